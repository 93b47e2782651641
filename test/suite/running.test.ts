import * as vscode from 'vscode';
import { equal, ok, until } from './assert';
import {
  closeAll,
  codeCells,
  data,
  errorsOf,
  fileOf,
  formula,
  orderOf,
  replace,
  run,
  show,
  showFile,
  wordsOf,
} from './notebooks';

const RESULT = 'application/vnd.aibubble.result+json';

/** Counts how often the outputs of a notebook's cells change, and whether a cell is ever without any. */
function watchOutputs(notebook: vscode.NotebookDocument): { changes: number; emptied: boolean } & vscode.Disposable {
  const seen = { changes: 0, emptied: false };
  const listener = vscode.workspace.onDidChangeNotebookDocument((event) => {
    if (event.notebook !== notebook) return;
    for (const { outputs } of event.cellChanges) {
      if (!outputs) continue;
      seen.changes += 1;
      seen.emptied ||= outputs.length === 0;
    }
  });
  return Object.assign(seen, { dispose: () => listener.dispose() });
}

const THREE =
  data('deals network\nfrom, to, kind, amount\nA, B, loan, $10B') + formula('a = $2B') + formula('b = a + $1B');

suite('running', () => {
  teardown(closeAll);

  for (const name of ['small.aibubble', 'openai-trillion-dollar-bet.aibubble'])
    test(`all cells of ${name} have a result and no error, and the notebook stays clean`, async () => {
      const notebook = await showFile(fileOf(name));
      await run(notebook);
      for (const cell of codeCells(notebook)) {
        equal(errorsOf(cell), [], `errors of cell ${cell.index}`);
        equal(cell.executionSummary?.success, true, `success of cell ${cell.index}`);
        const { timing } = cell.executionSummary ?? {};
        ok(timing && timing.endTime >= timing.startTime, `no timing in cell ${cell.index}`);
      }
      equal(notebook.isDirty, false, 'dirty');
    });

  test('every output has words beside its picture, the richest form first', async () => {
    const notebook = await showFile(fileOf('small.aibubble'));
    await run(notebook);
    const outputs = codeCells(notebook).flatMap((cell) => [...cell.outputs]);
    ok(outputs.length >= 3, 'a cell has no output');
    for (const { items } of outputs) {
      equal(items[0]?.mime, RESULT, 'first form');
      equal(items.at(-1)?.mime, 'text/plain', 'last form');
    }
  });

  test('a formula reads other cells, in whatever order they stand', async () => {
    const notebook = await show(formula('b = a + $1B') + formula('a = $2B'));
    await run(notebook);
    ok(/\$3B/.test(wordsOf(notebook.cellAt(0))), wordsOf(notebook.cellAt(0)));
  });

  test('running a cell runs what depends on it again, and nothing else', async () => {
    const notebook = await show(THREE);
    await run(notebook);
    const [table, a, b] = codeCells(notebook);
    ok(table && a && b, 'three cells');
    const before = orderOf(table);
    await replace(a, 'a = $5B');
    await run(notebook, [a], [b]);
    ok(/\$6B/.test(wordsOf(b)), wordsOf(b));
    equal(orderOf(table), before, 'order of the cell that depends on nothing');
  });

  test('a second run leaves equal outputs as they are', async () => {
    const notebook = await show(THREE);
    await run(notebook);
    const watch = watchOutputs(notebook);
    await run(notebook);
    equal(watch.changes, 0, 'changes of outputs');
    watch.dispose();
  });

  test('a new result takes the place of the old one, without an empty moment', async () => {
    const notebook = await show(THREE);
    await run(notebook);
    const [, a, b] = codeCells(notebook);
    ok(a && b, 'three cells');
    const watch = watchOutputs(notebook);
    await replace(a, 'a = $7B');
    await run(notebook, [a], [b]);
    ok(watch.changes >= 2, 'no output changed');
    equal(watch.emptied, false, 'emptied');
    equal(b.outputs.length, 1, 'outputs');
    watch.dispose();
  });

  test('outputs that were cleared come back', async () => {
    const notebook = await show(THREE);
    await run(notebook);
    await vscode.commands.executeCommand('notebook.clearAllCellsOutputs');
    await until(() => codeCells(notebook).every(({ outputs }) => outputs.length === 0), 'no outputs');
    await run(notebook);
    ok(/\$3B/.test(wordsOf(notebook.cellAt(2))), wordsOf(notebook.cellAt(2)));
  });

  test('a mistake is an error under its cell; the others have their results', async () => {
    const notebook = await show(formula('x = $2B + 3 GW') + formula('y = $2B'));
    await run(notebook);
    const [x, y] = codeCells(notebook);
    ok(x && y, 'two cells');
    equal(x.executionSummary?.success, false, 'success');
    equal(errorsOf(x).length, 1, 'errors');
    ok(/\$2B/.test(wordsOf(y)), wordsOf(y));
    await replace(x, 'x = $2B + $3B');
    await run(notebook, [x]);
    equal(errorsOf(x), [], 'errors once mended');
    ok(/\$5B/.test(wordsOf(x)), wordsOf(x));
  });

  test('cells asked for one by one while others run all get their result', async () => {
    const notebook = await show(THREE);
    await Promise.all(codeCells(notebook).map((cell) => run(notebook, [cell])));
    for (const cell of codeCells(notebook)) equal(cell.executionSummary?.success, true, `success of ${cell.index}`);
  });

  test('a vega-lite cell shows its own picture', async () => {
    const spec = '{ "mark": "bar", "data": { "values": [{ "a": 1 }] }, "encoding": { "x": { "field": "a" } } }';
    const notebook = await show(`\`\`\`vega-lite\n${spec}\n\`\`\`\n`);
    await run(notebook);
    const mimes = notebook.cellAt(0).outputs.flatMap(({ items }) => items.map(({ mime }) => mime));
    ok(mimes.includes('application/vnd.vegalite.v6+json'), mimes.join(', '));
  });
});
