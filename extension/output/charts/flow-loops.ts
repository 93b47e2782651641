// Which deals lie on a loop, and how sure each amount is: the two facts that decide a deal's look.
import type { FlowsDeal } from './flows-data';

/** How a deal's amount was given; `paper` and `undirected` outrank the amount, for neither counts as money paid. */
export type Certainty = 'stated' | 'bounded' | 'at least' | 'not given' | 'paper' | 'undirected';

export interface MarkedDeal {
  deal: FlowsDeal;
  loop: boolean;
  certainty: Certainty;
}

export function certaintyOf(deal: FlowsDeal): Certainty {
  if (deal.form === 'paper') return 'paper';
  if (deal.directed === false) return 'undirected';
  if (deal.high === null) return deal.low === null ? 'not given' : 'at least';
  return deal.low === deal.high ? 'stated' : 'bounded';
}

/**
 * Marks a deal where both its ends are in one strongly connected component of the directed deals, paper included:
 * that is, where the payee reaches the payer again. A deal of a company with itself closes no loop of two.
 */
export function markLoops(deals: readonly FlowsDeal[]): MarkedDeal[] {
  const next = new Map<string, string[]>();
  for (const deal of deals) {
    if (deal.directed === false || deal.from === deal.to) continue;
    const list = next.get(deal.from);
    if (list) list.push(deal.to);
    else next.set(deal.from, [deal.to]);
  }
  const reached = new Map<string, Set<string>>();
  const reachedFrom = (start: string): Set<string> => {
    const known = reached.get(start);
    if (known) return known;
    const seen = new Set<string>();
    const queue = [...(next.get(start) ?? [])];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(...(next.get(id) ?? []));
    }
    reached.set(start, seen);
    return seen;
  };
  return deals.map((deal) => ({
    deal,
    loop: deal.directed !== false && deal.from !== deal.to && reachedFrom(deal.to).has(deal.from),
    certainty: certaintyOf(deal),
  }));
}

/** Companies at an end of a loop deal. */
export function companiesOnLoops(marked: readonly MarkedDeal[]): Set<string> {
  return new Set(marked.filter((m) => m.loop).flatMap((m) => [m.deal.from, m.deal.to]));
}

/** The amount that a deal's width shows: its upper end, or its lower where only that is known; 0 for the rest. */
export function widthAmount(marked: MarkedDeal): number {
  const { certainty, deal } = marked;
  if (certainty === 'paper' || certainty === 'undirected') return 0;
  return Math.max(0, deal.high ?? deal.low ?? 0);
}
