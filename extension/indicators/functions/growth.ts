// Growth and break-even over notebook values.
import { YEAR } from '../../catalogue/units';
import { binary } from '../../engine/operators';
import type { Implementation } from '../../engine/program';
import type { Numeric, Value } from '../../engine/value';
import { isMissing, isSpread, missing } from '../../engine/value';
import { extremes } from '../../engine/spread';
import { doublingTime, requiredGrowth } from '../growth';
import { allAnswering, inYears, refuse } from './arguments';
import { lifted, overRows } from './lift';

/** run rate / gpu_share / (1 − margin) */
const requiredRevenue: Implementation = ([runRate, share, margin]) =>
  binary('divide', binary('divide', runRate!, share ?? 0.5), binary('subtract', 1, margin ?? 0.5));

const growthOver =
  (years: (time: number) => number): Implementation =>
  (values) =>
    overRows(values, (from, to, time) =>
      lifted(
        [from, to, time] as Numeric[],
        (a, b, n) => {
          const outcome = requiredGrowth(a, b, years(n));
          return outcome.ok
            ? outcome.value
            : refuse('No growth leads there: both values need the same sign, and the time is more than 0.');
        },
        [0, 0, 0],
      ),
    );

const doubling: Implementation = (values) =>
  overRows(values, (a, b, time) =>
    lifted(
      [a, b, time] as Numeric[],
      (x, y, t) => {
        const outcome = doublingTime(x, y, t);
        return outcome.ok
          ? outcome.value
          : refuse('There is no doubling time: the value did not change, or changed sign, or no time went by.');
      },
      [0, 0, 0],
    ),
  );

/** amount / (gain − cost); never where the gain does not exceed the cost, for certain or in part. */
const overMargin =
  (lacking: string): Implementation =>
  (values) =>
    overRows(values, (amount, gain, cost) => {
      const margin = binary('subtract', gain!, cost!) as Numeric;
      if (isMissing(margin)) return margin;
      const { low, high } = isSpread(margin) ? extremes(margin) : { low: margin, high: margin };
      if (high <= 0) return missing(`never: ${lacking}`);
      if (low <= 0) return missing(`never in some of the cases that the arguments allow: ${lacking}`);
      return binary('divide', amount!, margin) as Numeric;
    });

export const ratio: Implementation = ([part, whole]) => binary('divide', part!, whole!);
/** A flow counts for one year. */
export const ofYear = (flow: Value): Value => binary('multiply', flow, YEAR);

export const GROWTH = allAnswering({
  required_revenue: requiredRevenue,
  required_growth: growthOver(inYears),
  required_growth_plain: growthOver((years) => years),
  doubling_time: doubling,
  breakeven_volume: overMargin('the price does not cover the unit cost'),
  unprofitable_spend: ([spend, share]) => binary('multiply', spend!, share!),
  gpu_payback: overMargin('revenue does not cover the running cost'),
});
