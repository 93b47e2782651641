// A diagnostic as a cell's error output: the place in words, the line, and a caret.
import type { Diagnostic } from '../language/diagnostic';
import type { CellError } from './protocol';

/** `line 2, column 8`, the line, and a caret under the place. */
export function errorOf(
  { code, message, start, end }: Pick<Diagnostic, 'code' | 'message' | 'start' | 'end'>,
  text: string,
): CellError {
  const before = text.slice(0, start);
  const lines = before.split(/\r\n|\r|\n/);
  const column = lines[lines.length - 1]!.length;
  const line = text.slice(start - column).split(/\r\n|\r|\n/, 1)[0]!;
  const carets = '^'.repeat(Math.max(1, Math.min(end - start, line.length - column)));
  return {
    code,
    message,
    frame: `line ${lines.length}, column ${column + 1}\n  ${line}\n  ${' '.repeat(column)}${carets}`,
  };
}
