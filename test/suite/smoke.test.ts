import * as vscode from 'vscode';
import { equal, ok } from './assert';

/** The manifest holds `publisher.name`; the hosts compare identifiers without regard to case. */
const id = 'ai-bubble-notebook.ai-bubble-notebook';

function sample(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'the host opened no folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

suite('the extension in VS Code', () => {
  test('is installed', () => {
    ok(vscode.extensions.getExtension(id), `${id} is not installed`);
  });

  test('opens a sample as a notebook of cells, unchanged', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(sample('openai-trillion-dollar-bet.aibubble'));
    equal(notebook.notebookType, 'aibubble');
    ok(notebook.cellCount > 1, 'the sample has no cells');
    equal(notebook.isDirty, false, 'dirty');
  });

  test('is active once a notebook is open', () => {
    equal(vscode.extensions.getExtension(id)?.isActive, true, 'active');
  });
});
