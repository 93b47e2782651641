// What the language makes of a notebook, kept until the notebook changes. Every editor answer starts here.
import type { NotebookDocument } from 'vscode';
import { analyse, type Analysis } from '../language/analysis';
import { cellId, cellInputs } from './cells';

const kept = new WeakMap<NotebookDocument, { state: string; analysis: Analysis }>();

/** The analysis of the notebook as it is now. About a millisecond a cell when something changed, nothing otherwise. */
export function analysisOf(notebook: NotebookDocument): Analysis {
  const cells = notebook.getCells().map(({ document, kind }) => `${kind} ${document.languageId} ${document.version}`);
  const state = [...cells, ...notebook.getCells().map(cellId)].join('\n');
  const known = kept.get(notebook);
  if (known?.state === state) return known.analysis;
  const analysis = analyse(cellInputs(notebook));
  kept.set(notebook, { state, analysis });
  return analysis;
}
