// A data cell's text to typed columns. A row that cannot be read is reported with row and column; the others load.
import type { ColumnEntry, SchemaEntry } from '../../catalogue/data-schemas';
import { DEAL_KINDS, DEAL_STATUSES } from '../../catalogue/data-schemas';
import { readDate } from '../calendar';
import { nearest } from '../nearest';
import type { Span } from '../diagnostic';
import type { Dimension } from '../dimension';
import { currenciesOf, describe, dimension, flowOf, moneyOf, PLAIN, POWER } from '../dimension';
import type { Problem } from '../lexer';
import type { OwnUnits, Unit } from '../quantity';
import type { ScalarType, TableType, Type } from '../type';
import { columnOf, DATE, number, TEXT } from '../type';
import type { Heading } from './heading';
import { readHeading } from './heading';
import type { Quantity } from './literal';
import { readQuantity, readUnit } from './literal';
import type { Rows } from './rows';
import { splitRows } from './rows';

/** Money of several currencies in one column; each row keeps its own. */
export const MIXED_MONEY = dimension({ '¤': 1 });

/** One column as plain data, in base units. NaN and null mean missing. */
export interface DataColumn {
  name: string;
  item: ScalarType;
  numbers?: Float64Array;
  texts?: (string | null)[];
  bounds?: Map<number, { low: number; high: number }>;
  currencies?: string[];
}

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
  for (const conflict of rows.conflicts)
    report(
      'D09',
      'error',
      inFile ? whole : conflict,
      'A merge was never finished here: keep one side and delete the marker lines.',
    );
  if (heading.file && !inFile) return empty(heading, problems, true);
  if (!heading.schema || !rows.header.length) {
    if (heading.schema)
      report('D02', 'error', heading.nameSpan, `\`${heading.name}\` has no rows: a header row follows the first line.`);
    return empty(heading, problems, true);
  }

  const headers = readHeaders(rows, heading, own, place, report);
  const lacking = heading.schema.columns.filter((c) => c.required && !headers.some((h) => h?.name === c.name));
  if (lacking.length)
    report(
      'D02',
      'error',
      heading.nameSpan,
      `\`${heading.schema.name}\` needs the column${lacking.length > 1 ? 's' : ''} ${lacking.map((c) => `\`${c.name}\``).join(', ')}.`,
    );
  const kinds = headers.map((header, i) => header && kindOf(header, i, rows, heading));

  const good: number[] = [];
  const read: (Quantity | number | string | null)[][] = [];
  rows.rows.forEach((fields, row) => {
    const line = readRow(fields, row);
    if (!line) return;
    good.push(row);
    read.push(line);
  });

  function readRow(fields: string[], row: number): (Quantity | number | string | null)[] | undefined {
    const where = (column: number): string => `row ${row + 1}, column \`${headers[column]?.name ?? column + 1}\``;
    if (fields.length > headers.length) {
      const grouped = fields.findIndex((f, i) => /\d$/.test(f) && /^\d{3}(?:\D|$)/.test(fields[i + 1] ?? ''));
      const hint =
        grouped < 0
          ? 'A field that holds a comma stands in quotes.'
          : `Put the amount in quotes: "${fields[grouped]},${fields[grouped + 1]}".`;
      const span =
        grouped < 0
          ? { start: place(row, 0).start, end: place(row, fields.length - 1).end }
          : { start: place(row, grouped).start, end: place(row, grouped + 1).end };
      const fix =
        grouped < 0 || inFile
          ? {}
          : {
              fixes: [
                {
                  title: 'Put it in quotes',
                  edits: [{ cell: '', ...span, text: `"${fields[grouped]},${fields[grouped + 1]}"` }],
                },
              ],
            };
      report(
        'D03',
        'error',
        span,
        `Row ${row + 1} has ${fields.length} fields where the header has ${headers.length}. ${hint}`,
        fix,
      );
      return undefined;
    }
    const line: (Quantity | number | string | null)[] = [];
    for (const [column, header] of headers.entries()) {
      const field = fields[column] ?? '';
      if (!header || field === '' || field === heading.missing) {
        if (
          header?.entry?.required &&
          heading.schema!.name === 'deals' &&
          (header.name === 'from' || header.name === 'to')
        ) {
          report(
            'D06',
            'error',
            place(row, column),
            `A deal names who pays and who is paid: ${where(column)} is empty.`,
          );
          return undefined;
        }
        line.push(null);
        continue;
      }
      if (kinds[column] === 'text') line.push(field);
      else if (kinds[column] === 'date') {
        const day = readDate(field);
        if (day === undefined) {
          report(
            'D05',
            'error',
            place(row, column),
            `${sentence(where(column))}: \`${field}\` is not a date. Write \`2025-10-20\`, \`2025Q3\` or \`2025\`.`,
          );
          return undefined;
        }
        line.push(day);
      } else if (field.startsWith('=')) {
        report(
          'Q01',
          'error',
          place(row, column),
          `${sentence(where(column))}: formulas in a data cell are not supported yet.`,
        );
        return undefined;
      } else {
        const reading = readQuantity(field, header.unit, own);
        const wrong = reading.ok ? misfit(reading.quantity, header.entry, field) : reading;
        if (wrong) {
          report(wrong.code, 'error', place(row, column), `${sentence(where(column))}: ${wrong.message}`);
          return undefined;
        }
        line.push((reading as { quantity: Quantity }).quantity);
      }
    }
    hintWords(line, row);
    return line;
  }

  /** Words that the schema does not know are kept, with a hint. */
  function hintWords(line: (Quantity | number | string | null)[], row: number): void {
    for (const [column, list] of [
      ['kind', DEAL_KINDS.map((k) => k.name)],
      ['status', DEAL_STATUSES],
    ] as const) {
      if (heading.schema!.name !== 'deals') return;
      const at = headers.findIndex((h) => h?.name === column);
      const word = at < 0 ? null : line[at];
      if (typeof word !== 'string' || list.includes(word)) continue;
      const near = nearest(word, list);
      report(
        'D07',
        'hint',
        place(row, at),
        `\`${word}\` is none of the known ${column === 'kind' ? 'kinds' : 'statuses'}${near ? `; did you mean \`${near}\`?` : ` (${list.join(', ')}).`}`,
      );
    }
  }

  const columns = headers.flatMap((header, i) =>
    header
      ? [
          buildColumn(
            header,
            kinds[i]!,
            read.map((line) => line[i]!),
            good,
            i,
          ),
        ]
      : [],
  );
  // A row whose unit differs from its column's is reported and left out of that column.
  function buildColumn(
    header: Header,
    kind: Kind,
    cells: (Quantity | number | string | null)[],
    from: number[],
    at: number,
  ): DataColumn {
    if (kind === 'text') return { name: header.name, item: TEXT, texts: cells as (string | null)[] };
    if (kind === 'date')
      return {
        name: header.name,
        item: DATE,
        numbers: Float64Array.from(cells, (c) => (c === null ? NaN : (c as number))),
      };
    const quantities = cells as (Quantity | null)[];
    const shape = commonDimension(quantities, header);
    const numbers = new Float64Array(cells.length).fill(NaN);
    const bounds = new Map<number, { low: number; high: number }>();
    quantities.forEach((q, row) => {
      if (!q) return;
      if (q.dimension !== shape.dimension && !(shape.currencies && moneyOf(q.dimension))) {
        report(
          'D08',
          'error',
          place(from[row]!, at),
          `Row ${from[row]! + 1}, column \`${header.name}\`: this is ${describe(q.dimension)}, the column is ${describe(shape.dimension)}.`,
        );
        return;
      }
      if (q.low === q.high) numbers[row] = q.low;
      else bounds.set(row, { low: q.low, high: q.high });
    });
    return {
      name: header.name,
      item: number(shape.dimension, shape.look),
      numbers,
      ...(bounds.size && { bounds }),
      ...(shape.currencies && { currencies: quantities.map((q) => (q ? (moneyOf(q.dimension) ?? '') : '')) }),
    };
  }

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

const sentence = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

interface Header {
  name: string;
  unit?: Unit;
  entry?: ColumnEntry;
}
type Kind = 'text' | 'date' | 'number';
type Report = (
  code: Problem['code'],
  severity: Problem['severity'],
  span: Span,
  message: string,
  more?: Pick<Problem, 'fixes'>,
) => void;

function readHeaders(
  rows: Rows,
  heading: Heading,
  own: OwnUnits,
  place: (row: number, column: number) => Span,
  report: Report,
): (Header | undefined)[] {
  const seen = new Map<string, number>();
  return rows.header.map((text, i) => {
    const [, bare = text, unitText] = /^(.*?)\s*\[([^\]]*)\]$/.exec(text) ?? [undefined, text, undefined];
    const renamed = heading.columns.get(bare) ?? heading.columns.get(text) ?? bare;
    const entry = columnEntry(heading.schema!, renamed);
    const name = (entry?.name ?? renamed).normalize('NFC');
    if (name === '') {
      if (rows.rows.some((row) => (row[i] ?? '') !== ''))
        report('D02', 'error', place(-1, i), `Column ${i + 1} has no name.`);
      return undefined;
    }
    if (seen.has(name)) {
      report('D02', 'error', place(-1, i), `Two columns are called \`${name}\`: the second is left out.`);
      return undefined;
    }
    seen.set(name, i);
    const unit = unitText === undefined ? undefined : readUnit(unitText, own);
    if (unitText !== undefined && !unit)
      report(
        'U01',
        'error',
        place(-1, i),
        `\`[${unitText}]\` is no unit. A header's unit is written as in \`amount [$B]\`, \`revenue [$/quarter]\`, \`power [GW]\`.`,
      );
    if (!entry && !heading.schema!.open) {
      const near = nearest(
        name,
        heading.schema!.columns.map((c) => c.name),
      );
      if (near)
        report(
          'D07',
          'hint',
          place(-1, i),
          `\`${heading.schema!.name}\` has no column \`${name}\`; did you mean \`${near}\`?`,
        );
    }
    return { name, ...(unit && { unit }), ...(entry && { entry }) };
  });
}

function columnEntry(schema: SchemaEntry, header: string): ColumnEntry | undefined {
  const lower = header.toLowerCase();
  return schema.columns.find((c) => c.name === lower || c.aliases.includes(header));
}

/** What a column holds: by its schema, else by what most of its fields are. */
function kindOf(header: Header, at: number, rows: Rows, heading: Heading): Kind {
  const stated = header.entry?.type;
  if (stated === 'text' || stated === 'date') return stated;
  if ((stated && stated !== 'any') || header.unit) return 'number';
  let filled = 0;
  let dates = 0;
  let numbers = 0;
  for (const row of rows.rows) {
    const field = row[at] ?? '';
    if (field === '' || field === heading.missing) continue;
    filled++;
    if (/^\d{4}([-/.]\d{1,2}([-/.]\d{1,2})?|\s*[Qq][1-4]|年.*)(T.*)?$/.test(field) && readDate(field) !== undefined)
      dates++;
    else if (field.startsWith('=') || readQuantity(field, header.unit, new Set()).ok) numbers++;
    if (filled >= 200) break;
  }
  if (filled === 0) return 'number';
  if (dates * 2 > filled) return 'date';
  return numbers * 2 > filled ? 'number' : 'text';
}

function misfit(
  q: Quantity,
  entry: ColumnEntry | undefined,
  field: string,
): { code: 'D05'; message: string } | undefined {
  const wants = (what: string, example: string): { code: 'D05'; message: string } => ({
    code: 'D05',
    message: `\`${field}\` is ${describe(q.dimension)} where ${what} is expected. Write \`${example}\`, or give the header a unit: \`${entry!.name} [$B]\`.`,
  });
  switch (entry?.type) {
    case 'money':
      return moneyOf(q.dimension) ? undefined : wants('money', '$300B');
    case 'flow':
      return moneyOf(q.dimension) || flowOf(q.dimension) ? undefined : wants('money per time', '$12B/year');
    case 'power':
      return q.dimension === POWER
        ? undefined
        : {
            code: 'D05',
            message: `\`${field}\` is ${describe(q.dimension)} where power is expected. Write \`10 GW\`, or give the header a unit: \`power [GW]\`.`,
          };
    default:
      return undefined;
  }
}

/** The dimension of most rows; several currencies make a column of mixed money. */
function commonDimension(
  quantities: readonly (Quantity | null)[],
  header: Header,
): { dimension: Dimension; look: Quantity['look']; currencies?: true } {
  const votes = new Map<Dimension, number>();
  for (const q of quantities) if (q) votes.set(q.dimension, (votes.get(q.dimension) ?? 0) + 1);
  const money = [...votes.keys()].filter((d) => moneyOf(d) !== undefined);
  const first = quantities.find((q) => q !== null);
  if (money.length > 1) return { dimension: MIXED_MONEY, look: {}, currencies: true };
  const most = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  const fallback = header.unit?.dimension ?? (header.entry?.type === 'money' ? undefined : PLAIN);
  const chosen = most ?? fallback ?? dimension({ USD: 1 });
  return {
    dimension: chosen,
    look: quantities.find((q) => q?.dimension === chosen)?.look ?? header.unit?.look ?? first?.look ?? {},
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

export const isMixed = (d: Dimension | undefined): boolean =>
  d !== undefined && currenciesOf(d).length === 0 && d.exponents['¤'] !== undefined;
