// Calls that ask about a name as a whole: the sum of a series over its periods, the sources under a value.
import type { Expression } from '../syntax';
import { combine, TIME } from '../dimension';
import type { TableType, Type } from '../type';
import { columnOf, describeType, itemOf, number, TEXT } from '../type';
import type { Scope, Typed } from './scope';
import { error, failed } from './scope';

type Call = Expression & { kind: 'call' };

const place = (e: Call): readonly [number, number] => [e.start, e.end];

/** `total(path)` adds a flow up over its periods; money stays money. */
export function total(e: Call, scope: Scope): Typed {
  const [argument, extra] = e.arguments;
  if (!argument || extra)
    return error(scope, argument ? 'F01' : 'F03', extra ?? e, '`total` takes a series: `total(path)`.');
  const typed = scope.check(argument.value, scope);
  if (typed === failed) return failed;
  const { type } = typed;
  const names = type.kind === 'table' ? [...type.columns.keys()] : [];
  const column =
    type.kind === 'column'
      ? type
      : names.length
        ? type.kind === 'table' && type.columns.get(names[names.length - 1]!)
        : undefined;
  const item = column ? itemOf(column) : type;
  if (item.kind !== 'number' && item.kind !== 'unknown')
    return error(
      scope,
      'F04',
      argument.value,
      `\`total\` takes a series or a column of numbers; this is ${describeType(type)}.`,
    );
  if (!column && type.kind !== 'unknown')
    return error(scope, 'F04', argument.value, `\`total\` takes a series or a column; this is ${describeType(type)}.`);
  const dimension = item.kind === 'number' ? item.dimension : undefined;
  const flow = dimension?.exponents['s'] === -1;
  const result = number(
    flow && dimension ? combine(dimension, TIME) : dimension,
    item.kind === 'number' ? item.look : {},
  );
  return {
    type: result,
    node: {
      op: 'call',
      function: flow ? 'total_flow' : 'total_stock',
      arguments: [typed.node],
      units: {},
      at: place(e),
    },
  };
}

/** `sources(gap)`: every source that a value rests on. */
export function sources(e: Call, scope: Scope): Typed {
  const [argument, extra] = e.arguments;
  if (!argument || extra || argument.value.kind !== 'name')
    return error(
      scope,
      argument && !extra ? 'F04' : 'F03',
      argument?.value ?? e,
      '`sources` takes a name of this notebook: `sources(gap)`.',
    );
  const found = scope.lookup(argument.value.name);
  if (!found) return scope.check(argument.value, scope);
  const columns = new Map<string, Type>();
  const table: TableType = { kind: 'table', name: 'sources', schema: 'table', columns, open: false };
  for (const name of ['key', 'title', 'publisher', 'quote']) columns.set(name, columnOf(TEXT, table));
  return {
    type: table,
    node: {
      op: 'call',
      function: 'sources',
      arguments: [{ op: 'constant', value: found.key }],
      units: {},
      at: place(e),
    },
  };
}
