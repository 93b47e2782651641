// Compiles an expression tree to closures, once. Values of names are read from slots of the graph.
import { convert } from './conversion';
import { asTable, certain, columnNamed, member } from './access';
import { makeBound } from './bound';
import { groupedCall } from './group';
import { binary, negate, not } from './operators';
import type { Run } from './frame';
import { placed } from './frame';
import { joinTables, pickRow } from './lookup';
import type { Context, Implementation, Node } from './program';
import { alignTo, cellOf, columnOf, makeTable, reasonOf, selectRows, withColumns } from './table';
import { sortRows } from './rows';
import { compareScenarios, seriesTable, solve, vary } from './what-if';
import { distributionValue, rangeValue } from './uncertain';
import type { Numeric, Table, Value } from './value';
import { EvaluationError, isColumn, isMissing, isPeriod, isSpread } from './value';

export function compile(node: Node, functions: ReadonlyMap<string, Implementation>): Run {
  const go = (inner: Node): Run => compile(inner, functions);
  switch (node.op) {
    case 'constant': {
      const { value } = node;
      return () => value;
    }
    case 'name': {
      const { name } = node;
      return (frame) => frame.read(name);
    }
    case 'local': {
      const { slot } = node;
      return (frame) => frame.locals[slot]!;
    }
    case 'rowColumn': {
      const { column } = node;
      return placed(node.at, (frame) => columnNamed(frame.row!, column));
    }
    case 'member': {
      const of = go(node.of);
      const { key } = node;
      return placed(node.at, (frame) => member(of(frame), key));
    }
    case 'unary': {
      const of = go(node.of);
      const apply = node.operator === 'negate' ? negate : not;
      return placed(node.at, (frame) => apply(of(frame)));
    }
    case 'binary': {
      const left = go(node.left);
      const right = go(node.right);
      const { operator } = node;
      return placed(node.at, (frame) => binary(operator, left(frame), right(frame)));
    }
    case 'bound': {
      const low = go(node.low);
      const high = node.high && go(node.high);
      const { id } = node;
      return placed(node.at, (frame) => makeBound(id, low(frame), high ? high(frame) : Infinity));
    }
    case 'range': {
      const low = go(node.low);
      const high = go(node.high);
      const { id, form } = node;
      return placed(node.at, (frame) => rangeValue(id, form, low(frame), high(frame), frame.context));
    }
    case 'distribution': {
      const parameters = node.parameters.map(go);
      const { id, form } = node;
      return placed(node.at, (frame) =>
        distributionValue(
          id,
          form,
          parameters.map((p) => p(frame)),
          frame.context,
        ),
      );
    }
    case 'within':
      return within(node, go);
    case 'if': {
      const [condition, yes, no] = [go(node.condition), go(node.yes), go(node.no)];
      return placed(node.at, (frame) => {
        const value = condition(frame);
        if (isSpread(value))
          throw new EvaluationError(
            'R06',
            'The condition of an `if` must be certain: compare a probability, `P(…) > 50%`.',
          );
        return certain(value, 'The condition') !== 0 ? yes(frame) : no(frame);
      });
    }
    case 'list': {
      const items = node.items.map(go);
      return (frame) => listTable(items.map((item) => item(frame))).column('value')!;
    }
    case 'call':
      return call(node, go, functions);
    case 'apply': {
      const body = go(node.body);
      const args = node.arguments.map(go);
      const { slots } = node;
      return placed(node.at, (frame) => {
        const locals = [...frame.locals];
        args.forEach((arg, i) => (locals[slots[i]!] = arg(frame)));
        return body({ ...frame, locals });
      });
    }
    case 'lambda': {
      const body = go(node.body);
      const { slots } = node;
      return (frame) => ({
        kind: 'closure',
        arity: slots.length,
        apply(...values: Value[]) {
          const locals = [...frame.locals];
          values.forEach((value, i) => (locals[slots[i]!] = value));
          return body({ ...frame, locals });
        },
      });
    }
    case 'where': {
      const of = go(node.of);
      const test = go(node.test);
      return placed(node.at, (frame) => {
        const value = of(frame);
        const table = isColumn(value) ? value.owner : asTable(value);
        const chosen = selectRows(table, rowsWhere(table, test({ ...frame, row: table }), frame.context));
        return isColumn(value) ? alignTo(value, chosen) : chosen;
      });
    }
    case 'with': {
      const of = go(node.of);
      const computed = node.columns.map(({ name, value }) => ({ name, run: go(value) }));
      return placed(node.at, (frame) => {
        let table = asTable(of(frame));
        for (const { name, run } of computed) {
          const value = run({ ...frame, row: table });
          const column = isColumn(value)
            ? alignTo(value, table)
            : typeof value === 'string'
              ? { texts: Array.from({ length: table.count }, () => value) }
              : columnOf(Array.from({ length: table.count }, () => value as Numeric));
          table = withColumns(table, new Map([[name, column]]));
        }
        return table;
      });
    }
    case 'sort': {
      const of = go(node.of);
      const { keys } = node;
      return placed(node.at, (frame) => {
        const table = asTable(of(frame));
        const columns = keys.map(({ column, descending }) => ({ column: columnNamed(table, column), descending }));
        return selectRows(table, sortRows(table.count, columns));
      });
    }
    case 'top': {
      const of = go(node.of);
      const count = go(node.count);
      return placed(node.at, (frame) => {
        const table = asTable(of(frame));
        const n = Math.max(0, Math.min(table.count, Math.floor(certain(count(frame), 'The number of rows'))));
        return selectRows(
          table,
          Int32Array.from({ length: n }, (_, i) => i),
        );
      });
    }
    case 'group':
      return group(node, go, functions);
    case 'join': {
      const of = go(node.of);
      const other = go(node.other);
      const { keys } = node;
      return placed(node.at, (frame) => joinTables(asTable(of(frame)), asTable(other(frame)), keys));
    }
    case 'pick': {
      const of = go(node.of);
      const key = go(node.key);
      return placed(node.at, (frame) => pickRow(of(frame), key(frame)));
    }
    case 'scenario': {
      const of = go(node.of);
      const { scenario } = node;
      return placed(node.at, (frame) => of({ ...frame.under(scenario), locals: frame.locals }));
    }
    case 'compare':
      return placed(node.at, compareScenarios(node, go));
    case 'series':
      return placed(node.at, seriesTable(node, go));
    case 'solve':
      return placed(node.at, solve(node, go));
    case 'vary':
      return placed(node.at, vary(node, go));
    case 'convert':
      return placed(node.at, convert(node, go));
  }
}

function rowsWhere(table: Table, test: Value, context: Context): Int32Array {
  if (isColumn(test)) {
    const column = alignTo(test, table);
    if (column.spreads?.size)
      throw new EvaluationError(
        'R06',
        `This condition is uncertain for ${table.place([...column.spreads.keys()][0]!)}: compare \`low(x)\` or \`high(x)\`.`,
      );
    const rows: number[] = [];
    const numbers = column.numbers!;
    const open: number[] = [];
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] === 1) rows.push(i);
      else if (Number.isNaN(numbers[i])) open.push(i);
    }
    if (open.length)
      context.note(
        `${open.length} of ${numbers.length} rows left out, their condition has no value: ${reasonOf(column, open[0]!)}`,
      );
    return Int32Array.from(rows);
  }
  const keep = certain(test, 'The condition') !== 0;
  return Int32Array.from({ length: keep ? table.count : 0 }, (_, i) => i);
}

function listTable(values: readonly Value[]): Table {
  const texts = values.some((v) => typeof v === 'string');
  const value = texts
    ? { texts: values.map((v) => (typeof v === 'string' ? v : null)) }
    : columnOf(values as Numeric[]);
  const place = (row: number): string => `item ${row + 1}`;
  return makeTable({ name: 'list', schema: 'list', count: values.length, columns: { value }, place });
}

/** Membership in a period, between two ends, or in a list or column of values. */
function within(node: Node & { op: 'within' }, go: (node: Node) => Run): Run {
  const value = go(node.value);
  const from = node.from && go(node.from);
  const to = node.to && go(node.to);
  const set = node.set.map(go);
  return placed(node.at, (frame) => {
    const x = value(frame);
    if (from && to) {
      const [low, high] = [from(frame), to(frame)];
      const above = binary('greaterOrEqual', x, isPeriod(low) ? low.from : low);
      const below = isPeriod(high) ? binary('less', x, high.to) : binary('lessOrEqual', x, high);
      return binary('and', above, below);
    }
    let found: Value = 0;
    for (const item of set.map((run) => run(frame))) {
      if (isPeriod(item)) {
        found = binary('or', found, binary('and', binary('greaterOrEqual', x, item.from), binary('less', x, item.to)));
      } else if (isColumn(item)) {
        for (let row = 0; row < item.owner.count; row++) {
          const member = cellOf(item, row);
          if (!isMissing(member)) found = binary('or', found, binary('equal', x, member));
        }
      } else found = binary('or', found, binary('equal', x, item));
    }
    return found;
  });
}

function call(
  node: Node & { op: 'call' },
  go: (node: Node) => Run,
  functions: ReadonlyMap<string, Implementation>,
): Run {
  const implementation = functions.get(node.function);
  if (!implementation) throw new EvaluationError('Q01', `\`${node.function}\` is not supported yet.`);
  const args = node.arguments.map((argument) => argument && go(argument));
  return placed(node.at, (frame) =>
    implementation(
      args.map((arg) => arg?.(frame)),
      frame.context,
      node.units,
    ),
  );
}

function group(
  node: Node & { op: 'group' },
  go: (node: Node) => Run,
  functions: ReadonlyMap<string, Implementation>,
): Run {
  const implementation = functions.get(node.call.function);
  if (!implementation) throw new EvaluationError('Q01', `\`${node.call.function}\` is not supported yet.`);
  const args = node.call.arguments.map((argument) => argument && go(argument));
  return placed(node.at, (frame) =>
    groupedCall(
      implementation,
      args.map((arg) => arg?.(frame)),
      node.keys,
      frame.context,
      node.call.units,
    ),
  );
}
