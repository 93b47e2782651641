import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDataCell } from '../../../extension/language/data/data-cell';
import { tokenize } from '../../../extension/language/lexer';
import { parse } from '../../../extension/language/parser';
import { applied, check, errorsOf, fixesOf } from './notebook-of';
import { shape } from './s-expression';

describe('one mistake, one error, which says what was expected, found, and what to write', () => {
  test.each([
    ['x = 3 +', 'P01 «+» The line ends where a value is expected.'],
    ['x =', 'P01 «=» The line ends where a value is expected.'],
    ['x = * 3', 'P01 «*» Found `*` where a value is expected.'],
    ['x = 3 4', 'P01 «4» Found a number where an operator or the end of the line is expected.'],
    ['x = a b c', 'P01 «b» Found `b` where an operator or the end of the line is expected.'],
    ['x = (3 + 4', 'P03 «(» This bracket is never closed: add `)`.'],
    ['x = sum(1, 2', 'P03 «(» This bracket is never closed: add `)`.'],
    ['x = [1, 2', 'P03 «[» This list is never closed: add `]`.'],
    ['x = (3 4) * 2', 'P01 «4» Found a number where `,` or `)` is expected.'],
    ['x = sum(\n 1 2,\n 3\n)', 'P01 «2» Found a number where `,` or `)` is expected.'],
    ['x = 3)', 'P01 «)» Found `)` where an operator or the end of the line is expected.'],
    ['x = "abc', 'P03 «"abc» This text is never closed: add `"`.'],
    ["x = 'abc", "P03 «'abc» This quoted name is never closed: add `'`."],
    ['x = 3 [^abc', 'P03 «[^abc» This source mark is never closed: add `]`.'],
    ['x = 3 [^]', 'P03 «[^]» A source mark names a key: `[^key]`.'],
    ['x = 2 (3)', 'P01 «(» An operator is expected before this bracket: to multiply, write `*`.'],
    ['x = sum 3', 'P01 «3» The arguments of `sum` stand in brackets: `sum(…)`.'],
    ['x = 3,5', 'P05 «3,5» A decimal is written with a point, as in `3.5`.'],
    ['x = 10 % 3', 'P07 «3» `%` is per cent, never a remainder: `10 %` is 10%, and an operator is expected after it.'],
    ['x = 1 ÷ 2', 'P02 «÷» `÷` has no meaning here; did you mean `/`?'],
    ['x = 1 > 0 && 2 > 1', 'P02 «&&» `&&` has no meaning here; did you mean `and`?'],
    ['x = 2 ** 3', 'P02 «**» `**` has no meaning here; did you mean `^`?'],
    ['x := 3', 'P02 «:=» `:=` has no meaning here; did you mean `=`?'],
    ['x = 3 // note', 'P02 «//» A comment begins with `#`.'],
    ['x = “abc”', 'P02 «“abc”» A text stands in straight quotes.'],
    ['3 = 4', 'P01 «=» Only a name stands before `=`; to compare, write `==`.'],
    ['let y = 3', 'P01 «y» Found `y` where an operator or the end of the line is expected.'],
    ['x = if 1 > 0 then 2', 'P01 «2» An `if` needs an `else`: every case has a value.'],
    [
      '<<<<<<< ours\nx = 1\n=======\ny = 2\n>>>>>>> theirs',
      'D09 «<<<<<<< ours» A merge was never finished here: keep one side and delete the marker lines.',
    ],
    [
      `x = ${'('.repeat(130)}1${')'.repeat(130)}`,
      'P08 «(» This expression is nested more than 120 deep: give its parts names.',
    ],
  ])('%j', (text, wanted) => expect(errorsOf(text)).toEqual([wanted]));
});

describe('the other statements are still read', () => {
  test.each([
    ['x = 3 +\nr = 4', '(= x (+ 3 _)) (= r 4) !P01'],
    ['x = sum(1, 2\nr = 4', '(= x (sum() 1 2)) (= r 4) !P03'],
    ['x = (1 + 2\n\nr = 4', '(= x (+ 1 2)) (= r 4) !P03'],
    ['x = [1, 2\ngauge g = 4', '(= x [1 2]) (gauge g 4) !P03'],
    ['x = f(1 2)\nr = 4', '(= x (f() 1)) (= r 4) !P01'],
    ['x = 3 ÷\nr = 4', '(= x (/ 3 _)) (= r 4) !P02'],
    ['x = "abc\nr = 4', '(= x "abc") (= r 4) !P03'],
    ['x = .5\nr = 4', '(= x 5) (= r 4) !P05'],
    ['a b c\nd = = 2\nr = 4', 'a (= d _) (= r 4) !P01 !P01'],
  ])('%j', (text, wanted) => expect(shape(text)).toBe(wanted));

  it('leaves no value where a statement goes on after an error', () => {
    const { definitions } = check('x = 10 % 3\ny = x');
    expect(definitions.get('x')).toMatchObject({ failed: true });
    expect(definitions.get('y')).toMatchObject({ waitsFor: ['x'] });
  });
});

test('every fix of a slip, when applied, makes its error disappear', () => {
  const slips = [
    'x = (3 + 4', 'x = sum(1, 2', 'x = [1', 'x = 3 ÷ 4', 'x = 3 × 4', 'x = 1 > 0 && 2 > 1', 'x = 1 > 0 || 2 > 1', 'x = 2 ** 3',
    'x := 3', 'x = 3 // note', 'x = 3 /* note', 'x = “abc”', 'x = .5', 'x = 5.', 'x = 3,5', 'x = 2 (3)', 'x = $1,000B',
    'x = max($1,200B, $3)', 'x = 1_000', 'x = ¥300B', 'x = 300¥', 'x = ３.５', 'x = sum（1, 2）', '3 = 4', 'x = 3 yeers', 'x = 3 m',
  ]; // prettier-ignore
  for (const slip of slips) {
    const fixes = fixesOf(slip).filter(({ code }) => code !== 'S02');
    expect.soft(fixes.length, slip).toBeGreaterThan(0);
  }
  // Full-width brackets come in pairs: each fix mends one sign.
  for (const slip of slips.filter((s) => !s.includes('（')))
    for (const { after, title } of fixesOf(slip)) expect.soft(errorsOf(...after), `${slip}: ${title}`).toEqual([]);
});

const PIECES =
  'x|=|==|=>|3|$5B|2025-10-20|2025Q3|(|)|[|]|{|}|,|.|..|:|+|-|*|/|^|@|%|#|"|\'|[^s]|[^|\n|\r\n| |\t|to|by|in|where|up to|at least|most of|if|then|else|not|and|gauge|assert|unit|scenario|correlate|slider|sum|GW|years|万亿|¥|，|（|“|&&|\u0000|\ud800|\u202e|é|𝒳|👩‍💻|\ufeff|<<<<<<<'.split(
    '|',
  );
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const anything = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 }));

const REAL = [
  "# Commitments against revenue\nrevenue = $12B/year [^nbd]  # a flow\ncover = committed / revenue\nlease(n: GW): USD = n * $45B/GW\n'中国资本开支' = 3000亿 CNY",
  'gauge exposure = vendor_financing($110B, revenue: $165B)   warn > 24%  alarm > 50%\nassert committed > $0   "never negative"\nx = sum(t.amount where kind == "loan" and date in 2025Q3) by to',
  'scenario winter "AI winter" from base { growth = 0% to 10%\n horizon = 3 years }\npath = series(2026..2031, y => revenue * (1 + growth)^(y - 2025))',
];
const DATA = [
  'deals d missing "0" columns amount = "Value"\nfrom,to,kind,Value,date\nA,B,cloud,"$1,000B",2025-09-22\n英伟达,"Open, AI",equity,up to $100B,2025Q3',
  'series s\nyear\tx [$B/quarter]\n2025\t5\n2026\t',
];
/** Real cells with a few characters cut, doubled or put in. */
const mutated = (cells: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...cells),
      fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom('', ...PIECES)), { maxLength: 4 }),
    )
    .map(([cell, changes]) =>
      changes.reduce((text, [at, length, put]) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + put + text.slice(from + length);
      }, cell),
    );

describe('whatever stands in a cell', () => {
  it('is covered by tokens, comments and blanks', () => {
    fc.assert(
      fc.property(fc.oneof(anything, mutated(REAL)), (text) => {
        const { tokens, comments, problems } = tokenize(text, new Set());
        const spans = [...tokens, ...comments, ...problems].map(({ start, end }) => ({ start, end }));
        for (const { start, end } of spans) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
        const covered = new Uint8Array(text.length);
        for (const { start, end } of spans) covered.fill(1, start, end);
        const left = [...covered.keys()].filter((i) => !covered[i] && !/[ \t\u00a0\u3000\ufeff]/.test(text[i]!));
        expect(left).toEqual([]);
        for (let i = 1; i < tokens.length; i++) expect(tokens[i]!.start).toBeGreaterThanOrEqual(tokens[i - 1]!.end);
      }),
      { numRuns: 400 },
    );
  });

  it('is read and checked without a throw, every span inside its cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, mutated(REAL), mutated(DATA)), { minLength: 1, maxLength: 3 }),
        (cells) => {
          const analysis = check(...cells);
          for (const d of analysis.diagnostics) {
            const { length } = cells[Number(d.cell.slice(1)) - 1]!;
            expect(d.start >= 0 && d.start <= d.end && d.end <= length).toBe(true);
            expect(d.message).not.toMatch(/undefined|NaN|\[object/);
            for (const fix of d.fixes ?? []) applied(cells, fix);
          }
          for (const { parsed } of analysis.cells.values())
            parsed?.statements.forEach((s, i, all) => expect(s.start).toBeGreaterThanOrEqual(all[i - 1]?.end ?? 0));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is read as a data cell without a throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mutated(DATA),
          anything.map((text) => `table t\n${text}`),
        ),
        (text) => {
          const cell = readDataCell(text, new Set());
          for (const column of cell.columns) expect((column.numbers ?? column.texts)!.length).toBe(cell.count);
          for (const p of cell.problems) expect(p.start >= 0 && p.start <= p.end && p.end <= text.length).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('takes time in proportion to its length', () => {
    const time = (lines: number): number => {
      const text = 'x = f(1 +\n) 3 ÷ 4 "\n'.repeat(lines);
      const from = performance.now();
      parse(text, new Set());
      return performance.now() - from;
    };
    time(500);
    // Eight times the text: 64 times the time if it were quadratic.
    expect(time(16_000)).toBeLessThan(30 * Math.max(time(2000), 2));
  });
});
