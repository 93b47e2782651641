// Which sources a value rests on: a lazy pass over the same trees that computed it.
import { compile } from '../engine/compile';
import type { Graph } from '../engine/graph';
import type { Implementation, Node } from '../engine/program';
import type { Table, Value } from '../engine/value';
import { isColumn, isTable } from '../engine/value';
import type { Analysis } from '../language/analysis';

export interface SourceTracer {
  /** Keys of the sources under a name, in the order in which they are met. */
  ofName(key: string): string[];
  ofNode(node: Node): string[];
}

export function traceSources(
  analysis: Analysis,
  graph: Graph,
  functions: ReadonlyMap<string, Implementation>,
): SourceTracer {
  const known = new Map<string, Set<string>>();

  function ofName(key: string): Set<string> {
    const found = known.get(key);
    if (found) return found;
    const sources = new Set<string>();
    known.set(key, sources);
    const definition = analysis.definitions.get(key);
    if (definition?.node) visit(definition.node, sources);
    else if (definition) rowSources(valueOf(key), sources);
    return sources;
  }

  function valueOf(key: string): Value | undefined {
    const outcome = graph.outcome(key);
    return outcome?.ok ? outcome.value : undefined;
  }

  /** The `source` column of the rows that a value stands on. */
  function rowSources(value: Value | undefined, into: Set<string>): boolean {
    const table: Table | undefined = isTable(value) ? value : isColumn(value) ? value.owner : undefined;
    const column = table?.column('source');
    if (!table || !column?.texts) return false;
    for (const field of column.texts)
      for (const key of (field ?? '').split(/[;,]/)) if (key.trim() !== '') into.add(key.trim());
    return true;
  }

  /** Sources of the rates between two currencies; of a column that mixes them, of all rates. */
  function rateSources(from: string, to: string): Set<string> {
    const found = new Set<string>();
    for (const { data } of analysis.cells.values()) {
      if (data?.heading.schema?.name !== 'fx') continue;
      const texts = (name: string): readonly (string | null)[] =>
        data.columns.find((c) => c.name === name)?.texts ?? [];
      texts('source').forEach((field, row) => {
        const pair = [texts('from')[row], texts('to')[row]];
        if (!field || (from !== '¤' && !pair.includes(from)) || !pair.includes(to)) return;
        for (const key of field.split(/[;,]/)) if (key.trim() !== '') found.add(key.trim());
      });
    }
    return found;
  }

  function visit(node: Node, into: Set<string>): void {
    switch (node.op) {
      case 'constant':
        for (const key of node.sources ?? []) into.add(key);
        return;
      case 'name':
        for (const key of ofName(node.name)) into.add(key);
        return;
      case 'convert':
        for (const key of rateSources(node.from, node.to)) into.add(key);
        for (const child of childNodes(node)) visit(child, into);
        return;
      case 'where':
      case 'top': {
        // Only the rows that are kept count, where the rows say their sources themselves.
        const outcome = graph.run(compile(node, functions));
        const own = outcome.ok && rowSources(outcome.value, into);
        if (!own) visit(node.of, into);
        if (node.op === 'where') visit(node.test, into);
        return;
      }
      default:
        for (const child of childNodes(node)) visit(child, into);
    }
  }

  return {
    ofName: (key) => [...ofName(key)],
    ofNode(node) {
      const found = new Set<string>();
      visit(node, found);
      return [...found];
    },
  };
}

/** The trees that a tree is made of. */
export function childNodes(node: Node): Node[] {
  switch (node.op) {
    case 'constant':
    case 'name':
    case 'local':
    case 'rowColumn':
      return [];
    case 'bound':
      return node.high ? [node.low, node.high] : [node.low];
    case 'range':
      return [node.low, node.high];
    case 'member':
    case 'unary':
    case 'sort':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'within':
      return [node.value, ...node.set, ...(node.from ? [node.from] : []), ...(node.to ? [node.to] : [])];
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'list':
      return [...node.items];
    case 'call':
      return node.arguments.filter((a): a is Node => a !== undefined);
    case 'apply':
      return [node.body, ...node.arguments];
    case 'lambda':
      return [node.body];
    case 'where':
      return [node.of, node.test];
    case 'with':
      return [node.of, ...node.columns.map((c) => c.value)];
    case 'top':
      return [node.of, node.count];
    case 'join':
      return [node.of, node.other];
    case 'group':
      return [node.call];
    case 'pick':
      return [node.of, node.key];
    case 'scenario':
    case 'compare':
      return [node.of];
    case 'series':
      return [node.from, node.to, node.body];
    case 'solve':
      return [node.left, node.right];
    case 'vary':
      return [node.output];
    case 'convert':
      return node.average ? [node.of, node.average] : [node.of];
    case 'distribution':
      return [...node.parameters];
  }
}
