import { randomLcg } from 'd3-random';
import { minimise } from './nelder-mead';

/** Parameters of the log-periodic power law singularity; `tc` in the unit of time, the rest plain numbers. */
export interface LpplsParameters {
  tc: number;
  m: number;
  omega: number;
  A: number;
  B: number;
  C1: number;
  C2: number;
}

/** A fit to ln(price), time in rows, first row 0. */
export interface LpplsFit extends LpplsParameters {
  /** Root of the mean squared residual of ln(price). */
  rms: number;
}

/** Where to search; each pair is a closed range. */
export interface LpplsBounds {
  /** Distance of tc from the last row, as a share of the window's length. */
  tc: readonly [number, number];
  m: readonly [number, number];
  omega: readonly [number, number];
  /** Whether the price must speed up towards tc: B < 0 and |C| < 1. */
  bubble: boolean;
}

/** Stylised ranges of Filimonov & Sornette 2013, section 3. */
export const STYLISED_BOUNDS: LpplsBounds = { tc: [0, 0.2], m: [0.1, 0.9], omega: [6, 13], bubble: true };

/**
 * The bare function (Filimonov & Sornette 2013, "A stable and robust calibration scheme of the log-periodic power law model",
 * Physica A 392:3698–3707, equation 7), not exponentiated:
 * A + f·(B + C₁·cos(ω ln x) + C₂·sin(ω ln x)), x = |tc − t|, f = x^m. At t = tc it is A.
 */
export function lpplsValue(t: number, { tc, m, omega, A, B, C1, C2 }: LpplsParameters): number {
  const x = Math.abs(tc - t);
  if (x === 0) return A;
  const phase = omega * Math.log(x);
  return A + x ** m * (B + C1 * Math.cos(phase) + C2 * Math.sin(phase));
}

/** Grid of starts per dimension; along ω the sum of squares has a valley about every 2π / ln(length), hence the step. */
const TC_STARTS = 6;
const M_STARTS = 4;
const OMEGA_STEP = 0.75;
/** Starts are compared on about this many rows; that is enough to rank them. */
const RANKING_ROWS = 150;
/** The best starts are followed downhill, on all rows. */
const FOLLOWED = 6;

interface Observations {
  t: Float64Array;
  y: Float64Array;
  /** Room for the five columns of the regression. */
  columns: Float64Array[];
}

/** Every `stride`-th row, the last one included. */
function observations(y: Float64Array, stride: number): Observations {
  const count = Math.floor((y.length - 1) / stride) + 1;
  const t = Float64Array.from({ length: count }, (_, i) => y.length - 1 - (count - 1 - i) * stride);
  return { t, y: t.map((row) => y[row]!), columns: [0, 1, 2, 3, 4].map(() => new Float64Array(count)) };
}

/**
 * Least-squares fit of ln(price) (ibid., sections 2 and 3): for given tc, m and ω the other four parameters are linear and
 * solved by QR; the three are searched downhill from the best of a grid of starts, each placed at random within its
 * cell. Equal seeds give equal fits.
 *
 * @param logPrice ln of a positive price, oldest first, all finite, at least 10 rows
 * @returns undefined when no point of the search satisfies the bounds (a price that never speeds up has no bubble to fit)
 * @throws RangeError for missing values or too few rows
 */
export function fitLppls(logPrice: ArrayLike<number>, bounds = STYLISED_BOUNDS, seed = 1): LpplsFit | undefined {
  const y = Float64Array.from(logPrice);
  if (y.length < 10 || y.some((value) => !Number.isFinite(value))) {
    throw new RangeError('The fit needs at least 10 prices, all of them positive');
  }
  const box = searchBox(y.length, bounds);
  const all = observations(y, 1);
  const some = observations(y, Math.max(1, Math.floor(y.length / RANKING_ROWS)));
  const misfit = (data: Observations) => (unit: readonly number[]) =>
    solveLinearPart(data, fromUnit(box, unit), bounds)?.rms ?? Infinity;
  const rough = misfit(some);
  const exact = misfit(all);
  const random = randomLcg(seed);
  const omegaStarts = Math.max(2, Math.ceil((bounds.omega[1] - bounds.omega[0]) / OMEGA_STEP));
  const starts: { unit: number[]; rms: number }[] = [];
  for (let i = 0; i < TC_STARTS; i++) {
    for (let j = 0; j < M_STARTS; j++) {
      for (let k = 0; k < omegaStarts; k++) {
        const unit = [(i + random()) / TC_STARTS, (j + random()) / M_STARTS, (k + random()) / omegaStarts];
        starts.push({ unit, rms: rough(unit) });
      }
    }
  }
  starts.sort((a, b) => a.rms - b.rms);
  const size = [1 / TC_STARTS, 1 / M_STARTS, 1 / omegaStarts];
  const followed: number[][] = [];
  for (const { unit } of starts) {
    if (followed.length === FOLLOWED) break;
    if (exact(unit) < Infinity) followed.push(unit);
  }
  const lowest = followed.map((unit) => minimise(exact, unit, size)).sort((a, b) => a.value - b.value)[0];
  return lowest && solveLinearPart(all, fromUnit(box, lowest.point), bounds);
}

type Range = readonly [number, number];

/** Ranges of tc, m and ω in rows and plain numbers. */
function searchBox(rows: number, { tc, m, omega }: LpplsBounds): readonly [Range, Range, Range] {
  const last = rows - 1;
  // tc at the last row itself would put the singularity into the data; a tenth of a row is as close as it gets.
  return [[last + (tc[0] === 0 ? 0.1 : tc[0] * last), last + tc[1] * last], m, omega];
}

function fromUnit(box: readonly [Range, Range, Range], unit: readonly number[]): [number, number, number] {
  const at = (axis: 0 | 1 | 2) => box[axis][0] + unit[axis]! * (box[axis][1] - box[axis][0]);
  return [at(0), at(1), at(2)];
}

/**
 * A, B, C₁, C₂ and the misfit for given tc, m and ω, by modified Gram–Schmidt on the columns [1, f, f·cos, f·sin, ln p]
 * (Björck 1967: as stable as Householder's QR when the right side is a column like the others).
 * @returns undefined when the columns are dependent or the bounds on B and C do not hold
 */
function solveLinearPart(
  { t, y, columns }: Observations,
  [tc, m, omega]: readonly [number, number, number],
  bounds: LpplsBounds,
): LpplsFit | undefined {
  const [one, power, cosine, sine, right] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < y.length; i++) {
    const log = Math.log(Math.max(1e-9, Math.abs(tc - t[i]!)));
    const f = Math.exp(m * log);
    one[i] = 1;
    power[i] = f;
    cosine[i] = f * Math.cos(omega * log);
    sine[i] = f * Math.sin(omega * log);
    right[i] = y[i]!;
  }
  const r = new Float64Array(25);
  for (let i = 0; i < 4; i++) {
    const column = columns[i]!;
    const norm = Math.sqrt(dot(column, column));
    // r[0, i]·q₀ is what the column has in common with the constant: next to nothing else left means dependent columns.
    if (!(norm > 1e-12 * Math.abs(r[i]!))) return undefined;
    r[i * 5 + i] = norm;
    for (let row = 0; row < column.length; row++) column[row]! /= norm;
    for (let j = i + 1; j < 5; j++) {
      const projection = dot(column, columns[j]!);
      r[i * 5 + j] = projection;
      const target = columns[j]!;
      for (let row = 0; row < target.length; row++) target[row]! -= projection * column[row]!;
    }
  }
  const C2 = r[19]! / r[18]!;
  const C1 = (r[14]! - r[13]! * C2) / r[12]!;
  const B = (r[9]! - r[7]! * C1 - r[8]! * C2) / r[6]!;
  const A = (r[4]! - r[1]! * B - r[2]! * C1 - r[3]! * C2) / r[0]!;
  if (bounds.bubble && !(B < 0 && Math.hypot(C1, C2) < 1)) return undefined;
  return { tc, m, omega, A, B, C1, C2, rms: Math.sqrt(dot(right, right) / y.length) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
