// What 6 years bring in rises with growth, so its quantiles are those of growth put through the sum of a geometric
// series; growth is lognormal with 5% below 20% and 5% above 60%. Nothing here asks the engine.
import { describe, expect, it } from 'vitest';
import { baseOf, runSample } from './run-sample';

const { text, json } = await runSample('profit-gap-to-2031.aibubble');
const B = 1e9;
const Z95 = 1.6448536269514722; // 95% quantile of the standard normal

/** $B earned from 2026 to 2031 where revenue grows from $12B by `g` a year: 12 · (q + q² + … + q⁶), q = 1 + g. */
const earned = (g: number): number => (12 * (1 + g) * ((1 + g) ** 6 - 1)) / g;

/** The growth at which $B `sum` is earned, by halving. */
function growthFor(sum: number): number {
  let [low, high] = [1e-9, 1e6];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (earned(middle) < sum) low = middle;
    else high = middle;
  }
  return low;
}

/** Share of a standard normal below `z`, by Simpson's rule over its density. */
function normalBelow(z: number): number {
  const steps = 2000;
  const h = (z + 12) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++)
    sum += Math.exp(-((-12 + i * h) ** 2) / 2) * (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2);
  return ((h / 3) * sum) / Math.sqrt(2 * Math.PI);
}

/** Share of the lognormal between whose ends lie nine parts in ten that is below `g`. */
function growthBelow(g: number, low = 0.2, high = 0.6): number {
  const [a, b] = [Math.log(low), Math.log(high)];
  return normalBelow((Math.log(g) - (a + b) / 2) / ((b - a) / (2 * Z95)));
}

interface Quantiles {
  p5: number;
  p50: number;
  p95: number;
}
const quantiles = (name: string): Quantiles => json.names[name]!.base as unknown as Quantiles;
const column = (name: string, field: string): number[] =>
  json.names[name]!.columns!.find((c) => c.name === field)!.values as number[];
/** Agreement to 0.2%: a thousand stratified samples meet the quantiles no closer. */
const expectNear = (found: number, expected: number): void =>
  expect(Math.abs(found / expected - 1)).toBeLessThan(0.002);

describe('the gap', () => {
  const MEDIAN = Math.sqrt(0.2 * 0.6);

  it('the trillion in six parts', () => expect(baseOf(json, 'due')).toBeCloseTo(1e12 / (6 * 31_556_952), 6));

  it.each<[keyof Quantiles, number]>([
    ['p5', 0.2],
    ['p50', MEDIAN],
    ['p95', 0.6],
  ])('what is earned, %s: growth of %d through the geometric sum', (q, growth) => {
    expectNear(quantiles('earned')[q], earned(growth) * B);
  });

  it('the shortfall is the rest of the trillion, its ends changed round', () => {
    expectNear(quantiles('shortfall').p5, 1000 * B - earned(0.6) * B);
    expectNear(quantiles('shortfall').p95, 1000 * B - earned(0.2) * B);
  });

  it('each year’s revenue: 12 · (1 + g)^k at the quantiles of g', () => {
    for (const [field, g] of [
      ['p5', 0.2],
      ['p50', MEDIAN],
      ['p95', 0.6],
    ] as const)
      column('path', field).forEach((value, i) => expectNear(value * 31_556_952, 12 * B * (1 + g) ** (i + 1)));
  });

  it('the chart has a fan: the 90% range of 2031', () => {
    const chart = json.charts.find((c) => c.name === 'gap')!;
    expect(chart.spec.description).toContain('2031: due $167B, revenue $71.5B (90% range $35.8B to $201B)');
    expect(chart.spec.description).toContain('In sum: $769B gap, 90% range $495B to $857B.');
  });
});

describe('chances: the share of growth rates that suffice', () => {
  it.each<[string, number]>([
    ['chance_paid', growthFor(1000)],
    ['chance_half', growthFor(500)],
    ['chance_overtake', (1000 / 6 / 12) ** (1 / 6) - 1],
  ])('%s', (name, needed) => expect(baseOf(json, name)).toBeCloseTo(1 - growthBelow(needed), 2));

  it('to pay the bill revenue must grow by 84% a year', () => {
    expect(baseOf(json, 'growth_needed')).toBeCloseTo(growthFor(1000), 6);
  });
});

describe('scenarios', () => {
  it('base, winter and boom in the order asked for', () => {
    expect(json.names['shortfalls']!.columns![0]!.values).toEqual(['base', 'winter', 'boom']);
  });

  it('the winter: growth is uniform between 0% and 10%, so its quantiles are 0.5%, 5% and 9.5%', () => {
    expectNear(column('shortfalls', 'p95')[1]!, (1000 - earned(0.005)) * B);
    expectNear(column('shortfalls', 'p50')[1]!, (1000 - earned(0.05)) * B);
    expectNear(column('shortfalls', 'p5')[1]!, (1000 - earned(0.095)) * B);
    expectNear((json.names['winter_revenue']!.base as unknown as Quantiles).p50 * 31_556_952, 12 * B * 1.05 ** 6);
  });

  it('the boom: 60% to 120%, an even bet', () => {
    expectNear(column('shortfalls', 'p95')[2]!, (1000 - earned(0.6)) * B);
    expectNear(column('shortfalls', 'p5')[2]!, (1000 - earned(1.2)) * B);
    const chances = column('chances', 'value');
    [growthBelow(growthFor(1000)), 1, growthBelow(growthFor(1000), 0.6, 1.2)].forEach((below, i) =>
      expect(chances[i]).toBeCloseTo(1 - below, 2),
    );
  });
});

describe('after costs, and with money from outside', () => {
  it('what each input moves from its low end to its high one, while the other stands at its median', () => {
    expect(json.names['swing']!.columns![0]!.values).toEqual(['growth', 'spare']);
    const ends = (field: string): number[] => column('swing', field).map((value) => value / B);
    // Of 20%..60%, 5% lie below 22% and 5% above 58%.
    const median = Math.sqrt(0.2 * 0.6);
    const [growthLow, spareLow] = ends('output_low') as [number, number];
    const [growthHigh, spareHigh] = ends('output_high') as [number, number];
    expectNear(growthLow, 1000 - 0.4 * earned(0.2));
    expectNear(growthHigh, 1000 - 0.4 * earned(0.6));
    expectNear(spareLow, 1000 - 0.22 * earned(median));
    expectNear(spareHigh, 1000 - 0.58 * earned(median));
  });

  it('Nvidia’s bound lowers the lowest case by $100B and leaves the highest as it is', () => {
    const { low, high } = json.names['left_over']!.base as unknown as { low: Quantiles; high: Quantiles };
    for (const q of ['p5', 'p50', 'p95'] as const) {
      expect(high[q]).toBeCloseTo(quantiles('still_open')[q], 0);
      expect(high[q] - low[q]).toBeCloseTo(100 * B, 0);
    }
  });

  it('a chance that rests on the bound is an interval: 0 if Nvidia pays, else the chance that less than $100B is paid', () => {
    // P(s · e < 100), s uniform between 0.2 and 0.6: the mean over s of how often e stays below 100 / s.
    const slices = 400;
    const shares = Array.from({ length: slices }, (_, i) => 0.2 + (0.4 * (i + 0.5)) / slices);
    const below = shares.map((s) => growthBelow(growthFor(100 / s))).reduce((a, b) => a + b) / slices;
    const [low, high] = baseOf(json, 'chance_900') as [number, number];
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(below - 0.03);
    expect(high).toBeLessThan(below + 0.03);
  });
});

describe('the text says what the formulas compute', () => {
  const billions = (x: number): string => `$${x.toPrecision(3)}B`;
  it.each([
    `between ${billions(12 * 1.2 ** 6)} and ${billions(12 * 1.6 ** 6)} a year`,
    `bring in ${billions(earned(Math.sqrt(0.2 * 0.6)))} in the middle case`,
    `grow by ${Math.round(growthFor(1000) * 100)}% every year`,
  ])('%s', (words) => expect(text).toContain(words));
});
