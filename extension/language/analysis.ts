// All cells of a notebook, parsed, named and checked: the one answer that the editor, the kernel and the command line share.
import type { Node } from '../engine/program';
import { checkExpression, sourceKeys } from './checker/expression';
import type { FunctionStatement, Scope, Typed } from './checker/scope';
import { checkLevels } from './checker/gauge';
import type { DataCell } from './data/data-cell';
import { readDataCell } from './data/data-cell';
import type { Diagnostic, Span } from './diagnostic';
import type { Problem } from './lexer';
import { expressionsOf, keyOf, nameOfKey, orderNames, reads } from './names';
import type { CellInput } from './notebook';
import { parse } from './parser';
import { isReservedUnit } from './quantity';
import type { Expression, ParsedCell, Statement } from './syntax';
import type { Type } from './type';
import { describeType, UNKNOWN } from './type';
import { tableDiagnostics } from './data/table-diagnostics';

/** A name of the notebook: a definition, a gauge or a data cell. */
export interface Definition {
  key: string;
  name: string;
  cell: string;
  nameSpan: Span;
  span: Span;
  type: Type;
  /** Absent for data cells and where an error stands. */
  node?: Node;
  dependencies: string[];
  /** Names below it that have an error: it waits for them. */
  waitsFor: string[];
  failed: boolean;
}

/** A statement as it will be shown, in cell order. */
export interface CheckedStatement {
  statement: Statement;
  /** Name under which its value is found; unnamed ones are evaluated by `node`. */
  key?: string;
  type: Type;
  node?: Node;
  levels?: { warn?: Node; alarm?: Node; direction: 'above' | 'below' };
  dependencies: string[];
  waitsFor: string[];
  failed: boolean;
}

export interface CellAnalysis {
  input: CellInput;
  parsed?: ParsedCell;
  data?: DataCell;
  statements: CheckedStatement[];
}

export interface Analysis {
  cells: Map<string, CellAnalysis>;
  definitions: Map<string, Definition>;
  functions: Map<string, { statement: FunctionStatement; cell: string }>;
  /** Keys in an order in which each comes after what it reads. */
  order: string[];
  /** Keys of all `sources` cells; undefined while one of them is in a file that is not read yet. */
  sources: Set<string> | undefined;
  ownUnits: Set<string>;
  diagnostics: Diagnostic[];
}

/** Texts of data files, by the path as written. */
export type FileTexts = ReadonlyMap<string, string>;

export function analyse(cells: readonly CellInput[], files: FileTexts = new Map()): Analysis {
  const diagnostics: Diagnostic[] = [];
  const ownUnits = findUnits(cells);
  const analysis: Analysis = {
    cells: new Map(),
    definitions: new Map(),
    functions: new Map(),
    order: [],
    sources: new Set(),
    ownUnits,
    diagnostics,
  };
  for (const input of cells) analysis.cells.set(input.id, readCell(input, ownUnits, files, diagnostics));
  const duplicates = collect(analysis);
  collectSources(analysis);
  const broken = link(analysis, duplicates);
  checkAll(analysis, broken);
  diagnostics.push(...tableDiagnostics(analysis));
  return analysis;
}

/** Units of one's own are known in every cell, wherever they are declared. */
function findUnits(cells: readonly CellInput[]): Set<string> {
  const found = new Set<string>();
  for (const { language, kind, text } of cells) {
    if (kind !== 'code' || language !== 'aibubble') continue;
    for (const [, word] of text.matchAll(/^[ \t]*unit[ \t]+([\p{L}_][\p{L}\p{M}\p{N}_]*)/gmu)) found.add(word!);
  }
  return found;
}

function readCell(input: CellInput, ownUnits: Set<string>, files: FileTexts, diagnostics: Diagnostic[]): CellAnalysis {
  const cell: CellAnalysis = { input, statements: [] };
  if (input.kind !== 'code') return cell;
  const add = (problems: readonly Problem[]): void => {
    for (const problem of problems) diagnostics.push(inCell(problem, input.id));
  };
  if (input.unclosed) {
    add([{ code: 'P09', severity: 'error', start: 0, end: firstLine(input.text), message: 'The fence of this cell is never closed: end it with a line of ```. Nothing in it is evaluated.' }]);
    return cell;
  }
  if (input.language === 'aibubble') {
    cell.parsed = parse(input.text, ownUnits);
    add(cell.parsed.problems);
  } else if (input.language === 'aibubble-data') {
    const heading = readDataCell(input.text, ownUnits);
    const path = heading.heading.file?.path;
    const text = path === undefined ? undefined : files.get(path);
    cell.data = text === undefined ? heading : readDataCell(input.text, ownUnits, text);
    add(cell.data.problems);
  }
  return cell;
}

const firstLine = (text: string): number => Math.max(1, /^[^\r\n]*/.exec(text)![0].length);

/** A cell's own problem as a diagnostic; edits of its fixes stand in the same cell. */
function inCell(problem: Problem, cell: string): Diagnostic {
  const fixes = problem.fixes?.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, cell: edit.cell || cell })) }));
  return { ...problem, cell, ...(fixes && { fixes }) };
}

/** Enters every definition; of a name that is defined twice, neither holds. */
function collect(analysis: Analysis): Set<string> {
  const duplicates = new Set<string>();
  const places = new Map<string, { cell: string; span: Span }>();
  const enter = (space: 'name' | 'function', key: string, cell: string, nameSpan: Span, make: () => void): void => {
    const name = nameOfKey(key);
    if (name === '') return;
    if (space === 'name' && isReservedUnit(name)) {
      analysis.diagnostics.push({ code: 'N05', severity: 'error', cell, ...nameSpan, message: `\`${name}\` is a unit and cannot be a name.` });
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
    const local = { title: `Make it local: _${name}`, edits: [{ cell, start: nameSpan.start, end: nameSpan.start, text: '_' }] };
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
        analysis.definitions.set(key, { key, name: key, cell: id, nameSpan, span: nameSpan, type: data.type, dependencies: [], waitsFor: [], failed: false });
      });
    }
    for (const statement of cell.parsed?.statements ?? []) {
      if (statement.kind === 'function') enter('function', statement.name, id, statement.nameSpan, () => analysis.functions.set(statement.name, { statement, cell: id }));
      if (statement.kind !== 'definition' && statement.kind !== 'gauge') continue;
      const key = keyOf(statement.name, id);
      const { nameSpan, start, end } = statement;
      enter('name', key, id, nameSpan, () => {
        analysis.definitions.set(key, { key, name: statement.name, cell: id, nameSpan, span: { start, end }, type: UNKNOWN, dependencies: [], waitsFor: [], failed: false });
      });
    }
  }
  return duplicates;
}

function collectSources(analysis: Analysis): void {
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'sources') continue;
    if (data.heading.file && data.count === 0) analysis.sources = undefined;
    const keys = data.columns.find((c) => c.name === 'key')?.texts ?? [];
    for (const key of keys) if (key !== null) analysis.sources?.add(key);
  }
}

/** Finds what each name reads, the order, and the cycles. Returns the keys that cannot hold. */
function link(analysis: Analysis, duplicates: ReadonlySet<string>): Set<string> {
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

function statementReads(statement: Statement, cell: string, analysis: Analysis, columnsOf: (table: string) => ReadonlySet<string> | undefined): string[] {
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
    message: others.length ? `These definitions go round in a circle: ${path}. One of them must not read the next.` : `\`${first!.name}\` reads itself.`,
    related: others.map((d) => ({ cell: d.cell, ...d.nameSpan, message: `\`${d.name}\` is part of the circle` })),
  });
}

/** Checks names in order, then what has no name. */
function checkAll(analysis: Analysis, broken: ReadonlySet<string>): void {
  const statements = new Map<string, CheckedStatement>();
  for (const [id, cell] of analysis.cells) {
    for (const checked of cell.statements) {
      if (checked.key !== undefined && analysis.definitions.get(checked.key)?.cell === id && !statements.has(checked.key)) statements.set(checked.key, checked);
    }
  }
  for (const key of broken) {
    const definition = analysis.definitions.get(key);
    if (definition) {
      definition.failed = true;
      definition.type = UNKNOWN;
    }
  }
  for (const key of analysis.order) {
    const checked = statements.get(key);
    const definition = analysis.definitions.get(key)!;
    if (!checked || broken.has(key)) continue;
    checkStatement(checked, definition.cell, analysis);
    Object.assign(definition, { type: checked.type, node: checked.node, waitsFor: checked.waitsFor, failed: checked.failed });
  }
  for (const [id, cell] of analysis.cells) {
    for (const checked of cell.statements) {
      if (checked.key === undefined) checkStatement(checked, id, analysis);
      else if (broken.has(checked.key)) checked.failed = true;
    }
  }
}

function checkStatement(checked: CheckedStatement, cell: string, analysis: Analysis): void {
  const { statement } = checked;
  const grammarFailed = analysis.cells.get(cell)!.parsed!.problems.some((p) => p.severity === 'error' && p.start >= statement.start && p.start <= statement.end);
  checked.waitsFor = checked.dependencies.filter((key) => {
    const definition = analysis.definitions.get(key)!;
    return definition.failed || definition.waitsFor.length > 0;
  });
  let errors = 0;
  let unsourced: Span | undefined;
  const scope = scopeOf(cell, checked.key ?? `${cell}@${statement.start}`, analysis, {
    report(problem) {
      if (problem.severity === 'error') errors++;
      analysis.diagnostics.push(inCell(problem, cell));
    },
    unsourced: (span) => (unsourced ??= span),
  });
  const typed = grammarFailed ? undefined : typeStatement(checked, scope);
  checked.failed = grammarFailed || errors > 0;
  if (typed) {
    checked.type = typed.type;
    if (!checked.failed) checked.node = typed.node;
  }
  if (unsourced && !checked.failed && (statement.kind === 'definition' || statement.kind === 'gauge')) {
    analysis.diagnostics.push({
      code: 'S02',
      severity: 'hint',
      cell,
      ...unsourced,
      message: 'This number has no source: add `[^key]`, or `[^assumption]` if it is assumed.',
      fixes: [{ title: 'Mark as an assumption', edits: [{ cell, start: statement.value.end, end: statement.value.end, text: ' [^assumption]' }] }],
    });
  }
}

function typeStatement(checked: CheckedStatement, base: Scope): Typed | undefined {
  const { statement } = checked;
  switch (statement.kind) {
    case 'definition':
    case 'expression':
    case 'gauge': {
      const scope = { ...base, marks: sourceKeys(statement.marks, { ...base, report: () => undefined }) };
      const typed = checkExpression(statement.value, scope);
      if (statement.kind === 'gauge') checked.levels = checkLevels(statement, typed.type, base);
      return typed;
    }
    case 'assert': {
      const typed = checkExpression(statement.test, { ...base, unsourced: () => undefined });
      if (typed.type.kind !== 'truth' && typed.type.kind !== 'unknown') {
        base.report({ code: 'T01', severity: 'error', ...spanOf(statement.test), message: `\`assert\` needs a truth value; this is ${describeType(typed.type)}.` });
      }
      return typed;
    }
    case 'function':
    case 'unit':
      return undefined;
    case 'correlate':
    case 'scenario':
    case 'control':
      base.report({ code: 'Q01', severity: 'error', start: statement.start, end: Math.min(statement.end, statement.start + 60), message: `\`${statement.kind === 'control' ? statement.form : statement.kind}\` is not supported yet.` });
      return undefined;
  }
}

const spanOf = (e: Span): Span => ({ start: e.start, end: e.end });

function scopeOf(cell: string, owner: string, analysis: Analysis, sinks: Pick<Scope, 'report' | 'unsourced'>): Scope {
  let slots = 0;
  let literals = 0;
  return {
    lookup(name) {
      const key = keyOf(name, cell);
      const definition = analysis.definitions.get(key);
      return definition && { key, type: definition.failed ? UNKNOWN : definition.type };
    },
    functionNamed: (name) => analysis.functions.get(name)?.statement,
    *names() {
      for (const definition of analysis.definitions.values()) if (!definition.name.startsWith('_') || definition.cell === cell) yield definition.name;
    },
    locals: new Map(),
    slot: () => slots++,
    literal: () => `${owner}#${literals++}`,
    marks: [],
    sourceKnown: (key) => analysis.sources?.has(key),
    calling: [],
    ...sinks,
  };
}
