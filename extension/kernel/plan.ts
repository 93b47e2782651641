// Which cells a run answers for.
import type { Analysis, CellAnalysis } from '../language/analysis';
import { dataNames } from './vega-lite-cell';

/** Sources, aliases, rates, units, functions, scenarios and correlations may reach every cell. */
function reachesAll({ data, statements }: CellAnalysis): boolean {
  const schema = data?.heading.schema?.name;
  return (
    schema === 'sources' ||
    schema === 'fx' ||
    data?.heading.name === 'aliases' ||
    statements.some(({ statement }) => ['scenario', 'correlate', 'function', 'unit'].includes(statement.kind))
  );
}

/** The names that these cells define and all that depend on them, what failed or waits included. */
function reachedFrom(asked: readonly string[], { definitions }: Analysis): Set<string> {
  const readers = new Map<string, string[]>();
  for (const { key, dependencies } of definitions.values())
    for (const d of dependencies) readers.set(d, [...(readers.get(d) ?? []), key]);
  const found = new Set<string>();
  const todo = [...definitions.values()].filter(({ cell }) => asked.includes(cell)).map(({ key }) => key);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    todo.push(...(readers.get(name) ?? []));
  }
  return found;
}

/**
 * The cells asked for and those that depend on them, in document order.
 * @param before the notebook at the last run: what reads a name that is gone has to say so
 */
export function planCells(asked: readonly string[], analysis: Analysis, before: Analysis | undefined): string[] {
  const wanted = new Set(asked);
  const everything = asked.some((id) => {
    const cell = analysis.cells.get(id);
    return cell !== undefined && reachesAll(cell);
  });
  const reached = reachedFrom(asked, analysis);
  if (before) for (const name of reachedFrom(asked, before)) reached.add(name);
  for (const [id, cell] of analysis.cells) {
    if (cell.input.kind !== 'code') continue;
    const reads =
      cell.input.language === 'vega-lite'
        ? dataNames(cell.input.text)
        : cell.statements.flatMap((s) => [...s.dependencies, ...(s.key === undefined ? [] : [s.key])]);
    if (everything || reads.some((name) => reached.has(name))) wanted.add(id);
  }
  return [...analysis.cells.keys()].filter((id) => wanted.has(id));
}
