import type { CirculationGrid } from './circulation-grid';
import { incidence } from './network';

/**
 * The lowest optimal ranks of a maximum circulation.
 *
 * Complementary slackness: a deal u→v with room left asks rank_v ≥ rank_u + 1, one with flow asks
 * rank_v ≤ rank_u + 1. The optimal ranks are the integer solutions of these difference constraints; they form a
 * lattice, and its least element with ranks ≥ 0 is the longest path into each company. It is found by shortest paths
 * over reduced lengths (Ahuja, Magnanti & Orlin 1993, 9.7) with buckets (Dial 1969), as all lengths are integers.
 *
 * @param head payee per deal
 * @param flow optimal flow per deal in grid units
 * @param potential optimal dual per company within its own component (as the solver found it)
 * @returns rank per company
 */
export function leastRanks(
  grid: CirculationGrid,
  head: Int32Array,
  flow: Float64Array,
  potential: Int32Array,
): Int32Array {
  const { tail, capacity } = grid;
  const rank = stackedRanks(grid, head, potential);
  const nodes = rank.length;
  const outgoing = incidence(nodes, tail);
  const incoming = incidence(
    nodes,
    head.map((v, e) => (tail[e]! >= 0 ? v : -1)),
  );

  // distance[v] starts at the feasible rank itself: how far v could fall if only rank ≥ 0 held.
  const distance = rank.slice();
  const buckets: number[][] = [];
  const file = (v: number): void => {
    (buckets[distance[v]!] ??= []).push(v);
  };
  for (let v = 0; v < nodes; v++) file(v);
  const relax = (v: number, reach: number): void => {
    if (reach >= distance[v]!) return;
    distance[v] = reach;
    file(v);
  };
  for (let d = 0; d < buckets.length; d++) {
    const bucket = buckets[d] ?? [];
    // The bucket grows while it is read: reduced lengths may be 0.
    for (let i = 0; i < bucket.length; i++) {
      const u = bucket[i]!;
      if (distance[u] !== d) continue;
      for (let k = outgoing.start[u]!; k < outgoing.start[u + 1]!; k++) {
        const e = outgoing.arc[k]!;
        const v = head[e]!;
        if (flow[e]! < capacity[e]!) relax(v, d + rank[v]! - rank[u]! - 1);
      }
      for (let k = incoming.start[u]!; k < incoming.start[u + 1]!; k++) {
        const e = incoming.arc[k]!;
        const v = tail[e]!;
        if (flow[e]! > 0) relax(v, d + rank[v]! - rank[u]! + 1);
      }
    }
  }
  return rank.map((r, v) => r - distance[v]!);
}

/** Feasible ranks: each component's own potentials, lifted until every deal between components leads up. */
function stackedRanks(grid: CirculationGrid, head: Int32Array, potential: Int32Array): Int32Array {
  const { tail, component, count } = grid;
  const members = incidence(count, component);
  const outgoing = incidence(component.length, tail);
  const rank = new Int32Array(component.length);
  const lift = new Int32Array(count);
  component.forEach((c, v) => (lift[c] = Math.max(lift[c]!, -potential[v]!)));
  // Tarjan's numbers fall along every deal between components, so payers are placed before their payees.
  for (let c = count - 1; c >= 0; c--) {
    for (let i = members.start[c]!; i < members.start[c + 1]!; i++) {
      const u = members.arc[i]!;
      rank[u] = potential[u]! + lift[c]!;
      for (let k = outgoing.start[u]!; k < outgoing.start[u + 1]!; k++) {
        const v = head[outgoing.arc[k]!]!;
        const to = component[v]!;
        if (to !== c) lift[to] = Math.max(lift[to]!, rank[u]! + 1 - potential[v]!);
      }
    }
  }
  return rank;
}
