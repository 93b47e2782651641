// Every name of a notebook: where it is defined, what it reads, and which definitions cannot hold.
import type { Analysis } from './analysed';
import type { Span } from './diagnostic';
import { expressionsOf, keyOf, nameOfKey, orderNames, reads } from './names';
import { isReservedUnit } from './quantity';
import type { Expression, Statement } from './syntax';
import { UNKNOWN } from './type';

/** Enters every definition; of a name that is defined twice, neither holds. */
export function collect(analysis: Analysis): Set<string> {
  const duplicates = new Set<string>();
  const places = new Map<string, { cell: string; span: Span }>();
  const enter = (space: 'name' | 'function', key: string, cell: string, nameSpan: Span, make: () => void): void => {
    const name = nameOfKey(key);
    if (name === '') return;
    if (space === 'name' && isReservedUnit(name)) {
      analysis.diagnostics.push({
        code: 'N05',
        severity: 'error',
        cell,
        ...nameSpan,
        message: `\`${name}\` is a unit and cannot be a name.`,
      });
      duplicates.add(key);
      return;
    }
    const first = places.get(`${space} ${key}`);
    if (!first) {
      places.set(`${space} ${key}`, { cell, span: nameSpan });
      make();
      return;
    }
    duplicates.add(key);
    const local = {
      title: `Make it local: _${name}`,
      edits: [{ cell, start: nameSpan.start, end: nameSpan.start, text: '_' }],
    };
    analysis.diagnostics.push({
      code: 'N02',
      severity: 'error',
      cell,
      ...nameSpan,
      message: `\`${name}\` is defined twice in this notebook: neither definition holds until one has another name.`,
      related: [{ cell: first.cell, ...first.span, message: `the first definition of \`${name}\`` }],
      ...(space === 'name' && { fixes: [local] }),
    });
  };
  for (const [id, cell] of analysis.cells) {
    const { data } = cell;
    if (data && data.heading.name !== '' && data.heading.schema) {
      const key = data.heading.name;
      const { nameSpan } = data.heading;
      enter('name', key, id, nameSpan, () => {
        analysis.definitions.set(key, {
          key,
          name: key,
          cell: id,
          nameSpan,
          span: nameSpan,
          type: data.type,
          dependencies: [],
          waitsFor: [],
          failed: false,
        });
      });
    }
    for (const statement of cell.parsed?.statements ?? []) {
      if (statement.kind === 'function')
        enter('function', statement.name, id, statement.nameSpan, () =>
          analysis.functions.set(statement.name, { statement, cell: id }),
        );
      if (statement.kind !== 'definition' && statement.kind !== 'gauge') continue;
      const key = keyOf(statement.name, id);
      const { nameSpan, start, end } = statement;
      enter('name', key, id, nameSpan, () => {
        analysis.definitions.set(key, {
          key,
          name: statement.name,
          cell: id,
          nameSpan,
          span: { start, end },
          type: UNKNOWN,
          dependencies: [],
          waitsFor: [],
          failed: false,
        });
      });
    }
  }
  return duplicates;
}

export function collectSources(analysis: Analysis): void {
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'sources') continue;
    if (data.heading.file && data.count === 0) analysis.sources = undefined;
    const keys = data.columns.find((c) => c.name === 'key')?.texts ?? [];
    for (const key of keys) if (key !== null) analysis.sources?.add(key);
  }
}

/** Finds what each name reads, the order, and the cycles. Returns the keys that cannot hold. */
export function link(analysis: Analysis, duplicates: ReadonlySet<string>): Set<string> {
  const columnsOf = (table: string): ReadonlySet<string> | undefined => {
    const type = analysis.definitions.get(table)?.type;
    return type?.kind === 'table' && !type.open ? new Set(type.columns.keys()) : undefined;
  };
  const dependencies = new Map<string, string[]>();
  for (const key of analysis.definitions.keys()) dependencies.set(key, []);
  for (const [id, cell] of analysis.cells) {
    for (const statement of cell.parsed?.statements ?? []) {
      const found = statementReads(statement, id, analysis, columnsOf);
      cell.statements.push({
        statement,
        type: UNKNOWN,
        dependencies: found,
        waitsFor: [],
        failed: false,
        ...((statement.kind === 'definition' || statement.kind === 'gauge') && { key: keyOf(statement.name, id) }),
      });
      if (statement.kind !== 'definition' && statement.kind !== 'gauge') continue;
      const key = keyOf(statement.name, id);
      if (analysis.definitions.get(key)?.cell === id) dependencies.set(key, found);
    }
  }
  const { order, cycles } = orderNames(dependencies);
  analysis.order = order;
  for (const [key, found] of dependencies) analysis.definitions.get(key)!.dependencies = found;
  const broken = new Set(duplicates);
  for (const cycle of cycles) reportCycle(cycle, analysis, broken);
  return broken;
}

function statementReads(
  statement: Statement,
  cell: string,
  analysis: Analysis,
  columnsOf: (table: string) => ReadonlySet<string> | undefined,
): string[] {
  const names = new Set<string>();
  const visited = new Set<string>();
  const visit = (e: Expression, hidden: ReadonlySet<string>): void => {
    const found = reads(e, columnsOf);
    for (const name of found.names) if (!hidden.has(name)) names.add(keyOf(name, cell));
    for (const callee of found.functions) {
      const own = analysis.functions.get(callee);
      if (!own || visited.has(callee)) continue;
      visited.add(callee);
      visit(own.statement.body, new Set(own.statement.parameters.map((p) => p.name)));
    }
  };
  for (const e of expressionsOf(statement)) visit(e, new Set());
  return [...names].filter((key) => analysis.definitions.has(key));
}

function reportCycle(cycle: readonly string[], analysis: Analysis, broken: Set<string>): void {
  const definitions = cycle.map((key) => analysis.definitions.get(key)!);
  for (const key of cycle) broken.add(key);
  const [first, ...others] = definitions;
  const path = [...definitions, first!].map((d) => d.name).join(' → ');
  analysis.diagnostics.push({
    code: 'N04',
    severity: 'error',
    cell: first!.cell,
    ...first!.nameSpan,
    message: others.length
      ? `These definitions go round in a circle: ${path}. One of them must not read the next.`
      : `\`${first!.name}\` reads itself.`,
    related: others.map((d) => ({ cell: d.cell, ...d.nameSpan, message: `\`${d.name}\` is part of the circle` })),
  });
}
