import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cape, excessCapeYield } from '../../../extension/indicators/cape';
import { companyName, herfindahl, mergeShareClasses, topShare } from '../../../extension/indicators/concentration';
import { drawdown, runUp } from '../../../extension/indicators/drawdown';
import { doublingTime, impliedGrowth, requiredGrowth } from '../../../extension/indicators/growth';
import { minskyStage } from '../../../extension/indicators/minsky';
import { overlay } from '../../../extension/indicators/overlay';
import { wicksellMisallocation } from '../../../extension/indicators/wicksell';

/** Columns of test/fixtures/sp500-monthly-shiller.csv; its first line names the source. */
function shiller(column: string): number[] {
  const lines = readFileSync(new URL('../../fixtures/sp500-monthly-shiller.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const place = lines[1]!.split(',').indexOf(column);
  return lines.slice(2).map((line) => Number(line.split(',')[place]));
}

describe('CAPE', () => {
  const ratio = cape(shiller('price'), shiller('earnings'), shiller('cpi'));
  const row = (year: number, month: number) => (year - 1871) * 12 + month - 1;
  // The column PE10 of Shiller's own data.
  test.each([
    { month: '1881-01', at: row(1881, 1), published: 18.47 },
    { month: '1929-09', at: row(1929, 9), published: 32.56 },
    { month: '1999-12', at: row(1999, 12), published: 44.2 },
    { month: '2000-03', at: row(2000, 3), published: 43.22 },
  ])('$month: $published (Shiller)', ({ at, published }) => {
    expect(Math.abs(ratio[at]! / published - 1)).toBeLessThan(0.001);
  });
  test('is missing for the first ten years', () => {
    expect(ratio.slice(0, 120).every(Number.isNaN)).toBe(true);
    expect(ratio[120]).not.toBeNaN();
  });
  test('excess CAPE yield', () => {
    expect(excessCapeYield(25, 0.015)).toBeCloseTo(0.025, 15);
  });
});

describe('concentration', () => {
  test('share classes are one company with the largest value', () => {
    const names = ['Alphabet Inc. (Class A)', 'Alphabet Inc. (Class C)', 'Apple', 'Gone', 'Fox Corporation (Class B)'];
    const { names: merged, values, leftOut } = mergeShareClasses(names, [300, 310, 600, NaN, 90]);
    expect(merged).toEqual(['Apple', 'Alphabet Inc.', 'Fox Corporation']);
    expect([...values]).toEqual([600, 310, 90]);
    expect(leftOut).toBe(1);
    expect(topShare(values, 2)).toBeCloseTo(0.91, 15);
  });
  test('other words in brackets stay', () => {
    expect(companyName('Nasdaq (The)')).toBe('Nasdaq (The)');
  });
  // US Department of Justice, Horizontal Merger Guidelines: shares of 30, 30, 20 and 20 percent have an index of 2,600.
  test('Herfindahl–Hirschman index of 30, 30, 20 and 20 percent is 2,600 (US Department of Justice)', () => {
    expect(herfindahl([30, 30, 20, 20])).toBeCloseTo(2600, 10);
  });
  test('n equal companies: 10,000 / n, and no distribution has less', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }), (values) => {
        const index = herfindahl(values);
        expect(index).toBeGreaterThanOrEqual(10000 / values.length - 1e-9);
        expect(index).toBeLessThanOrEqual(10000 + 1e-9);
        expect(herfindahl(values.map(() => 7))).toBeCloseTo(10000 / values.length, 8);
      }),
    );
  });
});

describe('growth', () => {
  test('required growth and doubling time', () => {
    expect(requiredGrowth(12, 96, 3)).toMatchObject({ ok: true });
    expect(requiredGrowth(12, 96, 3)).toEqual({ ok: true, value: expect.closeTo(1, 12) as number });
    expect(doublingTime(1, 8, 6)).toEqual({ ok: true, value: expect.closeTo(2, 12) as number });
    expect(doublingTime(2, 1, 3)).toEqual({ ok: true, value: expect.closeTo(-3, 12) as number });
  });
  test.each([
    requiredGrowth(-1, 1, 2),
    requiredGrowth(0, 1, 2),
    requiredGrowth(1, 2, 0),
    doublingTime(1, 1, 2),
    doublingTime(0, 1, 2),
    impliedGrowth(100, -1, 0.1),
    impliedGrowth(100, 1, 0.03),
  ])('no answer, case %#', (outcome) => {
    expect(outcome).toEqual({ ok: false, code: 'none' });
  });
  test('growth at the terminal rate is Gordon’s formula: price = E(1 + q)/(r − q)', () => {
    expect(impliedGrowth((10 * 1.03) / (0.09 - 0.03), 10, 0.09)).toEqual({
      ok: true,
      value: expect.closeTo(0.03, 10) as number,
    });
  });
  test('a higher price implies more growth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((price) => impliedGrowth(price, 2, 0.08));
        if (!low?.ok || !high?.ok) throw new Error('every positive price has an implied growth');
        expect(low.value <= high.value && low.value > -1).toBe(true);
      }),
    );
  });
});

describe('drawdown and run-up', () => {
  test('from the highest and the lowest so far; missing values are passed over', () => {
    expect([...drawdown([100, 120, NaN, 90, 150])]).toEqual([0, 0, NaN, -0.25, 0]);
    expect([...runUp([100, 80, 120, NaN, 40])]).toEqual([0, 0, 0.5, NaN, 0]);
  });
});

describe('Minsky stages', () => {
  test.each([
    [30, 10, 20, 'hedge'],
    [29, 10, 20, 'speculative'],
    [10, 10, 20, 'speculative'],
    [9, 10, 20, 'ponzi'],
  ] as const)('cash flow %i, interest %i, principal %i: %s', (cashFlow, interest, principal, stage) => {
    expect(minskyStage(cashFlow, interest, principal)).toBe(stage);
  });
});

describe('overlay', () => {
  test('peaks meet at offset 0 and stand at 100', () => {
    const { offset, a, b } = overlay([1, 2, 4, 3], [50, 10]);
    expect([...offset]).toEqual([-2, -1, 0, 1]);
    expect([...a]).toEqual([25, 50, 100, 75]);
    expect([...b]).toEqual([NaN, NaN, 100, 20]);
  });
  test('refuses a series without a value', () => {
    expect(() => overlay([NaN], [1])).toThrow(RangeError);
  });
});

describe('Wicksell misallocation', () => {
  test('only years in which money is too cheap count', () => {
    // Gaps: 5 + 2 − 4 = 3%, 1 + 2 − 6 < 0, 4 + 2 − 5 = 1% of GDP 100, 110, 120.
    expect(wicksellMisallocation([0.05, 0.01, 0.04], [0.04, 0.06, 0.05], [100, 110, 120])).toBeCloseTo(4.2 / 120, 12);
  });
  test('quarters count for a quarter of a year', () => {
    expect(wicksellMisallocation([0.05, 0.05], [0.04, NaN], [100, 100], 4)).toBeCloseTo(0.0075, 12);
  });
});
