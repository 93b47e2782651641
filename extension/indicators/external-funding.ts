import { compensatedSum } from './compensated-sum';
import { checkNetwork, companyTotals } from './network';
import type { Network } from './network';

/** Money that must come from outside the network, and money that stays in it, per company. */
export interface ExternalFunding {
  /** Σz. */
  amount: number;
  /** z_j = max(0, paid − received): what the company brings in from elsewhere. */
  byCompany: Float64Array;
  /** y_j = max(0, received − paid): what it keeps or spends elsewhere. */
  kept: Float64Array;
}

/**
 * Outside money that balances a network of deals. Totals that agree to 1e-12 count as balanced, so that rounding in
 * amounts with cents does not open a closed network.
 *
 * @returns amounts in the unit of the network; Σz = Σy up to rounding
 * @throws RangeError for amounts that are negative or not finite
 */
export function externalFunding(network: Network): ExternalFunding {
  checkNetwork(network);
  const { paid, received } = companyTotals(network);
  const excess = paid.map((out, v) => {
    const difference = out - received[v]!;
    return Math.abs(difference) <= 1e-12 * Math.max(out, received[v]!) ? 0 : difference;
  });
  const byCompany = excess.map((x) => Math.max(0, x));
  return { amount: compensatedSum(byCompany), byCompany, kept: excess.map((x) => Math.max(0, -x)) };
}
