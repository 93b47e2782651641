// Text to tokens. Every character belongs to a token or to the blanks between two; nothing throws.
import { CURRENCY_SIGNS, UNIT_SUGGESTIONS } from '../catalogue/units';
import { toDay, toQuarter } from './calendar';
import type { Diagnostic, Span } from './diagnostic';
import { combine, dimension, PLAIN } from './dimension';
import type { OwnUnits } from './quantity';
import { readSuffix } from './quantity';
import type { NumberNode, SourceMark } from './syntax';

export type Token = Span &
  (
    | { type: 'number'; node: NumberNode }
    | { type: 'word'; value: string }
    | { type: 'quoted'; value: string }
    | { type: 'text'; value: string }
    | { type: 'date'; day: number }
    | { type: 'period'; from: number; to: number }
    | { type: 'mark'; mark: SourceMark }
    | { type: 'symbol'; value: string }
    | { type: 'newline' }
    | { type: 'end' }
  );

export type Problem = Omit<Diagnostic, 'cell'>;

/** Words that end a number: what follows them is no unit. */
const STOP = new Set(
  'to up at most in by where and or not if then else join with sort top on warn alarm from desc asc at'.split(' '),
);

const BLANK = /[ \t\u00a0\u3000\ufeff]+/y;
const NEWLINE = /\r\n|\r|\n|\u2028|\u2029/y;
const COMMENT = /#[^\r\n\u2028\u2029]*/y;
const DATE = /\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}])/uy;
const QUARTER = /(\d{4})Q([1-4])(?![\p{L}\p{N}])/uy;
const DIGITS = /\d+(?:\.\d+)?(?:e[+-]?\d+(?![\p{L}\p{N}]))?/uy;
const WORD = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/uy;
const QUOTED = /'([^'\r\n]*)'?/y;
const TEXT = /"((?:[^"\\\r\n]|\\.)*)"?/y;
const MARK = /\[\^([^\]\r\n]*)\]?/y;
const SYMBOL = /=>|==|!=|<=|>=|\.\.|[-+*/^=<>()[\]{},:.@%]/y;

/** Signs that keyboards and word processors put where an ASCII one is meant. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/', '≤': '<=', '≥': '>=', '≠': '!=',
  '（': '(', '）': ')', '，': ',', '：': ':', '；': ';', '＝': '=', '“': '"', '”': '"', '‘': "'", '’': "'",
}; // prettier-ignore

export interface Lexed {
  tokens: Token[];
  comments: Span[];
  problems: Problem[];
}

export function tokenize(text: string, own: OwnUnits): Lexed {
  const tokens: Token[] = [];
  const comments: Span[] = [];
  const problems: Problem[] = [];
  let at = 0;
  const problem = (code: Problem['code'], start: number, end: number, message: string, fix?: string): void => {
    const fixes =
      fix === undefined ? undefined : [{ title: `Write ${fix}`, edits: [{ cell: '', start, end, text: fix }] }];
    problems.push({ code, severity: 'error', start, end, message, ...(fixes && { fixes }) });
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  const number = (start: number, digitsAt: number, currency: string | undefined): void => {
    at = digitsAt;
    const digits = take(DIGITS)![0];
    const suffix = readSuffix(text, at + digits.length, own, (word) => STOP.has(word));
    at = suffix.end;
    if (suffix.unknown) {
      const { word, start: wordAt } = suffix.unknown;
      at = wordAt + word.length;
      const instead = UNIT_SUGGESTIONS[word];
      problem(
        'U01',
        wordAt,
        at,
        instead
          ? `\`${word}\` is no unit or scale here; did you mean \`${instead}\`?`
          : `\`${word}\` is neither a unit nor a scale. To multiply by a name, write \`${digits} * ${word}\`; for a unit of your own, add \`unit ${word}\`.`,
        instead,
      );
    }
    const magnitude = Number(digits);
    const unit = currency ? combine(dimension({ [currency]: 1 }), suffix.dimension) : suffix.dimension;
    tokens.push({
      type: 'number',
      start,
      end: at,
      node: {
        kind: 'number',
        start,
        end: at,
        value: magnitude * suffix.factor,
        dimension: unit ?? PLAIN,
        look: suffix.look,
        magnitude,
        factor: suffix.factor,
        bare: !suffix.scaled && !suffix.united,
        percent: suffix.percent,
      },
    });
  };

  while (at < text.length) {
    const start = at;
    let found: RegExpExecArray | null;
    if ((found = take(BLANK))) {
      at += found[0].length;
    } else if ((found = take(NEWLINE))) {
      at += found[0].length;
      tokens.push({ type: 'newline', start, end: at });
    } else if ((found = take(COMMENT))) {
      at += found[0].length;
      comments.push({ start, end: at });
    } else if ((found = take(DATE))) {
      at += found[0].length;
      const day = toDay(found[0]);
      if (day === undefined) problem('P06', start, at, `${found[0]} is not a day of the calendar.`);
      tokens.push({ type: 'date', start, end: at, day: day ?? 0 });
    } else if ((found = take(QUARTER))) {
      at += found[0].length;
      tokens.push({ type: 'period', start, end: at, ...toQuarter(Number(found[1]), Number(found[2])) });
    } else if (take(DIGITS)) {
      number(start, start, undefined);
    } else if (text[at] === '.' && /\d/.test(text[at + 1] ?? '') && text[at - 1] !== '.') {
      const digits = /^\.\d+/.exec(text.slice(at, at + 40))![0];
      at += digits.length;
      problem('P05', start, at, `A decimal point needs digits on both sides: write 0${digits}.`, `0${digits}`);
    } else if (CURRENCY_SIGNS[text[at]!] && /\d/.test(text[at + 1] ?? '')) {
      number(start, at + 1, CURRENCY_SIGNS[text[at]!]);
    } else if (text[at] === '¥' || text[at] === '￥') {
      const digits = /^.[\d.]*/.exec(text.slice(at, at + 40))![0];
      problem('U02', start, start + 1, 'A bare ¥ may be yuan or yen: write `CNY` or `JPY` after the number.', '');
      at += 1;
      if (digits.length > 1) number(start, at, undefined);
    } else if ((found = take(MARK))) {
      at += found[0].length;
      const [key = '', ...rest] = found[1]!.split(',');
      const locator = rest.join(',').trim();
      if (!found[0].endsWith(']')) problem('P03', start, at, 'This source mark is never closed: add `]`.');
      else if (!key.trim()) problem('P03', start, at, 'A source mark names a key: `[^key]`.');
      tokens.push({
        type: 'mark',
        start,
        end: at,
        mark: { key: key.trim(), ...(locator && { locator }), start, end: at },
      });
    } else if ((found = take(WORD))) {
      at += found[0].length;
      tokens.push({ type: 'word', start, end: at, value: found[0].normalize('NFC') });
    } else if ((found = take(QUOTED))) {
      at += found[0].length;
      if (found[0].length < 2 || !found[0].endsWith("'"))
        problem('P03', start, at, "This quoted name is never closed: add `'`.");
      tokens.push({ type: 'quoted', start, end: at, value: found[1]!.normalize('NFC') });
    } else if ((found = take(TEXT))) {
      at += found[0].length;
      if (found[0].length < 2 || !found[0].endsWith('"'))
        problem('P03', start, at, 'This text is never closed: add `"`.');
      tokens.push({ type: 'text', start, end: at, value: found[1]!.replace(/\\(.)/g, '$1') });
    } else if ((found = take(SYMBOL))) {
      at += found[0].length;
      tokens.push({ type: 'symbol', start, end: at, value: found[0] });
    } else {
      const char = String.fromCodePoint(text.codePointAt(at)!);
      at += char.length;
      const instead = LOOK_ALIKE[char];
      problem(
        'P02',
        start,
        at,
        `\`${char}\` has no meaning here${instead ? `; did you mean \`${instead}\`?` : '.'}`,
        instead,
      );
      // Read on as if the ASCII sign stood there: one mistake, one error.
      if (instead && instead !== '"' && instead !== "'")
        tokens.push({ type: 'symbol', start, end: at, value: instead });
    }
  }
  tokens.push({ type: 'end', start: text.length, end: text.length });
  return { tokens, comments, problems };
}
