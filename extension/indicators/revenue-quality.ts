import { compensatedSum } from './compensated-sum';
import { maximumFlow } from './maximum-flow';
import { checkNetwork } from './network';
import type { Network } from './network';

/** What a deal is to its payee: a sale of its goods, or money put into it (equity, loan, guarantee …). */
export type DealRole = 'sale' | 'financing';

/** Revenue of one company by where the money comes from, in the unit of the network. The four add up to `total`. */
export interface RevenueQuality {
  organic: number;
  financed: number;
  circular: number;
  unfunded: number;
  total: number;
}

/** What is known of the deals beyond their amounts. */
export interface RevenueFacts {
  /** Role per deal. */
  role: readonly DealRole[];
  /** Per deal, whether the money has changed hands; what has not is only committed. */
  realised: readonly boolean[];
  /** Money per company that it can spend and that no deal shows (cash, its own cash flow); all 0 when left out. */
  ownFunds?: Float64Array;
}

/**
 * Splits the sales of one company (the deals of role `sale` that pay it) into four classes. Every dollar is counted in the
 * first class that can explain it:
 *
 * 1. circular: money the company itself paid out, by any deal, and that comes back to it through any chain of deals;
 * 2. financed: money that another company put in by a deal of role `financing`, at arm's length, and that reaches it
 *    through any chain of deals;
 * 3. of the sales no such money explains, those realised, and those committed that customers can pay from `ownFunds`
 *    (through any chain), are organic;
 * 4. the rest is committed but unfunded.
 *
 * Financing and own funds pay realised sales first. Each class is a difference of maximum flows (Ford & Fulkerson 1956), so
 * the amounts are unique, although which dollar went which way is not. Money of a self-deal of the company is
 * circular.
 *
 * @param company index into `network.companies`
 * @throws RangeError for an unknown company, lists of another length, and amounts that are negative or not finite
 */
export function revenueQuality(network: Network, company: number, facts: RevenueFacts): RevenueQuality {
  checkNetwork(network);
  const { companies, from, to, amount } = network;
  if (companies[company] === undefined) throw new RangeError('Revenue quality needs a company of the network');
  if (facts.role.length !== amount.length || facts.realised.length !== amount.length) {
    throw new RangeError('Revenue quality needs a role and a state for every deal');
  }
  const isSale = (e: number) => to[e] === company && facts.role[e] === 'sale';
  const salesWhere = (keep: (e: number) => boolean) =>
    compensatedSum(amount.filter((_, e) => isSale(e) && from[e] !== company && keep(e)));
  const self = compensatedSum(amount.filter((_, e) => isSale(e) && from[e] === company));
  const reach = (sources: Sources, keep: (e: number) => boolean) =>
    fundedSales(network, company, facts, sources, (e) => isSale(e) && from[e] !== company && keep(e));

  const all = () => true;
  const realisedOnly = (e: number) => facts.realised[e] === true;
  const circular = reach({ financing: false, ownFunds: false }, all);
  const funded = reach({ financing: true, ownFunds: false }, all);
  const total = salesWhere(all);
  const realised = salesWhere(realisedOnly);
  // Realised sales come first, so what is left of committed ones is what funds add beyond the realised.
  const committedFunded =
    reach({ financing: true, ownFunds: true }, all) - reach({ financing: true, ownFunds: true }, realisedOnly);
  const unfunded = Math.max(0, total - realised - committedFunded);
  return {
    circular: circular + self,
    financed: Math.max(0, funded - circular),
    organic: Math.max(0, total - funded - unfunded),
    unfunded,
    total: total + self,
  };
}

interface Sources {
  financing: boolean;
  ownFunds: boolean;
}

/**
 * The most of the kept sales that money from the company itself and from the given sources can pay.
 * Nodes: the companies, `source`, `sink`, and one in the middle of every financing deal, where its outside money enters.
 */
function fundedSales(
  { companies, from, to, amount }: Network,
  company: number,
  { role, ownFunds }: RevenueFacts,
  sources: Sources,
  keep: (deal: number) => boolean,
): number {
  const source = companies.length;
  const sink = source + 1;
  let nodes = sink + 1;
  const arcs: [number, number, number][] = [[source, company, Infinity]];
  amount.forEach((w, e) => {
    const [u, v] = [from[e]!, to[e]!];
    if (w === 0 || u === v) return;
    if (v === company) {
      if (keep(e)) arcs.push([u, sink, w]);
    } else if (sources.financing && role[e] === 'financing' && u !== company) {
      arcs.push([u, nodes, w], [source, nodes, w], [nodes, v, w]);
      nodes++;
    } else {
      arcs.push([u, v, w]);
    }
  });
  if (sources.ownFunds) ownFunds?.forEach((own, v) => arcs.push([source, v, v === company ? 0 : own]));
  return maximumFlow(
    {
      nodes,
      from: Int32Array.from(arcs, (a) => a[0]),
      to: Int32Array.from(arcs, (a) => a[1]),
      capacity: Float64Array.from(arcs, (a) => a[2]),
    },
    source,
    sink,
  );
}
