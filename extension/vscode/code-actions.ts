// Quick fixes: the language proposes edits as data, VS Code makes them.
import {
  CodeAction,
  CodeActionKind,
  languages,
  WorkspaceEdit,
  type CodeActionProvider,
  type Disposable,
  type NotebookDocument,
} from 'vscode';
import type { Fix } from '../language/diagnostic';
import { CELL_LANGUAGES } from './cells';
import { NOTEBOOK_TYPE } from './serializer';
import type { Diagnostics } from './diagnostics';
import { cellOf, notebookOf, rangeOf } from './places';

export function registerCodeActions(diagnostics: Diagnostics): Disposable {
  const selector = CELL_LANGUAGES.map((language) => ({ notebookType: NOTEBOOK_TYPE, language }));
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range, context) => {
      const notebook = notebookOf(document);
      const cell = notebook && cellOf(notebook, document.uri.toString());
      if (!cell) return [];
      return diagnostics.of(cell).flatMap((diagnostic) => {
        const place = rangeOf(document, diagnostic);
        if (!place.intersection(range)) return [];
        // VS Code hands back copies of the problems that it shows; the one that is meant has the code and the place.
        const problems = context.diagnostics.filter(
          (problem) => problem.code === diagnostic.code && problem.range.isEqual(place),
        );
        return (diagnostic.fixes ?? []).map((fix, index, all) => {
          const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
          action.edit = editOf(notebook, fix);
          action.diagnostics = problems;
          action.isPreferred = all.length === 1 && index === 0;
          return action;
        });
      });
    },
  };
  return languages.registerCodeActionsProvider(selector, provider, {
    providedCodeActionKinds: [CodeActionKind.QuickFix],
  });
}

function editOf(notebook: NotebookDocument, fix: Fix): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { cell, text, ...span } of fix.edits) {
    const document = cellOf(notebook, cell)?.document;
    if (document) edit.replace(document.uri, rangeOf(document, span), text);
  }
  return edit;
}
