// Tables and their columns: making them, selecting rows, bringing columns of one table onto the same rows.
import type { Column, Numeric, Spread, Table, Value } from './value';
import { EvaluationError, isMissing, isSpread, missing } from './value';

/** What a column is made of; `owner` is added by the table that takes it in. */
export type ColumnData = Omit<Column, 'kind' | 'owner' | 'name'>;

export interface TableParts {
  name: string;
  schema?: string;
  count: number;
  columns: Record<string, ColumnData> | Map<string, ColumnData>;
  place?: (row: number) => string;
  failed?: number;
  extra?: ReadonlyMap<string, Value>;
}

export function makeTable(parts: TableParts): Table {
  const data = parts.columns instanceof Map ? parts.columns : new Map(Object.entries(parts.columns));
  const columns = new Map<string, Column>();
  const table: Table = {
    kind: 'table',
    name: parts.name,
    schema: parts.schema ?? 'table',
    count: parts.count,
    columnNames: [...data.keys()],
    column: (name) => columns.get(name),
    place: parts.place ?? ((row) => `row ${row + 1}`),
    failed: parts.failed ?? 0,
    ...(parts.extra && { extra: parts.extra }),
  };
  for (const [name, column] of data) columns.set(name, { kind: 'column', name, owner: table, ...column });
  return table;
}

/** A column of numbers from scalars, uncertain and missing ones included. */
export function columnOf(values: readonly Numeric[]): ColumnData {
  const numbers = new Float64Array(values.length);
  const spreads = new Map<number, Spread>();
  const reasons = new Map<number, string>();
  values.forEach((value, row) => {
    numbers[row] = typeof value === 'number' ? value : NaN;
    if (isSpread(value)) spreads.set(row, value);
    if (isMissing(value)) reasons.set(row, value.reason);
  });
  return { numbers, ...(spreads.size && { spreads }), ...(reasons.size && { reasons }) };
}

/** The value of one row; a text column gives texts. */
export function cellOf(column: Column, row: number): Numeric | string {
  const spread = column.spreads?.get(row);
  if (spread) return spread;
  if (column.texts) return column.texts[row] ?? missing(reasonOf(column, row));
  const value = column.numbers![row]!;
  return Number.isNaN(value) ? missing(reasonOf(column, row)) : value;
}

/** Why a row has no value: `no amount: SoftBank, row 6`. */
export function reasonOf(column: Column, row: number): string {
  const stated = column.reasons?.get(row);
  return stated ?? `no ${column.name}: ${column.owner.place(row)}`;
}

function gather(column: Column, owner: Table, rows: Int32Array): Column {
  const back = (map: ReadonlyMap<number, unknown> | undefined): Map<number, never> | undefined => {
    if (!map?.size) return undefined;
    const out = new Map<number, never>();
    rows.forEach((from, to) => {
      if (map.has(from)) out.set(to, map.get(from) as never);
    });
    return out;
  };
  const numbers = column.numbers && new Float64Array(rows.length);
  if (numbers) for (let i = 0; i < rows.length; i++) numbers[i] = column.numbers![rows[i]!]!;
  const texts = column.texts && Array.from(rows, (row) => column.texts![row] ?? null);
  const spreads = back(column.spreads);
  const reasons = back(column.reasons);
  const currencies = column.currencies && Array.from(rows, (row) => column.currencies![row]!);
  return {
    kind: 'column',
    name: column.name,
    owner,
    ...(numbers && { numbers }),
    ...(texts && { texts }),
    ...(spreads && { spreads }),
    ...(reasons && { reasons }),
    ...(currencies && { currencies }),
  };
}

/** The table with only these rows, in this order; columns are gathered when they are asked for. */
export function selectRows(table: Table, rows: Int32Array): Table {
  const root = table.root ?? table;
  const rootRows = table.rows ? rows.map((row) => table.rows![row]!) : rows;
  const cache = new Map<string, Column | undefined>();
  const view: Table = {
    kind: 'table',
    name: table.name,
    schema: table.schema,
    count: rows.length,
    columnNames: table.columnNames,
    root,
    rows: rootRows,
    failed: table.failed,
    place: (row) => table.place(rows[row]!),
    column(name) {
      if (!cache.has(name)) {
        const column = table.column(name);
        cache.set(name, column && gather(column, view, rows));
      }
      return cache.get(name);
    },
  };
  return view;
}

/** The table with further columns, computed ones that replace others of their name included. */
export function withColumns(table: Table, added: ReadonlyMap<string, ColumnData>): Table {
  const names = [...table.columnNames.filter((name) => !added.has(name)), ...added.keys()];
  const cache = new Map<string, Column | undefined>();
  const wider: Table = {
    ...table,
    columnNames: names,
    root: table.root ?? table,
    rows: table.rows ?? Int32Array.from({ length: table.count }, (_, i) => i),
    column(name) {
      if (!cache.has(name)) {
        const own = added.get(name);
        const column = own ? ({ kind: 'column', name, ...own } as Column) : table.column(name);
        cache.set(name, column && { ...column, owner: wider });
      }
      return cache.get(name);
    },
  };
  return wider;
}

/**
 * `column` on the rows of `owner`: itself, or its rows gathered where `owner` selects rows of the column's table.
 * Columns of different tables do not combine: an EvaluationError.
 */
export function alignTo(column: Column, owner: Table): Column {
  if (column.owner === owner) return column;
  const root = column.owner.root ?? column.owner;
  if (!column.owner.root && owner.root === root) return gather(column, owner, owner.rows!);
  if (owner.root === root && column.owner.rows && owner.rows) {
    if (sameRows(column.owner.rows, owner.rows)) return { ...column, owner };
    const within = placesOf(owner.rows, column.owner.rows);
    if (within) return gather(column, owner, within);
  }
  if (!owner.root && column.owner.root === owner && column.owner.count === owner.count && inOrder(column.owner.rows!))
    return { ...column, owner };
  throw new EvaluationError(
    'T10',
    `\`${column.owner.name}.${column.name}\` and a column of \`${owner.name}\` stand on different rows; only columns of one table combine row by row.`,
  );
}

/** Where each of `rows` stands in `among`; undefined where one is missing. */
function placesOf(rows: Int32Array, among: Int32Array): Int32Array | undefined {
  if (rows.length > among.length) return undefined;
  const place = new Map(Array.from(among, (row, i) => [row, i]));
  return rows.every((row) => place.has(row)) ? rows.map((row) => place.get(row)!) : undefined;
}

const sameRows = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((row, i) => row === b[i]);
const inOrder = (rows: Int32Array): boolean => rows.every((row, i) => row === i);
