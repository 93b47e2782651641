// What is wrong, under the words that are wrong: what the language sees on every change, and what a run found out.
import {
  Diagnostic as Problem,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  languages,
  Range,
  workspace,
  type NotebookCell,
  type NotebookDocument,
} from 'vscode';
import type { FrontMatterProblem } from '../format';
import type { CellResult } from '../kernel/protocol';
import type { Diagnostic } from '../language/diagnostic';
import { analysisOf } from './analyses';
import { cellId, frontMatterOf } from './cells';
import { isOurs } from './serializer';
import { cellOf, locationOf, rangeOf } from './places';

/** Milliseconds of rest after the last keystroke: short enough to feel immediate, long enough not to nag mid-word. */
const REST = 150;

export interface Diagnostics extends Disposable {
  /** Takes what a run found in one cell, made from the given version of its text. */
  ran(result: Pick<CellResult, 'cell' | 'diagnostics'>, version: number): void;
  /** All that is known to be wrong with the cell as it stands. */
  of(cell: NotebookCell): readonly Diagnostic[];
}

export function registerDiagnostics(): Diagnostics {
  const collection = languages.createDiagnosticCollection('aibubble');
  const fromRuns = new Map<string, { version: number; found: readonly Diagnostic[] }>();
  const timers = new Map<NotebookDocument, ReturnType<typeof setTimeout>>();

  function of(cell: NotebookCell): readonly Diagnostic[] {
    const id = cellId(cell);
    const ran = fromRuns.get(id);
    // A newer text may have mended what the run found.
    const stillTrue = ran?.version === cell.document.version ? ran.found : [];
    const seen = analysisOf(cell.notebook).diagnostics.filter((diagnostic) => diagnostic.cell === id);
    return [...seen, ...stillTrue.filter((late) => !seen.some((early) => isSame(early, late)))];
  }

  function show(notebook: NotebookDocument): void {
    timers.delete(notebook);
    if (notebook.isClosed) return;
    collection.set(notebook.uri, frontMatterOf(notebook).problems.map(headProblem));
    for (const cell of notebook.getCells())
      collection.set(
        cell.document.uri,
        of(cell).map((diagnostic) => problemOf(notebook, cell, diagnostic)),
      );
  }

  function soon(notebook: NotebookDocument): void {
    if (!isOurs(notebook)) return;
    clearTimeout(timers.get(notebook));
    timers.set(notebook, setTimeout(show, REST, notebook));
  }

  function forget(cells: readonly NotebookCell[]): void {
    for (const cell of cells) {
      collection.delete(cell.document.uri);
      fromRuns.delete(cellId(cell));
    }
  }

  workspace.notebookDocuments.forEach(soon);
  const registrations = Disposable.from(
    collection,
    workspace.onDidOpenNotebookDocument(soon),
    workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
      contentChanges.forEach(({ removedCells }) => forget(removedCells));
      // Outputs change with every run; they say nothing about the text.
      if (contentChanges.length > 0 || cellChanges.some(({ document }) => document)) soon(notebook);
    }),
    workspace.onDidCloseNotebookDocument((notebook) => {
      clearTimeout(timers.get(notebook));
      timers.delete(notebook);
      collection.delete(notebook.uri);
      forget(notebook.getCells());
    }),
  );
  return {
    of,
    ran: ({ cell, diagnostics: found }, version) => {
      fromRuns.set(cell, { version, found });
      const notebook = workspace.notebookDocuments.find((each) => isOurs(each) && cellOf(each, cell));
      if (notebook) soon(notebook);
    },
    dispose: () => {
      timers.forEach(clearTimeout);
      registrations.dispose();
    },
  };
}

function headProblem({ line, message }: FrontMatterProblem): Problem {
  const problem = new Problem(new Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER), message, SEVERITY.warning);
  problem.source = 'AI Bubble';
  return problem;
}

const isSame = (a: Diagnostic, b: Diagnostic): boolean => a.code === b.code && a.start === b.start && a.end === b.end;

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const;

function problemOf(notebook: NotebookDocument, { document }: NotebookCell, diagnostic: Diagnostic): Problem {
  const { code, severity, message, related = [] } = diagnostic;
  const problem = new Problem(rangeOf(document, diagnostic), message, SEVERITY[severity]);
  problem.source = 'AI Bubble';
  problem.code = code;
  problem.relatedInformation = related.flatMap(({ cell, message: why, ...span }) => {
    const location = locationOf(notebook, cell, span);
    return location ? [new DiagnosticRelatedInformation(location, why)] : [];
  });
  return problem;
}
