// A number that rises with every amount of a network, over amounts of which some are only bounded.
import { betweenEnds, liftAll, MOST_BOUNDS } from '../../engine/spread';
import type { Numeric } from '../../engine/value';
import { isSpread } from '../../engine/value';
import { EXACT_MINIMUM_WORK } from '../circulation-share';
import type { DealRow } from '../deals';

/**
 * `f` at every combination of the amounts' ends, so that the result moves with the very bounds that the rows hold
 * (`circulation(d).amount / sum(d.amount)`); where those are too many, at all lower and all upper ends.
 * @param f never falls where an amount rises
 */
export function overAmounts(deals: readonly DealRow[], f: (amounts: Float64Array) => number): Numeric {
  const values = deals.map((d) => d.value!);
  const spreads = values.filter(isSpread);
  const axes = new Set(spreads.flatMap((s) => s.axes));
  const runs = 2 ** axes.size * Math.max(1, ...spreads.map((s) => s.samples));
  if (axes.size <= MOST_BOUNDS && runs * deals.length <= EXACT_MINIMUM_WORK) return liftAll(values, f, 'rises');
  return betweenEnds(
    f(Float64Array.from(deals, (d) => d.amount!.low)),
    f(Float64Array.from(deals, (d) => d.amount!.high)),
  );
}
