import type { Outcome } from './outcome';

/**
 * Growth per year that turns `from` into `to`: (to/from)^(1/years) − 1.
 * @returns `none` unless both values have the same sign and the time is positive
 */
export function requiredGrowth(from: number, to: number, years: number): Outcome<'none'> {
  const value = (to / from) ** (1 / years) - 1;
  return years > 0 && to / from > 0 && Number.isFinite(value) ? { ok: true, value } : { ok: false, code: 'none' };
}

/**
 * Time in which a value doubles at the pace at which it went from `a` to `b` in `time`: time·ln 2 / ln(b/a), in the unit of
 * `time`; negative when it halves.
 * @returns `none` when the value did not change, changed sign, or the time is not positive
 */
export function doublingTime(a: number, b: number, time: number): Outcome<'none'> {
  const value = (time * Math.LN2) / Math.log(b / a);
  return time > 0 && b / a > 0 && b / a < Infinity && b !== a ? { ok: true, value } : { ok: false, code: 'none' };
}

/**
 * Reverse discounted earnings: the growth g per year for which `price` is the present value of earnings that grow at g for
 * `years` and at `terminal` for ever after,
 * price = Σ_{t=1}^{n} E·(1 + g)^t/(1 + r)^t + E·(1 + g)^n·(1 + q)/(r − q)/(1 + r)^n.
 *
 * @param price, @param earnings money (earnings per year), the same unit
 * @param discount r, @param terminal q, per year
 * @param years whole, 0 < years ≤ 1000
 * @returns `none` when price or earnings are not positive, or r ≤ q (the value would be infinite)
 */
export function impliedGrowth(
  price: number,
  earnings: number,
  discount: number,
  years = 10,
  terminal = 0.03,
): Outcome<'none'> {
  const answerable =
    price > 0 && earnings > 0 && discount > terminal && terminal > -1 && years > 0 && years <= 1000 && price < Infinity;
  if (!answerable) return { ok: false, code: 'none' };
  const worth = (growth: number): number => {
    const step = (1 + growth) / (1 + discount);
    let factor = 1;
    let sum = 0;
    for (let year = 1; year <= years; year++) {
      factor *= step;
      sum += factor;
    }
    return earnings * (sum + (factor * (1 + terminal)) / (discount - terminal));
  };
  // Worth rises from 0 at g = −1 without bound, so there is exactly one answer.
  let low = -1;
  let high = 1;
  while (worth(high) < price) high = high * 2 + 1;
  for (let i = 0; i < 200 && low < (low + high) / 2 && (low + high) / 2 < high; i++) {
    const middle = (low + high) / 2;
    if (worth(middle) < price) low = middle;
    else high = middle;
  }
  return { ok: true, value: (low + high) / 2 };
}
