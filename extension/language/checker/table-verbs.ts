// Table verbs over a table, a column or a call: `t where … by … sort amount desc top 5`.
import type { Node } from '../../engine/program';
import type { Span } from '../diagnostic';
import { PLAIN } from '../dimension';
import { nearest } from '../nearest';
import type { Expression, Suffix } from '../syntax';
import type { TableType, Type } from '../type';
import { columnOf, describeType, itemOf, scalarOf, UNKNOWN } from '../type';
import type { Scope, Typed } from './scope';
import { error, failed, replace } from './scope';

/** Table verbs, in their order, over a table, a column or a call. */
export function checkSuffixed(e: Expression & { kind: 'suffixed' }, scope: Scope): Typed {
  let current = scope.check(e.value, scope);
  for (const suffix of e.suffixes) {
    if (current === failed) return failed;
    current = applySuffix(current, suffix, e, scope);
  }
  return current;
}

function tableOf(type: Type): TableType | undefined {
  return type.kind === 'table' ? type : type.kind === 'column' ? type.table : undefined;
}

function applySuffix(current: Typed, suffix: Suffix, e: Expression, scope: Scope): Typed {
  const at = [suffix.start, suffix.end] as const;
  if (suffix.kind === 'by') return group(current, suffix, e, scope);
  if (current.type.kind === 'unknown') return current;
  const table = tableOf(current.type);
  if (!table)
    return error(
      scope,
      'T06',
      suffix,
      `\`${suffix.kind}\` follows a table or a column; this is ${describeType(current.type)}.`,
    );
  switch (suffix.kind) {
    case 'where': {
      const test = scope.check(suffix.value!, { ...scope, row: table });
      if (test === failed) return failed;
      const item = itemOf(test.type);
      if (item.kind !== 'truth' && item.kind !== 'unknown')
        return error(scope, 'T01', suffix.value!, `A condition is a truth value; this is ${describeType(test.type)}.`);
      return { type: current.type, node: { op: 'where', of: current.node, test: test.node, at } };
    }
    case 'with': {
      const { wider, columns } = widened(table, table.open);
      const nodes: { name: string; value: Node }[] = [];
      for (const computed of suffix.computed ?? []) {
        const value = scope.check(computed.value, { ...scope, row: wider });
        if (value === failed) return failed;
        columns.set(computed.name, columnOf(scalarOf(value.type), wider));
        nodes.push({ name: computed.name, value: value.node });
      }
      return { type: wider, node: { op: 'with', of: current.node, columns: nodes, at } };
    }
    case 'sort': {
      for (const column of suffix.columns)
        if (!table.open && !table.columns.has(column.name)) return noColumn(column, table, scope);
      return {
        type: table,
        node: {
          op: 'sort',
          of: current.node,
          keys: suffix.columns.map((c) => ({ column: c.name, descending: c.descending === true })),
          at,
        },
      };
    }
    case 'top': {
      const count = scope.check(suffix.value!, scope);
      if (count === failed) return failed;
      const item = itemOf(count.type);
      if (item.kind !== 'number' || (item.dimension && item.dimension !== PLAIN))
        return error(
          scope,
          'T02',
          suffix.value!,
          `\`top\` takes a number of rows; this is ${describeType(count.type)}.`,
        );
      return { type: table, node: { op: 'top', of: current.node, count: count.node, at } };
    }
    case 'join':
      return join(current, table, suffix, scope);
  }
}

/** The table with room for more columns: its own belong to the wider one, so that all may be grouped and picked by. */
function widened(table: TableType, open: boolean): { wider: TableType; columns: Map<string, Type> } {
  const columns = new Map<string, Type>();
  const wider: TableType = { ...table, columns, open };
  for (const [name, type] of table.columns) columns.set(name, columnOf(scalarOf(type), wider));
  return { wider, columns };
}

/** Every row of the one table with the columns of the other's first row that has its keys. */
function join(current: Typed, table: TableType, suffix: Suffix, scope: Scope): Typed {
  if (current.type.kind !== 'table')
    return error(scope, 'T06', suffix, `\`join\` follows a table; this is ${describeType(current.type)}.`);
  const other = scope.check(suffix.value!, scope);
  if (other === failed || other.type.kind === 'unknown') return failed;
  if (other.type.kind !== 'table')
    return error(scope, 'T06', suffix.value!, `\`join\` takes a table; this is ${describeType(other.type)}.`);
  const added = other.type;
  for (const key of suffix.columns) {
    for (const side of [table, added]) if (!side.open && !side.columns.has(key.name)) return noColumn(key, side, scope);
    const [mine, theirs] = [table.columns.get(key.name), added.columns.get(key.name)].map((t) => t && itemOf(t));
    if (mine && theirs && mine.kind !== 'unknown' && theirs.kind !== 'unknown' && mine.kind !== theirs.kind)
      return error(
        scope,
        'T03',
        key.span,
        `Rows are joined on equal values; \`${key.name}\` is ${describeType(mine)} in \`${table.name}\` and ${describeType(theirs)} in \`${added.name}\`.`,
      );
  }
  const { wider, columns } = widened(table, table.open || added.open);
  for (const [name, type] of added.columns) if (!columns.has(name)) columns.set(name, columnOf(scalarOf(type), wider));
  const keys = suffix.columns.map((c) => c.name);
  const at = [suffix.start, suffix.end] as const;
  return { type: wider, node: { op: 'join', of: current.node, other: other.node, keys, at } };
}

function noColumn(column: { name: string; span: Span }, table: TableType, scope: Scope): Typed {
  const near = nearest(column.name, table.columns.keys());
  return error(
    scope,
    'N03',
    column.span,
    `\`${table.name}\` has no column \`${column.name}\`${near ? `; did you mean \`${near}\`?` : `. There are: ${[...table.columns.keys()].map((c) => `\`${c}\``).join(', ')}.`}`,
    near ? { fixes: [replace(`Write ${near}`, column.span, near)] } : {},
  );
}

function group(current: Typed, suffix: Suffix, e: Expression, scope: Scope): Typed {
  if (current.node.op !== 'call' || e.kind !== 'suffixed' || e.value.kind !== 'call')
    return error(scope, 'T06', suffix, '`by` follows a call over a table: `sum(t.amount) by to`.');
  const first = scope.check(e.value.arguments[0]?.value ?? e.value, {
    ...scope,
    report: () => undefined,
    unsourced: () => undefined,
  });
  const table = tableOf(first.type);
  if (!table)
    return first.type.kind === 'unknown'
      ? failed
      : error(
          scope,
          'T06',
          suffix,
          `\`by\` needs a table or a column inside the call; this is ${describeType(first.type)}.`,
        );
  const columns = new Map<string, Type>();
  const grouped: TableType = {
    kind: 'table',
    name: `${e.value.callee} by ${suffix.columns.map((c) => c.name).join(', ')}`,
    schema: 'table',
    columns,
    open: table.open,
  };
  for (const column of suffix.columns) {
    const key = table.columns.get(column.name);
    if (!key && !table.open) return noColumn(column, table, scope);
    columns.set(column.name, columnOf(key ? scalarOf(key) : UNKNOWN, grouped));
  }
  columns.set('value', columnOf(scalarOf(current.type), grouped));
  return {
    type: grouped,
    node: { op: 'group', call: current.node, keys: suffix.columns.map((c) => c.name), at: [suffix.start, suffix.end] },
  };
}
