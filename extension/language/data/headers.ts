// The header row of a data cell: which columns there are, in which unit, and what each holds.
import type { ColumnEntry, SchemaEntry } from '../../catalogue/data-schemas';
import { readDate } from '../calendar';
import type { Span } from '../diagnostic';
import type { Problem } from '../lexer';
import { nearest } from '../nearest';
import type { OwnUnits } from '../quantity';
import type { Heading } from './heading';
import type { HeaderUnit } from './literal';
import { readQuantity, readUnit } from './literal';
import type { Rows } from './rows';

/** A column that is read. */
export interface Header {
  name: string;
  unit?: HeaderUnit;
  entry?: ColumnEntry;
}
export type Kind = 'text' | 'date' | 'number';
export type Report = (
  code: Problem['code'],
  severity: Problem['severity'],
  span: Span,
  message: string,
  more?: Pick<Problem, 'fixes'>,
) => void;

/** `amount [$B]`. */
const UNIT_IN_HEADER = /^(.*?)\s*\[([^\]]*)\]$/;
const bareOf = (header: string): string => UNIT_IN_HEADER.exec(header)?.[1] ?? header;

/** The header row: names, renamed and known ones, with their units. */
export function readHeaders(
  rows: Rows,
  heading: Heading,
  own: OwnUnits,
  place: (row: number, column: number) => Span,
  report: Report,
): (Header | undefined)[] {
  const seen = new Map<string, number>();
  for (const [header, name] of heading.columns) {
    if (rows.header.some((text) => text === header || bareOf(text) === header)) continue;
    const near = nearest(header, rows.header);
    const said = `There is no column \`${header}\` to be read as \`${name}\``;
    report('D02', 'error', heading.nameSpan, `${said}${near ? `; did you mean \`${near}\`?` : '.'}`);
  }
  return rows.header.map((text, i) => {
    const bare = bareOf(text);
    const unitText = bare === text ? undefined : UNIT_IN_HEADER.exec(text)![2]!;
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

/** `3M` and `7B` may be amounts or companies: the other fields of the column decide. */
const COMPANY_LIKE = /^\d+[kKMBT]$/;

/** What a column holds: by its schema, else by what most of its fields are. */
export function kindOf(header: Header, at: number, rows: Rows, heading: Heading): Kind {
  const stated = header.entry?.type;
  if (stated === 'text' || stated === 'date') return stated;
  if ((stated && stated !== 'any') || header.unit) return 'number';
  let filled = 0;
  let dates = 0;
  let numbers = 0;
  let doubtful = 0;
  for (const row of rows.rows) {
    const field = row[at] ?? '';
    if (field === '' || field === heading.missing) continue;
    filled++;
    if (/^\d{4}([-/.]\d{1,2}([-/.]\d{1,2})?|\s*[Qq][1-4]|年.*)(T.*)?$/.test(field) && readDate(field) !== undefined)
      dates++;
    else if (COMPANY_LIKE.test(field)) doubtful++;
    else if (field.startsWith('=') || readQuantity(field, header.unit, new Set()).ok) numbers++;
    if (filled >= 200) break;
  }
  if (filled === 0) return 'number';
  if (dates * 2 > filled) return 'date';
  return numbers * 2 > filled || numbers + doubtful === filled ? 'number' : 'text';
}
