// Places in cells: the language counts characters, VS Code lines and columns.
import { Location, Range, workspace, type NotebookCell, type NotebookDocument, type TextDocument } from 'vscode';
import type { Span } from '../language/diagnostic';
import { cellId } from './cells';
import { isOurs } from './serializer';

export const rangeOf = (document: TextDocument, { start, end }: Span): Range =>
  new Range(document.positionAt(start), document.positionAt(end));

export const cellOf = (notebook: NotebookDocument, id: string): NotebookCell | undefined =>
  notebook.getCells().find((cell) => cellId(cell) === id);

export function locationOf(notebook: NotebookDocument, cell: string, span: Span): Location | undefined {
  const document = cellOf(notebook, cell)?.document;
  return document && new Location(document.uri, rangeOf(document, span));
}

/** The notebook of ours that a cell's document belongs to. */
export const notebookOf = (document: TextDocument): NotebookDocument | undefined =>
  workspace.notebookDocuments.find(
    (notebook) => isOurs(notebook) && notebook.getCells().some((cell) => cell.document === document),
  );
