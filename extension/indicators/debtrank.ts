import { checkFailures } from './cascade';
import { compensatedSum } from './compensated-sum';
import { checkNetwork, companyTotals, mergeParallelDeals } from './network';
import type { Network } from './network';

export interface DebtRank {
  /** Share of the network's value in distress because of the failure, the failing companies themselves not counted. */
  rank: number;
  /** h per company, in [0, 1]. */
  distress: Float64Array;
}

/**
 * DebtRank (Battiston, Puliga, Kaushik, Tasca & Caldarelli 2012, "DebtRank: too central to fail?", Scientific Reports 2:541).
 * W_ij = min(1, (1 − recovery)·L_ij / E_j) is what the failure of i does to j, with L_ij what i owes j and E_j the
 * cash of j, or its claims Σ_k L_kj where cash is not known (NaN). The failing start at h = 1; each company in distress
 * passes it on once, in the round after it is first hit: h_j ← min(1, h_j + Σ_i W_ij·h_i). With v_j = Σ_k L_kj / ΣL,
 * rank = Σ h·v − Σ v of the failing. A self-deal counts in E and v but does not hit its own company again.
 *
 * @throws RangeError for a recovery outside [0, 1], an unknown company, or invalid amounts
 */
export function debtRank(network: Network, fails: readonly number[], recovery: number, cash?: Float64Array): DebtRank {
  checkNetwork(network);
  checkFailures(network.companies.length, fails, recovery);
  const { from, to, amount } = mergeParallelDeals(network);
  const { received: claims } = companyTotals(network);
  const total = compensatedSum(amount);
  const buffer = claims.map((claim, v) => {
    const known = cash?.[v];
    return known === undefined || Number.isNaN(known) ? claim : known;
  });
  const distress = new Float64Array(network.companies.length);
  const failing = new Set(fails);
  for (const v of failing) distress[v] = 1;
  let active = failing;
  const done = new Set<number>();
  while (active.size > 0) {
    const before = distress.slice();
    const hit = new Set<number>();
    amount.forEach((owed, e) => {
      const [i, j] = [from[e]!, to[e]!];
      const lost = (1 - recovery) * owed;
      if (i === j || !active.has(i) || lost === 0) return;
      distress[j] = Math.min(1, distress[j]! + Math.min(1, lost / buffer[j]!) * before[i]!);
      if (!active.has(j) && !done.has(j)) hit.add(j);
    });
    for (const v of active) done.add(v);
    active = hit;
  }
  const weighted = distress.map((h, v) => (failing.has(v) || total === 0 ? 0 : (h * claims[v]!) / total));
  return { rank: compensatedSum(weighted), distress };
}
