// Calls whose arguments are more than values: names, formulas, ranges of periods, scenarios.
import { DISTRIBUTION_PARAMETERS } from '../../catalogue/uncertainty';
import { describe, PLAIN } from '../dimension';
import type { Argument, Expression } from '../syntax';
import type { TableType, Type } from '../type';
import { columnOf, describeType, itemOf, number, plain, scalarOf, TEXT } from '../type';
import type { Scope, Typed } from './scope';
import { nearest } from '../nearest';
import { error, failed, replace } from './scope';
import { sources, total } from './whole-value';

type Call = Expression & { kind: 'call' };
type Check = (e: Call, scope: Scope) => Typed;

const place = (e: { start: number; end: number }): readonly [number, number] => [e.start, e.end];

/** The argument of a parameter, by name or by position. */
function argument(e: Call, name: string, position: number): Argument | undefined {
  const unnamed = e.arguments.filter((a) => a.name === undefined);
  return e.arguments.find((a) => a.name === name) ?? unnamed[position];
}

/** `series(2026..2031, y => …)`. */
function series(e: Call, scope: Scope): Typed {
  const [periods, formula] = [argument(e, 'periods', 0), argument(e, 'formula', 1)];
  const range = periods?.value;
  if (range?.kind !== 'range' || range.form !== '..' || !range.low || !range.high) {
    return error(
      scope,
      'F04',
      range ?? e,
      'A series begins with its periods, first and last: `series(2026..2031, y => …)`.',
    );
  }
  const body = formula?.value;
  if (body?.kind !== 'lambda' || body.parameters.length !== 1) {
    return error(
      scope,
      'F04',
      body ?? e,
      'A series needs a formula of its period: `y => revenue * (1 + growth)^(y - 2025)`.',
    );
  }
  const [from, to] = [
    scope.check(range.low, { ...scope, unsourced: () => undefined }),
    scope.check(range.high, { ...scope, unsourced: () => undefined }),
  ];
  for (const [end, typed] of [
    [range.low, from],
    [range.high, to],
  ] as const) {
    if (typed === failed) return failed;
    const item = typed.type;
    if (item.kind !== 'unknown' && (item.kind !== 'number' || (item.dimension && item.dimension !== PLAIN))) {
      return error(
        scope,
        'F04',
        end,
        `A period is a whole number such as a year; this is ${describeType(typed.type)}.`,
      );
    }
  }
  const slot = scope.slot();
  const [parameter] = body.parameters;
  const typed = scope.check(body.body, {
    ...scope,
    locals: new Map([...scope.locals, [parameter!.name, { slot, type: plain() }]]),
  });
  if (typed === failed) return failed;
  const columns = new Map<string, Type>();
  const table: TableType = { kind: 'table', name: 'series', schema: 'series', columns, open: false };
  columns.set('period', columnOf(plain(), table));
  columns.set('value', columnOf(scalarOf(typed.type), table));
  return { type: table, node: { op: 'series', from: from.node, to: to.node, slot, body: typed.node, at: place(e) } };
}

/** A name of the notebook that stands for itself, not for its value. */
function nameArgument(value: Expression, scope: Scope): { key: string; label: string; type: Type } | undefined {
  if (value.kind !== 'name') {
    error(scope, 'F04', value, 'A name of this notebook is expected here.');
    return undefined;
  }
  const found = scope.lookup(value.name);
  if (found) return { key: found.key, label: value.name, type: found.type };
  scope.check(value, scope);
  return undefined;
}

/** `goal(x, such_that: y == z)`. */
function goal(e: Call, scope: Scope): Typed {
  const [input, condition] = [argument(e, 'input', 0), argument(e, 'such_that', 1)];
  if (!input || !condition)
    return error(scope, 'F03', e, '`goal` needs a name and a condition: `goal(growth, such_that: gap == $0)`.');
  const name = nameArgument(input.value, scope);
  if (!name) return failed;
  const equation = condition.value;
  if (equation.kind !== 'binary' || equation.operator !== '==')
    return error(scope, 'F04', equation, 'The condition of a goal is an equation: `such_that: gap == $0`.');
  // Checked as a comparison: both sides have one dimension.
  const compared = scope.check(equation, { ...scope, unsourced: () => undefined });
  if (compared === failed || compared.node.op !== 'binary') return failed;
  if (name.type.kind !== 'number' && name.type.kind !== 'unknown')
    return error(scope, 'F04', input.value, `A goal varies a number; this is ${describeType(name.type)}.`);
  return {
    type: name.type,
    node: { op: 'solve', name: name.key, left: compared.node.left, right: compared.node.right, at: place(e) },
  };
}

/** The scenarios of a list, each one known. */
function scenarioList(value: Expression | undefined, e: Call, scope: Scope): string[] | undefined {
  const items = value?.kind === 'list' ? value.items : [];
  if (items.length === 0) {
    error(scope, 'F04', value ?? e, 'Scenarios are listed in brackets: `[base, winter]`.');
    return undefined;
  }
  const names = items.map((item) => scenarioNamed(item, scope));
  return names.every((n): n is string => n !== undefined) ? names : undefined;
}

export function scenarioNamed(e: Expression, scope: Scope): string | undefined {
  const name = e.kind === 'name' ? e.name : undefined;
  if (name !== undefined && (name === 'base' || scope.scenarioKnown(name))) return name;
  const near = name === undefined ? undefined : nearest(name, scope.scenarioNames());
  error(
    scope,
    'N07',
    e,
    name === undefined
      ? 'The name of a scenario is expected here.'
      : `There is no scenario \`${name}\`${near ? `; did you mean \`${near}\`?` : '.'}`,
    near ? { fixes: [replace(`Write ${near}`, e, near)] } : {},
  );
  return undefined;
}

/** `compare(gap, [base, winter, boom])`. */
function compare(e: Call, scope: Scope): Typed {
  const value = argument(e, 'value', 0);
  if (!value) return error(scope, 'F03', e, '`compare` needs a value and scenarios: `compare(gap, [base, winter])`.');
  const typed = scope.check(value.value, scope);
  const scenarios = scenarioList(argument(e, 'scenarios', 1)?.value, e, scope);
  if (typed === failed || !scenarios) return failed;
  const item = itemOf(typed.type);
  if (typed.type.kind === 'column' || (item.kind !== 'number' && item.kind !== 'unknown'))
    return error(
      scope,
      'F04',
      value.value,
      `Scenarios are compared by one number; this is ${describeType(typed.type)}.`,
    );
  const columns = new Map<string, Type>();
  const table: TableType = { kind: 'table', name: 'compare', schema: 'table', columns, open: false };
  columns.set('scenario', columnOf(TEXT, table));
  columns.set('value', columnOf(scalarOf(typed.type), table));
  return { type: table, node: { op: 'compare', of: typed.node, scenarios, at: place(e) } };
}

/** `sensitivity(output, over: [inputs])`. */
function sensitivity(e: Call, scope: Scope): Typed {
  const [output, over] = [argument(e, 'output', 0), argument(e, 'over', 1)];
  if (!output || over?.value.kind !== 'list' || over.value.items.length === 0) {
    return error(
      scope,
      'F03',
      e,
      '`sensitivity` needs an output and its inputs: `sensitivity(gap, over: [growth, horizon])`.',
    );
  }
  const typed = scope.check(output.value, scope);
  if (typed === failed) return failed;
  const inputs = over.value.items.map((item) => nameArgument(item, scope));
  if (!inputs.every((i) => i !== undefined)) return failed;
  const columns = new Map<string, Type>();
  const table: TableType = { kind: 'table', name: 'sensitivity', schema: 'table', columns, open: false };
  columns.set('input', columnOf(TEXT, table));
  // Inputs differ in dimension: their column is of the first where all agree, else of plain base units.
  const dimensions = new Set(inputs.map((i) => (i.type.kind === 'number' ? i.type.dimension : undefined)));
  const input = dimensions.size === 1 ? scalarOf(inputs[0]!.type) : number(undefined);
  for (const name of ['input_low', 'input_high']) columns.set(name, columnOf(input, table));
  for (const name of ['output_low', 'output_high']) columns.set(name, columnOf(scalarOf(typed.type), table));
  return {
    type: table,
    node: {
      op: 'vary',
      output: typed.node,
      inputs: inputs.map((i) => ({ name: i.key, label: i.label })),
      at: place(e),
    },
  };
}

/** `normal($10B, sd: $2B)` and the other distributions by name: all parameters but those of a beta share one dimension. */
function distribution(e: Call, scope: Scope): Typed {
  const parameters = DISTRIBUTION_PARAMETERS[e.callee]!;
  const given = parameters.map((name, i) => argument(e, name, i));
  const lacking = parameters.find((_, i) => !given[i]);
  if (lacking !== undefined)
    return error(scope, 'F03', e, `\`${e.callee}\` needs \`${lacking}\`: ${e.callee}(${parameters.join(', ')}).`);
  const extra = e.arguments.find((a) => !given.includes(a));
  if (extra)
    return error(
      scope,
      'F01',
      extra,
      `\`${e.callee}\` takes ${parameters.map((p) => `\`${p}\``).join(', ')}: this is one too many.`,
    );
  const typed = given.map((a) => scope.check(a!.value, scope));
  if (typed.includes(failed)) return failed;
  const [first] = typed;
  for (const [i, { type }] of typed.entries()) {
    if (type.kind !== 'number' && type.kind !== 'unknown')
      return error(scope, 'F04', given[i]!.value, `\`${parameters[i]}\` is a number; this is ${describeType(type)}.`);
    const [a, b] = [first!.type, type];
    if (a.kind === 'number' && b.kind === 'number' && a.dimension && b.dimension && a.dimension !== b.dimension) {
      return error(
        scope,
        'F04',
        given[i]!.value,
        `\`${parameters[i]}\` is ${describe(a.dimension)} as \`${parameters[0]}\` is; this is ${describe(b.dimension)}.`,
      );
    }
  }
  return {
    type: first!.type,
    node: {
      op: 'distribution',
      id: scope.literal(),
      form: e.callee,
      parameters: typed.map((t) => t.node),
      at: place(e),
    },
  };
}

export const SPECIAL_FORMS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['series', series],
  ['goal', goal],
  ['compare', compare],
  ['sensitivity', sensitivity],
  ['total', total],
  ['sources', sources],
  ...Object.keys(DISTRIBUTION_PARAMETERS).map((name): [string, Check] => [name, distribution]),
]);
