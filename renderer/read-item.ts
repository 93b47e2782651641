// From an output item to JSON, or to the reason why there is none.
import type { OutputItem } from 'vscode-notebook-renderer';
import { BOUNDS, boundMessage } from '../extension/draw/guard/bounds';

export type ReadItem = { ok: true; json: unknown } | { ok: false; reason: string };

/** Looks at the size before parsing; malformed text is a reason, not an exception. */
export function readItem(item: OutputItem): ReadItem {
  try {
    const size = typeof item.data === 'function' ? item.data().byteLength : item.text().length;
    if (size > BOUNDS.bytes.max) return { ok: false, reason: boundMessage('bytes', size) };
  } catch {
    // An item that gives no bytes still has its members counted by what reads them.
  }
  try {
    return { ok: true, json: item.json() as unknown };
  } catch (error) {
    return { ok: false, reason: `It is not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
