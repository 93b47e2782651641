// How deep a formula is. Every pass after the parser walks trees by recursion; a chain of operators is as deep as it is long.
import { expressionsOf } from './names';
import type { Expression, ParsedCell, Statement } from './syntax';
import { children } from './syntax';

/** Deepest formula that is checked: far above what a person writes, far below what the stack holds. */
const DEEPEST = 1000;

function isDeep(e: Expression): boolean {
  const todo: [Expression, number][] = [[e, 1]];
  while (todo.length) {
    const [next, depth] = todo.pop()!;
    if (depth > DEEPEST) return true;
    for (const child of children(next)) todo.push([child, depth + 1]);
  }
  return false;
}

/** The cell with a problem in place of each formula that is too deep. */
export function withoutDeep(parsed: ParsedCell): ParsedCell {
  const deep = parsed.statements.filter((statement) => expressionsOf(statement).some(isDeep));
  if (deep.length === 0) return parsed;
  const problems = deep.map(({ start, end }) => ({
    code: 'P08' as const,
    severity: 'error' as const,
    start,
    end: Math.min(end, start + 60),
    message: `This formula is more than ${DEEPEST} operators deep: give its parts names, or add up a list with \`sum\`.`,
  }));
  const emptied = (statement: Statement): Statement => {
    const missing: Expression = { kind: 'missing', start: statement.start, end: statement.start };
    if (statement.kind === 'definition' || statement.kind === 'gauge') return { ...statement, value: missing };
    return statement.kind === 'function'
      ? { ...statement, body: missing }
      : { kind: 'expression', value: missing, marks: [], start: statement.start, end: statement.end };
  };
  return {
    ...parsed,
    problems: [...parsed.problems, ...problems],
    broken: new Set([...parsed.broken, ...deep.map(({ start }) => start)]),
    statements: parsed.statements.map((statement) => (deep.includes(statement) ? emptied(statement) : statement)),
  };
}
