// Currencies: each a dimension of its own, brought to another only by a dated rate of the notebook.
import { describe, expect, test } from 'vitest';
import { column, run } from '../cli/notebook';
import { base, ends, formulas, named, said, valueOf } from './evaluated';

const RATES = `fx rates
date, from, to, rate
2025-01-02, USD, CNY, 7.30
2025-06-02, USD, CNY, 7.10
2025-09-22, USD, CNY, 7.00
2024-06-03, EUR, USD, 1.10
2025-06-02, EUR, USD, 1.20`;
const DEALS = `deals d
from, to, kind, amount, date
A, B, cloud, $300B, 2025-05-10
A, C, cloud, 7000亿 CNY, 2025-10-28
A, D, cloud, 710亿 CNY, 2025-06-10
A, E, cloud, 700 CNY, 2020-06-10
A, F, cloud, up to 70 CNY, 2025-10-28`;

const at = (asOf: string, ...lines: string[]): ReturnType<typeof run> =>
  run([RATES, `\n${lines.join('\n')}`], { head: `---\nas-of: ${asOf}\n---\n\n` });

describe('scalars convert at the as-of date', () => {
  test.each([
    ['2025-03-01', 7.3, 'the nearest earlier date'],
    ['2025-06-02', 7.1, 'the day itself'],
    ['2026-01-01', 7, 'the newest before it'],
    ['2024-01-01', 7, 'none is earlier: the newest'],
  ])('as of %s a dollar is %f yuan: %s', async (asOf, rate) => {
    const ran = await at(asOf, 'x = $1 in CNY', `y = ${rate} CNY in USD`);
    expect(valueOf(ran, 'x')).toBeCloseTo(rate, 12);
    expect(valueOf(ran, 'y')).toBeCloseTo(1, 12);
  });

  test.each([
    ['$12B/year in CNY', 'CNY/s', '84B CNY/year'],
    ['$12B/year in CNY/quarter', 'CNY/s', '21B CNY/quarter'],
    ['$10/kWh in CNY', 'CNY/J', '70 CNY/kWh'],
    ['700 CNY/GW in $/GW', 'USD/W', '$100/GW'],
    ['$10B in 亿元', 'CNY', '700亿 CNY'],
    ['$10B/year in 亿 CNY/year', 'CNY/s', '700亿 CNY/year'],
    ['$1 in USD average 2025', 'USD', '$1'],
  ])('%s', async (formula, unit, display) => {
    expect(named(await formulas([`x = ${formula}`], RATES), 'x')).toMatchObject({ display, base: { unit } });
  });

  test('a range is converted as a whole: `in` binds looser than `to`, `..` and `up to`', async () => {
    const ran = await formulas(['a = $50 to $60B in CNY', 'b = $1..3 in CNY', 'c = up to $10B in CNY'], RATES);
    expect(base(ran, 'a').p5 / 350e9).toBeCloseTo(1, 9);
    expect(base(ran, 'a').p95 / 420e9).toBeCloseTo(1, 9);
    expect(base(ran, 'b').p50).toBeCloseTo(14, 9);
    expect(ends(ran, 'c')).toMatchObject({ low: 0, high: 70e9 });
  });
});

describe('a rate that is not there', () => {
  test.each([
    [
      '$1 in KRW',
      'U10 There is no rate from USD to KRW on or before 2025-09-22. Add a row to an `fx` cell: `2025-09-22, USD, KRW, …`.',
    ],
    [
      '3 EUR in CNY',
      'U10 There is no rate from EUR to CNY on or before 2025-09-22. There is a way over USD, which you must choose yourself: `(x in USD) in CNY`.',
    ],
    ['$1 in CNY average 2023', 'U10 No `fx` cell has a rate from USD to CNY in 2023.'],
    ['3 years in CNY', 'U08 A duration cannot be converted to money (CNY).'],
    ['3 years in months average 2025', 'U08 Only exchange rates have a mean of a year: `x in CNY average 2025`.'],
    ['$1 in CNY average 3 years', 'U08 The year of a mean rate is a number; this is a duration.'],
  ])('%s', async (formula, message) => {
    expect(said(await formulas([`x = ${formula}`], RATES))).toEqual([message]);
  });

  test('the way over a third currency is taken where it is written', async () => {
    expect(valueOf(await formulas(['x = (3 EUR in USD) in CNY'], RATES), 'x')).toBeCloseTo(3 * 1.2 * 7, 10);
  });
});

describe('a year’s mean rate', () => {
  const MEAN = (7.3 + 7.1 + 7) / 3;
  test.each([
    ['$100 in CNY average 2025', 100 * MEAN],
    ['$100B/year * 1 year in CNY average 2025', 100e9 * MEAN],
    ['1 EUR in USD average 2024', 1.1],
    ['($100 in CNY average 2025) * 2', 200 * MEAN],
  ])('%s', async (formula, value) => {
    expect(valueOf(await formulas([`x = ${formula}`], RATES), 'x') / value).toBeCloseTo(1, 12);
  });

  test('over a column, every row at the year’s mean, and `average` stays a name elsewhere', async () => {
    const ran = await formulas(
      ['average = 3', 'y = average + 1', 's = sum(t.x in USD average 2025)'],
      RATES,
      'table t\nx\n214 CNY\n107 CNY',
    );
    expect(valueOf(ran, 'y')).toBe(4);
    expect(valueOf(ran, 's')).toBeCloseTo((214 + 107) * ((1 / 7.3 + 1 / 7.1 + 1 / 7) / 3), 9);
  });
});

describe('a column of mixed currencies', () => {
  test('cannot be added up or compared as it is', async () => {
    const ran = await formulas(['a = sum(d.amount)', 'b = max(d.amount)', 'c = d.amount > $1'], RATES, DEALS);
    expect(said(ran)).toEqual([
      'U07 `amount` mixes USD and CNY: bring it to one currency first, as in `d.amount in USD`.',
      'U07 `amount` mixes USD and CNY: bring it to one currency first, as in `d.amount in USD`.',
      'U05 This column mixes currencies: bring it to one, as in `… in USD`.',
    ]);
  });

  test('is brought to one row by row, each at its own date', async () => {
    const ran = await formulas(
      [
        'col = d.amount in USD',
        's = sum(d.amount in USD)',
        'b = sum(d.amount in USD) by to',
        'w = sum(d.amount in USD where to == "D")',
      ],
      RATES,
      DEALS,
    );
    expect(column(ran, 'col').slice(0, 4)).toEqual([300e9, expect.closeTo(100e9, 0), expect.closeTo(10e9, 0), 100]);
    expect(ends(ran, 's')).toEqual({ low: 410e9 + 100, high: 410e9 + 110, unit: 'USD' });
    expect(column(ran, 'b')[2]).toBeCloseTo(10e9, 0);
    expect(valueOf(ran, 'w')).toBeCloseTo(10e9, 0);
    expect(ran.errors).toEqual([]);
  });
});

describe('Chinese scales stay with flows', () => {
  test.each([
    ['120亿 CNY/年', '120亿 CNY/year'],
    ['120亿元/季度', '120亿 CNY/quarter'],
    ['(120亿 CNY/年) * 2', '240亿 CNY/year'],
    ['(120亿 CNY/年) * 3 years', '360亿 CNY'],
    ['(120亿 CNY/年) in USD', '$1.71B/year'],
    ['12 GW/quarter', '12 GW/quarter'],
    ['$1B/GW/year', '$1B/GW/year'],
    ['$45/W in $B/GW', '$45B/GW'],
    ['$45/W in $/kW', '$45K/kW'],
    ['67% / 24% in x', '2.79x'],
  ])('%s prints as %s, and reads back', async (formula, display) => {
    const ran = await formulas([`x = ${formula}`, `y = ${display}`], RATES);
    expect(named(ran, 'x').display).toBe(display);
    expect(valueOf(ran, 'y') / valueOf(ran, 'x')).toBeCloseTo(1, 2);
  });
});
