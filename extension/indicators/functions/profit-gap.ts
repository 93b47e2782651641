// The profit gap over notebook values: figures and series.
import { YEAR } from '../../catalogue/units';
import { binary } from '../../engine/operators';
import type { Implementation } from '../../engine/program';
import { alignTo, cellOf, columnOf, makeTable } from '../../engine/table';
import type { Column, Numeric, Value } from '../../engine/value';
import { isColumn, isMissing, record } from '../../engine/value';

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

function gapSeries(cost: Column, given: Column, flow: boolean, note: (text: string) => void): Value {
  const { owner } = cost;
  const revenue = alignTo(given, owner);
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

/** Seconds of each period: a year where the key is a year, else the distance to the next (for the last, from the one before). */
export function periodSeconds(key: Column | undefined, count: number): Float64Array {
  const out = new Float64Array(count).fill(YEAR);
  const at = key?.numbers;
  if (!at || count < 2) return out;
  const years = at.every((v) => Number.isInteger(v) && v > 1000 && v < 3000);
  if (years) return out;
  for (let row = 0; row < count; row++) {
    const days = row + 1 < count ? at[row + 1]! - at[row]! : at[row]! - at[row - 1]!;
    // Months and quarters differ by a day or two; a flow is meant per nominal period.
    const nominal = days >= 360 ? 1 : days >= 85 && days <= 95 ? 4 : days >= 28 && days <= 31 ? 12 : 0;
    out[row] = nominal ? YEAR / nominal : days * 86_400;
  }
  return out;
}

export const PROFIT_GAP: Readonly<Record<string, Implementation>> = {
  profit_gap: profitGap(true),
  profit_gap_stock: profitGap(false),
  years_of_revenue: ([commitments, revenue]) => binary('divide', commitments!, revenue!),
};
