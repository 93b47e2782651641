// Bounds of which only the ends are known, where an end may be bounded itself: `most of stake`.
import { bound, ends, liftAll } from './spread';
import type { Trend } from './trend';
import { ENDS, LINEAR, RISES } from './trend';
import type { Numeric, Spread, Value } from './value';
import { EvaluationError, isMissing, isSpread } from './value';

/**
 * [low, high] as one variable: `id` names it, so that it is the same wherever it is used.
 * @throws EvaluationError R07 where the lower end can be above the upper end
 */
export function makeBound(id: string, low: Value, high: Value): Numeric {
  if (isMissing(low)) return low;
  if (isMissing(high)) return high;
  if (typeof low === 'number' && typeof high === 'number') {
    if (low > high) throw crossed();
    return bound(id, low, high);
  }
  // The end itself is taken, not low + share · (high − low): rounding must not carry it past the other end.
  const share = bound(id, 0, 1) as Spread;
  const parts = [low as Numeric, high as Numeric, share];
  const value = liftAll(parts, ([l, h, s]) => (l! > h! ? NaN : s === 0 ? l! : h!), ['rises', 'rises', 'unknown']);
  if (!isSpread(value)) return value;
  if (value.data.some(Number.isNaN) || ends(low as Numeric).low > ends(high as Numeric).high) throw crossed();
  // Between the ends it is low · (1 − share) + high · share: it rises with the share, on a straight line.
  const trend = value.axes.map((axis, i): Trend => (axis === id ? RISES | LINEAR | ENDS : value.trend[i]!));
  return { ...value, trend };
}

const crossed = (): EvaluationError => new EvaluationError('R07', 'The lower end is above the upper end.');
