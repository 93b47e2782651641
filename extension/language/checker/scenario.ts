// Checks scenarios and correlations: each name exists, keeps its type, and reads nothing that reads it.
import type { Correlation } from '../../engine/distribution';
import type { Analysis, CheckedStatement } from '../analysed';
import type { Problem } from '../lexer';
import { inCell } from '../diagnostic';
import { keyOf, nameOfKey, orderNames, reads } from '../names';
import type { Scenario } from '../scenarios';
import { chainOf, scenariosIn } from '../scenarios';
import type { Statement } from '../syntax';
import { describeType } from '../type';
import type { Type } from '../type';
import { nearest } from '../nearest';
import { checkExpression, sourceKeys } from './expression';
import type { Scope } from './scope';

/** Makes a scope for a formula of a cell; `owner` seeds the ids of its uncertain literals. */
export type MakeScope = (cell: string, owner: string, sinks: Pick<Scope, 'report' | 'unsourced'>) => Scope;

export function checkScenarios(analysis: Analysis, scopeFor: MakeScope): void {
  for (const [name, scenario] of analysis.scenarios) checkOwn(name, scenario, analysis, scopeFor);
  for (const [name, scenario] of analysis.scenarios) inherit(name, scenario, analysis);
}

function checkOwn(name: string, scenario: Scenario, analysis: Analysis, scopeFor: MakeScope): void {
  const { statement, cell } = scenario;
  // What could not be read has had its error.
  if (analysis.cells.get(cell)!.parsed!.broken.has(statement.start)) {
    scenario.failed = true;
    return;
  }
  const report = (problem: Problem): void => {
    if (problem.severity === 'error') scenario.failed = true;
    analysis.diagnostics.push(inCell(problem, cell));
  };
  const { base } = statement;
  if (base && base.name !== 'base' && !analysis.scenarios.has(base.name)) {
    const near = nearest(base.name, analysis.scenarios.keys());
    report({
      code: 'N07',
      severity: 'error',
      ...base.span,
      message: `There is no scenario \`${base.name}\` to build on${near ? `; did you mean \`${near}\`?` : '.'}`,
    });
  }
  for (const definition of statement.definitions) {
    const key = keyOf(definition.name, cell);
    const target = analysis.definitions.get(key);
    if (!target) {
      const near = nearest(definition.name, analysis.definitions.keys());
      report({
        code: 'N01',
        severity: 'error',
        ...definition.nameSpan,
        message: `\`${definition.name}\` is not defined, so a scenario cannot change it.${near ? ` Did you mean \`${nameOfKey(near)}\`?` : ''}`,
      });
      continue;
    }
    const scope = scopeFor(cell, `${key}@${name}`, { report, unsourced: () => undefined });
    const marks = sourceKeys(definition.marks, { ...scope, report: () => undefined });
    const typed = checkExpression(definition.value, { ...scope, marks });
    if (!sameType(target.type, typed.type)) {
      report({
        code: 'T05',
        severity: 'error',
        start: definition.value.start,
        end: definition.value.end,
        message: `\`${definition.name}\` is ${describeType(target.type)}; in a scenario it stays that, and this is ${describeType(typed.type)}.`,
      });
      continue;
    }
    scenario.changes.set(key, typed.node);
  }
}

function sameType(a: Type, b: Type): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return true;
  if (a.kind !== b.kind) return false;
  return a.kind !== 'number' || b.kind !== 'number' || !a.dimension || !b.dimension || a.dimension === b.dimension;
}

/** Takes over what the scenario builds on, and looks for circles that only this scenario closes. */
function inherit(name: string, scenario: Scenario, analysis: Analysis): void {
  const chain = chainOf(name, analysis.scenarios);
  const dependencies = new Map([...analysis.definitions.values()].map((d) => [d.key, d.dependencies] as const));
  const read = new Set<string>();
  for (const { statement, cell, changes } of [...chain].reverse()) {
    for (const definition of statement.definitions) {
      const found = [...reads(definition.value, () => undefined).names]
        .map((n) => keyOf(n, cell))
        .filter((k) => analysis.definitions.has(k));
      dependencies.set(keyOf(definition.name, cell), found);
      for (const key of found) read.add(key);
    }
    if (changes !== scenario.changes)
      for (const [key, node] of changes) if (!scenario.changes.has(key)) scenario.changes.set(key, node);
  }
  scenario.dependencies = [...new Set([...read, ...scenario.changes.keys()])];
  scenario.failed ||= chain.some((s) => s.failed);
  const known = new Set(
    orderNames(new Map([...analysis.definitions.values()].map((d) => [d.key, d.dependencies]))).cycles.map((c) =>
      [...c].sort().join(),
    ),
  );
  for (const cycle of orderNames(dependencies).cycles) {
    if (known.has([...cycle].sort().join())) continue;
    scenario.failed = true;
    const path = [...cycle, cycle[0]!].map(nameOfKey).join(' → ');
    analysis.diagnostics.push({
      code: 'N04',
      severity: 'error',
      cell: scenario.cell,
      ...scenario.statement.nameSpan,
      message: `Under \`${name}\` these definitions go round in a circle: ${path}.`,
    });
  }
}

/** `correlate growth, horizon = 0.3`: uncertain names and a number between −1 and 1. */
export function checkCorrelation(statement: Statement & { kind: 'correlate' }, scope: Scope): Correlation | undefined {
  const value = checkExpression(statement.value, { ...scope, unsourced: () => undefined });
  const number =
    value.node.op === 'unary' && value.node.of.op === 'constant'
      ? negated(value.node.of.value)
      : value.node.op === 'constant'
        ? value.node.value
        : undefined;
  const { start, end } = statement.value;
  if (typeof number !== 'number' || !(number >= -1 && number <= 1)) {
    if (value.type.kind !== 'unknown')
      scope.report({
        code: 'F06',
        severity: 'error',
        start,
        end,
        message: 'A correlation is a number between -1 and 1, written out.',
      });
    return undefined;
  }
  if (statement.names.length < 2 || (number < 0 && statement.names.length > 2)) {
    scope.report({
      code: 'F06',
      severity: 'error',
      start: statement.start,
      end: statement.end,
      message:
        statement.names.length < 2
          ? 'A correlation ties two names or more.'
          : 'More than two names cannot all move against each other: tie them in pairs.',
    });
    return undefined;
  }
  const keys: string[] = [];
  for (const { name, span } of statement.names) {
    const found = scope.lookup(name);
    if (!found) {
      checkExpression({ kind: 'name', name, quoted: false, ...span }, scope);
      return undefined;
    }
    keys.push(found.key);
  }
  return { names: keys, value: number };
}

const negated = (value: unknown): number | undefined => (typeof value === 'number' ? -value : undefined);

/** What looks through a scenario that has a mistake waits for it, and so does what reads that: one mistake, one error. */
export function waitForScenarios(analysis: Analysis): void {
  const failed = new Set([...analysis.scenarios].filter(([, s]) => s.failed).map(([name]) => name));
  if (failed.size === 0) return;
  const statements = [...analysis.cells.values()].flatMap((cell) => cell.statements);
  const waiting = new Map<string, string[]>();
  const reasons = ({ statement, dependencies, calls }: CheckedStatement): string[] => [
    ...scenariosIn(statement).filter((name) => failed.has(name)),
    ...[...dependencies, ...calls].filter((key) => waiting.has(key)),
  ];
  const held = (checked: CheckedStatement): string[] => {
    const found = reasons(checked);
    if (found.length) checked.waitsFor = [...new Set([...checked.waitsFor, ...found])];
    return found;
  };
  for (const checked of statements) {
    if (checked.statement.kind !== 'function') continue;
    const found = held(checked);
    if (found.length) waiting.set(checked.statement.name, found);
  }
  const named = new Map(statements.flatMap((c) => (c.key === undefined ? [] : [[c.key, c] as const])));
  for (const key of analysis.order) {
    const definition = analysis.definitions.get(key)!;
    const checked = named.get(key);
    const found = checked ? held(checked) : definition.dependencies.filter((d) => waiting.has(d));
    if (!found.length) continue;
    waiting.set(key, found);
    definition.waitsFor = [...new Set([...definition.waitsFor, ...found])];
  }
  for (const checked of statements)
    if (checked.key === undefined && checked.statement.kind !== 'function') held(checked);
}
