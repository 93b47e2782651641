// Numeric functions over uncertain arguments: for each combination of ends and each sample, row by row over columns.
import { betweenEnds, ends, liftAll } from '../../engine/spread';
import { alignTo, cellOf, columnOf } from '../../engine/table';
import type { ColumnData } from '../../engine/table';
import type { Way } from '../../engine/trend';
import type { Column, Numeric, Spread, Table, Value } from '../../engine/value';
import { EvaluationError, isColumn, isMissing, isSpread, missing } from '../../engine/value';

/** How a result moves with an argument: +1 rises, −1 falls, 0 not known (its ends are then only "at the ends"). */
export type Trend = 1 | 0 | -1;

const WAYS: Readonly<Record<Trend, Way>> = { 1: 'rises', 0: 'unknown', '-1': 'falls' };

/**
 * `f` of a list of numbers that may be uncertain; the list is only lent to it.
 * @param trends one for all, or one per value
 * @returns the first missing value where there is one
 */
export function liftedList(
  values: readonly Numeric[],
  f: (x: Float64Array) => number,
  trends: Trend | readonly Trend[],
): Numeric {
  const gap = values.find(isMissing);
  if (gap) return gap;
  return liftAll(values, f, typeof trends === 'number' ? WAYS[trends] : trends.map((trend) => WAYS[trend]));
}

/** The same for a few numbers of different meaning, given one by one. */
export const lifted = (values: readonly Numeric[], f: (...x: number[]) => number, trends: readonly Trend[]): Numeric =>
  liftedList(values, (x) => f(...x), trends);

/** Most elementary steps that the combinations of ends may take in one result. */
const MOST_WORK = 3e8;

/**
 * The values as they are, or, where a result for each combination of their ends would take too long, all at their low and
 * all at their high ends together; the output then says so.
 * @param cost steps of one result
 */
export function withinWork(values: readonly Numeric[], cost: number): readonly Numeric[] {
  const spreads = values.filter(isSpread);
  const axes = new Set(spreads.flatMap((s) => s.axes));
  const runs = 2 ** axes.size * spreads.reduce((most, s) => Math.max(most, s.samples), 1);
  if (runs * cost <= MOST_WORK) return values;
  return values.map((x) => {
    if (!isSpread(x)) return x;
    const { low, high } = ends(x);
    return betweenEnds(low, high);
  });
}

/** `f` of a list of numbers where every result is one of `size` numbers; NaN where a result has no value, in any corner. */
export function liftedVector(
  values: readonly Numeric[],
  f: (x: Float64Array) => ArrayLike<number>,
  size: number,
): (number | Spread)[] {
  const runs: ArrayLike<number>[] = [];
  const given = values.map((x) => (isMissing(x) ? NaN : x));
  const shape = liftAll(given, (row) => (runs.push(f(row)), 0), 'unknown');
  return Array.from({ length: size }, (_, i) => {
    const data = Float64Array.from(runs, (run) => run[i]!);
    if (!isSpread(shape) || data.some(Number.isNaN)) return data.some(Number.isNaN) ? NaN : data[0]!;
    return data.every((v) => v === data[0]) ? data[0]! : { ...shape, data };
  });
}

/** Rows that several columns share: those of the one that selects rows of the others. */
export function sharedRows(columns: readonly Column[]): Table {
  return columns.map((c) => c.owner).reduce((a, b) => (b.root !== undefined && b.count <= a.count ? b : a));
}

/**
 * A function of scalars over arguments of which some are columns: a column with a row per row. A row without an answer is
 * a missing value with its reason; the others stand.
 */
export function overRows(
  values: readonly (Value | undefined)[],
  one: (...row: Value[]) => Numeric | string,
): Numeric | string | Column {
  const columns = values.filter(isColumn);
  if (columns.length === 0) return one(...(values as Value[]));
  const owner = sharedRows(columns);
  const aligned = values.map((value) => (isColumn(value) ? alignTo(value, owner) : value));
  const cells = Array.from({ length: owner.count }, (_, row) => {
    try {
      return one(...(aligned.map((value) => (isColumn(value) ? cellOf(value, row) : value)) as Value[]));
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return missing(`${error.message.replace(/\.$/, '')}: ${owner.place(row)}`);
    }
  });
  return { kind: 'column', name: columns[0]!.name, owner, ...mixedColumn(cells) };
}

function mixedColumn(cells: readonly (Numeric | string)[]): ColumnData {
  if (!cells.some((cell) => typeof cell === 'string')) return columnOf(cells as Numeric[]);
  const reasons = new Map<number, string>();
  cells.forEach((cell, row) => isMissing(cell) && reasons.set(row, cell.reason));
  return { texts: cells.map((cell) => (typeof cell === 'string' ? cell : null)), ...(reasons.size && { reasons }) };
}

/**
 * A column computed from whole columns of the same rows.
 * @param f takes numbers per row, NaN where missing, and gives one number per row, NaN where it has none
 * @param why reason of a row that has no result
 */
export function overColumns(
  columns: readonly Column[],
  name: string,
  f: (...columns: Float64Array[]) => Float64Array,
  why: (row: number, owner: Table) => string,
): Column {
  const owner = sharedRows(columns);
  const cells = columns.flatMap((column) => {
    const aligned = alignTo(column, owner);
    return Array.from({ length: owner.count }, (_, row) => cellOf(aligned, row) as Numeric);
  });
  const split = (all: Float64Array): Float64Array[] =>
    columns.map((_, i) => all.slice(i * owner.count, (i + 1) * owner.count));
  const results = liftedVector(cells, (all) => f(...split(all)), owner.count);
  const values = results.map((value, row) =>
    typeof value === 'number' && Number.isNaN(value) ? missing(why(row, owner)) : value,
  );
  return { kind: 'column', name, owner, ...columnOf(values) };
}
