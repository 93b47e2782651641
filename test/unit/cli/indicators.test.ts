import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, run } from './notebook';
import type { Ran } from './notebook';

const deals = (...rows: string[]): string => `deals d\nfrom, to, kind, amount\n${rows.join('\n')}`;
const base = ({ json }: Ran, name: string, field: string): unknown => json.names[name]?.fields?.[field]?.base;

describe('the table at the end of indicators.md', () => {
  const cases: [name: string, rows: string[], amount: number, share: number][] = [
    ['A→B 100, B→A 60', ['A, B, purchase, $100', 'B, A, equity, $60'], 120, 0.75],
    ['A→B 10, B→C 7', ['A, B, purchase, $10', 'B, C, equity, $7'], 0, 0],
    [
      'the article’s network, return share one half',
      ['Nvidia, OpenAI, equity, $100B', 'OpenAI, Nvidia, purchase, $50B', 'OpenAI, Oracle, cloud, $300B'],
      1e11,
      0.2222,
    ],
  ];
  test.each(cases)('%s', async (_, rows, amount, share) => {
    const ran = await run([deals(...rows), 'c = circulation(d)']);
    expect(base(ran, 'c', 'amount')).toEqual({ value: amount, unit: 'USD' });
    expect(base(ran, 'c', 'share')).toEqual({ value: expect.closeTo(share, 4), unit: '1' });
  });

  test('B→A 60, A→B up to 100: shares 0 and .75 at the ends, but 1 at 60', async () => {
    const ran = await run([
      deals('B, A, equity, $60', 'A, B, purchase, up to $100'),
      'c = circulation(d)\nratio = c.amount / sum(d.amount)',
    ]);
    expect(base(ran, 'c', 'amount')).toEqual({ low: 0, high: 120, unit: 'USD' });
    expect(base(ran, 'c', 'share')).toEqual({ low: 0, high: 1, unit: '1' });
    // The ratio rests on the same bound above and below, at its two ends.
    expect(ran.json.names['ratio']).toMatchObject({
      base: { low: 0, high: 0.75 },
      notes: expect.arrayContaining([expect.stringMatching(/^At the ends/)]),
    });
  });

  test.each([
    ['years_of_revenue($1T, revenue: $12B/year)', 83.3333, '83.3 years', 'years'],
    ['vendor_financing($110B, revenue: $165B)', 0.6667, '66.7%', '1'],
    ['vendor_financing($110B, revenue: $165B/year)', 0.6667, '66.7%', '1'],
    ['vendor_financing($110B, revenue: $41.25B/quarter)', 0.6667, '66.7%', '1'],
    ['vendor_financing($8.1B, revenue: $33.75B)', 0.24, '24%', '1'],
    ['coverage($60B, $300B)', 0.2, '20%', '1'],
    ['coverage($6B/year, commitments: $8B/year)', 0.75, '75%', '1'],
  ])('%s', async (formula, value, display, unit) => {
    const { json } = await run([`x = ${formula}`]);
    expect(json.names['x']).toMatchObject({ kind: 'number', display, unit, value: expect.closeTo(value, 4) });
  });

  test('the profit gap of two figures: gap and its share of revenue', async () => {
    const ran = await run(['p = profit_gap($20B/year, revenue: $12B/year)']);
    expect(ran.json.names['p']!.fields!['gap']).toMatchObject({ display: '$8B/year', value: expect.closeTo(8e9, 0) });
    expect(ran.json.names['p']!.fields!['share']).toMatchObject({ display: '66.7%' });
  });
});

describe('the proof of a circulation', () => {
  const company = fc.constantFrom('A', 'B', 'C', 'D', 'E');
  const network = fc.array(fc.tuple(company, company, fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 12,
  });

  test('Σ w·max(0, rank_u − rank_v + 1) = amount; flows balance at every company; flow and residual add up', async () => {
    await fc.assert(
      fc.asyncProperty(network, async (rows) => {
        const ran = await run([
          deals(...rows.map(([from, to, amount]) => `${from}, ${to}, purchase, $${amount}`)),
          'c = circulation(d)\nflows = c.flows\nresidual = c.residual\nrank = c.rank\namount = c.amount',
        ]);
        const ranks = column(ran, 'rank', 'rank') as number[];
        const rank = new Map(column(ran, 'rank', 'company').map((name, i) => [name, ranks[i]!]));
        const dual = rows.reduce((sum, [u, v, w]) => sum + w * Math.max(0, rank.get(u)! - rank.get(v)! + 1), 0);
        const flow = column(ran, 'flows', 'amount') as number[];
        const rest = column(ran, 'residual', 'amount') as number[];
        expect(ran.json.names['amount']!.base!.value).toBe(dual);
        expect(flow.reduce((a, b) => a + b, 0)).toBe(dual);
        flow.forEach((f, i) => expect(f + rest[i]!).toBe(rows[i]![2]));
        for (const name of rank.keys()) {
          const net = rows.reduce((sum, [u, v], i) => sum + (v === name ? flow[i]! : 0) - (u === name ? flow[i]! : 0), 0);
          expect(net).toBe(0);
        }
      }),
      { numRuns: 60 },
    ); // prettier-ignore
  });
});

describe('what counts as a deal', () => {
  const eye = ['A, B, purchase, $100', 'B, A, equity, $60'];
  const amountOf = async (cells: string[], asOf?: string): Promise<Ran> =>
    run([...cells, 'c = circulation(d)\nn = loops(d).count'], asOf === undefined ? {} : { asOf });

  test('payments in kind are kept apart from money, and said', async () => {
    const ran = await amountOf([
      `deals d\nfrom, to, kind, amount, in_kind\nA, B, purchase, $100,\nB, A, equity, $60,\nB, A, warrant, $500,\nB, A, purchase, $40, chips`,
    ]);
    expect(base(ran, 'c', 'amount')).toMatchObject({ value: 120 });
    expect(ran.json.names['c']!.notes).toContain('2 payments in kind (warrants and the like) kept apart from money.');
  });

  test('cancelled deals are left out', async () => {
    const ran = await amountOf([
      `deals d\nfrom, to, kind, amount, status\nA, B, purchase, $100, signed\nB, A, equity, $60, cancelled`,
    ]);
    expect(base(ran, 'c', 'amount')).toMatchObject({ value: 0 });
  });

  const history = `deals d
deal, from, to, kind, amount, date, status
x, A, B, purchase, $100, 2025-01-01, announced
x, A, B, purchase, $30, 2025-06-01, signed
x, A, B, purchase, $30, 2025-12-01, cancelled
, B, A, equity, $60, 2025-02-01, signed`;
  test.each([
    ['2025-01-15', 0],
    ['2025-03-01', 120],
    ['2025-07-01', 60],
    ['2025-12-31', 0],
  ])('as of %s one row a deal: the latest known', async (asOf, amount) => {
    expect(base(await amountOf([history], asOf), 'c', 'amount')).toMatchObject({ value: amount });
    const named = await run([
      history,
      `c = circulation(d, as_of: ${asOf})\ns = sum(current(d, as_of: ${asOf}).amount)`,
    ]);
    expect(base(named, 'c', 'amount')).toMatchObject({ value: amount });
  });

  test('without a word about it, the as-of date is the newest in the data', async () => {
    const ran = await amountOf([history]);
    expect(ran.json.as_of).toBe('2025-12-01');
    expect(base(ran, 'c', 'amount')).toMatchObject({ value: 0 });
  });

  test('adding up the rows of one deal’s history warns', async () => {
    const { json } = await run([history, 's = sum(d.amount)']);
    expect(json.diagnostics.map((d) => [d.code, d.severity])).toContainEqual(['R12', 'warning']);
  });

  test('aliases are one company', async () => {
    const cells = [
      deals('英伟达, B, purchase, $100', 'B, Nvidia, equity, $60'),
      'table aliases\nalias, name\n英伟达, Nvidia',
    ];
    expect(base(await amountOf(cells), 'c', 'amount')).toMatchObject({ value: 120 });
    expect(base(await amountOf([cells[0]!]), 'c', 'amount')).toMatchObject({ value: 0 });
  });

  test('a deal with itself is a loop of length 1, with a warning', async () => {
    const ran = await amountOf([deals('A, A, purchase, $10', 'A, B, cloud, $30')]);
    expect(base(ran, 'c', 'share')).toMatchObject({ value: 0.25 });
    expect(ran.json.names['n']!.value).toBe(1);
    expect(ran.json.diagnostics.map((d) => d.code)).toContain('R14');
  });

  test('a deal without an amount is left out of the sums, and said; it still closes a loop', async () => {
    const ran = await amountOf([deals(...eye, 'B, C, cloud,', 'C, A, cloud, $5')]);
    expect(base(ran, 'c', 'amount')).toMatchObject({ value: 120 });
    expect(ran.json.names['c']!.notes).toContain('1 deal without an amount cannot count.');
    expect(ran.json.names['n']!.value).toBe(2);
  });

  test('no stated amount at all is a missing value with its reason', async () => {
    const ran = await amountOf([deals('A, B, purchase,')]);
    expect(ran.json.names['c']!.fields!['amount']).toMatchObject({
      kind: 'missing',
      reason: 'no amount is stated in `d`',
    });
  });

  test('an amount without an upper end is an error that says how to mend it', async () => {
    const ran = await amountOf([deals(...eye.slice(0, 1), 'B, A, equity, at least $60')]);
    expect(ran.json.diagnostics.find((d) => d.code === 'R03')!.message).toMatch(/B → A has no upper end/);
    expect(ran.json.names['c']).toBeUndefined();
    expect(ran.json.names['n']!.value).toBe(1);
  });

  test('amounts in two currencies are an error that names both', async () => {
    const ran = await amountOf([deals('A, B, purchase, $100', 'B, A, equity, 60 EUR')]);
    expect(ran.json.diagnostics.find((d) => d.code === 'U07')!.message).toMatch(/USD and EUR|EUR and USD/);
  });
});

describe('loops', () => {
  test('parallel deals between the same two are one loop, whose weakest leg is their sum', async () => {
    const ran = await run([
      deals('A, B, purchase, $100', 'B, A, equity, $20', 'B, A, loan, up to $30'),
      'l = loops(d)\ncycles = l.cycles\ncomponents = l.components\nweakest = l.cycles.weakest',
    ]);
    expect(ran.json.names['l']!.fields!['count']!.value).toBe(1);
    expect(column(ran, 'cycles', 'path')).toEqual(['A → B → A']);
    expect(column(ran, 'cycles', 'length')).toEqual([2]);
    const weakest = ran.json.names['cycles']!.columns!.find((c) => c.name === 'weakest')!;
    expect(weakest).toEqual({ name: 'weakest', unit: 'USD', values: [null], low: [20], high: [50] });
    expect(column(ran, 'components', 'companies')).toEqual(['A, B']);
  });

  test('longer than max_length are not counted', async () => {
    const ran = await run([
      deals('A, B, loan, $3', 'B, C, loan, $2', 'C, A, loan, $1'),
      'two = loops(d, max_length: 2).count\nthree = loops(d, max_length: 3).count',
    ]);
    expect([ran.json.names['two']!.value, ran.json.names['three']!.value]).toEqual([0, 1]);
  });
});

describe('the profit gap of a series', () => {
  const cases: [name: string, data: string, total: number][] = [
    ['flows by year', 'series s\nyear, cost [$B/year], revenue [$B/year]\n2026, 20, 12\n2027, 30, 20', 18e9],
    ['money by year', 'series s\nyear, cost [$B], revenue [$B]\n2026, 20, 12\n2027, 30, 20', 18e9],
    [
      'flows by quarter',
      'series s\ndate, cost [$B/quarter], revenue [$B/quarter]\n2025Q1, 5, 3\n2025Q2, 5, 3\n2025Q3, 6, 3\n2025Q4, 6, 3',
      10e9,
    ],
    [
      'quarters, the newest first, one left out',
      'series s\ndate, cost [$B/quarter], revenue [$B/quarter]\n2025Q4, 6, 3\n2025Q3, 6, 3\n2025Q1, 5, 3',
      8e9,
    ],
    [
      'yearly rates by quarter',
      'series s\ndate, cost [$B/year], revenue [$B/year]\n2025Q1, 20, 12\n2025Q2, 20, 12',
      4e9,
    ],
    [
      'flows by month',
      'series s\ndate, cost [$B/month], revenue [$B/month]\n2025-01-01, 5, 3\n2025-02-01, 5, 3\n2025-03-01, 5, 3',
      6e9,
    ],
  ];
  test.each(cases)('%s', async (_, data, total) => {
    const ran = await run([data, 'p = profit_gap(s.cost, s.revenue)\nt = p.total']);
    expect(ran.json.names['t']!.base).toEqual({ value: expect.closeTo(total, -2), unit: 'USD' });
    expect(ran.json.names['p']!.columns!.map((c) => c.name)).toEqual(['period', 'cost', 'revenue', 'gap']);
    expect(ran.json.names['p']!.fields!['total']!.base!.value).toBe(ran.json.names['t']!.base!.value);
  });

  test('a period without a figure is left out of the total, and said', async () => {
    const ran = await run([
      'series s\nyear, cost [$B/year], revenue [$B/year]\n2026, 20, 12\n2027, , 20',
      'p = profit_gap(s.cost, s.revenue)',
    ]);
    expect(column(ran, 'p', 'gap')).toEqual([expect.closeTo(8e9 / 31_556_952, 6), null]);
    expect(ran.json.names['p']!.fields!['total']!.base!.value).toBeCloseTo(8e9, -2);
    expect(ran.json.names['p']!.notes).toEqual(['1 of 2 periods left out of the total: no cost or no revenue.']);
  });
});
