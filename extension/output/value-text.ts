// Any value in words: what a line of output, a table cell, a hover and the command line print.
import { ends, exactEnds, movesTogether } from '../engine/spread';
import type { Spread, Value } from '../engine/value';
import { isSpread } from '../engine/value';
import type { Summary } from './distribution';
import { isUncertain, summaries } from './distribution';
import { exactText, interval, plainNumber, quantity } from './quantity';
import type { NumberShape, Shape } from './shape';
import { PLAIN_SHAPE } from './shape';

const MS = 86_400_000;
export const dayText = (day: number): string => new Date(day * MS).toISOString().slice(0, 10);

const numeric = (shape: Shape): NumberShape => (shape.kind === 'number' ? shape : PLAIN_SHAPE);

/** One line, never empty: `$1.08T`, `up to $100B`, `no value: …`, `table of 3 rows`. */
export function valueText(value: Value, shape: Shape): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (shape.kind === 'truth') return value ? 'true' : 'false';
    if (shape.kind === 'date') return dayText(value);
    return quantity(value, numeric(shape));
  }
  switch (value.kind) {
    case 'missing':
      return `no value: ${value.reason}`;
    case 'spread': {
      if (isUncertain(value)) return distributionText(value, shape);
      const { low, high } = ends(value);
      if (shape.kind === 'truth') return low === high ? String(low !== 0) : 'true or false';
      return interval(low, high, numeric(shape));
    }
    case 'period':
      return `${dayText(value.from)}..${dayText(value.to - 1)}`;
    case 'column':
      return `column of ${plainNumber(value.owner.count)} rows`;
    case 'table':
      return `table of ${plainNumber(value.count)} row${value.count === 1 ? '' : 's'} (${value.columnNames.join(', ')})`;
    case 'record':
      return `record (${[...value.fields.keys()].map((f) => `.${f}`).join(', ')})`;
    case 'chart':
      return `chart ${value.chart}`;
    case 'closure':
      return 'function';
  }
}

/** `$495B to $858B`, the middle 90%: read back, it is nearly the same distribution. */
function distributionText(value: Spread, shape: Shape): string {
  if (shape.kind === 'truth') {
    const { low, high } = ends(value);
    return low === high
      ? `true in ${quantity(low, PERCENT)} of samples`
      : `true in ${interval(low, high, PERCENT)} of samples`;
  }
  const { low, high } = summaries(value);
  const one = ({ p5, p95 }: Summary): string => {
    if (!Number.isFinite(p5) && !Number.isFinite(p95)) return 'open';
    if (!Number.isFinite(p95)) return `at least ${quantity(p5, numeric(shape))}`;
    if (!Number.isFinite(p5)) return `at most ${quantity(p95, numeric(shape))}`;
    // Beside its other end, what rounding leaves of a zero is zero.
    const size = 1e-12 * Math.max(Math.abs(p5), Math.abs(p95));
    const [from, to] = [p5, p95].map((x) => quantity(Math.abs(x) < size ? 0 : x, numeric(shape)));
    return from === to ? from! : `${from!} to ${to!}`;
  };
  return value.axes.length === 0 ? one(low) : `lowest ${one(low)}; highest ${one(high)}`;
}

export const PERCENT: NumberShape = { ...PLAIN_SHAPE, look: { as: '%' } };

/** Mean and median of a distribution, to stand beside its band. */
export function distributionNotes(value: Value, shape: Shape): string[] {
  if (typeof value !== 'object' || !isSpread(value) || !isUncertain(value) || shape.kind !== 'number') return [];
  const { low, high } = summaries(value);
  if (![low.mean, low.p50, high.p50].every(Number.isFinite)) return [];
  if (value.axes.length === 0)
    return [`mean ${quantity(low.mean, shape)}, median ${quantity(low.p50, shape)}; 90% lie in the range`];
  return [`median ${quantity(low.p50, shape)} in the lowest case, ${quantity(high.p50, shape)} in the highest`];
}

export function exactValue(value: Value, shape: Shape): string | undefined {
  return typeof value === 'number' && shape.kind === 'number' ? exactText(value, shape) : undefined;
}

/** What must be said beside a bounded value: whether its ends are its extremes. */
export function endNotes(value: Value): string[] {
  if (!isSpread(value) || value.axes.length === 0) return [];
  const notes: string[] = [];
  if (movesTogether(value)) notes.push('Too many bounds to combine: all lower ends and all upper ends move together.');
  if (!exactEnds(value)) notes.push('At the ends: between them the value may lie outside.');
  return notes;
}

/** What must be said beside any value. */
export function notesOf(value: Value): string[] {
  if (typeof value === 'object' && value.kind === 'record') return [...value.notes];
  return typeof value === 'object' ? endNotes(value) : [];
}
