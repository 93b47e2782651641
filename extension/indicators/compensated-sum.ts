/**
 * Sum with the rounding errors carried along (Neumaier 1974, a variant of Kahan's method), so that totals of
 * many amounts do not depend on their order beyond the last digit.
 *
 * @param values any length, any unit; missing values must be left out by the caller
 * @returns the sum in the same unit, 0 for an empty list
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
