// Text to tokens. Every character belongs to a token or to the blanks between two; nothing throws.
import { CURRENCY_SIGNS, SCALES } from '../catalogue/units';
import { toDay, toQuarter } from './calendar';
import type { Diagnostic, Span } from './diagnostic';
import { combine, dimension, PLAIN } from './dimension';
import type { OwnUnits } from './quantity';
import { inBaseUnits, readSuffix, suggestUnit, UNIT_WITH_SIGN } from './quantity';
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
const CONFLICT = /(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*)?(?=[\r\n]|$)/y;
const SYMBOL = /=>|==|!=|<=|>=|\.\.|[-+*/^=<>()[\]{},:.@%]/y;

/** `1,000` and `1_000`. */
const GROUPED = /\d{1,3}(?:[,_]\d{3})+(?![\d_])(?:\.\d+)?/y;
const WIDE_DIGITS = /[０-９]+(?:[．.][０-９]+)?/y;
const YEN_AMOUNT = new RegExp(`[¥￥]\\s*(\\d+(?:\\.\\d+)?)?(\\s*(?:${SCALES.map((x) => x.name).join('|')}))?(?![\\p{L}\\p{N}])`, 'uy'); // prettier-ignore
const CURLY = /[“”„]([^“”„"\r\n]*)[“”"]/y;

/** Operators of other languages, and what is meant. */
const FOREIGN = /&&|\|\||\*\*|<>|:=|!(?!=)|\/\/|\/\*/y;
const INSTEAD: Readonly<Record<string, string>> = {
  '&&': 'and', '||': 'or', '**': '^', '<>': '!=', ':=': '=', '!': 'not ', '//': '#', '/*': '#',
}; // prettier-ignore

/** Signs that keyboards and word processors put where an ASCII one is meant. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/', '≤': '<=', '≥': '>=', '≠': '!=',
  '＋': '+', '－': '-', '＊': '*', '／': '/', '％': '%', '＜': '<', '＞': '>', '＄': '$', '［': '[', '］': ']',
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
  let brackets = 0;
  let conflict = false;
  const atLineStart = (): boolean => at === 0 || /[\r\n]/.test(text[at - 1]!);
  const problem = (code: Problem['code'], start: number, end: number, message: string, ...fix: string[]): void => {
    const fixes = fix.map((text) => ({ title: `Write ${text.trim()}`, edits: [{ cell: '', start, end, text }] }));
    problems.push({ code, severity: 'error', start, end, message, ...(fixes.length && { fixes }) });
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  /** After `in`, `/`, `*` and `:` a unit may stand. */
  const unitMayStand = (): boolean => {
    const last = tokens[tokens.length - 1];
    return last?.type === 'word' ? last.value === 'in' : last?.type === 'symbol' && '/*:'.includes(last.value);
  };

  /** Commas and underscores in a number, where they cannot be meant as anything else. */
  const grouped = (currency: string | undefined): string | undefined => {
    const found = take(GROUPED)?.[0];
    const certain = found !== undefined && (brackets === 0 || currency !== undefined || /_|,0/.test(found));
    return certain ? found : undefined;
  };
  const unknownWord = (digits: string, word: string, wordAt: number): void => {
    const instead = suggestUnit(word, own);
    if (word === 'x') {
      const message = `A multiple is written without a blank: \`${digits}x\`. To multiply by a name, write \`${digits} * x\`.`;
      problem('U01', wordAt, at, message, '* x');
    } else if (instead) {
      problem('U01', wordAt, at, `\`${word}\` is no unit or scale here; did you mean \`${instead}\`?`, instead);
    } else {
      const message = `\`${word}\` is neither a unit nor a scale. To multiply by a name, write \`${digits} * ${word}\`; for a unit of your own, add \`unit ${word}\`.`;
      problem('U01', wordAt, at, message);
    }
  };

  const number = (start: number, digitsAt: number, currency: string | undefined): void => {
    at = digitsAt;
    const group = grouped(currency);
    const digits = group ?? take(DIGITS)![0];
    const suffix = readSuffix(text, at + digits.length, own, (word) => STOP.has(word));
    if (group !== undefined) {
      const plain = text.slice(start, suffix.end).replace(group, group.replace(/[,_]/g, ''));
      const other = brackets > 0 && group.includes(',') ? ' Two arguments stand with a blank after the comma.' : '';
      const message = `Digits are not grouped: write \`${plain}\`, not \`${text.slice(start, suffix.end)}\`.${other}`;
      problem('P04', start, suffix.end, message, plain);
    } else if (suffix.end === at + digits.length && /^\.(?![.\p{L}_'])/u.test(text.slice(suffix.end, suffix.end + 2))) {
      const message = `A decimal point needs digits on both sides: write \`${digits}\` or \`${digits}.0\`.`;
      problem('P05', start, suffix.end + 1, message, text.slice(start, suffix.end));
      suffix.end++;
    }
    at = suffix.end;
    if (suffix.unknown) {
      const { word, start: wordAt } = suffix.unknown;
      at = wordAt + word.length;
      unknownWord(digits, word, wordAt);
    }
    const magnitude = Number(digits.replace(/[,_]/g, ''));
    if (!Number.isFinite(inBaseUnits(magnitude, suffix.factor)))
      problem('P11', start, at, 'This number is too large to hold: the largest is about 1.8e308.');
    const unit = currency ? combine(dimension({ [currency]: 1 }), suffix.dimension) : suffix.dimension;
    tokens.push({
      type: 'number',
      start,
      end: at,
      node: {
        kind: 'number',
        start,
        end: at,
        value: inBaseUnits(magnitude, suffix.factor),
        dimension: unit ?? PLAIN,
        look: suffix.look,
        magnitude,
        factor: suffix.factor,
        bare: !suffix.scaled && !suffix.united,
        percent: suffix.percent,
      },
    });
  };

  const foreign = (start: number, sign: string): void => {
    at += sign.length;
    const instead = INSTEAD[sign]!;
    if (instead === '#') {
      problem('P02', start, at, 'A comment begins with `#`.', '#');
      at += /^[^\r\n\u2028\u2029]*/.exec(text.slice(at))![0].length;
      comments.push({ start, end: at });
      return;
    }
    problem('P02', start, at, `\`${sign}\` has no meaning here; did you mean \`${instead.trim()}\`?`, instead);
    tokens.push({ type: /\w/.test(instead) ? 'word' : 'symbol', start, end: at, value: instead.trim() });
  };

  /** `¥300B` is read as 300B, so that nothing further is said of it. */
  const yen = (start: number): void => {
    const [, digits, scale = ''] = take(YEN_AMOUNT) ?? take(/[¥￥](\d+(?:\.\d+)?)?/y)!;
    const end = digits === undefined ? start + 1 : text.indexOf(digits, start) + digits.length + scale.length;
    const written = digits === undefined ? '' : `${digits}${scale}`;
    const before = digits === undefined && /[\p{L}\p{N}]$/u.test(text.slice(0, start)) ? ' ' : '';
    problem(
      'U02',
      start,
      end,
      'A bare ¥ may be yuan or yen: write `CNY` or `JPY` after the number.',
      ...['CNY', 'JPY'].map((code) => `${written || before}${written ? ' ' : ''}${code}`),
    );
    if (digits === undefined) at = start + 1;
    else number(start, text.indexOf(digits, start), undefined);
  };

  while (at < text.length) {
    const start = at;
    let found: RegExpExecArray | null;
    if (atLineStart() && (found = take(CONFLICT))) {
      at += found[0].length;
      // One conflict has three markers; its first stands for it.
      if (found[0].startsWith('<') || !conflict)
        problem('D09', start, at, 'A merge was never finished here: keep one side and delete the marker lines.');
      conflict = true;
    } else if ((found = take(BLANK))) {
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
    } else if (unitMayStand() && (found = take(UNIT_WITH_SIGN))) {
      at += found[0].length;
      tokens.push({ type: 'word', start, end: at, value: found[0] });
    } else if (take(DIGITS)) {
      number(start, start, undefined);
    } else if ((found = take(WIDE_DIGITS))) {
      at += found[0].length;
      const digits = found[0].normalize('NFKC');
      problem('P02', start, at, `Digits are written in ASCII: ${digits}.`, digits);
    } else if (text[at] === '.' && /\d/.test(text[at + 1] ?? '') && text[at - 1] !== '.') {
      const digits = /^\.\d+/.exec(text.slice(at, at + 40))![0];
      problem(
        'P05',
        start,
        at + digits.length,
        `A decimal point needs digits on both sides: write \`0${digits}\`.`,
        `0${digits}`,
      );
      number(start, at + 1, undefined);
    } else if (CURRENCY_SIGNS[text[at]!] && /\d/.test(text[at + 1] ?? '')) {
      number(start, at + 1, CURRENCY_SIGNS[text[at]!]);
    } else if (text[at] === '¥' || text[at] === '￥') {
      yen(start);
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
    } else if ((found = take(CURLY))) {
      at += found[0].length;
      problem('P02', start, at, 'A text stands in straight quotes.', `"${found[1]!}"`);
      tokens.push({ type: 'text', start, end: at, value: found[1]! });
    } else if ((found = take(FOREIGN))) {
      foreign(start, found[0]);
    } else if ((found = take(SYMBOL))) {
      at += found[0].length;
      if (found[0] === '(' || found[0] === '[') brackets++;
      else if (found[0] === ')' || found[0] === ']') brackets = Math.max(0, brackets - 1);
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
        ...(instead === undefined ? [] : [instead]),
      );
      // Read on as if the ASCII sign stood there: one mistake, one error.
      if (instead && instead !== '"' && instead !== "'")
        tokens.push({ type: 'symbol', start, end: at, value: instead });
    }
  }
  tokens.push({ type: 'end', start: text.length, end: text.length });
  return { tokens, comments, problems };
}
