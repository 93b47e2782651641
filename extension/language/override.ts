// `--set growth=30%`: another formula for a name, put in place of its own before anything is linked or checked.
import type { Analysis } from './analysed';
import type { Span } from './diagnostic';
import { parse } from './parser';
import type { Expression } from './syntax';

/** What is wrong with an override: no such name, or no formula. */
export interface OverrideProblem {
  name: string;
  message: string;
}

/** Every place in the formula becomes the place of the one it replaces: errors stand where the reader can find them. */
function moved(e: Expression, to: Span): Expression {
  const clone = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clone);
    if (typeof value !== 'object' || value === null) return value;
    // Dimensions are interned and carry no places.
    if ('exponents' in value) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]));
    return 'start' in copy && 'end' in copy ? { ...copy, start: to.start, end: to.end } : copy;
  };
  return clone(e) as Expression;
}

/** Replaces the formulas of `set` in the parsed cells. */
export function applyOverrides(analysis: Analysis, set: Readonly<Record<string, string>>): OverrideProblem[] {
  const problems: OverrideProblem[] = [];
  for (const [name, text] of Object.entries(set)) {
    const { statements, problems: wrong } = parse(text, analysis.ownUnits);
    const [first] = statements;
    if (wrong.length || statements.length !== 1 || first?.kind !== 'expression') {
      problems.push({ name, message: wrong[0]?.message ?? `\`${text}\` is no formula.` });
      continue;
    }
    let found = false;
    for (const cell of analysis.cells.values()) {
      if (!cell.parsed) continue;
      const changed = cell.parsed.statements.map((statement) => {
        if (statement.kind !== 'definition' || statement.name !== name) return statement;
        found = true;
        return { ...statement, value: moved(first.value, statement.value) };
      });
      if (found) cell.parsed = { ...cell.parsed, statements: changed };
    }
    if (!found) problems.push({ name, message: `\`${name}\` is not defined in this notebook.` });
  }
  return problems;
}
