// Cascades of default over a deals table: clearing payments, and DebtRank as the gentle variant.
import type { Context } from '../../engine/program';
import { columnOf, makeTable } from '../../engine/table';
import type { Numeric, Value } from '../../engine/value';
import { isSpread, isTable, missing, record } from '../../engine/value';
import { clearingCascade } from '../cascade';
import { debtRank } from '../debtrank';
import { allAnswering, numericArgument } from './arguments';
import { liftedVector, withinWork } from './lift';
import { companyIndex, companyTable, dayOf, dealNetwork, namesOf, solvingCost } from './networks';
import type { DealNetwork } from './networks';
import { companyFigures } from './valuation-rows';

interface Shock {
  given: DealNetwork;
  fails: number[];
  /** Amounts, then recovery, then cash per company where a table gives it. */
  cells: readonly Numeric[];
  split: (x: Float64Array) => { amount: Float64Array; recovery: number; cash?: Float64Array };
}

function shockOf([deals, fails, recovery, cash, , asOf]: (Value | undefined)[], context: Context): Shock {
  const given = dealNetwork(deals, asOf, context);
  const { companies } = given.network;
  const funds = isTable(cash) ? companyFigures(cash, 'cash', companies, dayOf(asOf, context)) : undefined;
  if (funds?.unknown.length)
    context.note(`No cash is stated for ${funds.unknown.join(', ')}: enough to pay when all others do.`);
  const share = numericArgument(recovery, 0);
  const { length } = given.amounts;
  return {
    given,
    fails: namesOf(fails).map((name) => companyIndex(name, companies, given.name)),
    cells: withinWork([...given.amounts, share, ...(funds?.cells ?? [])], solvingCost(given.network)),
    split: (x) => ({
      amount: x.slice(0, length),
      recovery: x[length]!,
      ...(funds && { cash: x.slice(length + 1) }),
    }),
  };
}

function clearing(values: (Value | undefined)[], context: Context): Value {
  const { given, fails, cells, split } = shockOf(values, context);
  const { companies } = given.network;
  const n = companies.length;
  const results = liftedVector(
    cells,
    (x) => {
      const { amount, ...options } = split(x);
      const found = clearingCascade({ ...given.network, amount }, { fails, ...options });
      return [...found.payments, ...found.losses, found.loss, found.rounds];
    },
    2 * n + 2,
  );
  if (results.some(isSpread)) context.note('Payments, losses and rounds are at the ends of the bounded amounts.');
  return record({
    payments: companyTable('payments', companies, 'amount', results.slice(0, n)),
    losses: companyTable('losses', companies, 'amount', results.slice(n, 2 * n)),
    loss: results[2 * n]!,
    rounds: results[2 * n + 1]!,
  });
}

function gentle(values: (Value | undefined)[], context: Context): Value {
  const { given, fails, cells, split } = shockOf(values, context);
  const { companies } = given.network;
  if (given.amounts.length === 0) return record({ rank: missing(`no amount is stated in \`${given.name}\``) });
  const results = liftedVector(
    cells,
    (x) => {
      const { amount, recovery, cash } = split(x);
      const found = debtRank({ ...given.network, amount }, fails, recovery, cash);
      return [...found.distress, found.rank];
    },
    companies.length + 1,
  );
  if (results.some(isSpread)) context.note('Rank and distress are at the ends of the bounded amounts.');
  return record({
    rank: results[companies.length]!,
    distress: makeTable({
      name: 'distress',
      count: companies.length,
      columns: { company: { texts: [...companies] }, value: columnOf(results.slice(0, companies.length)) },
    }),
  });
}

export const CASCADE = allAnswering({ cascade: clearing, debtrank: gentle });
