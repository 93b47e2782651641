import { describe, expect, test } from 'vitest';
import { failures, figures } from './figures';

const YEAR = 31_556_952;
const near = (values: readonly number[], digits = 9): unknown[] =>
  values.map((v) => expect.closeTo(v, digits) as unknown);

describe('depreciation', () => {
  test('sum of years: 90 over 5 + 4 + 3 + 2 + 1 (Excel SYD)', async () => {
    const f = await figures('x = depreciation($100, 5 years, method: sum_of_years, salvage: $10)');
    expect(f.values('x.year')).toEqual([1, 2, 3, 4, 5]);
    expect(f.values('x.depreciation')).toEqual(near([30, 24, 18, 12, 6]));
    expect(f.values('x.book')).toEqual(near([70, 46, 28, 16, 10]));
  });
  test('straight line where no method is given', async () => {
    expect((await figures('x = depreciation($90, 3 years)')).values('x.depreciation')).toEqual(near([30, 30, 30]));
  });
  test('double declining switches to straight line: IRS Publication 946, table A-1 without the half-year convention', async () => {
    const f = await figures('x = depreciation($100, 5 years, method: double_declining)');
    expect(f.values('x.depreciation')).toEqual(near([40, 24, 14.4, 10.8, 10.8]));
  });
  test('a bounded cost gives a bounded schedule', async () => {
    const f = await figures('x = depreciation(up to $100, 2 years)');
    expect([f.column('x.book').low, f.column('x.book').high]).toEqual([
      [0, 0],
      [50, 0],
    ]);
  });
  test('a salvage value above the cost, and an unknown method, are errors', async () => {
    expect(await failures('x = depreciation($100, 5 years, salvage: $110)')).toEqual([
      'F05: The salvage value lies between 0 and the cost.',
    ]);
    expect(await failures('x = depreciation($100, 5 years, method: sum_of_year)')).toEqual([
      expect.stringMatching(/^F04: .*`sum_of_years`/),
    ]);
  });
});

describe('loans', () => {
  test('payment factor at 14% over 3 years: 0.430731', async () => {
    const f = await figures('x = payment_factor(14%, 3 years)\nl = loan_schedule($1, 14%, 3 years)');
    expect(f.of('x')).toBeCloseTo(0.430731, 6);
    expect(f.values('l.payment')).toEqual(near([0.430731, 0.430731, 0.430731], 6));
  });
  test('interest and repayment of Excel’s PMT: 8%, 10 months, 10,000 is 1,037.03', async () => {
    // Ten yearly periods at 8%/12 stand for the ten months of the documentation.
    const f = await figures('l = loan_schedule($10000, 8% / 12, 10 years)');
    expect(f.values('l.payment')[0]).toBeCloseTo(1037.03, 2);
    expect(f.values('l.interest')[0]).toBeCloseTo(66.67, 2);
    expect(f.values('l.balance').at(-1)).toBeCloseTo(0, 9);
    expect(f.values('l.year')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
  test('a 5-year loan at 14% on a GPU of 3 years: 0.47965 still owed; nothing when it lasts', async () => {
    const f = await figures(
      'x = collateral_gap($1B, 14%, 5 years, 3 years)\ny = collateral_gap($1B, 14%, 5 years, 6 years)',
    );
    expect(Number(f.of('x')) / 1e9).toBeCloseTo(0.47965, 5);
    expect(f.of('y')).toBe(0);
  });
  test('a life assumed from 4 to 6 years: bounds in, bounds out', async () => {
    const f = await figures('x = collateral_gap(up to $1B, 14%, 5 years, 3 years)');
    expect(f.ends('x')[0]).toBe(0);
    expect(Number(f.ends('x')[1]) / 1e9).toBeCloseTo(0.47965, 5);
  });
});

describe('earnings overstatement', () => {
  const capex = `series s\nyear, earnings [$], capex [$]\n${[1, 2, 3, 4, 5, 6, 7].map((y) => `${2024 + y}, 200, 100`).join('\n')}`;
  test('6 → 3 years on 100 a year: 33.3 against 16.7, 100 against 50, equal from year 6', async () => {
    const f = await figures(capex, 'x = earnings_overstatement(s.earnings, s.capex, 6 years, 3 years, 20%)');
    expect(f.values('x.period')).toEqual([2025, 2026, 2027, 2028, 2029, 2030, 2031]);
    expect(f.values('x.economic')).toEqual(near([100 / 3, 200 / 3, 100, 100, 100, 100, 100]));
    expect(f.values('x.reported')).toEqual(near([100 / 6, 200 / 6, 50, 400 / 6, 500 / 6, 100, 100]));
    expect(f.values('x.amount')[2]).toBeCloseTo(40, 9);
    expect(f.values('x.share')[2]).toBeCloseTo(0.2, 9);
  });
  test('one year: (capex / 3 − capex / 6)·(1 − tax)', async () => {
    const f = await figures('x = earnings_overstatement($90B, $60B, 6 years, 3 years, 20%)');
    expect(f.of('x.amount')).toBeCloseTo(8e9, 3);
    expect(f.of('x.share')).toBeCloseTo(8 / 90, 12);
  });
});

describe('debt service', () => {
  test('coverage', async () => {
    expect((await figures('x = dscr($6B, $3B, $1B)')).of('x')).toBe(1.5);
  });
  test('payback is a duration, and never without a margin', async () => {
    const f = await figures('x = gpu_payback($30K, $18K/year, $6K/year)\ny = gpu_payback($30K, $6K/year, $6K/year)');
    expect(Number(f.of('x')) / YEAR).toBeCloseTo(2.5, 12);
    expect(f.names['y']!.reason).toMatch(/^never/);
  });
  test.each([
    ['$4B, $1B, $3B', 'hedge'],
    ['$3.9B, $1B, $3B', 'speculative'],
    ['$1B, $1B, $3B', 'speculative'],
    ['$0.9B, $1B, $3B', 'ponzi'],
  ])('Minsky: %s is %s', async (given, stage) => {
    expect((await figures(`x = minsky_stage(${given})`)).of('x')).toBe(stage);
  });
  test('a stage that hangs on a bound is not certain', async () => {
    const f = await figures('x = minsky_stage(up to $4B, $1B, $3B)');
    expect(f.names['x']!.reason).toMatch(/not certain: between hedge and ponzi/);
  });
});
