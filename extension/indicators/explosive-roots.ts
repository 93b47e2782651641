/** Right-tailed unit-root statistics of one series. Larger is more explosive. */
export interface ExplosiveRoots {
  /** Augmented Dickey–Fuller t of the whole series. */
  adf: number;
  /** Greatest of `badf` (Phillips, Wu & Yu 2011), and of `bsadf`. */
  sadf: number;
  gsadf: number;
  /** Per row, t of the window from the first row to this one; NaN before the first full window. */
  badf: Float64Array;
  /** Per row, the greatest t of all windows that end here; NaN before the first full window. */
  bsadf: Float64Array;
}

/**
 * Smallest window of Phillips, Shi & Yu 2015: ⌊(0.01 + 1.8/√T)·T⌋, counted in LEVELS. Packages that count regression
 * rows use windows of one level more.
 */
export function defaultWindow(length: number): number {
  return Math.floor((0.01 + 1.8 / Math.sqrt(length)) * length);
}

/**
 * Recursive right-tailed Dickey–Fuller tests (Phillips, Shi & Yu 2015, "Testing for multiple bubbles", International Economic
 * Review 56:1043–1078, equations 2–4): over windows of at least `minWindow` levels, the t statistic of b in
 * Δy_t = a + b·y_{t−1} + Σ_{i=1}^{lags} ψ_i·Δy_{t−i} + e_t. Lagged differences come from inside the window, so a window
 * of w levels has w − 1 − lags rows.
 *
 * For every end, windows grow backwards by one row, and so do the sums behind them: O(T²·lags³) in all, not O(T³).
 * A window without variation has no statistic and is passed over; one that fits perfectly has ±Infinity.
 *
 * @param series levels, oldest first, all finite
 * @param minWindow levels, at least 4 + 2·lags and at most the length
 * @throws RangeError for missing values or a window outside these
 */
export function explosiveRoots(
  series: ArrayLike<number>,
  minWindow = defaultWindow(series.length),
  lags = 0,
): ExplosiveRoots {
  const y = Float64Array.from(series);
  if (y.some((value) => !Number.isFinite(value))) throw new RangeError('The series has missing values');
  const whole = Number.isInteger(lags) && lags >= 0 && Number.isInteger(minWindow);
  if (!whole || minWindow < 4 + 2 * lags || minWindow > y.length) {
    throw new RangeError('The smallest window needs at least 4 + 2·lags levels, and no more than there are');
  }
  const badf = new Float64Array(y.length).fill(NaN);
  const bsadf = new Float64Array(y.length).fill(NaN);
  const scan = lags === 0 ? scanWithoutLags : lagScanner(lags);
  for (let end = minWindow - 1; end < y.length; end++) scan(y, end, minWindow, badf, bsadf);
  return { adf: badf[y.length - 1]!, sadf: greatest(badf), gsadf: greatest(bsadf), badf, bsadf };
}

/** The greatest value; NaN (no statistic) is passed over. */
function greatest(values: Float64Array): number {
  let most = NaN;
  for (const value of values) if (!(value <= most) && !Number.isNaN(value)) most = value;
  return most;
}

/** Fills `badf[end]` and `bsadf[end]`. */
type Scan = (y: Float64Array, end: number, minWindow: number, badf: Float64Array, bsadf: Float64Array) => void;

/** What is left of a sum of squares below this share of it is rounding: no variation, or a perfect fit. */
const ROUNDING = 1e-13;

/** Without lags the regression has one slope, and its t needs five sums. Levels are taken from y[end] on, against cancellation. */
const scanWithoutLags: Scan = (y, end, minWindow, badf, bsadf) => {
  const origin = y[end]!;
  let n = 0;
  let x1 = 0;
  let x2 = 0;
  let d1 = 0;
  let d2 = 0;
  let xd = 0;
  let t = NaN;
  let most = -Infinity;
  for (let row = end; row > 0; row--) {
    const x = y[row - 1]! - origin;
    const d = y[row]! - y[row - 1]!;
    n++;
    x1 += x;
    x2 += x * x;
    d1 += d;
    d2 += d * d;
    xd += x * d;
    if (n < minWindow - 1) continue;
    const sxx = n * x2 - x1 * x1;
    const sdd = n * d2 - d1 * d1;
    const sxd = n * xd - x1 * d1;
    // t = b / se(b), with residual variance · n² · sxx = (sxx·sdd − sxd²) / (n − 2).
    const unexplained = sxx * sdd - sxd * sxd;
    if (!(sxx > ROUNDING * n * x2 && sdd > ROUNDING * n * d2)) t = NaN;
    else if (unexplained <= ROUNDING * sxx * sdd) t = sxd * Infinity;
    else t = (sxd * Math.sqrt(n - 2)) / Math.sqrt(unexplained);
    if (t > most) most = t;
  }
  badf[end] = t;
  bsadf[end] = most === -Infinity ? NaN : most;
};

/**
 * With lags: the Gram matrix of [1, Δy_{t−1} … Δy_{t−lags}, y_{t−1}, Δy_t] grows row by row. In its Cholesky factor L the last
 * two rows hold all that is needed: t = √(n − k)·L[Δy, y] / L[Δy, Δy] with k = lags + 2 regressors (Golub & Van Loan 2013,
 * 5.3: L is the R of a QR factorisation).
 */
function lagScanner(lags: number): Scan {
  const size = lags + 3;
  const gram = new Float64Array(size * size);
  const factor = new Float64Array(size * size);
  const values = new Float64Array(size);
  return (y, end, minWindow, badf, bsadf) => {
    gram.fill(0);
    let t = NaN;
    let most = -Infinity;
    let n = 0;
    for (let row = end; row > lags; row--) {
      values[0] = 1;
      for (let i = 1; i <= lags; i++) values[i] = y[row - i]! - y[row - i - 1]!;
      values[lags + 1] = y[row - 1]! - y[end]!;
      values[lags + 2] = y[row]! - y[row - 1]!;
      for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) gram[i * size + j]! += values[i]! * values[j]!;
      n++;
      if (n < minWindow - 1 - lags) continue;
      t = Math.sqrt(n - lags - 2) * lastRatio(gram, factor, size);
      if (t > most) most = t;
    }
    badf[end] = t;
    bsadf[end] = most === -Infinity ? NaN : most;
  };
}

/** Cholesky factorisation into `factor`; returns L[last, last − 1] / L[last, last], NaN when the regressors are collinear, ±Infinity when they fit perfectly. */
function lastRatio(gram: Float64Array, factor: Float64Array, size: number): number {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      let sum = gram[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      factor[i * size + j] = sum / factor[j * size + j]!;
    }
    let pivot = gram[i * size + i]!;
    for (let k = 0; k < i; k++) pivot -= factor[i * size + k]! ** 2;
    const varies = pivot > ROUNDING * gram[i * size + i]!;
    if (i < size - 1 && !varies) return NaN;
    factor[i * size + i] = varies ? Math.sqrt(pivot) : 0;
  }
  const last = (size - 1) * size + size - 1;
  return factor[last - 1]! / factor[last]!;
}
