// A data cell's text to typed columns. A row that cannot be read is reported with row and column; the others load.
import type { Span } from '../diagnostic';
import type { Problem } from '../lexer';
import type { OwnUnits } from '../quantity';
import type { TableType, Type } from '../type';
import { columnOf } from '../type';
import type { DataColumn, Field } from './column';
import { buildColumn } from './column';
import { readRow } from './fields';
import { kindOf, readHeaders } from './headers';
import type { Heading } from './heading';
import { readHeading } from './heading';
import { hintWords } from './known-words';
import { splitRows } from './rows';

export type { CellFormula, DataColumn } from './column';

export interface DataCell {
  heading: Heading;
  columns: DataColumn[];
  count: number;
  /** Row number in the cell of each row that loaded, from 1. */
  rowNumbers: number[];
  failed: number;
  type: TableType;
  problems: Problem[];
  /** Where a field stands, for hover and for what is found out later: row as loaded. */
  place(row: number, column: string): Span;
}

/** Reads a data cell. `body` is the text of its file, where it has one: then problems stand on the heading. */
export function readDataCell(text: string, own: OwnUnits, body?: string): DataCell {
  const heading = readHeading(text);
  const problems: Problem[] = [...heading.problems];
  const inFile = body !== undefined;
  const rows = inFile ? splitRows(body, 0) : splitRows(text, heading.bodyAt);
  const whole: Span = heading.file?.span ?? heading.nameSpan;
  const place = (row: number, column: number): Span => (inFile ? whole : rows.place(row, column));
  const report = (
    code: Problem['code'],
    severity: Problem['severity'],
    span: Span,
    message: string,
    more: Pick<Problem, 'fixes'> = {},
  ): void => {
    problems.push({ code, severity, start: span.start, end: span.end, message, ...more });
  };
  // One conflict has three markers; its first line stands for it.
  const opening = rows.conflicts.filter(({ start }) => (body ?? text)[start] === '<');
  for (const conflict of opening.length ? opening : rows.conflicts.slice(0, 1))
    report(
      'D09',
      'error',
      inFile ? whole : conflict,
      'A merge was never finished here: keep one side and delete the lines of <<<<<<<, ======= and >>>>>>>.',
    );
  if (heading.file && !inFile) return empty(heading, problems, true);
  // What the first line says wrongly may concern the file or the columns.
  const garbled = heading.problems.length > 0;
  if (!heading.schema || !rows.header.length) {
    if (heading.schema && !garbled)
      report('D02', 'error', heading.nameSpan, `\`${heading.name}\` has no rows: a header row follows the first line.`);
    return empty(heading, problems, true);
  }

  const headers = readHeaders(rows, heading, own, place, report);
  const lacking = heading.schema.columns.filter((c) => c.required && !headers.some((h) => h?.name === c.name));
  if (lacking.length && !garbled)
    report(
      'D02',
      'error',
      heading.nameSpan,
      `\`${heading.schema.name}\` needs the column${lacking.length > 1 ? 's' : ''} ${lacking.map((c) => `\`${c.name}\``).join(', ')}.`,
    );
  const kinds = headers.map((header, i) => header && kindOf(header, i, rows, heading));

  const good: number[] = [];
  const read: Field[][] = [];
  const reading = { rows, heading, headers, kinds, own, report, place, inFile };
  for (const row of rows.rows.keys()) {
    const line = readRow(reading, row);
    if (!line) continue;
    hintWords(reading, line, row);
    good.push(row);
    read.push(line);
  }

  const columns = headers.flatMap((header, i) =>
    header
      ? [
          buildColumn(
            header,
            kinds[i]!,
            read.map((line) => line[i]!),
            (row) => ({ number: good[row]! + 1, span: place(good[row]!, i) }),
            report,
          ),
        ]
      : [],
  );
  const type = tableType(heading, columns, false);
  return {
    heading,
    columns,
    count: good.length,
    rowNumbers: good.map((row) => row + 1),
    failed: rows.rows.length - good.length,
    type,
    problems,
    place: (row, column) =>
      place(
        good[row]!,
        headers.findIndex((h) => h?.name === column),
      ),
  };
}

function tableType(heading: Heading, columns: readonly DataColumn[], open: boolean): TableType {
  const map = new Map<string, Type>();
  const type: TableType = {
    kind: 'table',
    name: heading.name,
    schema: heading.schema?.name ?? 'table',
    columns: map,
    open,
  };
  for (const column of columns) map.set(column.name, columnOf(column.item, type));
  return type;
}

function empty(heading: Heading, problems: Problem[], open: boolean): DataCell {
  return {
    heading,
    columns: [],
    count: 0,
    rowNumbers: [],
    failed: 0,
    type: tableType(heading, [], open),
    problems,
    place: () => heading.nameSpan,
  };
}
