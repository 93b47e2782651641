import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  correlatedOrder,
  intervalQuantile,
  lognormalOf,
  normalQuantile,
  pertQuantile,
  sampleOrder,
  sampleQuantile,
  stratified,
  triangularQuantile,
} from '../../../extension/engine/distribution';

const sorted = (x: Float64Array): Float64Array => Float64Array.from(x).sort();
const mean = (x: Float64Array): number => x.reduce((a, b) => a + b, 0) / x.length;

describe('quantiles against published figures', () => {
  // Abramowitz & Stegun, table 26.5, and the values printed with AS 241 (Wichura 1988).
  test.each([
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.26234008979841],
  ])('the normal quantile of %s is %s', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 12);
  });

  test('Beta(2, 3) has its median at the root of 6x² − 8x³ + 3x⁴ = 1/2', () => {
    const x = betaQuantile(2, 3)(0.5);
    expect(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4).toBeCloseTo(0.5, 12);
  });

  test('a triangle from 0 over 1 to 4 reaches its mode at a quarter', () => {
    expect(triangularQuantile(0, 1, 4)(0.25)).toBeCloseTo(1, 12);
  });

  test('a PERT of 1, 2, 9 has the mean (1 + 4·2 + 9)/6', () => {
    expect(mean(stratified(pertQuantile(1, 2, 9), sampleOrder('x', 2000, 0)))).toBeCloseTo(3, 3);
  });
});

describe('samples', () => {
  test('20% to 60% gives back 20% and 60%, and the median of a lognormal, √(0.2·0.6)', () => {
    const x = sorted(stratified(intervalQuantile(0.2, 0.6), sampleOrder('growth#0', 1000, 0)));
    expect(sampleQuantile(x, 0.05)).toBeCloseTo(0.2, 5);
    expect(sampleQuantile(x, 0.95)).toBeCloseTo(0.6, 5);
    expect(sampleQuantile(x, 0.5)).toBeCloseTo(Math.sqrt(0.12), 6);
  });

  test('a lognormal by mean and standard deviation has them', () => {
    const x = stratified(lognormalOf(3, 1), sampleOrder('x', 20_000, 0));
    expect(mean(x)).toBeCloseTo(3, 3);
    expect(Math.sqrt(mean(x.map((v) => (v - 3) ** 2)))).toBeCloseTo(1, 2);
  });

  test('the order depends on the id and the seed, and on nothing else', () => {
    expect(sampleOrder('a#0', 100, 1)).toEqual(sampleOrder('a#0', 100, 1));
    expect(sampleOrder('a#0', 100, 1)).not.toEqual(sampleOrder('b#0', 100, 1));
    expect(sampleOrder('a#0', 100, 1)).not.toEqual(sampleOrder('a#0', 100, 2));
    expect([...sampleOrder('a#0', 100, 1)].sort((x, y) => x - y)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  test.each([0.3, 0.9, -0.5])('two names correlated by %s have normal scores correlated by about that', (value) => {
    const names = ['a', 'b'];
    const score = (name: string): Float64Array =>
      Float64Array.from(correlatedOrder(`${name}#0`, { names, value }, name, 4000, 0), (s) =>
        normalQuantile((s + 0.5) / 4000),
      );
    const [x, y] = [score('a'), score('b')];
    expect(mean(x.map((v, i) => v * y[i]!))).toBeCloseTo(value, 1);
  });
});
