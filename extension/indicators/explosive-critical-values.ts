import { randomLcg, randomNormal } from 'd3-random';
import { explosiveRoots } from './explosive-roots';

/** What to simulate. The test of `series` needs `length = series.length` and the same window and lags. */
export interface CriticalValuePlan {
  length: number;
  minWindow: number;
  lags: number;
  repetitions?: number;
  /** In [0, 1) or any integer: equal seeds give equal values. */
  seed?: number;
}

/** The 90, 95 and 99% quantiles of one statistic when there is no bubble. */
export interface CriticalValues {
  90: number;
  95: number;
  99: number;
}

export interface ExplosiveCriticalValues {
  adf: CriticalValues;
  sadf: CriticalValues;
  gsadf: CriticalValues;
  /** Boundaries for date-stamping, 95% per row, NaN before the first full window: of the backward statistic at that row … */
  bsadf95: Float64Array;
  /** … and of the SADF statistic of all rows up to that one. */
  sadf95: Float64Array;
  repetitions: number;
}

/**
 * Critical values by Monte Carlo (Phillips, Shi & Yu 2015, section 4): under the null, y is a random walk with drift 1/T and
 * standard normal steps.
 *
 * @param onProgress called about a hundred times with the repetitions done; returning false cancels
 * @returns undefined when cancelled. Memory: 16 bytes · repetitions · length.
 * @throws RangeError as `explosiveRoots`, or without a repetition
 */
export function explosiveCriticalValues(
  { length, minWindow, lags, repetitions = 2000, seed = 1 }: CriticalValuePlan,
  onProgress?: (done: number, repetitions: number) => boolean | void,
): ExplosiveCriticalValues | undefined {
  if (!(Number.isInteger(repetitions) && repetitions > 0)) throw new RangeError('At least one repetition is needed');
  const normal = randomNormal.source(randomLcg(seed))();
  const adf = new Float64Array(repetitions);
  const gsadf = new Float64Array(repetitions);
  const columns = length - minWindow + 1;
  // One run of `repetitions` draws per row of the series.
  const backward = new Float64Array(columns * repetitions);
  const upTo = new Float64Array(columns * repetitions);
  const step = Math.max(1, Math.floor(repetitions / 100));
  const walk = new Float64Array(length);
  for (let run = 0; run < repetitions; run++) {
    if (run % step === 0 && onProgress?.(run, repetitions) === false) return undefined;
    let level = 0;
    for (let t = 0; t < length; t++) {
      level += 1 / length + normal();
      walk[t] = level;
    }
    const roots = explosiveRoots(walk, minWindow, lags);
    adf[run] = roots.adf;
    gsadf[run] = roots.gsadf;
    let most = -Infinity;
    for (let column = 0; column < columns; column++) {
      const row = column + minWindow - 1;
      most = Math.max(most, roots.badf[row]!);
      upTo[column * repetitions + run] = most;
      backward[column * repetitions + run] = roots.bsadf[row]!;
    }
  }
  const boundary = (draws: Float64Array): Float64Array => {
    const values = new Float64Array(length).fill(NaN);
    for (let column = 0; column < columns; column++) {
      const run = draws.subarray(column * repetitions, (column + 1) * repetitions).sort();
      values[column + minWindow - 1] = quantile(run, 0.95);
    }
    return values;
  };
  onProgress?.(repetitions, repetitions);
  const bsadf95 = boundary(backward);
  const sadf95 = boundary(upTo);
  // The last run of SADF draws covers all rows: it is the SADF statistic itself, sorted by now.
  const sadf = upTo.subarray((columns - 1) * repetitions);
  return {
    adf: levels(adf.sort()),
    sadf: levels(sadf),
    gsadf: levels(gsadf.sort()),
    bsadf95,
    sadf95,
    repetitions,
  };
}

function levels(sorted: Float64Array): CriticalValues {
  return { 90: quantile(sorted, 0.9), 95: quantile(sorted, 0.95), 99: quantile(sorted, 0.99) };
}

/** Linear between order statistics (Hyndman & Fan 1996, type 7, the default of R and NumPy). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
}
