// A cursor over the tokens of one cell: where the parser stands, and what it has complained about.
import type { Lexed, Problem, Token } from './lexer';
import type { Span } from './diagnostic';

export interface Cursor {
  /** The token `ahead` places on, newlines included. */
  peek(ahead?: number): Token;
  next(): Token;
  /** The symbol stands here. */
  is(symbol: string): boolean;
  /** One of these words stands here, unquoted. */
  isWord(...words: string[]): boolean;
  /** Steps over the symbol if it stands here. */
  eat(symbol: string): boolean;
  eatWord(word: string): boolean;
  skipNewlines(): void;
  /** Steps over newlines unless the next line is a definition: then the value is missing. */
  skipNewlinesToValue(): void;
  /** After an error between brackets: steps over everything up to and including the closing one. */
  recoverTo(symbol: string): void;
  /** Steps over newlines only where `test` holds for the first token after them. */
  skipNewlinesIf(test: (token: Token, after: Token) => boolean): void;
  /** Newlines are blanks while `inside` runs: between brackets. */
  inBrackets<T>(inside: () => T): T;
  /** Reports one problem a statement: later ones follow from the first. */
  complain(
    code: Problem['code'],
    span: Span,
    message: string,
    fix?: { title: string; text: string; span?: Span },
  ): void;
  /** Ends the statement: problems may be reported again. */
  endStatement(): void;
  /** End of the last token stepped over. */
  readonly lastEnd: number;
  /** The last token stepped over. */
  readonly last: Token | undefined;
  readonly problems: Problem[];
}

export function cursorOver({ tokens, problems }: Lexed): Cursor {
  const lexical = problems.length;
  let at = 0;
  let brackets = 0;
  let complained = false;
  let lastEnd = 0;
  /** The first lexical problem of this statement or a later one. */
  let nextLexical = 0;
  const settle = (): void => {
    if (brackets === 0 || tokens[at]!.type !== 'newline') return;
    let k = at;
    while (tokens[k]!.type === 'newline') k++;
    // An open bracket is forgotten, not continued, where the next line begins with `name =`.
    const before = tokens[at - 1];
    const continues = before && 'value' in before && (before.value === ',' || before.value === 'with');
    if (continues || !beginsDefinition(k)) at = k;
  };
  const symbolAt = (k: number, value: string): boolean => {
    const token = tokens[k];
    return token?.type === 'symbol' && token.value === value;
  };
  const nameAt = (k: number): boolean => tokens[k]?.type === 'word' || tokens[k]?.type === 'quoted';
  const beginsDefinition = (k: number): boolean => {
    if (!nameAt(k)) return false;
    if (symbolAt(k + 1, '=')) return true;
    const token = tokens[k]!;
    return token.type === 'word' && token.value === 'gauge' && nameAt(k + 1) && symbolAt(k + 2, '=');
  };
  const peek = (ahead = 0): Token => {
    settle();
    let k = at;
    for (let n = 0; n < ahead && k < tokens.length - 1; n++) {
      k++;
      if (brackets > 0) while (tokens[k]!.type === 'newline') k++;
    }
    return tokens[k]!;
  };
  const cursor: Cursor = {
    peek,
    next() {
      const token = peek();
      if (token.type !== 'end') at++;
      lastEnd = token.end;
      return token;
    },
    is: (symbol) => {
      const token = peek();
      return token.type === 'symbol' && token.value === symbol;
    },
    isWord: (...words) => {
      const token = peek();
      return token.type === 'word' && words.includes(token.value);
    },
    eat: (symbol) => cursor.is(symbol) && (cursor.next(), true),
    eatWord: (word) => cursor.isWord(word) && (cursor.next(), true),
    skipNewlines() {
      while (tokens[at]!.type === 'newline') at++;
    },
    skipNewlinesToValue() {
      let k = at;
      while (tokens[k]!.type === 'newline') k++;
      if (!beginsDefinition(k)) at = k;
    },
    recoverTo(symbol) {
      for (let depth = 0; ;) {
        const token = peek();
        if (token.type === 'end' || token.type === 'newline') return;
        cursor.next();
        if (token.type !== 'symbol') continue;
        if (depth === 0 && token.value === symbol) return;
        if (token.value === '(' || token.value === '[') depth++;
        else if (token.value === ')' || token.value === ']') depth = Math.max(0, depth - 1);
      }
    },
    skipNewlinesIf(test) {
      let k = at;
      while (tokens[k]!.type === 'newline') k++;
      if (k > at && test(tokens[k]!, tokens[k + 1] ?? tokens[k]!)) at = k;
    },
    inBrackets(inside) {
      brackets++;
      try {
        return inside();
      } finally {
        brackets--;
      }
    },
    complain(code, span, message, fix) {
      // A token that could not be read explains everything after it in its statement.
      if (complained || (nextLexical < lexical && problems[nextLexical]!.start <= span.end)) return;
      complained = true;
      // Where the line ends too early, the last token shows the place: nothing can be underlined behind it.
      const last = tokens[at - 1];
      const here = tokens[at]!;
      const ends = (here.type === 'newline' || here.type === 'end') && span.start === here.start;
      const place = ends && last && last.type !== 'newline' ? last : span;
      const edit = fix && { cell: '', start: (fix.span ?? span).start, end: (fix.span ?? span).end, text: fix.text };
      problems.push({
        code,
        severity: 'error',
        start: place.start,
        end: place.end,
        message,
        ...(fix && edit && { fixes: [{ title: fix.title, edits: [edit] }] }),
      });
    },
    endStatement() {
      complained = false;
      const { start } = tokens[at]!;
      while (nextLexical < lexical && problems[nextLexical]!.start < start) nextLexical++;
    },
    get lastEnd() {
      return lastEnd;
    },
    get last() {
      return tokens[at - 1];
    },
    problems,
  };
  return cursor;
}
