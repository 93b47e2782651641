// A notebook's evaluation: cells in, results out. The same in a worker and in the command line.
// Its state is a pure function of the cells, their files and the overrides.
import type { Run } from '../engine/frame';
import { compile } from '../engine/compile';
import type { Definition as Computed } from '../engine/graph';
import { createGraph } from '../engine/graph';
import type { Context, Node, Source } from '../engine/program';
import type { Numeric, Table } from '../engine/value';
import { EvaluationError } from '../engine/value';
import { analyse } from '../language/analysis';
import type { Analysis, FieldNode } from '../language/analysis';
import type { DataCell } from '../language/data/data-cell';
import { fromDay, readDate } from '../language/calendar';
import type { CellInput, Overrides } from '../language/notebook';
import { ratesOf, scenarioChanges, scenarioPrint } from './alternatives';
import { readDataFile } from './data-file';
import type { Evaluated } from './evaluated';
import { IMPLEMENTATIONS } from './functions';
import { planCells } from './plan';
import type { CellResult } from './protocol';
import { childNodes, traceSources } from './sources';
import type { TableWorld } from './tables';
import { newestDay, readAliases, toTable } from './tables';
import { showCell } from './show-cell';

/** Reads a data file, by the path as written in the notebook. Rejects with a sentence. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

export interface Session {
  update(cells: CellInput[], overrides: Overrides): void;
  /** The cells that a run of `asked` answers for: themselves and what depends on them, in document order. */
  plan(asked: readonly string[]): Promise<string[]>;
  result(cell: string): CellResult;
  /** After `plan`: for the command line's JSON. */
  evaluated(): Evaluated;
}

export function createSession(
  read: ReadFile,
  progress: (fraction: number, text: string) => void = () => undefined,
): Session {
  const graph = createGraph();
  let cells: CellInput[] = [];
  let overrides: Overrides = {};
  let evaluated: Evaluated | undefined;
  /** The notebook at the last run. */
  let before: Analysis | undefined;

  async function evaluate(): Promise<Evaluated> {
    const files = new Map<string, string>();
    const unread = new Map<string, string>();
    const refused: string[] = [];
    const first = analyse(cells, undefined, overrides.set, ({ name, message }) =>
      refused.push(`--set ${name}: ${message}`),
    );
    for (const { data } of first.cells.values()) {
      const path = data?.heading.file?.path;
      if (path === undefined || files.has(path) || unread.has(path)) continue;
      try {
        files.set(path, await readDataFile(path, await read(path)));
      } catch (error) {
        unread.set(path, error instanceof Error ? error.message : String(error));
      }
    }
    const analysis = files.size ? analyse(cells, files, overrides.set) : first;
    const { scenario } = overrides;
    if (scenario !== undefined && scenario !== 'base' && !analysis.scenarios.has(scenario)) {
      const known = [...analysis.scenarios.keys()];
      refused.push(
        `There is no scenario \`${scenario}\`${known.length ? `: there are ${known.join(', ')}` : ' in this notebook'}.`,
      );
    }
    const aliases = readAliases(analysis);
    const tables = new Map<string, Table>();
    let sourcesUnder: Context['sourcesUnder'] = () => [];
    const context = {
      ...contextOf(analysis, tables, overrides, progress),
      sourcesUnder: (key: string) => sourcesUnder(key),
    };
    for (const definition of analysis.definitions.values()) {
      const { data } = analysis.cells.get(definition.cell)!;
      const unreadable = unread.has(data?.heading.file?.path ?? '');
      if (data && data.heading.name === definition.key && !definition.failed && !unreadable)
        tables.set(definition.key, toTable(data, { aliases, context }));
    }
    graph.define(
      definitionsOf(analysis, tables, { aliases, context }, files, unread, scenario),
      scenarioChanges(analysis),
      context,
    );
    const sources = traceSources(analysis, graph, IMPLEMENTATIONS);
    sourcesUnder = sources.ofName;
    return { analysis, graph, context, tables, unread, sources, refused };
  }

  return {
    update(next, nextOverrides) {
      [cells, overrides, evaluated] = [next, nextOverrides, undefined];
    },
    async plan(asked) {
      evaluated = await evaluate();
      const planned = planCells(asked, evaluated.analysis, before);
      before = evaluated.analysis;
      return planned;
    },
    result(id) {
      const started = performance.now();
      const shown = showCell(id, evaluated!);
      return {
        cell: id,
        ...shown,
        millis: performance.now() - started,
        fingerprint: fingerprint(JSON.stringify([shown.outputs, shown.errors])),
      };
    },
    evaluated: () => evaluated!,
  };
}

function contextOf(
  analysis: Analysis,
  tables: ReadonlyMap<string, Table>,
  overrides: Overrides,
  progress: Context['progress'],
): Omit<Context, 'sourcesUnder'> {
  const sources = new Map<string, Source>();
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'sources') continue;
    const texts = (name: string): readonly (string | null)[] => data.columns.find((c) => c.name === name)?.texts ?? [];
    const days = data.columns.find((c) => c.name === 'date')?.numbers;
    texts('key').forEach((key, row) => {
      if (key === null || sources.has(key)) return;
      const source: Source = { key };
      for (const name of ['title', 'publisher', 'url', 'quote'] as const) {
        const text = texts(name)[row];
        if (text) source[name] = text;
      }
      const day = days?.[row];
      if (day !== undefined && !Number.isNaN(day)) source.date = fromDay(day);
      sources.set(key, source);
    });
  }
  const asOf = overrides.asOf === undefined ? newestDay(analysis) : readDate(overrides.asOf);
  return {
    asOf,
    samples: overrides.samples ?? 1000,
    seed: overrides.seed ?? 0,
    correlations: analysis.correlations,
    rates: ratesOf(analysis),
    table: (name) => tables.get(name),
    source: (key) => sources.get(key),
    note: () => undefined,
    progress,
  };
}

/** `x @ winter` and `compare` depend on the scenarios' formulas. */
const looksThroughScenarios = (print: string): boolean => /"op":"(scenario|compare)"/.test(print);

/** The graph's definitions: data cells as constants, formulas compiled. A value is kept while its text means the same. */
function definitionsOf(
  analysis: Analysis,
  tables: ReadonlyMap<string, Table>,
  world: TableWorld,
  files: ReadonlyMap<string, string>,
  unread: ReadonlyMap<string, string>,
  scenario: string | undefined,
): Computed[] {
  // The whole notebook under a scenario: its formulas stand in place of the notebook's own.
  const changes = scenario === undefined ? undefined : analysis.scenarios.get(scenario)?.changes;
  const computed: Computed[] = [];
  const aliasKey = JSON.stringify([...world.aliases]);
  const units = [...analysis.ownUnits].sort().join();
  const scenarios = scenarioPrint(analysis);
  for (const definition of analysis.definitions.values()) {
    const { key } = definition;
    const changed = changes?.get(key);
    const node = changed ?? definition.node;
    const dependencies = changed ? namesIn(changed) : definition.dependencies;
    const table = tables.get(key);
    const { input, data, fieldNodes } = analysis.cells.get(definition.cell)!;
    const path = data?.heading.file?.path;
    const lack = unread.get(path ?? '');
    if (lack !== undefined)
      // Its own cell says so; what reads it waits.
      computed.push({
        name: key,
        fingerprint: lack,
        run: () => {
          throw new EvaluationError('D10', `\`${path}\` cannot be read: ${lack}.`);
        },
        dependencies: [],
      });
    else if (table)
      computed.push({
        name: key,
        fingerprint: [aliasKey, units, input.text, files.get(path ?? '') ?? '', JSON.stringify(fieldNodes)].join('\n'),
        run: data && fieldNodes?.length ? withFields(data, fieldNodes, world) : () => table,
        dependencies: definition.waitsFor.length ? [] : dependencies,
      });
    // A tree holds places in its cell: the same formula elsewhere in the cell reports its errors elsewhere.
    else if (node && definition.waitsFor.length === 0) {
      const print = JSON.stringify(node);
      computed.push({
        name: key,
        fingerprint: looksThroughScenarios(print) ? print + scenarios : print,
        run: compile(node, IMPLEMENTATIONS),
        dependencies,
      });
    }
  }
  return computed;
}

/** The names that a tree reads. */
function namesIn(node: Node): string[] {
  const own = node.op === 'name' ? [node.name] : [];
  return [...new Set([...own, ...childNodes(node).flatMap(namesIn)])];
}

/** A table whose fields hold formulas: they are evaluated like any other, and the table with them. */
function withFields(data: DataCell, nodes: readonly FieldNode[], world: TableWorld): Run {
  const runs = nodes.map(({ column, row, node }) => ({ column, row, run: compile(node, IMPLEMENTATIONS) }));
  return (frame) => {
    const fields = new Map<string, Map<number, Numeric>>();
    for (const { column, row, run } of runs) {
      const rows = fields.get(column) ?? new Map<number, Numeric>();
      fields.set(column, rows.set(row, run(frame) as Numeric));
    }
    return toTable(data, { ...world, fields });
  };
}

/** FNV-1a, 32 bits, twice with different seeds: equal outputs have equal prints. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}${text.length.toString(36)}`;
}
