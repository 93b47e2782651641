// What is wrong with a notebook, as plain data: the editor, the kernel and the command line show it each in their way.
import type { DiagnosticCode } from '../catalogue/diagnostics';

/** Character offsets into one cell's text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Replace `span` by `text`: what a quick fix does. */
export interface Edit extends Span {
  cell: string;
  text: string;
}

export interface Fix {
  title: string;
  edits: Edit[];
}

export interface Diagnostic extends Span {
  /** Id of the cell it stands in. */
  cell: string;
  code: DiagnosticCode;
  severity: 'error' | 'warning' | 'hint';
  message: string;
  /** The other places involved: the first definition of a name, the next step of a cycle. */
  related?: (Span & { cell: string; message: string })[];
  fixes?: Fix[];
}

/** A cell's own problem as a diagnostic; edits of its fixes stand in the same cell. */
export function inCell(problem: Omit<Diagnostic, 'cell'>, cell: string): Diagnostic {
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, cell: edit.cell || cell })),
  }));
  return { ...problem, cell, ...(fixes && { fixes }) };
}
