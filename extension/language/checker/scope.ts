// What an expression is checked against: the names around it, and where its problems go.
import type { Node } from '../../engine/program';

import type { Fix, Span } from '../diagnostic';
import type { Problem } from '../lexer';
import type { Expression, Statement } from '../syntax';
import type { TableType, Type } from '../type';
import { UNKNOWN } from '../type';

/** A checked expression: its type, and the engine's tree of it. */
export interface Typed {
  type: Type;
  node: Node;
}

export type FunctionStatement = Statement & { kind: 'function' };

export interface Scope {
  /** Checks a part of an expression: calls and table verbs hold expressions, and expressions hold them. */
  check(e: Expression, scope: Scope): Typed;
  /** Key (name, or `cell name` for a local `_x`) and type of a notebook name. */
  lookup(name: string): { key: string; type: Type } | undefined;
  /** A function that the notebook defines. */
  functionNamed(name: string): FunctionStatement | undefined;
  /** All names in reach, for suggestions. */
  names(): Iterable<string>;
  /** Parameters of lambdas and functions. */
  locals: ReadonlyMap<string, { slot: number; type: Type }>;
  /** The table whose rows a `where` or `with` stands on. */
  row?: TableType;
  /** Fresh numbers for locals. */
  slot(): number;
  /** A stable id for the next uncertain literal: its definition and its place in it. */
  literal(): string;
  /** Source keys that unmarked literals take: the marks at the end of the definition. */
  marks: readonly string[];
  /** A literal without a source was met. */
  unsourced(span: Span): void;
  sourceKnown(key: string): boolean | undefined;
  report(problem: Problem): void;
  /** Names of functions being expanded, to stop recursion. */
  calling: readonly string[];
}

/** After an error: nothing further is said about it. */
export const failed: Typed = {
  type: UNKNOWN,
  node: { op: 'constant', value: { kind: 'missing', reason: 'not checked' } },
};

export function error(
  scope: Scope,
  code: Problem['code'],
  span: Span,
  message: string,
  more: Pick<Problem, 'fixes' | 'related'> = {},
): Typed {
  scope.report({ code, severity: 'error', start: span.start, end: span.end, message, ...more });
  return failed;
}

export const replace = (title: string, span: Span, text: string): Fix => ({
  title,
  edits: [{ cell: '', start: span.start, end: span.end, text }],
});

/** The nearest of `candidates` by edit distance, if near enough to be a slip. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
