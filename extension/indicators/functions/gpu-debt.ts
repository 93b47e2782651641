// GPUs and the debt on them, over notebook values.
import { binary } from '../../engine/operators';
import type { Implementation } from '../../engine/program';
import { columnOf, makeTable } from '../../engine/table';
import type { Column, Numeric, Table, Value } from '../../engine/value';
import { isColumn, isMissing, isSpread, missing, record } from '../../engine/value';
import { alignTo, cellOf } from '../../engine/table';
import { depreciation } from '../depreciation';
import type { DepreciationMethod } from '../depreciation';
import { earningsOverstatement } from '../earnings-overstatement';
import { collateralGap, loanSchedule, paymentFactor } from '../loan';
import { minskyStage } from '../minsky';
import { extremes, liftAll } from '../../engine/spread';
import { allAnswering, certainYears, inYears, numericArgument, refuse } from './arguments';
import { keyOf } from './bubble-tests';
import { lifted, liftedVector, overRows, sharedRows } from './lift';

/** A yearly schedule of uncertain money: `year` counts 1, 2 …; the other columns come from the rows of `f`. */
function yearly<Key extends string>(
  name: string,
  columns: readonly Key[],
  arguments_: readonly Numeric[],
  f: (...x: number[]) => readonly Record<Key, number>[],
): Value {
  const gap = arguments_.find(isMissing);
  if (gap) return gap;
  let count = -1;
  const size = (rows: readonly unknown[]): number => {
    if (count >= 0 && rows.length !== count)
      refuse(`The years of \`${name}\` differ between the ends of its arguments.`);
    return (count = rows.length);
  };
  // The number of rows comes first: it does not hang on the uncertain arguments.
  liftAll(arguments_, (x) => size(f(...x)), 'unknown');
  const cells = liftedVector(
    arguments_,
    (x) => {
      const rows = f(...x);
      return columns.flatMap((column) => rows.map((row) => row[column]));
    },
    columns.length * count,
  );
  return makeTable({
    name,
    count,
    columns: {
      year: { numbers: Float64Array.from({ length: count }, (_, i) => i + 1) },
      ...Object.fromEntries(columns.map((column, i) => [column, columnOf(cells.slice(i * count, (i + 1) * count))])),
    },
  });
}

const depreciationOf: Implementation = ([cost, life, method, salvage]) => {
  const years = certainYears(life, 'life');
  return yearly('depreciation', ['depreciation', 'book'], [cost as Numeric, numericArgument(salvage, 0)], (c, s) =>
    depreciation(c!, years, (method as DepreciationMethod | undefined) ?? 'straight_line', s),
  );
};

const loan: Implementation = ([principal, rate, years]) => {
  const term = certainYears(years, 'years');
  return yearly(
    'loan_schedule',
    ['payment', 'interest', 'principal', 'balance'],
    [principal, rate] as Numeric[],
    (p, r) => loanSchedule(p!, r!, term),
  );
};

const owedAtTheEnd: Implementation = (values) =>
  overRows(values, (principal, rate, loanYears, life) =>
    lifted(
      [principal, rate, loanYears, life] as Numeric[],
      (p, r, n, t) => collateralGap(p!, r!, inYears(n!), inYears(t!)),
      [1, 0, 0, -1],
    ),
  );

const factor: Implementation = (values) =>
  overRows(values, (rate, years) =>
    lifted([rate, years] as Numeric[], (r, n) => paymentFactor(r!, inYears(n!)), [1, -1]),
  );

const OVERSTATED = ['reported', 'economic', 'amount', 'share'] as const;

function overstatement([earnings, capex, used, actual, tax]: (Value | undefined)[]): Value {
  const lives = [used, actual] as Numeric[];
  const given = lives.find(isMissing);
  if (given) return given;
  if (!isColumn(earnings) || !isColumn(capex)) {
    const [amount, share] = ['amount', 'share'].map((field) =>
      lifted(
        [earnings, capex, ...lives, numericArgument(tax, 0)] as Numeric[],
        (e, c, u, t, rate) =>
          earningsOverstatement([e!], [c!], inYears(u!), inYears(t!), rate!)[field as 'amount' | 'share'][0]!,
        [0, 0, 0, 0, 0],
      ),
    );
    return record({ amount: amount!, share: whole(share!) }, [
      'One year’s capital expenditure in its first year; a series shows the years after.',
    ]);
  }
  return overstatementTable(earnings, capex, lives, numericArgument(tax, 0));
}

const whole = (share: Numeric): Numeric =>
  (isSpread(share) ? share.data.some(Number.isNaN) : Number.isNaN(share)) ? missing('earnings are 0') : share;

function overstatementTable(earnings: Column, capex: Column, lives: Numeric[], tax: Numeric): Table {
  const owner = sharedRows([earnings, capex]);
  const n = owner.count;
  const cells = [earnings, capex].flatMap((column) => {
    const aligned = alignTo(column, owner);
    return Array.from({ length: n }, (_, row) => {
      const cell = cellOf(aligned, row) as Numeric;
      return isMissing(cell) ? refuse(`Earnings and capital expenditure need every year (${cell.reason}).`) : cell;
    });
  });
  const results = liftedVector(
    [...cells, ...lives, tax],
    (x) => {
      const [used, actual, rate] = [inYears(x[2 * n]!), inYears(x[2 * n + 1]!), x[2 * n + 2]!];
      const found = earningsOverstatement(x.subarray(0, n), x.subarray(n, 2 * n), used, actual, rate);
      return OVERSTATED.flatMap((field) => [...found[field]]);
    },
    OVERSTATED.length * n,
  );
  const column = (i: number) =>
    columnOf(
      results
        .slice(i * n, (i + 1) * n)
        .map((v, row) =>
          typeof v === 'number' && Number.isNaN(v) ? missing(`earnings are 0: ${owner.place(row)}`) : v,
        ),
    );
  return makeTable({
    name: 'earnings_overstatement',
    count: n,
    columns: { period: keyOf(owner), ...Object.fromEntries(OVERSTATED.map((field, i) => [field, column(i)])) },
  });
}

const stage: Implementation = (values) =>
  overRows(values, (cashFlow, interest, principal) => {
    const given = [cashFlow, interest, principal] as Numeric[];
    const gap = given.find(isMissing);
    if (gap) return gap;
    const order = ['hedge', 'speculative', 'ponzi'] as const;
    // The stage worsens as cash flow falls and as either part of the debt service rises.
    const at = lifted(given, (c, i, p) => order.indexOf(minskyStage(c!, i!, p!)), [-1, 1, 1]);
    if (!isSpread(at)) return order[at as 0 | 1 | 2];
    const { low, high } = extremes(at);
    const [best, worst] = [order[low as 0 | 1 | 2], order[high as 0 | 1 | 2]];
    return best === worst ? best : missing(`not certain: between ${best} and ${worst}`);
  });

export const GPU_DEBT = allAnswering({
  depreciation: depreciationOf,
  loan_schedule: loan,
  payment_factor: factor,
  collateral_gap: owedAtTheEnd,
  earnings_overstatement: overstatement,
  dscr: ([cashFlow, interest, principal]) => binary('divide', cashFlow!, binary('add', interest!, principal!)),
  minsky_stage: stage,
});
