import { stronglyConnectedComponents } from './components';
import type { Network } from './network';

/**
 * A network cut to whole numbers, so that flows add and subtract without rounding.
 * Each strongly connected component has its own unit, a power of two.
 */
export interface CirculationGrid {
  /** Payer per deal; −1 for deals that cannot circulate with others (zero, self-deals, too small for the unit). */
  tail: Int32Array;
  component: Int32Array;
  count: number;
  /** Deals inside each component, ascending. */
  deals: number[][];
  /** Money per grid unit, per component. */
  unit: Float64Array;
  /** Capacity per deal in units of its component; 1 for a deal between two components, which carries no flow. */
  capacity: Float64Array;
}

const TIGHTENING_PASSES = 4;

/** Lays a checked network on its grid. Amounts below a component's unit (about 2^−53 of its largest total) count as nothing. */
export function circulationGrid({ companies, from, to, amount }: Network): CirculationGrid {
  const nodes = companies.length;
  const tail = from.map((u, e) => (u !== to[e]! && amount[e]! > 0 ? u : -1));
  for (;;) {
    const { component, count } = stronglyConnectedComponents(nodes, tail, to);
    const inside = tail.map((u, e) => (u >= 0 && component[u] === component[to[e]!] ? u : -1));
    const bound = flowBounds(nodes, inside, to, amount);
    const unit = componentUnits(count, component, inside, to, bound);
    const capacity = new Float64Array(amount.length).fill(1);
    const deals: number[][] = Array.from({ length: count }, () => []);
    let dropped = false;
    for (let e = 0; e < amount.length; e++) {
      const u = inside[e]!;
      if (u < 0) continue;
      const grain = unit[component[u]!]!;
      // One unit above the bound, so that only a deal's own amount can ever bind.
      capacity[e] = Math.min(Math.floor(amount[e]! / grain), Math.floor(bound[e]! / grain) + 1);
      deals[component[u]!]!.push(e);
      if (capacity[e] === 0) {
        tail[e] = -1;
        dropped = true;
      }
    }
    if (!dropped) return { tail, component, count, deals, unit, capacity };
  }
}

/**
 * The unit lets every company's total be a whole number below 2^53, which leaves whole amounts whole while totals stay
 * below 2^53. Beyond that, only single amounts are kept exact: the unit is then as fine as they allow, but not below 1.
 */
function componentUnits(
  count: number,
  component: Int32Array,
  tail: Int32Array,
  to: Int32Array,
  capacity: Float64Array,
): Float64Array {
  const largest = new Float64Array(count);
  const { paid, received } = sums(component.length, tail, to, capacity);
  const largestTotal = new Float64Array(count);
  tail.forEach((u, e) => {
    if (u < 0) return;
    const c = component[u]!;
    largest[c] = Math.max(largest[c]!, capacity[e]!);
    largestTotal[c] = Math.max(largestTotal[c]!, paid[u]!, received[to[e]!]!);
  });
  return largest.map((amount, c) => {
    const unit = gridUnit(largestTotal[c]!);
    return unit > 1 ? Math.max(1, gridUnit(amount)) : unit;
  });
}

/** Smallest power of two `q` with value / q < 2^53. */
function gridUnit(value: number): number {
  if (value === 0) return 1;
  let unit = Math.max(2 ** -1022, 2 ** (Math.floor(Math.log2(value)) - 53));
  while (value / unit >= 2 ** 53) unit *= 2;
  return unit;
}

function sums(nodes: number, tail: Int32Array, to: Int32Array, amount: Float64Array) {
  const paid = new Float64Array(nodes);
  const received = new Float64Array(nodes);
  tail.forEach((u, e) => {
    if (u < 0) return;
    paid[u]! += amount[e]!;
    received[to[e]!]! += amount[e]!;
  });
  return { paid, received };
}

/**
 * No deal can carry more than its payer receives or its payee pays. Without this, one huge deal in a component would
 * set a unit too coarse for the small deals that limit it. The sums are widened, against their rounding.
 */
function flowBounds(nodes: number, tail: Int32Array, to: Int32Array, amount: Float64Array): Float64Array {
  const capacity = amount.slice();
  for (let pass = 0; pass < TIGHTENING_PASSES; pass++) {
    const { paid, received } = sums(nodes, tail, to, capacity);
    tail.forEach((u, e) => {
      if (u < 0) return;
      const bound = Math.min(received[u]!, paid[to[e]!]!) * (1 + 2 ** -30);
      if (bound < capacity[e]!) capacity[e] = bound;
    });
  }
  return capacity;
}

/** One component of a grid with its nodes numbered from 0. `nodes[i]` is the company of local node `i`. */
export interface LocalNodes {
  nodes: number[];
  from: Int32Array;
  to: Int32Array;
}

/** Numbers the companies of a component's deals locally, in order of appearance. */
export function localNodes(deals: readonly number[], from: Int32Array, to: Int32Array): LocalNodes {
  const local = new Map<number, number>();
  const nodes: number[] = [];
  const number = (v: number): number => {
    const known = local.get(v);
    if (known !== undefined) return known;
    local.set(v, nodes.length);
    return nodes.push(v) - 1;
  };
  const localFrom = Int32Array.from(deals, (e) => number(from[e]!));
  const localTo = Int32Array.from(deals, (e) => number(to[e]!));
  return { nodes, from: localFrom, to: localTo };
}
