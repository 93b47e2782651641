// The profit gap over notebook values: figures and series.
import { YEAR } from '../../catalogue/units';
import { binary } from '../../engine/operators';
import type { Implementation } from '../../engine/program';
import { alignTo, cellOf, columnOf, makeTable } from '../../engine/table';
import type { Column, Numeric, Table, Value } from '../../engine/value';
import { isColumn, isMissing, record } from '../../engine/value';

const DAY = 86_400;

/** gap = cost − revenue; share = gap ÷ revenue. Two series give a table with the total of money over the periods. */
const profitGap =
  (flow: boolean): Implementation =>
  ([cost, revenue], context) => {
    if (!isColumn(cost) || !isColumn(revenue)) {
      const gap = binary('subtract', cost!, revenue!);
      return record({ gap, share: binary('divide', gap, revenue!) });
    }
    return gapSeries(cost, revenue, flow, (text) => context.note(text));
  };

/** A column of another series on the rows of this one, where both have the same periods. */
export function onPeriods(column: Column, owner: Table): Column {
  const [theirs, ours] = [column.owner, owner].map((table) => table.column(table.columnNames[0]!)?.numbers);
  const same = theirs && ours && theirs.length === ours.length && theirs.every((period, row) => period === ours[row]);
  return column.owner !== owner && same ? { ...column, owner } : alignTo(column, owner);
}

function gapSeries(cost: Column, given: Column, flow: boolean, note: (text: string) => void): Value {
  const { owner } = cost;
  const revenue = onPeriods(given, owner);
  const gap = binary('subtract', cost, revenue) as Column;
  const lengths = flow
    ? periodSeconds(owner.column(owner.columnNames[0]!), owner.count)
    : new Float64Array(owner.count).fill(1);
  let total: Numeric = 0;
  let left = 0;
  for (let row = 0; row < owner.count; row++) {
    const cell = cellOf(gap, row) as Numeric;
    if (isMissing(cell)) left++;
    else total = binary('add', total, binary('multiply', cell, lengths[row]!)) as Numeric;
  }
  if (left) note(`${left} of ${owner.count} periods left out of the total: no cost or no revenue.`);
  const key = owner.column(owner.columnNames[0]!)!;
  const period = key.texts ? { texts: key.texts } : { numbers: key.numbers! };
  const cells = (column: Column): ReturnType<typeof columnOf> =>
    columnOf(Array.from({ length: owner.count }, (_, row) => cellOf(column, row) as Numeric));
  return makeTable({
    name: 'profit gap',
    count: owner.count,
    columns: { period, cost: cells(cost), revenue: cells(revenue), gap: cells(gap) },
    extra: new Map<string, Value>([['total', total]]),
  });
}

/** Days between two periods of one frequency, and how many of them a year has. */
const FREQUENCIES: readonly { least: number; most: number; perYear: number }[] = [
  { least: 28, most: 31, perYear: 12 },
  { least: 89, most: 92, perYear: 4 },
  { least: 181, most: 184, perYear: 2 },
  { least: 365, most: 366, perYear: 1 },
];

/**
 * Seconds of each period. A key of years, or a single period, counts years. Dates count months, quarters, half-years or
 * years by their smallest distance, whatever their order and whether or not some are left out; dates of no such frequency
 * count to the next one, the last as long as the one before it.
 */
export function periodSeconds(key: Column | undefined, count: number): Float64Array {
  const out = new Float64Array(count).fill(YEAR);
  const at = key?.numbers;
  if (!at || count < 2) return out;
  if (at.every((v) => Number.isInteger(v) && v > 1000 && v < 3000)) return out;
  const rows = Array.from(at, (_, row) => row).sort((a, b) => at[a]! - at[b]!);
  const gaps = rows.slice(1).map((row, i) => at[row]! - at[rows[i]!]!);
  const smallest = Math.min(...gaps.filter((gap) => gap > 0));
  const frequency = FREQUENCIES.find(({ least, most }) => smallest >= least && smallest <= most);
  if (frequency) return out.fill(YEAR / frequency.perYear);
  rows.forEach((row, i) => (out[row] = (gaps[i] ?? gaps[i - 1]!) * DAY));
  return out;
}

export const PROFIT_GAP: Readonly<Record<string, Implementation>> = {
  profit_gap: profitGap(true),
  profit_gap_stock: profitGap(false),
  years_of_revenue: ([commitments, revenue]) => binary('divide', commitments!, revenue!),
};
