import { compensatedSum } from './compensated-sum';

/** One term a·e^(−τ·s). */
interface Term {
  coefficient: number;
  time: number;
}

/**
 * All real roots of Σ a_i·e^(−τ_i·s), ascending; a double root is listed once. With s = ln(1 + rate) these are the internal
 * rates of return of the amounts a_i at the times τ_i.
 *
 * Descartes' rule holds for such sums (Laguerre 1883): without a change of sign in a_0, a_1, … there is no root, with one
 * there is exactly one. With more, e^(τ_0·s)·f(s) has the same roots, and its derivative has one term fewer; by
 * Rolle's theorem that derivative's roots, found first, separate those of f.
 *
 * @param coefficients, @param times same length; times ascending without repeats; zero coefficients are skipped
 */
export function exponentialSumRoots(coefficients: ArrayLike<number>, times: ArrayLike<number>): number[] {
  const terms: Term[] = [];
  for (let i = 0; i < coefficients.length; i++) {
    if (coefficients[i] !== 0) terms.push({ coefficient: coefficients[i]!, time: times[i]! });
  }
  return roots(terms);
}

function roots(terms: readonly Term[]): number[] {
  const changes = signChanges(terms);
  if (changes === 0) return [];
  const [low, high] = rootBounds(terms);
  if (changes === 1) return [bisect(terms, low, high)];
  const first = terms[0]!;
  const turning = roots(
    normalised(
      terms.slice(1).map(({ coefficient, time }) => ({ coefficient: -coefficient * (time - first.time), time })),
    ),
  );
  const found: number[] = [];
  let left = low;
  for (const right of [...turning.filter((s) => s > low && s < high), high]) {
    const [atLeft, atRight] = [signAt(terms, left), signAt(terms, right)];
    if (atLeft === 0 && found[found.length - 1] !== left) found.push(left);
    if (atLeft * atRight < 0) found.push(bisect(terms, left, right));
    left = right;
  }
  return found;
}

function signChanges(terms: readonly Term[]): number {
  let changes = 0;
  for (let i = 1; i < terms.length; i++) {
    if (terms[i]!.coefficient > 0 !== terms[i - 1]!.coefficient > 0) changes++;
  }
  return changes;
}

/** Outside these bounds the first or the last term outweighs all others. */
function rootBounds(terms: readonly Term[]): [number, number] {
  const [first, second] = [terms[0]!, terms[1]!];
  const [beforeLast, last] = [terms[terms.length - 2]!, terms[terms.length - 1]!];
  const size = terms.reduce((sum, { coefficient }) => sum + Math.abs(coefficient), 0);
  return [
    -Math.log(size / Math.abs(last.coefficient)) / (last.time - beforeLast.time) - 1,
    Math.log(size / Math.abs(first.coefficient)) / (second.time - first.time) + 1,
  ];
}

function normalised(terms: Term[]): Term[] {
  const largest = terms.reduce((most, { coefficient }) => Math.max(most, Math.abs(coefficient)), 0);
  return terms.map(({ coefficient, time }) => ({ coefficient: coefficient / largest, time }));
}

/** Sums this small against their terms are taken for 0: a root where the sum only touches the axis. */
const ROUNDING = 1e-13;

/** The sum at `s`, relative to the size of its terms. Exponents are taken relative to the largest, to stay finite. */
function valueAt(terms: readonly Term[], s: number): number {
  const largest = terms.reduce((most, { time }) => Math.max(most, -time * s), -Infinity);
  const parts = terms.map(({ coefficient, time }) => coefficient * Math.exp(-time * s - largest));
  return compensatedSum(parts) / compensatedSum(parts.map(Math.abs));
}

function signAt(terms: readonly Term[], s: number): number {
  const value = valueAt(terms, s);
  return Math.abs(value) <= ROUNDING ? 0 : Math.sign(value);
}

function bisect(terms: readonly Term[], low: number, high: number): number {
  const positiveLeft = valueAt(terms, low) > 0;
  let [left, right] = [low, high];
  for (;;) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) return middle;
    if (valueAt(terms, middle) > 0 === positiveLeft) left = middle;
    else right = middle;
  }
}
