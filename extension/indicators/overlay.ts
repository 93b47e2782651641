/** Two episodes on one clock. Columns of the same length. */
export interface Overlay {
  /** Rows before (negative) or after the aligned row. */
  offset: Int32Array;
  /** Each series at 100 where it is aligned; NaN where it has no value. */
  a: Float64Array;
  b: Float64Array;
}

/**
 * Row of the highest value, the first of equals.
 * @returns −1 when the series has no value
 */
export function peakRow(series: ArrayLike<number>): number {
  let peak = -1;
  for (let row = 0; row < series.length; row++) {
    if (!Number.isNaN(series[row]) && (peak < 0 || series[row]! > series[peak]!)) peak = row;
  }
  return peak;
}

/**
 * Lays two series over each other so that the given rows (their peaks unless said otherwise) meet at offset 0.
 * @param a, @param b any units, one row a period of the same length; NaN is missing
 * @throws RangeError when a row is not in its series
 */
export function overlay(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rowA: number = peakRow(a),
  rowB: number = peakRow(b),
): Overlay {
  if (!(rowA >= 0 && rowA < a.length && rowB >= 0 && rowB < b.length)) {
    throw new RangeError('Each series needs a row at which it is aligned');
  }
  const first = -Math.max(rowA, rowB);
  const last = Math.max(a.length - 1 - rowA, b.length - 1 - rowB);
  const offset = Int32Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const rebased = (series: ArrayLike<number>, row: number) =>
    Float64Array.from(offset, (step) => (100 * (series[row + step] ?? NaN)) / series[row]!);
  return { offset, a: rebased(a, rowA), b: rebased(b, rowB) };
}
