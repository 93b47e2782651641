// What is known of a notebook once its cells are parsed, named and checked.
import type { Correlation } from '../engine/distribution';
import type { Node } from '../engine/program';
import type { FunctionStatement } from './checker/scope';
import type { DataCell } from './data/data-cell';
import type { Diagnostic, Span } from './diagnostic';
import type { CellInput } from './notebook';
import type { Scenario } from './scenarios';
import type { ParsedCell, Statement } from './syntax';
import type { Type } from './type';

/** A name of the notebook: a definition, a gauge or a data cell. */
export interface Definition {
  key: string;
  name: string;
  cell: string;
  nameSpan: Span;
  span: Span;
  type: Type;
  /** Absent for data cells and where an error stands. */
  node?: Node;
  dependencies: string[];
  /** Names below it that have an error: it waits for them. */
  waitsFor: string[];
  failed: boolean;
}

/** A function of the notebook. */
export interface FunctionDefinition {
  statement: FunctionStatement;
  cell: string;
  /** It has an error, is defined twice, or reaches itself: its callers wait for it. */
  failed: boolean;
}

/** A statement as it will be shown, in cell order. */
export interface CheckedStatement {
  statement: Statement;
  /** Name under which its value is found; unnamed ones are evaluated by `node`. */
  key?: string;
  type: Type;
  node?: Node;
  levels?: { warn?: Node; alarm?: Node; direction: 'above' | 'below' };
  dependencies: string[];
  /** Keys of the notebook's functions that it calls, directly or through others. */
  calls: string[];
  waitsFor: string[];
  failed: boolean;
}

/** A formula in a field of a data cell. */
export interface FieldNode {
  column: string;
  row: number;
  node: Node;
}

export interface CellAnalysis {
  input: CellInput;
  parsed?: ParsedCell;
  data?: DataCell;
  /** Checked formulas of the data cell's fields. */
  fieldNodes?: FieldNode[];
  statements: CheckedStatement[];
}

export interface Analysis {
  cells: Map<string, CellAnalysis>;
  definitions: Map<string, Definition>;
  /** By name; by key (`keyOf`) where they are local to a cell. */
  functions: Map<string, FunctionDefinition>;
  scenarios: Map<string, Scenario>;
  /** Names whose uncertain literals move together. */
  correlations: Correlation[];
  /** Keys in an order in which each comes after what it reads. */
  order: string[];
  /** Keys of all `sources` cells; undefined while one of them is in a file that is not read yet. */
  sources: Set<string> | undefined;
  ownUnits: Set<string>;
  diagnostics: Diagnostic[];
}
