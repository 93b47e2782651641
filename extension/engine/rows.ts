// Which rows belong together, and in which order.
import { cellOf } from './table';
import type { Column } from './value';
import { isSpread } from './value';
import { ends } from './spread';

/** A key that tells two cells apart; missing ones form a group of their own. */
const keyOf = (column: Column, row: number): string | number =>
  column.texts ? (column.texts[row] ?? '\u0000') : column.numbers![row]!;

/** Rows of each combination of the keys, groups in the order of their first row. */
export function groupRows(count: number, keys: readonly Column[]): Int32Array[] {
  const groups = new Map<string | number, number[]>();
  for (let row = 0; row < count; row++) {
    const key =
      keys.length === 1 ? keyOf(keys[0]!, row) : keys.map((column) => String(keyOf(column, row))).join('\u0001');
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((rows) => Int32Array.from(rows));
}

/** A stable order; missing values come last in either direction, uncertain ones by the middle of their ends. */
export function sortRows(count: number, keys: readonly { column: Column; descending: boolean }[]): Int32Array {
  const order = Array.from({ length: count }, (_, i) => i);
  const sortable = keys.map(({ column, descending }) => ({
    descending,
    cells: order.map((row): number | string | undefined => {
      const cell = cellOf(column, row);
      if (typeof cell === 'number' || typeof cell === 'string') return cell;
      return isSpread(cell) ? (ends(cell).low + ends(cell).high) / 2 : undefined;
    }),
  }));
  order.sort((a, b) => {
    for (const { cells, descending } of sortable) {
      const [x, y] = [cells[a], cells[b]];
      if (x === y) continue;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      return (x < y ? -1 : 1) * (descending ? -1 : 1);
    }
    return a - b;
  });
  return Int32Array.from(order);
}
