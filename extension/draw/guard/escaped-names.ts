// Columns called `constructor`, categories called `__proto__`. Vega keeps fields and keys in plain objects, where these
// names are taken. Inside a drawing they carry an invisible mark, which is taken off again where text is shown.

const MARK = '\u2060';
const TAKEN: readonly string[] = Object.getOwnPropertyNames(Object.prototype);
const MARKED = new RegExp(`(${TAKEN.join('|')})${MARK}`, 'g');

/** A column's name as it is inside a drawing. */
export function escapedField(name: string): string {
  return TAKEN.includes(name) ? name + MARK : name;
}

/** A value of a row as it is inside a drawing: only `__proto__` cannot be a key. */
export function escapedValue<Value>(value: Value): Value | string {
  return value === '__proto__' ? value + MARK : value;
}

/** Text as the reader sees it. */
export function shownText(text: string): string {
  return text.includes(MARK) ? text.replace(MARKED, '$1') : text;
}
