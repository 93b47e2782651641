// Lays a formula cell out anew: blanks between tokens, indentation, columns of `=` and of comments.
import type { Roles } from './formatter-gaps';
import { gapBetween, rolesIn } from './formatter-gaps';
import type { FormulaSource, SourceLine, SourceStatement } from './formatter-source';
import { padTo, widthOf } from './formatter-width';
import type { Token } from './lexer';

const STEP = 2;
const BEFORE_COMMENT = 2;

/** One line on its way to its new text. */
interface Row {
  line: SourceLine;
  /** As written, whatever stands on it. */
  verbatim: boolean;
  /** The name before `=`, with `code` from `=` on: to be aligned with its neighbours. */
  head?: string;
  code: string;
  /** A statement that is no definition begins here. */
  parts: boolean;
  /** A comment that continues the one behind the line above: it stays below it. */
  hangs: boolean;
}

/** The new text of a formula cell. Lines in `verbatim` keep theirs. */
export function layOut(source: FormulaSource, verbatim: ReadonlySet<number>): string {
  const tokens = source.lines.flatMap((line) => line.tokens);
  const roles = rolesIn(
    source.statements.map((s) => s.statement),
    tokens,
  );
  const rows = source.lines.map((line, index): Row => ({
    line,
    verbatim: verbatim.has(index),
    code: '',
    parts: false,
    hangs: false,
  }));
  for (const statement of source.statements) writeStatement(statement, rows, source.text, roles);
  rows.forEach((row, index) => (row.hangs = hangsBelow(row, rows[index - 1])));
  for (const block of blocksOf(rows)) {
    alignDefinitions(block);
    alignComments(block);
  }
  return join(rows);
}

/** Fills in the code of a statement's rows, each indented by the brackets that are open there. */
function writeStatement({ statement, first, last }: SourceStatement, rows: Row[], text: string, roles: Roles): void {
  /** For each open bracket: where its content and where its closing bracket begin. */
  const open: { symbol: string; content: number; close: number }[] = [];
  for (let index = first; index <= last; index++) {
    const row = rows[index]!;
    const { tokens } = row.line;
    const inside = open[open.length - 1];
    const [leading] = tokens;
    let indent = index === first ? 0 : (inside?.content ?? STEP);
    if (inside && leading && closes(leading)) indent = inside.close;
    else if (inside?.symbol === '{' && leading && !roles.members.has(leading.start)) indent += STEP;
    if (row.verbatim) indent = widthOf(/^\s*/.exec(row.line.text)![0]);

    row.code = ' '.repeat(indent);
    tokens.forEach((token, k) => {
      if (k > 0) row.code += ' '.repeat(gapBetween(tokens[k - 1]!, token, roles));
      if (opens(token)) {
        // What follows `{` on its line sets the column of the other definitions in it.
        const beside = token.value === '{' && k < tokens.length - 1;
        const content = beside ? widthOf(row.code) + STEP : indent + STEP;
        open.push({ symbol: token.value, content, close: indent });
      } else if (closes(token)) open.pop();
      row.code += textOf(token, text);
    });
    row.parts = index === first && statement.kind !== 'definition';
    if (index === first && statement.kind === 'definition' && !row.verbatim) {
      row.head = textOf(leading!, text);
      row.code = row.code.slice(row.head.length + 1);
    }
  }
}

type SymbolToken = Token & { type: 'symbol' };
const opens = (token: Token): token is SymbolToken => token.type === 'symbol' && '([{'.includes(token.value);
const closes = (token: Token): boolean => token.type === 'symbol' && ')]}'.includes(token.value);

/** A literal may hold blanks between its digits, scale and unit. */
const textOf = (token: Token, text: string): string => {
  const written = text.slice(token.start, token.end);
  return token.type === 'number' ? written.replace(/\s+/g, ' ') : written;
};

function hangsBelow({ line, verbatim }: Row, above: Row | undefined): boolean {
  if (verbatim || !above || above.verbatim || !line.comment || line.tokens.length) return false;
  const column = (of: SourceLine): number =>
    of.comment ? widthOf(of.text.slice(0, of.comment.start - of.start)) : NaN;
  return (above.hangs || above.line.tokens.length > 0) && column(line) === column(above.line);
}

/** Runs of rows without a blank line between. */
function blocksOf(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [[]];
  for (const row of rows) {
    if (row.line.blank) blocks.push([]);
    else blocks[blocks.length - 1]!.push(row);
  }
  return blocks;
}

/** `=` of consecutive definitions stands in one column; their further lines and comments do not part them. */
function alignDefinitions(block: readonly Row[]): void {
  let run: Row[] = [];
  const settle = (): void => {
    const width = Math.max(0, ...run.map((row) => widthOf(row.head!)));
    for (const row of run) row.code = `${padTo(row.head!, width)} ${row.code}`;
    run = [];
  };
  for (const row of block) {
    if (row.head !== undefined) run.push(row);
    else if (row.verbatim || row.parts) settle();
  }
  settle();
}

/** Comments behind the code of one block stand in one column. */
function alignComments(block: readonly Row[]): void {
  const commented = block.filter((row) => !row.verbatim && row.line.comment);
  const widths = commented.map((row) => (row.line.tokens.length ? widthOf(row.code) : 0));
  const column = Math.max(0, ...widths) + BEFORE_COMMENT;
  for (const row of commented) {
    const behind = row.hangs || row.line.tokens.length > 0;
    const code = behind ? padTo(row.hangs ? '' : row.code, column) : row.code;
    row.code = code + row.line.comment!.text.trimEnd();
  }
}

/** Lines together: none blank at the ends, at most one between two that are not. */
function join(rows: readonly Row[]): string {
  let out = '';
  let gap = '';
  for (const row of rows) {
    if (row.line.blank) {
      gap ||= row.line.ending;
      continue;
    }
    // `\r` and `\n` in a row would be one line break.
    if (out.endsWith('\r') && gap === '\n') gap = '\r';
    out += (out && gap) + (row.verbatim ? row.line.text : row.code) + row.line.ending;
    gap = '';
  }
  // Nothing but blanks: all that is kept is whether the text ends a line.
  return out || gap;
}
