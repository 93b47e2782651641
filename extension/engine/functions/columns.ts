// Columns from columns, in the order of their rows: running sums, changes, lags; and single rows of them.
import { binary } from '../operators';
import type { Implementation } from '../program';
import { cellOf, columnOf, selectRows } from '../table';
import type { Column, Numeric, Value } from '../value';
import { EvaluationError, isColumn, isMissing, isTable, missing } from '../value';

const cells = (column: Column): Numeric[] =>
  Array.from({ length: column.owner.count }, (_, row) => cellOf(column, row) as Numeric);
const over = (column: Column, values: readonly Numeric[]): Column => ({
  kind: 'column',
  name: column.name,
  owner: column.owner,
  ...columnOf(values),
});

/** Each row with the one `steps` before it. */
function withEarlier(column: Column, steps: number, f: (now: Numeric, before: Numeric) => Numeric): Column {
  const values = cells(column);
  return over(
    column,
    values.map((now, row) => {
      if (row < steps)
        return missing(`no row ${steps === 1 ? 'before' : `${steps} before`}: ${column.owner.place(row)}`);
      const before = values[row - steps]!;
      if (isMissing(now)) return now;
      return isMissing(before) ? before : f(now, before);
    }),
  );
}

function steps(value: Value | undefined): number {
  const n = value ?? 1;
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 0)
    throw new EvaluationError('F05', 'The number of rows to go back is a whole number.');
  return n;
}

/** The running sum; after a missing row nothing is known of it. */
const cumulative: Implementation = ([x]) => {
  let sum: Numeric = 0;
  return over(
    x as Column,
    cells(x as Column).map(
      (value) => (sum = isMissing(sum) ? sum : isMissing(value) ? value : (binary('add', sum, value) as Numeric)),
    ),
  );
};

const diff: Implementation = ([x]) =>
  withEarlier(x as Column, 1, (now, before) => binary('subtract', now, before) as Numeric);
const lag: Implementation = ([x, n]) => withEarlier(x as Column, steps(n), (_, before) => before);

/** now / before − 1; from nothing there is no growth. */
const growth: Implementation = ([x, n]) =>
  withEarlier(x as Column, steps(n), (now, before) =>
    before === 0 ? missing('growth from 0') : (binary('subtract', binary('divide', now, before), 1) as Numeric),
  );

/** The first or last row's value; with a number, that many rows. */
function edge(fromEnd: boolean): Implementation {
  return ([x, n]) => {
    const owner = isColumn(x) ? x.owner : isTable(x) ? x : undefined;
    if (!owner) throw new EvaluationError('T12', 'A table or a column is expected here.');
    if (n === undefined && isColumn(x)) {
      return owner.count === 0 ? missing(`\`${owner.name}\` has no rows`) : cellOf(x, fromEnd ? owner.count - 1 : 0);
    }
    const count = Math.min(owner.count, steps(n));
    const rows = Int32Array.from({ length: count }, (_, i) => (fromEnd ? owner.count - count + i : i));
    const chosen = selectRows(owner, rows);
    return isColumn(x)
      ? over(
          { ...x, owner: chosen },
          Array.from(rows, (row) => cellOf(x, row) as Numeric),
        )
      : chosen;
  };
}

export const COLUMNS: Readonly<Record<string, Implementation>> = {
  cumulative,
  diff,
  lag,
  growth,
  first: edge(false),
  last: edge(true),
};
