/** Months of earnings behind a ratio. */
const WINDOW = 120;

/**
 * Cyclically adjusted price/earnings ratio (Campbell & Shiller 1988): real price over the mean of the real earnings of the
 * 120 months before, the month itself not counted. The price level cancels, so no base month is needed.
 *
 * @param price, @param earnings (per year), @param cpi monthly, same length; NaN is missing
 * @returns one ratio per month; NaN for the first 120, where anything needed is missing, and where earnings are not positive
 * @throws RangeError when the lengths differ
 */
export function cape(price: ArrayLike<number>, earnings: ArrayLike<number>, cpi: ArrayLike<number>): Float64Array {
  if (earnings.length !== price.length || cpi.length !== price.length) {
    throw new RangeError('Price, earnings and consumer prices need the same months');
  }
  const ratio = new Float64Array(price.length).fill(NaN);
  for (let month = WINDOW; month < price.length; month++) {
    let sum = 0;
    for (let before = month - WINDOW; before < month; before++) sum += earnings[before]! / cpi[before]!;
    if (sum > 0) ratio[month] = price[month]! / cpi[month]! / (sum / WINDOW);
  }
  return ratio;
}

/**
 * Excess CAPE yield: 1/CAPE − real ten-year yield, both as shares (0.03 is 3%) (Shiller, Black & Jivraj 2020).
 */
export function excessCapeYield(ratio: number, realYield: number): number {
  return 1 / ratio - realYield;
}
