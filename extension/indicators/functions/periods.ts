// Periods of the calendar: promises spread over them, and twelve months trailing behind each.
import { YEAR } from '../../catalogue/units';
import { binary } from '../../engine/operators';
import type { Context, Implementation } from '../../engine/program';
import { cellOf, columnOf, makeTable } from '../../engine/table';
import type { Column, Numeric, Table, Value } from '../../engine/value';
import { isColumn, isMissing, missing } from '../../engine/value';
import { dealRows } from '../deals';
import { allAnswering, refuse } from './arguments';
import { sumOf } from './networks';
import { periodSeconds } from './profit-gap';

const DAY_MS = 86_400_000;
const dayOf = (year: number, month: number): number => Date.UTC(year, month, 1) / DAY_MS;

type Step = 'year' | 'quarter' | 'month';
const MONTHS: Readonly<Record<Step, number>> = { year: 12, quarter: 3, month: 1 };

interface Period {
  /** First day, and the day after the last. */
  from: number;
  to: number;
}

/** The periods from the one of `first` to the one of `last`. */
function periodsOf(first: number, last: number, step: Step): Period[] {
  const months = MONTHS[step];
  const start = new Date(first * DAY_MS);
  const periods: Period[] = [];
  let month = start.getUTCFullYear() * 12 + Math.floor(start.getUTCMonth() / months) * months;
  for (;;) {
    const from = dayOf(Math.floor(month / 12), month % 12);
    if (from > last) return periods;
    month += months;
    periods.push({ from, to: dayOf(Math.floor(month / 12), month % 12) });
    if (periods.length > 12_000) refuse('The deals span more than 12,000 periods.');
  }
}

/** Years from day 0 to a day, each day counting as its share of its own year: every full year is exactly 1. */
function yearsUntil(day: number): number {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const first = dayOf(year, 0);
  return year + (day - first) / (dayOf(year + 1, 0) - first);
}

/** What falls due in each period: evenly from `start` to `end` (both days counted), else in the period of `date`. */
const scheduleBy =
  (step: Step): Implementation =>
  ([deals, , asOf], context) => {
    const { table, rows } = dealRows(deals as Table, asOf, context);
    const [start, end, date] = ['start', 'end', 'date'].map((name) => table.column(name));
    const dayAt = (column: Column | undefined, row: number): number | undefined => {
      const day = column?.numbers?.[row];
      return day === undefined || Number.isNaN(day) ? undefined : day;
    };
    const due: { from: number; to: number; cell: Numeric }[] = [];
    let undated = 0;
    let unstated = 0;
    for (const deal of rows.filter((d) => !d.paper)) {
      const known = dayAt(date, deal.row);
      const [from, to] = [dayAt(start, deal.row) ?? known, dayAt(end, deal.row)];
      const cell = deal.value;
      if (cell === undefined) unstated++;
      else if (from === undefined && to === undefined) undated++;
      else if (from !== undefined && to !== undefined && to >= from) due.push({ from, to: to + 1, cell });
      else if (from !== undefined && to !== undefined)
        refuse(`A deal of \`${table.name}\` ends before it starts: ${table.place(deal.row)}.`);
      else {
        const day = dayAt(start, deal.row) ?? known ?? to!;
        due.push({ from: day, to: day + 1, cell });
      }
    }
    said(context, unstated, 'without an amount');
    said(context, undated, 'without a date');
    if (due.length === 0) return scheduleTable(step, [], []);
    const first = due.reduce((least, d) => Math.min(least, d.from), Infinity);
    const last = due.reduce((most, d) => Math.max(most, d.to - 1), -Infinity);
    const periods = periodsOf(first, last, step);
    const sums = periods.map((period) => {
      const parts = due.flatMap(({ from, to, cell }): Numeric[] => {
        const [begin, stop] = [Math.max(from, period.from), Math.min(to, period.to)];
        if (begin >= stop) return [];
        const share = (yearsUntil(stop) - yearsUntil(begin)) / (yearsUntil(to) - yearsUntil(from));
        return [binary('multiply', cell, share) as Numeric];
      });
      return sumOf(parts);
    });
    return scheduleTable(step, periods, sums);
  };

function said(context: Context, count: number, what: string): void {
  if (count) context.note(`${count} deal${count > 1 ? 's' : ''} ${what} cannot be scheduled.`);
}

function scheduleTable(step: Step, periods: readonly Period[], due: readonly Numeric[]): Table {
  const period = periods.map(({ from }) => (step === 'year' ? new Date(from * DAY_MS).getUTCFullYear() : from));
  return makeTable({
    name: 'schedule',
    count: periods.length,
    columns: { period: { numbers: Float64Array.from(period) }, due: columnOf(due) },
  });
}

/**
 * Twelve months up to each row: the sum of its last four quarters (or twelve months). A flow counts for its period.
 * The first rows, which have no full year behind them, are missing.
 */
const trailing =
  (flow: boolean): Implementation =>
  ([series]) => {
    if (!isColumn(series)) return refuse('`ttm` takes a column of a series.');
    const { owner } = series;
    const perYear = rowsAYear(owner);
    const values = Array.from({ length: owner.count }, (_, row): Numeric => {
      if (row < perYear - 1) return missing(`less than twelve months up to ${owner.place(row)}`);
      const cells = Array.from({ length: perYear }, (_, i) => cellOf(series, row - perYear + 1 + i) as Numeric);
      const gap = cells.find(isMissing);
      if (gap) return gap;
      const sum: Value = sumOf(cells);
      return flow ? (binary('multiply', sum, YEAR / perYear) as Numeric) : sum;
    });
    return { kind: 'column', name: series.name, owner, ...columnOf(values) };
  };

/** How many rows of a series make a year: 4, 12 or 1; an error where its rows stand at no regular distance. */
export function rowsAYear(owner: Table): number {
  const key = owner.column(owner.columnNames[0] ?? '');
  if (!key?.numbers || owner.schema === 'list')
    return refuse(`\`${owner.name}\` is no series: its first column is a date.`);
  if (owner.count < 2) return refuse(`\`${owner.name}\` has one row only: nothing says how long its periods are.`);
  const lengths = periodSeconds(key, owner.count);
  const perYear = Math.round(YEAR / lengths[0]!);
  const regular = lengths.every((seconds) => Math.abs(seconds * perYear - YEAR) < YEAR / 100);
  return regular && [1, 4, 12].includes(perYear)
    ? perYear
    : refuse(`The rows of \`${owner.name}\` are not a quarter, a month or a year apart throughout.`);
}

export const PERIODS = allAnswering({
  schedule: scheduleBy('year'),
  schedule_quarter: scheduleBy('quarter'),
  schedule_month: scheduleBy('month'),
  ttm: trailing(true),
  ttm_stock: trailing(false),
});
