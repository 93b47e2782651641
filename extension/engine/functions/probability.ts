// Questions to an uncertain value: probability, mean, quantiles. Over bounds each answer is an interval.
import { sampleQuantile } from '../distribution';
import type { Implementation } from '../program';
import type { Way } from '../trend';
import { FALLS, LINEAR, RISES, through, UNKNOWN } from '../trend';
import { makeTable } from '../table';
import type { Numeric, Spread, Value } from '../value';
import { EvaluationError, isMissing, isSpread } from '../value';

/**
 * One number for each combination of ends, from the samples at it.
 * @param way how it moves with each sample: it then moves so with a bound with which every sample does
 */
export function perCorner(x: Numeric, f: (samples: Float64Array) => number, way: Way = 'rises'): Numeric {
  if (typeof x === 'number') return f(Float64Array.of(x));
  if (isMissing(x)) return x;
  const corners = x.data.length / x.samples;
  const out = Float64Array.from({ length: corners }, (_, k) => f(x.data.subarray(k * x.samples, (k + 1) * x.samples)));
  if (x.axes.length === 0) return out[0]!;
  const trend = x.trend.map((t) => through(t & (RISES | FALLS) ? t & ~LINEAR : UNKNOWN, way, false));
  return { ...x, trend, samples: 1, data: out };
}

const average = (samples: Float64Array): number => samples.reduce((a, b) => a + b, 0) / samples.length;

function deviation(samples: Float64Array): number {
  const centre = average(samples);
  return Math.sqrt(samples.reduce((sum, x) => sum + (x - centre) ** 2, 0) / samples.length);
}

export const quantileOfSamples =
  (p: number) =>
  (samples: Float64Array): number =>
    sampleQuantile(Float64Array.from(samples).sort(), p);

/** The share that `quantile` and `P` work with must be certain. */
function share(value: Value | undefined): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new EvaluationError('F05', 'A quantile is asked for between 0% and 100%.');
  return value;
}

/** `sample(x, n)`: the first n of its samples, as they are. */
function firstSamples(x: Spread, n: number): Float64Array {
  if (x.axes.length)
    throw new EvaluationError('R06', 'Samples of a bounded value are taken at one end: `sample(low(x))`.');
  return x.data.slice(0, Math.min(n, x.samples));
}

export const PROBABILITY: Readonly<Record<string, Implementation>> = {
  P: ([truth]) => perCorner(truth as Numeric, average),
  sd: ([x]) => perCorner(x as Numeric, deviation, 'unknown'),
  quantile: ([x, p]) => perCorner(x as Numeric, quantileOfSamples(share(p))),
  sample: ([x, n]) => {
    const values = samplesOf(x!, typeof n === 'number' ? Math.max(0, Math.floor(n)) : 10);
    return makeTable({
      name: 'samples',
      count: values.length,
      columns: { sample: { numbers: Float64Array.from(values, (_, i) => i + 1) }, value: { numbers: values } },
    });
  },
};

/** Mean and median of one uncertain value; of several numbers they are aggregates. */
export const meanOfSamples = (x: Numeric): Numeric => perCorner(x, average);
export const medianOfSamples = (x: Numeric): Numeric => perCorner(x, quantileOfSamples(0.5));
const samplesOf = (x: Value, n: number): Float64Array => {
  if (typeof x === 'number') return new Float64Array(n).fill(x);
  if (!isSpread(x)) throw new EvaluationError('R05', 'There is no value to sample.');
  return firstSamples(x, n);
};
