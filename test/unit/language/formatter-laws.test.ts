import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCell } from '../../../extension/language/formatter';
import { tokenize } from '../../../extension/language/lexer';
import { parse } from '../../../extension/language/parser';

const OWN = new Set(['token']);

const PIECES = [
  ...['a', 'bcd', '_x', '英伟达', 'e\u0301', "'two words'", 'x', 'n', 'W', 'h', 'token', 'min', 'in', 'to', 'at', 'by'],
  ...[
    '1',
    '2.5',
    '17 h',
    '$3/W',
    '$3/n',
    '$10B',
    '2.8x',
    '20%',
    '3..5 years',
    '3000亿 CNY',
    '2025-10-20',
    '2025Q3',
    '1e3',
  ],
  ...['+', '-', '*', '/', '^', '..', '.', '@', '=', '==', '<=', '=>', ',', ':', '(', ')', '[', ']', '{', '}', '%'],
  ...['up to', 'at least', 'most of', 'where', 'if', 'then', 'else', 'and', 'not', 'warn >', 'sort', 'desc', 'top 5'],
  ...[
    '"text"',
    '"a\\"b  c"',
    '[^key]',
    '[^key, p. 2]',
    'unit',
    'gauge g =',
    'assert',
    'scenario s from base {',
    'correlate',
  ],
  ...[
    '# note',
    '# note  ',
    '#',
    '\n',
    '\n\n\n',
    '\r\n',
    '\r',
    '\u2028',
    '\t',
    ' ',
    '   ',
    '\u00a0',
    '\u3000',
    '\ufeff',
  ],
  ...[
    '¥',
    '¥5',
    '.5',
    '5 foo',
    '×',
    '“',
    '\ud800',
    '\u0000',
    '\u202e',
    '👩‍💻',
    '\v',
    '\u0085',
    '"open',
    "'open",
    '[^open',
  ],
];

const STATEMENTS = [
  'revenue = $12B/year [^nbd]',
  'a = b + c * -d^2 - (e - f) / 17 h',
  'cover = 17 h / 1 h',
  'path = series(2026..2031, y => revenue * (1 + growth)^(y - 2025))',
  'long = f(\n  a,\n  b: [1,\n2], # why\n  c\n)',
  'go = a\n  + b\n  # between\n  - c',
  'lease(n: GW): USD = n * $45B/GW',
  'price = $10 / 1M token',
  'ratio = $3/W ^ 2',
  'gauge g = a   warn > 24%  alarm > 50%',
  'assert a > $0   "so it is"',
  'scenario winter "AI winter" from base { growth = 0% to 10%\n horizon = 3 years }',
  'scenario s {\n a = 1\n\n b = f(1,\n2)\n}',
  'by_seller = sum(t.x where a == "b") by to',
  'f(t join u on k where not (a) with share = amount / sum(amount) sort amount desc top 5, b: 2)',
  'if (a) then b else -c',
  "'中国资本开支' = 3000亿 CNY",
  'broken = (1 + * 2',
  'broken = 10 foo',
  '# a comment of its own',
  '',
];

const blanks = fc.constantFrom('', '', ' ', '   ', '\t', '\u3000', '\u00a0');
const comment = fc.constantFrom('', '', '', ' # why', '# 中文  ', '  # "x" \'y');
const lineBreak = fc.constantFrom(
  '\n',
  '\n',
  '\r\n',
  '\n\n\n',
  '\n  # below\n',
  '\n                  # far\n',
  '\u2028',
);

/** Blanks of a text made longer, other or fewer, now and then where a meaning depends on them. */
const reblanked = (text: string): fc.Arbitrary<string> =>
  fc
    .infiniteStream(blanks)
    .map((stream) => text.replace(/ +|(?<=[-+*/^=(),:.@])(?! )/g, (run) => (stream.next().value ?? '') || run));

const written = fc
  .array(fc.tuple(fc.constantFrom(...STATEMENTS).chain(reblanked), comment, lineBreak), { maxLength: 8 })
  .map((lines) => lines.map((parts) => parts.join('')).join(''));

const jumbled = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 24 },
  )
  .chain((pieces) =>
    fc.infiniteStream(blanks).map((stream) => pieces.map((p) => p + (stream.next().value ?? '')).join('')),
  );

/** A written cell in which a few pieces were thrown in or cut out. */
const mutated = fc
  .tuple(
    written,
    fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((t, [at, length, piece]) => {
      const from = at % (t.length + 1);
      return t.slice(0, from) + piece + t.slice(from + length);
    }, text),
  );

const cell = fc.oneof(written, mutated, jumbled);
const format = (text: string): string => formatCell('aibubble', text, OWN);
const runs = { numRuns: 400 };

const PLACE = /^(?:start|end|span|\w+Span)$/;
const placeless = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (PLACE.test(key) ? undefined : inner));
/** Tokens of each line, lines without any left out. */
const tokensByLine = (text: string): string[] => {
  const lines: unknown[][] = [[]];
  for (const token of tokenize(text, OWN).tokens)
    if (token.type === 'newline') lines.push([]);
    else lines[lines.length - 1]!.push(token);
  return lines.filter((line) => line.length).map(placeless);
};
const commentsOf = (text: string): string[] =>
  tokenize(text, OWN).comments.map(({ start, end }) => text.slice(start, end).trimEnd());
const withoutBlanks = (text: string): string => text.replace(/[\s\ufeff]/g, '');
const parses = (text: string): boolean => parse(text, OWN).problems.length === 0;

describe('formatting a formula cell', () => {
  it('twice is formatting once', () =>
    fc.assert(
      fc.property(cell, (text) => {
        const once = format(text);
        expect(format(once)).toBe(once);
      }),
      runs,
    ));

  it('keeps every token on its line', () =>
    fc.assert(
      fc.property(cell, (text) => {
        expect(tokensByLine(format(text))).toEqual(tokensByLine(text));
      }),
      runs,
    ));

  it('keeps the trees and the problems', () =>
    fc.assert(
      fc.property(cell, (text) => {
        const [before, after] = [parse(text, OWN), parse(format(text), OWN)];
        expect(placeless(after.statements)).toBe(placeless(before.statements));
        expect(after.problems.map((p) => p.message)).toEqual(before.problems.map((p) => p.message));
      }),
      runs,
    ));

  it('keeps every comment and every character but blanks', () =>
    fc.assert(
      fc.property(cell, (text) => {
        expect(commentsOf(format(text))).toEqual(commentsOf(text));
        expect(withoutBlanks(format(text))).toBe(withoutBlanks(text));
      }),
      runs,
    ));

  it('leaves no trailing blanks and no second blank line in a cell that parses', () =>
    fc.assert(
      fc.property(written.filter(parses), (text) => {
        // A line that would read otherwise stays as it was typed.
        fc.pre(!/\$3\s*\/\s*W/.test(text));
        expect(format(text)).not.toMatch(/[^\S\r\n\u2028]+(?:[\r\n\u2028]|$)|\n\n\n|^\s./);
      }),
      runs,
    ));

  it('does not depend on how many blanks were typed', () => {
    const text = STATEMENTS.filter((line) => parses(line) && line !== 'ratio = $3/W ^ 2').join('\n');
    const wider = fc.infiniteStream(fc.constantFrom(' ', '  ', '\t')).map((stream) =>
      text
        .split(/("[^"]*"|'[^']*'|#.*|\[\^.*?\])/)
        .map((part, k) => (k % 2 ? part : part.replace(/ +/g, () => stream.next().value ?? ' ')))
        .join(''),
    );
    fc.assert(
      fc.property(wider, (typed) => {
        expect(format(typed)).toBe(format(text));
      }),
    );
  });
});
