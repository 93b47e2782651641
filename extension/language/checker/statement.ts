// Checks statements: names in an order in which each comes after what it reads, then what has no name.
import type { Analysis, CheckedStatement } from '../analysed';
import type { Span } from '../diagnostic';
import type { Broken } from '../definitions';
import { inCell } from '../diagnostic';
import { keyOf } from '../names';
import { literalOf } from '../range-ends';
import { describeType, UNKNOWN } from '../type';
import { checkExpression, sourceKeys } from './expression';
import { checkLevels } from './gauge';
import { checkFields } from './fields';
import { checkOwnFunction } from './own-function';
import { checkCorrelation, checkScenarios, waitForScenarios } from './scenario';
import type { Scope, Typed } from './scope';

/** Checks names in order, each after the functions that it calls; then functions nobody calls, and what has no name. */
export function checkAll(analysis: Analysis, broken: Broken): void {
  const statements = new Map<string, CheckedStatement>();
  for (const [id, cell] of analysis.cells) {
    for (const checked of cell.statements) {
      if (
        checked.key !== undefined &&
        analysis.definitions.get(checked.key)?.cell === id &&
        !statements.has(checked.key)
      )
        statements.set(checked.key, checked);
    }
  }
  for (const key of broken.names) {
    const definition = analysis.definitions.get(key);
    if (definition) {
      definition.failed = true;
      definition.type = UNKNOWN;
    }
  }
  const functions = new Map<string, CheckedStatement>();
  for (const [id, cell] of analysis.cells)
    for (const checked of cell.statements)
      if (checked.statement.kind === 'function') functions.set(keyOf(checked.statement.name, id), checked);
  const checkFunction = (key: string): void => {
    const checked = functions.get(key);
    if (!checked) return;
    functions.delete(key);
    checked.calls.forEach(checkFunction);
    const { cell, failed } = analysis.functions.get(key)!;
    checked.failed = failed;
    if (failed) return;
    checkStatement(checked, cell, analysis);
    analysis.functions.get(key)!.failed = checked.failed;
  };
  for (const key of analysis.order) {
    statements.get(key)?.calls.forEach(checkFunction);
    const checked = statements.get(key);
    const definition = analysis.definitions.get(key)!;
    if (!checked && !broken.names.has(key))
      checkFields(definition, analysis, (cell, owner, sinks) => scopeOf(cell, owner, analysis, sinks));
    if (!checked || broken.names.has(key)) continue;
    checkStatement(checked, definition.cell, analysis);
    Object.assign(definition, {
      type: checked.type,
      node: checked.node,
      waitsFor: checked.waitsFor,
      failed: checked.failed,
    });
  }
  [...functions.keys()].forEach(checkFunction);
  checkScenarios(analysis, (cell, owner, sinks) => scopeOf(cell, owner, analysis, sinks));
  for (const [id, cell] of analysis.cells) {
    for (const checked of cell.statements) {
      if (checked.statement.kind === 'function') continue;
      if (checked.key === undefined) checkStatement(checked, id, analysis);
      else if (broken.names.has(checked.key)) checked.failed = true;
    }
  }
  waitForScenarios(analysis);
}

function checkStatement(checked: CheckedStatement, cell: string, analysis: Analysis): void {
  const { statement } = checked;
  const grammarFailed = analysis.cells.get(cell)!.parsed!.broken.has(statement.start);
  checked.waitsFor = [
    ...checked.dependencies.filter((key) => {
      const definition = analysis.definitions.get(key)!;
      return definition.failed || definition.waitsFor.length > 0;
    }),
    ...checked.calls.filter((key) => analysis.functions.get(key)!.failed),
  ];
  let errors = 0;
  let unsourced: Span | undefined;
  const scope = scopeOf(cell, checked.key ?? `${cell}@${statement.start}`, analysis, {
    report(problem) {
      if (problem.severity === 'error') errors++;
      analysis.diagnostics.push(inCell(problem, cell));
    },
    unsourced: (span) => (unsourced ??= span),
  });
  const typed = grammarFailed ? undefined : typeStatement(checked, scope, analysis);
  checked.failed = grammarFailed || errors > 0;
  if (typed) {
    checked.type = typed.type;
    if (!checked.failed) checked.node = typed.node;
  }
  if (unsourced && !checked.failed && 'marks' in statement && statement.kind !== 'expression') {
    const { end } = statement.kind === 'function' ? statement.body : statement.value;
    analysis.diagnostics.push({
      code: 'S02',
      severity: 'hint',
      cell,
      ...unsourced,
      message: 'This number has no source: add `[^key]`, or `[^assumption]` if it is assumed.',
      fixes: [
        {
          title: 'Mark as an assumption',
          edits: [{ cell, start: end, end, text: ' [^assumption]' }],
        },
      ],
    });
  }
}

function typeStatement(checked: CheckedStatement, base: Scope, analysis: Analysis): Typed | undefined {
  const { statement } = checked;
  switch (statement.kind) {
    case 'definition':
    case 'expression':
    case 'gauge': {
      const scope = { ...base, marks: sourceKeys(statement.marks, { ...base, report: () => undefined }) };
      const typed = checkExpression(statement.value, scope);
      // A definition that is nothing but a number states a figure, however bare.
      const figure = statement.kind === 'definition' ? literalOf(statement.value) : undefined;
      if (figure && !scope.marks.length && statement.value.kind !== 'sourced') base.unsourced(figure);
      if (statement.kind === 'gauge') checked.levels = checkLevels(statement, typed.type, base);
      return typed;
    }
    case 'assert': {
      const typed = checkExpression(statement.test, { ...base, unsourced: () => undefined });
      if (typed.type.kind !== 'truth' && typed.type.kind !== 'unknown') {
        base.report({
          code: 'T01',
          severity: 'error',
          ...spanOf(statement.test),
          message: `\`assert\` needs a truth value; this is ${describeType(typed.type)}.`,
        });
      }
      return typed;
    }
    case 'function':
      checkOwnFunction(statement, sourceKeys(statement.marks, { ...base, report: () => undefined }), base);
      return undefined;
    case 'unit':
      return undefined;
    case 'correlate': {
      const correlation = checkCorrelation(statement, base);
      if (correlation) analysis.correlations.push(correlation);
      return undefined;
    }
    case 'scenario':
      return undefined;
    case 'control':
      base.report({
        code: 'Q01',
        severity: 'error',
        start: statement.start,
        end: Math.min(statement.end, statement.start + 60),
        message: `\`${statement.form}\` is not supported yet.`,
      });
      return undefined;
  }
}

const spanOf = (e: Span): Span => ({ start: e.start, end: e.end });

/** The names that are in reach in a cell. */
function reach(cell: string, owner: string, analysis: Analysis): Pick<Scope, 'lookup' | 'names' | 'functionNamed'> {
  return {
    lookup(name) {
      const key = keyOf(name, cell);
      const definition = analysis.definitions.get(key);
      return definition && { key, type: definition.failed ? UNKNOWN : definition.type };
    },
    functionNamed(name) {
      const own = analysis.functions.get(keyOf(name, cell));
      if (!own) return undefined;
      const marks = own.statement.marks.map((m) => m.key);
      return { statement: own.statement, failed: own.failed, marks, ...reach(own.cell, '', analysis) };
    },
    *names() {
      for (const { key, name, cell: home } of analysis.definitions.values())
        if (key !== owner && (!name.startsWith('_') || home === cell)) yield name;
    },
  };
}

/** Most functions put in place of their calls in one statement: functions of functions grow exponentially. */
const MOST_EXPANSIONS = 1000;

function scopeOf(cell: string, owner: string, analysis: Analysis, sinks: Pick<Scope, 'report' | 'unsourced'>): Scope {
  let slots = 0;
  let literals = 0;
  let expansions = 0;
  return {
    check: checkExpression,
    ...reach(cell, owner, analysis),
    functionNames: () => [...analysis.functions.values()].map(({ statement }) => statement.name),
    locals: new Map(),
    slot: () => slots++,
    expand: () => ++expansions <= MOST_EXPANSIONS,
    literal: () => `${owner}#${literals++}`,
    marks: [],
    scenarioKnown: (name) => analysis.scenarios.has(name),
    scenarioNames: () => ['base', ...analysis.scenarios.keys()],
    sources: analysis.sources,
    calling: [],
    ...sinks,
  };
}
