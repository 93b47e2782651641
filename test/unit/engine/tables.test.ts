import { describe, expect, test } from 'vitest';
import type { Ran } from '../cli/notebook';
import { column, run } from '../cli/notebook';

const DEALS = `deals d
from, to, kind, amount, date
Nvidia, OpenAI, equity, $100B, 2025-09-22
OpenAI, Oracle, cloud, $300B, 2025-07-01
SoftBank, OpenAI, equity, , 2025-03-31
OpenAI, AMD, purchase, up to $90B, 2025-10-06
OpenAI, Oracle, lease, $20B, 2025-08-01`;
const CAPEX = 'series capex\nyear, microsoft [$B], alphabet [$B]\n2023, 28, 32\n2024, 44,\n2025, 80, 75';

async function valueOf(formula: string, ...cells: string[]): Promise<unknown> {
  const { json, errors } = await run([...cells, `x = ${formula}`]);
  const found = json.names['x'];
  if (!found) return errors;
  const { base, kind } = found;
  if (kind === 'interval') return [base!.low, base!.high];
  return kind === 'missing' ? found.reason : (base?.value ?? found.value);
}
const columnOf = async (formula: string, ...cells: string[]): Promise<unknown> =>
  column(await run([...cells, `x = ${formula}`]), 'x');

describe('aggregates', () => {
  test.each<[string, unknown]>([
    ['sum(d.amount where from == "OpenAI")', [320e9, 410e9]],
    ['sum(d.amount where kind == "equity")', 100e9],
    ['mean(d.amount where to == "Oracle")', 160e9],
    ['median(d.amount)', [60e9, 95e9]],
    ['max(d.amount)', 300e9],
    ['min(d.amount)', [0, 20e9]],
    ['count(d)', 5],
    ['count(d.amount)', 4],
    ['count(d where kind == "equity")', 2],
    ['sum(d.amount where from == "SoftBank")', 'sum of no values (`d.amount`)'],
    ['mean(d.amount where from == "nobody")', 'mean of no values (`d.amount`)'],
    ['stdev(d.amount where to == "OpenAI")', 'stdev needs 2 values'],
    ['sum(d.amount where from == "nobody")', 0],
    ['max(3, 5, 4)', 5],
    ['sum($1B, $2B)', 3e9],
  ])('%s', async (formula, expected) => expect(await valueOf(formula, DEALS)).toEqual(expected));

  test('an empty sum warns', async () => {
    const { json } = await run([DEALS, 'x = sum(d.amount where from == "nobody")']);
    expect(json.diagnostics.map((d) => [d.code, d.severity])).toContainEqual(['R10', 'warning']);
  });

  test('rows that are left out are said, with their reason', async () => {
    const { json } = await run([DEALS, 'x = mean(d.amount where kind == "equity")']);
    expect(json.names['x']!.notes).toEqual(['1 of 2 left out: no amount: SoftBank, row 3']);
  });

  test('sums keep the digits that plain addition loses', async () => {
    expect(await valueOf('sum(t.n)', 'table t\nn\n1e16\n1\n-1e16')).toBe(1);
  });

  test('a sum too large to hold is an error', async () => {
    expect(await valueOf('sum(t.n)', 'table t\nn\n1e308\n1e308')).toEqual(['R04']);
    expect(await valueOf('mean(t.n)', 'table t\nn\n1e308\n1e308')).toEqual(['R04']);
  });
});

describe('columns of one table combine row by row', () => {
  test('a missing row says which column has no value', async () => {
    const ran = await run([CAPEX, 'x = capex.microsoft + capex.alphabet\ny = sum(x)']);
    expect(column(ran, 'x')).toEqual([60e9, null, 155e9]);
    expect(ran.json.names['y']!.notes).toEqual(['1 of 3 left out: no alphabet: row 2']);
  });

  test.each<[string, unknown]>([
    ['capex.microsoft / capex.alphabet', [28 / 32, null, 80 / 75]],
    ['capex.microsoft / (capex.microsoft - $44B)', [28 / -16, null, 80 / 36]],
    ['(capex.microsoft where year > 2023) + (capex.alphabet where year > 2023)', [null, 155e9]],
    ['(capex.microsoft where year > 2023) - capex.microsoft', [0, 0]],
    ['(capex.microsoft where year > 2023) where year > 2024', [80e9]],
    ['capex.microsoft > $40B', [false, true, true]],
    ['capex.microsoft * 1e300 / $1', [null, null, null]],
  ])('%s', async (formula, expected) => expect(await columnOf(formula, CAPEX)).toEqual(expected));

  test('a row that cannot be computed has a reason, the others stand', async () => {
    const ran = await run(['table t\nn\n4\n-4\n0', 'x = sqrt(t.n)\ny = 1 / t.n\nsx = sum(x)\nsy = sum(y)']);
    expect(column(ran, 'x')).toEqual([2, null, 0]);
    expect(column(ran, 'y')).toEqual([0.25, -0.25, null]);
    expect(ran.json.names['sx']!.notes).toEqual([
      expect.stringMatching(/^1 of 3 left out: The square root .*: row 2$/),
    ]);
    expect(ran.json.names['sy']!.notes).toEqual(['1 of 3 left out: This divides by zero: row 3']);
  });

  test('columns of different tables do not', async () => {
    expect(await valueOf('sum(capex.microsoft * u.n)', CAPEX, 'table u\nn\n1\n2\n3')).toEqual(['T10']);
  });
});

describe('table verbs', () => {
  const texts = async (formula: string, of: string): Promise<unknown> =>
    column(await run([DEALS, `x = ${formula}`]), 'x', of);

  test.each<[string, string, unknown]>([
    ['count(d) by from', 'from', ['Nvidia', 'OpenAI', 'SoftBank']],
    ['count(d) by from', 'value', [1, 3, 1]],
    ['count(d) by from, to', 'to', ['OpenAI', 'Oracle', 'OpenAI', 'AMD']],
    ['count(d) by from, to', 'value', [1, 2, 1, 1]],
    ['sum(d.amount where kind != "equity") by to', 'value', [320e9, null]],
  ])('%s: %s', async (formula, of, expected) => expect(await texts(formula, of)).toEqual(expected));

  test('a group with a bounded row has both ends', async () => {
    const ran = await run([DEALS, 'x = sum(d.amount) by to']);
    const value = ran.json.names['x']!.columns!.find((c) => c.name === 'value')!;
    expect(value).toMatchObject({ unit: 'USD', low: [100e9, 320e9, 0], high: [100e9, 320e9, 90e9] });
  });

  test('a missing key is a group of its own, never merged with a text', async () => {
    const ran = await run(['table t\nk, n\na, 1\n, 2\na, 3\n, 4', 'x = sum(t.n) by k']);
    expect([column(ran, 'x', 'k'), column(ran, 'x')]).toEqual([
      ['a', null],
      [4, 6],
    ]);
  });

  test('a condition on rows without a value leaves them out, and says so', async () => {
    const ran = await run([CAPEX, 'x = count(capex where alphabet > $40B)']);
    expect(ran.json.names['x']).toMatchObject({
      value: 1,
      notes: ['1 of 3 rows left out, their condition has no value: no alphabet: row 2'],
    });
  });

  test('a condition that is uncertain for a row is an error that names the row', async () => {
    const { json } = await run([DEALS, 'x = count(d where amount > $50B)']);
    expect(json.diagnostics.find((d) => d.code === 'R06')!.message).toMatch(/row 4/);
  });

  test('quarters and lists ask for membership', async () => {
    expect(await valueOf('count(d where date in 2025Q3)', DEALS)).toBe(3);
    expect(await valueOf('count(d where to in ["AMD", "Oracle"])', DEALS)).toBe(3);
  });
});

describe('errors of one formula', () => {
  test.each([
    ['1 / 0', 'R01'],
    ['$1B / ($2B - $2B)', 'R01'],
    ['10 ^ 400', 'R04'],
    ['sqrt(0 - 4)', 'R02'],
    ['ln(0)', 'R02'],
    ['exp(1000)', 'R02'],
    ['$5B up to $3B', 'R07'],
  ])('%s is %s, and the rest of the notebook stands', async (formula, code) => {
    const { json, errors, exit } = await run([`ok = 1 + 1\nx = ${formula}\ny = x + x`, 'z = ok * 2']);
    expect(errors).toEqual([code]);
    expect(Object.keys(json.names)).toEqual(['ok', 'z']);
    expect([json.ok, exit]).toEqual([false, 1]);
  });
});

describe('rounding', () => {
  test.each<[string, number]>([
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(1234, -2)', 1200],
    ['round(0.0000001, 2)', 0],
    ['round(1e21, 2)', 1e21],
  ])('%s', async (formula, expected) => expect(await valueOf(formula)).toBe(expected));
});

describe('a notebook', () => {
  const cells = [
    DEALS,
    CAPEX,
    'total = sum(d.amount where kind != "equity")\nshare = circulation(d).share',
    'growth = capex.microsoft / capex.microsoft',
    'twice = total * 2\ngauge g = twice / $1T  warn > 50%  alarm > 90%',
    'assert total > $100B "much"',
  ];
  const parts = ({ json }: Ran): unknown => ({
    names: Object.fromEntries(Object.entries(json.names).map(([name, value]) => [name, { ...value, cell: 0 }])),
    gauges: json.gauges.map((g) => ({ ...g, cell: 0 })),
    asserts: json.asserts.map((a) => ({ ...a, cell: 0 })),
    as_of: json.as_of,
  });

  test('gives the same values in any order of its cells', async () => {
    const expected = parts(await run(cells));
    expect(parts(await run([...cells].reverse()))).toEqual(expected);
    expect(parts(await run([...cells.slice(3), ...cells.slice(0, 3)]))).toEqual(expected);
  });

  test('prints the same bytes on a second run', async () => {
    expect((await run(cells)).printed).toBe((await run(cells)).printed);
  });
});
