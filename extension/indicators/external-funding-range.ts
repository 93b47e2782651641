import { compensatedSum } from './compensated-sum';
import { externalFunding } from './external-funding';
import { maximumFlow } from './maximum-flow';
import { companyTotals } from './network';
import type { Network } from './network';

/** Ends of the outside money that a network needs when each amount is only known to lie in a range. */
export interface ExternalFundingRange {
  lower: number;
  upper: number;
  /** The lower end always is; the upper end is while all combinations of ends can be tried. */
  upperIsExact: boolean;
}

/** Most deals with two different ends whose combinations are all tried. */
const MOST_COMBINED = 10;

/**
 * Σz is not monotone in the deals (more money back needs less from outside), but convex.
 *
 * The lower end is a maximum flow: with every deal at its low end, money that a deal may still carry from a company
 * with more receipts than payments to one with more payments than receipts, through any chain of deals, saves as much
 * outside money. The upper end of a convex function lies at a corner of the box.
 *
 * @param low, @param high amount per deal, low ≤ high, both finite and not negative
 */
export function externalFundingRange(network: Network, low: Float64Array, high: Float64Array): ExternalFundingRange {
  const { companies, from, to } = network;
  const { paid, received } = companyTotals({ ...network, amount: low });
  const [source, sink] = [companies.length, companies.length + 1];
  const arcs: [number, number, number][] = [];
  low.forEach((l, e) => {
    if (high[e]! > l && from[e] !== to[e]) arcs.push([from[e]!, to[e]!, high[e]! - l]);
  });
  paid.forEach((out, v) => {
    const lacking = out - received[v]!;
    if (lacking < 0) arcs.push([source, v, -lacking]);
    if (lacking > 0) arcs.push([v, sink, lacking]);
  });
  const atLow = externalFunding({ ...network, amount: low }).amount;
  const saved = maximumFlow(
    {
      nodes: companies.length + 2,
      from: Int32Array.from(arcs, (a) => a[0]),
      to: Int32Array.from(arcs, (a) => a[1]),
      capacity: Float64Array.from(arcs, (a) => a[2]),
    },
    source,
    sink,
  );
  const upper = highest(network, low, high);
  const lower = atLow - saved;
  // What the subtraction leaves of equal sums is rounding.
  return { lower: lower > 1e-12 * compensatedSum(high) ? lower : 0, ...upper };
}

function highest(network: Network, low: Float64Array, high: Float64Array): { upper: number; upperIsExact: boolean } {
  const open = [...low.keys()].filter((e) => low[e] !== high[e] && network.from[e] !== network.to[e]);
  const upperIsExact = open.length <= MOST_COMBINED;
  const corners = upperIsExact ? 2 ** open.length : 2;
  const amount = low.slice();
  let upper = 0;
  for (let corner = 0; corner < corners; corner++) {
    open.forEach((e, i) => {
      const isHigh = upperIsExact ? (corner >> i) & 1 : corner;
      amount[e] = isHigh ? high[e]! : low[e]!;
    });
    upper = Math.max(upper, externalFunding({ ...network, amount }).amount);
  }
  return { upper, upperIsExact };
}
