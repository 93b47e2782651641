// A `vega-lite` cell: its own JSON, with the notebook's tables where it names them as data.
import { ends } from '../engine/spread';
import { cellOf } from '../engine/table';
import type { Column, Table } from '../engine/value';
import { isSpread, isTable } from '../engine/value';
import type { Diagnostic } from '../language/diagnostic';
import { dayText } from '../output/value-text';
import type { CellResult } from './protocol';
import type { Evaluated } from './session';
import { errorOf } from './show-cell';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function showVegaLite(id: string, evaluated: Evaluated): Pick<CellResult, 'outputs' | 'errors' | 'diagnostics'> {
  const { text } = evaluated.analysis.cells.get(id)!.input;
  let spec: Json;
  try {
    spec = JSON.parse(text) as Json;
  } catch (error) {
    return problem(id, text, `This is not JSON: ${(error as Error).message}.`, positionOf(error as Error, text));
  }
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec))
    return problem(id, text, 'A Vega-Lite cell holds one object: `{ "mark": …, "encoding": … }`.', 0);
  const datasets: Record<string, Json> = {};
  for (const name of dataNames(spec)) {
    const outcome = evaluated.graph.outcome(name);
    if (outcome?.ok && isTable(outcome.value)) datasets[name] = tableRows(outcome.value);
  }
  const stated = spec['datasets'];
  const own = typeof stated === 'object' && stated !== null && !Array.isArray(stated) ? stated : {};
  const vegalite = Object.keys(datasets).length ? { ...spec, datasets: { ...datasets, ...own } } : spec;
  const title = typeof spec['title'] === 'string' ? spec['title'] : undefined;
  const description = typeof spec['description'] === 'string' ? spec['description'] : undefined;
  return { outputs: [{ vegalite, text: description ?? title ?? 'A Vega-Lite chart.' }], errors: [], diagnostics: [] };
}

function problem(
  cell: string,
  text: string,
  message: string,
  at: number,
): Pick<CellResult, 'outputs' | 'errors' | 'diagnostics'> {
  const diagnostic: Diagnostic = {
    cell,
    code: 'V01',
    severity: 'error',
    start: at,
    end: Math.min(text.length, at + 1),
    message,
  };
  return { outputs: [], errors: [errorOf(diagnostic, text)], diagnostics: [diagnostic] };
}

/** Engines word it differently: `at position 12`, or `line 1 column 13`. */
function positionOf(error: Error, text: string): number {
  const position = /position (\d+)/.exec(error.message)?.[1];
  return position === undefined ? Math.max(0, text.trimEnd().length - 1) : Math.min(Number(position), text.length);
}

/** Names that `data: { name }` uses anywhere in the spec. */
function dataNames(spec: Json): Set<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'datasets' || key === 'values') continue;
      if (
        key === 'data' &&
        typeof inner === 'object' &&
        inner !== null &&
        !Array.isArray(inner) &&
        typeof inner['name'] === 'string'
      )
        found.add(inner['name']);
      visit(inner);
    }
  };
  visit(spec);
  return found;
}

/** Rows in base units; dates as ISO days; a bounded figure as `amount_low` and `amount_high`, never as its middle. */
function tableRows(table: Table): Json[] {
  const columns = table.columnNames.map((name) => table.column(name)!);
  return Array.from({ length: table.count }, (_, row) => {
    const out: Record<string, Json> = {};
    for (const column of columns) addCell(out, column, row);
    return out;
  });
}

function addCell(out: Record<string, Json>, column: Column, row: number): void {
  const value = cellOf(column, row);
  const dated = column.name === 'date' || column.name === 'start' || column.name === 'end';
  const plain = typeof value === 'number' ? (dated ? dayText(value) : value) : typeof value === 'string' ? value : null;
  out[column.name] = plain;
  if (!column.spreads?.size) return;
  const { low, high } = isSpread(value) ? ends(value) : { low: plain as number | null, high: plain as number | null };
  out[`${column.name}_low`] = low;
  out[`${column.name}_high`] = high === null || Number.isFinite(high) ? high : null;
}
