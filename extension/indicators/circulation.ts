import { compensatedSum } from './compensated-sum';
import { circulationGrid, localNodes } from './circulation-grid';
import { maximumFlowCirculation } from './circulation-flow';
import type { FlowOptimum, FlowProblem } from './circulation-flow';
import { checkNetwork, networkTotal } from './network';
import type { Network } from './network';
import { maximiseCirculation } from './network-simplex';
import { leastRanks } from './ranks';

/** The money that runs in loops, and the proof that no more does. */
export interface Circulation {
  /** Σf, in the unit of the amounts. Unique. */
  amount: number;
  /** Σw. */
  total: number;
  /** amount / total in [0, 1]; 0 when there is no money at all. */
  share: number;
  /** One optimal f per deal, 0 ≤ f ≤ w, inflow = outflow at every company. Not unique. */
  flow: Float64Array;
  /** w − f per deal. */
  residual: Float64Array;
  /**
   * Level per company, integers from 0 up: a deal "pays up" when its payee ranks higher. Of all optimal duals the
   * lowest one, which is unique, so it does not depend on the order of the deals.
   */
  rank: Int32Array;
}

/**
 * Maximum circulation: maximise Σf subject to 0 ≤ f ≤ w and inflow = outflow at every company.
 * Self-deals are loops of length 1 and circulate whole.
 *
 * Its linear-programming dual is the "agony" of Gupte, Shankar, Li, Muthukrishnan & Iftode 2011, "Finding hierarchy in
 * directed online social networks" (WWW 2011): min over ranks of Σ w·max(0, rank_u − rank_v + 1).
 *
 * Exact for whole amounts up to 2^53. Other amounts are cut down to a grid of at most 2^−52 of the largest company total
 * in their strongly connected component; the flow balances exactly on that grid.
 *
 * @throws RangeError for amounts that are negative or not finite
 */
export function circulation(network: Network): Circulation {
  checkNetwork(network);
  const { companies, from, to, amount } = network;
  const grid = circulationGrid(network);
  const units = new Float64Array(amount.length);
  const flow = new Float64Array(amount.length);
  const rank = new Int32Array(companies.length);
  grid.deals.forEach((deals, c) => {
    if (deals.length === 0) return;
    const local = localNodes(deals, from, to);
    const capacity = Float64Array.from(deals, (e) => grid.capacity[e]!);
    const optimum = solve({ nodes: local.nodes.length, from: local.from, to: local.to, capacity });
    deals.forEach((e, i) => {
      units[e] = optimum.flow[i]!;
      flow[e] = optimum.flow[i]! * grid.unit[c]!;
    });
    local.nodes.forEach((v, i) => (rank[v] = optimum.rank[i]!));
  });
  for (let e = 0; e < amount.length; e++) if (from[e] === to[e]) flow[e] = amount[e]!;
  const total = networkTotal(network);
  const circulating = compensatedSum(flow);
  return {
    amount: circulating,
    total,
    share: total > 0 ? Math.min(1, circulating / total) : 0,
    flow,
    residual: amount.map((w, e) => w - flow[e]!),
    rank: leastRanks(grid, to, units, rank),
  };
}

/**
 * The primal-dual method is the fast one, but adds up what a company pays and receives; where such a sum leaves the
 * exact integers, the network simplex, which never adds capacities, takes over.
 */
function solve(problem: FlowProblem): FlowOptimum {
  const { nodes, from, to, capacity } = problem;
  const sums = new Float64Array(2 * nodes);
  capacity.forEach((w, e) => {
    sums[from[e]!]! += w;
    sums[nodes + to[e]!]! += w;
  });
  if (sums.every((sum) => sum < 2 ** 53)) return maximumFlowCirculation(problem);
  const { flow, potential } = maximiseCirculation({ ...problem, gain: new Float64Array(capacity.length).fill(1) });
  return { flow, rank: Int32Array.from(potential) };
}

/**
 * Dual value minus primal value: Σ w·max(0, rank_u − rank_v + 1) − Σ flow. Zero (up to rounding of the sums) proves
 * that the flow is a maximum circulation, provided that it balances; weak duality makes it ≥ 0 for any ranks.
 */
export function circulationGap(
  { from, to, amount }: Network,
  { flow, rank }: Pick<Circulation, 'flow' | 'rank'>,
): number {
  const terms = new Float64Array(2 * amount.length);
  for (let e = 0; e < amount.length; e++) {
    terms[2 * e] = amount[e]! * Math.max(0, rank[from[e]!]! - rank[to[e]!]! + 1);
    terms[2 * e + 1] = -flow[e]!;
  }
  return compensatedSum(terms);
}
