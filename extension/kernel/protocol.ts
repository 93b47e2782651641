// The messages between a host (VS Code's extension host, the command line) and a notebook's kernel.
// Everything here is plain data that survives structured cloning. The kernel's state is a pure function
// of `update` and of the files it reads through `read`, so a host may end a worker at any time and
// start a fresh one with the last `update`: nothing is lost.
import type { CellInput, Overrides } from '../language/notebook';
import type { Diagnostic } from '../language/diagnostic';
import type { Output } from '../output/result';

/** Why a cell has no (complete) result; becomes a `NotebookCellOutputItem.error`. */
export interface CellError {
  /** Stable code of the diagnostic, or `K01` (worker ended) and the like. */
  code: string;
  /** One plain sentence with its fix. */
  message: string;
  /** The place in words: `line 3, column 8`, with the source line and a caret under it. */
  frame: string;
}

export interface CellResult {
  cell: string;
  outputs: Output[];
  errors: CellError[];
  /** Runtime diagnostics of this cell only; static ones are the host's own. */
  diagnostics: Diagnostic[];
  /** Evaluation time in milliseconds. */
  millis: number;
  /** Equal to that of the last result where nothing that is shown has changed. */
  fingerprint: string;
}

export type ToKernel =
  | { type: 'update'; version: number; cells: CellInput[]; overrides: Overrides }
  /** Evaluate these cells and every cell that depends on them (all cells: name them all). */
  | { type: 'run'; run: number; cells: string[] }
  | { type: 'file'; request: number; bytes: Uint8Array }
  | { type: 'noFile'; request: number; reason: string };

export type FromKernel =
  /** The cells that this run will answer for, in document order: those asked for and their dependants. */
  | { type: 'plan'; run: number; cells: string[] }
  | { type: 'result'; run: number; result: CellResult }
  | { type: 'done'; run: number }
  /** Long work, to be shown in the cell. `fraction` in 0..1. */
  | { type: 'progress'; run: number; cell: string; fraction: number; text: string }
  /** A data file, as written in the notebook; answered by `file` or `noFile` with the same number. */
  | { type: 'read'; request: number; path: string };

/** One end of the wire; the worker and the host each hold one. */
export interface Port<In, Out> {
  post(message: Out): void;
  listen(handler: (message: In) => void): void;
  close(): void;
}
