import { fenceLengthAround, infoString } from './fence';
import type { CellInfo, Fence } from './fence';
import { endLines, withPlainBreaks } from './lines';
import { idAbsentFrom, wrapperClosing, wrapperOpening } from './marker';
import type { Cell, LineEnding } from './notebook';
import { scanCells } from './scan';
import type { Span } from './scan';

/** Where a cell's lines are to stand. */
export type Place = {
  /** The break that new lines take. */
  ending: LineEnding;
  /** Texts are written with the breaks they have, there being no file whose line endings they should take. */
  asGiven: boolean;
  /** What follows to the end of the file if no other cell does (white space): such a cell may leave a fence open. */
  rest: string | undefined;
  /** Plain Markdown would be read as something else here. */
  wrap: boolean;
};

/** A cell's lines without the break after the last one; `plain` when no fence or marker encloses them. */
export type CellLines = { lines: string; plain: boolean };

/** What `cell.raw` holds in its place, if that is one cell of the same kind. `text` is `raw` and what follows it. */
type Recorded = { raw: string; text: string; span: Span };

/** The cell's lines as they stood in the file if they still say the same, else new ones in the same manner. */
export function cellLines(cell: Cell, place: Place): CellLines {
  const recorded = recordedLines(cell, place.rest);
  if (recorded && isUnchanged(cell, recorded, place)) {
    return { lines: recorded.raw, plain: recorded.span.form.is === 'plain' };
  }
  return cell.kind === 'markdown' ? markdownLines(cell, recorded, place) : codeLines(cell, recorded, place);
}

function recordedLines(cell: Cell, rest = ''): Recorded | undefined {
  const { raw } = cell;
  if (typeof raw !== 'string') return undefined;
  const text = raw + rest;
  const span = onlyCell(text, raw.length);
  return span && (span.form.is === 'fenced') === (cell.kind === 'code') ? { raw, text, span } : undefined;
}

/** The cell on the lines [0, end) of the text, if there is just that one. */
function onlyCell(text: string, end: number): Span | undefined {
  const spans = scanCells(text, 0);
  const [span] = spans;
  return spans.length === 1 && span?.start === 0 && span.end === end ? span : undefined;
}

function isUnchanged(cell: Cell, { text, span }: Recorded, { rest, wrap }: Place): boolean {
  if (span.open && rest === undefined) return false;
  if (span.form.is === 'plain' && wrap) return false;
  if (span.form.is === 'fenced' && !saysSame(cell, span.form.info)) return false;
  return sameText(text.slice(span.textStart, span.textEnd), cell.text);
}

function sameText(one: string, other: string): boolean {
  return one === other || withPlainBreaks(one) === withPlainBreaks(other);
}

/** Attributes that the cell does not give are those of its recorded fence. */
function saysSame(cell: Cell, info: CellInfo): boolean {
  const { language, attributes } = cell;
  if (language !== info.language) return false;
  return !isObject(attributes) || JSON.stringify(attributes) === JSON.stringify(info.attributes ?? {});
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function markdownLines(cell: Cell, recorded: Recorded | undefined, place: Place): CellLines {
  const body = bodyLines(cell.text, recorded, place);
  const form = recorded?.span.form;
  if (form?.is === 'wrapped') {
    const lines = enclosed(wrapperOpening(form.id), body, wrapperClosing(form.id), recorded, place.ending);
    if (isReadAs(lines, cell.text)) return { lines, plain: false };
  } else if (!place.wrap) {
    const lines = place.asGiven ? cell.text : body.replace(/(?:\r\n|[\r\n])$/, '');
    if (isReadAs(lines, cell.text)) return { lines, plain: true };
  }
  const id = idAbsentFrom(cell.text);
  return { lines: enclosed(wrapperOpening(id), body, wrapperClosing(id), undefined, place.ending), plain: false };
}

/** Whether the lines are one cell with this text, whatever follows them. */
function isReadAs(lines: string, text: string): boolean {
  const span = onlyCell(lines, lines.length);
  return span?.open === false && sameText(lines.slice(span.textStart, span.textEnd), text);
}

function codeLines(cell: Cell, recorded: Recorded | undefined, place: Place): CellLines {
  const form = recorded?.span.form;
  const before = form?.is === 'fenced' ? form : undefined;
  const mark: Fence['mark'] = before?.fence.mark ?? '`';
  const length = Math.max(before?.fence.length ?? 0, fenceLengthAround(cell.text, mark));
  const sameInfo = before && saysSame(cell, before.info);
  const attributes = isObject(cell.attributes) ? cell.attributes : before?.info.attributes;
  const info = sameInfo ? before.fence.info : infoString({ language: cell.language, attributes });
  const fence = mark.repeat(length);
  const closing = before?.fence.length === length ? recorded : undefined;
  const body = bodyLines(cell.text, recorded, place);
  return { lines: enclosed(fence + info, body, fence, closing, place.ending), plain: false };
}

/** The text as whole lines. Lines that the cell had before keep the breaks they had. */
function bodyLines(text: string, recorded: Recorded | undefined, { asGiven, ending }: Place): string {
  if (!asGiven) return endLines(text, recorded ? recordedBody(recorded) : '', ending);
  if (text === '') return '';
  return text + (text.endsWith('\r') && ending === '\n' ? '\r\n' : ending);
}

function recordedBody({ text, span }: Recorded): string {
  return text.slice(span.bodyStart, span.bodyEnd);
}

/**
 * The body between its first and last line. With `recorded`, the first line keeps its break, and the last line is
 * kept as it stood if it was there.
 */
function enclosed(
  opening: string,
  body: string,
  closing: string,
  recorded: Recorded | undefined,
  ending: LineEnding,
): string {
  const [openingBreak] = /[\r\n]*$/.exec(recorded?.raw.slice(0, recorded.span.bodyStart) ?? '') ?? [];
  const first = opening + (openingBreak || ending);
  // A lone \r before a body that starts with \n would read as one \r\n.
  const parted = first.endsWith('\r') && body.startsWith('\n') ? first + '\n' : first;
  return parted + body + (recorded && !recorded.span.open ? recorded.raw.slice(recorded.span.bodyEnd) : closing);
}
