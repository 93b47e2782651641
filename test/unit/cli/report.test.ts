import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { readInside } from '../../../extension/cli/data-files';
import { jsonReport } from '../../../extension/cli/report';
import { runNotebook } from '../../../extension/cli/run-notebook';
import schema from '../../../extension/cli/report.schema.json';
import { notebookOf, run } from './notebook';

const validate = new Ajv({ allErrors: true }).compile(schema);
const mistakes = (json: unknown): unknown[] => (validate(json), validate.errors ?? []);

const CELLS = [
  '# Words',
  'sources s\nkey, title\nnbd, National Business Daily',
  'deals d\nfrom, to, kind, amount, date, source\nA, B, equity, up to $100B, 2025-09-22, nbd\nB, A, cloud, $50B, 2025-10-20, nbd\nB, C, cloud, , 2025-01-01,',
  `revenue = $12B/year [^nbd]
cover = $1T [^nbd] / revenue
stake = up to $100B [^nbd]
floor = at least $1T
circ = circulation(d)
by_seller = sum(d.amount) by to
when = 2025-09-22
big = $3B > $2B
who = "Oracle"
power = 20 GW
energy = 3 GWh
per = $45B/GW
share = 24%
nothing = mean(d.amount where from == "nobody")
maybe = stake > $50B
third = 2025Q3
_local = 3`,
  'gauge exposure = vendor_financing($110B, revenue: $165B)  warn > 24%  alarm > 50%\ngauge range = stake / $100B  warn > 24%  alarm > 150%',
  '\nassert revenue > $0/year "revenue is positive"\nassert 1 > 2',
  'ok = 1\nbroken = ok + (1 / 0)\nwaiting = broken * 2\nplus = 2 + 5%',
  '{"mark": "bar", "data": {"name": "d"}}',
];

describe('the JSON of `run`, word for word as language.md has it', async () => {
  const { json } = await run(CELLS);

  test('says its version, file and as-of date', () => {
    expect(json).toMatchObject({ version: 1, file: 'n.aibubble', ok: false, as_of: '2025-10-20' });
  });

  test.each<[string, object]>([
    ['cover', { cell: 4, kind: 'number', display: '83.3 years', unit: 'years', value: expect.closeTo(83.33333333333333, 12), base: { value: expect.closeTo(2629746000, 5), unit: 's' }, sources: ['nbd'] }],
    ['revenue', { kind: 'number', unit: 'USD/year', value: expect.closeTo(12e9, 3), base: { value: expect.closeTo(12e9 / 31556952, 9), unit: 'USD/s' } }],
    ['stake', { cell: 4, kind: 'interval', display: 'up to $100B', base: { low: 0, high: 100000000000, unit: 'USD' }, sources: ['nbd'] }],
    ['floor', { kind: 'interval', display: 'at least $1T', base: { low: 1e12, high: null, unit: 'USD' } }],
    ['when', { kind: 'date', value: '2025-09-22' }],
    ['big', { kind: 'truth', value: true }],
    ['who', { kind: 'text', value: 'Oracle' }],
    ['power', { kind: 'number', unit: 'GW', value: 20, base: { value: 20e9, unit: 'W' } }],
    ['energy', { kind: 'number', unit: 'GWh', value: 3, base: { value: 10.8e12, unit: 'J' } }],
    ['per', { kind: 'number', unit: 'USD/GW', value: 45e9, base: { value: 45, unit: 'USD/W' } }],
    ['share', { kind: 'number', unit: '1', value: 0.24, base: { value: 0.24, unit: '1' } }],
    ['nothing', { kind: 'missing', reason: 'mean of no values (`d.amount`)' }],
    ['third', { kind: 'period', from: '2025-07-01', to: '2025-09-30' }],
    ['exposure', { cell: 5, kind: 'number', display: '66.7%', base: { value: 110 / 165, unit: '1' } }],
    ['maybe', { display: 'true or false' }],
  ])('%s', (name, expected) => expect(json.names[name]).toMatchObject(expected)); // prettier-ignore

  test('a record has its fields, a table its columns in base units with null where a value is missing', () => {
    expect(json.names['circ']).toMatchObject({
      kind: 'record',
      fields: { amount: { kind: 'interval' }, share: { kind: 'interval' }, flows: { kind: 'table' }, rank: { kind: 'table' } },
    }); // prettier-ignore
    expect(json.names['by_seller']!.columns).toEqual([
      { name: 'to', values: ['B', 'A', 'C'] },
      { name: 'value', unit: 'USD', values: [null, 5e10, null], low: [0, 5e10, null], high: [1e11, 5e10, null] },
    ]);
    expect(json.names['d']!.columns!.find((c) => c.name === 'date')!.values).toEqual(['2025-09-22', '2025-10-20', '2025-01-01']); // prettier-ignore
  });

  test('names that failed, wait or are local to a cell are absent; the others of the cell stand', () => {
    for (const name of ['broken', 'waiting', '_local']) expect(json.names).not.toHaveProperty([name]);
    expect(json.names['ok']).toMatchObject({ cell: 7, value: 1 });
  });

  test('gauges, over bounds with the levels at both ends', () => {
    expect(json.gauges).toEqual([
      { name: 'exposure', cell: 5, value: 110 / 165, level: 'alarm', display: '66.7%' },
      { name: 'range', cell: 5, value: 1, level: 'warn', levels: ['ok', 'warn'], low: 0, high: 1, display: 'up to 1' },
    ]); // prettier-ignore
  });

  test('assertions with cell, line and message', () => {
    expect(json.asserts).toEqual([
      { cell: 6, line: 2, holds: true, message: 'revenue is positive' },
      { cell: 6, line: 3, holds: false, message: '1 > 2' },
    ]);
  });

  test('charts with their specs', () => {
    expect(json.charts.map((c) => [c.cell, c.name])).toEqual([[3, 'flows'], [8, 'vega-lite']]); // prettier-ignore
    expect(json.charts[1]!.spec).toMatchObject({ mark: 'bar', datasets: { d: expect.any(Array) } });
  });

  test('diagnostics in the order of their places', () => {
    const found = json.diagnostics.filter((d) => d.severity !== 'hint').map(({ message: _, ...rest }) => rest);
    expect(found).toEqual(
      expect.arrayContaining([
        { cell: 6, line: 3, column: 1, code: 'R20', severity: 'error' },
        { cell: 7, line: 2, column: 16, code: 'R01', severity: 'error' },
        { cell: 7, line: 4, column: 8, code: 'U06', severity: 'warning' },
      ]),
    );
    const places = json.diagnostics.map(({ cell, line, column }) => cell * 1e8 + line * 1e4 + column);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('fits its schema', () => expect(mistakes(json)).toEqual([]));
});

describe('the schema', () => {
  test.each(readdirSync('samples').filter((file) => file.endsWith('.aibubble')))('fits %s', async (file) => {
    const text = readFileSync(`samples/${file}`, 'utf8');
    const report = await runNotebook(file, text, readInside('samples', []));
    expect(mistakes(JSON.parse(jsonReport(report)))).toEqual([]);
  });

  test.each([
    ['a value that is NaN, and so null', { x: { cell: 1, kind: 'number', display: '1', sources: [], value: null, unit: '1', base: { value: null, unit: '1' } } }],
    ['a kind of no name', { x: { cell: 1, kind: 'spread', display: '1', sources: [] } }],
    ['no sources', { x: { cell: 1, kind: 'text', display: 'a', value: 'a' } }],
  ])('refuses %s', async (_, names) => {
    const { json } = await run(['y = 1']);
    expect(mistakes({ ...json, names })).not.toEqual([]);
  }); // prettier-ignore
});

describe('the front matter', () => {
  test('sets the as-of date; the command line outranks it', async () => {
    const head = '---\nas-of: 2025-03-01\n---\n\n';
    expect((await run(['x = 1'], { head })).json.as_of).toBe('2025-03-01');
    expect((await run(['x = 1'], { head, asOf: '2025-04-01' })).json.as_of).toBe('2025-04-01');
    expect((await run(['x = 1'])).json.as_of).toBeNull();
  });

  test('with a mistake is an error at cell 0, at the line of the file', async () => {
    const { json, exit, text } = await run(['x = 1'], { head: '---\ntitle: T\nas-of: 2025-13-01\n---\n\n' });
    expect(json.diagnostics).toContainEqual(expect.objectContaining({ cell: 0, line: 3, column: 1, code: 'P10', severity: 'error' }));
    expect([exit, json.ok, json.names['x']!.cell]).toEqual([1, false, 1]);
    expect(text).toContain('n.aibubble: front matter, line 3: error P10:');
    expect(mistakes(json)).toEqual([]);
  }); // prettier-ignore
});

test('a fence that is never closed is one error at its first line, and the cell is not evaluated', async () => {
  const report = await runNotebook('n', `${notebookOf(['x = 1'])}\n\`\`\`aibubble\ny = 2\nz = `, () => Promise.reject(new Error('')));
  const json = JSON.parse(jsonReport(report)) as { names: object; diagnostics: object[] };
  expect(Object.keys(json.names)).toEqual(['x']);
  expect(json.diagnostics.filter((d) => 'severity' in d && d.severity === 'error')).toEqual([
    expect.objectContaining({ cell: 2, line: 1, code: 'P09' }),
  ]);
}); // prettier-ignore

test('a name defined twice has no value in either place, and its dependants wait', async () => {
  const { json, errors, text } = await run(['x = 1', 'x = 2', 'y = x + 1']);
  expect([json.names, errors]).toEqual([{}, ['N02']]);
  expect(text).toContain('y = waits for `x`');
});

test('what is printed reads back: texts in quotes, missing rows of a table as a dash', async () => {
  const { text } = await run(['who = "Oracle"\nodd = "a \\"b\\" c"', 'table t\na, b\n1, x\n, y']);
  expect(text).toContain('who = "Oracle"\nodd = "a \\"b\\" c"');
  expect(text).toContain('t: 2 rows\na  b\n1  x\n–  y');
});
