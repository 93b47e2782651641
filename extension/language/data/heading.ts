// The first line of a data cell: `<schema> <name> [from "file.csv"] [missing "0"] [columns date = "Date", …]`.
import type { SchemaEntry } from '../../catalogue/data-schemas';
import { SCHEMAS } from '../../catalogue/data-schemas';
import { nearest } from '../nearest';
import type { Span } from '../diagnostic';
import type { Problem, Token } from '../lexer';
import { tokenize } from '../lexer';

export interface Heading {
  schema: SchemaEntry | undefined;
  name: string;
  nameSpan: Span;
  file?: { path: string; span: Span };
  missing?: string;
  /** Header in the file to column name. */
  columns: ReadonlyMap<string, string>;
  /** Offset at which the rows begin. */
  bodyAt: number;
  problems: Problem[];
}

const OPTIONS = ['from', 'missing', 'columns'];

export function readHeading(text: string): Heading {
  const from = /\S/.exec(text)?.index ?? 0;
  const found = /\r\n|\r|\n/.exec(text.slice(from));
  const end = found ? from + found.index : text.length;
  const bodyAt = found ? end + found[0].length : text.length;
  const { tokens, problems } = tokenize(text.slice(0, end), new Set());
  let at = 0;
  const peek = (): Token => tokens[at]!;
  const complain = (code: Problem['code'], span: Span, message: string): void => {
    if (problems.length === 0) problems.push({ code, severity: 'error', start: span.start, end: span.end, message });
  };
  const words = (...wanted: Token['type'][]): (Token & { value: string }) | undefined => {
    const token = peek();
    if (!wanted.includes(token.type) || !('value' in token)) return undefined;
    at++;
    return token;
  };

  const list = SCHEMAS.map((s) => `\`${s.name}\``).join(', ');
  const schemaToken = words('word');
  const schema = schemaToken && SCHEMAS.find((s) => s.name === schemaToken.value);
  if (!schemaToken)
    complain(
      'D01',
      { start: from, end },
      `A data cell begins with its schema and a name: \`deals openai\`. Schemas: ${list}.`,
    );
  else if (!schema) {
    const near = nearest(
      schemaToken.value,
      SCHEMAS.map((s) => s.name),
    );
    complain(
      'D01',
      schemaToken,
      `There is no schema \`${schemaToken.value}\`${near ? `; did you mean \`${near}\`?` : `: there are ${list}.`}`,
    );
  }
  const nameToken = words('word', 'quoted');
  const name = nameToken?.value ?? '';
  if (schemaToken && !nameToken)
    complain('D01', schemaToken, `A data cell has a name: \`${schemaToken.value} openai\`.`);
  if (name.startsWith('_'))
    complain('D01', nameToken!, `A data cell is read by other cells: its name does not begin with \`_\`.`);

  let file: Heading['file'];
  let missing: string | undefined;
  const columns = new Map<string, string>();
  for (let word = words('word'); word; word = words('word')) {
    const value = word.value === 'columns' ? undefined : words('text');
    if (word.value === 'from' && value) file = { path: value.value, span: { start: value.start, end: value.end } };
    else if (word.value === 'missing' && value) missing = value.value;
    else if (word.value === 'columns') renames(word);
    else
      complain(
        'D01',
        word,
        `\`${word.value}\` has no meaning here${nearest(word.value, OPTIONS) ? ` (did you mean \`${nearest(word.value, OPTIONS)}\`?)` : ''}: after the name may stand \`from "file.csv"\`, \`missing "0"\` and \`columns date = "Date"\`.`,
      );
  }
  if (peek().type !== 'end')
    complain('D01', peek(), 'After the name may stand `from "file.csv"`, `missing "0"` and `columns date = "Date"`.');

  function renames(word: Token): void {
    for (;;) {
      const to = words('word', 'quoted');
      const equals = to && words('symbol');
      const header = equals?.value === '=' ? words('text') : undefined;
      if (!to || !header)
        return complain('D01', word, 'Columns are renamed as in `columns date = "Date", price = "SP500"`.');
      columns.set(header.value, to.value);
      const comma = peek();
      if (comma.type !== 'symbol' || comma.value !== ',') return undefined;
      at++;
    }
  }

  const nameSpan = nameToken ? { start: nameToken.start, end: nameToken.end } : { start: from, end };
  return {
    schema,
    name,
    nameSpan,
    ...(file && { file }),
    ...(missing !== undefined && { missing }),
    columns,
    bodyAt,
    problems,
  };
}
