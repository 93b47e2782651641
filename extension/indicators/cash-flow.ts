import { compensatedSum } from './compensated-sum';
import { exponentialSumRoots } from './exponential-sum-roots';
import type { Outcome } from './outcome';

/**
 * Net present value as in a spreadsheet: the first flow falls one period from now.
 * @param rate per period, above −1 (0.1 is 10%)
 * @param flows money per period, in order
 */
export function npv(rate: number, flows: ArrayLike<number>): number {
  return compensatedSum(Array.from(flows, (flow, i) => flow / (1 + rate) ** (i + 1)));
}

/**
 * Why there is no one internal rate of return: flows of one sign only, no rate above −100% at which they balance, or more
 * than one (`rates` lists them).
 */
export type RateOutcome =
  | { ok: true; value: number }
  | { ok: false; code: 'one_sign' | 'none' }
  | { ok: false; code: 'several'; rates: number[] };

/**
 * Internal rate of return per period: the rate at which Σ flow_i/(1 + rate)^i = 0. All rates above −1 are found
 * (see `exponentialSumRoots`), so `several` and `none` are facts, not failures to converge.
 * @param flows money at the periods 0, 1, 2 …
 */
export function irr(flows: ArrayLike<number>): RateOutcome {
  return rateOfReturn(
    Array.from(flows),
    Array.from(flows, (_, i) => i),
  );
}

/**
 * Internal rate of return per year of 365 days for flows on any days, in any order; flows of one day are added up.
 * @param days day numbers, same length as `flows`
 * @throws RangeError when the lengths differ
 */
export function xirr(flows: ArrayLike<number>, days: ArrayLike<number>): RateOutcome {
  if (flows.length !== days.length) throw new RangeError('xirr needs a date for every flow');
  const byDay = new Map<number, number>();
  Array.from(days, (day, i) => byDay.set(day, (byDay.get(day) ?? 0) + flows[i]!));
  const order = [...byDay.keys()].sort((a, b) => a - b);
  return rateOfReturn(
    order.map((day) => byDay.get(day)!),
    order.map((day) => (day - order[0]!) / 365),
  );
}

function rateOfReturn(flows: number[], times: number[]): RateOutcome {
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) return { ok: false, code: 'one_sign' };
  const rates = exponentialSumRoots(flows, times).map(Math.expm1);
  if (rates.length > 1) return { ok: false, code: 'several', rates };
  return rates.length === 1 ? { ok: true, value: rates[0]! } : { ok: false, code: 'none' };
}

/**
 * Modified internal rate of return per period, as in a spreadsheet: outlays are discounted at `finance`, proceeds grow at
 * `reinvest` to the last period.
 * @param flows money at the periods 0, 1, 2 …
 */
export function mirr(flows: ArrayLike<number>, finance: number, reinvest: number): Outcome<'one_sign'> {
  const last = flows.length - 1;
  const proceeds = compensatedSum(Array.from(flows, (flow, i) => Math.max(0, flow) * (1 + reinvest) ** (last - i)));
  const outlays = compensatedSum(Array.from(flows, (flow, i) => Math.max(0, -flow) / (1 + finance) ** i));
  if (!(proceeds > 0 && outlays > 0)) return { ok: false, code: 'one_sign' };
  return { ok: true, value: (proceeds / outlays) ** (1 / last) - 1 };
}

/**
 * Periods until the flows have paid themselves back for the first time, linear within a period.
 * @param flows money at the periods 0, 1, 2 …
 * @returns `never` when the running sum stays below 0
 */
export function payback(flows: ArrayLike<number>): Outcome<'never'> {
  let sum = 0;
  for (let period = 0; period < flows.length; period++) {
    const flow = flows[period]!;
    if (sum + flow >= 0) return { ok: true, value: sum < 0 ? period - 1 - sum / flow : 0 };
    sum += flow;
  }
  return flows.length === 0 ? { ok: true, value: 0 } : { ok: false, code: 'never' };
}
