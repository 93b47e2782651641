// Reads the types of catalogue entries and matches arguments against them.
import type { ResultText, TypeText } from '../catalogue/function-entry';
import type { Dimension } from './dimension';
import { baseUnit, combine, describe, dimension, moneyOf, PLAIN, raise } from './dimension';
import type { Look } from './syntax';
import type { ScalarType, TableType, Type } from './type';
import { columnOf, describeType, itemOf, number, UNKNOWN } from './type';

type Wanted =
  | { kind: 'number'; variables: { name: string; power: number }[]; fixed: Dimension; look?: Look }
  | { kind: 'column'; item: Wanted }
  | { kind: 'table'; schema?: string }
  | { kind: 'choice'; words: readonly string[] }
  | { kind: 'text' | 'truth' | 'date' | 'any' | 'lambda' | 'chart' | 'same' | 'key' };

/** What a call has fixed so far: dimension variables, and the first look of each. */
export interface Bindings {
  dimensions: Map<string, Dimension | undefined>;
  looks: Map<string, Look>;
  /** The first table among the arguments: what `same deals` returns. */
  table?: TableType;
  /** A column stood where one number is expected: the result is a column too. */
  over?: TableType;
}

const FIXED: Readonly<Record<string, Dimension>> = {
  time: dimension({ s: 1 }),
  power: dimension({ W: 1 }),
  energy: dimension({ W: 1, s: 1 }),
  '1': PLAIN,
};
const LOOKS: Readonly<Record<string, Look>> = { '%': { as: '%' }, x: { as: 'x' } };
const cache = new Map<TypeText, Wanted>();

function read(text: TypeText): Wanted {
  const known = cache.get(text);
  if (known) return known;
  const wanted = readNew(text);
  cache.set(text, wanted);
  return wanted;
}

function readNew(text: TypeText): Wanted {
  if (text.startsWith('column ')) return { kind: 'column', item: read(text.slice(7)) };
  if (text.startsWith('same ')) return { kind: 'same' };
  if (text.startsWith('choice ')) return { kind: 'choice', words: text.slice(7).split(' ') };
  switch (text) {
    case 'text':
    case 'truth':
    case 'date':
    case 'any':
    case 'lambda':
    case 'chart':
    case 'key':
      return { kind: text };
    case 'table':
      return { kind: 'table' };
    case 'deals':
    case 'valuations':
      return { kind: 'table', schema: text };
  }
  const [, product = '', , shown] = /^([^[\]]+?)(\s*\[(.+)\])?$/.exec(text) ?? [];
  const variables: { name: string; power: number }[] = [];
  let fixed = PLAIN;
  for (const [, sign, symbol, exponent] of product.matchAll(/([*/]?)([A-Za-z1]+)(?:\^([\d.]+))?/g)) {
    const power = (sign === '/' ? -1 : 1) * Number(exponent ?? 1);
    const known = FIXED[symbol!];
    if (known) fixed = combine(fixed, known, power);
    else variables.push({ name: symbol!, power });
  }
  const look = shown === undefined ? undefined : (LOOKS[shown] ?? { time: shown });
  return { kind: 'number', variables, fixed, ...(look && { look }) };
}

/** The words of a parameter that takes one of a few, written bare. */
export function choiceWords(text: TypeText): readonly string[] {
  const wanted = read(text);
  return wanted.kind === 'choice' ? wanted.words : [];
}

export const newBindings = (): Bindings => ({ dimensions: new Map(), looks: new Map() });

/** Whether the argument fits, binding variables; otherwise what was expected, in words. `word`: it is a bare word. */
export function accepts(
  text: TypeText,
  type: Type,
  bindings: Bindings,
  elementwise: boolean,
  word?: string,
): { ok: true } | { ok: false; expected: string } {
  const alternatives = text.split(' | ');
  for (const alternative of alternatives) {
    const trial: Bindings = { ...bindings, dimensions: new Map(bindings.dimensions), looks: new Map(bindings.looks) };
    if (
      word !== undefined ? choiceWords(alternative).includes(word) : fits(read(alternative), type, trial, elementwise)
    ) {
      Object.assign(bindings, trial);
      return { ok: true };
    }
  }
  return { ok: false, expected: alternatives.map((a) => inWords(read(a), bindings)).join(' or ') };
}

function fits(wanted: Wanted, type: Type, bindings: Bindings, elementwise: boolean): boolean {
  if (type.kind === 'unknown') return true;
  switch (wanted.kind) {
    case 'any':
    case 'same':
    case 'key':
      return true;
    case 'choice':
      return false;
    case 'text':
    case 'date':
    case 'truth':
    case 'chart':
      return type.kind === wanted.kind;
    case 'lambda':
      return type.kind === 'closure';
    case 'table':
      if (type.kind !== 'table' || (wanted.schema !== undefined && type.schema !== wanted.schema && !type.open))
        return false;
      if (wanted.schema === 'valuations' && otherMoney(type, bindings)) return false;
      bindings.table ??= type;
      bindMoney(type, bindings);
      return true;
    case 'column':
      return (
        type.kind === 'column' &&
        (bindings.table ??= type.table) !== undefined &&
        fits(wanted.item, type.item, bindings, false)
      );
    case 'number': {
      const item = elementwise ? itemOf(type) : type;
      if (item.kind === 'unknown') return true;
      if (item.kind !== 'number') return false;
      if (elementwise && type.kind === 'column') bindings.over ??= type.table;
      return fitsNumber(wanted, item.dimension, item.look, bindings);
    }
  }
}

/** Cash of another currency than that of the deals it is set against. */
function otherMoney(table: TableType, bindings: Bindings): boolean {
  const cash = table.columns.get('cash');
  const money = bindings.dimensions.get('M');
  if (cash?.kind !== 'column' || cash.item.kind !== 'number') return false;
  return money !== undefined && cash.item.dimension !== undefined && cash.item.dimension !== money;
}

/** A deals table brings the currency of its amounts. */
function bindMoney(table: TableType, bindings: Bindings): void {
  const amount = table.columns.get('amount');
  if (table.schema !== 'deals' || amount?.kind !== 'column' || amount.item.kind !== 'number') return;
  if (!bindings.dimensions.has('M')) bindings.dimensions.set('M', amount.item.dimension);
}

function fitsNumber(
  wanted: Wanted & { kind: 'number' },
  given: Dimension | undefined,
  look: Look,
  bindings: Bindings,
): boolean {
  if (given === undefined) return true;
  let fixed = wanted.fixed;
  let open: { name: string; power: number } | undefined;
  for (const variable of wanted.variables) {
    const bound = bindings.dimensions.get(variable.name);
    if (bound) fixed = combine(fixed, bound, variable.power);
    else open = variable;
  }
  if (!open) return fixed === given;
  const value = raise(combine(given, fixed, -1), 1 / open.power);
  if (open.name === 'M' && moneyOf(value) === undefined) return false;
  bindings.dimensions.set(open.name, value);
  bindings.looks.set(open.name, look);
  return true;
}

function inWords(wanted: Wanted, bindings: Bindings): string {
  switch (wanted.kind) {
    case 'number': {
      let fixed: Dimension | undefined = wanted.fixed;
      for (const { name, power } of wanted.variables) {
        const bound: Dimension | undefined = bindings.dimensions.get(name);
        if (bound) fixed = combine(fixed, bound, power);
        else if (name === 'M') return wanted.fixed === PLAIN ? 'money (`$300B`)' : 'money per time (`$12B/year`)';
        else return 'a number';
      }
      return describe(fixed);
    }
    case 'column':
      return wanted.item.kind === 'number'
        ? 'a column of numbers'
        : wanted.item.kind === 'any'
          ? 'a column'
          : `a column of ${wanted.item.kind}s`;
    case 'table':
      if (wanted.schema === 'valuations' && bindings.dimensions.get('M'))
        return `a \`valuations\` cell with its cash in ${baseUnit(bindings.dimensions.get('M')!)}`;
      return wanted.schema ? `a \`${wanted.schema}\` cell` : 'a table';
    case 'lambda':
      return 'a function (`y => …`)';
    case 'any':
    case 'same':
    case 'key':
      return 'a value';
    case 'choice':
      return wanted.words.map((w) => `\`${w}\``).join(' or ');
    case 'text':
    case 'truth':
    case 'date':
    case 'chart':
      return describeType({ kind: wanted.kind });
  }
}

/** The type of a call's result under its bindings. */
export function resultType(result: ResultText, bindings: Bindings): Type {
  if (typeof result === 'string') {
    const type = fromText(result, bindings);
    return bindings.over && type.kind !== 'chart' ? columnOf(type as ScalarType, bindings.over) : type;
  }
  const each = (entries: Record<string, ResultText>): Map<string, Type> =>
    new Map(Object.entries(entries).map(([name, text]) => [name, resultType(text, { ...bindings, over: undefined })]));
  if ('record' in result) return { kind: 'record', fields: each(result.record) };
  const columns = new Map<string, Type>();
  const table: TableType = {
    kind: 'table',
    name: 'result',
    schema: 'table',
    columns,
    open: false,
    ...(result.extra && { extra: each(result.extra) }),
  };
  for (const [name, type] of each(result.table)) columns.set(name, columnOf(type as ScalarType, table));
  return table;
}

function fromText(text: TypeText, bindings: Bindings): Type {
  const wanted = read(text);
  switch (wanted.kind) {
    case 'number': {
      let value: Dimension | undefined = wanted.fixed;
      let look: Look | undefined;
      for (const { name, power } of wanted.variables) {
        const bound = bindings.dimensions.get(name);
        look ??= bindings.looks.get(name);
        value = value && bound && combine(value, bound, power);
      }
      return number(value, wanted.look ?? look ?? {});
    }
    case 'same':
      return bindings.table ?? UNKNOWN;
    case 'text':
    case 'truth':
    case 'date':
    case 'chart':
      return { kind: wanted.kind };
    case 'column': {
      const item = fromText(text.slice('column '.length), bindings);
      return bindings.table ? columnOf(item as ScalarType, bindings.table) : UNKNOWN;
    }
    case 'key':
      return keyType(bindings.table);
    case 'table':
    case 'lambda':
    case 'any':
    case 'choice':
      return UNKNOWN;
  }
}

/** What tells the rows of a table apart: its first column, or row numbers where it is a mere list. */
function keyType(table: TableType | undefined): Type {
  if (!table || table.open) return UNKNOWN;
  const [first] = table.columns.values();
  return table.schema === 'list' || first?.kind !== 'column' ? number(PLAIN) : first.item;
}
