// Indicators of the network of deals over notebook tables. Amounts stay uncertain through them: every result is computed
// for the combinations of the deals' ends that the language tries.
import type { Context, Implementation } from '../../engine/program';
import { binary } from '../../engine/operators';
import { bound, ends } from '../../engine/spread';
import { cellOf, columnOf, makeTable } from '../../engine/table';
import { UNKNOWN } from '../../engine/trend';
import type { Column, Numeric, Table, Value } from '../../engine/value';
import { isColumn, isSpread, isTable, missing, record } from '../../engine/value';
import { compensatedSum } from '../compensated-sum';
import type { DealRow } from '../deals';
import { dealRows, moneyNetwork } from '../deals';
import { exposure } from '../exposure';
import { externalFundingRange } from '../external-funding-range';
import type { ExternalFundingRange } from '../external-funding-range';
import { finnCycling } from '../finn';
import type { Network } from '../network';
import { reciprocity } from '../reciprocity';
import { revenueQuality } from '../revenue-quality';
import { allAnswering, refuse } from './arguments';
import { liftedList, liftedVector, withinWork } from './lift';
import { companyFigures } from './valuation-rows';

type Arguments = (Value | undefined)[];

/** The money network of a deals table with its amounts as they stand, ends and samples included. */
export interface DealNetwork {
  name: string;
  network: Network;
  deals: DealRow[];
  status: (row: number) => string;
  amounts: Numeric[];
  low: Float64Array;
  high: Float64Array;
}

export function dealNetwork(deals: Value | undefined, asOf: Value | undefined, context: Context): DealNetwork {
  const { table, rows } = dealRows(deals as Table, asOf, context);
  const money = moneyNetwork(rows, context);
  const status = table.column('status')?.texts;
  return {
    name: table.name,
    network: money.network,
    deals: money.deals,
    status: (row) => status?.[row] ?? '',
    amounts: money.deals.map((deal) => deal.value!),
    low: money.low,
    high: money.high,
  };
}

/** The day to look from: the one given, or else the notebook's. */
export const dayOf = (asOf: Value | undefined, context: Context): number | undefined =>
  typeof asOf === 'number' ? asOf : context.asOf;

const nothingStated = ({ name }: DealNetwork): Value => missing(`no amount is stated in \`${name}\``);

/** Sum of uncertain amounts; it rises with each. */
export const sumOf = (cells: readonly Numeric[]): Numeric => liftedList(cells, compensatedSum, 1);

/** Steps that solving linear equations for all companies takes. */
export const solvingCost = ({ companies, amount }: Network): number => companies.length ** 3 + amount.length;

/** A ratio of the whole network: its range is at the ends. */
function ofNetwork(deals: DealNetwork, cost: number, f: (network: Network) => number): Numeric {
  const amounts = withinWork(deals.amounts, cost);
  return liftedList(amounts, (amount) => f({ ...deals.network, amount }), 0);
}

export const companyTable = (
  name: string,
  companies: readonly string[],
  key: string,
  values: readonly Numeric[],
): Table =>
  makeTable({
    name,
    count: companies.length,
    columns: { company: { texts: [...companies] }, [key]: columnOf(values) },
  });

/** Index of a company; an error that lists those there are. */
export function companyIndex(name: string, companies: readonly string[], table: string): number {
  const at = companies.indexOf(name);
  if (at >= 0) return at;
  const shown = companies.slice(0, 8).join(', ');
  return refuse(
    `No deal with a stated amount of \`${table}\` names ${name}. Companies there: ${shown}${companies.length > 8 ? ', …' : ''}.`,
  );
}

const reciprocityOf: Implementation = ([deals, asOf], context) => {
  const given = dealNetwork(deals, asOf, context);
  return given.amounts.length === 0 ? nothingStated(given) : ofNetwork(given, 30 * given.amounts.length, reciprocity);
};

/** Largest imbalance of given border flows that may be rounding (indicators.md). */
const BALANCE = 0.01;

function finnOf([deals, z, y, asOf]: Arguments, context: Context): Value {
  const given = dealNetwork(deals, asOf, context);
  if (given.amounts.length === 0) return nothingStated(given);
  if (!isTable(z) && !isTable(y))
    return ofNetwork(given, solvingCost(given.network), (network) => finnCycling(network).index);
  const [inflow, outflow] = [borderFlow(z, 'z'), borderFlow(y, 'y')];
  const companies = [...new Set([...given.network.companies, ...inflow.keys(), ...outflow.keys()])];
  const border = [inflow, outflow].flatMap((flow) => companies.map((company) => flow.get(company) ?? 0));
  const cells = withinWork([...given.amounts, ...border], companies.length ** 3);
  const { length } = given.amounts;
  let imbalance = 0;
  const index = liftedList(
    cells,
    (x) => {
      const found = finnCycling(
        { ...given.network, companies, amount: x.slice(0, length) },
        {
          inflow: x.slice(length, length + companies.length),
          outflow: x.slice(length + companies.length),
        },
      );
      imbalance = Math.max(imbalance, found.imbalance);
      return found.index;
    },
    0,
  );
  if (imbalance > BALANCE)
    context.note(
      `The given flows across the border do not balance: a company’s inflow and outflow differ by ${(imbalance * 100).toPrecision(3)}%.`,
      'R18',
    );
  return index;
}

/** A table `company, amount`: rows of one company are added up; a table left out has no flow at all. */
function borderFlow(value: Value | undefined, name: string): Map<string, Numeric> {
  const flow = new Map<string, Numeric>();
  if (value === undefined) return flow;
  const table = value as Table;
  const [company, amount] = [table.column('company'), table.column('amount')];
  if (!company?.texts || !amount || amount.texts)
    return refuse(`\`${name}\` is a table with the columns \`company\` and \`amount\`.`);
  for (let row = 0; row < table.count; row++) {
    const who = company.texts[row];
    if (who === null || who === undefined) continue;
    flow.set(who, sumOf([flow.get(who) ?? 0, cellOf(amount, row) as Numeric]));
  }
  return flow;
}

function externalFundingOf([deals, asOf]: Arguments, context: Context): Value {
  const given = dealNetwork(deals, asOf, context);
  if (given.amounts.length === 0)
    return record({ amount: nothingStated(given), by_company: companyTable('by_company', [], 'amount', []) });
  const { companies, from, to } = given.network;
  const range = externalFundingRange(given.network, given.low, given.high);
  const flows = companies.map((): { cells: Numeric[]; ways: (1 | -1)[] } => ({ cells: [], ways: [] }));
  given.amounts.forEach((amount, e) => {
    if (from[e] === to[e]) return;
    for (const [v, way] of [
      [from[e]!, 1],
      [to[e]!, -1],
    ] as const) {
      flows[v]!.cells.push(amount);
      flows[v]!.ways.push(way);
    }
  });
  const byCompany = flows.map(({ cells, ways }) => liftedList(cells, (x) => lacking(x, ways), ways));
  return record({
    amount: fundingBetween(given, range),
    by_company: companyTable('by_company', companies, 'amount', byCompany),
  });
}

/** A variable of its own: its least value is reached between the ends of the amounts. */
function fundingBetween({ deals }: DealNetwork, { lower, upper, upperIsExact }: ExternalFundingRange): Numeric {
  const rows = deals.map(({ from, to, amount }) => `${from}→${to} ${amount!.low} ${amount!.high}`);
  const amount = bound(`external_funding ${rows.join('; ')}`, lower, upper);
  return isSpread(amount) && !upperIsExact ? { ...amount, trend: [UNKNOWN] } : amount;
}

/** max(0, paid − received), with totals that agree to 1e-12 balanced, as in `externalFunding`. */
function lacking(amounts: Float64Array, ways: readonly (1 | -1)[]): number {
  const paid = compensatedSum(amounts.map((x, i) => (ways[i]! > 0 ? x : 0)));
  const received = compensatedSum(amounts.map((x, i) => (ways[i]! > 0 ? 0 : x)));
  const difference = paid - received;
  return difference <= 1e-12 * Math.max(paid, received) ? 0 : difference;
}

function exposureOf([deals, company, asOf]: Arguments, context: Context): Value {
  const given = dealNetwork(deals, asOf, context);
  const { network, amounts } = given;
  const { companies, from, to } = network;
  const self = companyIndex(company as string, companies, given.name);
  const known = exposure(network, self);
  const side = (name: string, order: readonly number[], ours: Int32Array, theirs: Int32Array): Table => {
    const mine = amounts.map((_, e) => e).filter((e) => ours[e] === self);
    const shares = liftedVector(
      mine.map((e) => amounts[e]!),
      (x) => {
        const total = compensatedSum(x);
        const each = order.map((c) => compensatedSum(x.map((w, i) => (theirs[mine[i]!] === c ? w : 0))));
        return each.map((w) => (total > 0 ? w / total : 0));
      },
      order.length,
    );
    if (shares.some(isSpread)) context.note(`Shares in \`${name}\` are at the ends.`);
    return makeTable({
      name,
      count: order.length,
      columns: {
        company: { texts: order.map((c) => companies[c]!) },
        amount: columnOf(order.map((c) => sumOf(mine.filter((e) => theirs[e] === c).map((e) => amounts[e]!)))),
        share: columnOf(shares),
      },
    });
  };
  const order = (list: { company: number }[]): number[] => list.map((c) => c.company);
  return record({
    pays: side('pays', order(known.pays), from, to),
    receives: side('receives', order(known.receives), to, from),
    largest: known.largest ? companies[known.largest.company]! : missing('no money changes hands'),
  });
}

/** Money put into the payee, not paid for its goods. */
const FINANCING = new Set(['equity', 'loan', 'backstop', 'acquisition']);
const CLASSES = ['organic', 'financed', 'circular', 'unfunded'] as const;

function revenueQualityOf([deals, company, cash, asOf]: Arguments, context: Context): Value {
  const given = dealNetwork(deals, asOf, context);
  const { network } = given;
  const self = companyIndex(company as string, network.companies, given.name);
  const funds = isTable(cash) ? companyFigures(cash, 'cash', network.companies, dayOf(asOf, context)) : undefined;
  const role = given.deals.map((deal) => (FINANCING.has(deal.kind) ? 'financing' : 'sale') as 'financing' | 'sale');
  // A deal of which no status is stated is taken as done: a table without statuses tells of money that moved.
  const realised = given.deals.map((deal) => ['', 'closed'].includes(given.status(deal.row)));
  const { length } = given.amounts;
  const parts = liftedVector(
    withinWork([...given.amounts, ...(funds?.cells ?? [])], 10 * length * network.companies.length),
    (x) => {
      const ownFunds = funds && x.slice(length).map((v) => (Number.isNaN(v) ? 0 : v));
      const found = revenueQuality({ ...network, amount: x.slice(0, length) }, self, {
        role,
        realised,
        ...(ownFunds && { ownFunds }),
      });
      const amounts = CLASSES.map((name) => found[name]);
      return [...amounts, ...amounts.map((amount) => (found.total > 0 ? amount / found.total : NaN))];
    },
    2 * CLASSES.length,
  );
  if (parts.some(isSpread)) context.note('Amounts and shares are at the ends of the bounded deals.');
  const share = parts
    .slice(CLASSES.length)
    .map((part) => (Number.isNaN(part) ? missing(`${company as string} sells nothing in these deals`) : part));
  return makeTable({
    name: 'revenue_quality',
    count: CLASSES.length,
    columns: {
      class: { texts: [...CLASSES] },
      amount: columnOf(parts.slice(0, CLASSES.length)),
      share: columnOf(share),
    },
  });
}

function realisedOf([deals, asOf]: Arguments, context: Context): Value {
  const { table, rows } = dealRows(deals as Table, asOf, context);
  const status: Column | undefined = table.column('status');
  const counted = rows.filter((deal) => deal.amount && !deal.paper);
  const left = rows.filter((deal) => !deal.amount && !deal.paper).length;
  if (left) context.note(`${left} deal${left > 1 ? 's' : ''} without an amount cannot count.`);
  const headline = sumOf(counted.map((deal) => deal.value!));
  if (!status?.texts?.some((s) => s !== null && s !== ''))
    return record({
      amount: missing(`no status is stated in \`${table.name}\``),
      headline,
      share: missing(`no status is stated in \`${table.name}\``),
    });
  const done = sumOf(counted.filter((deal) => status.texts?.[deal.row] === 'closed').map((deal) => deal.value!));
  const { high } = ends(headline);
  return record({
    amount: done,
    headline,
    share: high === 0 ? missing('no amount is stated') : binary('divide', done, headline),
  });
}

/** One text, or the texts of a column. */
export const namesOf = (value: Value | undefined): string[] => {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  if (isColumn(value) && value.texts) return value.texts.filter((text) => text !== null);
  return refuse('`fails` is the name of a company, or a list of names.');
};

export const NETWORKS = allAnswering({
  reciprocity: reciprocityOf,
  finn_cycling_index: finnOf,
  external_funding: externalFundingOf,
  exposure: exposureOf,
  revenue_quality: revenueQualityOf,
  realised: realisedOf,
});
