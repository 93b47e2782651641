import { incidence } from './network';
import type { Incidence } from './network';

/**
 * One strongly connected part of a network on its grid: capacities are positive integers, and no node's capacities
 * in or out add up to more than 2^53, so that every number the solver meets is an exact integer.
 */
export interface FlowProblem {
  nodes: number;
  from: Int32Array;
  to: Int32Array;
  capacity: Float64Array;
}

/** A maximum circulation and optimal ranks, which prove it. */
export interface FlowOptimum {
  flow: Float64Array;
  rank: Int32Array;
}

/** The solver's state: what is taken off each arc, what each node must still send on, and the ranks so far. */
interface Removal extends FlowProblem {
  outgoing: Incidence;
  incoming: Incidence;
  removed: Float64Array;
  excess: Float64Array;
  rank: Int32Array;
}

/**
 * Maximum circulation of integers, found from above: start with every arc full and take off as little as possible
 * until every node balances. What is taken off is a cheapest flow, at cost 1 per arc, from the nodes that pay more than
 * they receive to those that receive more. It is computed by the primal-dual method (Ahuja, Magnanti & Orlin 1993,
 * 9.8): shortest distances, then a maximum flow (Dinitz 1970) over the arcs that lie on shortest paths. Distances are
 * the ranks of the dual; as networks of deals have few levels, there are few rounds.
 */
export function maximumFlowCirculation(problem: FlowProblem): FlowOptimum {
  const { nodes, from, to, capacity } = problem;
  const excess = new Float64Array(nodes);
  for (let e = 0; e < from.length; e++) {
    excess[from[e]!]! += capacity[e]!;
    excess[to[e]!]! -= capacity[e]!;
  }
  const removal: Removal = {
    ...problem,
    outgoing: incidence(nodes, from),
    incoming: incidence(nodes, to),
    removed: new Float64Array(from.length),
    excess,
    rank: new Int32Array(nodes),
  };
  while (raiseRanks(removal)) while (sendAlongTightArcs(removal));
  return { flow: capacity.map((w, e) => w - removal.removed[e]!), rank: removal.rank };
}

/**
 * Lifts the ranks by the distance (in reduced cost) from the nodes that still have money to send, up to the nearest
 * node that lacks some. Distances are small integers, so buckets serve as the queue (Dial 1969).
 * @returns false when every node balances
 */
function raiseRanks({ nodes, from, to, capacity, outgoing, incoming, removed, excess, rank }: Removal): boolean {
  const distance = new Int32Array(nodes).fill(nodes + 1);
  const buckets: number[][] = [[]];
  for (let v = 0; v < nodes; v++) {
    if (excess[v]! <= 0) continue;
    distance[v] = 0;
    buckets[0]!.push(v);
  }
  let nearest = -1;
  const reach = (v: number, d: number): void => {
    if (d >= distance[v]!) return;
    distance[v] = d;
    (buckets[d] ??= []).push(v);
  };
  for (let d = 0; d < buckets.length && nearest < 0; d++) {
    const bucket = buckets[d] ?? [];
    for (let i = 0; i < bucket.length; i++) {
      const u = bucket[i]!;
      if (distance[u] !== d) continue;
      if (excess[u]! < 0) nearest = d;
      for (let k = outgoing.start[u]!; k < outgoing.start[u + 1]!; k++) {
        const e = outgoing.arc[k]!;
        if (removed[e]! < capacity[e]!) reach(to[e]!, d + 1 + rank[u]! - rank[to[e]!]!);
      }
      for (let k = incoming.start[u]!; k < incoming.start[u + 1]!; k++) {
        const e = incoming.arc[k]!;
        if (removed[e]! > 0) reach(from[e]!, d - 1 + rank[u]! - rank[from[e]!]!);
      }
    }
  }
  if (nearest < 0) return false;
  for (let v = 0; v < nodes; v++) rank[v]! += Math.min(distance[v]!, nearest);
  return true;
}

/**
 * One blocking flow of Dinitz's method over the tight arcs: those whose ranks differ by exactly 1, forward while they
 * have something to take off, backward while something has been taken off.
 * @returns whether any node with excess reaches one in want
 */
function sendAlongTightArcs(removal: Removal): boolean {
  const level = stepsToWant(removal);
  const sources: number[] = [];
  removal.excess.forEach((amount, v) => {
    if (amount > 0 && level[v]! >= 0) sources.push(v);
  });
  blockFrom(removal, level, sources);
  return sources.length > 0;
}

/** Fewest tight arcs from each node to one in want; −1 where none is reached. Measured from the wants, against the arcs. */
function stepsToWant({ nodes, from, to, capacity, outgoing, incoming, removed, excess, rank }: Removal): Int32Array {
  const level = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  let length = 0;
  for (let v = 0; v < nodes; v++) {
    if (excess[v]! >= 0) continue;
    level[v] = 0;
    queue[length++] = v;
  }
  for (let i = 0; i < length; i++) {
    const v = queue[i]!;
    for (let k = incoming.start[v]!; k < incoming.start[v + 1]!; k++) {
      const e = incoming.arc[k]!;
      const u = from[e]!;
      if (level[u]! >= 0 || rank[v] !== rank[u]! + 1 || removed[e]! >= capacity[e]!) continue;
      level[u] = level[v]! + 1;
      queue[length++] = u;
    }
    for (let k = outgoing.start[v]!; k < outgoing.start[v + 1]!; k++) {
      const e = outgoing.arc[k]!;
      const u = to[e]!;
      if (level[u]! >= 0 || rank[v] !== rank[u]! - 1 || removed[e]! <= 0) continue;
      level[u] = level[v]! + 1;
      queue[length++] = u;
    }
  }
  return level;
}

/**
 * Depth-first from every source down the levels, with a current arc per node: its outgoing arcs first, then its incoming
 * ones. An arc `e` on the path is kept as `e` when used forward and as `~e` when used backward.
 */
function blockFrom(removal: Removal, level: Int32Array, sources: readonly number[]): void {
  const { nodes, from, to, capacity, outgoing, incoming, removed, excess, rank } = removal;
  const cursor = new Int32Array(nodes);
  const path = new Int32Array(nodes);

  /** The next usable step out of `v`; undefined when `v` is exhausted. */
  const stepFrom = (v: number): number | undefined => {
    const outs = outgoing.start[v + 1]! - outgoing.start[v]!;
    const arcs = outs + incoming.start[v + 1]! - incoming.start[v]!;
    for (; cursor[v]! < arcs; cursor[v]!++) {
      const k = cursor[v]!;
      if (k < outs) {
        const e = outgoing.arc[outgoing.start[v]! + k]!;
        const next = to[e]!;
        if (level[next] === level[v]! - 1 && rank[next] === rank[v]! + 1 && removed[e]! < capacity[e]!) return e;
      } else {
        const e = incoming.arc[incoming.start[v]! + k - outs]!;
        const next = from[e]!;
        if (level[next] === level[v]! - 1 && rank[next] === rank[v]! - 1 && removed[e]! > 0) return ~e;
      }
    }
    return undefined;
  };
  for (const root of sources) {
    let depth = 0;
    let v = root;
    while (excess[root]! > 0) {
      if (excess[v]! < 0) {
        depth = push(removal, path, depth, root, v);
        v = tailOf(removal, path[depth]!);
        continue;
      }
      const step = level[v]! > 0 ? stepFrom(v) : undefined;
      if (step !== undefined) {
        path[depth++] = step;
        v = step >= 0 ? to[step]! : from[~step]!;
        continue;
      }
      if (depth === 0) break;
      v = tailOf(removal, path[--depth]!);
      cursor[v]!++;
    }
  }
}

function tailOf({ from, to }: Removal, step: number): number {
  return step >= 0 ? from[step]! : to[~step]!;
}

/**
 * Sends as much as the path and both its ends allow.
 * @returns the place on the path from which to go on: its first arc that is used up, else its start
 */
function push(removal: Removal, path: Int32Array, depth: number, root: number, end: number): number {
  const { capacity, removed, excess } = removal;
  let amount = Math.min(excess[root]!, -excess[end]!);
  for (let i = 0; i < depth; i++) {
    const step = path[i]!;
    amount = Math.min(amount, step >= 0 ? capacity[step]! - removed[step]! : removed[~step]!);
  }
  excess[root]! -= amount;
  excess[end]! += amount;
  let first = -1;
  for (let i = depth - 1; i >= 0; i--) {
    const step = path[i]!;
    const e = step >= 0 ? step : ~step;
    removed[e]! += step >= 0 ? amount : -amount;
    if (removed[e] === (step >= 0 ? capacity[e] : 0)) first = i;
  }
  return Math.max(first, 0);
}
