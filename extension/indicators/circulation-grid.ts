import { stronglyConnectedComponents } from './components';
import type { Network } from './network';
import type { CirculationProblem } from './network-simplex';

/**
 * A network cut to whole numbers, so that flows add and subtract without rounding.
 * Each strongly connected component has its own unit, a power of two: the largest one for which its largest
 * capacity still has 53 bits.
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

/** Lays a checked network on its grid. Amounts below a component's unit (2^−53 of its largest) count as nothing. */
export function circulationGrid({ companies, from, to, amount }: Network): CirculationGrid {
  const nodes = companies.length;
  const tail = from.map((u, e) => (u !== to[e]! && amount[e]! > 0 ? u : -1));
  for (;;) {
    const { component, count } = stronglyConnectedComponents(nodes, tail, to);
    const inside = tail.map((u, e) => (u >= 0 && component[u] === component[to[e]!] ? u : -1));
    const capacity = tightened(nodes, inside, to, amount);
    const largest = new Float64Array(count);
    inside.forEach((u, e) => {
      if (u >= 0) largest[component[u]!] = Math.max(largest[component[u]!]!, capacity[e]!);
    });
    const unit = largest.map(gridUnit);
    const deals: number[][] = Array.from({ length: count }, () => []);
    let dropped = false;
    for (let e = 0; e < amount.length; e++) {
      const u = inside[e]!;
      if (u < 0) {
        capacity[e] = 1;
        continue;
      }
      capacity[e] = Math.floor(capacity[e]! / unit[component[u]!]!);
      deals[component[u]!]!.push(e);
      if (capacity[e] === 0) {
        tail[e] = -1;
        dropped = true;
      }
    }
    if (!dropped) return { tail, component, count, deals, unit, capacity };
  }
}

/** Largest power of two `q` with value / q < 2^53 (so every double up to `value` with that last bit is a multiple). */
function gridUnit(value: number): number {
  let unit = 2 ** (Math.floor(Math.log2(value)) - 52);
  while (value / unit >= 2 ** 53) unit *= 2;
  return Math.max(unit, 2 ** -1022);
}

/**
 * No deal can carry more than its payer receives or its payee pays. Without this, one huge deal in a component would
 * set a unit too coarse for the small deals that limit it. The bounds are widened by a few ulps: they must never bind.
 */
function tightened(nodes: number, tail: Int32Array, to: Int32Array, amount: Float64Array): Float64Array {
  const capacity = amount.slice();
  for (let pass = 0; pass < TIGHTENING_PASSES; pass++) {
    const paid = new Float64Array(nodes);
    const received = new Float64Array(nodes);
    tail.forEach((u, e) => {
      if (u < 0) return;
      paid[u]! += capacity[e]!;
      received[to[e]!]! += capacity[e]!;
    });
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

/** The problem of one component when every unit of flow gains 1. */
export function unitGainProblem(deals: readonly number[], local: LocalNodes, capacity: Float64Array): CirculationProblem {
  return {
    nodes: local.nodes.length,
    from: local.from,
    to: local.to,
    capacity: Float64Array.from(deals, (e) => capacity[e]!),
    gain: new Float64Array(deals.length).fill(1),
  };
}
