import { headOf } from './head';
import { usualEnding } from './lines';
import type { Cell, LineEnding, Notebook } from './notebook';
import { usualGap } from './gap';
import { scanCells } from './scan';
import type { Span } from './scan';

/**
 * Reads the text of a `.aibubble` file. Any text is a notebook; nothing of it is dropped, and `serialize` gives the
 * same text back.
 */
export function deserialize(text: string): Notebook {
  const head = headOf(text);
  const lineEnding = usualEnding([text]);
  const notebook: Notebook = { cells: [] };
  if (head.bom) notebook.bom = true;
  if (head.end > head.frontMatterStart) notebook.frontMatter = text.slice(head.frontMatterStart, head.end);
  if (lineEnding) notebook.lineEnding = lineEnding;

  const afterFrontMatter = notebook.frontMatter !== undefined;
  let gapStart = head.end;
  for (const span of scanCells(text, head.end)) {
    const cell = cellOf(text, span);
    const gap = text.slice(gapStart, span.start);
    if (gap !== usualGap(afterFrontMatter, notebook.cells.at(-1), cell, lineEnding ?? '\n')) cell.gap = gap;
    const ending = text.slice(span.end, span.next);
    if (ending === '') notebook.noFinalNewline = true;
    else if (ending !== lineEnding) cell.ending = ending as LineEnding;
    notebook.cells.push(cell);
    gapStart = span.next;
  }
  if (gapStart < text.length) notebook.tail = text.slice(gapStart);
  return notebook;
}

function cellOf(text: string, span: Span): Cell {
  const { form } = span;
  const cell: Cell = {
    kind: form.is === 'fenced' ? 'code' : 'markdown',
    language: form.is === 'fenced' ? form.info.language : 'markdown',
    text: text.slice(span.textStart, span.textEnd),
    raw: text.slice(span.start, span.end),
  };
  if (form.is === 'fenced' && form.info.attributes) cell.attributes = form.info.attributes;
  if (form.is !== 'plain' && span.open) cell.unclosed = true;
  return cell;
}
