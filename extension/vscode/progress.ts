// How far long work is, in the status line under the cell that it is for.
import {
  EventEmitter,
  l10n,
  NotebookCellStatusBarAlignment,
  NotebookCellStatusBarItem,
  notebooks,
  type Disposable,
} from 'vscode';
import { cellId } from './cells';
import { NOTEBOOK_TYPE } from './serializer';

export interface CellProgress extends Disposable {
  show(cell: string, progress: { fraction: number; text: string } | undefined): void;
}

export function registerProgress(): CellProgress {
  const shown = new Map<string, string>();
  const changed = new EventEmitter<void>();
  const registration = notebooks.registerNotebookCellStatusBarItemProvider(NOTEBOOK_TYPE, {
    onDidChangeCellStatusBarItems: changed.event,
    provideCellStatusBarItems: (cell) => {
      const words = shown.get(cellId(cell));
      return words === undefined ? [] : [new NotebookCellStatusBarItem(words, NotebookCellStatusBarAlignment.Left)];
    },
  });
  return {
    show: (cell, progress) => {
      const words = progress && l10n.t('{0}: {1}%', progress.text, Math.floor(progress.fraction * 100));
      if (shown.get(cell) === words) return;
      if (words === undefined) shown.delete(cell);
      else shown.set(cell, words);
      changed.fire();
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}
