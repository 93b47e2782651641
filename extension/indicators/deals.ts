// A deals table as indicators see it: one row a deal as of a date, money apart from paper, companies numbered.
import { DEAL_KINDS } from '../catalogue/data-schemas';
import type { Context } from '../engine/program';
import { perCorner, quantileOfSamples } from '../engine/functions/probability';
import { ends } from '../engine/spread';
import { cellOf, selectRows } from '../engine/table';
import type { Column, Numeric, Table, Value } from '../engine/value';
import { EvaluationError, isMissing, isSpread } from '../engine/value';
import type { Network } from './network';

const PAPER = new Set(DEAL_KINDS.filter((k) => k.paper).map((k) => k.name));
const UNDIRECTED = new Set(DEAL_KINDS.filter((k) => k.undirected).map((k) => k.name));

export interface DealRow {
  /** Row of the table it was taken from. */
  row: number;
  from: string;
  to: string;
  kind: string;
  /** Undefined where no amount is stated. `high` may be Infinity. */
  amount: { low: number; high: number } | undefined;
  /** The amount as one variable, the same wherever the row is read. */
  value: Numeric | undefined;
  /** Warrants and payments in kind: kept apart from money. */
  paper: boolean;
  directed: boolean;
}

/** The ends of a bound; of a distribution the 5% and 95% that it is printed with. */
function spanOf(amount: Numeric): { low: number; high: number } {
  if (!isUncertain(amount)) return ends(amount);
  return {
    low: ends(perCorner(amount, quantileOfSamples(0.05))).low,
    high: ends(perCorner(amount, quantileOfSamples(0.95))).high,
  };
}
const isUncertain = (amount: Numeric): boolean => isSpread(amount) && amount.samples > 1;

const textAt = (column: Column | undefined, row: number): string => column?.texts?.[row] ?? '';
const dayAt = (column: Column | undefined, row: number): number | undefined => {
  const day = column?.numbers?.[row];
  return day === undefined || Number.isNaN(day) ? undefined : day;
};

/**
 * Rows that count as of a day: of each deal's history the latest dated no later than it (undated rows came first),
 * cancelled deals left out. Without a day, all dates count. (language.md, data cells)
 */
export function currentRows(deals: Table, asOf: number | undefined): Int32Array {
  const [deal, date, status] = [deals.column('deal'), deals.column('date'), deals.column('status')];
  const latest = new Map<string, { row: number; day: number }>();
  const single: number[] = [];
  for (let row = 0; row < deals.count; row++) {
    const day = dayAt(date, row);
    if (asOf !== undefined && day !== undefined && day > asOf) continue;
    const key = textAt(deal, row);
    if (key === '') {
      single.push(row);
      continue;
    }
    const before = latest.get(key);
    if (!before || (day ?? -Infinity) >= before.day) latest.set(key, { row, day: day ?? -Infinity });
  }
  const rows = [...single, ...[...latest.values()].map((l) => l.row)].filter(
    (row) => textAt(status, row) !== 'cancelled',
  );
  return Int32Array.from(rows.sort((a, b) => a - b));
}

export const currentDeals = (deals: Table, asOf: number | undefined): Table =>
  selectRows(deals, currentRows(deals, asOf));

/** The deals that count, as of the date given or else the notebook's. Only who deals with whom may be asked of mixed currencies. */
export function dealRows(
  deals: Table,
  asOf: Value | undefined,
  context: Context,
  { mixedCurrencies = false } = {},
): { table: Table; rows: DealRow[] } {
  const day = typeof asOf === 'number' ? asOf : context.asOf;
  const table = currentDeals(deals, day);
  const [from, to, kind, amount, inKind] = ['from', 'to', 'kind', 'amount', 'in_kind'].map((name) =>
    table.column(name),
  );
  const currencies = new Set(amount?.currencies?.filter((c) => c !== ''));
  if (currencies.size > 1 && !mixedCurrencies)
    throw new EvaluationError(
      'U07',
      `The amounts of \`${deals.name}\` are in ${[...currencies].join(' and ')}: bring them to one currency first.`,
    );
  const rows = Array.from({ length: table.count }, (_, row): DealRow => {
    const cell = amount && (cellOf(amount, row) as Numeric);
    const kindName = textAt(kind, row);
    return {
      row,
      from: textAt(from, row),
      to: textAt(to, row),
      kind: kindName,
      amount: cell === undefined || isMissing(cell) ? undefined : spanOf(cell),
      value: cell === undefined || isMissing(cell) ? undefined : cell,
      paper: PAPER.has(kindName) || textAt(inKind, row) !== '',
      directed: !UNDIRECTED.has(kindName),
    };
  });
  return { table, rows };
}

/** The money network of the deals: stated, directed, no paper. Bounds become two amounts a deal. */
export interface MoneyNetwork {
  network: Network;
  low: Float64Array;
  high: Float64Array;
  /** Deals of the network, in its order. */
  deals: DealRow[];
  bounded: boolean;
}

export function moneyNetwork(rows: readonly DealRow[], context: Context): MoneyNetwork {
  const deals = rows.filter((d) => d.amount && !d.paper && d.directed);
  const index = new Map<string, number>();
  const number = (company: string): number => {
    const known = index.get(company) ?? index.size;
    index.set(company, known);
    return known;
  };
  const from = new Int32Array(deals.length);
  const to = new Int32Array(deals.length);
  deals.forEach((deal, e) => {
    from[e] = number(deal.from);
    to[e] = number(deal.to);
  });
  const low = Float64Array.from(deals, (d) => d.amount!.low);
  const high = Float64Array.from(deals, (d) => d.amount!.high);
  for (const deal of deals) {
    if (deal.value !== undefined && isUncertain(deal.value))
      throw new EvaluationError(
        'R06',
        `The amount of ${deal.from} → ${deal.to} is a distribution, and this works with amounts or bounds: give its ends, as in \`$10B up to $20B\`.`,
      );
    if (!Number.isFinite(deal.amount!.high))
      throw new EvaluationError(
        'R03',
        `The amount of ${deal.from} → ${deal.to} has no upper end (“at least”): give it one, as in \`$1T up to $2T\`.`,
      );
    if (deal.amount!.low < 0)
      throw new EvaluationError('F05', `The amount of ${deal.from} → ${deal.to} is negative: swap payer and payee.`);
  }
  noteSelfDeals(deals, context);
  const unstated = rows.filter((d) => !d.amount && !d.paper).length;
  if (unstated) context.note(`${unstated} deal${unstated > 1 ? 's' : ''} without an amount cannot count.`);
  const paper = rows.filter((d) => d.paper).length;
  if (paper)
    context.note(`${paper} payment${paper > 1 ? 's' : ''} in kind (warrants and the like) kept apart from money.`);
  return {
    network: { companies: [...index.keys()], from, to, amount: high },
    low,
    high,
    deals,
    bounded: low.some((l, e) => l !== high[e]),
  };
}

/** A deal of a company with itself is mostly a slip: said once, in one sentence. */
export function noteSelfDeals(deals: readonly DealRow[], context: Context): void {
  const selves = [...new Set(deals.filter((d) => d.from === d.to).map((d) => d.from))];
  if (selves.length === 1) context.note(`${selves[0]!} has a deal with itself; it counts as a loop.`, 'R14');
  if (selves.length < 2) return;
  const shown = selves.slice(0, 3).join(', ');
  const more = selves.length > 3 ? ` and ${selves.length - 3} more` : '';
  context.note(`${shown}${more} have deals with themselves; they count as loops.`, 'R14');
}
