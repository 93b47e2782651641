// What the tests of the suite do with notebooks, in the words of a user.
import * as vscode from 'vscode';
import type { TestApi } from '../../extension/vscode/extension';
import { equal, ok, until } from './assert';

export const EXTENSION = 'ai-bubble-notebook.ai-bubble-notebook';

/** What the extension hands out under test. */
export function testApi(): TestApi {
  const api = vscode.extensions.getExtension<TestApi | undefined>(EXTENSION)?.exports;
  ok(api, 'the extension hands out nothing: it is not active, or not in test mode');
  return api;
}

/** The file `name` of the workspace folder. */
export function fileOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'the host opened no folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

export const read = (uri: vscode.Uri): Thenable<Uint8Array> => vscode.workspace.fs.readFile(uri);

export const readText = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await read(uri));

let count = 0;

/** A notebook of its own for one test, with the given content, shown in an editor. */
export async function show(content: string | Uint8Array): Promise<vscode.NotebookDocument> {
  const uri = fileOf(`test-${++count}.aibubble`);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return showFile(uri);
}

export async function showFile(uri: vscode.Uri): Promise<vscode.NotebookDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** Formula and data cells as the file has them. */
export const formula = (text: string): string => `\`\`\`aibubble\n${text}\n\`\`\`\n\n`;
export const data = (text: string): string => `\`\`\`aibubble-data\n${text}\n\`\`\`\n\n`;

export const codeCells = (notebook: vscode.NotebookDocument): vscode.NotebookCell[] =>
  notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Code);

/** How often the cell has been begun, by its execution order: a number that grows with each run. */
export const orderOf = (cell: vscode.NotebookCell): number => cell.executionSummary?.executionOrder ?? 0;

/** A run that came to an end, good or bad. */
const hasEnded = (cell: vscode.NotebookCell, before: number): boolean =>
  orderOf(cell) > before && cell.executionSummary?.success !== undefined;

/** Runs these cells, or all, without waiting for the end. */
export function start(notebook: vscode.NotebookDocument, cells: vscode.NotebookCell[]): Thenable<unknown> {
  const ranges = cells.map(({ index }) => ({ start: index, end: index + 1 }));
  return vscode.commands.executeCommand('notebook.cell.execute', { ranges, document: notebook.uri });
}

/** Runs `cells` (all code cells unless told) and waits until they and `also` have ended. */
export async function run(
  notebook: vscode.NotebookDocument,
  cells: vscode.NotebookCell[] = codeCells(notebook),
  also: vscode.NotebookCell[] = [],
): Promise<void> {
  const waitFor = [...cells, ...also].map((cell) => ({ cell, before: orderOf(cell) }));
  void start(notebook, cells);
  await until(() => waitFor.every(({ cell, before }) => hasEnded(cell, before)), 'the end of the run');
}

export async function replace(cell: vscode.NotebookCell, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(cell.document.uri, new vscode.Range(0, 0, cell.document.lineCount, 0), text);
  equal(await vscode.workspace.applyEdit(edit), true, 'edit applied');
}

const itemsOf = (cell: vscode.NotebookCell): vscode.NotebookCellOutputItem[] =>
  cell.outputs.flatMap((output) => output.items);

/** All words under a cell. */
export const wordsOf = (cell: vscode.NotebookCell): string =>
  itemsOf(cell)
    .filter((item) => item.mime === 'text/plain')
    .map((item) => new TextDecoder().decode(item.data))
    .join('\n');

/** The codes of the errors under a cell. */
export const errorsOf = (cell: vscode.NotebookCell): string[] =>
  itemsOf(cell)
    .filter((item) => item.mime === 'application/vnd.code.notebook.error')
    .map((item) => (JSON.parse(new TextDecoder().decode(item.data)) as { name: string }).name);

/** The problems of a cell with code, once there are any. */
export const problemsOf = (cell: vscode.NotebookCell): Promise<vscode.Diagnostic[]> =>
  until(() => {
    const found = vscode.languages.getDiagnostics(cell.document.uri);
    return found.length > 0 ? found : undefined;
  }, `a problem in cell ${cell.index}`) as Promise<vscode.Diagnostic[]>;

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
