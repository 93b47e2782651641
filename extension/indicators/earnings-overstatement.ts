/** Per year, in the unit of the earnings. */
export interface EarningsOverstatement {
  /** Depreciation reported, and what it would be over the true life. */
  reported: Float64Array;
  economic: Float64Array;
  /** (economic − reported)·(1 − tax): how much too high earnings are; negative once the old assets have been written off. */
  amount: Float64Array;
  /** amount / earnings; NaN in a year without earnings. */
  share: Float64Array;
}

/**
 * Straight-line depreciation of a stream of yearly purchases, each written off in equal parts from its own year on.
 * @param capex money per year, in order; nothing is known of purchases before the first
 * @param life years, above 0; a fraction of a year counts in part
 * @throws RangeError for a life of 0 or less
 */
export function vintageDepreciation(capex: ArrayLike<number>, life: number): Float64Array {
  if (!(life > 0)) throw new RangeError('Depreciation needs a life above 0');
  const charges = new Float64Array(capex.length);
  for (let bought = 0; bought < capex.length; bought++) {
    for (let age = 0; age < life && bought + age < capex.length; age++) {
      charges[bought + age]! += (capex[bought]! / life) * Math.min(1, life - age);
    }
  }
  return charges;
}

/**
 * What a depreciation life that is too long adds to earnings.
 * @param earnings, @param capex money per year, same length (one year: lists of one)
 * @param lifeUsed, @param lifeTrue years; @param tax share in [0, 1]
 * @throws RangeError for lists of different length or lives of 0 or less
 */
export function earningsOverstatement(
  earnings: ArrayLike<number>,
  capex: ArrayLike<number>,
  lifeUsed: number,
  lifeTrue: number,
  tax: number,
): EarningsOverstatement {
  if (earnings.length !== capex.length) throw new RangeError('Earnings and capital expenditure need the same years');
  const reported = vintageDepreciation(capex, lifeUsed);
  const economic = vintageDepreciation(capex, lifeTrue);
  const amount = economic.map((charge, year) => (charge - reported[year]!) * (1 - tax));
  const share = amount.map((excess, year) => (earnings[year] === 0 ? NaN : excess / earnings[year]!));
  return { reported, economic, amount, share };
}
