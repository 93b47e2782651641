// Insert Indicator…: a picker made from the catalogue, and a new cell that is ready but for its figures.
import type { Disposable } from 'vscode';
import {
  commands,
  env,
  l10n,
  NotebookCellData,
  NotebookCellKind,
  NotebookEdit,
  NotebookRange,
  QuickPickItemKind,
  Range,
  SnippetString,
  window,
  workspace,
  WorkspaceEdit,
  type NotebookEditor,
  type QuickPickItem,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { ENTRIES, entryOf } from '../catalogue/entries';
import type { FunctionEntry } from '../catalogue/function-entry';
import { isOurs } from './serializer';
import { fillDeals, placeholderText } from './snippet-text';

/** Milliseconds until a cell that does not get the focus is given up: it then keeps its placeholders as plain text. */
const PATIENCE = 2000;

/** The command takes the function's name as an argument, so that it can stand on a key; without one it asks. */
export const registerInsertIndicator = (): Disposable =>
  commands.registerCommand('aibubble.insertIndicator', async (id?: unknown) => {
    const editor = window.activeNotebookEditor;
    if (!editor || !isOurs(editor.notebook)) return;
    const entry = typeof id === 'string' ? entryOf(id) : await pick();
    if (entry?.snippet === undefined) return;
    const deals = editor.notebook.getCells().flatMap(({ document }) => dealsName(document));
    await insert(editor, fillDeals(entry.snippet, deals));
  });

type Choice = QuickPickItem & { entry?: FunctionEntry };

async function pick(): Promise<FunctionEntry | undefined> {
  const chinese = env.language.startsWith('zh');
  const insertable = ENTRIES.filter(({ kind, snippet }) => kind !== 'function' && snippet !== undefined);
  const choices = [...new Set(insertable.map(({ family }) => family))].flatMap((family): Choice[] => [
    { label: family, kind: QuickPickItemKind.Separator },
    ...insertable
      .filter((entry) => entry.family === family)
      .map((entry) => ({
        label: chinese ? entry.name.zh : entry.name.en,
        description: entry.id,
        detail: entry.help,
        entry,
      })),
  ]);
  const choice = await window.showQuickPick(choices, {
    title: l10n.t('Insert Indicator'),
    placeHolder: l10n.t('Which one? Type a name or what it is about.'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.entry;
}

/** The name of a deals cell; none for any other cell. */
function dealsName(document: TextDocument): string[] {
  const name = document.languageId === 'aibubble-data' && /^\s*deals\s+([^\s"]+)/.exec(document.getText())?.[1];
  return name ? [name] : [];
}

async function insert(editor: NotebookEditor, snippet: string): Promise<void> {
  const { notebook } = editor;
  const at = Math.min(editor.selections[0]?.end ?? notebook.cellCount, notebook.cellCount);
  const data = new NotebookCellData(NotebookCellKind.Code, placeholderText(snippet), 'aibubble');
  const edit = new WorkspaceEdit();
  edit.set(notebook.uri, [NotebookEdit.insertCells(at, [data])]);
  if (!(await workspace.applyEdit(edit))) return;
  const place = new NotebookRange(at, at + 1);
  editor.selections = [place];
  editor.revealRange(place);
  const { document } = notebook.cellAt(at);
  const focused = focusOf(document);
  await commands.executeCommand('notebook.cell.edit');
  const cell = await focused;
  // The same words again, now with tab stops.
  await cell?.insertSnippet(new SnippetString(snippet), new Range(0, 0, document.lineCount, 0));
}

/** The cell's editor once it has the focus. */
function focusOf(document: TextDocument): Promise<TextEditor | undefined> {
  return new Promise((resolve) => {
    const check = () => {
      const editor = window.activeTextEditor;
      if (editor?.document === document) settle(editor);
    };
    const settle = (editor?: TextEditor) => {
      clearTimeout(timer);
      listener.dispose();
      resolve(editor);
    };
    const timer = setTimeout(settle, PATIENCE);
    const listener = window.onDidChangeActiveTextEditor(check);
    check();
  });
}
