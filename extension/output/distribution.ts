// A distribution in figures: mean, 5%, 50%, 95%, and a histogram; over bounds its lowest and its highest case.
import { sampleQuantile } from '../engine/distribution';
import type { Numeric, Spread } from '../engine/value';
import { isSpread } from '../engine/value';

export interface Summary {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
}

export const isUncertain = (x: Numeric | string): x is Spread => typeof x === 'object' && isSpread(x) && x.samples > 1;

function summaryOf(samples: Float64Array): Summary {
  const sorted = Float64Array.from(samples).sort();
  return {
    mean: samples.reduce((a, b) => a + b, 0) / samples.length,
    p5: sampleQuantile(sorted, 0.05),
    p50: sampleQuantile(sorted, 0.5),
    p95: sampleQuantile(sorted, 0.95),
  };
}

/** One case where the value rests on no bound, else those with the lowest and the highest mean. */
export function summaries(x: Spread): { low: Summary; high: Summary } {
  const cases = Array.from({ length: x.data.length / x.samples }, (_, k) =>
    summaryOf(x.data.subarray(k * x.samples, (k + 1) * x.samples)),
  );
  const low = cases.reduce((a, b) => (b.mean < a.mean ? b : a));
  const high = cases.reduce((a, b) => (b.mean > a.mean ? b : a));
  return { low, high };
}
