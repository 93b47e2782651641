// Delimited text to fields. PapaParse splits; places of fields are worked out only where something is wrong.
import Papa from 'papaparse';
import type { Span } from '../diagnostic';

export interface Rows {
  delimiter: ',' | '\t';
  header: string[];
  rows: string[][];
  /** Where field `column` of `row` (−1: the header) stands in the text. */
  place(row: number, column: number): Span;
  /** Lines left by a merge that was never finished. */
  conflicts: Span[];
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

/** `text` from `at` on: a header row, then rows. Fields are trimmed; rows without any text are left out. */
export function splitRows(text: string, at: number): Rows {
  const conflicts: Span[] = [];
  const body = text.slice(at).replace(CONFLICT, (line, offset: number) => {
    conflicts.push({ start: at + offset, end: at + offset + line.length });
    return ' '.repeat(line.length);
  });
  const firstLine = /^[^\S\r\n]*\S.*$/m.exec(body)?.[0] ?? '';
  const delimiter = firstLine.includes('\t') ? '\t' : ',';
  const { data } = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: 'greedy' });
  const trimmed = data.map((row) => row.map((field) => field.trim()));
  const [header = [], ...rows] = trimmed;
  let offsets: number[] | undefined;
  return {
    delimiter,
    header,
    rows,
    conflicts,
    place(row, column) {
      offsets ??= rowOffsets(body, delimiter);
      const start = offsets[row + 1] ?? body.length;
      const span = fieldSpan(body, start, column, delimiter);
      return { start: at + span.start, end: at + span.end };
    },
  };
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
