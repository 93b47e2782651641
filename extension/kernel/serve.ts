// Answers a host's messages with a session. Runs inside the worker; one run at a time.
import type { FromKernel, Port, ToKernel } from './protocol';
import { createSession } from './session';

export function serve(port: Port<ToKernel, FromKernel>): void {
  const waiting = new Map<number, { done(bytes: Uint8Array): void; failed(reason: Error): void }>();
  let requests = 0;
  let running: { run: number; cell: string } | undefined;
  const session = createSession(
    (path) =>
      new Promise((done, failed) => {
        const request = ++requests;
        waiting.set(request, { done, failed });
        port.post({ type: 'read', request, path });
      }),
    (fraction, text) => running && port.post({ type: 'progress', ...running, fraction, text }),
  );
  let queue = Promise.resolve();
  const enqueue = (step: () => void | Promise<void>): void => {
    queue = queue.then(step).catch((error: unknown) => {
      // A fault of ours: thrown outside any promise, it ends the worker, and the host says so in the cell.
      setTimeout(() => {
        throw error;
      });
    });
  };

  async function run(number: number, asked: string[]): Promise<void> {
    running = { run: number, cell: asked[0] ?? '' };
    const cells = await session.plan(asked);
    port.post({ type: 'plan', run: number, cells });
    for (const cell of cells) {
      running = { run: number, cell };
      port.post({ type: 'result', run: number, result: session.result(cell) });
    }
    running = undefined;
    port.post({ type: 'done', run: number });
  }

  port.listen((message) => {
    switch (message.type) {
      case 'update':
        enqueue(() => session.update(message.cells, message.overrides));
        return;
      case 'run':
        enqueue(() => run(message.run, message.cells));
        return;
      case 'file':
        waiting.get(message.request)?.done(message.bytes);
        waiting.delete(message.request);
        return;
      case 'noFile':
        waiting.get(message.request)?.failed(new Error(message.reason));
        waiting.delete(message.request);
    }
  });
}
