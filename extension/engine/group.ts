// One result for each combination of keys: `sum(d.amount) by to`.
import { asTable, columnNamed } from './access';
import type { Context, Implementation, Units } from './program';
import { groupRows } from './rows';
import type { ColumnData } from './table';
import { alignTo, cellOf, columnOf, makeTable, selectRows } from './table';
import type { Column, Numeric, Table, Value } from './value';
import { isColumn, isTable, missing } from './value';

/** The call's first argument is narrowed to the rows of each group in turn. */
export function groupedCall(
  implementation: Implementation,
  values: readonly (Value | undefined)[],
  keyNames: readonly string[],
  context: Context,
  units: Units,
): Table {
  const [first, ...rest] = values;
  const table = asTable(first!);
  const keys = keyNames.map((key) => columnNamed(table, key));
  const groups = groupRows(table.count, keys);
  const results = groups.map((rows) => {
    const narrowed = selectRows(table, rows);
    return implementation([isColumn(first) ? alignTo(first, narrowed) : narrowed, ...rest], context, units);
  });
  const columns = new Map(keys.map((key) => [key.name, keyColumn(key, groups)] as const));
  columns.set('value', resultColumn(results));
  return makeTable({ name: table.name, count: groups.length, columns, place: (row) => `group ${row + 1}` });
}

function keyColumn(key: Column, groups: readonly Int32Array[]): ColumnData {
  const cells = groups.map((rows) => cellOf(key, rows[0]!));
  return key.texts
    ? { texts: cells.map((cell) => (typeof cell === 'string' ? cell : null)) }
    : columnOf(cells as Numeric[]);
}

function resultColumn(results: readonly Value[]): ColumnData {
  return results.some((r) => typeof r === 'string')
    ? { texts: results.map((r) => (typeof r === 'string' ? r : null)) }
    : columnOf(results.map((r) => (isColumn(r) || isTable(r) ? missing('no single value') : (r as Numeric))));
}
