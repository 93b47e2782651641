import { compensatedSum } from './compensated-sum';
import { solveLinear } from './linear-equations';
import { checkNetwork, companyTotals, incidence } from './network';
import type { Network } from './network';

/** What sets a cascade off and what cushions it. */
export interface CascadeOptions {
  /** Companies that fail by decree, as indices: each pays exactly `recovery` × its obligations, pro rata. */
  fails?: readonly number[];
  /** Share in [0, 1]; used for `fails` only. */
  recovery?: number;
  /**
   * Cash per company, NaN where it is not known: then max(0, Σ_j L_ij − Σ_j L_ji), so that every company can just pay when
   * all others do.
   */
  cash?: Float64Array;
}

export interface Cascade {
  /** What each company pays in all. */
  payments: Float64Array;
  /** Claims of each company that are not paid to it. */
  losses: Float64Array;
  /** Σ losses. */
  loss: number;
  /** Rounds that add a default; the decreed failures are none. */
  rounds: number;
  /** Round in which a company cannot pay in full any more: 0 when it fails by decree, −1 when it pays. */
  defaultRound: Int32Array;
}

/** Shortfalls below this share of what is owed are rounding, not default. */
const ROUNDING = 1e-12;

/**
 * Clearing payments of a network of obligations (Eisenberg & Noe 2001, "Systemic risk in financial systems", Management
 * Science 47:236–249). Deal `e` is an obligation of its payer. Each company pays min(owed, cash + received), pro rata, no
 * cost of default; of all such payment vectors this is the greatest. Found by the paper's fictitious default
 * algorithm (section 3.1): suppose that all pay, find who cannot, solve for what these pay, and repeat; every round is
 * one linear system in the defaulters, at most as many rounds as companies.
 *
 * @throws RangeError for a recovery outside [0, 1], negative cash, an unknown company, or invalid amounts
 */
export function clearingCascade(network: Network, options: CascadeOptions = {}): Cascade {
  checkNetwork(network);
  const { companies, from, to, amount } = network;
  const { fails = [], recovery = 0 } = options;
  const { paid: owed, received: due } = companyTotals(network);
  const cash = companyCash(options.cash, owed, due);
  checkFailures(companies.length, fails, recovery);
  const defaultRound = new Int32Array(companies.length).fill(-1);
  const payments = owed.slice();
  for (const v of fails) {
    defaultRound[v] = 0;
    payments[v] = recovery * owed[v]!;
  }
  const claims = incidence(companies.length, to);
  const receivedBy = (v: number): number => {
    let sum = 0;
    for (let k = claims.start[v]!; k < claims.start[v + 1]!; k++) {
      const e = claims.arc[k]!;
      const u = from[e]!;
      if (amount[e]! > 0) sum += (amount[e]! / owed[u]!) * payments[u]!;
    }
    return sum;
  };

  let rounds = 0;
  for (;;) {
    let added = false;
    for (let v = 0; v < companies.length; v++) {
      if (defaultRound[v]! >= 0 || cash[v]! + receivedBy(v) >= owed[v]! * (1 - ROUNDING)) continue;
      defaultRound[v] = rounds + 1;
      added = true;
    }
    if (!added) break;
    rounds++;
    settleDefaults(network, owed, cash, defaultRound, payments);
  }
  const losses = due.map((claim, v) => {
    const loss = claim - receivedBy(v);
    return loss > ROUNDING * claim ? loss : 0;
  });
  return { payments, losses, loss: compensatedSum(losses), rounds, defaultRound };
}

/**
 * Payments of the companies in default (round 1 and later), given those of all others:
 * p_i = cash_i + Σ_j Π_ji p_j. The system is regular: a group of defaulters that pays only itself would, as a whole,
 * receive all it pays, so not all of it could be short.
 */
function settleDefaults(
  { from, to, amount }: Network,
  owed: Float64Array,
  cash: Float64Array,
  defaultRound: Int32Array,
  payments: Float64Array,
): void {
  const defaulters: number[] = [];
  const place = defaultRound.map((round, v) => (round > 0 ? defaulters.push(v) - 1 : -1));
  const size = defaulters.length;
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i++) values[i * size + i] = 1;
  const right = Float64Array.from(defaulters, (v) => cash[v]!);
  amount.forEach((w, e) => {
    const [u, v] = [from[e]!, to[e]!];
    if (w === 0 || place[v]! < 0) return;
    const share = w / owed[u]!;
    if (place[u]! >= 0) values[place[v]! * size + place[u]!]! -= share;
    else right[place[v]!]! += share * payments[u]!;
  });
  const settled = solveLinear({ size, values }, right);
  if (settled === undefined)
    throw new RangeError('The obligations of the defaulting companies have no clearing payments');
  defaulters.forEach((v, i) => (payments[v] = Math.min(owed[v]!, Math.max(0, settled[i]!))));
}

function companyCash(given: Float64Array | undefined, owed: Float64Array, due: Float64Array): Float64Array {
  return owed.map((debt, v) => {
    const known = given?.[v];
    if (known === undefined || Number.isNaN(known)) return Math.max(0, debt - due[v]!);
    if (known < 0) throw new RangeError('Cash cannot be negative');
    return known;
  });
}

/** @throws RangeError for a share outside [0, 1] or an unknown company */
export function checkFailures(companies: number, fails: readonly number[], recovery: number): void {
  if (!(recovery >= 0 && recovery <= 1)) throw new RangeError('Recovery is a share between 0 and 1');
  if (fails.some((v) => !(v >= 0 && v < companies))) throw new RangeError('A failing company is not in the network');
}
