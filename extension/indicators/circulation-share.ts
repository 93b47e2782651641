import { circulation } from './circulation';
import { circulationGrid, localNodes } from './circulation-grid';
import type { CirculationGrid } from './circulation-grid';
import { compensatedSum } from './compensated-sum';
import { checkNetwork } from './network';
import type { Network } from './network';
import { maximiseCirculation } from './network-simplex';

/** The share of money in loops when amounts are only known to lie between two bounds. */
export interface CirculationShareRange {
  /** Share with every amount at its lower, and at its upper bound. */
  atLow: number;
  atHigh: number;
  /** The greatest share over the box: the exact optimum. */
  upper: number;
  /** Amounts within the bounds at which the greatest share is reached. */
  upperAmount: Float64Array;
  /** The least share found. */
  lower: number;
  /** Whether `lower` is the exact minimum; otherwise it is only the lesser of the two ends. */
  lowerIsExact: boolean;
}

/**
 * The minimum needs every combination of bounds in the worst case. Beyond this many combinations times deals (a fraction of a
 * second), only the ends are looked at: 10 uncertain deals among 40, or 9 among 90.
 */
export const EXACT_MINIMUM_WORK = 50_000;

/**
 * Range of maximum circulation ÷ total over amounts low ≤ w ≤ high.
 *
 * The maximum is a linear-fractional programme (Charnes & Cooper 1962, "Programming with linear fractional functionals"),
 * solved by Newton steps on the ratio (Dinkelbach 1967, "On nonlinear fractional programming"): for a ratio λ, maximise
 * Σf − λΣw, which for w = max(low, f) is a circulation whose arcs gain 1 up to `low` and 1 − λ beyond. Each step
 * yields a better ratio until none is left.
 *
 * The minimum: C(w) is concave in w and Σw is linear, so C/Σw is quasiconcave and least at a corner of the box.
 * Corners are tried one by one for the deals that can lie on a loop; the others dilute most at their upper bound, and
 * self-deals weigh least at their lower one. Finding the least corner is a concave minimisation, for which no fast method
 * is known, hence the limit of `EXACT_MINIMUM_WORK`.
 *
 * A network without any money has share 0, as in `circulation`.
 *
 * @param network structure; its own amounts are not read
 * @param low, @param high bounds per deal, 0 ≤ low ≤ high < ∞
 * @throws RangeError for bounds out of order
 */
export function circulationShareRange(network: Network, low: Float64Array, high: Float64Array): CirculationShareRange {
  checkNetwork({ ...network, amount: low });
  checkNetwork({ ...network, amount: high });
  low.forEach((l, e) => {
    if (l > high[e]!) throw new RangeError(`Deal ${e} has a lower bound above its upper bound`);
  });
  const shareAt = (amount: Float64Array) => circulation({ ...network, amount }).share;
  const atLow = shareAt(low);
  if (low.every((l, e) => l === high[e])) {
    return { atLow, atHigh: atLow, upper: atLow, upperAmount: low.slice(), lower: atLow, lowerIsExact: true };
  }
  const atHigh = shareAt(high);
  const box = { ...network, amount: high };
  const end = atHigh > atLow ? { share: atHigh, amount: high } : { share: atLow, amount: low };
  const { share: upper, amount: upperAmount } = greatestShare(box, low, end);
  return { atLow, atHigh, upper, upperAmount, ...leastShare(box, low, Math.min(atLow, atHigh)) };
}

interface SharePoint {
  share: number;
  amount: Float64Array;
}

/** Newton's method on the ratio, from `start` up. `network.amount` holds the upper bounds. */
function greatestShare(network: Network, low: Float64Array, start: SharePoint): SharePoint {
  const grid = circulationGrid(network);
  // Ratios are cut to so few bits that sums of `nodes` gains are exact, as the network simplex asks.
  const resolution = 2 ** (51 - Math.ceil(Math.log2(network.companies.length + 1)));
  let best: SharePoint = { share: start.share, amount: start.amount.slice() };
  for (;;) {
    const ratio = Math.floor(best.share * resolution) / resolution;
    const flow = pricedCirculation(network, grid, low, ratio);
    const amount = low.map((l, e) => Math.max(l, flow[e]!));
    const total = compensatedSum(amount);
    const share = total > 0 ? Math.min(1, compensatedSum(flow) / total) : 0;
    if (share <= best.share) return best;
    best = { share, amount };
  }
}

/** The flow that maximises Σf − λ·Σmax(low, f), with λ = `ratio`. */
function pricedCirculation(
  { from, to, amount }: Network,
  grid: CirculationGrid,
  low: Float64Array,
  ratio: number,
): Float64Array {
  const flow = amount.map((w, e) => (from[e] === to[e] ? w : 0));
  grid.deals.forEach((deals, c) => {
    if (deals.length === 0) return;
    const local = localNodes(deals, from, to);
    const unit = grid.unit[c]!;
    // Two arcs a deal: up to its lower bound, where flow costs no further total, and from there on.
    const arcs: { place: number; capacity: number; gain: number }[] = [];
    deals.forEach((e, place) => {
      const sure = Math.min(Math.floor(low[e]! / unit), grid.capacity[e]!);
      if (sure > 0) arcs.push({ place, capacity: sure, gain: 1 });
      if (grid.capacity[e]! > sure) arcs.push({ place, capacity: grid.capacity[e]! - sure, gain: 1 - ratio });
    });
    const optimum = maximiseCirculation({
      nodes: local.nodes.length,
      from: Int32Array.from(arcs, (a) => local.from[a.place]!),
      to: Int32Array.from(arcs, (a) => local.to[a.place]!),
      capacity: Float64Array.from(arcs, (a) => a.capacity),
      gain: Float64Array.from(arcs, (a) => a.gain),
    });
    arcs.forEach((a, i) => (flow[deals[a.place]!]! += optimum.flow[i]! * unit));
  });
  return flow;
}

/** The least share over the corners of the box, or `atEnds` when there are too many. */
function leastShare(
  network: Network,
  low: Float64Array,
  atEnds: number,
): Pick<CirculationShareRange, 'lower' | 'lowerIsExact'> {
  const { from, to, amount: high } = network;
  const { tail, component } = circulationGrid(network);
  const amount = low.map((l, e) => (from[e] === to[e] ? l : high[e]!));
  const open: number[] = [];
  low.forEach((l, e) => {
    if (l < high[e]! && tail[e]! >= 0 && component[tail[e]!] === component[to[e]!]) open.push(e);
  });
  if (2 ** open.length * high.length > EXACT_MINIMUM_WORK) return { lower: atEnds, lowerIsExact: false };
  let lower = atEnds;
  for (let corner = 0; corner < 2 ** open.length && lower > 0; corner++) {
    open.forEach((e, i) => (amount[e] = (corner >> i) & 1 ? high[e]! : low[e]!));
    lower = Math.min(lower, circulation({ ...network, amount }).share);
  }
  return { lower, lowerIsExact: true };
}
