// What cells are told when they are checked and run.
import { createSession } from '../../../extension/kernel/session';
import type { Diagnostic } from '../../../extension/language/diagnostic';
import { notebookOf } from '../language/notebook-of';

/** The diagnostics of a notebook of these cells, the checker's first, then those of the run. */
export async function diagnosed(texts: readonly string[]): Promise<Diagnostic[]> {
  const cells = notebookOf(...texts);
  const session = createSession(() => Promise.reject(new Error('no file')));
  session.update(cells, {});
  const ids = await session.plan(cells.map((cell) => cell.id));
  return [...session.evaluated().analysis.diagnostics, ...ids.flatMap((id) => session.result(id).diagnostics)];
}
