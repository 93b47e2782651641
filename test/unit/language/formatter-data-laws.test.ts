import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeading } from '../../../extension/language/data/heading';
import { splitRows } from '../../../extension/language/data/rows';
import { formatCell } from '../../../extension/language/formatter';

const blanks = fc.constantFrom('', '', ' ', '   ', '\t', '\u3000', '\u00a0');
const withoutBlanks = (text: string): string => text.replace(/[\s\ufeff]/g, '');
const runs = { numRuns: 400 };

const FIELDS = [
  ...[
    '',
    '',
    'a',
    'OpenAI',
    '英伟达',
    'up to $100B',
    '2025-09-22',
    '=most of stake',
    'x y',
    '👩‍💻',
    'e\u0301',
    '\u202eabc',
  ],
  ...[
    '"$1,000B"',
    '"a ""b"" c"',
    '" padded "',
    '""',
    '"x"',
    ' "late"',
    '"early" ',
    '"two\nlines"',
    '"open',
    'a"b',
    '"x"y',
    '"""',
  ],
  ...['\t', '\u3000', '\ud800', '\u2028', 'y'.repeat(120), '\r', '#', "'", '<<<<<<<'],
];
const field = fc.tuple(blanks, fc.constantFrom(...FIELDS), blanks).map((parts) => parts.join(''));
const plainField = fc
  .tuple(blanks, fc.constantFrom(...FIELDS.slice(0, 16)), fc.constantFrom('', ' '))
  .map(([lead, text, trail]) => (text.startsWith('"') ? text + trail : lead + text + trail).replaceAll('\t', ' '));
const table = (of: fc.Arbitrary<string>, breaks: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(
        'deals openai',
        '  table\tt # x',
        'series s from "a.csv" columns a="b" ,c = "d"',
        'nonsense',
        'table',
        '',
        '\ntable t',
      ),
      breaks,
      fc.array(
        fc.tuple(
          fc.array(of, { minLength: 1, maxLength: 5 }).map((fields) => fields.join(',')),
          breaks,
        ),
        { maxLength: 7 },
      ),
    )
    .map(([first, ending, rows]) => first + ending + rows.map((row) => row.join('')).join(''));
const dataCell = fc.oneof(
  ...['\n', '\r\n', '\r'].map((only) =>
    table(plainField, fc.constantFrom(only, only, only + only, `${only} ${only}${only}`)),
  ),
  table(field, fc.constantFrom('\n', '\r\n', '\n\n\n', '\r', '\n , ,\n')),
);

const saidBy = (text: string): unknown => {
  const { bodyAt, nameSpan: _, problems, file, ...heading } = readHeading(text);
  const { header, rows, delimiter } = splitRows(text, bodyAt);
  return {
    ...heading,
    columns: [...heading.columns],
    file: file?.path,
    problems: problems.map((p) => p.message),
    header,
    rows,
    delimiter,
  };
};
const formatData = (text: string): string => formatCell('aibubble-data', text, new Set());

describe('formatting a data cell', () => {
  it('twice is formatting once', () =>
    fc.assert(
      fc.property(dataCell, (text) => {
        const once = formatData(text);
        expect(formatData(once)).toBe(once);
      }),
      runs,
    ));

  it('keeps what its first line and every field say', () =>
    fc.assert(
      fc.property(dataCell, (text) => {
        expect(saidBy(formatData(text))).toEqual(saidBy(text));
      }),
      runs,
    ));

  it('keeps every character but blanks', () =>
    fc.assert(
      fc.property(dataCell, (text) => {
        expect(withoutBlanks(formatData(text))).toBe(withoutBlanks(text));
      }),
      runs,
    ));

  it('keeps quoted fields to the letter, flush with their commas', () => {
    const quoted = fc.constantFrom('"$1,000B"', '"a ""b"" c"', '" padded "', '""', '"x"');
    const rows = fc.array(
      fc.array(fc.oneof(quoted, fc.constantFrom('', 'a', '英伟达')), { minLength: 3, maxLength: 3 }),
    );
    fc.assert(
      fc.property(rows, (fields) => {
        const lines = formatData(['table t', 'a,b,c', ...fields.map((row) => row.join(','))].join('\n')).split('\n');
        fields.forEach((row, k) =>
          row.forEach((text, column) => {
            const flush = (column > 0 ? ',' : '') + text + (column < 2 ? ',' : '');
            if (text.startsWith('"')) expect(lines[k + 2]).toContain(flush);
          }),
        );
      }),
    );
  });
});
