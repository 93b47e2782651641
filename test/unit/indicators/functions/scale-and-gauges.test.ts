import { describe, expect, test } from 'vitest';
import { run } from '../../cli/notebook';
import { figures, read } from './figures';

test('17 times the dot-com bubble and 4 times 2008: 2008 was about 4.25 dot-coms', async () => {
  expect((await figures('x = bubble_scale(17x, 4x)')).of('x')).toBe(4.25);
});

describe('Wicksell misallocation', () => {
  test('Σ max(0, growth + 2 pp − yield)·GDP over the latest GDP, by hand, labelled Garran-style', async () => {
    const { json } = await run([
      'series s\nyear, growth [%], yield [%], gdp [$T]\n2021, 10.7, 3.4, 23.7\n2022, 9.6, 5.1, 26.0\n2023, 1.0, 5.9, 27.7',
      'x = wicksell_misallocation(s.growth, s.yield, s.gdp)',
    ]);
    expect(read(json.names).of('x')).toBeCloseTo((0.093 * 23.7 + 0.065 * 26) / 27.7, 9);
    expect(json.names['x']!.notes?.join(' ')).toMatch(/Garran-style/);
  });
  test('quarterly rows count for a quarter', async () => {
    const f = await figures(
      'series s\nquarter, growth [%], yield [%], gdp [$T/year]\n2021Q1, 8, 4, 20\n2021Q2, 8, 4, 20',
      'x = wicksell_misallocation(s.growth, s.yield, s.gdp)',
    );
    expect(f.of('x')).toBeCloseTo(2 * 0.06 * 0.25, 12);
  });
});

test('two episodes meet at their peaks, each 100 there', async () => {
  const f = await figures(
    'series s\nyear, a, b\n1, 50, 20\n2, 100, 30\n3, 60, 40',
    'o = overlay(s.a, s.b, at: peak)\np = overlay(s.a, s.b)\nq = overlay(s.a, s.b, at: start)',
  );
  expect(f.values('o.offset')).toEqual([-2, -1, 0, 1]);
  expect(f.values('o.a')).toEqual([null, 50, 100, 60]);
  expect(f.values('o.b')).toEqual([50, 75, 100, null]);
  expect(f.values('p.a')).toEqual(f.values('o.a'));
  expect(f.values('q.a')).toEqual([100, 200, 120]);
});

describe('the five gauges', () => {
  test('each is a ratio', async () => {
    const f = await figures(
      'a = economic_strain($450B/year, $30T/year)\nb = industry_strain($360B/year, $60B/year)\nc = index_pe($60T, $2T/year)\nd = funding_quality($120B, $400B)',
    );
    expect(['a', 'b', 'c', 'd'].map((n) => f.of(n))).toEqual(
      [0.015, 6, 30, 0.3].map((x) => expect.closeTo(x, 12) as number),
    );
  });
  test.each([
    ['bubble_stage(1.5%, 4x, 1.5 years, 40, 40%)', 0, 'boom'],
    ['bubble_stage(1.5%, 6x, 1 year, 35, 25%)', 1, 'boom'],
    ['bubble_stage(2.5%, 6x, 1 year, 35, 25%)', 2, 'caution'],
    ['bubble_stage(2.5%, 6x, 3 years, 35, 25%)', 3, 'bubble'],
    // At the cut-off itself it is not above it.
    ['bubble_stage(2%, 5x, 2 years, 50, 50%)', 0, 'boom'],
    ['bubble_stage(2.5%, 6x, 3 years, 35, 25%, economic_red: 3%)', 2, 'caution'],
  ])('%s: %i red, %s', async (call, reds, stage) => {
    const f = await figures(`x = ${call}`);
    expect([f.of('x.reds'), f.of('x.stage')]).toEqual([reds, stage]);
  });
});

describe('energy', () => {
  test('200 GW needed, 50 GW short: a quarter', async () => {
    const f = await figures('x = energy_gap(200 GW, 150 GW)');
    expect([f.of('x.power'), f.of('x.share')]).toEqual([50e9, 0.25]);
  });
  test('20 GW are 20 plants, and half as many of 2 GW', async () => {
    const f = await figures('x = plant_equivalents(20 GW)\ny = plant_equivalents(20 GW, per_plant: 2 GW)');
    expect([f.of('x'), f.of('y')]).toEqual([20, 10]);
  });
  test('a year has 8,765.82 h', async () => {
    const f = await figures('x = annual_energy(1 GW, 80%)\ny = annual_energy(1 GW)');
    expect(Number(f.of('x')) / 3600 / 1e9).toBeCloseTo(0.8 * 8765.82, 6);
    expect(Number(f.of('y')) / 3600 / 1e9).toBeCloseTo(8765.82, 6);
  });
  test('$1T for 20 GW is $50B a GW, and 50 GW of them $2.5T', async () => {
    const f = await figures('c = capex_per_gw($1T, 20 GW)\ns = stranded_capex(50 GW, c)');
    expect([f.of('c'), f.names['c']!.base!.unit, f.of('s')]).toEqual([50, 'USD/W', 2.5e12]);
  });
});
