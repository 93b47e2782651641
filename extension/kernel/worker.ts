// The kernel's own thread: one source for `worker_threads` and for a Web Worker.
import { serve } from './serve';
import type { FromKernel, Port, ToKernel } from './protocol';

/** Set by the build. */
declare const __WEB__: boolean;

/** The part of a Web Worker's global scope that is needed; TypeScript's DOM library describes a window's. */
interface WorkerScope {
  postMessage(message: FromKernel): void;
  onmessage: ((event: { data: ToKernel }) => void) | null;
  onunhandledrejection: ((event: { reason: unknown }) => void) | null;
  close(): void;
}

serve(__WEB__ ? webPort(globalThis as unknown as WorkerScope) : nodePort());

function webPort(scope: WorkerScope): Port<ToKernel, FromKernel> {
  // A rejected promise ends a Node worker; a web worker would live on, and its host would wait for ever.
  scope.onunhandledrejection = ({ reason }) => {
    setTimeout(() => {
      throw reason;
    });
  };
  return {
    post: (message) => scope.postMessage(message),
    listen: (handler) => (scope.onmessage = (event) => handler(event.data)),
    close: () => scope.close(),
  };
}

function nodePort(): Port<ToKernel, FromKernel> {
  // Not an import: the bundle for the web must hold no trace of a Node module.
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  if (!parentPort) throw new Error('the kernel runs in a worker only');
  return {
    post: (message) => parentPort.postMessage(message),
    listen: (handler) => void parentPort.on('message', handler),
    close: () => parentPort.close(),
  };
}
