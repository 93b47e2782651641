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

/** Names that each cell defines. */
export function namesByCell({ definitions }: Analysis): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { cell, key } of definitions.values()) names.set(cell, [...(names.get(cell) ?? []), key]);
  return names;
}

/** These names and all that depend on them, what failed or waits included. */
function dependants({ definitions }: Analysis, names: readonly string[]): Set<string> {
  const readers = new Map<string, string[]>();
  for (const { key, dependencies } of definitions.values())
    for (const d of dependencies) readers.set(d, [...(readers.get(d) ?? []), key]);
  const found = new Set<string>();
  const todo = [...names];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    todo.push(...(readers.get(name) ?? []));
  }
  return found;
}

/**
 * The cells asked for and those that depend on them, in document order.
 * @param before what each cell defined at the last run: what reads a name that is gone has to say so
 */
export function planCells(
  asked: readonly string[],
  analysis: Analysis,
  before: ReadonlyMap<string, readonly string[]>,
): string[] {
  const wanted = new Set(asked);
  const now = namesByCell(analysis);
  const everything = asked.some((id) => {
    const cell = analysis.cells.get(id);
    return cell !== undefined && reachesAll(cell);
  });
  const reached = dependants(
    analysis,
    asked.flatMap((id) => [...(now.get(id) ?? []), ...(before.get(id) ?? [])]),
  );
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
