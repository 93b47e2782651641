// The example cell of the language's description, each line against a closed form.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ran } from '../cli/notebook';
import { column, run } from '../cli/notebook';
import { base, ends, named, rankCorrelation, samplesOf, valueOf } from './evaluated';

const YEAR = 31_556_952;
const CELLS = [
  'sources s\nkey, title\nnbd, National Business Daily',
  `fx rates
date, from, to, rate
2025-01-02, USD, CNY, 7.30
2025-09-22, USD, CNY, 7.10
2025-12-31, USD, CNY, 7.00`,
  `deals openai
from, to, kind, amount, date
OpenAI, Oracle, cloud, $300B, 2025-09-10
OpenAI, Microsoft, cloud, $250B, 2025-10-28
OpenAI, Nvidia, purchase, $350B, 2025-09-22
OpenAI, AMD, purchase, $100B, 2025-10-06
Nvidia, OpenAI, equity, up to $100B, 2025-09-22`,
  `
# Commitments against revenue
revenue      = $12B/year [^nbd]        # a flow, with its source
loss         = $8B/year [^nbd]
committed    = sum(openai.amount where from == "OpenAI")
cover        = committed / revenue     # 83.3 years of revenue
growth       = 20% to 60%              # a 90% interval: lognormal when both ends are positive, else normal
horizon      = 3..5 years              # hard ends: uniform
stake        = up to $100B [^nbd]      # a bound: somewhere from 0 to $100B, nobody says where
back         = most of stake           # from half of it to all of it
path         = series(2026..2031, y => revenue * (1 + growth)^(y - 2025))
gap          = committed - revenue * horizon
gap_cny      = gap in CNY              # needs a dated rate in an fx cell
by_seller    = sum(openai.amount) by to
chance_short = P(gap > $200B)
lease(n: GW): USD = n * $45B/GW        # a function; parameters may name their dimension
'中国资本开支' = 3000亿 CNY               # any script; quoted names may hold spaces

unit token
price        = $10 / 1M token
correlate growth, horizon = 0.3
gauge exposure = vendor_financing($110B, revenue: $165B)   warn > 24%  alarm > 50%
assert committed > $0   "a commitment cannot be negative"
scenario winter "AI winter" from base { growth = 0% to 10%
                                        horizon = 3 years }
gap_winter   = gap @ winter
flows(openai, as_of: 2025-10-20)       # a bare expression is shown: here a chart`,
  'site = lease(2 GW)\ncounted = P(gap > $952B)\ngrowth_winter = growth @ winter\nover = P(back > stake)',
];

let ran: Ran;
beforeAll(async () => {
  ran = await run(CELLS, { head: '---\nas-of: 2025-10-20\n---\n\n' });
});

describe('the example cell', () => {
  test('has no error, and one hint that 0% to 10% may be negative', () => {
    expect(ran.errors).toEqual([]);
    expect(ran.json.diagnostics.map((d) => d.code).filter((c) => c !== 'S02')).toEqual(['U11']);
  });

  test('revenue and loss are flows, with their source', () => {
    expect(valueOf(ran, 'revenue')).toBeCloseTo(12e9 / YEAR, 9);
    expect(valueOf(ran, 'loss')).toBeCloseTo(8e9 / YEAR, 9);
    expect(named(ran, 'revenue')).toMatchObject({ display: '$12B/year', sources: ['nbd'], base: { unit: 'USD/s' } });
  });

  test('committed is 300 + 250 + 350 + 100; its cover is 1000/12 years', () => {
    expect(valueOf(ran, 'committed')).toBe(1e12);
    expect(named(ran, 'cover')).toMatchObject({ display: '83.3 years', unit: 'years', sources: ['nbd'] });
    expect(named(ran, 'cover').value).toBeCloseTo(1000 / 12, 10);
  });

  test('growth is lognormal: its ends as written, the median their geometric mean, the mean exp(μ + σ²/2)', () => {
    const { p5, p50, p95, mean, unit } = base(ran, 'growth');
    expect([p5, p95]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.6, 12)]);
    expect(p50).toBeCloseTo(Math.sqrt(0.12), 6);
    // 1.6448536269514722 is the standard normal's 95% point.
    const sigma = Math.log(3) / (2 * 1.6448536269514722);
    expect(mean).toBeCloseTo(Math.sqrt(0.12) * Math.exp(sigma ** 2 / 2), 4);
    expect(unit).toBe('1');
    expect(named(ran, 'growth').display).toBe('20% to 60%');
  });

  test('horizon is uniform from 3 to 5 years: 5% of it lies below 3.1', () => {
    const { p5, p50, p95, mean } = base(ran, 'horizon');
    const years = [p5, p50, p95, mean].map((x) => x / YEAR);
    [3.1, 4, 4.9, 4].forEach((x, i) => expect(years[i]).toBeCloseTo(x, 9));
    const samples = samplesOf(ran, 'horizon');
    expect(Math.min(...samples)).toBeGreaterThanOrEqual(3 * YEAR);
    expect(Math.max(...samples)).toBeLessThanOrEqual(5 * YEAR);
  });

  test('growth and horizon are correlated by 0.3', () => {
    expect(rankCorrelation(samplesOf(ran, 'growth'), samplesOf(ran, 'horizon'))).toBeCloseTo(0.3, 1);
  });

  test('stake is a bound from 0 to $100B; what comes back of it never exceeds it', () => {
    expect(named(ran, 'stake')).toMatchObject({ kind: 'interval', display: 'up to $100B', sources: ['nbd'] });
    expect(ends(ran, 'stake')).toEqual({ low: 0, high: 1e11, unit: 'USD' });
    expect(ends(ran, 'back')).toEqual({ low: 0, high: 1e11, unit: 'USD' });
    expect(valueOf(ran, 'over')).toBe(0);
  });

  test('path grows by the same growth each year: its median is 12 · (1 + √0.12)^n', () => {
    expect(column(ran, 'path', 'period')).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    const flow = (rate: number, years: number): number => (12e9 / YEAR) * (1 + rate) ** years;
    for (const [part, rate] of [
      ['p5', 0.2],
      ['p50', Math.sqrt(0.12)],
      ['p95', 0.6],
    ] as const)
      column(ran, 'path', part).forEach((x, i) => expect(Number(x) / flow(rate, i + 1)).toBeCloseTo(1, 4));
    expect(named(ran, 'path').columns?.map((c) => c.name)).toEqual(['period', 'mean', 'p5', 'p50', 'p95']);
  });

  test('gap is 1000 − 12 · horizon, in dollars and at the rate before 20 October 2025 in yuan', () => {
    const { mean, p5, p50, p95, unit } = base(ran, 'gap');
    [952e9, 941.2e9, 952e9, 962.8e9].forEach((x, i) => expect([mean, p5, p50, p95][i]! / x).toBeCloseTo(1, 9));
    expect(unit).toBe('USD');
    expect(base(ran, 'gap_cny').mean / (952e9 * 7.1)).toBeCloseTo(1, 9);
    expect(base(ran, 'gap_cny').unit).toBe('CNY');
  });

  test('by_seller is a row a seller', () => {
    expect(column(ran, 'by_seller', 'to')).toEqual(['Oracle', 'Microsoft', 'Nvidia', 'AMD', 'OpenAI']);
    expect(column(ran, 'by_seller').slice(0, 4)).toEqual([300e9, 250e9, 350e9, 100e9]);
  });

  test('chances are shares of samples', () => {
    expect(valueOf(ran, 'chance_short')).toBe(1);
    expect(valueOf(ran, 'counted')).toBeCloseTo(0.5, 3);
  });

  test('2 GW of lease cost $90B; a token costs a hundred-thousandth of a dollar', () => {
    expect(valueOf(ran, 'site')).toBeCloseTo(90e9, 0);
    expect(named(ran, 'price').base).toMatchObject({ value: expect.closeTo(1e-5, 15) as number, unit: 'USD/token' });
  });

  test('3000亿 keep their scale', () => {
    expect(named(ran, '中国资本开支')).toMatchObject({ display: '3000亿 CNY', base: { value: 3e11, unit: 'CNY' } });
  });

  test('$110B of $165B is exposed by two thirds: an alarm', () => {
    expect(ran.json.gauges).toMatchObject([{ name: 'exposure', level: 'alarm', display: '66.7%' }]);
    expect(ran.json.gauges[0]!.value).toBeCloseTo(2 / 3, 12);
    expect(ran.json.asserts).toMatchObject([{ holds: true, message: 'a commitment cannot be negative' }]);
    expect(ran.exit).toBe(2);
  });

  test('in the winter the horizon is 3 years and growth is normal around 5%', () => {
    expect(valueOf(ran, 'gap_winter')).toBeCloseTo(964e9, 0);
    const { p5, p50, p95, mean } = base(ran, 'growth_winter');
    [0, 0.05, 0.1, 0.05].forEach((x, i) => expect([p5, p50, p95, mean][i]).toBeCloseTo(x, 9));
    expect(Math.min(...samplesOf(ran, 'growth_winter'))).toBeLessThan(0);
  });

  test('the bare call draws its chart', () => {
    expect(ran.json.charts.filter((c) => c.cell === 4)).toMatchObject([{ name: 'flows' }]);
  });

  test('a second run prints the same bytes', async () => {
    const again = await run(CELLS, { head: '---\nas-of: 2025-10-20\n---\n\n' });
    expect(again.printed).toBe(ran.printed);
  });
});
