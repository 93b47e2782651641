import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvField, toCsv } from '../../../renderer/csv';
import { gaugePlace } from '../../../extension/output/charts/gauge-bar';
import { grouped } from '../../../extension/output/charts/grouped';
import { isPlainCss } from '../../../extension/draw/guard/paint';
import { readResult } from '../../../renderer/result-form';
import { fileName } from '../../../renderer/save';
import { webAddress } from '../../../extension/draw/guard/web-address';
import { matchingRows, sortedRows } from '../../../renderer/table-view';
import { resolveTokens, themeKind } from '../../../renderer/theme-tokens';
import { tooltipLines } from '../../../renderer/tooltip';

describe('CSV', () => {
  test.each([
    ['=cmd|calc', `"'=cmd|calc"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['+1 (555)', `"'+1 (555)"`],
    ['-x', `"'-x"`],
    ['\tx', `"'\tx"`],
    [-5.2, '-5.2'],
    ['-1e9', '-1e9'],
    ['a, "b"', '"a, ""b"""'],
    [null, ''],
  ])('%j is written %s', (value, field) => {
    expect(csvField(value)).toBe(field);
  });

  test('papaparse reads back every text that is no formula', () => {
    const text = fc.string().filter((one) => !/^\s*[=+\-@\t\r]/.test(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        expect(Papa.parse(toCsv(rows), { delimiter: ',', newline: '\r\n' }).data).toEqual(rows);
      }),
    );
  });
});

describe('numbers', () => {
  test.each([
    ['1234567.50', '1,234,567.50'],
    ['-12345', '-12,345'],
    ['12345678901234567890', '12,345,678,901,234,567,890'],
    ['2025', '2025'],
    ['$1.08T', '$1.08T'],
    ['00012345', '00012345'],
  ])('%s stands as %s in English', (display, shown) => {
    expect(grouped(display, 'en')).toBe(shown);
  });
  test('German groups with points', () => expect(grouped('1234567.5', 'de')).toBe('1.234.567,5'));
});

describe('table rows', () => {
  const rows = [3, null, 'b', 1, 'a'].map((sort) => [{ display: String(sort), sort }]);
  const order = (descending: boolean) => sortedRows(rows, { column: 0, descending }).map(([cell]) => cell?.sort);
  test('numbers before text, the missing last both ways', () => {
    expect(order(false)).toEqual([1, 3, 'a', 'b', null]);
    expect(order(true)).toEqual(['b', 'a', 3, 1, null]);
  });
  test('every word of a search must stand in the row', () => {
    const found = matchingRows([[{ display: 'Open AI', sort: 'x' }], [{ display: 'Open', sort: 'y' }]], 'ai OPEN');
    expect(found).toHaveLength(1);
  });
});

describe('gauges', () => {
  const gauge = { name: '', display: '', level: 'ok', warnText: '', alarmText: '' } as const;
  test.each([
    ['above', 0.1, 0.24],
    ['below', 2, 1],
  ] as const)('%s: places rise with badness and stay on the bar', (direction, warn, alarm) => {
    const place = (value: number) => gaugePlace({ ...gauge, sources: [], direction, warn, alarm, value }) ?? NaN;
    expect(place(warn)).toBeCloseTo(45);
    expect(place(alarm)).toBeCloseTo(72);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b) => {
          const worse = direction === 'above' ? a >= b : a <= b;
          if (worse) expect(place(a)).toBeGreaterThanOrEqual(place(b) - 1e-9);
          expect(place(a)).toBeGreaterThanOrEqual(0);
          expect(place(a)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

test.each([
  ['#ff0000', true],
  ['rgb(1 2 3 / 50%)', true],
  ['"Segoe UI", sans-serif', true],
  ['url(x)', false],
  ['URL (x)', false],
  ['\\75rl(x)', false],
  ['image-set("x" 1x)', false],
  ['x; background: red', false],
])('the CSS value %s is plain: %s', (value, plain) => {
  expect(isPlainCss(value)).toBe(plain);
});

test.each([
  ['https://example.com/a', 'https://example.com/a'],
  ['javascript:alert(1)', null],
  ['JAVASCRIPT:alert(1)', null],
  ['command:x', null],
  ['file:///etc/passwd', null],
  ['/relative', null],
  ['data:text/html,x', null],
])('the address %s is opened as %s', (url, opened) => {
  expect(webAddress(url)).toBe(opened);
});

test('a result of any JSON is read or refused', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('values', 'table', 'gauges', 'asserts', 'chart', 'x'),
      (value, form) => {
        const whole = {
          version: 1,
          form,
          values: value,
          columns: value,
          rows: [value],
          gauges: [value],
          asserts: value,
          data: value,
          spec: value,
        };
        expect(typeof readResult(whole).ok).toBe('boolean');
      },
    ),
  );
});

describe('theme', () => {
  const classes = (list: string) => ({ contains: (name: string) => list.split(' ').includes(name) });
  test.each([
    ['vscode-light', 'light'],
    ['vscode-dark', 'dark'],
    ['vscode-high-contrast', 'hc-dark'],
    ['vscode-high-contrast vscode-high-contrast-light', 'hc-light'],
    ['', 'light'],
  ])('%s is %s', (list, kind) => expect(themeKind(classes(list))).toBe(kind));
  test('the editor’s own colours win, but only colours', () => {
    const values: Record<string, string> = {
      '--vscode-editor-background': ' #010203',
      '--vscode-editor-foreground': "red'); alert(1",
    };
    const tokens = resolveTokens('dark', (name) => values[name] ?? '');
    expect(tokens.paper).toBe('#010203');
    expect(tokens.ink).toBe(resolveTokens('dark', () => '').ink);
  });
});

test('a tooltip is lines of text, whatever its value', () => {
  expect(tooltipLines({ a: 1, image: 'https://example.com/x.png' })).toEqual([
    { title: 'a', text: '1' },
    { title: 'image', text: 'https://example.com/x.png' },
  ]);
  expect(tooltipLines(null)).toEqual([]);
  expect(tooltipLines('x'.repeat(1000))[0]?.text).toHaveLength(400);
});

test.each([
  ['Who pays whom?', 'who-pays-whom'],
  ['../../etc/passwd', 'etc-passwd'],
  ['英伟达 = Nvidia', '英伟达-nvidia'],
  ['???', 'chart'],
])('the file of “%s” is %s', (title, name) => expect(fileName(title)).toBe(name));
