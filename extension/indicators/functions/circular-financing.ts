// Circular financing over notebook tables: from deals to networks, from networks to records.
import { YEAR } from '../../catalogue/units';
import type { Context, Implementation } from '../../engine/program';
import { binary } from '../../engine/operators';
import { bound, ends, lift2, plus } from '../../engine/spread';
import { columnOf, makeTable } from '../../engine/table';
import { UNKNOWN } from '../../engine/trend';
import type { Numeric, Table, Value } from '../../engine/value';
import { EvaluationError, isMissing, isSpread, missing, record } from '../../engine/value';
import { circulation } from '../circulation';
import { circulationShareRange } from '../circulation-share';
import type { CirculationShareRange } from '../circulation-share';
import type { DealRow } from '../deals';
import { currentDeals, dealRows, moneyNetwork, noteSelfDeals } from '../deals';
import { findLoops } from '../loops';
import { mergeParallelDeals } from '../network';
import { overAmounts } from './over-amounts';

const flowTable = (name: string, deals: readonly DealRow[], amounts: Float64Array): Table =>
  makeTable({
    name,
    count: deals.length,
    columns: {
      from: { texts: deals.map((d) => d.from) },
      to: { texts: deals.map((d) => d.to) },
      amount: { numbers: amounts },
    },
  });

/** Amount and share, the flow that attains them, and the ranks that prove it. */
function circulationOf([deals, asOf]: (Value | undefined)[], context: Context): Value {
  const table = deals as Table;
  const { rows } = dealRows(table, asOf, context);
  const money = moneyNetwork(rows, context);
  if (money.deals.length === 0) {
    const reason = `no amount is stated in \`${table.name}\``;
    return record({
      amount: missing(reason),
      share: missing(reason),
      flows: flowTable('flows', [], new Float64Array()),
      residual: flowTable('residual', [], new Float64Array()),
      rank: rankTable([], new Int32Array()),
    });
  }
  const atHigh = circulation(money.network);
  let amount: Numeric = atHigh.amount;
  let share: Numeric = atHigh.share;
  const notes = ['Only the amount is unique: the same circulation can run over the deals in other ways.'];
  if (money.bounded) {
    const range = circulationShareRange(money.network, money.low, money.high);
    amount = overAmounts(money.deals, (amounts) => circulation({ ...money.network, amount: amounts }).amount);
    share = shareOf(money.deals, range);
    notes.push(
      `Flows, residual and ranks stand with every amount at its upper end.${range.lowerIsExact ? '' : ' The lower end of the share is at the ends.'}`,
    );
    context.note(
      `The amount is exact at both ends, the share is exact at its upper end${range.lowerIsExact ? ' and its lower' : ''}.`,
    );
  }
  return record(
    {
      amount,
      share,
      flows: flowTable('flows', money.deals, atHigh.flow),
      residual: flowTable('residual', money.deals, atHigh.residual),
      rank: rankTable(money.network.companies, atHigh.rank),
    },
    notes,
  );
}

/** The share as a variable of its own: its greatest value is reached between the ends of the amounts. */
function shareOf(deals: readonly DealRow[], { lower, upper, lowerIsExact }: CirculationShareRange): Numeric {
  const rows = deals.map(({ from, to, amount }) => `${from}→${to} ${amount!.low} ${amount!.high}`);
  const share = bound(`circulation.share ${rows.join('; ')}`, lower, upper);
  return isSpread(share) && !lowerIsExact ? { ...share, trend: [UNKNOWN] } : share;
}

const rankTable = (companies: readonly string[], rank: Int32Array): Table =>
  makeTable({
    name: 'rank',
    count: companies.length,
    columns: { company: { texts: [...companies] }, rank: { numbers: Float64Array.from(rank) } },
  });

/** Loops by structure: a leg without a stated amount still closes a loop, whose weakest leg is then unknown. */
function loopsOf([deals, maxLength, asOf]: (Value | undefined)[], context: Context): Value {
  const table = deals as Table;
  const longest = maxLength ?? 6;
  if (typeof longest !== 'number' || !Number.isInteger(longest) || longest < 1)
    throw new EvaluationError('F05', '`max_length` is a whole number of companies, 1 or more.');
  const { rows } = dealRows(table, asOf, context);
  const legs = rows.filter((d) => d.directed && !d.paper && d.amount?.high !== 0);
  const companies = [...new Set(legs.flatMap((d) => [d.from, d.to]))];
  const index = new Map(companies.map((c, i) => [c, i]));
  const structure = {
    companies,
    from: Int32Array.from(legs, (d) => index.get(d.from)!),
    to: Int32Array.from(legs, (d) => index.get(d.to)!),
    amount: new Float64Array(legs.length).fill(1),
  };
  const found = findLoops(structure, longest);
  if (found.stoppedAt !== undefined) context.note(`The search ended at ${found.stoppedAt} loops; there are more.`);
  const merged = mergeParallelDeals(structure);
  noteSelfDeals(legs, context);
  const leg = new Map<string, Numeric>();
  for (const d of legs) {
    const key = `${index.get(d.from)!} ${index.get(d.to)!}`;
    leg.set(key, plus(leg.get(key) ?? 0, d.value ?? missing(`no amount: ${d.from} → ${d.to}`)));
  }
  const weakest = found.loops.map(({ path }): Numeric =>
    path.map((company, i) => leg.get(`${company} ${path[(i + 1) % path.length]!}`)!).reduce(least),
  );
  const height = (x: Numeric): number => (isMissing(x) ? -1 : ends(x).high);
  const order = found.loops.map((_, i) => i).sort((a, b) => height(weakest[b]!) - height(weakest[a]!) || a - b);
  const names = (path: readonly number[]): string => path.map((v) => merged.companies[v]!).join(' → ');
  return record({
    count: found.loops.length,
    cycles: makeTable({
      name: 'cycles',
      count: order.length,
      columns: {
        path: {
          texts: order.map((i) => `${names(found.loops[i]!.path)} → ${merged.companies[found.loops[i]!.path[0]!]!}`),
        },
        length: { numbers: Float64Array.from(order, (i) => found.loops[i]!.path.length) },
        weakest: columnOf(order.map((i) => weakest[i]!)),
      },
    }),
    components: makeTable({
      name: 'components',
      count: found.components.length,
      columns: {
        companies: { texts: found.components.map((members) => members.map((v) => merged.companies[v]!).join(', ')) },
        size: { numbers: Float64Array.from(found.components, (members) => members.length) },
      },
    }),
  });
}

const least = (a: Numeric, b: Numeric): Numeric => lift2(a, b, Math.min, () => ({ a: 'rises', b: 'rises' }));

const ratio: Implementation = ([part, whole]) => binary('divide', part!, whole!);

export const CIRCULAR_FINANCING: Readonly<Record<string, Implementation>> = {
  circulation: circulationOf,
  loops: loopsOf,
  vendor_financing: ratio,
  /** A flow of revenue counts for one year. */
  vendor_financing_flow: ([financed, revenue]) => binary('divide', financed!, binary('multiply', revenue!, YEAR)),
  coverage: ratio,
  current: ([deals, asOf], context) => currentDeals(deals as Table, typeof asOf === 'number' ? asOf : context.asOf),
};
