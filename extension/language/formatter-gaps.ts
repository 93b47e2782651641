// How many blanks stand between two tokens of a line.
import type { Token } from './lexer';
import { expressionsOf } from './names';
import type { Expression, Statement } from './syntax';
import { children } from './syntax';

/** What the tokens alone do not tell; places are offsets into the cell. */
export interface Roles {
  /** Where the name before an opening bracket ends: a call or a function's definition. */
  callees: ReadonlySet<number>;
  /** Where a minus or plus sign stands that has no left side. */
  signs: ReadonlySet<number>;
  /** Blanks before parts of a statement that stand apart: thresholds of a gauge, the message of an assertion. */
  apart: ReadonlyMap<number, number>;
  /** Where a definition inside a scenario begins. */
  members: ReadonlySet<number>;
}

export function rolesIn(statements: readonly Statement[], tokens: readonly Token[]): Roles {
  const index = new Map(tokens.map((token, k) => [token.start, k]));
  const callees = new Set<number>();
  const signs = new Set<number>();
  const apart = new Map<number, number>();
  const members = new Set<number>();
  const tokenAt = (start: number, back = 0): Token | undefined => tokens[(index.get(start) ?? NaN) - back];

  for (const statement of statements) {
    switch (statement.kind) {
      case 'function':
        callees.add(statement.nameSpan.end);
        break;
      case 'gauge': {
        // A threshold is a word, a comparison, a limit: only the limit has a place of its own.
        const limits = [statement.warn, statement.alarm].flatMap((level) => (level ? [level.limit.start] : []));
        limits
          .sort((a, b) => a - b)
          .forEach((limit, k) => {
            const word = tokenAt(limit, 2);
            if (word) apart.set(word.start, k === 0 ? 3 : 2);
          });
        break;
      }
      case 'assert': {
        const message = statement.message === undefined ? undefined : tokens.findLast((t) => t.end === statement.end);
        if (message) apart.set(message.start, 3);
        break;
      }
      case 'scenario':
        for (const definition of statement.definitions) members.add(definition.nameSpan.start);
        break;
      case 'definition':
      case 'expression':
      case 'unit':
      case 'correlate':
      case 'control':
        break;
    }
    for (const root of rootsOf(statement)) visit(root);
  }
  return { callees, signs, apart, members };

  function visit(root: Expression): void {
    const open = [root];
    for (let e = open.pop(); e; e = open.pop()) {
      if (e.kind === 'call') callees.add(e.calleeSpan.end);
      const signed = e.kind === 'unary' || e.kind === 'group' ? tokenAt(e.start) : undefined;
      if (signed?.type === 'symbol' && (signed.value === '-' || signed.value === '+')) signs.add(signed.start);
      open.push(...children(e));
    }
  }
}

/** What a statement evaluates, with the dimensions of a function. */
const rootsOf = (statement: Statement): Expression[] =>
  statement.kind === 'function'
    ? [
        statement.body,
        ...(statement.result ? [statement.result] : []),
        ...statement.parameters.flatMap((p) => (p.annotation ? [p.annotation] : [])),
      ]
    : expressionsOf(statement);

const TIGHT = new Set(['.', '..', '^']);
const symbolOf = (token: Token): string => (token.type === 'symbol' ? token.value : '');

/** Blanks between two neighbours on a line. */
export function gapBetween(left: Token, right: Token, roles: Roles): number {
  const [before, after] = [symbolOf(left), symbolOf(right)];
  if (after === ',' || after === ':' || after === ')' || after === ']') return 0;
  if (before === '(' || before === '[' || (before === '{' && after === '}')) return 0;
  if (TIGHT.has(before) || TIGHT.has(after) || roles.signs.has(left.start)) return 0;
  if (after === '(' && roles.callees.has(left.end)) return 0;
  return roles.apart.get(right.start) ?? 1;
}
