// The notebook's kernel as VS Code knows it: run, run all, interrupt. One kernel a notebook, ended when it closes.
import {
  Disposable,
  NotebookControllerAffinity,
  notebooks,
  workspace,
  type NotebookController,
  type NotebookDocument,
  type Uri,
} from 'vscode';
import { createCellRuns, type CellRuns, type RunWatcher } from './cell-runs';
import { CELL_LANGUAGES } from './cells';
import { isOurs, NOTEBOOK_TYPE } from './serializer';
import { readDataFile } from './data-files';
import { createKernelClient, type KernelClient } from './kernel-client';
import { startWorker } from './kernel-worker';

export interface Controller extends Disposable {
  /** Ends a notebook's worker as an outside force would. */
  crash(notebook: NotebookDocument): void;
}

export function registerController(extension: Uri, watcher: RunWatcher): Controller {
  const controller = notebooks.createNotebookController('aibubble', NOTEBOOK_TYPE, 'AI Bubble Notebook');
  const live = new Map<NotebookDocument, { kernel: KernelClient; runs: CellRuns }>();

  function of(notebook: NotebookDocument): { kernel: KernelClient; runs: CellRuns } {
    const known = live.get(notebook);
    if (known) return known;
    const kernel = createKernelClient(
      () => startWorker(extension),
      (path) => readDataFile(notebook, path),
    );
    const open = controller.createNotebookCellExecution.bind(controller);
    const made = { kernel, runs: createCellRuns(notebook, open, kernel, watcher) };
    live.set(notebook, made);
    return made;
  }

  function close(notebook: NotebookDocument): void {
    live.get(notebook)?.kernel.dispose();
    live.delete(notebook);
  }

  controller.supportedLanguages = CELL_LANGUAGES;
  controller.supportsExecutionOrder = true;
  controller.executeHandler = (cells, notebook) => of(notebook).runs.ask(cells);
  controller.interruptHandler = (notebook) => live.get(notebook)?.kernel.interrupt();
  workspace.notebookDocuments.forEach((notebook) => prefer(controller, notebook));
  const registrations = Disposable.from(
    controller,
    workspace.onDidOpenNotebookDocument((notebook) => prefer(controller, notebook)),
    workspace.onDidCloseNotebookDocument(close),
  );
  return {
    crash: (notebook) => live.get(notebook)?.kernel.crash(),
    dispose: () => {
      [...live.keys()].forEach(close);
      registrations.dispose();
    },
  };
}

/** No question which kernel to take: there is one. */
function prefer(controller: NotebookController, notebook: NotebookDocument): void {
  if (isOurs(notebook)) controller.updateNotebookAffinity(notebook, NotebookControllerAffinity.Preferred);
}
