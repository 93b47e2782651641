// The formatter's part for data cells: the first line normalised, the columns of comma-separated rows aligned.
import { readHeading } from './data/heading';
import type { Rows } from './data/rows';
import { splitRows } from './data/rows';
import { sameButForPlaces } from './formatter-reading';
import { padTo, widthOf } from './formatter-width';
import type { Token } from './lexer';
import { tokenize } from './lexer';

/** Longer ones are read from a file or pasted, not by eye. Characters of the fields, each with its separator. */
const LONGEST_ROW = 200;
const MOST_ROWS = 500;
const SEPARATOR = 3;

/** The new text of a data cell; as it was where its first line does not parse or a merge was never finished. */
export function formatDataCell(text: string): string {
  const heading = readHeading(text);
  const rows = splitRows(text, heading.bodyAt);
  if (heading.problems.length || rows.conflicts.length) return text;
  const first = formatHeading(text.slice(0, heading.bodyAt));
  return first + formatBody(text, heading.bodyAt, rows);
}

function formatHeading(written: string): string {
  const { tokens, comments } = tokenize(written, new Set());
  const on = tokens.filter((token) => token.type !== 'newline' && token.type !== 'end');
  const isComma = (token: Token): boolean => token.type === 'symbol' && token.value === ',';
  let line = on.map((t, k) => (k === 0 || isComma(t) ? '' : ' ') + written.slice(t.start, t.end)).join('');
  for (const comment of comments) line += `  ${written.slice(comment.start, comment.end).trimEnd()}`;
  line += /(?:\r\n|\r|\n)?$/.exec(written)![0];
  const unchanged = ({ bodyAt: _, ...said }: ReturnType<typeof readHeading>): unknown => ({
    ...said,
    columns: [...said.columns],
  });
  return sameButForPlaces(unchanged(readHeading(written)), unchanged(readHeading(line))) ? line : written;
}

/** One row as written: where its line begins and ends, and the text of its fields, quotes included. */
interface WrittenRow {
  start: number;
  end: number;
  fields: string[];
  /** It can be laid out anew without a change of what it says. */
  plain: boolean;
}

function formatBody(text: string, bodyAt: number, rows: Rows): string {
  const body = text.slice(bodyAt);
  if (!rows.header.length || rows.delimiter === '\t' || rows.rows.length > MOST_ROWS) return body;
  const written = [rows.header, ...rows.rows].map((values, k) =>
    readRow(text, bodyAt, values, (column) => rows.place(k - 1, column), rows.header.length),
  );
  // Rows that overlap were not split where they end: line breaks of several kinds.
  if (written.some((row, k) => row.start < (written[k - 1]?.end ?? bodyAt))) return body;

  const commas = commaColumns(written.filter((row) => row.plain));
  let out = '';
  let at = bodyAt;
  for (const row of written) {
    out += squeezeLines(text.slice(at, row.start), at > bodyAt);
    out += row.plain ? alignRow(row.fields, commas) : text.slice(row.start, row.end);
    at = row.end;
  }
  out += squeezeLines(text.slice(at), true).replace(/^(\r\n|\r(?!\n)|\n)[\r\n]+$/, '$1');
  const read = splitRows(out, 0);
  return sameButForPlaces([read.header, read.rows], [rows.header, rows.rows]) ? out : body;
}

function readRow(
  text: string,
  bodyAt: number,
  values: readonly string[],
  place: (column: number) => { start: number; end: number },
  columns: number,
): WrittenRow {
  const spans = values.map((_, column) => place(column));
  const fields = spans.map((span) => text.slice(span.start, span.end).trim());
  let start = spans[0]!.start;
  while (start > bodyAt && !isBreak(text[start - 1])) start--;
  let end = spans[spans.length - 1]!.end;
  while (end < text.length && !isBreak(text[end])) end++;
  const readable = fields.every((field, column) => {
    if (!field.startsWith('"')) return field === values[column];
    const before = spans[column]!.start - 1;
    const flush = before < start || text[before] === ',';
    return flush && isQuoted(field) && field.slice(1, -1).replaceAll('""', '"').trim() === values[column];
  });
  // An open quote is read as if it were not there: nothing that is written may be in no field.
  const whole = withoutBlanks(text.slice(start, end)) === withoutBlanks(fields.join(','));
  const length = fields.reduce((sum, field) => sum + field.length + SEPARATOR, -SEPARATOR);
  const oneLine = !fields.some((field) => /[\r\n]/.test(field));
  const plain = readable && whole && oneLine && length <= LONGEST_ROW && fields.length <= columns;
  return { start, end, fields, plain };
}

const isBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';
const withoutBlanks = (text: string): string => text.replace(/\s/g, '');
const isQuoted = (field: string): boolean => /^"(?:[^"]|"")*"$/.test(field);

/** A quoted field is flush with the commas around it: with a blank between, the quotes would belong to the text. */
const textAt = (field: string, comma: number): number => (comma < 0 ? 0 : comma + (isQuoted(field) ? 1 : 2));
const commaAfter = (field: string, comma: number): number =>
  textAt(field, comma) + widthOf(field) + (isQuoted(field) ? 0 : 1);

/** For each field, the column of the comma before it, which stands behind the widest field there; −1 for the first. */
function commaColumns(rows: readonly WrittenRow[]): number[] {
  const commas = [-1];
  for (let column = 0; ; column++) {
    const before = rows.filter(({ fields }) => column + 1 < fields.length).map(({ fields }) => fields[column]!);
    if (!before.length) return commas;
    commas.push(Math.max(...before.map((field) => commaAfter(field, commas[column]!))));
  }
}

function alignRow(fields: readonly string[], commas: readonly number[]): string {
  let line = fields[0]!;
  fields.slice(1).forEach((field, k) => {
    const comma = commas[k + 1]!;
    // Behind a quoted field the comma follows at once; the next unquoted one finds its column again.
    line = (isQuoted(fields[k]!) ? line : padTo(line, comma)) + ',';
    if (!isQuoted(field)) line = padTo(line, textAt(field, comma));
    line += field;
  });
  return line.trimEnd();
}

/** What stands between rows, `behindRow` or at the beginning: of blank lines at most one in a row, without blanks. */
function squeezeLines(between: string, behindRow: boolean): string {
  const lines = between.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  let out = '';
  let blankAbove = false;
  lines.forEach((line, k) => {
    const blank = line.trim() === '' && !(behindRow && k === 0);
    const kept = blank ? line.replace(/[^\r\n]/g, '') : line;
    // `\r` and `\n` in a row would be one line break.
    if (!blank || !blankAbove) out += out.endsWith('\r') && kept === '\n' ? '\r' : kept;
    blankAbove = blank;
  });
  return out;
}
