// Arithmetic on uncertain numbers. Two values that rest on the same bound or sample stay together, corner by
// corner and sample by sample, so `a - a` is 0 and `a/(a+b) + b/(a+b)` is 1 (language.md, "Bounds are not beliefs").
import type { Trend, Way, Ways } from './trend';
import { combineTrends, ENDS, FALLS, FLAT, LINEAR, RISES, through, trendTogether } from './trend';
import type { Numeric, Spread, Value } from './value';
import { isMissing, isSpread } from './value';

/** Most bounds that are combined; past it all low ends and all high ends move together. */
export const MOST_BOUNDS = 10;
/** Most combinations × samples in one value. */
export const MOST_CELLS = 65_536;
/** The axis on which all bounds move together. */
export const TOGETHER = '*';

/** How a function moves with its operands, given their signs (+1, −1; 0 where it is not known or mixed). */
export type Slope = (signA: number, signB: number) => Ways;

/** A bound of which only the ends are known: [low, high], one variable wherever `id` is used. */
export function bound(id: string, low: number, high: number): Numeric {
  if (low === high) return low;
  return { kind: 'spread', axes: [id], trend: [RISES | LINEAR | ENDS], samples: 1, data: Float64Array.of(low, high) };
}

/** A number that rises with every one of its bounds, known where all are low and where all are high only. */
export const betweenEnds = (low: number, high: number): Numeric =>
  low === high
    ? low
    : { kind: 'spread', axes: [TOGETHER], trend: [RISES | ENDS], samples: 1, data: Float64Array.of(low, high) };

/** An uncertain number known by its samples. */
export const sampled = (data: Float64Array): Spread => ({
  kind: 'spread',
  axes: [],
  trend: [],
  samples: data.length,
  data,
});

/** +1 where no value is negative, −1 where none is positive, 0 otherwise or where it is not known. */
export function signOf(x: Numeric): number {
  if (typeof x === 'number') return Math.sign(x);
  if (isMissing(x) || !exactEnds(x)) return 0;
  const { low, high } = extremes(x);
  return low >= 0 ? 1 : high <= 0 ? -1 : 0;
}

/** Least and greatest of all values, samples included. */
export function extremes(x: Spread): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of x.data) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
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
    trend: [trendTogether(x.trend)],
    samples: x.samples,
    data,
  };
}

const fits = (axes: readonly string[], samples: number): boolean =>
  axes.length <= MOST_BOUNDS && 2 ** axes.length * samples <= MOST_CELLS;

/** The axes of a combination, or `TOGETHER` once there are too many. */
function joinAxes(a: Spread, b: Spread): readonly string[] {
  const samples = Math.max(a.samples, b.samples);
  const same = a.axes.length === b.axes.length && a.axes.every((axis, i) => axis === b.axes[i]);
  if (!same && (a.axes[0] === TOGETHER || b.axes[0] === TOGETHER)) return [TOGETHER];
  const axes = same ? a.axes : [...new Set([...a.axes, ...b.axes])].sort();
  return axes.length === 0 || fits(axes, samples) ? axes : [TOGETHER];
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

const trendOn = (x: Spread, axis: string): Trend => {
  const at = x.axes.indexOf(axis);
  return at < 0 ? FLAT : x.trend[at]!;
};

export function lift1(x: Numeric, f: (x: number) => number, way: Way, linear = false): Numeric {
  if (typeof x === 'number') return f(x);
  if (isMissing(x)) return x;
  return { ...x, trend: x.trend.map((t) => through(t, way, linear)), data: x.data.map(f) };
}

export function lift2(a: Numeric, b: Numeric, f: (a: number, b: number) => number, slope: Slope): Numeric {
  if (typeof a === 'number' && typeof b === 'number') return f(a, b);
  if (isMissing(a)) return a;
  if (isMissing(b)) return b;
  const ways = slope(signOf(a), signOf(b));
  if (typeof a === 'number') {
    const spread = b as Spread;
    const trend = spread.trend.map((t) => combineTrends(FLAT, t, ways));
    return { ...spread, trend, data: spread.data.map((x) => f(a, x)) };
  }
  if (typeof b === 'number') {
    const trend = a.trend.map((t) => combineTrends(t, FLAT, ways));
    return { ...a, trend, data: a.data.map((x) => f(x, b)) };
  }

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
  const trend = axes.map((axis) => combineTrends(trendOn(left, axis), trendOn(right, axis), ways));
  return { kind: 'spread', axes, trend, samples, data };
}

/** The sum of two numbers. */
export const plus = (a: Numeric, b: Numeric): Numeric =>
  lift2(
    a,
    b,
    (x, y) => x + y,
    () => ({ a: 'rises', b: 'rises', linear: 'together' }),
  );

/** Low and high end over all corners of the mean over samples; equal for a certain number. */
export function ends(x: Numeric): { low: number; high: number } {
  if (typeof x === 'number') return { low: x, high: x };
  if (!isSpread(x)) return { low: NaN, high: NaN };
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < x.data.length / x.samples; k++) {
    const mean = meanOfCase(x, k);
    if (mean < low) low = mean;
    if (mean > high) high = mean;
  }
  return { low, high };
}

/** The samples at the combination of ends with the lowest mean, and at that with the highest; one number each where there is one sample. */
export function outerCases(x: Spread): { lowest: Numeric; highest: Numeric } {
  const means = Array.from({ length: x.data.length / x.samples }, (_, k) => meanOfCase(x, k));
  const at = (k: number): Numeric =>
    x.samples === 1 ? x.data[k]! : sampled(x.data.slice(k * x.samples, (k + 1) * x.samples));
  const least = means.indexOf(Math.min(...means));
  const most = means.indexOf(Math.max(...means));
  return { lowest: at(least), highest: at(most) };
}

function meanOfCase(x: Spread, k: number): number {
  let sum = 0;
  for (let s = 0; s < x.samples; s++) sum += x.data[k * x.samples + s]!;
  return sum / x.samples;
}

/** The bound ends are the extremes of the value, not only values at the ends. */
export const exactEnds = (x: Spread): boolean =>
  // Over samples the ends are those of a mean: it moves one way only where every sample does.
  x.trend.every((t) => (x.samples > 1 ? t & (RISES | FALLS | LINEAR) : t & ENDS));
export const movesTogether = (x: Numeric): boolean => isSpread(x) && x.axes[0] === TOGETHER;

/**
 * A function of many numbers, none of them missing, for each combination of their ends and each sample.
 * @param ways how it moves with each of them: one for all, or one a value
 */
export function liftAll(
  values: readonly Numeric[],
  f: (values: Float64Array) => number,
  ways: Way | readonly Way[],
): Numeric {
  const spreads = values.filter(isSpread);
  const row = new Float64Array(values.length);
  if (spreads.length === 0) {
    values.forEach((value, i) => (row[i] = value as number));
    return f(row);
  }
  // Adding them up once finds the axes they share, limits included.
  const { axes, samples } = spreads.reduce<Spread>((a, b) => plus(a, b) as Spread, spreads[0]!);
  const joint = axes[0] === TOGETHER;
  const parts = values.map((value) => (isSpread(value) && joint ? together(value) : value));
  const at = parts.map((value) => (isSpread(value) ? corners(value, axes) : undefined));
  const data = new Float64Array(2 ** axes.length * samples);
  for (let corner = 0, k = 0; corner < 2 ** axes.length; corner++) {
    for (let s = 0; s < samples; s++, k++) {
      parts.forEach((value, i) => {
        row[i] = isSpread(value)
          ? value.data[at[i]![corner]! * value.samples + (value.samples > 1 ? s : 0)]!
          : (value as number);
      });
      data[k] = f(row);
    }
  }
  const trend = axes.map((axis) => {
    let all: Trend = FLAT;
    parts.forEach((value, i) => {
      if (!isSpread(value)) return;
      const own = through(trendOn(value, axis), typeof ways === 'string' ? ways : ways[i]!, false);
      all = combineTrends(all, own, { a: 'rises', b: 'rises' });
    });
    return all;
  });
  return { kind: 'spread', axes, trend, samples, data };
}

/** An uncertain value that is the same in every case is certain: `a - a` is 0. */
export function collapsed(value: Value): Value {
  if (!isSpread(value)) return value;
  const [first] = value.data;
  return value.data.every((x) => x === first) ? first! : value;
}
