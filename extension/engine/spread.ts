// Arithmetic on uncertain numbers. Two values that rest on the same bound or sample stay together, corner by
// corner and sample by sample, so `a - a` is 0 and `a/(a+b) + b/(a+b)` is 1 (language.md, "Bounds are not beliefs").
import type { Numeric, Spread } from './value';
import { isMissing, isSpread } from './value';

/** Most bounds that are combined; past it all low ends and all high ends move together. */
export const MOST_BOUNDS = 10;
/** Most combinations × samples in one value. */
export const MOST_CELLS = 65_536;
/** The axis on which all bounds move together. */
export const TOGETHER = '*';

/** How a result moves with each operand: used to know whether the ends are exact. */
export type Slope = (signA: number, signB: number) => readonly [number, number];

/** A bound of which only the ends are known: [low, high], one variable wherever `id` is used. */
export function bound(id: string, low: number, high: number): Numeric {
  if (low === high) return low;
  return { kind: 'spread', axes: [id], trend: [1], samples: 1, data: Float64Array.of(low, high) };
}

/** An uncertain number known by its samples. */
export const sampled = (data: Float64Array): Spread => ({
  kind: 'spread',
  axes: [],
  trend: [],
  samples: data.length,
  data,
});

/** +1 where no value is negative, −1 where none is positive, 0 otherwise. */
export function signOf(x: Numeric): number {
  if (typeof x === 'number') return Math.sign(x);
  if (isMissing(x)) return 0;
  let low = Infinity;
  let high = -Infinity;
  for (const value of x.data) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  // Ends prove a sign only where they are the extremes.
  if (x.trend.includes(0)) return 0;
  return low >= 0 ? 1 : high <= 0 ? -1 : 0;
}

/** First and last corner only: all bounds low, all bounds high. */
function together(x: Spread): Spread {
  if (x.axes.length === 0 || x.axes[0] === TOGETHER) return x;
  const data = new Float64Array(2 * x.samples);
  data.set(x.data.subarray(0, x.samples));
  data.set(x.data.subarray(x.data.length - x.samples), x.samples);
  return {
    kind: 'spread',
    axes: [TOGETHER],
    trend: [x.trend.every((t) => t > 0) ? 1 : x.trend.every((t) => t < 0) ? -1 : 0],
    samples: x.samples,
    data,
  };
}

/** The axes of a combination, or `TOGETHER` once there are too many. */
function joinAxes(a: Spread, b: Spread): readonly string[] {
  if (a.axes.length === 0) return b.axes;
  if (b.axes.length === 0) return a.axes;
  if (a.axes.length === b.axes.length && a.axes.every((axis, i) => axis === b.axes[i])) return a.axes;
  if (a.axes[0] === TOGETHER || b.axes[0] === TOGETHER) return [TOGETHER];
  const axes = [...new Set([...a.axes, ...b.axes])].sort();
  const samples = Math.max(a.samples, b.samples);
  return axes.length > MOST_BOUNDS || 2 ** axes.length * samples > MOST_CELLS ? [TOGETHER] : axes;
}

/** For each corner over `axes`, the corner of `x`. */
function corners(x: Spread, axes: readonly string[]): Int32Array {
  const out = new Int32Array(2 ** axes.length);
  const bits = x.axes.map((axis) => axes.indexOf(axis));
  for (let corner = 0; corner < out.length; corner++) {
    let own = 0;
    for (let i = 0; i < bits.length; i++) own |= ((corner >> bits[i]!) & 1) << i;
    out[corner] = own;
  }
  return out;
}

function trendOn(x: Spread, axes: readonly string[]): number[] {
  return axes.map((axis) => {
    const at = x.axes.indexOf(axis);
    return at < 0 ? NaN : x.trend[at]!;
  });
}

/** Trend of a combination; NaN stands for "does not rest on it". */
function addTrends(a: number, slopeA: number, b: number, slopeB: number): number {
  const left = Number.isNaN(a) ? NaN : a * slopeA;
  const right = Number.isNaN(b) ? NaN : b * slopeB;
  if (Number.isNaN(left)) return right;
  if (Number.isNaN(right)) return left;
  return left === right ? left : 0;
}

export function lift1(x: Numeric, f: (x: number) => number, slope: (sign: number) => number): Numeric {
  if (typeof x === 'number') return f(x);
  if (isMissing(x)) return x;
  const rises = slope(signOf(x));
  return { ...x, trend: x.trend.map((t) => t * rises || 0), data: x.data.map(f) };
}

export function lift2(a: Numeric, b: Numeric, f: (a: number, b: number) => number, slope: Slope): Numeric {
  if (typeof a === 'number' && typeof b === 'number') return f(a, b);
  if (isMissing(a)) return a;
  if (isMissing(b)) return b;
  const [slopeA, slopeB] = slope(signOf(a), signOf(b));
  if (typeof a === 'number') {
    const spread = b as Spread;
    return { ...spread, trend: spread.trend.map((t) => t * slopeB || 0), data: spread.data.map((x) => f(a, x)) };
  }
  if (typeof b === 'number')
    return { ...a, trend: a.trend.map((t) => t * slopeA || 0), data: a.data.map((x) => f(x, b)) };

  const axes = joinAxes(a, b);
  const left = axes[0] === TOGETHER ? together(a) : a;
  const right = axes[0] === TOGETHER ? together(b) : b;
  const samples = Math.max(left.samples, right.samples);
  const cornersA = corners(left, axes);
  const cornersB = corners(right, axes);
  const data = new Float64Array(cornersA.length * samples);
  const stepA = left.samples === 1 ? 0 : 1;
  const stepB = right.samples === 1 ? 0 : 1;
  for (let corner = 0, at = 0; corner < cornersA.length; corner++) {
    const baseA = cornersA[corner]! * left.samples;
    const baseB = cornersB[corner]! * right.samples;
    for (let s = 0; s < samples; s++, at++) data[at] = f(left.data[baseA + s * stepA]!, right.data[baseB + s * stepB]!);
  }
  const trendA = trendOn(left, axes);
  const trendB = trendOn(right, axes);
  return {
    kind: 'spread',
    axes,
    trend: axes.map((_, i) => addTrends(trendA[i]!, slopeA, trendB[i]!, slopeB)),
    samples,
    data,
  };
}

/** Low and high end over all corners of the mean over samples; equal for a certain number. */
export function ends(x: Numeric): { low: number; high: number } {
  if (typeof x === 'number') return { low: x, high: x };
  if (!isSpread(x)) return { low: NaN, high: NaN };
  let low = Infinity;
  let high = -Infinity;
  for (let at = 0; at < x.data.length; at += x.samples) {
    let sum = 0;
    for (let s = 0; s < x.samples; s++) sum += x.data[at + s]!;
    const mean = sum / x.samples;
    if (mean < low) low = mean;
    if (mean > high) high = mean;
  }
  return { low, high };
}

/** The bound ends are the extremes of the value, not only values at the ends. */
export const exactEnds = (x: Spread): boolean =>
  x.axes.length === 0 ||
  (!x.trend.includes(0) && x.axes[0] !== TOGETHER) ||
  (x.axes[0] === TOGETHER && x.trend[0] !== 0);
export const movesTogether = (x: Numeric): boolean => isSpread(x) && x.axes[0] === TOGETHER;

/** A function of many numbers, for each combination of their ends and each sample. `rises`: +1 where it grows with each. */
export function liftAll(values: readonly Numeric[], f: (values: Float64Array) => number, rises: number): Numeric {
  const spreads = values.filter(isSpread);
  const row = new Float64Array(values.length);
  if (spreads.length === 0) {
    values.forEach((value, i) => (row[i] = value as number));
    return f(row);
  }
  // Adding them up once finds the axes they share, limits included.
  const shape = spreads.reduce<Spread>(
    (a, b) =>
      lift2(
        a,
        b,
        (x, y) => x + y,
        () => [1, 1],
      ) as Spread,
    spreads[0]!,
  );
  const joint = shape.axes[0] === TOGETHER;
  const parts = values.map((value) => (isSpread(value) ? (joint ? together(value) : value) : value));
  const at = parts.map((value) => (isSpread(value) ? corners(value, shape.axes) : undefined));
  const data = new Float64Array(2 ** shape.axes.length * shape.samples);
  for (let corner = 0, k = 0; corner < 2 ** shape.axes.length; corner++) {
    for (let s = 0; s < shape.samples; s++, k++) {
      parts.forEach((value, i) => {
        row[i] =
          typeof value === 'number'
            ? value
            : (value as Spread).data[
                at[i]![corner]! * (value as Spread).samples + ((value as Spread).samples > 1 ? s : 0)
              ]!;
      });
      data[k] = f(row);
    }
  }
  return { ...shape, trend: shape.trend.map((t) => t * rises || 0), data };
}
