// A notebook as the language and the kernel see it.
import { NotebookCellKind, type NotebookCell, type NotebookDocument } from 'vscode';
import type { CellInput, Overrides } from '../language/notebook';

export const NOTEBOOK_TYPE = 'aibubble';
export const CELL_LANGUAGES = ['aibubble', 'aibubble-data', 'vega-lite'];

export const isOurs = (notebook: NotebookDocument): boolean => notebook.notebookType === NOTEBOOK_TYPE;

/** A cell's address keeps its meaning while the notebook is open, wherever the cell is moved to. */
export const cellId = (cell: NotebookCell): string => cell.document.uri.toString();

export function cellInputs(notebook: NotebookDocument): CellInput[] {
  return notebook.getCells().map((cell) => ({
    id: cellId(cell),
    kind: cell.kind === NotebookCellKind.Code ? 'code' : 'markdown',
    language: cell.document.languageId,
    text: cell.document.getText(),
  }));
}

/** What the notebook's front matter chooses. */
export function overridesOf(_notebook: NotebookDocument): Overrides {
  return {};
}
