import { compensatedSum } from './compensated-sum';

/** Corporate borrowing should cost this much more than the economy grows, by the rule of thumb behind the measure. */
const SPREAD = 0.02;

/**
 * "Garran-style" misallocation of capital, after Wicksell 1898: while borrowing costs less than nominal growth plus two
 * points, money is misallocated. Σ max(0, growth_t + 2% − yield_t)·gdp_t / periods a year, over the latest GDP. The series
 * given are the episode. The published accumulation is not public, so this is a reading of it.
 *
 * @param growth nominal, @param baaYield per year as shares (0.05 is 5%); @param gdp money per year; same length; periods with
 * a missing value (NaN) are passed over
 * @param periodsPerYear 1 for yearly rows, 4 for quarterly
 * @returns share of the latest GDP; NaN when no period is complete
 * @throws RangeError when the lengths differ
 */
export function wicksellMisallocation(
  growth: ArrayLike<number>,
  baaYield: ArrayLike<number>,
  gdp: ArrayLike<number>,
  periodsPerYear = 1,
): number {
  if (growth.length !== baaYield.length || growth.length !== gdp.length) {
    throw new RangeError('Growth, yield and GDP need the same periods');
  }
  const parts: number[] = [];
  let latest = NaN;
  for (let t = 0; t < growth.length; t++) {
    const gap = growth[t]! + SPREAD - baaYield[t]!;
    if (Number.isNaN(gap) || Number.isNaN(gdp[t])) continue;
    latest = gdp[t]!;
    parts.push((Math.max(0, gap) * latest) / periodsPerYear);
  }
  return compensatedSum(parts) / latest;
}
