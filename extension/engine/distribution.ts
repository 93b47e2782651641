// Distributions by their quantile functions, and stratified samples of them.
import { hashText, permutation, uniformSource } from './random';

/** The inverse of a distribution function, on 0 < p < 1. */
export type Quantile = (p: number) => number;

// Wichura 1988, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37(3), PPND16.
const CENTRE = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
] as const; // prettier-ignore
const NEAR = [
  [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9],
] as const; // prettier-ignore
const FAR = [
  [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7],
  [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15],
] as const; // prettier-ignore

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0);
const ratio = ([above, below]: readonly [readonly number[], readonly number[]], x: number): number =>
  polynomial(above, x) / polynomial(below, x);

/** The standard normal quantile, to about 16 digits. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  return Math.sign(q) * (r <= 5 ? ratio(NEAR, r - 1.6) : ratio(FAR, r - 5));
}

const Z95 = normalQuantile(0.95);

/** `low to high`, a 90% interval: lognormal when both ends are positive, else normal (language.md). */
export function intervalQuantile(low: number, high: number): Quantile {
  if (low > 0 && high > 0) {
    const [a, b] = [Math.log(low), Math.log(high)];
    return (p) => Math.exp((a + b) / 2 + ((b - a) / (2 * Z95)) * normalQuantile(p));
  }
  return (p) => (low + high) / 2 + ((high - low) / (2 * Z95)) * normalQuantile(p);
}

export const uniformQuantile =
  (low: number, high: number): Quantile =>
  (p) =>
    low + (high - low) * p;

export const normalOf =
  (mean: number, sd: number): Quantile =>
  (p) =>
    mean + sd * normalQuantile(p);

/** By the mean and standard deviation of the value itself, so that both have its dimension. */
export function lognormalOf(mean: number, sd: number): Quantile {
  const variance = Math.log(1 + (sd / mean) ** 2);
  const mu = Math.log(mean) - variance / 2;
  return (p) => Math.exp(mu + Math.sqrt(variance) * normalQuantile(p));
}

export function triangularQuantile(low: number, mode: number, high: number): Quantile {
  const split = (mode - low) / (high - low);
  return (p) =>
    p <= split
      ? low + Math.sqrt(p * (high - low) * (mode - low))
      : high - Math.sqrt((1 - p) * (high - low) * (high - mode));
}

/** Beta on [0, 1], by bisection of the regularised incomplete beta function. */
export function betaQuantile(a: number, b: number): Quantile {
  return (p) => {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (incompleteBeta(middle, a, b) < p) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
}

/** PERT: a beta stretched to [low, high] with mean (low + 4·mode + high)/6 (Malcolm et al. 1959). */
export function pertQuantile(low: number, mode: number, high: number): Quantile {
  const beta = betaQuantile(1 + (4 * (mode - low)) / (high - low), 1 + (4 * (high - mode)) / (high - low));
  return (p) => low + (high - low) * beta(p);
}

/** Lanczos 1964, g = 7, n = 9. */
function logGamma(x: number): number {
  const c = [0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7]; // prettier-ignore
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const sum = c.reduce((s, k, i) => (i === 0 ? k : s + k / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised incomplete beta by its continued fraction, Lentz's method (DLMF 8.17.22). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let f = d;
  for (let m = 1; m < 300; m++) {
    for (const k of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + k * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + k / c;
      if (Math.abs(c) < tiny) c = tiny;
      f *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * f;
}

/** Names that move together: a Gaussian copula with one correlation between each two. */
export interface Correlation {
  names: readonly string[];
  value: number;
}

/**
 * `n` samples, one from the middle of each of n equally likely strata, in an order that the literal's id decides:
 * the sample's own quantiles are the distribution's, on every machine and in every order of evaluation.
 */
export function stratified(quantile: Quantile, order: Int32Array): Float64Array {
  const n = order.length;
  return Float64Array.from(order, (stratum) => quantile((stratum + 0.5) / n));
}

/**
 * Samples of `low to high` that give back `low` and `high`: 5% and 95% lie between two strata each, and those move by
 * what the straight line between them is off the curve (some millionths of the value).
 */
export function intervalSamples(low: number, high: number, order: Int32Array): Float64Array {
  const quantile = intervalQuantile(low, high);
  const n = order.length;
  const strata = Float64Array.from({ length: n }, (_, i) => quantile((i + 0.5) / n));
  for (const [p, end] of [
    [0.05, low],
    [0.95, high],
  ] as const) {
    const below = Math.floor(p * n - 0.5);
    if (below < 0 || below + 1 >= n) continue;
    const off = end - sampleQuantile(strata, p);
    strata[below]! += off;
    strata[below + 1]! += off;
  }
  return Float64Array.from(order, (stratum) => strata[stratum]!);
}

export const sampleOrder = (id: string, n: number, seed: number): Int32Array =>
  permutation(n, uniformSource(hashText(id, seed)));

/**
 * The order for a literal of a correlated name: ranks of normal scores that share a part with its partners' (a Gaussian
 * copula). `value` is a rank correlation; that of the scores is 2·sin(π/6 · value) (Pearson 1907, for normal pairs).
 */
export function correlatedOrder(
  id: string,
  { names, value }: Correlation,
  own: string,
  n: number,
  seed: number,
): Int32Array {
  const scores = (name: string): Float64Array =>
    Float64Array.from(sampleOrder(name, n, seed), (stratum) => normalQuantile((stratum + 0.5) / n));
  const wanted = 2 * Math.sin((Math.PI / 6) * value);
  const shared = scores(`correlation ${names.join()}`);
  let score: Float64Array;
  if (names.length > 2) {
    // One factor shared by all, the rest their own: each two correlate by `wanted`.
    score = mixed(shared, apart(scores(id), shared), Math.sqrt(wanted));
  } else {
    // The first name has the shared scores themselves, and the other as much of them as it takes.
    const leads = own === names[0] && id.endsWith('#0');
    score = leads ? shared : mixed(shared, apart(scores(id), shared), wanted);
  }
  const byScore = Array.from(score.keys()).sort((a, b) => score[a]! - score[b]! || a - b);
  const order = new Int32Array(n);
  byScore.forEach((sample, stratum) => (order[sample] = stratum));
  return order;
}

const mixed = (shared: Float64Array, own: Float64Array, share: number): Float64Array =>
  own.map((z, i) => share * shared[i]! + Math.sqrt(Math.max(0, 1 - share * share)) * z);

/** What of `scores` is uncorrelated with `other`, at its size: a chance correlation of the samples goes. */
function apart(scores: Float64Array, other: Float64Array): Float64Array {
  const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const size = product(other, other);
  if (size === 0) return scores;
  const slope = product(scores, other) / size;
  const rest = scores.map((z, i) => z - slope * other[i]!);
  const left = product(rest, rest);
  return left === 0 ? scores : rest.map((z) => z * Math.sqrt(size / left));
}

/** Quantile of samples with p at the middle of its stratum (Hazen 1914): stratified samples give back their own ends. */
export function sampleQuantile(sorted: Float64Array, p: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, p * sorted.length - 0.5));
  const low = Math.floor(at);
  const next = sorted[Math.min(low + 1, sorted.length - 1)]!;
  // Between two open ends there is nothing to interpolate.
  return at === low || next === sorted[low] ? sorted[low]! : sorted[low]! + (at - low) * (next - sorted[low]!);
}
