// The notebook renderer: outputs of the two forms are drawn, kept by their id, and freed when VS Code says so.
import type { ActivationFunction, OutputItem } from 'vscode-notebook-renderer';
import { confineVega } from '../extension/draw/guard/confine';
import { createOutput, type Output } from './output';

export const activate: ActivationFunction = () => {
  confineVega();
  const outputs = new Map<string, Output>();

  const dispose = (id: string): void => {
    outputs.get(id)?.dispose();
    outputs.delete(id);
  };

  return {
    async renderOutputItem(item: OutputItem, element: HTMLElement, signal?: AbortSignal): Promise<void> {
      dispose(item.id);
      if (signal?.aborted) return;
      const output = createOutput(item, element);
      outputs.set(item.id, output);
      const abort = (): void => {
        output.dispose();
        if (outputs.get(item.id) === output) outputs.delete(item.id);
      };
      signal?.addEventListener('abort', abort, { once: true });
      await output.ready;
      // Once drawn, an output is freed by its id; the signal belongs to this call alone.
      signal?.removeEventListener('abort', abort);
    },

    disposeOutputItem(id?: string): void {
      if (id !== undefined) return dispose(id);
      for (const known of [...outputs.keys()]) dispose(known);
    },
  };
};
