// A `vega-lite` cell: its own JSON, with the notebook's tables where it names them as data.
import { ends } from '../engine/spread';
import { cellOf } from '../engine/table';
import type { Column, Table } from '../engine/value';
import { isColumn, isSpread, isTable } from '../engine/value';
import type { Diagnostic } from '../language/diagnostic';
import type { Type } from '../language/type';
import { itemOf } from '../language/type';
import { columnTable } from '../output/present';
import { dayText } from '../output/value-text';
import { jsonMistake } from './json-text';
import type { CellResult } from './protocol';
import { errorOf } from './cell-error';
import type { Evaluated } from './evaluated';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Shown = Pick<CellResult, 'outputs' | 'errors' | 'diagnostics'>;

export function showVegaLite(id: string, evaluated: Evaluated): Shown {
  const { text } = evaluated.analysis.cells.get(id)!.input;
  const mistake = jsonMistake(text);
  if (mistake) return problem(id, text, `This is not the JSON of a chart: ${mistake.message}.`, mistake.at);
  const spec = JSON.parse(text) as Json;
  if (!isObject(spec))
    return problem(id, text, 'A Vega-Lite cell holds one object: `{ "mark": …, "encoding": … }`.', 0);
  const own = isObject(spec['datasets']) ? spec['datasets'] : {};
  const datasets: Record<string, Json> = {};
  for (const name of namesIn(spec)) {
    if (Object.hasOwn(own, name)) continue;
    const rows = rowsOf(name, evaluated);
    if (typeof rows === 'string') return problem(id, text, rows, placeOf(name, text), name.length + 2);
    datasets[name] = rows;
  }
  const vegalite = Object.keys(datasets).length ? { ...spec, datasets: { ...datasets, ...own } } : spec;
  return { outputs: [{ vegalite, text: wordsOf(spec) }], errors: [], diagnostics: [] };
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Its description, else its title, which may be a text, lines, or an object that holds them. */
function wordsOf(spec: { [key: string]: Json }): string {
  const title = isObject(spec['title']) ? spec['title']['text'] : spec['title'];
  const lines = [title ?? []].flat().filter((line) => typeof line === 'string');
  const description = typeof spec['description'] === 'string' ? [spec['description']] : [];
  return [...lines, ...description].join('\n') || 'A Vega-Lite chart.';
}

/** A table of the notebook as rows, or why there is none. */
function rowsOf(name: string, { analysis, graph }: Evaluated): Json[] | string {
  const definition = analysis.definitions.get(name);
  if (!definition) return `There is no table \`${name}\` in this notebook.`;
  const outcome = graph.outcome(name);
  if (!outcome?.ok) return `This chart waits for \`${name}\`, which has an error.`;
  const { value } = outcome;
  if (isTable(value)) return tableRows(value, definition.type);
  if (isColumn(value)) return tableRows(columnTable(value), definition.type);
  return `\`${name}\` is no table: a chart draws rows.`;
}

const placeOf = (name: string, text: string): number => Math.max(0, text.indexOf(JSON.stringify(name)));

function problem(cell: string, text: string, message: string, at: number, length = 1): Shown {
  const end = Math.min(text.length, at + length);
  const diagnostic: Diagnostic = { cell, code: 'V01', severity: 'error', start: at, end, message };
  return { outputs: [], errors: [errorOf(diagnostic, text)], diagnostics: [diagnostic] };
}

/** Names of the notebook that a cell's text uses as data; none where it is no JSON. */
export function dataNames(text: string): string[] {
  if (jsonMistake(text)) return [];
  return [...namesIn(JSON.parse(text) as Json)];
}

/** Sources of data that need no name: a name beside one of them only labels it. */
const INLINE = ['values', 'url', 'sequence', 'sphere', 'graticule'];

function namesIn(spec: Json): Set<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'datasets' || key === 'values') continue;
      if (key === 'data' && isObject(inner) && typeof inner['name'] === 'string' && !INLINE.some((k) => k in inner))
        found.add(inner['name']);
      visit(inner);
    }
  };
  visit(spec);
  return found;
}

/** Rows in base units; dates as ISO days; a bounded figure as `amount_low` and `amount_high`, never as its middle. */
function tableRows(table: Table, type: Type): Json[] {
  const columns = table.columnNames.map((name) => {
    const column = table.column(name)!;
    const stated = type.kind === 'table' ? type.columns.get(name) : type.kind === 'column' ? columnType(type, name) : undefined; // prettier-ignore
    return { column, dated: stated !== undefined && itemOf(stated).kind === 'date' };
  });
  return Array.from({ length: table.count }, (_, row) => {
    // No prototype: a column may be called `__proto__`.
    const out = Object.create(null) as Record<string, Json>;
    for (const { column, dated } of columns) addCell(out, column, row, dated);
    return { ...out };
  });
}

const columnType = (type: Type & { kind: 'column' }, name: string): Type | undefined =>
  name === 'value' ? type.item : type.table.columns.get(name);

const finite = (x: number | null): number | null => (x !== null && Number.isFinite(x) ? x : null);

function addCell(out: Record<string, Json>, column: Column, row: number, dated: boolean): void {
  const value = cellOf(column, row);
  const plain = typeof value === 'number' ? (dated ? dayText(value) : value) : typeof value === 'string' ? value : null;
  out[column.name] = plain;
  if (!column.spreads?.size) return;
  const certain = typeof value === 'number' ? value : null;
  const { low, high } = isSpread(value) ? ends(value) : { low: certain, high: certain };
  out[`${column.name}_low`] = finite(low);
  out[`${column.name}_high`] = finite(high);
}
