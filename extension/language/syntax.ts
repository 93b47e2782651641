// The syntax tree of a formula cell: a discriminated union in which a missing piece is a node of its own,
// so the parser never throws and half-typed code can still be completed.
import type { Diagnostic, Span } from './diagnostic';
import type { Dimension } from './dimension';

/** How a number wants to be printed; carried by the checker, never at run time. */
export interface Look {
  /** The time unit that was written: `year` in `$12B/year`, `quarter` in `3 quarters`. */
  time?: string;
  /** The power or energy unit that was written. */
  unit?: string;
  as?: '%' | 'x';
  /** Scale words to print with: `亿` for 3000亿 CNY. */
  scale?: string;
}

/** `[^key]`, `[^key, locator]`. */
export interface SourceMark extends Span {
  key: string;
  locator?: string;
}

export interface NumberNode extends Span {
  kind: 'number';
  /** In base units. */
  value: number;
  dimension: Dimension;
  look: Look;
  /** The digits alone; `value = magnitude · factor`. */
  magnitude: number;
  factor: number;
  /** Neither scale nor unit was written (a currency may be): it takes those of the other end of a range. */
  bare: boolean;
  /** Written with `%`, which warns where it is added to something that is no percentage. */
  percent: boolean;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

export interface Argument extends Span {
  name?: string;
  nameSpan?: Span;
  value: Expression;
}

export interface Suffix extends Span {
  kind: 'where' | 'by' | 'join' | 'with' | 'sort' | 'top';
  /** `where`: the condition. `top`: the count. `join`: the other table. */
  value?: Expression;
  /** `by`, `sort`, `join … on`: columns. */
  columns: { name: string; span: Span; table?: string; descending?: boolean }[];
  /** `with`: computed columns. */
  computed?: { name: string; span: Span; value: Expression }[];
}

export type Expression =
  | NumberNode
  | (Span & { kind: 'text'; value: string })
  | (Span & { kind: 'truth'; value: boolean })
  /** Days since 1970-01-01. */
  | (Span & { kind: 'date'; day: number })
  /** First day and the day after the last. */
  | (Span & { kind: 'period'; from: number; to: number })
  | (Span & { kind: 'name'; name: string; quoted: boolean; unit?: NumberNode })
  | (Span & { kind: 'call'; callee: string; calleeSpan: Span; arguments: Argument[]; closed: boolean })
  | (Span & { kind: 'member'; object: Expression; property: string; propertySpan: Span })
  | (Span & { kind: 'unary'; operator: '-' | 'not'; operand: Expression })
  | (Span & { kind: 'binary'; operator: BinaryOperator; operatorSpan: Span; left: Expression; right: Expression })
  | (Span & {
      kind: 'range';
      form: 'to' | '..' | 'up to' | 'at least' | 'most of';
      low?: Expression;
      high?: Expression;
    })
  | (Span & { kind: 'in'; value: Expression; target: Expression; average?: Expression })
  | (Span & { kind: 'pick'; form: 'at' | '@'; value: Expression; key: Expression })
  | (Span & { kind: 'lambda'; parameters: { name: string; span: Span }[]; body: Expression })
  | (Span & { kind: 'if'; condition: Expression; yes: Expression; no: Expression })
  | (Span & { kind: 'list'; items: Expression[] })
  | (Span & { kind: 'suffixed'; value: Expression; suffixes: Suffix[] })
  | (Span & { kind: 'sourced'; value: Expression; marks: SourceMark[] })
  | (Span & { kind: 'group'; value: Expression })
  | (Span & { kind: 'missing' });

export interface Level {
  operator: '>' | '<' | '>=' | '<=';
  limit: Expression;
}

export type Statement =
  | (Span & { kind: 'definition'; name: string; nameSpan: Span; value: Expression; marks: SourceMark[] })
  | (Span & {
      kind: 'function';
      name: string;
      nameSpan: Span;
      parameters: { name: string; span: Span; annotation?: Expression }[];
      result?: Expression;
      body: Expression;
      marks: SourceMark[];
    })
  | (Span & { kind: 'expression'; value: Expression; marks: SourceMark[] })
  | (Span & {
      kind: 'gauge';
      name: string;
      nameSpan: Span;
      value: Expression;
      warn?: Level;
      alarm?: Level;
      marks: SourceMark[];
    })
  | (Span & { kind: 'assert'; test: Expression; message?: string })
  | (Span & { kind: 'unit'; name: string; nameSpan: Span })
  | (Span & { kind: 'correlate'; names: { name: string; span: Span }[]; value: Expression })
  | (Span & {
      kind: 'scenario';
      name: string;
      nameSpan: Span;
      label?: string;
      base?: { name: string; span: Span };
      definitions: { name: string; nameSpan: Span; value: Expression; marks: SourceMark[] }[];
    })
  | (Span & {
      kind: 'control';
      form: 'slider' | 'choice';
      name: string;
      nameSpan: Span;
      value: Expression;
      domain: Expression;
    });

export interface ParsedCell {
  statements: Statement[];
  /** Grammar only; `cell` is filled in by the caller. */
  problems: Omit<Diagnostic, 'cell'>[];
  /** Where the statements begin that have an error of their own. */
  broken: ReadonlySet<number>;
}

/** The children of an expression, in source order. */
export function children(e: Expression): Expression[] {
  switch (e.kind) {
    case 'call':
      return e.arguments.map((a) => a.value);
    case 'member':
      return [e.object];
    case 'unary':
      return [e.operand];
    case 'binary':
      return [e.left, e.right];
    case 'range':
      return [e.low, e.high].filter((x): x is Expression => x !== undefined);
    case 'in':
      return [e.value, e.target, ...(e.average ? [e.average] : [])];
    case 'pick':
      return [e.value, e.key];
    case 'lambda':
      return [e.body];
    case 'if':
      return [e.condition, e.yes, e.no];
    case 'list':
      return e.items;
    case 'suffixed':
      return [
        e.value,
        ...e.suffixes.flatMap((s) => [...(s.value ? [s.value] : []), ...(s.computed ?? []).map((c) => c.value)]),
      ];
    case 'sourced':
    case 'group':
      return [e.value];
    case 'number':
    case 'text':
    case 'truth':
    case 'date':
    case 'period':
    case 'name':
    case 'missing':
      return [];
  }
}

/** Every expression below and including `e`, parents first. */
export function walk(e: Expression, visit: (e: Expression) => void): void {
  visit(e);
  for (const child of children(e)) walk(child, visit);
}
