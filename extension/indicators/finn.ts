import { compensatedSum } from './compensated-sum';
import { stronglyConnectedComponents } from './components';
import { externalFunding } from './external-funding';
import { inverse } from './linear-equations';
import { checkNetwork, companyTotals } from './network';
import type { Network } from './network';

/** Flows across the border of a network, per company, in the unit of its deals. */
export interface BorderFlows {
  inflow: Float64Array;
  outflow: Float64Array;
}

export interface FinnCycling {
  /** Share of throughflow that is cycled, in [0, 1]; 0 for a network without flow. */
  index: number;
  /** T_j = Σ_i F_ij + z_j per company. */
  throughflow: Float64Array;
  /** Cycled throughflow per company: T_i·(N_ii − 1)/N_ii. */
  cycled: Float64Array;
  /**
   * Largest |in + z − out − y| relative to the company's throughflow; 0 when z and y are computed. Above 0.01 the given
   * border flows do not describe a steady state, and the caller should warn.
   */
  imbalance: number;
}

/** A group of companies counts as closed when less than this share of its throughflow leaves it. */
const CLOSED = 1e-12;

/**
 * Finn's cycling index (Finn 1976, "Measures of ecosystem structure and function derived from analysis of flows", J. theor.
 * Biol. 56:363–380): with G_ij = F_ij / T_i and N = (I − G)⁻¹, Σ T_i (N_ii − 1)/N_ii ÷ Σ T_i.
 *
 * Without `border`, z and y are what balances every company (`externalFunding`). A closed group, from which no money
 * leaves, makes I − G singular; there N_ii → ∞ and all throughflow counts as cycled. Companies without throughflow
 * are left out. N_ii only depends on the deals within the strongly connected component of i, so each is inverted by itself:
 * O(c³) for the largest component of c companies.
 *
 * @throws RangeError for amounts or border flows that are negative or not finite
 */
export function finnCycling(network: Network, border?: BorderFlows): FinnCycling {
  checkNetwork(network);
  const { companies, from, to, amount } = network;
  const { inflow, outflow } = border ?? computedBorder(network);
  checkBorder(companies.length, inflow);
  checkBorder(companies.length, outflow);
  const { paid, received } = companyTotals(network);
  const throughflow = received.map((r, v) => r + inflow[v]!);
  const tail = from.map((u, e) => (amount[e]! > 0 ? u : -1));
  const { component, count } = stronglyConnectedComponents(companies.length, tail, to);
  const members: number[][] = Array.from({ length: count }, () => []);
  component.forEach((c, v) => members[c]!.push(v));
  const place = new Int32Array(companies.length);
  for (const group of members) group.forEach((v, i) => (place[v] = i));
  const staying = members.map((group) => new Float64Array(group.length ** 2));
  tail.forEach((u, e) => {
    const c = component[to[e]!]!;
    if (u < 0 || component[u] !== c) return;
    staying[c]![place[u]! * members[c]!.length + place[to[e]!]!]! += amount[e]!;
  });

  const cycled = new Float64Array(companies.length);
  members.forEach((group, c) => {
    const returns = returnShares(
      group.length,
      staying[c]!,
      Float64Array.from(group, (v) => throughflow[v]!),
    );
    group.forEach((v, i) => (cycled[v] = throughflow[v]! * returns[i]!));
  });
  const total = compensatedSum(throughflow);
  const imbalances = throughflow.map((flow, v) => {
    const out = paid[v]! + outflow[v]!;
    return flow + out > 0 ? Math.abs(flow - out) / Math.max(flow, out) : 0;
  });
  return {
    index: total > 0 ? Math.min(1, compensatedSum(cycled) / total) : 0,
    throughflow,
    cycled,
    imbalance: border === undefined ? 0 : imbalances.reduce((a, b) => Math.max(a, b), 0),
  };
}

function computedBorder(network: Network): BorderFlows {
  const { byCompany, kept } = externalFunding(network);
  return { inflow: byCompany, outflow: kept };
}

function checkBorder(companies: number, flow: Float64Array): void {
  if (flow.length !== companies || flow.some((f) => !(f >= 0 && f < Infinity))) {
    throw new RangeError('Border flows need one finite amount, not negative, for every company');
  }
}

/** (N_ii − 1)/N_ii per member: the share of its throughflow that comes back to it. */
function returnShares(size: number, staying: Float64Array, throughflow: Float64Array): Float64Array {
  const step = new Float64Array(size * size);
  let leaving = 0;
  for (let i = 0; i < size; i++) {
    let kept = 0;
    for (let j = 0; j < size; j++) {
      const flow = staying[i * size + j]!;
      kept += flow;
      step[i * size + j] = (i === j ? 1 : 0) - (flow > 0 ? flow / throughflow[i]! : 0);
    }
    leaving += Math.max(0, throughflow[i]! - kept);
  }
  if (leaving <= CLOSED * compensatedSum(throughflow)) {
    // A lone company without a self-deal keeps nothing; here it has no throughflow at all.
    return throughflow.map((flow) => (flow > 0 ? 1 : 0));
  }
  const visits = inverse({ size, values: step });
  if (visits === undefined) return new Float64Array(size).fill(1);
  return throughflow.map((_, i) => Math.min(1, Math.max(0, 1 - 1 / visits.values[i * size + i]!)));
}
