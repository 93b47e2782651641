// The rows that a flow chart is drawn from. The kernel fills them in; the layout knows nothing else.

/** A company of the network; `lines` are its own sums, already in words: `gets up to $100B`. */
export interface FlowsCompany {
  id: string;
  lines: string[];
}

/**
 * One deal, one arrow from payer to payee. Amounts in whole units of `FlowsData.currency`.
 * `low = high` is stated; `low < high` bounded; `high: null` with a `low` is "at least"; both `null` not given.
 */
export interface FlowsDeal {
  id: string;
  from: string;
  to: string;
  kind: string;
  /** Warrants and other payment in kind are paper: drawn dotted with a hollow head, never counted as money. */
  form: 'money' | 'paper';
  /** `false`: the source names an agreement, not who pays whom. */
  directed?: boolean;
  low: number | null;
  high: number | null;
  /** Bold label, in the source's words: `up to $100B`, `buys chips`. */
  label: string;
  /** Second, small line: `equity`, `cloud · signed`. */
  sub: string;
  status?: string;
  date?: string;
  source?: string;
  quote?: string;
}

export interface FlowsData {
  chart: 'flows';
  /** Name of the deals cell, and the as-of date of the picture where one was asked for. */
  name: string;
  asOf?: string;
  currency: string;
  companies: FlowsCompany[];
  deals: FlowsDeal[];
  /** Maximum circulation at the lower and upper ends of the bounded amounts; `null` where no amount is stated. */
  circulation: { amount: [number, number]; share: [number, number]; total: [number, number] } | null;
  /** In words, for under the chart: `National Business Daily; The Information`. */
  sources: string[];
  /** `3 deals without an amount are drawn but cannot count.` */
  notes: string[];
}
