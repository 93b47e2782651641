// What stands at a place of a formula cell: the expression under the caret, and the table whose rows are meant there.
import type { Analysis } from '../analysed';
import type { Span } from '../diagnostic';
import { expressionsOf } from '../names';
import type { Expression } from '../syntax';
import { walk } from '../syntax';
import type { TableType } from '../type';

export const contains = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** All expressions of a cell that contain the place, outermost first. */
export function expressionsAt(analysis: Analysis, cell: string, offset: number): Expression[] {
  const found: Expression[] = [];
  for (const statement of analysis.cells.get(cell)?.parsed?.statements ?? []) {
    if (!contains(statement, offset)) continue;
    for (const e of expressionsOf(statement)) walk(e, (x) => contains(x, offset) && found.push(x));
  }
  return found;
}

/** The name a table expression begins with. */
function rootName(e: Expression): string | undefined {
  switch (e.kind) {
    case 'name':
      return e.name;
    case 'member':
      return rootName(e.object);
    case 'call':
      return e.arguments[0] && rootName(e.arguments[0].value);
    case 'suffixed':
    case 'group':
    case 'sourced':
      return rootName(e.value);
    default:
      return undefined;
  }
}

/** The table of the `where`, `by`, `sort` or `with` that the place stands behind, half-typed ones included. */
export function tableAround(analysis: Analysis, cell: string, text: string, offset: number): TableType | undefined {
  const tableNamed = (name: string | undefined): TableType | undefined => {
    const type = name === undefined ? undefined : analysis.definitions.get(name)?.type;
    return type?.kind === 'table' ? type : undefined;
  };
  const parsed = expressionsAt(analysis, cell, offset).filter((e) => e.kind === 'suffixed');
  const inner = parsed[parsed.length - 1];
  if (inner?.kind === 'suffixed' && inner.suffixes[0] && offset > inner.suffixes[0].start)
    return tableNamed(rootName(inner.value));
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const typed = /([\p{L}_][\p{L}\p{M}\p{N}_]*)[^,;]*?\s(?:where|by|sort|with)\s[^)]*$/u.exec(
    line.slice(line.lastIndexOf('(') + 1),
  );
  return tableNamed(typed?.[1]);
}
