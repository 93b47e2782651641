// Scenarios: other formulas for some names, and who looks through which of them.
import type { Node } from '../engine/program';
import type { Diagnostic } from './diagnostic';
import { expressionsOf, reads } from './names';
import type { Expression, Statement } from './syntax';
import { walk } from './syntax';

type ScenarioStatement = Statement & { kind: 'scenario' };

export interface Scenario {
  statement: ScenarioStatement;
  cell: string;
  /** Key to formula: its own and those of the scenario it builds on. Filled in by the checker. */
  changes: Map<string, Node>;
  /** Names its formulas read, base scenarios included. */
  dependencies: string[];
  failed: boolean;
}

/** Enters every scenario; of a name that stands twice, neither holds. */
export function collectScenarios(
  cells: Iterable<readonly [string, readonly Statement[]]>,
  report: (diagnostic: Diagnostic) => void,
): Map<string, Scenario> {
  const found = new Map<string, Scenario>();
  for (const [cell, statements] of cells) {
    for (const statement of statements) {
      if (statement.kind !== 'scenario' || statement.name === '') continue;
      const first = found.get(statement.name);
      const twice = first !== undefined || statement.name === 'base';
      if (twice) {
        report({
          code: 'N02',
          severity: 'error',
          cell,
          ...statement.nameSpan,
          message: first
            ? `The scenario \`${statement.name}\` is defined twice: neither holds until one has another name.`
            : '`base` is the notebook as it stands: give the scenario another name.',
          ...(first && { related: [{ cell: first.cell, ...first.statement.nameSpan, message: 'the first of them' }] }),
        });
        if (first) first.failed = true;
        continue;
      }
      found.set(statement.name, { statement, cell, changes: new Map(), dependencies: [], failed: false });
    }
  }
  return found;
}

/** Names of the scenarios through which a statement looks: `x @ winter`, `compare(x, [base, winter])`. */
export function scenariosIn(statement: Statement): string[] {
  const found = new Set<string>();
  const name = (e: Expression | undefined): void => {
    if (e?.kind === 'name') found.add(e.name);
  };
  for (const e of expressionsOf(statement)) {
    walk(e, (x) => {
      if (x.kind === 'pick' && x.form === '@') name(x.key);
      if (x.kind === 'call' && x.callee === 'compare')
        for (const a of x.arguments) if (a.value.kind === 'list') a.value.items.forEach(name);
    });
  }
  return [...found];
}

/** A scenario and those it builds on, nearest first. */
export function chainOf(name: string, scenarios: ReadonlyMap<string, Scenario>): Scenario[] {
  const chain: Scenario[] = [];
  for (
    let next: string | undefined = name;
    next !== undefined && next !== 'base';
    next = scenarios.get(next)?.statement.base?.name
  ) {
    const scenario = scenarios.get(next);
    if (!scenario || chain.includes(scenario)) break;
    chain.push(scenario);
  }
  return chain;
}

/** Every name that a scenario's formulas read. */
export function scenarioReads(name: string, scenarios: ReadonlyMap<string, Scenario>): Set<string> {
  const found = new Set<string>();
  for (const { statement } of chainOf(name, scenarios)) {
    for (const definition of statement.definitions) {
      found.add(definition.name);
      for (const read of reads(definition.value, () => undefined).names) found.add(read);
    }
  }
  return found;
}
