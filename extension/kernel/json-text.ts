// Where a text stops being JSON. Engines word their own messages differently and often leave the place out.

const BLANKS = String.raw`[ \t\r\n]*`;
const MARK = String.raw`([{}[\],:])`;
/** JSON refuses control characters inside a text. */
const TEXT = String.raw`("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(`${BLANKS}(?:${MARK}|${TEXT}|${NUMBER}|true|false|null)`, 'y');

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end';

export interface JsonMistake {
  at: number;
  /** What stands there instead of what is expected, in words. */
  message: string;
}

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value is expected',
  'value or ]': 'a value or `]` is expected',
  key: 'a name in double quotes is expected',
  'key or }': 'a name in double quotes or `}` is expected',
  ':': '`:` is expected after the name',
  ', or }': '`,` or `}` is expected',
  ', or ]': '`,` or `]` is expected',
  end: 'nothing more is expected',
};

/** Containers nested deeper are refused: drawing walks them one inside the other. */
export const DEEPEST = 200;

/** The first place at which `text` is no JSON, or nests too deeply; undefined where it is one value. */
export function jsonMistake(text: string): JsonMistake | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const after = (): Expected => (open.length === 0 ? 'end' : open[open.length - 1] === '{' ? ', or }' : ', or ]');
  for (let at = 0; ;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    const start = at + /^[ \t\r\n]*/.exec(text.slice(at, at + 10_000))![0].length;
    if (!found) {
      if (start >= text.length && expected === 'end') return undefined;
      const end = start >= text.length ? 'the text ends here, but ' : '';
      return { at: Math.min(start, text.length), message: `${end}${WORDS[expected]}` };
    }
    const [, mark, string] = found;
    const wrong = { at: start, message: WORDS[expected] };
    at = TOKEN.lastIndex;
    if (mark === undefined) {
      if (string !== undefined && expected.startsWith('key')) expected = ':';
      else if (expected.startsWith('value')) expected = after();
      else return wrong;
    } else if (mark === '{' || mark === '[') {
      if (!expected.startsWith('value')) return wrong;
      if (open.push(mark) > DEEPEST) return { at: start, message: `it is nested more than ${DEEPEST} deep` };
      expected = mark === '{' ? 'key or }' : 'value or ]';
    } else if (mark === '}' || mark === ']') {
      if (!expected.endsWith(mark)) return wrong;
      open.pop();
      expected = after();
    } else if (mark === ':') {
      if (expected !== ':') return wrong;
      expected = 'value';
    } else {
      if (!expected.startsWith(',')) return wrong;
      expected = expected === ', or }' ? 'key' : 'value';
    }
  }
}
