// The runs of one notebook: which cells wait, run and are done, and what VS Code shows of it.
import { l10n, type NotebookCell, type NotebookCellExecution, type NotebookDocument } from 'vscode';
import type { CellError, CellResult } from '../kernel/protocol';
import { cellId, cellInputs, overridesOf } from './cells';
import type { KernelClient, RunEnd } from './kernel-client';
import { cellOutputs, errorOutput, isShown } from './outputs';

/** What else wants to know about runs. */
export interface RunWatcher {
  /** `version` is that of the cell's text which gave the result. */
  result(result: CellResult, version: number): void;
  /** `undefined`: no longer under way. */
  progress(cell: string, progress: { fraction: number; text: string } | undefined): void;
}

export interface CellRuns {
  /** Resolves when nothing is waiting or running any more. */
  ask(cells: readonly NotebookCell[]): Promise<void>;
}

interface Running {
  cell: NotebookCell;
  execution: NotebookCellExecution;
  /** When it was started, in ms since 1970. */
  since?: number;
}

export function createCellRuns(
  notebook: NotebookDocument,
  open: (cell: NotebookCell) => NotebookCellExecution,
  kernel: KernelClient,
  watcher: RunWatcher,
): CellRuns {
  /** Asked for while a run is under way: they go into the next one together. */
  const asked = new Set<string>();
  const running = new Map<string, Running>();
  let order = 0;
  let loop: Promise<void> | undefined;

  /** VS Code allows one execution a cell; a cell that was deleted meanwhile has none. */
  function begin(id: string): void {
    const cell = notebook.getCells().find((each) => cellId(each) === id);
    if (cell && !running.has(id)) running.set(id, { cell, execution: open(cell) });
  }

  function start(entry: Running): number {
    if (entry.since === undefined) {
      entry.since = Date.now();
      entry.execution.executionOrder = ++order;
      entry.execution.start(entry.since);
    }
    return entry.since;
  }

  /** Ends `id`'s execution; `show` undefined leaves the outputs as they are. */
  async function end(id: string, success: boolean | undefined, show?: () => Thenable<void>, millis?: number) {
    const entry = running.get(id);
    if (!entry) return;
    running.delete(id);
    watcher.progress(id, undefined);
    if (notebook.isClosed) return;
    const since = success === undefined ? undefined : start(entry);
    // A cell that is deleted while it runs takes no outputs any more.
    await show?.().then(undefined, () => undefined);
    entry.execution.end(success, since === undefined ? undefined : since + (millis ?? Date.now() - since));
  }

  const fail = (id: string, error: CellError): Promise<void> => {
    const execution = running.get(id)?.execution;
    return end(id, false, execution && (() => execution.replaceOutput(errorOutput(error))));
  };

  function finish(result: CellResult): Promise<void> {
    const entry = running.get(result.cell);
    if (!entry) return Promise.resolve();
    const show = isShown(entry.cell, result) ? undefined : () => entry.execution.replaceOutput(cellOutputs(result));
    return end(result.cell, result.errors.length === 0, show, Math.round(result.millis));
  }

  async function settle(how: RunEnd, mine: readonly string[]): Promise<void> {
    if (how.how === 'interrupted') {
      asked.clear();
      for (const [id, { since }] of running) await (since === undefined ? end(id, undefined) : fail(id, INTERRUPTED()));
      return;
    }
    const left = mine.filter((id) => !asked.has(id));
    for (const id of left) await (how.how === 'crashed' ? fail(id, crashed(how.reason)) : end(id, undefined));
  }

  async function runNext(): Promise<void> {
    const batch = [...asked];
    asked.clear();
    batch.forEach(begin);
    const versions = new Map(notebook.getCells().map((cell) => [cellId(cell), cell.document.version]));
    const ending: Promise<void>[] = [];
    let plan: string[] = batch;
    const startFirst = () => {
      const first = plan.find((id) => running.has(id));
      const entry = first === undefined ? undefined : running.get(first);
      if (entry) start(entry);
    };
    const how = await kernel.run(cellInputs(notebook), overridesOf(notebook), batch, {
      plan: (cells) => {
        // A cell that was asked for again since will be answered by the next run, from its newer text.
        plan = cells.filter((id) => !asked.has(id));
        plan.forEach(begin);
        startFirst();
      },
      result: (result) => {
        if (asked.has(result.cell)) return;
        watcher.result(result, versions.get(result.cell) ?? 0);
        ending.push(finish(result));
        startFirst();
      },
      progress: (id, fraction, text) => {
        const entry = running.get(id);
        if (!entry || asked.has(id)) return;
        start(entry);
        watcher.progress(id, { fraction, text });
      },
    });
    await Promise.all(ending);
    await settle(how, [...new Set([...batch, ...plan])]);
  }

  async function runAll(): Promise<void> {
    while (asked.size > 0 && !notebook.isClosed) await runNext();
    loop = undefined;
  }

  return {
    ask: (cells) => {
      if (cells.length === 0 || notebook.isClosed) return Promise.resolve();
      for (const cell of cells) {
        asked.add(cellId(cell));
        begin(cellId(cell));
      }
      return (loop ??= runAll());
    },
  };
}

const crashed = (reason: string): CellError => ({
  code: 'K01',
  message: l10n.t('The kernel ended before this cell had a result ({0}). Run the cell again: nothing is lost.', reason),
  frame: '',
});

const INTERRUPTED = (): CellError => ({
  code: 'K02',
  message: l10n.t('Interrupted. Run the cell again for a result.'),
  frame: '',
});
