// Aggregates: one value from a column or from a list of numbers. Rows without a value are left out, and said.
import type { Context, Implementation } from '../program';
import { meanOfSamples, medianOfSamples } from './probability';
import { lift2, liftAll, plus } from '../spread';
import type { Way } from '../trend';
import { cellOf } from '../table';
import type { Column, Numeric, Spread, Value } from '../value';
import { EvaluationError, isColumn, isMissing, isSpread, isTable, missing } from '../value';

/** The values of a column or of the arguments, missing ones left out; the first reasons are noted. */
function present(args: readonly (Value | undefined)[], context: Context): Numeric[] {
  const [first] = args;
  const cells: Numeric[] = isColumn(first) ? columnCells(first) : (args.filter((a) => a !== undefined) as Numeric[]);
  const gone = cells.filter(isMissing);
  if (gone.length) {
    const shown = gone.slice(0, 3).map((m) => m.reason);
    const more = gone.length > shown.length ? `; and ${gone.length - shown.length} more` : '';
    context.note(`${gone.length} of ${cells.length} left out: ${shown.join('; ')}${more}`);
  }
  return cells.filter((c) => !isMissing(c));
}

const columnCells = (column: Column): Numeric[] =>
  Array.from({ length: column.owner.count }, (_, row) => cellOf(column, row) as Numeric);

function refuseMixed(column: Value | undefined): void {
  if (!isColumn(column) || !column.currencies) return;
  const found = [...new Set(column.currencies.filter((c) => c !== ''))];
  if (found.length > 1)
    throw new EvaluationError(
      'U07',
      `\`${column.name}\` mixes ${found.join(' and ')}: bring it to one currency first, as in \`${column.owner.name}.${column.name} in ${found[0]}\`.`,
    );
}

/** Nothing to aggregate: said as a missing value with its reason, never a silent 0. */
const nothing = (args: readonly (Value | undefined)[], what: string): Numeric =>
  missing(`${what} of no values${isColumn(args[0]) ? ` (\`${args[0].owner.name}.${args[0].name}\`)` : ''}`);

/** Rows of one deal's history must not be added up as if they were deals of their own. */
function warnHistory(column: Column, context: Context): void {
  const deals =
    column.owner.schema === 'deals' && column.name === 'amount' ? column.owner.column('deal')?.texts : undefined;
  if (!deals) return;
  const seen = new Set<string>();
  for (const deal of deals) {
    if (deal === null) continue;
    if (seen.has(deal)) {
      context.note(
        `Several rows are the history of one deal (${deal}): \`sum(current(${column.owner.name}).amount)\` takes the latest of each.`,
        'R12',
      );
      return;
    }
    seen.add(deal);
  }
}

/** Sum with the common fast path: no missing, no uncertain rows. Neumaier's compensation keeps long sums exact to rounding. */
function sum(args: readonly (Value | undefined)[], context: Context): Value {
  const [first] = args;
  refuseMixed(first);
  if (isColumn(first)) {
    warnHistory(first, context);
    if (first.owner.count === 0) {
      context.note(`No row of \`${first.owner.name}\` fits the condition: the sum is 0.`, 'R10');
      return 0;
    }
  }
  const values =
    isColumn(first) && !first.spreads && first.numbers && !first.numbers.some(Number.isNaN)
      ? first.numbers
      : present(args, context);
  if (values.length === 0) return nothing(args, 'sum');
  let spread: Numeric | undefined;
  let total = 0;
  let lost = 0;
  for (const value of values) {
    if (typeof value !== 'number') {
      spread = spread === undefined ? value : plus(spread, value);
      continue;
    }
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  const certain = total + lost;
  if (!Number.isFinite(certain)) throw new EvaluationError('R04', 'This sum is too large to hold.');
  return settled(spread === undefined ? certain : plus(spread, certain), 'sum');
}

/** Open ends may meet: from minus to plus infinity there is no value. */
function settled(x: Numeric, what: string): Numeric {
  if (isSpread(x) && x.data.some(Number.isNaN))
    throw new EvaluationError('R03', `The ${what} has no value at an open end: give the bound a number.`);
  return x;
}

/** Asked of one uncertain value, mean and median speak of its samples. */
const alone = ([x, ...others]: readonly (Value | undefined)[]): Spread | undefined =>
  isSpread(x) && others.every((o) => o === undefined) ? x : undefined;

function mean(args: readonly (Value | undefined)[], context: Context): Value {
  const uncertain = alone(args);
  if (uncertain) return meanOfSamples(uncertain);
  refuseMixed(args[0]);
  const values = present(args, context);
  if (!values.length) return nothing(args, 'mean');
  const total = sum(values, context) as Numeric;
  return lift2(
    total,
    values.length,
    (a, n) => a / n,
    () => ({ a: 'rises', b: 'unknown', linear: 'a' }),
  );
}

function folded(what: string, f: (a: number, b: number) => number): Implementation {
  return (args, context) => {
    refuseMixed(args[0]);
    const values = present(args, context);
    if (!values.length) return nothing(args, what);
    return values.reduce((a, b) => lift2(a, b, f, () => ({ a: 'rises', b: 'rises' })));
  };
}

/** Evaluated for each combination of ends and each sample. */
function whole(what: string, least: number, way: Way, f: (values: Float64Array) => number): Implementation {
  return (args, context) => {
    refuseMixed(args[0]);
    const values = present(args, context);
    if (values.length < least)
      return least > 1 && values.length ? missing(`${what} needs ${least} values`) : nothing(args, what);
    const result = liftAll(values, f, way);
    if (typeof result === 'number' && !Number.isFinite(result))
      throw new EvaluationError('R04', `The ${what} is too large to hold.`);
    return settled(result, what);
  };
}

/** Linear between the two nearest ranks (type 7 of Hyndman & Fan 1996). */
function quantileOf(values: Float64Array, p: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const next = sorted[low + 1];
  // Between two open ends there is nothing to interpolate.
  return at === low || next === undefined || next === sorted[low]
    ? sorted[low]!
    : sorted[low]! + (at - low) * (next - sorted[low]!);
}

function deviation(values: Float64Array): number {
  const centre = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((a, b) => a + (b - centre) ** 2, 0) / (values.length - 1));
}

function count([rows]: readonly (Value | undefined)[]): Value {
  if (isTable(rows)) return rows.count;
  if (!isColumn(rows)) return missing('nothing to count');
  let n = 0;
  for (let row = 0; row < rows.owner.count; row++) if (!isMissing(cellOf(rows, row) as Value)) n++;
  return n;
}

const medianOfColumn = whole('median', 1, 'rises', (values) => quantileOf(values, 0.5));

export const AGGREGATES: Readonly<Record<string, Implementation>> = {
  sum,
  mean,
  median: (args, context, units) => {
    const uncertain = alone(args);
    return uncertain ? medianOfSamples(uncertain) : medianOfColumn(args, context, units);
  },
  min: folded('min', Math.min),
  max: folded('max', Math.max),
  stdev: whole('stdev', 2, 'unknown', deviation),
  count,
  quantile_column: ([values, p], context) => {
    if (typeof p !== 'number' || !(p >= 0 && p <= 1))
      throw new EvaluationError('F05', 'A quantile is asked for between 0% and 100%.');
    return whole('quantile', 1, 'rises', (sorted) => quantileOf(sorted, p))([values], context, {});
  },
};
