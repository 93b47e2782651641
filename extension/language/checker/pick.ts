// `path at 2031` picks the row of a key; `gap @ winter` looks through a scenario.
import type { Expression } from '../syntax';
import { describeType, itemOf } from '../type';
import type { Type } from '../type';
import type { Scope, Typed } from './scope';
import { error, failed } from './scope';
import { scenarioNamed } from './special-forms';

type Pick = Expression & { kind: 'pick' };

export function checkPick(e: Pick, scope: Scope): Typed {
  return e.form === '@' ? underScenario(e, scope) : rowAt(e, scope);
}

function underScenario(e: Pick, scope: Scope): Typed {
  const value = scope.check(e.value, scope);
  const scenario = scenarioNamed(e.key, scope);
  if (value === failed || scenario === undefined) return failed;
  return { type: value.type, node: { op: 'scenario', of: value.node, scenario, at: [e.start, e.end] } };
}

/** The key is of the kind of the first column: a year, a date, a name. */
function rowAt(e: Pick, scope: Scope): Typed {
  const value = scope.check(e.value, scope);
  const key = scope.check(e.key, { ...scope, unsourced: () => undefined });
  if (value === failed || key === failed) return failed;
  const { type } = value;
  const node = { op: 'pick', of: value.node, key: key.node, at: [e.start, e.end] } as const;
  if (type.kind === 'unknown') return { type, node };
  const table = type.kind === 'column' ? type.table : type.kind === 'table' ? type : undefined;
  if (!table)
    return error(scope, 'T06', e.value, `\`at\` picks a row of a column or a series; this is ${describeType(type)}.`);
  const names = [...table.columns.keys()];
  const last = table.columns.get(names[names.length - 1] ?? '');
  const picked: Type = type.kind === 'column' ? type.item : last ? itemOf(last) : { kind: 'unknown' };
  const first = table.columns.get(names[0] ?? '');
  const wanted = first ? itemOf(first) : undefined;
  const given = key.type;
  const fits =
    !wanted ||
    wanted.kind === 'unknown' ||
    given.kind === 'unknown' ||
    wanted.kind === given.kind ||
    (wanted.kind === 'date' && (given.kind === 'period' || given.kind === 'number'));
  if (!fits)
    return error(
      scope,
      'T03',
      e.key,
      `The rows of \`${table.name}\` are found by ${describeType(wanted)}; this is ${describeType(given)}.`,
    );
  return { type: picked, node };
}
