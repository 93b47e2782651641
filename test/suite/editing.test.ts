import * as vscode from 'vscode';
import { equal, ok, until } from './assert';
import { closeAll, codeCells, data, errorsOf, formula, problemsOf, replace, run, show } from './notebooks';

/** Takes the caret `|` out of a formula and tells where it stood. */
function caret(marked: string): { text: string; offset: number } {
  return { text: marked.replace('|', ''), offset: marked.indexOf('|') };
}

const DEALS = data('deals network\nfrom, to, kind, amount\nNvidia, OpenAI, equity, $100B');

async function showWithCaret(before: string, marked: string) {
  const { text, offset } = caret(marked);
  const notebook = await show(before + formula(text));
  const { document } = notebook.cellAt(notebook.cellCount - 1);
  return { uri: document.uri, position: document.positionAt(offset) };
}

async function completionsAt(before: string, marked: string): Promise<string[]> {
  const { uri, position } = await showWithCaret(before, marked);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

suite('editing', () => {
  teardown(closeAll);

  test('a problem stands under the words that are wrong, without a run', async () => {
    const notebook = await show(formula('a = $2B') + formula('b = 1 + unknown_name'));
    const [problem, ...others] = await problemsOf(notebook.cellAt(1));
    ok(problem, 'no problem');
    equal(others.length, 0, 'other problems');
    equal(problem.severity, vscode.DiagnosticSeverity.Error, 'severity');
    equal(notebook.cellAt(1).document.getText(problem.range), 'unknown_name', 'words');
  });

  test('a problem goes when its text is mended', async () => {
    const notebook = await show(formula('b = 1 + unknown_name'));
    const cell = notebook.cellAt(0);
    await problemsOf(cell);
    await replace(cell, 'b = 1 + 2');
    const errors = () =>
      vscode.languages
        .getDiagnostics(cell.document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    await until(() => errors().length === 0, 'no problem');
  });

  test('a second definition of a name links to the first', async () => {
    const notebook = await show(formula('a = $2B') + formula('a = $3B'));
    const problem = (await problemsOf(notebook.cellAt(1))).find(
      ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
    );
    const related = problem?.relatedInformation?.[0]?.location.uri.toString();
    equal(related, notebook.cellAt(0).document.uri.toString(), 'the related cell');
  });

  test('a quick fix mends the text', async () => {
    const notebook = await show(formula('x = 10 gw'));
    const cell = notebook.cellAt(0);
    const [problem] = await problemsOf(cell);
    ok(problem, 'no problem');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      cell.document.uri,
      problem.range,
    );
    const fix = actions.find(({ kind, edit }) => kind?.value === 'quickfix' && edit);
    ok(fix?.edit, 'no quick fix');
    equal(await vscode.workspace.applyEdit(fix.edit), true, 'applied');
    equal(cell.document.getText(), 'x = 10 GW');
  });

  test('completion offers names, tables and functions of other cells', async () => {
    const labels = await completionsAt(DEALS + formula('committed = $2B'), 'x = |');
    for (const label of ['committed', 'network', 'circulation', 'sum'])
      ok(labels.includes(label), `${label} is not among ${labels.slice(0, 40).join(', ')}`);
  });

  test('completion offers the columns of a table after its dot', async () => {
    const labels = await completionsAt(DEALS, 'x = sum(network.|)');
    for (const label of ['from', 'to', 'kind', 'amount'])
      ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    ok(!labels.includes('circulation'), 'a function is offered as a column');
  });

  test('hover tells about a name that another cell defines', async () => {
    const { uri, position } = await showWithCaret(formula('committed = $2B'), 'x = comm|itted * 2');
    const words = await hoverAt(uri, position);
    ok(/committed/.test(words), `hover says: ${words}`);
  });

  test('hover tells the value that the last run gave', async () => {
    const notebook = await show(formula('committed = $2B + $3B') + formula('x = committed * 2'));
    await run(notebook);
    const words = await hoverAt(notebook.cellAt(1).document.uri, new vscode.Position(0, 6));
    ok(/\$5B/.test(words), `hover says: ${words}`);
  });

  test('Insert Indicator puts a cell after the selected one, filled with this notebook’s deals', async () => {
    const notebook = await show(DEALS + formula('a = $2B'));
    const editor = vscode.window.activeNotebookEditor;
    ok(editor, 'no editor');
    editor.selections = [new vscode.NotebookRange(0, 1)];
    await vscode.commands.executeCommand('aibubble.insertIndicator', 'circulation');
    equal(notebook.cellCount, 3, 'cells');
    const cell = notebook.cellAt(1);
    equal(cell.document.languageId, 'aibubble', 'language');
    ok(/circulation\(network\)/.test(cell.document.getText()), cell.document.getText());
    await run(notebook);
    equal(errorsOf(cell), [], 'errors');
  });

  test('File > New File… > AI Bubble Notebook gives a small notebook that works', async () => {
    await vscode.commands.executeCommand('aibubble.newNotebook');
    const notebook = await until(() => vscode.window.activeNotebookEditor?.notebook, 'the new notebook');
    ok(notebook, 'no notebook');
    equal(notebook.isUntitled, true, 'untitled');
    equal(notebook.notebookType, 'aibubble', 'type');
    await run(notebook);
    for (const cell of codeCells(notebook)) {
      equal(errorsOf(cell), [], `errors of cell ${cell.index}`);
      ok(cell.outputs.length > 0, `cell ${cell.index} shows nothing`);
    }
  });
});
