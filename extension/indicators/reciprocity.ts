import { compensatedSum } from './compensated-sum';
import { checkNetwork, mergeParallelDeals, networkTotal } from './network';
import type { Network } from './network';

/**
 * Share of money that two companies pay each other back and forth: Σ over pairs 2·min(w_ij, w_ji) / Σw, with parallel
 * deals summed (Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, "Reciprocity of weighted networks").
 * A self-deal counts in Σw only.
 *
 * @returns a share in [0, 1]; 0 for a network without money
 * @throws RangeError for amounts that are negative or not finite
 */
export function reciprocity(network: Network): number {
  checkNetwork(network);
  const { companies, from, to, amount } = mergeParallelDeals(network);
  const paid = new Map<number, number>();
  from.forEach((u, e) => paid.set(u * companies.length + to[e]!, amount[e]!));
  const returned = amount.map((w, e) => {
    const [u, v] = [from[e]!, to[e]!];
    return u === v ? 0 : Math.min(w, paid.get(v * companies.length + u) ?? 0);
  });
  const total = networkTotal(network);
  return total > 0 ? Math.min(1, compensatedSum(returned) / total) : 0;
}
