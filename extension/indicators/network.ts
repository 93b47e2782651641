import { compensatedSum } from './compensated-sum';

/**
 * Who pays whom: a directed multigraph with one entry per deal.
 * Deal `e` is a payment of `amount[e]` (one currency, base unit, ≥ 0) from `companies[from[e]]` to
 * `companies[to[e]]`. Parallel deals and deals of a company with itself are allowed.
 */
export interface Network {
  companies: string[];
  from: Int32Array;
  to: Int32Array;
  amount: Float64Array;
}

/**
 * Refuses a network that no indicator can answer for.
 * @throws RangeError when the columns differ in length, an index names no company, or an amount is negative or not finite
 */
export function checkNetwork({ companies, from, to, amount }: Network): void {
  if (from.length !== amount.length || to.length !== amount.length) {
    throw new RangeError('A network needs from, to and amount of the same length');
  }
  for (let e = 0; e < amount.length; e++) {
    if (!isNode(from[e]!, companies.length) || !isNode(to[e]!, companies.length)) {
      throw new RangeError(`Deal ${e} names a company that is not in the network`);
    }
    if (!(amount[e]! >= 0 && amount[e]! < Infinity)) {
      throw new RangeError(`Deal ${e} has the amount ${amount[e]}; amounts are finite and not negative`);
    }
  }
}

function isNode(index: number, count: number): boolean {
  return index >= 0 && index < count;
}

/** Builds a network from rows `[payer, payee, amount]`; companies are numbered in order of appearance. */
export function networkFromDeals(deals: readonly (readonly [string, string, number])[]): Network {
  const index = new Map<string, number>();
  const indexOf = (company: string): number => {
    const known = index.get(company);
    if (known !== undefined) return known;
    index.set(company, index.size);
    return index.size - 1;
  };
  const from = new Int32Array(deals.length);
  const to = new Int32Array(deals.length);
  const amount = new Float64Array(deals.length);
  deals.forEach(([payer, payee, money], e) => {
    from[e] = indexOf(payer);
    to[e] = indexOf(payee);
    amount[e] = money;
  });
  return { companies: [...index.keys()], from, to, amount };
}

/** Money each company pays and receives, self-deals on both sides; arrays of length companies. */
export function companyTotals({ companies, from, to, amount }: Network): {
  paid: Float64Array;
  received: Float64Array;
} {
  const paid = new Float64Array(companies.length);
  const received = new Float64Array(companies.length);
  for (let e = 0; e < amount.length; e++) {
    paid[from[e]!]! += amount[e]!;
    received[to[e]!]! += amount[e]!;
  }
  return { paid, received };
}

/** Σw over all deals. */
export function networkTotal(network: Network): number {
  return compensatedSum(network.amount);
}

/** The same companies with parallel deals summed: at most one deal per ordered pair, in order of first appearance. */
export function mergeParallelDeals(network: Network): Network {
  const { companies, from, to, amount } = network;
  const place = new Map<number, number>();
  const mergedFrom: number[] = [];
  const mergedTo: number[] = [];
  const mergedAmount: number[] = [];
  for (let e = 0; e < amount.length; e++) {
    const pair = from[e]! * companies.length + to[e]!;
    const known = place.get(pair);
    if (known === undefined) {
      place.set(pair, mergedAmount.length);
      mergedFrom.push(from[e]!);
      mergedTo.push(to[e]!);
      mergedAmount.push(amount[e]!);
    } else {
      mergedAmount[known]! += amount[e]!;
    }
  }
  return {
    companies,
    from: Int32Array.from(mergedFrom),
    to: Int32Array.from(mergedTo),
    amount: Float64Array.from(mergedAmount),
  };
}

/** Arcs grouped by one of their ends: those of node `v` are `arc[start[v]] … arc[start[v + 1] - 1]`, in input order. */
export interface Incidence {
  start: Int32Array;
  arc: Int32Array;
}

/**
 * Groups arcs by `end` (pass `from` for outgoing arcs, `to` for incoming ones).
 * @param end node per arc; a negative node leaves the arc out
 */
export function incidence(nodes: number, end: Int32Array): Incidence {
  const start = new Int32Array(nodes + 1);
  for (const node of end) if (node >= 0) start[node + 1]!++;
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!;
  const arc = new Int32Array(start[nodes]!);
  const fill = start.slice(0, nodes);
  for (let e = 0; e < end.length; e++) if (end[e]! >= 0) arc[fill[end[e]!]!++] = e;
  return { start, arc };
}
