// Delimited text to fields. PapaParse splits; places of fields are worked out only where something is wrong.
import Papa from 'papaparse';
import type { Fix, Span } from '../diagnostic';

export interface Rows {
  delimiter: ',' | '\t';
  header: string[];
  rows: string[][];
  /** Where field `column` of `row` (−1: the header) stands in the text. */
  place(row: number, column: number): Span;
  /** Lines left by a merge that was never finished. */
  conflicts: Span[];
  /** What is wrong with the quotes of a row. */
  badQuotes(row: number): BadQuotes | undefined;
}

export interface BadQuotes {
  span: Span;
  message: string;
  fix?: Fix;
}

/** More open quotes than this in one cell are left to the last of them. */
const MOST_REPAIRS = 20;

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

/** `text` from `at` on: a header row, then rows. Fields are trimmed; rows without any text are left out. */
export function splitRows(text: string, at: number): Rows {
  const conflicts: Span[] = [];
  let body = text.slice(at).replace(CONFLICT, (line, offset: number) => {
    conflicts.push({ start: at + offset, end: at + offset + line.length });
    return ' '.repeat(line.length);
  });
  const firstLine = /^[^\S\r\n]*\S.*$/m.exec(body)?.[0] ?? '';
  const delimiter = firstLine.includes('\t') ? '\t' : ',';
  const broken: number[] = [];
  let { data, errors } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: 'greedy' });
  for (let repairs = 0; errors[0]?.index !== undefined && repairs < MOST_REPAIRS; repairs++) {
    // An open quote would swallow the rows below: its line is read without quotes, and reported.
    const quote = body.indexOf('"', errors[0].index - 1);
    if (errors[0].type !== 'Quotes' || quote < 0) break;
    broken.push(quote);
    const [from, to] = [lineStart(body, quote), lineEnd(body, quote)];
    body = body.slice(0, from) + body.slice(from, to).replaceAll('"', ' ') + body.slice(to);
    ({ data, errors } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: 'greedy' }));
  }
  const [header = [], ...rows] = data.map((row) => row.map((field) => field.trim()));
  let offsets: number[] | undefined;
  const offsetOf = (row: number): number => (offsets ??= rowOffsets(body, delimiter))[row + 1] ?? body.length;
  return {
    delimiter,
    header,
    rows,
    conflicts,
    place(row, column) {
      const span = fieldSpan(body, offsetOf(row), column, delimiter);
      return { start: at + span.start, end: at + span.end };
    },
    badQuotes(row) {
      const open = broken.find((quote) => quote >= offsetOf(row) && quote < offsetOf(row + 1));
      if (open !== undefined) {
        const message = 'a quote opens here and is not closed before the comma or the end of the line.';
        return { span: { start: at + open, end: at + lineEnd(body, open) }, message };
      }
      // PapaParse reads a quote behind a blank as text.
      const column = data[row + 1]!.findIndex((field) => /^\s+"/.test(field));
      if (column < 0) return undefined;
      const { start } = fieldSpan(body, offsetOf(row), column, delimiter);
      const before = body.slice(0, start);
      const gap = before.length - before.trimEnd().length;
      if (body[start] !== '"' || gap === 0) return undefined;
      const end = /"[^"\r\n]*"?/.exec(body.slice(start))![0].length + start;
      const title = 'Remove the blank before the quote';
      return {
        span: { start: at + start, end: at + end },
        message: `a quote stands flush with the comma before it: write ,${body.slice(start, end)}`,
        fix: { title, edits: [{ cell: '', start: at + start - gap, end: at + start, text: '' }] },
      };
    },
  };
}

const lineStart = (body: string, at: number): number =>
  Math.max(body.lastIndexOf('\n', at - 1), body.lastIndexOf('\r', at - 1)) + 1;
function lineEnd(body: string, at: number): number {
  const end = body.slice(at).search(/[\r\n]/);
  return end < 0 ? body.length : at + end;
}

/** Offset of each row that has any text; a line break inside quotes does not end a row. */
function rowOffsets(body: string, delimiter: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  while (at < body.length) {
    const end = rowEnd(body, at, delimiter);
    if (body.slice(at, end).replaceAll(delimiter, '').trim() !== '') offsets.push(at);
    at = end + (body.startsWith('\r\n', end) ? 2 : 1);
  }
  return offsets;
}

function rowEnd(body: string, start: number, delimiter: string): number {
  let quoted = false;
  let fieldStart = true;
  for (let at = start; at < body.length; at++) {
    const c = body[at]!;
    if (c === '"' && (quoted || fieldStart)) quoted = !quoted;
    else if (!quoted && (c === '\n' || c === '\r')) return at;
    fieldStart = !quoted && c === delimiter;
  }
  return body.length;
}

function fieldSpan(body: string, start: number, column: number, delimiter: string): Span {
  const end = rowEnd(body, start, delimiter);
  let quoted = false;
  let index = 0;
  let from = start;
  for (let at = start; at <= end; at++) {
    const c = body[at];
    if (c === '"' && (quoted || at === from)) quoted = !quoted;
    if (at === end || (!quoted && c === delimiter)) {
      if (index === column) return trimSpan(body, from, at);
      index++;
      from = at + 1;
    }
  }
  return { start: end, end };
}

function trimSpan(body: string, from: number, to: number): Span {
  const text = body.slice(from, to);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.trimEnd().length;
  return lead === text.length ? { start: from, end: to } : { start: from + lead, end: to - trail };
}
