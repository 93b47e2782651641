// Rows found by a key: `revenue at 2000`, `t join u on company`.
import { cellOf, selectRows, withColumns } from './table';
import type { ColumnData } from './table';
import type { Column, Table, Value } from './value';
import { EvaluationError, isColumn, isMissing, isPeriod, isTable } from './value';

/** Text of a key as it is looked up and as it is said. */
const keyText = (value: Value): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';

function keyColumn(table: Table): Column {
  const name = table.columnNames[0];
  const column = name === undefined ? undefined : table.column(name);
  if (!column) throw new EvaluationError('T12', `\`${table.name}\` has no rows to pick from.`);
  return column;
}

/** The value of a column (of a series: of its last column) in the row whose first column is the key. */
export function pickRow(of: Value, key: Value): Value {
  if (isMissing(key)) return key;
  const table = isColumn(of) ? of.owner : isTable(of) ? of : undefined;
  if (!table) throw new EvaluationError('T12', '`at` picks a row of a column or of a series.');
  const column = isColumn(of) ? of : table.column(table.columnNames[table.columnNames.length - 1]!)!;
  const keys = keyColumn(table);
  for (let row = 0; row < table.count; row++) {
    const cell = cellOf(keys, row);
    if (isPeriod(key) ? typeof cell === 'number' && cell >= key.from && cell < key.to : cell === key)
      return cellOf(column, row);
    // A year finds the first row of its dates.
    if (
      typeof key === 'number' &&
      typeof cell === 'number' &&
      isYear(key) &&
      !isYear(cell) &&
      new Date(cell * 86_400_000).getUTCFullYear() === key
    )
      return cellOf(column, row);
  }
  throw new EvaluationError('R15', `\`${table.name}\` has no row at ${said(key, keys)}${nearestKey(key, keys)}.`);
}

const isYear = (n: number): boolean => Number.isInteger(n) && n > 1000 && n < 3000;
const isDay = (column: Column): boolean =>
  column.numbers !== undefined &&
  !Array.from(column.numbers).every((n) => Number.isNaN(n) || isYear(n) || Math.abs(n) < 1000);
const said = (key: Value, keys: Column): string =>
  typeof key === 'number' && isDay(keys) && !isYear(key)
    ? new Date(key * 86_400_000).toISOString().slice(0, 10)
    : isPeriod(key)
      ? 'that period'
      : keyText(key);

function nearestKey(key: Value, keys: Column): string {
  if (typeof key !== 'number' || !keys.numbers) return '';
  let best: number | undefined;
  for (const n of keys.numbers)
    if (!Number.isNaN(n) && (best === undefined || Math.abs(n - key) < Math.abs(best - key))) best = n;
  return best === undefined ? '' : `; the nearest is ${said(best, keys)}`;
}

/** Every row of `table` with the columns of the first row of `other` that has its keys; without one, missing with a reason. */
export function joinTables(table: Table, other: Table, keys: readonly string[]): Table {
  const rowKey = (from: Table, row: number): string =>
    keys
      .map((name) => {
        const column = from.column(name);
        if (!column) throw new EvaluationError('N03', `\`${from.name}\` has no column \`${name}\` to join on.`);
        return keyText(cellOf(column, row));
      })
      .join('\u0001');
  const found = new Map<string, number>();
  for (let row = other.count - 1; row >= 0; row--) found.set(rowKey(other, row), row);
  const matches = Array.from({ length: table.count }, (_, row) => found.get(rowKey(table, row)));
  const rows = Int32Array.from(matches, (row) => row ?? 0);
  const chosen = other.count ? selectRows(other, rows) : other;
  const added = new Map<string, ColumnData>();
  for (const name of other.columnNames) {
    if (keys.includes(name) || table.columnNames.includes(name)) continue;
    const column = chosen.column(name)!;
    const reasons = new Map(column.reasons);
    matches.forEach(
      (match, row) => match === undefined && reasons.set(row, `no row of \`${other.name}\` for ${table.place(row)}`),
    );
    const without = <T>(list: readonly T[], none: T): T[] =>
      list.map((value, row) => (matches[row] === undefined ? none : value));
    added.set(name, {
      ...(column.numbers && { numbers: Float64Array.from(without(Array.from(column.numbers), NaN)) }),
      ...(column.texts && { texts: without(column.texts, null) }),
      ...(column.currencies && { currencies: without(column.currencies, '') }),
      ...(column.spreads && { spreads: new Map([...column.spreads].filter(([row]) => matches[row] !== undefined)) }),
      reasons,
    });
  }
  return withColumns(table, added);
}
