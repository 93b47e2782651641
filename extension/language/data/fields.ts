// One row of a data cell to its fields. A row that cannot be read is reported once, with row and column, and left out.
import { readDate } from '../calendar';
import type { Fix, Span } from '../diagnostic';
import type { OwnUnits } from '../quantity';
import type { Field } from './column';
import { misfit } from './fit';
import type { Header, Kind, Report } from './headers';
import type { Heading } from './heading';
import { readQuantity } from './literal';
import { parse } from '../parser';
import type { Expression } from '../syntax';
import type { Rows } from './rows';

export interface Reading {
  rows: Rows;
  heading: Heading;
  headers: readonly (Header | undefined)[];
  kinds: readonly (Kind | undefined)[];
  own: OwnUnits;
  report: Report;
  /** Where a field stands; in a cell whose rows are in a file, the file's name. */
  place(row: number, column: number): Span;
  inFile: boolean;
}

/** The fields of a row in the order of the headers; undefined where the row is reported instead. */
export function readRow(reading: Reading, row: number): Field[] | undefined {
  const { rows, headers, report, place } = reading;
  const fields = rows.rows[row]!;
  const quotes = rows.badQuotes(row);
  if (quotes) {
    const fixes = quotes.fix && !reading.inFile ? [quotes.fix] : undefined;
    const span = reading.inFile ? place(row, 0) : quotes.span;
    report('D04', 'error', span, `Row ${row + 1}: ${quotes.message}`, fixes && { fixes });
    return undefined;
  }
  if (fields.length > headers.length) {
    tooMany(reading, fields, row);
    return undefined;
  }
  const line: Field[] = [];
  for (const column of headers.keys()) {
    const field = readField(reading, fields[column] ?? '', row, column);
    if (field === undefined) return undefined;
    line.push(field);
  }
  return line;
}

/** Null where it is missing; undefined where it is reported. */
function readField(
  { heading, headers, kinds, own, report, place, inFile }: Reading,
  field: string,
  row: number,
  column: number,
): Field | undefined {
  const header = headers[column];
  const where = `Row ${row + 1}, column \`${header?.name ?? column + 1}\``;
  if (!header || field === '' || field === heading.missing) {
    if (heading.schema!.name !== 'deals' || (header?.name !== 'from' && header?.name !== 'to')) return null;
    report('D06', 'error', place(row, column), `${where} is empty: a deal names who pays and who is paid.`);
    return undefined;
  }
  if (kinds[column] === 'text') return field;
  if (kinds[column] === 'date') {
    const day = readDate(field);
    if (day !== undefined) return day;
    report(
      'D05',
      'error',
      place(row, column),
      `${where}: \`${field}\` is not a date. Write \`2025-10-20\`, \`2025Q3\` or \`2025\`.`,
    );
    return undefined;
  }
  if (field.startsWith('=')) {
    const read = inFile ? undefined : readFormula(field, place(row, column).start, own);
    if (typeof read === 'object') return { formula: read };
    report(
      'D05',
      'error',
      place(row, column),
      `${where}: ${read ?? 'a data file holds no formulas: write the value.'}`,
    );
    return undefined;
  }
  const read = readQuantity(field, header.unit, own);
  const wrong = read.ok ? misfit(read.quantity, header.entry, field) : read;
  if (read.ok && !wrong) return read.quantity;
  report(wrong!.code, 'error', place(row, column), `${where}: ${wrong!.message}`);
  return undefined;
}

/** The formula behind `=`, or what is wrong with it. Blanks before it give its places their values in the cell. */
function readFormula(field: string, start: number, own: OwnUnits): Expression | string {
  const { statements, problems } = parse(' '.repeat(start + 1) + field.slice(1), own);
  const [first] = statements;
  if (problems[0]) return problems[0].message;
  return statements.length === 1 && first?.kind === 'expression' ? first.value : `\`${field}\` is no formula.`;
}

/** More fields than headers: most often the commas of `$1,000B`. */
function tooMany({ headers, report, place, inFile }: Reading, fields: readonly string[], row: number): void {
  const said = `Row ${row + 1} has ${fields.length} fields where the header has ${headers.length}.`;
  const first = fields.findIndex((f, i) => /^\D*\d{1,3}$/.test(f) && /^\d{3}(?:\D|$)/.test(fields[i + 1] ?? ''));
  let last = first + 1;
  while (/^\d{3}$/.test(fields[last] ?? '') && /^\d{3}(?:\D|$)/.test(fields[last + 1] ?? '')) last++;
  if (first < 0) {
    const span = { start: place(row, 0).start, end: place(row, fields.length - 1).end };
    report('D03', 'error', span, `${said} A field that holds a comma stands in quotes.`);
    return;
  }
  const span = { start: place(row, first).start, end: place(row, last).end };
  const quoted = `"${fields.slice(first, last + 1).join(',')}"`;
  // Quotes stand flush with the comma before them.
  const from = first === 0 ? span.start : place(row, first - 1).end + 1;
  const fix: Fix = { title: 'Put it in quotes', edits: [{ cell: '', start: from, end: span.end, text: quoted }] };
  report(
    'D03',
    'error',
    span,
    `${said} Put the amount in quotes, flush with the comma: ,${quoted}`,
    inFile ? {} : { fixes: [fix] },
  );
}
