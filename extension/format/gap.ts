import { SEPARATOR } from './marker';
import type { Cell, LineEnding } from './notebook';

/**
 * The gap that a cell gets when its own is not recorded: one empty line, with the separator between two Markdown cells;
 * nothing at the top of the file. A gap equal to this one is not recorded, so that a cell moved to the top does not
 * bring an empty line with it.
 */
export function usualGap(
  afterFrontMatter: boolean,
  previous: Cell | undefined,
  cell: Cell,
  ending: LineEnding,
): string {
  if (!previous) return afterFrontMatter ? ending : '';
  if (previous.kind === 'markdown' && cell.kind === 'markdown') return ending + SEPARATOR + ending + ending;
  return ending;
}
