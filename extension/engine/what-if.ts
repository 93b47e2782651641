// What if: series over periods, scenarios side by side, the input that meets a goal, the swing of each input.
import type { Frame, Run } from './frame';
import { binary } from './operators';
import { perCorner, quantileOfSamples } from './functions/probability';
import type { Node } from './program';
import { findRoot } from './root';
import { columnOf, makeTable } from './table';
import { ends } from './spread';
import type { Numeric, Value } from './value';
import { EvaluationError, isMissing, isNumeric, isSpread } from './value';

type Go = (node: Node) => Run;

/** Most steps of one `series`. */
const MOST_STEPS = 100_000;

function whole(value: Value, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new EvaluationError('F05', `${what} of a series is a whole number.`);
  return value;
}

export function seriesTable(node: Node & { op: 'series' }, go: Go): Run {
  const [from, to, body] = [go(node.from), go(node.to), go(node.body)];
  const { slot } = node;
  return (frame) => {
    const [first, last] = [whole(from(frame), 'The first period'), whole(to(frame), 'The last period')];
    if (last < first) throw new EvaluationError('F05', 'A series runs from the earlier period to the later one.');
    if (last - first >= MOST_STEPS) throw new EvaluationError('R16', `A series has at most ${MOST_STEPS} periods.`);
    const periods = Float64Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const values = Array.from(periods, (period) => {
      const locals = [...frame.locals];
      locals[slot] = period;
      return body({ ...frame, locals });
    });
    const value = values.some((v) => typeof v === 'string')
      ? { texts: values.map((v) => (typeof v === 'string' ? v : null)) }
      : columnOf(values as Numeric[]);
    return makeTable({
      name: 'series',
      schema: 'series',
      count: periods.length,
      columns: { period: { numbers: periods }, value },
      place: (row) => String(first + row),
    });
  };
}

export function compareScenarios(node: Node & { op: 'compare' }, go: Go): Run {
  const of = go(node.of);
  const { scenarios } = node;
  return (frame) => {
    const values = scenarios.map((scenario) => of({ ...frame.under(scenario), locals: frame.locals }));
    return makeTable({
      name: 'compare',
      count: scenarios.length,
      columns: { scenario: { texts: [...scenarios] }, value: columnOf(values as Numeric[]) },
      place: (row) => scenarios[row]!,
    });
  };
}

/** `goal(x, such_that: a == b)`: one-dimensional root finding from the value that x has. */
export function solve(node: Node & { op: 'solve' }, go: Go): Run {
  const [left, right] = [go(node.left), go(node.right)];
  const { name } = node;
  return (frame) => {
    const start = centre(frame.read(name), `\`${name}\``);
    const gap = (x: number): number => {
      const changed = { ...frame.with(new Map([[name, () => x]])), locals: frame.locals };
      try {
        const difference = binary('subtract', left(changed), right(changed));
        return typeof difference === 'number' ? difference : isSpread(difference) ? centre(difference, '') : NaN;
      } catch (error) {
        if (error instanceof RangeError) throw error;
        return NaN;
      }
    };
    const root = findRoot(gap, start);
    if (!root.ok)
      throw new EvaluationError(
        'R17',
        `No value of \`${name}\` makes both sides equal: they come nearest at ${Number(root.least.at.toPrecision(4))} (base units).`,
      );
    return root.at;
  };
}

/** The median of samples in the middle of the ends. */
function centre(value: Value, what: string): number {
  if (typeof value === 'number') return value;
  if (!isSpread(value)) throw new EvaluationError('R05', `${what} has no value.`);
  const { low, high } = ends(perCorner(value, quantileOfSamples(0.5)));
  return (low + high) / 2;
}

/** 5% and 95% of a distribution, the ends of a bound. */
function extremes(value: Value): { low: number; high: number } {
  if (typeof value === 'number') return { low: value, high: value };
  if (!isSpread(value)) return { low: NaN, high: NaN };
  return {
    low: ends(perCorner(value, quantileOfSamples(0.05))).low,
    high: ends(perCorner(value, quantileOfSamples(0.95))).high,
  };
}

/** One row an input, the widest swing first: what a tornado chart is drawn from. */
export function vary(node: Node & { op: 'vary' }, go: Go): Run {
  const output = go(node.output);
  const { inputs } = node;
  return (frame: Frame) => {
    const middle = new Map<string, Run>();
    const ranges = inputs.map(({ name, label }) => {
      const value = frame.read(name);
      if (!isNumeric(value) || isMissing(value)) throw new EvaluationError('R05', `\`${label}\` has no value to vary.`);
      const held = centre(value, `\`${label}\``);
      middle.set(name, () => held);
      return { name, label, ...extremes(value) };
    });
    const at = (name: string, x: number): number =>
      centre(output({ ...frame.with(new Map([...middle, [name, () => x]])), locals: frame.locals }), 'The output');
    const rows = ranges.map(({ name, label, low, high }) => ({
      label,
      low,
      high,
      atLow: at(name, low),
      atHigh: at(name, high),
    }));
    rows.sort((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow));
    return makeTable({
      name: 'sensitivity',
      count: rows.length,
      columns: {
        input: { texts: rows.map((r) => r.label) },
        input_low: { numbers: Float64Array.from(rows, (r) => r.low) },
        input_high: { numbers: Float64Array.from(rows, (r) => r.high) },
        output_low: { numbers: Float64Array.from(rows, (r) => r.atLow) },
        output_high: { numbers: Float64Array.from(rows, (r) => r.atHigh) },
      },
      place: (row) => rows[row]!.label,
    });
  };
}
