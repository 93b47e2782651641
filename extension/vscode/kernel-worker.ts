// Starts the kernel's thread, whichever kind this host has.
import { Uri } from 'vscode';
import type { FromKernel, Port, ToKernel } from '../kernel/protocol';

/** Set by the build. */
declare const __WEB__: boolean;

export interface KernelWorker extends Port<FromKernel, ToKernel> {
  /** Calls `handler` once when the worker ends without `close`, with the reason as far as it is known. */
  onEnd(handler: (reason: string) => void): void;
}

/** Room for a million samples of a few hundred names; past it Node ends the worker, not the editor. */
const HEAP_MEGABYTES = 4096;

export function startWorker(extension: Uri): KernelWorker {
  return __WEB__ ? startWebWorker(extension) : startThread(extension);
}

function startWebWorker(extension: Uri): KernelWorker {
  // A web extension host fetches the script itself and starts it from a blob, so the address may be of any origin.
  const worker = new Worker(Uri.joinPath(extension, 'dist/kernel.web.js').toString(true), { name: 'aibubble kernel' });
  return {
    post: (message) => worker.postMessage(message),
    listen: (handler) => (worker.onmessage = (event: MessageEvent<FromKernel>) => handler(event.data)),
    close: () => worker.terminate(),
    onEnd: (handler) => {
      // An uncaught error leaves a web worker alive in an unknown state: end it, as Node does.
      worker.onerror = (event) => {
        worker.onerror = null;
        worker.terminate();
        handler(event.message ?? '');
      };
    },
  };
}

function startThread(extension: Uri): KernelWorker {
  // Not an import: the bundle for the web must hold no trace of a Node module.
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const thread = new Thread(Uri.joinPath(extension, 'dist/kernel.node.js').fsPath, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  let closed = false;
  let reason = '';
  return {
    post: (message) => thread.postMessage(message),
    listen: (handler) => void thread.on('message', handler),
    close: () => {
      closed = true;
      void thread.terminate();
    },
    onEnd: (handler) => {
      thread.on('error', (error: Error) => (reason = error.message));
      thread.once('exit', (code) => {
        if (!closed) handler(reason || `exit code ${code}`);
      });
    },
  };
}
