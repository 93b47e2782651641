// Whether two values are the same to everything that reads them: a recomputed value equal to the old one stops the wave.
import type { Column, Table, Value } from './value';
import { isColumn, isRecord, isTable } from './value';

const sameNumbers = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((x, i) => Object.is(x, b[i]));

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

function sameMap<T>(a: ReadonlyMap<unknown, T>, b: ReadonlyMap<unknown, T>, same: (x: T, y: T) => boolean): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !same(value, other)) return false;
  }
  return true;
}

/** Both absent, or both there and the same. */
const both = <T>(a: T | undefined, b: T | undefined, same: (x: T, y: T) => boolean): boolean =>
  a === undefined || b === undefined ? a === b : same(a, b);

/** Closures, charts and what is lazy are never found equal: what reads them runs again. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (isLazy(a) || isLazy(b)) return false;
  if (typeof a === 'number' || typeof b === 'number') return Object.is(a, b);
  if (typeof a === 'string' || typeof b === 'string' || a.kind !== b.kind) return false;
  if (isColumn(a) && isColumn(b)) return sameColumn(a, b) && sameTable(a.owner, b.owner);
  if (isTable(a) && isTable(b)) return sameTable(a, b);
  if (a.kind === 'spread' && b.kind === 'spread')
    return (
      a.samples === b.samples && sameList(a.axes, b.axes) && sameList(a.trend, b.trend) && sameNumbers(a.data, b.data)
    );
  if (a.kind === 'missing' && b.kind === 'missing') return a.reason === b.reason;
  if (a.kind === 'period' && b.kind === 'period') return a.from === b.from && a.to === b.to;
  if (a.kind === 'record' && b.kind === 'record')
    return sameList(a.notes, b.notes) && sameMap(a.fields, b.fields, sameValue);
  return false;
}

/** Comparing it would do the work that nobody asked for. */
const isLazy = (value: Value): boolean =>
  isTable(value) || isRecord(value) ? value.lazy === true : isColumn(value) && value.owner.lazy === true;

function sameColumn(a: Column, b: Column): boolean {
  return (
    a.name === b.name &&
    both(a.numbers, b.numbers, sameNumbers) &&
    both(a.texts, b.texts, sameList) &&
    both(a.currencies, b.currencies, sameList) &&
    both(a.reasons, b.reasons, (x, y) => sameMap(x, y, (p, q) => p === q)) &&
    both(a.spreads, b.spreads, (x, y) => sameMap(x, y, sameValue))
  );
}

/** The same rows with the same places in their cell; selections must be of the very same table. */
function sameTable(a: Table, b: Table): boolean {
  if (a === b) return true;
  const sameHead =
    a.name === b.name &&
    a.schema === b.schema &&
    a.count === b.count &&
    a.failed === b.failed &&
    a.root === b.root &&
    sameList(a.columnNames, b.columnNames) &&
    both(a.extra, b.extra, (x, y) => sameMap(x, y, sameValue));
  if (!sameHead) return false;
  for (let row = 0; row < a.count; row++) {
    if (a.rows?.[row] !== b.rows?.[row] || a.place(row) !== b.place(row)) return false;
  }
  return a.columnNames.every((name) => sameColumn(a.column(name)!, b.column(name)!));
}
