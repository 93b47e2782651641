// From a deals table to the rows of its flow chart: who pays whom, in the source's own words.
import type { Context, Units } from '../../engine/program';
import { ends } from '../../engine/spread';
import type { Table, Value } from '../../engine/value';
import { isRecord, isSpread } from '../../engine/value';
import type { DealRow } from '../../indicators/deals';
import { dealRows } from '../../indicators/deals';
import { CIRCULAR_FINANCING } from '../../indicators/functions/circular-financing';
import { amount, scaled } from '../money';
import { dayText } from '../value-text';
import type { FlowsCompany, FlowsData, FlowsDeal } from './flows-data';

/** What a deal does, where its amount is not given. */
const VERBS: Readonly<Record<string, string>> = {
  equity: 'invests',
  loan: 'lends',
  warrant: 'warrants',
  purchase: 'buys',
  cloud: 'buys compute',
  lease: 'leases',
  lease_back: 'leases back',
  backstop: 'guarantees',
  revenue_share: 'shares revenue',
  acquisition: 'acquires',
  agreement: 'agreement',
};

/** `$50–100B`: short, for a label; bounds keep their words. */
function label(low: number, high: number, currency: string): string {
  if (low > 0 && Number.isFinite(high) && low !== high) {
    const [a, b] = [scaled(low), scaled(high)];
    const sameScale = a.slice(-1) === b.slice(-1) && /[KMBT]/.test(a.slice(-1));
    if (currency === 'USD') return `$${sameScale ? a.slice(0, -1) : a}–${b}`;
  }
  return amount(low, Number.isFinite(high) ? high : null, currency);
}

export function flowsData(deals: Table, asOf: Value | undefined, context: Context, units: Units): FlowsData {
  const currency = units['M'] ?? 'USD';
  const quiet: Context = { ...context, note: () => undefined };
  const { table, rows } = dealRows(deals, asOf, quiet);
  const text = (name: string, row: number): string | undefined => table.column(name)?.texts?.[row] ?? undefined;
  const day = typeof asOf === 'number' ? asOf : undefined;
  const flows = rows.map((deal): FlowsDeal => {
    const { row } = deal;
    const date = table.column('date')?.numbers?.[row];
    const stake = text('stake', row);
    const condition = text('condition', row);
    const stated = deal.amount && label(deal.amount.low, deal.amount.high, currency);
    const words = deal.kind.replaceAll('_', ' ') || 'kind not given';
    const inKind = text('in_kind', row);
    const verb = VERBS[deal.kind] ?? words;
    const unstated = deal.kind === 'purchase' && inKind ? `buys ${inKind}` : verb;
    return {
      id: `${row}`,
      from: deal.from,
      to: deal.to,
      kind: words,
      form: deal.paper ? 'paper' : 'money',
      ...(!deal.directed && { directed: false }),
      low: deal.paper ? null : (deal.amount?.low ?? null),
      high: deal.paper || !deal.amount || !Number.isFinite(deal.amount.high) ? null : deal.amount.high,
      label: deal.paper ? (stake ?? stated ?? unstated) : (stated ?? unstated),
      sub: deal.paper
        ? `${inKind ?? words}: paper, not money`
        : stated
          ? condition && condition.length < 28
            ? `${words}, ${condition}`
            : words
          : deal.directed
            ? 'amount not given'
            : 'no amount or direction given',
      ...(text('status', row) && { status: text('status', row) }),
      ...(date !== undefined && !Number.isNaN(date) && { date: dayText(date) }),
      ...(text('source', row) && { source: text('source', row) }),
      ...(text('quote', row) && { quote: text('quote', row) }),
    };
  });
  const ids = [...new Set(rows.flatMap((d) => [d.from, d.to]))];
  const unstated = rows.filter((d) => !d.amount && !d.paper).length;
  const paper = rows.filter((d) => d.paper).length;
  return {
    chart: 'flows',
    name: deals.name,
    ...(day !== undefined && { asOf: dayText(day) }),
    currency,
    companies: ids.map((id): FlowsCompany => ({ id, lines: sums(id, rows, currency) })),
    deals: flows,
    circulation: circulationOf(deals, asOf, rows, quiet, units),
    sources: sourceTitles(flows, context),
    notes: [
      ...(unstated
        ? [
            `${unstated} deal${unstated > 1 ? 's' : ''} without an amount ${unstated > 1 ? 'are' : 'is'} drawn but cannot count.`,
          ]
        : []),
      ...(paper ? ['Paper (warrants and the like) is kept apart from money.'] : []),
    ],
  };
}

/** `gets up to $100B`, `pays $350–400B`: a company's own stated sums. */
function sums(company: string, rows: readonly DealRow[], currency: string): string[] {
  const total = (mine: readonly DealRow[]): { low: number; high: number } =>
    mine.reduce((sum, d) => ({ low: sum.low + d.amount!.low, high: sum.high + d.amount!.high }), { low: 0, high: 0 });
  const stated = rows.filter((d) => d.amount && !d.paper && d.directed);
  const lines: string[] = [];
  for (const [verb, mine] of [
    ['gets', stated.filter((d) => d.to === company)],
    ['pays', stated.filter((d) => d.from === company)],
  ] as const) {
    if (mine.length === 0) continue;
    const { low, high } = total(mine);
    lines.push(`${verb} ${label(low, high, currency)}`);
  }
  return lines.length ? lines : ['no amounts given'];
}

function circulationOf(
  deals: Table,
  asOf: Value | undefined,
  rows: readonly DealRow[],
  context: Context,
  units: Units,
): FlowsData['circulation'] {
  const stated = rows.filter((d) => d.amount && !d.paper && d.directed);
  const unbounded = (d: DealRow): boolean =>
    !Number.isFinite(d.amount!.high) || (isSpread(d.value) && d.value.samples > 1);
  if (stated.length === 0 || stated.some(unbounded)) return null;
  const result = CIRCULAR_FINANCING['circulation']!([deals, asOf], context, units);
  if (!isRecord(result)) return null;
  const pair = (name: string): [number, number] => {
    const value = result.fields.get(name)!;
    if (isSpread(value)) return [ends(value).low, ends(value).high];
    return typeof value === 'number' ? [value, value] : [0, 0];
  };
  const total = stated.reduce<[number, number]>((sum, d) => [sum[0] + d.amount!.low, sum[1] + d.amount!.high], [0, 0]);
  return { amount: pair('amount'), share: pair('share'), total };
}

/** Titles of the sources that the rows name, in their order; a key without a title stands for itself. */
function sourceTitles(deals: readonly FlowsDeal[], context: Context): string[] {
  const keys = [
    ...new Set(deals.flatMap((d) => (d.source ?? '').split(/[;,]/).map((k) => k.trim())).filter((k) => k !== '')),
  ];
  return keys.map((key) => context.source(key)?.title ?? key);
}
