import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { irr, mirr, npv, payback, xirr } from '../../../extension/indicators/cash-flow';

const day = (date: string) => Date.parse(date) / 86_400_000;

// Numbers marked (Excel) are the examples of the Microsoft Excel documentation of the function.
describe('npv', () => {
  test('first flow one period from now (Excel: $1,188.44)', () => {
    expect(npv(0.1, [-10000, 3000, 4200, 6800])).toBeCloseTo(1188.44, 2);
  });
  test('(Excel: $1,922.06 with the outlay added by hand)', () => {
    expect(npv(0.08, [8000, 9200, 10000, 12000, 14500]) - 40000).toBeCloseTo(1922.06, 2);
  });
});

describe('irr', () => {
  const business = [-70000, 12000, 15000, 18000, 21000, 26000];
  test.each([
    { years: 2, rate: -0.444 },
    { years: 4, rate: -0.021 },
    { years: 5, rate: 0.087 },
  ])('of a business after $years years (Excel: $rate)', ({ years, rate }) => {
    const result = irr(business.slice(0, years + 1));
    expect(result.ok && result.value).toBeCloseTo(rate, 3);
  });

  test('several rates are an error that lists them: (x − 1.1)(x − 1.2)(x − 1.3) multiplied out', () => {
    const result = irr([-1000, 3600, -4310, 1716]);
    expect(result).toMatchObject({ ok: false, code: 'several' });
    const rates = result.ok || result.code !== 'several' ? [] : result.rates;
    expect(rates.map((rate) => Number(rate.toFixed(9)))).toEqual([0.1, 0.2, 0.3]);
  });

  test.each([
    { name: 'no rate balances x² − 3x + 2.5', flows: [1000, -3000, 2500], code: 'none' },
    { name: 'only outlays', flows: [-1, -2], code: 'one_sign' },
    { name: 'nothing at all', flows: [], code: 'one_sign' },
  ])('$name', ({ flows, code }) => {
    expect(irr(flows)).toEqual({ ok: false, code });
  });

  test('a double root is one rate', () => {
    const result = irr([1, -2.2, 1.21]);
    expect(result.ok && result.value).toBeCloseTo(0.1, 6);
  });

  test('30 years of monthly payments on a loan give back its rate', () => {
    // Level payment at 0.5% a month over 360 months on 100,000: 599.55 (any mortgage table).
    const result = irr([-100000, ...new Array<number>(360).fill(599.5505)]);
    expect(result.ok && result.value).toBeCloseTo(0.005, 8);
  });

  test('the rate makes the present value 0', () => {
    const flows = fc.tuple(
      fc.array(fc.integer({ min: -1000, max: -1 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(flows, ([outlays, proceeds]) => {
        const all = [...outlays, ...proceeds];
        const result = irr(all);
        if (!result.ok) throw new Error('one change of sign has exactly one rate');
        const size = all.reduce((sum, flow, i) => sum + Math.abs(flow) / (1 + result.value) ** (i + 1), 0);
        expect(Math.abs(npv(result.value, all))).toBeLessThan(1e-9 * size);
      }),
    );
  });

  test('finds exactly the rates put in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -8, max: 20 }), { minLength: 1, maxLength: 4 }), (tenths) => {
        const flows = tenths.reduce<number[]>(
          (poly, r) => [...poly, 0].map((c, i) => c - (poly[i - 1] ?? 0) * (1 + r / 10)),
          [-100],
        );
        const result = irr(flows);
        const rates = result.ok ? [result.value] : result.code === 'several' ? result.rates : [];
        expect(rates.map((rate) => Math.round(rate * 10) + 0)).toEqual(tenths.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('xirr', () => {
  const flows = [-10000, 2750, 4250, 3250, 2750];
  const dates = ['2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01'].map(day);
  test('(Excel: 0.373362535)', () => {
    const result = xirr(flows, dates);
    expect(result.ok && result.value).toBeCloseTo(0.373362535, 8);
  });
  test('in any order of the dates (LibreOffice, by the Rust package xirr: 0.1635371584432641)', () => {
    const result = xirr(
      [-1000, -9000, 20000, -3000],
      ['2015-06-11', '2015-07-21', '2018-06-10', '2015-10-17'].map(day),
    );
    expect(result.ok && result.value).toBeCloseTo(0.1635371584432641, 10);
  });
  test('flows of one day are added up', () => {
    expect(xirr([-5, -5, 11], [0, 0, 365])).toMatchObject({ ok: true });
    expect(xirr([-5, 5], [3, 3])).toEqual({ ok: false, code: 'one_sign' });
  });
});

describe('mirr', () => {
  const flows = [-120000, 39000, 30000, 21000, 37000, 46000];
  test.each([
    { name: 'after five years (Excel: 12.61%)', flows, reinvest: 0.12, rate: 0.1261 },
    { name: 'after three years (Excel: −4.80%)', flows: flows.slice(0, 4), reinvest: 0.12, rate: -0.048 },
    { name: 'reinvested at 14% (Excel: 13.48%)', flows, reinvest: 0.14, rate: 0.1348 },
  ])('$name', ({ flows, reinvest, rate }) => {
    const result = mirr(flows, 0.1, reinvest);
    expect(result.ok && result.value).toBeCloseTo(rate, 4);
  });
  test('needs outlays and proceeds', () => {
    expect(mirr([1, 2], 0.1, 0.1)).toEqual({ ok: false, code: 'one_sign' });
  });
});

describe('payback', () => {
  test.each([
    { flows: [-100, 40, 40, 40], outcome: { ok: true, value: 2.5 } },
    { flows: [-100, 100], outcome: { ok: true, value: 1 } },
    { flows: [10, 5], outcome: { ok: true, value: 0 } },
    { flows: [-100, 40, 40], outcome: { ok: false, code: 'never' } },
  ])('$flows', ({ flows, outcome }) => {
    expect(payback(flows)).toEqual(outcome);
  });
});
