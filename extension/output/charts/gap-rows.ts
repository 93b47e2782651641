// From cost and revenue, one figure or a series each, to the rows of the profit-gap chart.
import type { Context, Units } from '../../engine/program';
import { quantileOfSamples } from '../../engine/functions/probability';
import { ends } from '../../engine/spread';
import { cellOf } from '../../engine/table';
import type { Column, Numeric, Value } from '../../engine/value';
import { EvaluationError, isColumn, isMissing, isTable } from '../../engine/value';
import { YEAR } from '../../catalogue/units';
import { onPeriods, PROFIT_GAP } from '../../indicators/functions/profit-gap';
import { isUncertain } from '../distribution';
import { dayText } from '../value-text';
import type { GapData, GapFigure } from './gap-data';

function figure(value: Numeric, factor: number): GapFigure | undefined {
  if (typeof value === 'number') return { value: value * factor };
  if (isMissing(value)) return undefined;
  if (isUncertain(value) && value.axes.length === 0) {
    const at = (p: number): number => quantileOfSamples(p)(value.data) * factor;
    return { value: at(0.5), p5: at(0.05), p25: at(0.25), p75: at(0.75), p95: at(0.95) };
  }
  const { low, high } = ends(value);
  return { value: ((low + high) / 2) * factor, low: low * factor, high: high * factor };
}

/** `units.A` is the dimension of both: `USD/s` draws per year, `USD` as money. */
export function gapData(cost: Value, revenue: Value, context: Context, units: Units): GapData {
  const unit = units['A'] ?? units['M'] ?? 'USD';
  const perYear = unit.endsWith('/s');
  const currency = unit.replace(/\/s$/, '');
  const factor = perYear ? YEAR : 1;
  const base = {
    chart: 'gap' as const,
    currency,
    perYear,
    scenarios: [],
    sources: [] as string[],
    notes: [] as string[],
  };
  if (!isColumn(cost) || !isColumn(revenue)) {
    const [c, r] = [figure(cost as Numeric, factor), figure(revenue as Numeric, factor)];
    if (!c || !r) throw new EvaluationError('R05', `The ${c ? 'revenue' : 'cost'} has no value.`);
    const total = gapTotal(c, r);
    return {
      ...base,
      costName: 'cost',
      revenueName: 'revenue',
      periods: [{ period: perYear ? 'a year' : '', at: 0, cost: c, revenue: r }],
      total,
    };
  }
  const { owner } = cost;
  const aligned = onPeriods(revenue, owner);
  const key = owner.column(owner.columnNames[0]!);
  const table = PROFIT_GAP[perYear ? 'profit_gap' : 'profit_gap_stock']!([cost, aligned], context, units);
  const total = isTable(table) ? figure(table.extra!.get('total') as Numeric, 1) : undefined;
  const periods = Array.from({ length: owner.count }, (_, row) => ({
    period: periodName(key, row),
    at: periodAt(key, row),
    cost: figure(cellOf(cost, row) as Numeric, factor),
    revenue: figure(cellOf(aligned, row) as Numeric, factor),
  })).filter((p): p is GapData['periods'][number] => p.cost !== undefined && p.revenue !== undefined);
  if (!periods.length) throw new EvaluationError('R05', 'No period has both a cost and a revenue.');
  return {
    ...base,
    costName: nameOf(cost, 'cost'),
    revenueName: nameOf(aligned, 'revenue'),
    periods,
    total: total ?? { value: 0 },
  };
}

/** The figures of a `series(…)` have no name of their own. */
const nameOf = (column: Column, otherwise: string): string => (column.name === 'value' ? otherwise : column.name);

/** The gap of bounded figures is widest where cost is highest and revenue lowest. */
function gapTotal(cost: GapFigure, revenue: GapFigure): GapFigure {
  const value = cost.value - revenue.value;
  if (cost.low === undefined && revenue.low === undefined) return { value };
  return {
    value,
    low: (cost.low ?? cost.value) - (revenue.high ?? revenue.value),
    high: (cost.high ?? cost.value) - (revenue.low ?? revenue.value),
  };
}

const isYear = (n: number): boolean => Number.isInteger(n) && n > 1000 && n < 3000;

function periodName(key: Column | undefined, row: number): string {
  if (!key) return String(row + 1);
  if (key.texts) return key.texts[row] ?? '';
  const n = key.numbers![row]!;
  return isYear(n) ? String(n) : dayText(n);
}

function periodAt(key: Column | undefined, row: number): number {
  const n = key?.numbers?.[row];
  if (n === undefined || Number.isNaN(n)) return row;
  return isYear(n) ? n : 1970 + n / 365.2425;
}
