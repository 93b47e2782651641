import { randomLcg, randomNormal } from 'd3-random';
import { describe, expect, test } from 'vitest';
import { fitLppls, lpplsValue, STYLISED_BOUNDS } from '../../../extension/indicators/lppls';
import type { LpplsParameters } from '../../../extension/indicators/lppls';
import { lpplsConfidence } from '../../../extension/indicators/lppls-confidence';
import { minimise } from '../../../extension/indicators/nelder-mead';

const truth: LpplsParameters = { tc: 315, m: 0.5, omega: 8, A: 7, B: -0.05, C1: 0.002, C2: 0.003 };

function series(parameters: LpplsParameters, length: number, noise = 0): number[] {
  const step = randomNormal.source(randomLcg(3))(0, noise);
  return Array.from({ length }, (_, t) => lpplsValue(t, parameters) + step());
}

describe('LPPLS function', () => {
  test('worked by hand at x = 1 and x = e², and at tc itself', () => {
    const p = { tc: 10, m: 0.5, omega: Math.PI / 2, A: 1, B: 2, C1: 3, C2: 4 };
    expect(lpplsValue(9, p)).toBeCloseTo(1 + 2 + 3, 14);
    // ln x = 2: phase π, f = e.
    expect(lpplsValue(10 - Math.E ** 2, p)).toBeCloseTo(1 + Math.E * (2 - 3), 12);
    expect(lpplsValue(10 + Math.E ** 2, p)).toBeCloseTo(1 + Math.E * (2 - 3), 12);
    expect(lpplsValue(10, p)).toBe(1);
  });
});

describe('LPPLS fit', () => {
  test('finds the parameters a series was made with', () => {
    const fit = fitLppls(series(truth, 300))!;
    expect(fit.rms).toBeLessThan(1e-7);
    for (const key of ['tc', 'm', 'omega', 'A', 'B', 'C1', 'C2'] as const) {
      expect(Math.abs(fit[key] / truth[key] - 1)).toBeLessThan(1e-3);
    }
  });

  test('under noise: no worse than the truth itself, tc within a few rows', () => {
    const noisy = series(truth, 300, 0.01);
    const fit = fitLppls(noisy)!;
    const missOfTruth = Math.sqrt(noisy.reduce((s, y, t) => s + (y - lpplsValue(t, truth)) ** 2, 0) / 300);
    expect(fit.rms).toBeLessThanOrEqual(missOfTruth);
    expect(Math.abs(fit.tc - truth.tc)).toBeLessThan(8);
  });

  test('keeps within the stylised bounds, whatever the series', () => {
    const step = randomNormal.source(randomLcg(11))(0.002, 0.02);
    let level = 4;
    const walk = Array.from({ length: 200 }, () => (level += step()));
    const fit = fitLppls(walk)!;
    expect(fit.tc).toBeGreaterThan(199);
    expect(fit.tc).toBeLessThanOrEqual(199 * 1.2);
    expect(fit.m >= STYLISED_BOUNDS.m[0] && fit.m <= STYLISED_BOUNDS.m[1]).toBe(true);
    expect(fit.omega >= STYLISED_BOUNDS.omega[0] && fit.omega <= STYLISED_BOUNDS.omega[1]).toBe(true);
    expect(fit.B < 0 && Math.hypot(fit.C1, fit.C2) < 1).toBe(true);
  });

  test('a collapse has no bubble to fit', () => {
    expect(fitLppls(series({ ...truth, B: 0.05, C1: 0, C2: 0 }, 200))).toBeUndefined();
  });

  test('the seed fixes the fit; missing and too few prices are refused', () => {
    const noisy = series(truth, 120, 0.02);
    expect(fitLppls(noisy, STYLISED_BOUNDS, 5)).toEqual(fitLppls(noisy, STYLISED_BOUNDS, 5));
    expect(() => fitLppls([...noisy, NaN])).toThrow(RangeError);
    expect(() => fitLppls([1, 2, 3])).toThrow(RangeError);
  });
});

describe('LPPLS confidence', () => {
  const windows = { longest: 290, shortest: 170, step: 40 };

  test('a bubble is seen in all windows, its mirror image as a negative one', () => {
    const bubble = series(truth, 300, 0.002);
    const { positive, negative, fits } = lpplsConfidence(bubble, windows)!;
    expect([positive, negative]).toEqual([1, 0]);
    expect(fits.map(({ length }) => length)).toEqual([290, 250, 210, 170]);
    for (const fit of fits) expect(Math.abs(fit.tc - truth.tc)).toBeLessThan(10);
    const mirror = lpplsConfidence(
      bubble.map((y) => -y),
      windows,
    )!;
    expect([mirror.positive, mirror.negative]).toEqual([0, 1]);
  });

  test('noise around a level is no bubble', () => {
    const step = randomNormal.source(randomLcg(2))(5, 0.01);
    const { positive, negative } = lpplsConfidence(Array.from({ length: 300 }, step), windows)!;
    expect(positive + negative).toBeLessThan(0.5);
  });

  test('windows longer than the series are left out; 126 windows by default', () => {
    const sizes: number[] = [];
    expect(lpplsConfidence(series(truth, 300), {}, (_, count) => sizes.push(count) < 1)).toBeUndefined();
    expect(lpplsConfidence(new Float64Array(800), {}, (_, count) => sizes.push(count) < 1)).toBeUndefined();
    expect(sizes).toEqual([36, 126]);
    expect(() => lpplsConfidence(series(truth, 100))).toThrow(RangeError);
  });
});

describe('downhill simplex search', () => {
  test('finds the bottom of Rosenbrock’s valley', () => {
    const valley = ([x, y]: readonly number[]) => (1 - 2 * x!) ** 2 + 100 * (2 * y! - 4 * x! ** 2) ** 2;
    const { point } = minimise(valley, [0.1, 0.9], [0.2, 0.2]);
    expect(point[0]).toBeCloseTo(0.5, 5);
    expect(point[1]).toBeCloseTo(0.5, 5);
  });
  test('stays in the unit cube', () => {
    expect(minimise(([x]) => x!, [0.4], [0.3]).point).toEqual([0]);
  });
});
