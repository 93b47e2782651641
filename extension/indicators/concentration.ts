import { compensatedSum } from './compensated-sum';

/** Companies with one market value each. */
export interface CompanyValues {
  /** One value per company, largest first. */
  values: Float64Array;
  names: string[];
  /** Rows without a usable value, left out. */
  leftOut: number;
}

/** The company behind a name of a share class: "Alphabet Inc. (Class A)" and "(Class C)" are both "Alphabet Inc.". */
export function companyName(shareName: string): string {
  return shareName.replace(/\s*\((?:class|cl\.?|series)\s+[a-z0-9]+\)/gi, '').trim();
}

/**
 * One row per company: rows whose `companyName` is equal are share classes of one company. It takes the LARGEST of their
 * values, because data vendors give every class the value of the whole company.
 *
 * @param names per row, aliases already resolved
 * @param values market value per row; NaN, 0 and less are left out and counted
 */
export function mergeShareClasses(names: readonly string[], values: ArrayLike<number>): CompanyValues {
  const largest = new Map<string, number>();
  let leftOut = 0;
  names.forEach((shareName, row) => {
    const value = values[row]!;
    if (!(value > 0)) {
      leftOut++;
      return;
    }
    const name = companyName(shareName);
    largest.set(name, Math.max(largest.get(name) ?? 0, value));
  });
  const sorted = [...largest].sort((a, b) => b[1] - a[1]);
  return { names: sorted.map(([name]) => name), values: Float64Array.from(sorted, ([, value]) => value), leftOut };
}

/**
 * Share of the `top` largest values in the total, in [0, 1]; NaN without any value.
 * @param values largest first, as `mergeShareClasses` gives them
 */
export function topShare(values: Float64Array, top = 5): number {
  return compensatedSum(values.subarray(0, Math.max(0, top))) / compensatedSum(values);
}

/**
 * Herfindahl–Hirschman index Σ(100·share)²: 10,000 for one company, 10,000/n for n equal ones; NaN without any value.
 */
export function herfindahl(values: ArrayLike<number>): number {
  const total = compensatedSum(values);
  return values.length === 0 ? NaN : compensatedSum(Array.from(values, (value) => ((100 * value) / total) ** 2));
}
