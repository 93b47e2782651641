// A notebook as the language and the kernel see it.
import { NotebookCellKind, type NotebookCell, type NotebookDocument } from 'vscode';
import { frontMatter, type FrontMatter } from '../format';
import type { CellInput, Overrides } from '../language/notebook';
import { cellMemory, notebookMemory } from './serializer';

export const CELL_LANGUAGES = ['aibubble', 'aibubble-data', 'vega-lite'];

/** A cell's address keeps its meaning while the notebook is open, wherever the cell is moved to. */
export const cellId = (cell: NotebookCell): string => cell.document.uri.toString();

export const cellInputs = (notebook: NotebookDocument): CellInput[] =>
  notebook.getCells().map((cell) => ({
    id: cellId(cell),
    kind: cell.kind === NotebookCellKind.Code ? 'code' : 'markdown',
    language: cell.document.languageId,
    text: cell.document.getText(),
    unclosed: isUnclosed(cell),
  }));

/** A fence that was never closed is closed by the first edit of its text, so it is open as long as the text is the file's. */
function isUnclosed(cell: NotebookCell): boolean {
  const { unclosed, raw } = cellMemory(cell.metadata);
  const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd();
  return unclosed === true && plain(raw ?? '').endsWith(plain(cell.document.getText()));
}

export const frontMatterOf = (notebook: NotebookDocument): FrontMatter =>
  frontMatter({ ...notebookMemory(notebook.metadata), cells: [] });

/** What the notebook's front matter chooses. */
export function overridesOf(notebook: NotebookDocument): Overrides {
  const { asOf, samples, seed } = frontMatterOf(notebook);
  return { asOf, samples, seed };
}
