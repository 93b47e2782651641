import * as vscode from 'vscode';
import { equal, ok, until } from './assert';
import {
  closeAll,
  codeCells,
  errorsOf,
  formula,
  orderOf,
  replace,
  run,
  show,
  start,
  testApi,
  wordsOf,
} from './notebooks';
import { LONG } from './long-evaluation';

const crash = (notebook: vscode.NotebookDocument): void => testApi().controller.crash(notebook);

/** A notebook whose last code cell runs far longer than any test. */
async function showRunaway(): Promise<{ notebook: vscode.NotebookDocument; long: vscode.NotebookCell }> {
  const notebook = await show(formula('quick = $2B') + LONG);
  const long = codeCells(notebook).at(-1);
  ok(long, 'no cell');
  void start(notebook, codeCells(notebook));
  await until(() => orderOf(long) > 0, 'the start of the long evaluation');
  return { notebook, long };
}

async function runsAgain(notebook: vscode.NotebookDocument, long: vscode.NotebookCell): Promise<void> {
  await replace(long, 'short = quick + $1B');
  await run(notebook);
  equal(errorsOf(long), [], 'errors');
  ok(/\$3B/.test(wordsOf(long)), wordsOf(long));
  equal(notebook.cellAt(0).executionSummary?.success, true, 'success of the other cell');
}

suite('the kernel', () => {
  teardown(closeAll);

  test('a long evaluation can be interrupted, and the next run works', async () => {
    const { notebook, long } = await showRunaway();
    await vscode.commands.executeCommand('notebook.cancelExecution');
    await until(() => long.executionSummary?.success === false, 'the end of the long evaluation');
    equal(errorsOf(long), ['K02'], 'errors');
    ok(/\$2B/.test(wordsOf(notebook.cellAt(0))), 'the result of the quick cell is gone');
    await runsAgain(notebook, long);
  });

  test('a worker that is killed at work gives an error, and the next run works', async () => {
    const { notebook, long } = await showRunaway();
    crash(notebook);
    await until(() => long.executionSummary?.success === false, 'the end of the long evaluation');
    equal(errorsOf(long), ['K01'], 'errors');
    await runsAgain(notebook, long);
  });

  test('a worker that is killed at rest is not missed', async () => {
    const notebook = await show(formula('a = $2B') + formula('b = a + $1B'));
    await run(notebook);
    crash(notebook);
    await run(notebook);
    ok(/\$3B/.test(wordsOf(notebook.cellAt(1))), wordsOf(notebook.cellAt(1)));
  });

  test('two notebooks have nothing in common', async () => {
    const one = await show(formula('a = $2B'));
    await run(one);
    const other = await show(formula('a = $5B'));
    await run(other);
    ok(/\$2B/.test(wordsOf(one.cellAt(0))), wordsOf(one.cellAt(0)));
    ok(/\$5B/.test(wordsOf(other.cellAt(0))), wordsOf(other.cellAt(0)));
  });
});
