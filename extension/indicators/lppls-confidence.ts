import { fitLppls, lpplsValue } from './lppls';
import type { LpplsBounds, LpplsFit } from './lppls';

/** The fit of one window, and how it fares against the filter. */
export interface LpplsWindow extends LpplsFit {
  /** First row of the window in the whole series, and its number of rows. `tc` counts rows of the whole series. */
  start: number;
  length: number;
  /** O = (ω/2π)·ln|(tc − t1)/(tc − t2)|. */
  oscillations: number;
  /** D = m|B|/(ω|C|). */
  damping: number;
  /** Mean over the window of |price / fitted price − 1|. */
  relativeError: number;
  /** Sign of the bubble (B < 0 positive, B > 0 negative) when the fit passes the filter, else 0. */
  sign: -1 | 0 | 1;
}

export interface LpplsConfidence {
  /** Shares of all windows with a qualified fit of either sign, in [0, 1]. */
  positive: number;
  negative: number;
  fits: LpplsWindow[];
}

export interface ConfidenceOptions {
  longest?: number;
  shortest?: number;
  step?: number;
  seed?: number;
}

/** Wider than the filter, so that a fit at the filter's edge got there by itself and not by the search's limits. */
const SEARCH: LpplsBounds = { tc: [-0.2, 0.2], m: [0.001, 2], omega: [1, 30], bubble: false };

/**
 * LPPLS confidence (Sornette, Demos, Zhang, Cauwels, Filimonov & Zhang 2015, "Real-time prediction and post-mortem analysis of
 * the Shanghai 2015 stock market bubble and crash", table 1, filter 1): the share of windows, all ending at the last
 * row, whose fit has m in [.01, 1.2], ω in [2, 25], tc in [t2 − .05dt, t2 + .1dt], O ≥ 2.5, D ≥ 0.8 and a relative
 * error ≤ .05. Windows longer than the series are left out.
 *
 * @param logPrice ln of a positive price, oldest first, all finite
 * @param onProgress called before every window; returning false cancels
 * @returns undefined when cancelled
 * @throws RangeError when the series is shorter than the shortest window or has missing values
 */
export function lpplsConfidence(
  logPrice: ArrayLike<number>,
  { longest = 750, shortest = 125, step = 5, seed = 1 }: ConfidenceOptions = {},
  onProgress?: (done: number, windows: number) => boolean | void,
): LpplsConfidence | undefined {
  const y = Float64Array.from(logPrice);
  if (y.length < shortest || !(step > 0)) throw new RangeError(`The confidence needs at least ${shortest} prices`);
  const lengths: number[] = [];
  for (let length = longest; length >= shortest; length -= step) if (length <= y.length) lengths.push(length);
  const fits: LpplsWindow[] = [];
  for (const [done, length] of lengths.entries()) {
    if (onProgress?.(done, lengths.length) === false) return undefined;
    const window = y.subarray(y.length - length);
    const fit = fitLppls(window, SEARCH, seed);
    if (fit) fits.push(judge(window, fit, y.length - length));
  }
  onProgress?.(lengths.length, lengths.length);
  const share = (sign: number) => fits.filter((fit) => fit.sign === sign).length / lengths.length;
  return { positive: share(1), negative: share(-1), fits };
}

function judge(window: Float64Array, fit: LpplsFit, start: number): LpplsWindow {
  const last = window.length - 1;
  const { tc, m, omega, B } = fit;
  const oscillations = (omega / (2 * Math.PI)) * Math.log(Math.abs(tc / (tc - last)));
  const damping = (m * Math.abs(B)) / (omega * Math.hypot(fit.C1, fit.C2));
  let error = 0;
  for (let t = 0; t < window.length; t++) error += Math.abs(Math.expm1(window[t]! - lpplsValue(t, fit)));
  const relativeError = error / window.length;
  const qualified =
    m >= 0.01 &&
    m <= 1.2 &&
    omega >= 2 &&
    omega <= 25 &&
    tc >= last - 0.05 * last &&
    tc <= last + 0.1 * last &&
    oscillations >= 2.5 &&
    damping >= 0.8 &&
    relativeError <= 0.05;
  const sign = !qualified || B === 0 ? 0 : B < 0 ? 1 : -1;
  return { ...fit, tc: tc + start, start, length: window.length, oscillations, damping, relativeError, sign };
}
