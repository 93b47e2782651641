import { checkNetwork } from './network';
import type { Network } from './network';

/** What one counterparty means to a company. */
export interface Counterparty {
  company: number;
  amount: number;
  /** Share of all the company pays, receives, or both, depending on the list. */
  share: number;
}

export interface Exposure {
  /** Whom the company pays, and from whom it receives: largest first, parallel deals summed. */
  pays: Counterparty[];
  receives: Counterparty[];
  /** The counterparty with which most money changes hands, paid and received together; undefined without any. */
  largest: Counterparty | undefined;
}

/**
 * Who depends on whom, seen from one company. A self-deal is listed under the company's own name in both lists and once
 * in `largest`. Counterparties with amount 0 are left out; ties keep the order of the companies.
 *
 * @param company index into `network.companies`
 * @throws RangeError for an unknown company and for amounts that are negative or not finite
 */
export function exposure(network: Network, company: number): Exposure {
  checkNetwork(network);
  const { companies, from, to, amount } = network;
  if (companies[company] === undefined) throw new RangeError('Exposure needs a company of the network');
  const paid = new Float64Array(companies.length);
  const received = new Float64Array(companies.length);
  const both = new Float64Array(companies.length);
  amount.forEach((w, e) => {
    if (from[e] === company) paid[to[e]!]! += w;
    if (to[e] === company) received[from[e]!]! += w;
    if (from[e] === company) both[to[e]!]! += w;
    else if (to[e] === company) both[from[e]!]! += w;
  });
  return { pays: ranked(paid), receives: ranked(received), largest: ranked(both)[0] };
}

function ranked(amounts: Float64Array): Counterparty[] {
  const total = amounts.reduce((a, b) => a + b, 0);
  return [...amounts]
    .map((amount, company) => ({ company, amount, share: total > 0 ? amount / total : 0 }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount);
}
