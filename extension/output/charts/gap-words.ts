// What a profit-gap chart says.
import { money } from '../money';
import { percent, sourceLine } from './frame';
import type { Tip, Words } from './frame';
import type { GapData, GapFigure } from './gap-data';

/** A name of the notebook as it reads in a sentence: `openai_revenue` becomes `openai revenue`. */
export function nameWords(name: string): string {
  return name.replaceAll('_', ' ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `$495B to $858B`; `null` where the figure is sure. */
export function rangeText(figure: GapFigure, currency: string): string | null {
  const { p5, p95, low, high } = figure;
  if (p5 !== undefined && p5 === p95) return null;
  if (p5 !== undefined && p95 !== undefined) return `90% range ${money(p5, currency)} to ${money(p95, currency)}`;
  if (low !== undefined && high !== undefined) return `bounds ${money(low, currency)} to ${money(high, currency)}`;
  if (high !== undefined) return `at most ${money(high, currency)}`;
  if (low !== undefined) return `at least ${money(low, currency)}`;
  return null;
}

/** `$770B gap` or `$12B surplus`. */
export function gapText(value: number, currency: string): string {
  if (value === 0) return 'no gap';
  return `${money(Math.abs(value), currency)} ${value > 0 ? 'gap' : 'surplus'}`;
}

export function spanText({ periods }: GapData): string {
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? `${first.period} to ${last.period}` : '';
}

export function gapWords(data: GapData): Words {
  const title =
    data.periods.length === 0
      ? 'No periods to draw'
      : data.periods.length === 1
        ? singleTitle(data)
        : seriesTitle(data);
  return {
    title,
    subtitle: data.periods.length ? subtitleOf(data) : '',
    source: sourceLine(data.sources, data.notes),
    description: describe(data, title),
  };
}

function singleTitle(data: GapData): string {
  const { cost, revenue } = data.periods[0]!;
  const [costName, revenueName] = [nameWords(data.costName), nameWords(data.revenueName)];
  const gap = cost.value - revenue.value;
  const sums = `${money(cost.value, data.currency)} of ${costName} against ${money(revenue.value, data.currency)} of ${revenueName}`;
  if (gap === 0) return `${sums}: no gap`;
  return `${sums}: a ${gap > 0 ? 'gap' : 'surplus'} of ${money(Math.abs(gap), data.currency)}${shareText(data)}`;
}

/** `, 66.7% of revenue`; nothing where there is no revenue to compare with. */
export function shareText(data: GapData): string {
  const { cost, revenue } = data.periods[0]!;
  if (revenue.value <= 0) return '';
  const share = Math.abs(cost.value - revenue.value) / revenue.value;
  const exact = (share * 100).toFixed(1).replace(/\.0$/, '');
  return `, ${share >= 0.001 && share < 10 ? `${exact}%` : percent(share)} of ${nameWords(data.revenueName)}`;
}

function seriesTitle(data: GapData): string {
  const [costName, revenueName] = [nameWords(data.costName), nameWords(data.revenueName)];
  const total = data.total.value;
  const over = overtaking(data);
  const sum = money(Math.abs(total), data.currency);
  if (total === 0) return `No gap in sum between ${costName} and ${revenueName}, ${spanText(data)}`;
  if (total > 0) {
    const gap = `A gap of ${sum} between ${costName} and ${revenueName}`;
    return over ? `${gap}, though ${over}` : `${gap}, ${spanText(data)}`;
  }
  return `A surplus of ${sum}: ${over || `${revenueName} exceeds ${costName}, ${spanText(data)}`}`;
}

/** Where revenue overtakes cost, if the lines cross just once. */
function overtaking({ periods, costName, revenueName }: GapData): string {
  const signs = periods.map((p) => Math.sign(p.cost.value - p.revenue.value));
  const turns = signs.flatMap((sign, i) => (i > 0 && sign !== 0 && signs[i - 1] === -sign ? [i] : []));
  if (turns.length !== 1) return '';
  const at = turns[0]!;
  // Only what runs against the sum is news beside it, or what turned it into a surplus.
  if (signs[at]! > 0) return '';
  const [winner, loser] = [revenueName, costName];
  return `${nameWords(winner)} overtakes ${nameWords(loser)} in ${periods[at]!.period}`;
}

function subtitleOf(data: GapData): string {
  const figures = data.periods.flatMap((p) => [p.cost, p.revenue]);
  const unit = `${data.currency}${data.perYear ? ' a year' : ''}`;
  const names = `${capital(nameWords(data.costName))} and ${nameWords(data.revenueName)}, ${unit}`;
  const fan = figures.some((f) => f.p5 !== undefined && f.p95 !== undefined);
  const quartiles = figures.some((f) => f.p25 !== undefined && f.p75 !== undefined);
  const bounded = figures.some((f) => f.p5 === undefined && (f.low !== undefined || f.high !== undefined));
  if (data.periods.length === 1) {
    const marks = [fan && 'line across a bar = 5th to 95th percentile', bounded && 'faded = only bounded'].filter(
      Boolean,
    );
    return `${names}, ${data.periods[0]!.period}.${marks.length ? ` ${capital(marks.join(', '))}.` : ''}`;
  }
  const marks = [
    `shaded = ${data.total.value < 0 ? 'surplus' : 'gap'}`,
    fan && `fan = 5th to 95th percentile${quartiles ? ' (dark 25th to 75th)' : ''}`,
    bounded && 'faded band = only bounded',
    data.scenarios.length > 0 && 'dashed = scenarios',
  ].filter(Boolean);
  return `${names}. ${capital(marks.join(', '))}.`;
}

function describe(data: GapData, title: string): string {
  const cell = (figure: GapFigure) => {
    const range = rangeText(figure, data.currency);
    return `${money(figure.value, data.currency)}${range ? ` (${range})` : ''}`;
  };
  const rows = data.periods.map(
    (p) =>
      `${p.period}: ${nameWords(data.costName)} ${cell(p.cost)}, ${nameWords(data.revenueName)} ${cell(p.revenue)}.`,
  );
  const range = rangeText(data.total, data.currency);
  const scenarios = data.scenarios.map(({ name, values }) => {
    const last = values.at(-1);
    return last ? `Scenario ${name} ends at ${money(last.value, data.currency)}.` : '';
  });
  const sum =
    data.periods.length > 1 ? `In sum: ${gapText(data.total.value, data.currency)}${range ? `, ${range}` : ''}.` : '';
  return [`${title}.`, ...rows, sum, ...scenarios].filter(Boolean).join(' ');
}

/** Tooltip of one period. */
export function periodTip(data: GapData, index: number): Tip {
  const { period, cost, revenue } = data.periods[index]!;
  const cell = (figure: GapFigure) => {
    const range = rangeText(figure, data.currency);
    return `${money(figure.value, data.currency)}${range ? `; ${range}` : ''}`;
  };
  return {
    period,
    cost: `${nameWords(data.costName)} ${cell(cost)}`,
    revenue: `${nameWords(data.revenueName)} ${cell(revenue)}`,
    difference: gapText(cost.value - revenue.value, data.currency),
  };
}
