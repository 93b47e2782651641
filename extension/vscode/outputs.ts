// What the kernel says of a cell -> what VS Code shows under it.
import { NotebookCellOutput, NotebookCellOutputItem, type NotebookCell } from 'vscode';
import type { CellError, CellResult } from '../kernel/protocol';
import { RESULT_MIME, VEGALITE_MIME, type Output } from '../output/result';

const FINGERPRINT = 'aibubbleFingerprint';

/** Each output carries the fingerprint of the result it was made from: what is on screen can be told without a record. */
export function cellOutputs({ outputs, errors, fingerprint }: CellResult): NotebookCellOutput[] {
  const metadata = { [FINGERPRINT]: fingerprint };
  return [
    ...errors.map((error) => new NotebookCellOutput([errorItem(error)], metadata)),
    ...outputs.map((output) => new NotebookCellOutput(items(output), metadata)),
  ];
}

/** Whether the cell shows this result already; replacing an output by its equal would only make it flicker. */
export function isShown(cell: NotebookCell, { outputs, errors, fingerprint }: CellResult): boolean {
  return (
    cell.outputs.length === outputs.length + errors.length &&
    cell.outputs.every((output) => output.metadata?.[FINGERPRINT] === fingerprint)
  );
}

export const errorOutput = (error: CellError): NotebookCellOutput => new NotebookCellOutput([errorItem(error)]);

/** Richest first: VS Code shows the first one that a renderer claims. */
function items({ result, vegalite, text }: Output): NotebookCellOutputItem[] {
  return [
    ...(result ? [NotebookCellOutputItem.json(result, RESULT_MIME)] : []),
    ...(vegalite ? [NotebookCellOutputItem.json(vegalite, VEGALITE_MIME)] : []),
    NotebookCellOutputItem.text(text),
  ];
}

/** VS Code prints `name: message` above the stack; the frame quotes the line that is meant. */
function errorItem({ code, message, frame }: CellError): NotebookCellOutputItem {
  return NotebookCellOutputItem.error({ name: code, message, stack: frame });
}
