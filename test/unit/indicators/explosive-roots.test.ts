import { randomLcg, randomNormal } from 'd3-random';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explosiveCriticalValues } from '../../../extension/indicators/explosive-critical-values';
import { defaultDuration, explosiveEpisodes } from '../../../extension/indicators/explosive-episodes';
import { defaultWindow, explosiveRoots } from '../../../extension/indicators/explosive-roots';

/** Shiller's price/dividend ratio, 1871-01 … 2010-12; the first line of the file names the source. */
const rows = readFileSync(new URL('../../fixtures/sp500-monthly-shiller.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => line.split(','));
const months = rows.map((row) => row[0]!);
const priceDividend = rows.map((row) => Number(row[1]) / Number(row[2]));

/** Solves A·x = b by Cramer-free elimination, on plain arrays: the test's own, not the product's. */
function solve(a: number[][], b: number[]): number[] {
  const m = a.map((row, i) => [...row, b[i]!]);
  for (let c = 0; c < m.length; c++) {
    const pivot = m
      .slice(c)
      .reduce((best, _, i) => (Math.abs(m[c + i]![c]!) > Math.abs(m[best]![c]!) ? c + i : best), c);
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    for (let i = 0; i < m.length; i++) {
      if (i === c) continue;
      const factor = m[i]![c]! / m[c]![c]!;
      m[i] = m[i]!.map((value, j) => value - factor * m[c]![j]!);
    }
  }
  return m.map((row, i) => row[m.length]! / row[i]!);
}

/** The textbook regression of one window, estimated from scratch: t of the level. */
function dickeyFuller(window: number[], lags: number): number {
  const x: number[][] = [];
  const d: number[] = [];
  const mean = window.reduce((a, b) => a + b) / window.length;
  for (let t = lags + 1; t < window.length; t++) {
    d.push(window[t]! - window[t - 1]!);
    x.push([
      1,
      window[t - 1]! - mean,
      ...Array.from({ length: lags }, (_, i) => window[t - 1 - i]! - window[t - 2 - i]!),
    ]);
  }
  const k = lags + 2;
  const gram = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => x.reduce((s, r) => s + r[i]! * r[j]!, 0)),
  );
  const beta = solve(
    gram,
    Array.from({ length: k }, (_, i) => x.reduce((s, r, t) => s + r[i]! * d[t]!, 0)),
  );
  const residual = d.reduce((s, value, t) => s + (value - x[t]!.reduce((f, r, i) => f + r * beta[i]!, 0)) ** 2, 0);
  const inverseColumn = solve(
    gram,
    Array.from({ length: k }, (_, i) => (i === 1 ? 1 : 0)),
  );
  return beta[1]! / Math.sqrt((residual / (d.length - k)) * inverseColumn[1]!);
}

function randomWalk(length: number, seed: number): number[] {
  const step = randomNormal.source(randomLcg(seed))();
  let level = 100;
  return Array.from({ length }, () => (level += step()));
}

describe('recursive tests for explosive roots', () => {
  test('smallest window in levels: 19 of 100, 90 of 1,680 (Phillips, Shi & Yu 2015: r0 = 0.01 + 1.8/√T)', () => {
    expect([100, 1680].map(defaultWindow)).toEqual([19, 90]);
  });

  test('S&P 500 price/dividend ratio 1871–2010: GSADF 4.160 (two independent programs on this file)', () => {
    expect(priceDividend).toHaveLength(1680);
    expect(explosiveRoots(priceDividend).gsadf).toBeCloseTo(4.16, 3);
  });

  test.each([0, 1, 3])('with %i lags: the same as estimating every window from scratch', (lags) => {
    const y = randomWalk(40, lags + 1);
    const minWindow = 16;
    const { adf, sadf, gsadf, badf, bsadf } = explosiveRoots(y, minWindow, lags);
    for (let end = minWindow - 1; end < y.length; end++) {
      const windows = Array.from({ length: end - minWindow + 2 }, (_, start) =>
        dickeyFuller(y.slice(start, end + 1), lags),
      );
      expect(badf[end]).toBeCloseTo(windows[0]!, 8);
      expect(bsadf[end]).toBeCloseTo(Math.max(...windows), 8);
    }
    expect(adf).toBe(badf[39]);
    expect(sadf).toBe(Math.max(...badf.slice(minWindow - 1)));
    expect(gsadf).toBe(Math.max(...bsadf.slice(minWindow - 1)));
    expect([...bsadf.slice(0, minWindow - 1)].every(Number.isNaN)).toBe(true);
  });

  test('neither unit nor level of the series matters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 2 }), (seed, lags) => {
        const y = randomWalk(60, seed);
        const moved = explosiveRoots(
          y.map((value) => 1e-3 * value + 5),
          20,
          lags,
        );
        expect(moved.gsadf).toBeCloseTo(explosiveRoots(y, 20, lags).gsadf, 6);
      }),
    );
  });

  test('windows without variation have no statistic', () => {
    const { gsadf, bsadf } = explosiveRoots([...new Array<number>(10).fill(5), 6, 5, 7, 6], 5);
    expect(bsadf[9]).toBeNaN();
    expect(gsadf).not.toBeNaN();
  });

  test('a straight line has no statistic, a series that grows by a fixed factor is explosive beyond measure', () => {
    const line = Array.from({ length: 30 }, (_, t) => 0.1 * t);
    const power = Array.from({ length: 30 }, (_, t) => 1.05 ** t);
    expect(explosiveRoots(line, 10).gsadf).toBeNaN();
    expect(explosiveRoots(line, 10, 1).gsadf).toBeNaN();
    expect(explosiveRoots(power, 10).gsadf).toBe(Infinity);
  });

  test('refuses missing values and windows too small for the regression', () => {
    expect(() => explosiveRoots([1, 2, NaN, 4, 5, 6], 4)).toThrow(RangeError);
    expect(() => explosiveRoots([1, 2, 3, 4, 5, 6], 3)).toThrow(RangeError);
    expect(() => explosiveRoots([1, 2, 3, 4, 5, 6], 7)).toThrow(RangeError);
    expect(() => explosiveRoots([1, 2, 3, 4, 5, 6], 5, 1)).toThrow(RangeError);
  });
});

describe('critical values', () => {
  // Phillips, Shi & Yu 2015, table 1: finite-sample 95% values. Two simulations of 2,000 differ by about 0.07.
  test.each([
    { length: 100, sadf: 1.3, gsadf: 2.0 },
    { length: 400, sadf: 1.49, gsadf: 2.2 },
  ])('T = $length: SADF $sadf, GSADF $gsadf (Phillips, Shi & Yu 2015)', ({ length, sadf, gsadf }) => {
    const values = explosiveCriticalValues({ length, minWindow: defaultWindow(length), lags: 0 });
    expect(Math.abs(values!.sadf[95] - sadf)).toBeLessThan(0.1);
    expect(Math.abs(values!.gsadf[95] - gsadf)).toBeLessThan(0.1);
    expect(values!.sadf95[length - 1]).toBe(values!.sadf[95]);
  });

  const plan = { length: 50, minWindow: 15, lags: 0, repetitions: 200 };
  test('the seed fixes them', () => {
    expect(explosiveCriticalValues({ ...plan, seed: 7 })).toEqual(explosiveCriticalValues({ ...plan, seed: 7 }));
    expect(explosiveCriticalValues({ ...plan, seed: 7 })).not.toEqual(explosiveCriticalValues({ ...plan, seed: 8 }));
  });

  test('progress runs to the end, and false cancels', () => {
    const seen: number[] = [];
    explosiveCriticalValues(plan, (done) => void seen.push(done));
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(200);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(explosiveCriticalValues(plan, (done) => done < 100)).toBeUndefined();
  });
});

describe('episodes', () => {
  test('of the price/dividend ratio: the crash of 1917 falls, the boom to 2000 rises (Phillips, Shi & Yu 2015, section 6)', () => {
    const { bsadf } = explosiveRoots(priceDividend);
    const { bsadf95, sadf95 } = explosiveCriticalValues({ length: 1680, minWindow: 90, lags: 0, repetitions: 200 })!;
    const pointwise = explosiveEpisodes(priceDividend, bsadf, bsadf95);
    const at = (month: string) => pointwise.find(({ start, end }) => months[start]! <= month && month <= months[end]!);
    expect(at('1917-12')?.direction).toBe('down');
    for (const month of ['1879-12', '1929-06', '1987-05', '1999-06']) expect(at(month)?.direction).toBe('up');
    expect(at('1950-01')).toBeUndefined();
    expect(explosiveEpisodes(priceDividend, bsadf, sadf95).length).toBeLessThan(pointwise.length);
  });

  test('shortest episode: ln T rounded up', () => {
    expect([100, 1680].map(defaultDuration)).toEqual([5, 8]);
  });

  test('starts and ends with the rows above the boundary; too short ones are dropped; the last may be going on', () => {
    const statistic = Float64Array.of(NaN, 0, 2, 3, 2, 0, 9, 0, 4, 5);
    const series = [5, 5, 6, 7, 6, 5, 9, 5, 4, 3];
    expect(explosiveEpisodes(series, statistic, new Float64Array(10).fill(1), 2)).toEqual([
      { start: 2, end: 4, peak: 3, direction: 'up', ongoing: false },
      { start: 8, end: 9, peak: 9, direction: 'down', ongoing: true },
    ]);
  });
});
