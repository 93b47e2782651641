import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../cli/notebook';
import { failures, figures, read } from './figures';

const CAPS =
  'valuations v\ncompany, date, market_cap\nAlphabet (Class A), 2025-10-01, $300\nAlphabet (Class C), 2025-10-01, $290\nApple, 2025-10-01, $500\nAMD, 2025-10-01, $200\nOpenAI, 2025-10-01,';

describe('concentration', () => {
  test('share classes count once with the largest; rows without a value are left out and counted', async () => {
    const { json } = await run([CAPS, 'two = concentration(v, top: 2)\nh = hhi(v)']);
    const f = read(json.names);
    expect(f.of('two')).toBeCloseTo(0.8, 15);
    expect(f.of('h')).toBeCloseTo(30 ** 2 + 50 ** 2 + 20 ** 2, 9);
    expect(json.names['two']!.notes?.join(' ')).toMatch(/1 of 5 companies left out/);
  });
  test('the same name and aliases are share classes too', async () => {
    const f = await figures(
      'table aliases\nalias, name\nGOOG, Alphabet\nGOOGL, Alphabet',
      'valuations v\ncompany, date, market_cap\nGOOG, 2025-10-01, $290\nGOOGL, 2025-10-01, $300\nApple, 2025-10-01, $500\nApple, 2025-10-01, $480',
      'x = concentration(v, top: 1)',
    );
    expect(f.of('x')).toBe(500 / 800);
  });
  test('of several dates the latest no later than the as-of date counts', async () => {
    const v = 'valuations v\ncompany, date, market_cap\nA, 2024-01-01, $900\nA, 2025-01-01, $100\nB, 2025-01-01, $300';
    const f = await figures(v, 'x = concentration(v, top: 1)\nbefore = concentration(v, as_of: 2024-06-01)');
    expect([f.of('x'), f.of('before')]).toEqual([0.75, 1]);
    const { json } = await run([v, 'x = concentration(v, top: 1)'], { asOf: '2024-06-01' });
    expect(json.names['x']!.base!.value).toBe(1);
  });
  test('a bounded value gives both ends', async () => {
    const f = await figures(
      'valuations v\ncompany, date, market_cap\nA, 2025-01-01, $100 up to $300\nB, 2025-01-01, $100',
      'x = concentration(v, top: 1)',
    );
    expect(f.ends('x')).toEqual([0.5, 0.75]);
  });
});

describe('CAPE', () => {
  test('Shiller’s own column P/E10, at peaks: a row per row, missing for ten years', async () => {
    const file = readFileSync(new URL('../../../fixtures/sp500-monthly-shiller.csv', import.meta.url));
    const { json, errors } = await run(
      [
        'series sp from "sp500.csv"',
        'c = cape(sp.price, sp.earnings, sp.cpi)\npeak = max(c)\nworst = min(drawdown(sp.price))',
      ],
      // The first line of the fixture names its source.
      { read: () => Promise.resolve(new Uint8Array(file.subarray(file.indexOf('\n') + 1))) },
    );
    expect(errors).toEqual([]);
    const f = read(json.names);
    const ratio = f.values('c.value') as number[];
    expect(ratio).toHaveLength(1680);
    expect(ratio.slice(0, 120).every((x) => x === null)).toBe(true);
    expect(ratio[(1929 - 1871) * 12 + 8]! / 32.56).toBeCloseTo(1, 3);
    expect(Number(f.of('peak')) / 44.2).toBeCloseTo(1, 3);
    // September 1929 to June 1932, monthly means: −85%.
    expect(f.of('worst')).toBeCloseTo(-0.848, 2);
  });
  test('excess yield: 1/25 − 1.5%', async () => {
    expect((await figures('x = excess_cape_yield(25, 1.5%)')).of('x')).toBeCloseTo(0.025, 15);
  });
});

test('ratios of one company or market', async () => {
  const f = await figures(
    'b = buffett_indicator($60T, $30T/year)\nq = tobins_q($80B, $20B, $40B)\nev = ev_sales($500B, $10B, $30B, $12B/year)\nstock = ev_sales($500B, $10B, $30B, $12B)\np = peg(30, 15%)',
  );
  expect(['b', 'q', 'ev', 'stock', 'p'].map((name) => f.of(name))).toEqual(
    [2, 2.5, 40, 40, 2].map((x) => expect.closeTo(x, 9) as number),
  );
});

describe('implied growth', () => {
  test('Gordon’s formula where growth equals the terminal rate: P = E(1 + g)/(r − g)', async () => {
    const f = await figures(
      'x = implied_growth($1030, $70, 10%)\nflow = implied_growth($1030, $70/year, 10%, years: 7 years)\nfree = implied_growth($1000, $50, 8%, years: 5, terminal: 3%)',
    );
    expect(f.of('x')).toBeCloseTo(0.03, 9);
    expect(f.of('flow')).toBeCloseTo(0.03, 9);
    const g = Number(f.of('free'));
    const price = [1, 2, 3, 4, 5].reduce((sum, t) => sum + 50 * ((1 + g) / 1.08) ** t, 0);
    expect(price + (50 * ((1 + g) / 1.08) ** 5 * 1.03) / 0.05).toBeCloseTo(1000, 6);
  });
  test('none is an error', async () => {
    expect(await failures('x = implied_growth($1000, $50, 2%)')).toEqual([expect.stringMatching(/^F05: No growth/)]);
  });
});

test('drawdown and run-up: from the highest and the lowest so far', async () => {
  const f = await figures(
    'series s\nyear, p\n2000, 100\n2001, 80\n2002, 120\n2003, 90',
    'd = drawdown(s.p)\nr = run_up(s.p)',
  );
  expect(f.values('d.year')).toHaveLength(4);
  expect(f.values('d.value')).toEqual([0, -0.2, 0, -0.25].map((x) => expect.closeTo(x, 12) as number));
  expect(f.values('r.value')).toEqual([0, 0, 0.5, 0.125].map((x) => expect.closeTo(x, 12) as number));
});
