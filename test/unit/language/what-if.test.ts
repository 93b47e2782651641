// Series, goals, sensitivities, tables and what is asked of them, with the JSON that prints them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, run } from '../cli/notebook';
import { base, ends, formulas, named, said, valueOf } from './evaluated';

const YEAR = 31_556_952;
const FLOWS = 'series s\nyear, revenue [$B/year]\n2023, 2\n2024, 4\n2025, 12';

describe('series', () => {
  test.each([
    ['total(path)', 2 + 4 + 6],
    ['total(path.value)', 12],
    ['total(path) - 1 year * (path at 2027)', 8],
  ])('%s is $%fB: a flow adds up to money', async (formula, billions) => {
    const ran = await formulas(['path = series(2026..2028, y => $2B/year * (y - 2025))', `x = ${formula}`]);
    expect(valueOf(ran, 'x') / 1e9).toBeCloseTo(billions, 9);
  });

  test('two series of the same periods have a profit gap and its total', async () => {
    const ran = await formulas([
      'cost = series(2026..2028, y => $20B/year)',
      'p = profit_gap(cost, series(2026..2028, y => $12B/year))',
      'x = p.total',
      'q = profit_gap(series(1..2, y => $5B), series(1..2, y => $2B)).total',
    ]);
    expect(valueOf(ran, 'x')).toBeCloseTo(24e9, 0);
    expect(valueOf(ran, 'q')).toBe(6e9);
  });

  test('a stock adds up to itself', async () => {
    expect(valueOf(await formulas(['p = series(1..4, n => $1B * n)', 'x = total(p)']), 'x')).toBe(10e9);
  });

  test('an uncertain body keeps its samples: growth of the path is the growth it was made with', async () => {
    const ran = await formulas([
      'g = 20% to 60%',
      'path = series(2026..2031, y => $12B/year * (1 + g)^(y - 2025))',
      'again = last(growth(path.value))',
      'same = again - g',
      'last_year = path at 2031',
    ]);
    expect(base(ran, 'again').p95).toBeCloseTo(0.6, 9);
    expect(Math.abs(base(ran, 'same').p95)).toBeLessThan(1e-12);
    expect((base(ran, 'last_year').p50 * YEAR) / (12e9 * (1 + Math.sqrt(0.12)) ** 6)).toBeCloseTo(1, 5);
  });

  test('over bounds each row has its ends', async () => {
    const ran = await formulas(['b = up to $10B', 'p = series(1..2, n => b * n)']);
    expect(named(ran, 'p').columns?.[1]).toEqual({
      name: 'value',
      unit: 'USD',
      values: [null, null],
      low: [0, 0],
      high: [10e9, 20e9],
    });
  });

  test.each([
    ['path at 2040', 'R15 `series` has no row at 2040; the nearest is 2028.'],
    ['s.revenue at 1999', 'R15 `s` has no row at 1999; the nearest is 2023.'],
    ['series(2028..2026, y => 1)', 'F05 A series runs from the earlier period to the later one.'],
    ['series(3, y => 1)', 'F04 A series begins with its periods, first and last: `series(2026..2031, y => …)`.'],
  ])('%s', async (formula, message) => {
    const ran = await formulas(['path = series(2026..2028, y => $1B)', `x = ${formula}`], FLOWS);
    expect(said(ran)).toEqual([message]);
  });
});

describe('columns in the order of their rows', () => {
  test.each([
    ['cumulative(s.revenue)', [2, 6, 18]],
    ['diff(s.revenue)', [null, 2, 8]],
    ['lag(s.revenue)', [null, 2, 4]],
    ['lag(s.revenue, 2)', [null, null, 2]],
    ['first(s.revenue, 2)', [2, 4]],
    ['last(s.revenue, 2)', [4, 12]],
  ])('%s', async (formula, billions) => {
    const values = column(await formulas([`x = ${formula}`], FLOWS), 'x');
    expect(values.map((v) => (v === null ? null : Math.round((Number(v) * YEAR) / 1e6) / 1e3))).toEqual(billions);
  });

  test('growth is the relative change', async () => {
    expect(column(await formulas(['x = growth(s.revenue)'], FLOWS), 'x')).toEqual([null, 1, 2]);
  });

  test('real brings prices to the level of a base year: x · cpi(base) / cpi; dates print as dates', async () => {
    const prices = 'series p\ndate, price [$], cpi\n2000-01-01, 100, 50\n2010-01-01, 150, 75\n2020-01-01, 180, 100';
    const ran = await formulas(['a = real(p.price, p.cpi, 2020-01-01)', 'b = real(p.price, p.cpi, 2010)'], prices);
    expect(column(ran, 'a')).toEqual([200, 200, 180]);
    expect(column(ran, 'b')).toEqual([150, 150, 135]);
    expect(column(ran, 'a', 'date')).toEqual(['2000-01-01', '2010-01-01', '2020-01-01']);
  });
});

describe('goals and sensitivities', () => {
  test.each([
    ['goal(growth, such_that: revenue == $200B/year)', (200 / 12) ** (1 / 6) - 1],
    ['goal(growth, such_that: revenue * 2 == $48B/year)', 2 ** (1 / 6) - 1],
  ])('%s', async (formula, root) => {
    const ran = await formulas(['growth = 40%', 'revenue = $12B/year * (1 + growth)^6', `x = ${formula}`]);
    expect(valueOf(ran, 'x')).toBeCloseTo(root, 9);
  });

  test('a goal over samples meets it with the median', async () => {
    const ran = await formulas(['g = 20% to 60%', 'n = 3', 'y = (1 + g) * n', 'x = goal(n, such_that: y == 10)']);
    expect(valueOf(ran, 'x')).toBeCloseTo(10 / (1 + Math.sqrt(0.12)), 5);
  });

  test('without a solution it says so, and how near it comes', async () => {
    const ran = await formulas(['n = 3', 'y = n^2 + 1', 'x = goal(n, such_that: y == 0)']);
    expect(said(ran)[0]).toMatch(/^R17 No value of `n` makes both sides equal: they come nearest at /);
    expect((await formulas(['n = 3', 'x = goal(n, such_that: n > 0)'])).errors).toEqual(['F04']);
    expect((await formulas(['n = 3', 'x = goal(m, such_that: n == 0)'])).errors).toEqual(['N01']);
  });

  test('a sensitivity swings each input from its low to its high end, the widest first', async () => {
    const ran = await formulas(['a = 1..2', 'b = up to 10', 'y = a * 2 - b', 'x = sensitivity(y, over: [a, b])']);
    expect(column(ran, 'x', 'input')).toEqual(['b', 'a']);
    expect(column(ran, 'x', 'output_low').map((v) => Number(v).toFixed(9))).toEqual(['3.000000000', '-2.900000000']);
    expect(column(ran, 'x', 'output_high').map((v) => Number(v).toFixed(9))).toEqual(['-7.000000000', '-1.100000000']);
  });
});

describe('tables', () => {
  const TABLES = ['table t\ncompany, amount [$B]\nA, 10\nB, 30\nC, 20', 'table u\ncompany, power [GW]\nA, 1\nC, 4'];

  test('join adds the columns of the row with the same key; where there is none, a missing value with its reason', async () => {
    const ran = await formulas(['j = t join u on company', 's = sum(j.power)', 'per = j.amount / j.power'], ...TABLES);
    expect(column(ran, 'j', 'power')).toEqual([1e9, null, 4e9]);
    expect(named(ran, 's').notes).toEqual(['1 of 3 left out: no row of `u` for B, row 2']);
    expect(column(ran, 'per')).toEqual([10, null, 5]);
  });

  test('verbs follow in their order: join, where, with, sort, top', async () => {
    const ran = await formulas(
      [
        'x = t join u on company where amount > $5B sort amount desc top 2',
        'w = t with share = amount / sum(amount)',
        'g = sum((t join u on company).amount) by power',
      ],
      ...TABLES,
    );
    expect(column(ran, 'x', 'company')).toEqual(['B', 'C']);
    expect(column(ran, 'w', 'share')).toEqual([1 / 6, 1 / 2, 1 / 3].map((v) => expect.closeTo(v, 12) as number));
    expect(column(ran, 'g')).toEqual([10e9, 30e9, 20e9]);
  });

  test.each([
    ['t join u on nothing', 'N03 `t` has no column `nothing`. There are: `company`, `amount`.'],
    ['t join n on company', 'T06 `join` takes a table; this is a plain number.'],
    ['t.amount join u on company', 'T06 `join` follows a table; this is a column of money (USD).'],
  ])('%s', async (formula, message) => {
    expect(said(await formulas(['n = 3', `x = ${formula}`], ...TABLES))).toEqual([message]);
  });
});

describe('formulas and ranges in data cells', () => {
  const DEALS =
    'deals d\nfrom, to, kind, amount\nA, B, cloud, $300B\nB, C, cloud, =most of stake\nC, D, cloud, $40B..$60B';

  test('are evaluated as anywhere else, and are the same variable as the name they rest on', async () => {
    const ran = await formulas(
      [
        'stake = up to $100B',
        'b = sum(d.amount where from == "B")',
        'never = P(b > stake)',
        'c = sum(d.amount where from == "C")',
      ],
      DEALS,
    );
    expect(ends(ran, 'b')).toEqual({ low: 0, high: 100e9, unit: 'USD' });
    expect(valueOf(ran, 'never')).toBe(0);
    expect(base(ran, 'c').p5 / 41e9).toBeCloseTo(1, 9);
  });

  test('a distribution among the amounts: figures of it, and the ends of what is bounded beside them', async () => {
    const ran = await formulas(['stake = up to $100B'], DEALS);
    expect(column(ran, 'd', 'p50')).toEqual([300e9, null, expect.closeTo(50e9, 0)]);
    expect(named(ran, 'd').columns?.find((c) => c.name === 'p50')?.high?.[1]).toBe(100e9);
  });

  test('indicators over amounts that are distributions say which deal, and never take its mean', async () => {
    const ran = await formulas(['stake = up to $100B', 'x = circulation(d).amount', 'y = external_funding(d)'], DEALS);
    for (const message of said(ran)) expect(message).toMatch(/^R06 The amount of C → D is a distribution/);
    expect(ran.errors).toHaveLength(2);
  });

  test('a circle through a field is found', async () => {
    const ran = await formulas(['t = sum(d.amount)'], 'deals d\nfrom, to, kind, amount\nA, B, cloud, =t');
    expect(said(ran)[0]).toMatch(/^N04 .*d → t → d/);
  });

  test.each([
    ['=3 GW', 'D08 Row 1, column `amount`: this is power (W), the column is money (USD).'],
    ['=nobody', 'N01 `nobody` is not defined. No cell of this notebook defines it.'],
  ])('%s', async (field, message) => {
    const ran = await formulas(
      ['t = sum(d.amount)'],
      `deals d\nfrom, to, kind, amount\nA, B, cloud, ${field}\nB, C, cloud, $3B`,
    );
    expect(said(ran)).toEqual([message]);
    expect(valueOf(ran, 't')).toBe(3e9);
  });
});

test('sources(x) lists what a value rests on', async () => {
  const ran = await formulas(
    ['a = $3B [^nbd]', 'b = a * 2 + $1B [^ft]', 'x = sources(b)'],
    'sources k\nkey, title\nnbd, National Business Daily\nft, Financial Times',
  );
  expect(column(ran, 'x', 'key').toSorted()).toEqual(['ft', 'nbd']);
  expect(named(ran, 'b').sources?.toSorted()).toEqual(['ft', 'nbd']);
});

describe('whatever is written', () => {
  const literal = fc.constantFrom('2', '20% to 60%', '1..3', '1 up to 3', '5', 'normal(4, sd: 1)', '2 to 9');
  const money = fc
    .tuple(literal, fc.constantFrom('$1B', '$2/year * 3 years', '$7', '5 GW * $3/W'))
    .map(([n, m]) => `(${n}) * ${m}`);
  const sum = fc.array(money, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' + '));

  test('a sum of money is money, uncertain or not, and prints the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(sum, async (formula) => {
        const cells = [`\nx = ${formula}\nflow = x / (1 year)\nback = flow * 1 year - x`];
        const [ran, again] = [await run(cells), await run(cells)];
        expect(ran.errors).toEqual([]);
        expect([named(ran, 'x').base?.unit, named(ran, 'flow').base?.unit]).toEqual(['USD', 'USD/s']);
        const outcome = ran.report.evaluated.graph.outcome('back');
        const value = outcome?.ok ? outcome.value : undefined;
        const numbers =
          typeof value === 'number'
            ? [value]
            : typeof value === 'object' && value.kind === 'spread'
              ? [...value.data]
              : [NaN];
        for (const x of numbers) expect(Math.abs(x)).toBeLessThan(1);
        expect(again.printed).toBe(ran.printed);
      }),
      { numRuns: 25 },
    );
  });

  test('money and money per time do not add up, however uncertain', async () => {
    await fc.assert(
      fc.asyncProperty(sum, async (formula) => {
        expect((await formulas([`x = ${formula}`, 'y = x + $1B/year'])).errors).toEqual(['U04']);
      }),
      { numRuns: 10 },
    );
  });
});
