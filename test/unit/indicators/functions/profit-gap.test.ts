import { describe, expect, test } from 'vitest';
import { failures, figures } from './figures';

const YEAR = 31_556_952;

test('the seed article’s arithmetic', async () => {
  const f = await figures(
    'cover = years_of_revenue($1T, $12B/year)\ngap = profit_gap($20B/year, $12B/year)\nneeded = required_revenue($150B/year)\nvain = unprofitable_spend($40B, 95%)',
  );
  expect(Number(f.of('cover')) / YEAR).toBeCloseTo(83.333333, 5);
  expect(Number(f.of('gap.gap')) * YEAR).toBeCloseTo(8e9, 3);
  expect(f.of('gap.share')).toBeCloseTo(8 / 12, 12);
  // Cahn 2024: 150 → 600.
  expect(Number(f.of('needed')) * YEAR).toBeCloseTo(600e9, 3);
  expect(f.of('vain')).toBe(38e9);
});

test('growth and doubling time', async () => {
  const f = await figures(
    'g = required_growth($100, $200, 3 years)\nplain = required_growth($100, $200, 3)\nd = doubling_time($4B, $16B, 2 years)\nslow = doubling_time($100, $107, 1 year)',
  );
  expect(f.of('g')).toBeCloseTo(2 ** (1 / 3) - 1, 12);
  expect(f.of('plain')).toBeCloseTo(2 ** (1 / 3) - 1, 12);
  expect(Number(f.of('d')) / YEAR).toBeCloseTo(1, 12);
  // The rule of 70: about ten years at 7%.
  expect(Number(f.of('slow')) / YEAR).toBeCloseTo(10.24, 2);
  expect(await failures('x = doubling_time($4, $4, 1 year)')).toEqual([
    expect.stringMatching(/^F05: .*did not change/),
  ]);
});

describe('break-even volume', () => {
  test('fixed cost over the margin of one, in units of one’s own too', async () => {
    const f = await figures(
      'unit token\nx = breakeven_volume($900, $20, $11)\ny = breakeven_volume($900, $20/token, $11/token)',
    );
    expect(f.of('x')).toBe(100);
    expect([f.of('y'), f.names['y']!.base!.unit]).toEqual([100, 'token']);
  });
  test('never, where a sale brings in no more than it costs: more customers, bigger loss', async () => {
    const f = await figures('x = breakeven_volume($900, $10, $10)');
    expect([f.names['x']!.kind, f.names['x']!.reason]).toEqual(['missing', expect.stringMatching(/^never/)]);
  });
});

describe('schedule', () => {
  const deals =
    'deals d\nfrom, to, kind, amount, date, start, end, status\nOpenAI, Oracle, cloud, $300B, 2025-09-10, 2027-01-01, 2031-12-31, signed\nNvidia, OpenAI, equity, $10B, 2026-05-01,,, closed\nAMD, OpenAI, warrant, $9B, 2026-05-01,,, signed';
  test('by year: full years alike, years between without anything due', async () => {
    const f = await figures(deals, 's = schedule(d, by: year)\nwhole = sum(s.due)');
    expect(f.values('s.period')).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    expect(f.values('s.due')).toEqual([10e9, 60e9, 60e9, 60e9, 60e9, 60e9].map((x) => expect.closeTo(x, 2) as number));
    expect(f.of('whole')).toBeCloseTo(310e9, 2);
  });
  test('by quarter the periods are dates, days within a year count alike', async () => {
    const f = await figures(
      'deals d\nfrom, to, kind, amount, date, start, end\nA, B, cloud, $365, 2025-01-01, 2025-01-01, 2025-12-31',
      's = schedule(d, by: quarter)',
    );
    expect(f.values('s.period')).toEqual(['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01']);
    expect(f.values('s.due')).toEqual([90, 91, 92, 92].map((x) => expect.closeTo(x, 9) as number));
  });
  test('bounds stay bounds', async () => {
    const f = await figures(
      'deals d\nfrom, to, kind, amount, date, start, end\nA, B, cloud, up to $100, 2025-01-01, 2025-01-01, 2026-12-31',
      's = schedule(d)',
    );
    expect([f.column('s.due').low, f.column('s.due').high]).toEqual([
      [0, 0],
      [50, 50],
    ]);
  });
});

describe('ttm', () => {
  // Nvidia's data-centre-and-all revenue by quarter; fiscal 2025 as reported: $130.497B.
  const quarters =
    'series s\nquarter, revenue [$B/quarter], money [$B]\n2024Q1, 26.044, 26.044\n2024Q2, 30.040, 30.040\n2024Q3, 35.082, 35.082\n2024Q4, 39.331, 39.331\n2025Q1, 44.062, 44.062';
  test('four quarters of a flow are the money of the year; a row per row', async () => {
    const f = await figures(quarters, 'x = ttm(s.revenue)\nm = ttm(s.money)');
    for (const name of ['x.value', 'm.value']) {
      expect(f.values(name).slice(0, 3)).toEqual([null, null, null]);
      expect(Number(f.values(name)[3]) / 1e9).toBeCloseTo(130.497, 6);
      expect(Number(f.values(name)[4]) / 1e9).toBeCloseTo(148.515, 6);
    }
    expect(f.column('x.value').unit).toBe('USD');
  });
  test('rows at no regular distance are an error', async () => {
    expect(await failures('series s\nday, x [$]\n2024-01-01, 1\n2024-01-09, 2\n2024-05-01, 2', 'y = ttm(s.x)')).toEqual(
      [expect.stringMatching(/^F05: /)],
    );
  });
});

test('a profit gap over two series has its periods and its total', async () => {
  const f = await figures(
    'series s\nyear, cost [$B/year], revenue [$B/year]\n2025, 20, 12\n2026, 30, 20',
    'g = profit_gap(s.cost, s.revenue)\nt = g.total',
  );
  expect(f.values('g.period')).toEqual([2025, 2026]);
  expect(f.of('t')).toBeCloseTo(18e9, 2);
});
