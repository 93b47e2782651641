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

/** A function of the notebook, with the names in reach where it stands. */
export interface OwnFunction extends Pick<Scope, 'lookup' | 'names' | 'functionNamed' | 'marks'> {
  statement: FunctionStatement;
  failed: boolean;
}

export interface Scope {
  /** Checks a part of an expression: calls and table verbs hold expressions, and expressions hold them. */
  check(e: Expression, scope: Scope): Typed;
  /** Key (name, or `cell name` for a local `_x`) and type of a notebook name. */
  lookup(name: string): { key: string; type: Type } | undefined;
  /** A function that the notebook defines. */
  functionNamed(name: string): OwnFunction | undefined;
  functionNames(): Iterable<string>;
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
  scenarioKnown(name: string): boolean;
  scenarioNames(): Iterable<string>;
  /** Keys of all sources; undefined while a file with some is not read yet. */
  sources: ReadonlySet<string> | undefined;
  report(problem: Problem): void;
  /** Counts a function put in place of its call; false past the budget of one statement. */
  expand(): boolean;
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
