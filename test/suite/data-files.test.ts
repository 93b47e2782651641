import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { closeAll, fileOf, formula, show, showFile, testApi } from './notebooks';

/** Set by the build. */
declare const __WEB__: boolean;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text that the notebook gets for a path, or why it gets none. */
const read = (notebook: vscode.NotebookDocument, path: string): Promise<string> =>
  testApi()
    .readDataFile(notebook, path)
    .then(
      (found) => new TextDecoder().decode(found),
      (error: unknown) => `refused: ${String(error)}`,
    );

suite('data files', () => {
  teardown(closeAll);

  test('are read beside the notebook and elsewhere in its workspace, by relative paths', async () => {
    await vscode.workspace.fs.writeFile(fileOf('beside.csv'), bytes('a\n1'));
    await vscode.workspace.fs.writeFile(fileOf('folder/inner.csv'), bytes('a\n2'));
    await vscode.workspace.fs.writeFile(fileOf('folder/inner.aibubble'), bytes(formula('x = 1')));
    const outer = await show(formula('x = 1'));
    equal(await read(outer, 'beside.csv'), 'a\n1');
    equal(await read(outer, './folder/inner.csv'), 'a\n2');
    const inner = await showFile(fileOf('folder/inner.aibubble'));
    equal(await read(inner, 'inner.csv'), 'a\n2');
    equal(await read(inner, '../beside.csv'), 'a\n1');
  });

  test('outside the workspace, absent ones and folders are refused in words', async () => {
    const notebook = await show(formula('x = 1'));
    await vscode.workspace.fs.createDirectory(fileOf('folder'));
    const refusals: [string, RegExp][] = [
      ['../secret.csv', /outside the workspace/],
      ['folder/../../secret.csv', /outside the workspace/],
      ['/etc/passwd', /not a relative path/],
      ['file:///etc/passwd', /not a relative path/],
      ['%2e%2e/secret.csv', /% escape/],
      ['..\\secret.csv', /backslash/],
      ['folder', /not a file/],
      ['absent.csv', /no such file/],
    ];
    for (const [path, reason] of refusals) {
      const answer = await read(notebook, path);
      ok(answer.startsWith('refused') && reason.test(answer), `${path}: ${answer}`);
    }
  });

  if (!__WEB__)
    test('links are refused, to a file as to a folder', async () => {
      const { mkdtempSync, symlinkSync, writeFileSync } = process.getBuiltinModule('node:fs');
      const { tmpdir } = process.getBuiltinModule('node:os');
      const outside = mkdtempSync(`${tmpdir()}/aibubble-outside-`);
      writeFileSync(`${outside}/secret.csv`, 'a\n1');
      symlinkSync(`${outside}/secret.csv`, fileOf('link.csv').fsPath);
      symlinkSync(outside, fileOf('linked').fsPath);
      const notebook = await show(formula('x = 1'));
      for (const path of ['link.csv', 'linked/secret.csv']) {
        const answer = await read(notebook, path);
        ok(/is a link/.test(answer), `${path}: ${answer}`);
      }
    });
});
