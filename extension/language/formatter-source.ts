// A formula cell as the formatter sees it: lines, the tokens on each, and which lines belong to which statement.
import type { Token } from './lexer';
import { tokenize } from './lexer';
import { parse } from './parser';
import type { OwnUnits } from './quantity';
import type { Statement } from './syntax';

export interface SourceLine {
  /** Offset of its first character. */
  start: number;
  /** What stands on it, without the characters that end it. */
  text: string;
  /** `\n`, `\r\n`, …; empty on the last line. */
  ending: string;
  /** Nothing but blanks. */
  blank: boolean;
  tokens: Token[];
  comment?: { start: number; text: string };
}

export interface SourceStatement {
  statement: Statement;
  /** The lines of its first and its last token. */
  first: number;
  last: number;
}

export interface FormulaSource {
  text: string;
  lines: SourceLine[];
  statements: SourceStatement[];
  /** How many problems its reading met. */
  problems: number;
  /** Lines of statements that do not parse, and lines with characters that nothing can be made of. */
  broken: ReadonlySet<number>;
}

/** Reads a formula cell. A line ends where the lexer sees a newline, so every token stands on one line. */
export function readFormulas(text: string, own: OwnUnits): FormulaSource {
  const lines = readLines(text, own);
  const { statements: trees, problems } = parse(text, own);
  const statements = trees.map((statement, k): SourceStatement => {
    const first = lineAt(lines, statement.start);
    const next = trees[k + 1];
    let last = next ? Math.max(first, lineAt(lines, next.start) - 1) : lines.length - 1;
    while (last > first && lines[last]!.tokens.length === 0) last--;
    return { statement, first, last };
  });
  const broken = new Set<number>();
  for (const problem of problems) {
    if (problem.severity !== 'error') continue;
    broken.add(lineAt(lines, problem.start));
    const owner = statements.findLast(({ statement }) => statement.start <= problem.start);
    if (owner) for (let line = owner.first; line <= owner.last; line++) broken.add(line);
  }
  return { text, lines, statements, problems: problems.length, broken };
}

function readLines(text: string, own: OwnUnits): SourceLine[] {
  const { tokens, comments } = tokenize(text, own);
  const lines: SourceLine[] = [];
  let start = 0;
  let held: Token[] = [];
  let nextComment = 0;
  for (const token of tokens) {
    if (token.type !== 'newline' && token.type !== 'end') {
      held.push(token);
      continue;
    }
    const line = text.slice(start, token.start);
    const comment = comments[nextComment];
    const commented = comment && comment.start < token.start;
    if (commented) nextComment++;
    lines.push({
      start,
      text: line,
      ending: text.slice(token.start, token.end),
      blank: line.trim() === '',
      tokens: held,
      ...(commented && { comment: { start: comment.start, text: text.slice(comment.start, comment.end) } }),
    });
    start = token.end;
    held = [];
  }
  return lines;
}

/** Index of the line on which the character at `offset` stands. */
function lineAt(lines: readonly SourceLine[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
