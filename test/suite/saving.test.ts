import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { closeAll, codeCells, fileOf, read, readText, replace, run, show } from './notebooks';

const CELL = '```aibubble\na = $2B\n```\n';

/** Touches a cell and takes it back, so that VS Code has something to save. */
async function saveUntouched(notebook: vscode.NotebookDocument): Promise<void> {
  const cell = notebook.cellAt(0);
  const text = cell.document.getText();
  await replace(cell, `${text} `);
  await replace(cell, text);
  equal(await notebook.save(), true, 'saved');
}

suite('saving', () => {
  teardown(closeAll);

  const untouched: [string, string][] = [
    ['a plain file', `# Title\n\n${CELL}`],
    ['a file with Windows line endings', `# Title\n\n${CELL}`.replaceAll('\n', '\r\n')],
    ['a file with mixed line endings', `# Title\r\n\ntext\n\n${CELL}`],
    ['a file with a byte order mark and front matter', `\uFEFF---\nas-of: 2025-10-20\n---\n\n${CELL}`],
    ['a file without a final newline', `text\n\n${CELL}`.trimEnd()],
    ['a file with blanks at line ends, tabs and gaps', `text  \n\n\n\n${CELL}\n\n\n\t${CELL}`],
    ['a file with a fence that is never closed', `# Damaged\n\n${CELL}\n\`\`\`aibubble\nb = a +\n\n# not a heading`],
    ['a file with merge conflict markers', `<<<<<<< ours\n${CELL}=======\n${CELL}>>>>>>> theirs\n`],
    ['a file of zeros and controls', 'a\0b\x01\x7f\n\u2028\u0085\n'],
  ];
  for (const [what, text] of untouched)
    test(`${what} comes back byte for byte`, async () => {
      const notebook = await show(text);
      equal(notebook.isDirty, false, 'dirty');
      await saveUntouched(notebook);
      equal(await readText(notebook.uri), text);
    });

  test('the sample comes back byte for byte', async () => {
    const text = await readText(fileOf('openai-trillion-dollar-bet.aibubble'));
    const notebook = await show(text);
    await saveUntouched(notebook);
    equal(await readText(notebook.uri), text);
  });

  test('an edit changes the lines of its cell only, and outputs are not stored', async () => {
    const text = await readText(fileOf('small.aibubble'));
    const notebook = await show(text);
    await run(notebook);
    const cell = codeCells(notebook)[1];
    ok(cell, 'a second code cell');
    await replace(cell, 'revenue = $20B/year\nloss = $8B/year');
    equal(notebook.isDirty, true, 'dirty after an edit');
    equal(await notebook.save(), true, 'saved');
    equal(
      await readText(notebook.uri),
      text.replace('revenue = $12B/year\n', 'revenue = $20B/year\nloss = $8B/year\n'),
    );
  });

  test('bytes that are not UTF-8 do not open, and the file is left as it is', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(CELL), 0xc3, 0x28, 0x0a]);
    const uri = fileOf('latin.aibubble');
    await vscode.workspace.fs.writeFile(uri, bytes);
    const reason = await Promise.resolve(vscode.workspace.openNotebookDocument(uri)).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    ok(reason !== undefined, 'it opened');
    ok(/UTF-8/.test(reason), reason);
    equal(Array.from(await read(uri)), Array.from(bytes), 'bytes on disk');
  });
});
