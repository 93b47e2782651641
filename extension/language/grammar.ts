// What the parsers of expressions, table verbs and statements share: binding powers, the way into an expression, and words.
import type { Span } from './diagnostic';
import type { Token } from './lexer';
import type { Expression } from './syntax';
import type { Cursor } from './tokens';

/** Binding powers, loosest first. */
export const POWER = {
  lambda: 1, if: 2, or: 3, and: 4, not: 5, compare: 6, in: 7, range: 8, add: 9, multiply: 10, negate: 11, power: 12, pick: 13, call: 14,
} as const; // prettier-ignore

export interface Grammar {
  expression(power?: number): Expression;
  /** An expression with table suffixes: where an argument, a group or a whole statement stands. */
  full(): Expression;
  cursor: Cursor;
}

export const tokenSpan = (token: Token): Span => ({ start: token.start, end: token.end });

/** `a value is expected here, found …`. */
export function expected(what: string, token: Token): string {
  switch (token.type) {
    case 'end':
    case 'newline':
      return `The line ends where ${what} is expected.`;
    case 'number':
      return `Found a number where ${what} is expected.`;
    case 'text':
      return `Found a text where ${what} is expected.`;
    case 'mark':
      return `A source mark stands after a value; ${what} is expected here.`;
    case 'word':
    case 'quoted':
    case 'symbol':
      return `Found \`${token.value}\` where ${what} is expected.`;
    case 'date':
    case 'period':
      return `Found a date where ${what} is expected.`;
  }
}
