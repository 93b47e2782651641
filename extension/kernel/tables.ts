// Data cells, read by the language as plain data, become the engine's tables.
import type { Context } from '../engine/program';
import { bound } from '../engine/spread';
import { rangeValue } from '../engine/uncertain';
import type { ColumnData } from '../engine/table';
import { makeTable } from '../engine/table';
import type { Numeric, Spread, Table, Value } from '../engine/value';
import { isMissing, isSpread } from '../engine/value';
import type { Analysis } from '../language/analysis';
import type { DataCell, DataColumn } from '../language/data/data-cell';

/** Columns that name companies: aliases are one node. */
const COMPANIES = new Set(['from', 'to', 'company']);

/** `table aliases` (`alias`, `name`): 英伟达 and Nvidia are one company. */
export function readAliases(analysis: Analysis): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.name !== 'aliases' || data.heading.schema?.name !== 'table') continue;
    const [alias, name] = ['alias', 'name'].map((column) => data.columns.find((c) => c.name === column)?.texts);
    alias?.forEach((from, row) => {
      const to = name?.[row];
      if (from && to) aliases.set(from, to);
    });
  }
  return aliases;
}

/** Values of the formulas in a cell's fields: column, then row. */
export type FieldValues = ReadonlyMap<string, ReadonlyMap<number, Numeric>>;

/** What a table is made from besides its cell. */
export interface TableWorld {
  aliases: ReadonlyMap<string, string>;
  context: Context;
  fields?: FieldValues;
}

export function toTable(data: DataCell, world: TableWorld): Table {
  const label =
    data.columns.find((c) => c.texts && (COMPANIES.has(c.name) || c.name === 'key')) ??
    data.columns.find((c) => c.texts);
  return makeTable({
    name: data.heading.name,
    schema: data.heading.schema?.name ?? 'table',
    count: data.count,
    columns: new Map(data.columns.map((column) => [column.name, toColumn(column, data.heading.name, world)])),
    place: (row) => {
      const who = label?.texts?.[row];
      return `${who ? `${who}, ` : ''}row ${data.rowNumbers[row]}`;
    },
    failed: data.failed,
  });
}

function toColumn(column: DataColumn, table: string, { aliases, context, fields }: TableWorld): ColumnData {
  const { name, texts, bounds, currencies } = column;
  if (texts)
    return {
      texts:
        COMPANIES.has(name) && aliases.size ? texts.map((t) => (t === null ? null : (aliases.get(t) ?? t))) : texts,
    };
  const spreads = new Map<number, Spread>();
  const reasons = new Map<number, string>();
  const numbers = column.numbers && Float64Array.from(column.numbers);
  const put = (row: number, value: Value): void => {
    if (isSpread(value)) spreads.set(row, value);
    else if (isMissing(value)) reasons.set(row, value.reason);
    else if (typeof value === 'number') numbers![row] = value;
  };
  for (const [row, { low, high, form }] of bounds ?? []) {
    const id = `${table}.${name}.${row}`;
    put(row, form ? rangeValue(`${id}#0`, form, low, high, context) : bound(id, low, high));
  }
  for (const [row, value] of fields?.get(name) ?? []) put(row, value);
  return {
    ...(numbers && { numbers }),
    ...(spreads.size && { spreads }),
    ...(reasons.size && { reasons }),
    ...(currencies && { currencies }),
  };
}

/** The newest date in the notebook's data, terms of deals apart: what "now" is where nobody says. Never the clock. */
export function newestDay(analysis: Analysis): number | undefined {
  let newest: number | undefined;
  for (const { data } of analysis.cells.values()) {
    if (!data || data.heading.schema?.name === 'sources') continue;
    for (const column of data.columns) {
      if (column.item.kind !== 'date' || column.name === 'start' || column.name === 'end') continue;
      for (const day of column.numbers ?? [])
        if (!Number.isNaN(day) && (newest === undefined || day > newest)) newest = day;
    }
  }
  return newest;
}
