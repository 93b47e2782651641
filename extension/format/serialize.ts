import { cellLines } from './cell-lines';
import { usualGap } from './gap';
import { headOf } from './head';
import { countBreaks, usualEnding } from './lines';
import { SEPARATOR } from './marker';
import type { Cell, LineEnding, Notebook } from './notebook';
import { isGap, separates } from './scan';

/**
 * Writes a notebook as the text of its file. An untouched notebook gives the text it was read from; a changed cell
 * changes its own lines only; any list of cells is read back with the same kinds, languages and texts. (A notebook that
 * was read from a file writes changed texts with the file's line endings, so their breaks may differ.)
 */
export function serialize(notebook: Notebook): string {
  return written(notebook).join('');
}

/** The 1-based line on which each cell starts in the file that `serialize` writes: its fence, marker or first text. */
export function startLines(notebook: Notebook): number[] {
  const pieces = written(notebook);
  let line = 1 + countBreaks(pieces[0] ?? '');
  return notebook.cells.map((_, i) => {
    const start = line + countBreaks(pieces[1 + 2 * i] ?? '');
    line = start + countBreaks(pieces[2 + 2 * i] ?? '');
    return start;
  });
}

/** The file in pieces: the head, then a gap and the lines of each cell, then the tail. */
function written(notebook: Notebook): string[] {
  const pieces = writtenWith(notebook, false);
  const first = pieces.find((piece, i) => i > 0 && piece !== '');
  // Only these can be taken for a byte order mark or front matter, and whether they are depends on the whole file.
  if (!first?.startsWith('\uFEFF') && !first?.startsWith('---')) return pieces;
  return headOf(pieces.join('')).end === pieces[0]?.length ? pieces : writtenWith(notebook, true);
}

function writtenWith(notebook: Notebook, wrapFirst: boolean): string[] {
  const { cells } = notebook;
  const recorded = isEnding(notebook.lineEnding) ? notebook.lineEnding : undefined;
  const ending = recorded ?? usualEnding(cells.map((cell) => cell.text)) ?? '\n';
  const tail = typeof notebook.tail === 'string' && isGap(notebook.tail) ? notebook.tail : '';
  const frontMatter = wholeFrontMatter(notebook.frontMatter);
  const pieces = [(notebook.bom === true ? '\uFEFF' : '') + frontMatter];
  if (frontMatter && cells.length > 0 && !/[\r\n]$/.test(frontMatter)) pieces[0] += ending;

  let previous: { cell: Cell; plain: boolean } | undefined;
  for (const [i, cell] of cells.entries()) {
    const last = i === cells.length - 1;
    const ownEnding = isEnding(cell.ending) ? cell.ending : ending;
    const after = last && tail === '' && notebook.noFinalNewline === true ? '' : ownEnding;
    const { lines, plain } = cellLines(cell, {
      ending,
      asGiven: recorded === undefined,
      rest: last ? unfused([after, tail]).join('') : undefined,
      wrap: wrapFirst && i === 0,
    });
    const gap = gapBefore(cell, usualGap(frontMatter !== '', previous?.cell, cell, ending));
    const parted = plain && previous?.plain && !separates(gap) ? gap + SEPARATOR + ending + ending : gap;
    pieces.push(parted, lines + after);
    previous = { cell, plain };
  }
  pieces.push(tail);
  return unfused(pieces);
}

function gapBefore(cell: Cell, usual: string): string {
  const { gap } = cell;
  return typeof gap === 'string' && isGap(gap) && /(?:^|[\r\n])$/.test(gap) ? gap : usual;
}

function wholeFrontMatter(block: unknown): string {
  if (typeof block !== 'string') return '';
  const head = headOf(block);
  return !head.bom && head.end === block.length ? block : '';
}

function isEnding(value: unknown): value is LineEnding {
  return value === '\n' || value === '\r\n' || value === '\r';
}

/** Pieces that met others before may now put a lone \r before a \n: written as \r\n\n they stay two breaks. */
function unfused(pieces: string[]): string[] {
  let next = '';
  return pieces
    .reverse()
    .map((piece) => {
      const whole = piece.endsWith('\r') && next.startsWith('\n') ? piece + '\n' : piece;
      next = whole || next;
      return whole;
    })
    .reverse();
}
