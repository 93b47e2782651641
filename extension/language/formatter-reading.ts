// Whether two texts of a cell read the same: equal tokens and equal syntax trees, but for the places they stand at.
import type { FormulaSource } from './formatter-source';

const PLACES = new Set(['start', 'end', 'span', 'nameSpan', 'calleeSpan', 'propertySpan', 'operatorSpan']);

/** Equality of plain data that leaves out every place. Without recursion: a sum of 10,000 terms is a tree as deep. */
export function sameButForPlaces(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [a, b] = pair;
    if (Object.is(a, b)) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const fields = Object.entries(a).filter(([key]) => !PLACES.has(key));
    const others = new Map(Object.entries(b).filter(([key]) => !PLACES.has(key)));
    if (fields.length !== others.size) return false;
    for (const [key, value] of fields) {
      if (!others.has(key)) return false;
      pairs.push([value, others.get(key)]);
    }
  }
  return true;
}

/**
 * Lines of `before` that read otherwise in `after`: their tokens or their comment differ, or the tree of their
 * statement does. Empty: both read the same. Undefined: the lines of the two cannot be told apart.
 */
export function linesReadOtherwise(before: FormulaSource, after: FormulaSource): number[] | undefined {
  const written = (source: FormulaSource): number[] =>
    source.lines.flatMap((line, index) => (line.blank ? [] : [index]));
  const [own, theirs] = [written(before), written(after)];
  if (own.length !== theirs.length) return undefined;
  const lines = own.filter((index, k) => {
    const a = before.lines[index]!;
    const b = after.lines[theirs[k]!]!;
    return a.comment?.text.trimEnd() !== b.comment?.text.trimEnd() || !sameButForPlaces(a.tokens, b.tokens);
  });
  if (lines.length) return lines;
  if (before.statements.length !== after.statements.length || before.problems !== after.problems) return undefined;
  return before.statements.flatMap(({ statement, first, last }, k) =>
    sameButForPlaces(statement, after.statements[k]!.statement)
      ? []
      : Array.from({ length: last - first + 1 }, (_, n) => first + n),
  );
}
