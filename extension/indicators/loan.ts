/** One year of a loan; money in the unit of the principal. `balance` is what is owed after the payment. */
export interface LoanYear {
  year: number;
  payment: number;
  interest: number;
  principal: number;
  balance: number;
}

/**
 * Yearly payment on 1 borrowed, level payments at the end of each year: r / (1 − (1 + r)^−n).
 * @param rate per year, above −1 (0.14 is 14%)
 * @param years above 0
 * @throws RangeError outside these
 */
export function paymentFactor(rate: number, years: number): number {
  if (!(rate > -1 && years > 0)) throw new RangeError('A loan needs a rate above −100% and a positive term');
  return rate === 0 ? 1 / years : rate / -Math.expm1(-years * Math.log1p(rate));
}

/**
 * Level-payment loan, one row a year: each payment is `principal · paymentFactor(rate, years)`.
 * @param years whole, 1 … 1000
 * @throws RangeError for another term or a rate of −100% or less
 */
export function loanSchedule(principal: number, rate: number, years: number): LoanYear[] {
  if (!Number.isInteger(years) || years < 1 || years > 1000)
    throw new RangeError('A loan schedule needs a whole number of years');
  const rows: LoanYear[] = [];
  let owed = principal;
  for (let year = 1; year <= years; year++) {
    // Balances in closed form: at high rates the year-by-year recursion would multiply its rounding errors.
    const balance = collateralGap(principal, rate, years, year);
    const interest = owed * rate;
    const repaid = owed - balance;
    rows.push({ year, payment: interest + repaid, interest, principal: repaid, balance });
    owed = balance;
  }
  return rows;
}

/**
 * What is still owed when the asset behind a level-payment loan is worn out:
 * principal · ((1 + r)^n − (1 + r)^t) / ((1 + r)^n − 1), the balance of `loanSchedule` at whole years and its smooth
 * continuation between them. 0 when the asset lasts as long as the loan.
 * @param loanYears above 0, @param assetLife years, ≥ 0
 * @throws RangeError outside these
 */
export function collateralGap(principal: number, rate: number, loanYears: number, assetLife: number): number {
  if (!(rate > -1 && loanYears > 0 && assetLife >= 0)) {
    throw new RangeError('A collateral gap needs a rate above −100%, a positive term and a life of 0 or more');
  }
  if (assetLife >= loanYears) return 0;
  if (rate === 0) return principal * (1 - assetLife / loanYears);
  const growth = Math.log1p(rate);
  return (principal * Math.expm1((assetLife - loanYears) * growth)) / Math.expm1(-loanYears * growth);
}
