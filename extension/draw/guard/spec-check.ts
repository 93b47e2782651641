// Reads a Vega-Lite spec that nobody vouches for: a copy of it comes out, checked member by member, or the reason why not.
import { BOUNDS, boundMessage, type BoundName } from './bounds';
import { escapedField, escapedValue } from './escaped-names';
import { refusedStream, refusedToggle } from './event-streams';
import { refusedExpression, RESERVED_NAMES } from './expressions';
import { isPlainCss, shortened } from './paint';
import { refusedBinding } from './bindings';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/**
 * A spec without its rows, which it names instead: the compiler needs no rows, and would compare and copy them.
 * `notes` are sentences for the reader about what was left out of a chart that is drawn all the same.
 */
export interface CheckedSpec {
  spec: JsonObject;
  rows: ReadonlyMap<string, Json>;
  notes: string[];
}

export type SpecCheck = ({ ok: true } & CheckedSpec) | { ok: false; reason: string };

const VEGA_LITE = /^https?:\/\/vega\.github\.io\/schema\/vega-lite\/v6(?:\.\d+)*(?:\.json)?#?$/;
const VIEWS = ['mark', 'layer', 'concat', 'hconcat', 'vconcat', 'facet', 'repeat', 'spec'];
const FULL_VEGA = ['marks', 'signals', 'scales', 'projections', 'axes', 'legends'];

/** Members whose string is an expression wherever they stand. */
const EXPRESSIONS = new Set(['expr', 'signal', 'calculate', 'labelExpr', 'test']);
const LOGIC = new Set(['filter', 'and', 'or', 'not', 'test']);
/** In a spec these names mean JavaScript's own object machinery, never a field. In rows they are data. */
const MACHINERY = new Set(['__proto__', 'constructor', 'prototype']);
const SELECTIONS = new Set(['select', 'point', 'interval']);
const STREAMS = new Set(['on', 'clear', 'zoom', 'translate']);
/** Members whose text, or list of texts, names columns. */
const FIELDS = new Set([
  ...['field', 'fields', 'groupby', 'key', 'on', 'as', 'fold', 'flatten', 'pivot', 'lookup', 'impute', 'density'],
  ...['regression', 'loess', 'quantile', 'stack', 'extent', 'sort', 'repeat', 'row', 'column', 'layer'],
]);
const COUNTS: Record<string, BoundName> = {
  ...{ tickCount: 'ticks', symbolLimit: 'ticks', columns: 'views', maxbins: 'bins', count: 'bins' },
  ...{ steps: 'steps', minsteps: 'steps', maxsteps: 'steps', width: 'width', height: 'height' },
};

class Refusal extends Error {}
const refuse = (reason: string): never => {
  throw new Refusal(reason);
};
const over = (bound: BoundName, found: number): void => {
  if (!(found <= BOUNDS[bound].max)) refuse(boundMessage(bound, found));
};

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param parsed any JSON value
 * @param tokens names of the theme's colours, which an expression may use
 */
export function checkSpec(parsed: unknown, tokens: Iterable<string>): SpecCheck {
  try {
    if (!isObject(parsed)) refuse(`This is no chart: a Vega-Lite spec is a JSON object, here is ${nameOf(parsed)}.`);
    const source = parsed as JsonObject;
    checkKind(source);
    const walk = startWalk(source, tokens);
    const spec = walk.copy(source);
    over('views', views(spec));
    return { ok: true, spec, rows: walk.sets, notes: [...walk.notes] };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    return {
      ok: false,
      reason: `This chart cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing (null)';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function checkKind(source: JsonObject): void {
  const schema = source.$schema;
  if (schema !== undefined && !(typeof schema === 'string' && VEGA_LITE.test(schema))) {
    const shown = typeof schema === 'string' ? `“${shortened(schema)}”` : nameOf(schema);
    refuse(
      `Only Vega-Lite 6 is drawn, and this spec's $schema is ${shown}. Write “https://vega.github.io/schema/vega-lite/v6.json”.`,
    );
  }
  const vega = FULL_VEGA.filter((key) => Array.isArray(source[key]));
  if (vega.length > 0) refuse(`This is a full Vega spec (it has “${vega[0]}”); only Vega-Lite 6 is drawn.`);
  if (!VIEWS.some((key) => Object.hasOwn(source, key)))
    refuse('This is no Vega-Lite chart: it has no “mark”, “layer”, “facet”, “repeat” or “concat”.');
}

interface Walk {
  copy(source: JsonObject): JsonObject;
  notes: Set<string>;
  sets: Map<string, Json>;
}

function startWalk(root: JsonObject, tokens: Iterable<string>): Walk {
  const notes = new Set<string>();
  const sets = new Map<string, Json>();
  const setOf = new Map<string, string>();
  let rows = 0;
  let members = 0;
  let layers = 0;
  let expressions = 0;
  const names = new Set<string>([...tokens, 'width', 'height']);
  collectNames(root, names);

  const expression = (text: string, where: string): void => {
    over('expressions', ++expressions);
    const reason = refusedExpression(text, names);
    if (reason) refuse(`An expression is refused (“${where}”: ${shortened(text)}): ${reason}.`);
  };

  const copyData = (value: Json, depth: number): Json => {
    over('depth', depth);
    over('members', ++members);
    if (Array.isArray(value)) return value.map((item) => copyData(item, depth + 1));
    if (!isObject(value)) return escapedValue(value) as Json;
    const copy: JsonObject = {};
    for (const key of Object.keys(value)) {
      if (key !== '__proto__') copy[key] = copyData(value[key]!, depth + 1);
    }
    return copy;
  };

  /** Rows have no prototype: a column that a row lacks is then missing, whatever it is called. */
  const copyRow = (row: Json, depth: number): Json => {
    if (!isObject(row)) return copyData(row, depth);
    over('members', ++members);
    const copy = Object.create(null) as JsonObject;
    for (const key of Object.keys(row)) copy[escapedField(key)] = copyData(row[key]!, depth + 1);
    return copy;
  };

  const copyRows = (value: Json, depth: number): Json => {
    rows += Array.isArray(value)
      ? value.length
      : typeof value === 'string'
        ? value.split('\n', BOUNDS.rows.max + 2).length
        : 1;
    over('rows', rows);
    return Array.isArray(value) ? value.map((row) => copyRow(row, depth + 1)) : copyData(value, depth);
  };

  const copyValue = (value: Json, key: string, parent: string, depth: number): Json => {
    over('depth', depth);
    over('members', ++members);
    if (typeof value === 'string') return checkString(value, key, parent);
    if (typeof value === 'number') {
      const bound = COUNTS[key];
      if (bound) over(bound, value);
      return value;
    }
    if (Array.isArray(value)) {
      if (key === 'layer') over('layers', (layers += value.length));
      return value.map((item) => copyValue(item, LOGIC.has(key) || key === 'params' ? key : '', key, depth + 1));
    }
    return isObject(value) ? copyObject(value, key, parent, depth) : value;
  };

  const checkString = (text: string, key: string, parent: string): string => {
    if (EXPRESSIONS.has(key) || (LOGIC.has(key) && !(key === 'filter' && parent === 'on'))) expression(text, key);
    else if (/format$/i.test(key) && /\d{4,}/.test(text)) over('format', Number(/\d{4,}/.exec(text)?.[0]));
    else if (/formatType$/i.test(key) && !['number', 'time', 'utc'].includes(text))
      refuse(`The format type “${shortened(text)}” is not allowed.`);
    else if (key === 'cursor' && !isPlainCss(text)) {
      notes.add(`An address in “cursor” was refused: a chart loads nothing (${shortened(text)}).`);
      return 'default';
    }
    if (key === 'as' && text === '__proto__') refuse('A field made by a transform cannot be called “__proto__”.');
    return FIELDS.has(key || parent) ? escapedField(text) : text;
  };

  const copyObject = (source: JsonObject, key: string, parent: string, depth: number): JsonObject => {
    if (parent === 'params') checkParameter(source);
    if (SELECTIONS.has(key)) checkSelection(source);
    checkGenerators(source, key);
    const copy: JsonObject = {};
    for (const name of Object.keys(source)) {
      if (MACHINERY.has(name) || (depth === 0 && name === 'usermeta')) continue;
      const value = source[name]!;
      if (name === 'values' && key === 'data') {
        // Layers often repeat the same rows: one set for all of them, as the compiler itself would have it.
        const text = JSON.stringify(value);
        const set = typeof source.name === 'string' ? source.name : (setOf.get(text) ?? `rows_of_${sets.size + 1}`);
        if (!sets.has(set)) sets.set(set, copyRows(value, depth + 1));
        setOf.set(text, set);
        copy.name = set;
      } else if (name === 'datasets' && isObject(value)) {
        for (const set of Object.keys(value)) sets.set(set, copyRows(value[set]!, depth + 2));
      } else if (key === 'data' && name === 'url') {
        notes.add(
          `The data at an address was not loaded: a chart loads nothing (${shortened(String(value))}). Put the rows in the notebook.`,
        );
        sets.set(`rows_of_${sets.size + 1}`, []);
        copy.name = `rows_of_${sets.size}`;
      } else if (key === 'data' && name === 'format' && source.url !== undefined) {
        continue;
      } else if (STREAMS.has(name) && SELECTIONS.has(key)) {
        copy[name] = copyData(value, depth + 1);
      } else if (key === 'config' && name === 'signals') {
        refuse('“config.signals” is full Vega; use “params”.');
      } else copy[name] = copyValue(value, name, key, depth + 1);
    }
    return copy;
  };

  return { copy: (source) => copyObject(source, '', '', 0), notes, sets };
}

/** Parameters are declared anywhere in a spec and known everywhere in it. */
function collectNames(root: JsonObject, names: Set<string>): void {
  const open: { value: Json; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    over('depth', depth);
    if (Array.isArray(value)) for (const item of value) open.push({ value: item, depth: depth + 1 });
    else if (isObject(value)) {
      if (Array.isArray(value.params))
        for (const parameter of value.params) {
          if (!isObject(parameter) || typeof parameter.name !== 'string') continue;
          names.add(parameter.name);
        }
      for (const key of Object.keys(value))
        if (key !== 'values' && key !== 'datasets') open.push({ value: value[key]!, depth: depth + 1 });
    }
  }
}

function checkParameter(parameter: JsonObject): void {
  const { name, bind } = parameter;
  if (name === undefined) return;
  if (typeof name !== 'string' || !/^[A-Za-z_$][\w$]*$/.test(name)) refuse('A parameter has a name that is no name.');
  if (RESERVED_NAMES.has(String(name))) refuse(`A parameter cannot be called “${String(name)}”.`);
  for (const key of ['on', 'update', 'init', 'react', 'push'])
    if (parameter[key] !== undefined && key !== 'react')
      refuse(`“${key}” of the parameter “${String(name)}” is full Vega.`);
  const reason = refusedBinding(bind);
  if (reason) refuse(`The input of the parameter “${String(name)}” is refused: ${reason}.`);
}

/** A selection, or its defaults in `config.selection`. */
function checkSelection(selection: JsonObject): void {
  for (const key of STREAMS) {
    const reason = refusedStream(selection[key]);
    if (reason) refuse(`An event of a selection is refused (“${key}”): ${reason}.`);
  }
  const reason = refusedToggle(selection.toggle);
  if (reason) refuse(`“toggle” of a selection is refused: ${reason}.`);
}

/** Whatever makes rows, bins or ticks out of three numbers. */
function checkGenerators(source: JsonObject, key: string): void {
  const { start, stop, step } = source;
  if (typeof stop === 'number' && (typeof step === 'number' || step === undefined)) {
    const count = (stop - (typeof start === 'number' ? start : 0)) / ((step ?? 1) ? Number(step ?? 1) : NaN);
    over(key === 'bins' ? 'bins' : 'rows', Math.abs(count));
  }
  if (key === 'quantile' || typeof source.quantile === 'string') {
    if (typeof step === 'number') over('steps', step > 0 ? 1 / step : Infinity);
  }
  if (key === 'graticule') {
    for (const member of ['step', 'stepMajor', 'stepMinor']) {
      const steps = source[member];
      if (Array.isArray(steps)) for (const degrees of steps) over('steps', 360 / Math.abs(Number(degrees)));
    }
    if (typeof source.precision === 'number') over('steps', 360 / Math.abs(source.precision));
  }
  if (source.density !== undefined || source.quantile !== undefined || source.regression !== undefined)
    if (typeof source.order === 'number' && source.order > 30) refuse(boundMessage('steps', source.order));
}

/** Views that a spec spells out; those that data make (facets) are counted as they are made. */
function views(spec: Json): number {
  if (!isObject(spec)) return 0;
  let count = 0;
  for (const key of ['concat', 'hconcat', 'vconcat', 'layer']) {
    const parts = spec[key];
    if (!Array.isArray(parts)) continue;
    count +=
      key === 'layer' ? Math.max(1, ...parts.map(views)) : parts.reduce((sum: number, part) => sum + views(part), 0);
  }
  const { repeat } = spec;
  const lists = Array.isArray(repeat) ? [repeat] : isObject(repeat) ? Object.values(repeat).filter(Array.isArray) : [];
  const times = lists.reduce((product, list) => product * Math.max(1, list.length), 1);
  return Math.max(1, count) * times * (spec.spec === undefined ? 1 : views(spec.spec));
}
