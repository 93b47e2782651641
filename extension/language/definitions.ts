// Every name of a notebook: where it is defined, what it reads, and which definitions cannot hold.
import type { Analysis } from './analysed';
import type { DataCell } from './data/data-cell';
import type { Diagnostic, Span } from './diagnostic';
import { latinTwin } from './look-alike';
import { expressionsOf, keyOf, nameOfKey, orderNames, reads } from './names';
import { isKnownUnit, isReservedUnit, isScale } from './quantity';
import { collectScenarios, scenarioReads, scenariosIn } from './scenarios';
import type { Expression, Statement } from './syntax';
import type { Type } from './type';
import { UNKNOWN } from './type';

/** Names and functions that cannot hold, by key. */
export interface Broken {
  names: Set<string>;
  functions: Set<string>;
}

interface Entry {
  space: 'name' | 'function';
  key: string;
  cell: string;
  nameSpan: Span;
  /** Where an underscore makes it local; absent where nothing does. */
  localAt?: number;
}

/** Enters every definition; of a name that is defined twice, neither holds. */
export function collect(analysis: Analysis): Broken {
  const broken: Broken = { names: new Set(), functions: new Set() };
  const places = new Map<string, Entry>();
  const enter = (entry: Entry, make: () => void): void => {
    const { space, key, cell, nameSpan } = entry;
    if (nameOfKey(key) === '') return;
    const held = broken[space === 'name' ? 'names' : 'functions'];
    const first = places.get(`${space} ${key}`);
    if (first) {
      held.add(key);
      analysis.diagnostics.push(duplicate(entry, first));
      return;
    }
    places.set(`${space} ${key}`, entry);
    make();
    const twin = latinTwin(nameOfKey(key));
    if (twin !== undefined) analysis.diagnostics.push(lookAlike(nameOfKey(key), twin, cell, nameSpan));
    if (space !== 'name' || !reserved(key, analysis)) return;
    held.add(key);
    analysis.diagnostics.push(reservedName(nameOfKey(key), cell, nameSpan));
  };
  const define = (entry: Omit<Entry, 'space'>, name: string, span: Span, type: Type): void =>
    enter({ space: 'name', ...entry }, () =>
      analysis.definitions.set(entry.key, {
        key: entry.key,
        name,
        cell: entry.cell,
        nameSpan: entry.nameSpan,
        span,
        type,
        dependencies: [],
        waitsFor: [],
        failed: false,
      }),
    );
  for (const [id, cell] of analysis.cells) {
    if (cell.data?.heading.schema) {
      const { name, nameSpan } = cell.data.heading;
      define({ key: name, cell: id, nameSpan }, name, nameSpan, cell.data.type);
    }
    for (const statement of cell.parsed?.statements ?? []) {
      const key = 'name' in statement ? keyOf(statement.name, id) : '';
      if (statement.kind === 'function') {
        const { nameSpan } = statement;
        enter({ space: 'function', key, cell: id, nameSpan, localAt: nameSpan.start }, () =>
          analysis.functions.set(key, { statement, cell: id, failed: false }),
        );
        const unit = statement.parameters.find(({ name }) => reserved(name, analysis));
        if (unit) {
          broken.functions.add(key);
          analysis.diagnostics.push(reservedName(unit.name, id, unit.span));
        }
      } else if (statement.kind === 'definition' || statement.kind === 'gauge') {
        const { name, nameSpan, start, end } = statement;
        const quoted = nameSpan.end - nameSpan.start > name.length;
        define({ key, cell: id, nameSpan, localAt: nameSpan.start + (quoted ? 1 : 0) }, name, { start, end }, UNKNOWN);
      } else if (statement.kind === 'unit' && (isKnownUnit(statement.name) || isScale(statement.name))) {
        analysis.diagnostics.push({
          code: 'N05',
          severity: 'error',
          cell: id,
          ...statement.nameSpan,
          message: `\`${statement.name}\` is a ${isKnownUnit(statement.name) ? 'unit' : 'scale'} already: give the new unit another name.`,
        });
      }
    }
  }
  const parsed = [...analysis.cells].map(([id, cell]) => [id, cell.parsed?.statements ?? []] as const);
  analysis.scenarios = collectScenarios(parsed, (diagnostic) => analysis.diagnostics.push(diagnostic));
  return broken;
}

const reserved = (key: string, analysis: Analysis): boolean => {
  const name = nameOfKey(key);
  return isReservedUnit(name) || analysis.ownUnits.has(name) || name === 'true' || name === 'false';
};

function lookAlike(name: string, twin: string, cell: string, at: Span): Diagnostic {
  const letters = [...name].filter((letter) => !twin.includes(letter));
  return {
    code: 'N08',
    severity: 'hint',
    cell,
    start: at.start,
    end: at.end,
    message: `\`${name}\` looks like \`${twin}\` and is another name: \`${[...new Set(letters)].join('')}\` is no Latin letter.`,
    fixes: [{ title: `Write ${twin} in Latin letters`, edits: [{ cell, start: at.start, end: at.end, text: twin }] }],
  };
}

function reservedName(name: string, cell: string, at: Span): Diagnostic {
  const what = name === 'true' || name === 'false' ? 'a truth value' : 'a unit';
  const message = `\`${name}\` is ${what} and cannot be a name: call it \`${name}_count\` or the like.`;
  return { code: 'N05', severity: 'error', cell, start: at.start, end: at.end, message };
}

function duplicate({ key, cell, nameSpan, localAt }: Entry, first: Entry): Diagnostic {
  const name = nameOfKey(key);
  const other = first.cell === cell ? 'in this cell' : 'in this notebook';
  return {
    code: 'N02',
    severity: 'error',
    cell,
    ...nameSpan,
    message: `\`${name}\` is defined twice ${other}: neither definition holds until one has another name.`,
    related: [{ cell: first.cell, ...first.nameSpan, message: `the first definition of \`${name}\`` }],
    ...(localAt !== undefined && {
      fixes: [{ title: `Make it local: _${name}`, edits: [{ cell, start: localAt, end: localAt, text: '_' }] }],
    }),
  };
}

export function collectSources(analysis: Analysis): void {
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'sources') continue;
    if (data.heading.file && data.count === 0) analysis.sources = undefined;
    const keys = data.columns.find((c) => c.name === 'key')?.texts ?? [];
    for (const key of keys) if (key !== null) analysis.sources?.add(key);
  }
}

/** Finds what each name reads, the order, and the cycles; those on one cannot hold either. */
export function link(analysis: Analysis, broken: Broken): void {
  const columnsOf = (table: string): ReadonlySet<string> | undefined => {
    const type = analysis.definitions.get(table)?.type;
    return type?.kind === 'table' && !type.open ? new Set(type.columns.keys()) : undefined;
  };
  const dependencies = new Map<string, string[]>();
  for (const key of analysis.definitions.keys()) dependencies.set(key, []);
  for (const [id, cell] of analysis.cells) {
    const key = cell.data?.heading.name ?? '';
    if (cell.data && analysis.definitions.get(key)?.cell === id)
      dependencies.set(key, formulaReads(cell.data, id, analysis, columnsOf));
    for (const statement of cell.parsed?.statements ?? []) {
      const found = statementReads(statement, id, analysis, columnsOf);
      cell.statements.push({
        statement,
        type: UNKNOWN,
        dependencies: found.names,
        calls: found.calls,
        waitsFor: [],
        failed: false,
        ...((statement.kind === 'definition' || statement.kind === 'gauge') && { key: keyOf(statement.name, id) }),
      });
      if (statement.kind !== 'definition' && statement.kind !== 'gauge') continue;
      const definition = analysis.definitions.get(keyOf(statement.name, id));
      // Of a name that is defined twice, only the first is entered.
      if (definition?.cell === id && definition.nameSpan.start === statement.nameSpan.start)
        dependencies.set(definition.key, found.names);
    }
  }
  const { order, cycles } = orderNames(dependencies);
  analysis.order = order;
  for (const [key, found] of dependencies) analysis.definitions.get(key)!.dependencies = found;
  for (const cycle of cycles) {
    for (const key of cycle) broken.names.add(key);
    const steps = cycle.map((key) => analysis.definitions.get(key)!);
    analysis.diagnostics.push(circle(steps.map(({ name, cell, nameSpan }) => ({ name, cell, nameSpan }))));
  }
  linkFunctions(analysis, broken, columnsOf);
}

/** Functions that reach themselves: there is no recursion. */
function linkFunctions(
  analysis: Analysis,
  broken: Broken,
  columnsOf: (table: string) => ReadonlySet<string> | undefined,
): void {
  const calls = new Map<string, string[]>();
  for (const [key, { statement, cell }] of analysis.functions) {
    const called = [...reads(statement.body, columnsOf).functions].map((name) => keyOf(name, cell));
    calls.set(
      key,
      called.filter((name) => analysis.functions.has(name)),
    );
  }
  for (const cycle of orderNames(calls).cycles) {
    for (const key of cycle) broken.functions.add(key);
    const steps = cycle.map((key) => analysis.functions.get(key)!);
    analysis.diagnostics.push(
      circle(steps.map(({ statement, cell }) => ({ name: statement.name, cell, nameSpan: statement.nameSpan }))),
    );
  }
  for (const key of broken.functions) analysis.functions.get(key)!.failed = true;
}

/** What the formulas in a data cell's fields read. */
function formulaReads(
  data: DataCell,
  cell: string,
  analysis: Analysis,
  columnsOf: (table: string) => ReadonlySet<string> | undefined,
): string[] {
  const found = new Set<string>();
  for (const { formulas } of data.columns) {
    for (const { formula } of formulas?.values() ?? []) {
      for (const name of reads(formula, columnsOf).names) found.add(keyOf(name, cell));
    }
  }
  return [...found].filter((key) => analysis.definitions.has(key));
}

function statementReads(
  statement: Statement,
  cell: string,
  analysis: Analysis,
  columnsOf: (table: string) => ReadonlySet<string> | undefined,
): { names: string[]; calls: string[] } {
  const names = new Set<string>();
  const calls = new Set<string>();
  const visit = (e: Expression, hidden: ReadonlySet<string>, home: string): void => {
    const found = reads(e, columnsOf);
    for (const name of found.names) if (!hidden.has(name)) names.add(keyOf(name, home));
    for (const callee of found.functions) {
      const key = keyOf(callee, home);
      const own = analysis.functions.get(key);
      if (!own || calls.has(key)) continue;
      calls.add(key);
      visit(own.statement.body, new Set(own.statement.parameters.map((p) => p.name)), own.cell);
    }
  };
  const hidden = new Set(statement.kind === 'function' ? statement.parameters.map((p) => p.name) : []);
  for (const e of expressionsOf(statement)) visit(e, hidden, cell);
  // Looking through a scenario reads what its formulas read.
  for (const scenario of scenariosIn(statement)) {
    for (const name of scenarioReads(scenario, analysis.scenarios)) names.add(keyOf(name, cell));
  }
  return { names: [...names].filter((key) => analysis.definitions.has(key)), calls: [...calls] };
}

interface Step {
  name: string;
  cell: string;
  nameSpan: Span;
}

function circle(steps: readonly Step[]): Diagnostic {
  const [first, ...others] = steps as [Step, ...Step[]];
  const path = [...steps, first].map(({ name }) => name).join(' → ');
  return {
    code: 'N04',
    severity: 'error',
    cell: first.cell,
    ...first.nameSpan,
    message: others.length
      ? `These definitions go round in a circle: ${path}. One of them must not read the next.`
      : `\`${first.name}\` reads itself. A definition reads only other names: give the old value a name of its own.`,
    related: others.map(({ name, cell, nameSpan }) => ({
      cell,
      ...nameSpan,
      message: `\`${name}\` is part of the circle`,
    })),
  };
}
