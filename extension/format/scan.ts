import { cellInfo, closesFence, openingFence } from './fence';
import type { CellInfo, Fence } from './fence';
import { isBlank, lineWalker } from './lines';
import { closesWrapper, isSeparator, wrapperId } from './marker';

/** Where a cell stands in a text. All numbers are offsets in UTF-16 units. */
export type Span = {
  form: CellForm;
  /** First line's start; end of the last line without its break; the line after that. */
  start: number;
  end: number;
  next: number;
  /** The whole lines between the cell's first and last line when it has fences or markers, else all of it. */
  bodyStart: number;
  bodyEnd: number;
  /** The cell's text. */
  textStart: number;
  textEnd: number;
  /** A fence or marker that the text ends without closing; in plain Markdown, a fence of another language. */
  open: boolean;
};

export type CellForm = { is: 'plain' } | { is: 'wrapped'; id: string } | { is: 'fenced'; fence: Fence; info: CellInfo };

const BACKTICK = 96;
const TILDE = 126;
const BLANK = 32;
const TAB = 9;
const LESS_THAN = 60;

/**
 * Finds the cells in `text` from offset `from`, in one pass over its lines. What lies between two spans, before the first
 * and after the last one is white space and `<!-- cell -->` lines.
 */
export function scanCells(text: string, from: number): Span[] {
  const { line, advance } = lineWalker(text, from);
  const spans: Span[] = [];
  let plain: Span | undefined;
  let foreign: Fence | undefined;

  const extendPlain = () => {
    plain ??= emptySpan({ is: 'plain' }, line.start);
    plain.end = plain.bodyEnd = plain.textEnd = line.end;
    plain.next = line.next;
  };
  const finishPlain = () => {
    if (plain) spans.push(plain);
    plain = undefined;
  };
  /** Reads on to the line that closes the cell, or to the end of the text. */
  const enclosed = (form: CellForm, closes: () => boolean) => {
    finishPlain();
    const span = emptySpan(form, line.start);
    span.open = true;
    span.end = line.end;
    span.next = span.bodyStart = span.bodyEnd = span.textStart = span.textEnd = line.next;
    while (span.open && advance()) {
      span.open = !closes();
      if (span.open) {
        span.textEnd = line.end;
        span.bodyEnd = line.next;
      }
      span.end = line.end;
      span.next = line.next;
    }
    spans.push(span);
  };

  while (advance()) {
    const { start, end } = line;
    const first = start === end ? BLANK : text.charCodeAt(start);
    if (foreign) {
      if (!isBlank(text, start, end)) extendPlain();
      if (closesFence(foreign, text, start, end)) foreign = undefined;
    } else if (first === BACKTICK || first === TILDE || first === BLANK || first === TAB) {
      if (isBlank(text, start, end)) continue;
      const fence = openingFence(text, start, end);
      const info = fence && cellInfo(fence);
      if (fence && info) {
        enclosed({ is: 'fenced', fence, info }, () => closesFence(fence, text, line.start, line.end));
      } else {
        foreign = fence;
        extendPlain();
      }
    } else if (first === LESS_THAN) {
      const content = text.slice(start, end);
      const id = wrapperId(content);
      if (isSeparator(content)) finishPlain();
      else if (id === undefined) extendPlain();
      else enclosed({ is: 'wrapped', id }, () => closesWrapper(id, text.slice(line.start, line.end)));
    } else {
      extendPlain();
    }
  }
  if (plain) plain.open = foreign !== undefined;
  finishPlain();
  return spans;
}

function emptySpan(form: CellForm, at: number): Span {
  return { form, start: at, end: at, next: at, bodyStart: at, bodyEnd: at, textStart: at, textEnd: at, open: false };
}

/** Whether the line opens a cell: a front-matter block holds no such line, and a file is not swallowed by a stray `---`. */
export function opensCell(text: string, start: number, end: number): boolean {
  const fence = openingFence(text, start, end);
  if (fence) return cellInfo(fence) !== undefined;
  if (text.charCodeAt(start) !== LESS_THAN) return false;
  const content = text.slice(start, end);
  return isSeparator(content) || wrapperId(content) !== undefined;
}

/** Whether the text is nothing but white space and `<!-- cell -->` lines. */
export function isGap(text: string): boolean {
  return scanCells(text, 0).length === 0;
}

/** Whether the gap holds a `<!-- cell -->` line. */
export function separates(gap: string): boolean {
  return /[^ \t\r\n]/.test(gap);
}
