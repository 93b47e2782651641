import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonMistake } from '../../../extension/kernel/json-text';
import { run } from '../cli/notebook';

const DEALS =
  'deals d\nfrom, to, kind, amount, date\nA, B, cloud, up to $3B, 2025-09-22\nB, A, loan, $1B,\nB, C, loan, at least $2B,';
const spec = (data: unknown, more: object = {}): string => JSON.stringify({ mark: 'bar', data, ...more });

describe('a vega-lite cell', () => {
  test('draws a table of the notebook: bounds as _low and _high, dates as days, missing as null', async () => {
    const { json } = await run([DEALS, spec({ name: 'd' })]);
    const chart = json.charts.find((c) => c.name === 'vega-lite')!;
    expect(chart.cell).toBe(2);
    expect(chart.spec['datasets']).toEqual({
      d: [
        { from: 'A', to: 'B', kind: 'cloud', amount: null, amount_low: 0, amount_high: 3e9, date: '2025-09-22' },
        { from: 'B', to: 'A', kind: 'loan', amount: 1e9, amount_low: 1e9, amount_high: 1e9, date: null },
        { from: 'B', to: 'C', kind: 'loan', amount: null, amount_low: 2e9, amount_high: null, date: null },
      ],
    });
  });

  test('draws a computed table and a column, a first column of days included', async () => {
    const series = 'series s\nmonth, price\n2025-01-01, 3\n2025-02-01, 4';
    const { json } = await run([series, 'double = s.price * 2', `{"layer": [${spec({ name: 's' })}, ${spec({ name: 'double' })}]}`]);
    expect(json.charts.find((c) => c.name === 'vega-lite')!.spec['datasets']).toEqual({
      s: [{ month: '2025-01-01', price: 3 }, { month: '2025-02-01', price: 4 }],
      double: [{ month: '2025-01-01', value: 6 }, { month: '2025-02-01', value: 8 }],
    });
  }); // prettier-ignore

  test('keeps data sets of its own, and names that only label inline data', async () => {
    const own = { mine: [{ a: 1 }] };
    const { json, errors } = await run([
      spec({ name: 'mine' }, { datasets: own }),
      spec({ name: 'label', values: [] }),
    ]);
    expect([errors, json.charts.map((c) => c.spec['datasets'])]).toEqual([[], [own, undefined]]);
  });

  test.each([
    ['{"mark": "bar",}', 1, 16, /a name in double quotes is expected/],
    ['{"mark": "bar"', 1, 15, /the text ends here, but `,` or `}` is expected/],
    ['{\n  "mark": bar\n}', 2, 11, /a value is expected/],
    ['{"a": 1} x', 1, 10, /nothing more is expected/],
    ["{'a': 1}", 1, 2, /a name in double quotes or `}` is expected/],
    ['{"a" 1}', 1, 6, /`:` is expected/],
    ['{"a": [1 2]}', 1, 10, /`,` or `]` is expected/],
    [`{"a": ${'['.repeat(1e5)}`, 1, 206, /nested more than 200 deep/],
    [spec({ name: 'nowhere' }), 1, 30, /There is no table `nowhere`/],
    [spec({ name: 'x' }), 1, 30, /`x` is no table/],
    [spec({ name: 'bad' }), 1, 30, /waits for `bad`/],
  ])('says where it is wrong: %.40s', async (cell, line, column, said) => {
    const { json } = await run([cell, 'x = 3\nbad = 1 / 0']);
    expect(json.charts).toEqual([]);
    expect(json.diagnostics.find((d) => d.cell === 1)).toMatchObject({ line, column, code: 'V01', message: expect.stringMatching(said) });
  }); // prettier-ignore
});

describe('the search for a mistake in JSON', () => {
  test('finds none exactly where JSON.parse reads the text', () => {
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const damaged = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(200), fc.constantFrom('', ',', '}', '"', '\\', ' ', '0', '.', 'e', '\u0001', '\u00a0', '[', 'tru'))
      .map(([text, at, damage]) => text.slice(0, at % (text.length + 1)) + damage + text.slice((at % (text.length + 1)) + 1)); // prettier-ignore
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 4 }), damaged), (text) => {
        expect(jsonMistake(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });
});
