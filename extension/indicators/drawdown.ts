/**
 * Fall from the highest value so far: x_t / max(x_0 … x_t) − 1, in (−1, 0] for positive values; its minimum is the worst.
 * @param series any unit, positive; NaN is missing, gives NaN and is passed over
 */
export function drawdown(series: ArrayLike<number>): Float64Array {
  return againstExtreme(series, -Infinity, Math.max);
}

/**
 * Rise from the lowest value so far: x_t / min(x_0 … x_t) − 1, ≥ 0 for positive values.
 * @param series any unit, positive; NaN is missing, gives NaN and is passed over
 */
export function runUp(series: ArrayLike<number>): Float64Array {
  return againstExtreme(series, Infinity, Math.min);
}

function againstExtreme(
  series: ArrayLike<number>,
  start: number,
  extreme: (a: number, b: number) => number,
): Float64Array {
  let reference = start;
  return Float64Array.from(series, (value) => {
    if (Number.isNaN(value)) return NaN;
    reference = extreme(reference, value);
    return value / reference - 1;
  });
}
