// Who defines which name, who reads whom: collected from the syntax, before anything is checked.
import { valuesOf } from './choices';
import type { Expression, Statement } from './syntax';
import { children } from './syntax';

/** `_x` is local to its cell: its key holds the cell. */
export const keyOf = (name: string, cell: string): string => (name.startsWith('_') ? `${cell}\u0000${name}` : name);

/** The name that a person wrote. */
export const nameOfKey = (key: string): string => key.slice(key.indexOf('\u0000') + 1);

/** What a statement evaluates, thresholds of gauges included. */
export function expressionsOf(statement: Statement): Expression[] {
  switch (statement.kind) {
    case 'definition':
    case 'expression':
      return [statement.value];
    case 'function':
      return [statement.body];
    case 'gauge':
      return [
        statement.value,
        ...(statement.warn ? [statement.warn.limit] : []),
        ...(statement.alarm ? [statement.alarm.limit] : []),
      ];
    case 'assert':
      return [statement.test];
    case 'correlate':
      return [statement.value];
    case 'scenario':
      return statement.definitions.map((d) => d.value);
    case 'control':
      return [statement.value, statement.domain];
    case 'unit':
      return [];
  }
}

export interface Reads {
  names: Set<string>;
  functions: Set<string>;
}

/**
 * Names and functions that an expression may read. A bare name behind `where` or `with` may be a column;
 * where `columnsOf` knows the table, its columns are left out.
 */
export function reads(e: Expression, columnsOf: (table: string) => ReadonlySet<string> | undefined): Reads {
  const found: Reads = { names: new Set(), functions: new Set() };
  visit(e, new Set());
  return found;

  function visit(x: Expression, hidden: ReadonlySet<string>): void {
    switch (x.kind) {
      case 'name':
        if (!hidden.has(x.name)) found.names.add(x.name);
        return;
      case 'call':
        found.functions.add(x.callee);
        for (const value of valuesOf(x)) visit(value, hidden);
        return;
      case 'in':
        visit(x.value, hidden);
        visitTarget(x.target, hidden);
        return x.average && visit(x.average, hidden);
      case 'lambda':
        return visit(x.body, new Set([...hidden, ...x.parameters.map((p) => p.name)]));
      case 'suffixed': {
        visit(x.value, hidden);
        const table = tableNamed(x.value);
        const columns = (table && columnsOf(table)) ?? new Set<string>();
        const computed = x.suffixes.flatMap((s) => s.computed?.map((c) => c.name) ?? []);
        const inner = new Set([...hidden, ...columns, ...computed]);
        for (const suffix of x.suffixes) {
          if (suffix.value) visit(suffix.value, inner);
          for (const c of suffix.computed ?? []) visit(c.value, inner);
        }
        return;
      }
      default:
        break;
    }
    for (const child of children(x)) visit(child, hidden);
  }

  /** After `in` a unit word is a unit, whatever else has its name: `67% / 24% in x`. */
  function visitTarget(x: Expression, hidden: ReadonlySet<string>): void {
    if (x.kind === 'name' && x.unit && !x.quoted) return;
    if (x.kind === 'group') return visitTarget(x.value, hidden);
    if (x.kind !== 'binary' || (x.operator !== '/' && x.operator !== '*')) return visit(x, hidden);
    visitTarget(x.left, hidden);
    visitTarget(x.right, hidden);
  }
}

/** The table an expression begins with: `openai` in `openai.amount where …`. */
function tableNamed(e: Expression): string | undefined {
  switch (e.kind) {
    case 'name':
      return e.name;
    case 'member':
      return tableNamed(e.object);
    case 'suffixed':
    case 'group':
    case 'sourced':
      return tableNamed(e.value);
    case 'call':
      return e.arguments[0] && tableNamed(e.arguments[0].value);
    default:
      return undefined;
  }
}

/** An order in which every name comes after what it reads, and the cycles that have none (Tarjan 1972, without recursion). */
export function orderNames(dependencies: ReadonlyMap<string, readonly string[]>): {
  order: string[];
  cycles: string[][];
} {
  const order: string[] = [];
  const cycles: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onPath = new Set<string>();
  const path: string[] = [];
  for (const root of dependencies.keys()) {
    if (index.has(root)) continue;
    const stack: { name: string; next: number }[] = [{ name: root, next: 0 }];
    while (stack.length) {
      const frame = stack[stack.length - 1]!;
      const { name } = frame;
      if (frame.next === 0) {
        index.set(name, index.size);
        low.set(name, index.get(name)!);
        path.push(name);
        onPath.add(name);
      }
      const children = dependencies.get(name)!;
      const child = children[frame.next++];
      if (child !== undefined) {
        if (!dependencies.has(child)) continue;
        if (!index.has(child)) stack.push({ name: child, next: 0 });
        else if (onPath.has(child)) low.set(name, Math.min(low.get(name)!, index.get(child)!));
        continue;
      }
      stack.pop();
      const parent = stack[stack.length - 1];
      if (parent) low.set(parent.name, Math.min(low.get(parent.name)!, low.get(name)!));
      if (low.get(name) !== index.get(name)) continue;
      const component = path.splice(path.indexOf(name));
      for (const member of component) onPath.delete(member);
      if (component.length > 1 || children.includes(name)) cycles.push(cyclePath(component, dependencies));
      order.push(...component.reverse());
    }
  }
  return { order, cycles };
}

/** One way round a strongly connected component, shortest from its first name. */
function cyclePath(component: readonly string[], dependencies: ReadonlyMap<string, readonly string[]>): string[] {
  const inside = new Set(component);
  const start = component[0]!;
  const from = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const next of dependencies.get(name)!) {
      if (next === start) {
        const path = [name];
        while (path[0] !== start) path.unshift(from.get(path[0]!)!);
        return path;
      }
      if (inside.has(next) && !from.has(next)) {
        from.set(next, name);
        queue.push(next);
      }
    }
  }
  return [...component];
}
