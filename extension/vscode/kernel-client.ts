// One notebook's kernel, seen from VS Code: one worker, started when first needed, ended at any time without loss.
import { l10n } from 'vscode';
import type { CellResult, FromKernel, ToKernel } from '../kernel/protocol';
import type { CellInput, Overrides } from '../language/notebook';
import type { KernelWorker } from './kernel-worker';

/** What a run tells while it goes on. */
export interface RunListener {
  plan(cells: readonly string[]): void;
  result(result: CellResult): void;
  progress(cell: string, fraction: number, text: string): void;
}

export type RunEnd = { how: 'done' } | { how: 'interrupted' } | { how: 'crashed'; reason: string };

export interface KernelClient {
  /** Evaluates `asked` and what depends on it. One run at a time; never rejects. */
  run(cells: CellInput[], overrides: Overrides, asked: string[], listener: RunListener): Promise<RunEnd>;
  /** Ends the worker, and the run with it. The next run starts a fresh worker. */
  interrupt(): void;
  /** Ends the worker as an outside force would: the run takes it for a crash. */
  crash(): void;
  dispose(): void;
}

interface Run {
  number: number;
  listener: RunListener;
  end(how: RunEnd): void;
}

export function createKernelClient(
  start: () => KernelWorker,
  readFile: (path: string) => Promise<Uint8Array>,
): KernelClient {
  let worker: KernelWorker | undefined;
  let current: Run | undefined;
  let count = 0;

  function drop(how: RunEnd): void {
    worker?.close();
    worker = undefined;
    current?.end(how);
    current = undefined;
  }

  function connect(): KernelWorker {
    const started = start();
    started.listen((message) => {
      if (worker === started) receive(message, started);
    });
    started.onEnd((reason) => {
      if (worker === started) drop({ how: 'crashed', reason });
    });
    return started;
  }

  function receive(message: FromKernel, from: KernelWorker): void {
    if (message.type === 'read') {
      void answer(message.request, message.path).then((reply) => worker === from && from.post(reply));
      return;
    }
    // A run that was interrupted may have left messages on their way.
    if (!current || message.run !== current.number) return;
    switch (message.type) {
      case 'plan':
        return current.listener.plan(message.cells);
      case 'result':
        return current.listener.result(message.result);
      case 'progress':
        return current.listener.progress(message.cell, message.fraction, message.text);
      case 'done': {
        const { end } = current;
        current = undefined;
        return end({ how: 'done' });
      }
    }
  }

  const answer = (request: number, path: string): Promise<ToKernel> =>
    readFile(path).then(
      (bytes): ToKernel => ({ type: 'file', request, bytes }),
      (error: unknown): ToKernel => ({ type: 'noFile', request, reason: reasonOf(error) }),
    );

  return {
    run: (cells, overrides, asked, listener) =>
      new Promise((end) => {
        const number = ++count;
        current = { number, listener, end };
        try {
          worker ??= connect();
          worker.post({ type: 'update', version: number, cells, overrides });
          worker.post({ type: 'run', run: number, cells: asked });
        } catch (error) {
          drop({ how: 'crashed', reason: reasonOf(error) });
        }
      }),
    interrupt: () => drop({ how: 'interrupted' }),
    crash: () => drop({ how: 'crashed', reason: l10n.t('it was ended from outside') }),
    dispose: () => drop({ how: 'interrupted' }),
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
