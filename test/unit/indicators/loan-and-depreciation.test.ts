import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depreciation } from '../../../extension/indicators/depreciation';
import { earningsOverstatement, vintageDepreciation } from '../../../extension/indicators/earnings-overstatement';
import { collateralGap, loanSchedule, paymentFactor } from '../../../extension/indicators/loan';

describe('loan', () => {
  test('payment factor at 14% over 3 years (definition of the indicator)', () => {
    expect(paymentFactor(0.14, 3)).toBeCloseTo(0.430731, 6);
  });
  test('Excel: PMT(8%/12, 10, 10000) = −1,037.03', () => {
    expect(10000 * paymentFactor(0.08 / 12, 10)).toBeCloseTo(1037.03, 2);
  });
  test('without interest the principal is spread evenly', () => {
    expect(paymentFactor(0, 4)).toBe(0.25);
    expect(collateralGap(100, 0, 4, 1)).toBe(75);
  });
  test('a 5-year 14% loan on a 3-year GPU leaves 0.47965 owed (definition of the indicator)', () => {
    expect(collateralGap(1, 0.14, 5, 3)).toBeCloseTo(0.47965, 5);
  });
  test('nothing is owed when the asset lasts', () => {
    expect(collateralGap(1e9, 0.14, 5, 6)).toBe(0);
  });
  test('refuses part years in a schedule, terms of 0, rates of −100%', () => {
    expect(() => loanSchedule(1, 0.1, 2.5)).toThrow(RangeError);
    expect(() => paymentFactor(0.1, 0)).toThrow(RangeError);
    expect(() => collateralGap(1, -1, 5, 3)).toThrow(RangeError);
  });

  test('a schedule repays exactly the principal, and its balances are the collateral gap', () => {
    const terms = fc.record({
      rate: fc.double({ min: 0, max: 0.5, noNaN: true }),
      years: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(terms, ({ rate, years }) => {
        const rows = loanSchedule(1e9, rate, years);
        expect(rows.reduce((sum, row) => sum + row.principal, 0)).toBeCloseTo(1e9, 2);
        expect(rows.at(-1)!.balance).toBe(0);
        for (const { year, payment, interest, principal, balance } of rows) {
          expect(payment).toBeCloseTo(1e9 * paymentFactor(rate, years), 2);
          expect(interest + principal).toBe(payment);
          expect(balance).toBeCloseTo(collateralGap(1e9, rate, years, year), 2);
        }
      }),
    );
  });
});

describe('depreciation', () => {
  // Excel documentation: SLN(30000, 7500, 10) = 2,250; SYD years 1 and 10 = 4,090.91 and 409.09; DDB(2400, 300, 10, 1) = 480.
  test.each([
    { method: 'straight_line', cost: 30000, salvage: 7500, year: 1, charge: 2250 },
    { method: 'sum_of_years', cost: 30000, salvage: 7500, year: 1, charge: 4090.91 },
    { method: 'sum_of_years', cost: 30000, salvage: 7500, year: 10, charge: 409.09 },
    { method: 'double_declining', cost: 2400, salvage: 300, year: 1, charge: 480 },
    { method: 'double_declining', cost: 2400, salvage: 300, year: 2, charge: 384 },
  ] as const)('$method, year $year (Excel: $charge)', ({ method, cost, salvage, year, charge }) => {
    expect(depreciation(cost, 10, method, salvage)[year - 1]!.depreciation).toBeCloseTo(charge, 2);
  });

  test('double declining switches to straight line (MACRS half of it: 40, 24, 14.4, 10.8, 10.8)', () => {
    const charges = depreciation(100, 5, 'double_declining').map((row) => row.depreciation);
    [40, 24, 14.4, 10.8, 10.8].forEach((charge, i) => expect(charges[i]).toBeCloseTo(charge, 10));
  });

  test('a life of 5.5 years has half a charge in its sixth row', () => {
    const rows = depreciation(110, 5.5);
    expect(rows).toHaveLength(6);
    expect(rows[0]!.depreciation).toBeCloseTo(20, 12);
    expect(rows[5]!.depreciation).toBeCloseTo(10, 12);
  });

  test('every method writes off cost less salvage and never goes below salvage', () => {
    const assets = fc.record({
      cost: fc.double({ min: 1, max: 1e6, noNaN: true }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      life: fc.double({ min: 0.3, max: 30, noNaN: true }),
      method: fc.constantFrom('straight_line', 'double_declining', 'sum_of_years' as const),
    });
    fc.assert(
      fc.property(assets, ({ cost, part, life, method }) => {
        const rows = depreciation(cost, life, method, cost * part);
        expect(rows.reduce((sum, row) => sum + row.depreciation, 0)).toBeCloseTo(cost * (1 - part), 5);
        rows.forEach((row) => expect(row.depreciation >= 0 && row.book >= cost * part).toBe(true));
        expect(rows.at(-1)!.book).toBe(cost * part);
      }),
    );
  });
});

describe('earnings overstatement', () => {
  const capex = new Array<number>(8).fill(100);
  test('6 → 3 years of life on 100 a year (definition): 33.3 against 16.7, 100 against 50, equal from year 6', () => {
    const used = vintageDepreciation(capex, 6);
    const lived = vintageDepreciation(capex, 3);
    expect([lived[0], used[0]].map((x) => Number(x!.toFixed(1)))).toEqual([33.3, 16.7]);
    expect([lived[2], used[2]].map((x) => Number(x!.toFixed(9)))).toEqual([100, 50]);
    for (let year = 5; year < 8; year++) expect(lived[year]).toBeCloseTo(used[year]!, 10);
  });

  test('after tax, against earnings', () => {
    const { amount, share } = earningsOverstatement([200], [120], 6, 3, 0.25);
    expect(amount[0]).toBeCloseTo(15, 12);
    expect(share[0]).toBeCloseTo(0.075, 12);
  });

  test('whatever the lives, all of the purchase is written off in the end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 9.9, noNaN: true }), (life) => {
        const charges = vintageDepreciation([100, 0, 0, 0, 0, 0, 0, 0, 0, 0], life);
        expect(charges.reduce((a, b) => a + b)).toBeCloseTo(100, 9);
      }),
    );
  });
});
