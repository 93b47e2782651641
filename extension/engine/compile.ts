// Compiles an expression tree to closures, once. Values of names are read from slots of the graph.
import { convert } from './conversion';
import { bound } from './spread';
import { binary, negate, not } from './operators';
import { joinTables, pickRow } from './lookup';
import type { Context, Implementation, Node } from './program';
import { alignTo, cellOf, columnOf, selectRows, withColumns } from './table';
import { groupRows, sortRows } from './rows';
import { compareScenarios, seriesTable, solve, vary } from './what-if';
import { distributionValue, rangeValue } from './uncertain';
import type { Column, Numeric, Table, Value } from './value';
import { EvaluationError, isColumn, isMissing, isPeriod, isRecord, isSpread, isTable, missing } from './value';

/** What a compiled expression reads while it runs. */
export interface Frame {
  context: Context;
  /** The value of a definition or data cell; throws an EvaluationError where there is none. */
  read(name: string): Value;
  /** The same notebook under a scenario, or with some names changed. */
  under(scenario: string): Frame;
  with(changes: ReadonlyMap<string, Run>): Frame;
  locals: Value[];
  /** The table a `where` or `with` stands on. */
  row?: Table;
}

export type Run = (frame: Frame) => Value;

/** A failed evaluation with the place of the node that failed. */
export class PlacedError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly at: readonly [number, number],
  ) {
    super(message);
    this.name = 'PlacedError';
  }
}

/** Runs `run`; an EvaluationError gets this node's place unless a deeper one has it. */
function placed(at: readonly [number, number], run: Run): Run {
  return (frame) => {
    try {
      return run(frame);
    } catch (error) {
      if (error instanceof EvaluationError) throw new PlacedError(error.code, error.message, at);
      throw error;
    }
  };
}

/** The number of a certain value; a clear error for anything else. */
export function certain(value: Value, what: string): number {
  if (typeof value === 'number') return value;
  if (isMissing(value)) throw new EvaluationError('R05', `${what} has no value: ${value.reason}.`);
  throw new EvaluationError('R06', `${what} must be certain: say \`low(x)\`, \`high(x)\` or \`mid(x)\`.`);
}

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
      return (frame) => {
        const values = items.map((item) => item(frame));
        const owner: Table = listTable(values);
        return owner.column('value')!;
      };
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
        const chosen = selectRows(table, rowsWhere(table, test({ ...frame, row: table })));
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

function columnNamed(table: Table, name: string): Column {
  const column = table.column(name);
  if (!column) throw new EvaluationError('N03', `\`${table.name}\` has no column \`${name}\`.`);
  return column;
}

function member(of: Value, key: string): Value {
  if (isTable(of)) return of.extra?.get(key) ?? columnNamed(of, key);
  if (isRecord(of)) {
    const field = of.fields.get(key);
    if (field !== undefined) return field;
  }
  if (isMissing(of)) return of;
  throw new EvaluationError('N03', `There is no \`${key}\` here.`);
}

function asTable(value: Value): Table {
  if (isTable(value)) return value;
  if (isColumn(value)) return value.owner;
  throw new EvaluationError('T12', 'A table or a column is expected here.');
}

function makeBound(id: string, low: Value, high: Value): Value {
  if (isMissing(low)) return low;
  if (isMissing(high)) return high;
  if (typeof low === 'number' && typeof high === 'number') {
    if (low > high) throw new EvaluationError('R07', 'The lower end is above the upper end.');
    return bound(id, low, high);
  }
  // An end that is uncertain itself: low + (high − low)·u with u in {0, 1} keeps both as they are.
  const share = bound(id, 0, 1);
  return binary('add', low, binary('multiply', binary('subtract', high, low), share));
}

function rowsWhere(table: Table, test: Value): Int32Array {
  if (isColumn(test)) {
    const column = alignTo(test, table);
    if (column.spreads?.size)
      throw new EvaluationError(
        'R06',
        `This condition is uncertain for ${table.place([...column.spreads.keys()][0]!)}: compare \`low(x)\` or \`high(x)\`.`,
      );
    const rows: number[] = [];
    const numbers = column.numbers!;
    for (let i = 0; i < numbers.length; i++) if (numbers[i] === 1) rows.push(i);
    return Int32Array.from(rows);
  }
  const keep = certain(test, 'The condition') !== 0;
  return Int32Array.from({ length: keep ? table.count : 0 }, (_, i) => i);
}

function listTable(values: readonly Value[]): Table {
  const numbers = values.every((v) => typeof v !== 'string');
  const data = numbers
    ? columnOf(values as Numeric[])
    : { texts: values.map((v) => (typeof v === 'string' ? v : null)) };
  const column: Column = { kind: 'column', name: 'value', ...data, get owner() { return table; } } as Column; // prettier-ignore
  const table: Table = {
    kind: 'table',
    name: 'list',
    schema: 'list',
    count: values.length,
    columnNames: ['value'],
    column: (name) => (name === 'value' ? column : undefined),
    place: (row) => `item ${row + 1}`,
    failed: 0,
  };
  return table;
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

/** One result a group: the call's first argument is narrowed to the rows of each group in turn. */
function group(
  node: Node & { op: 'group' },
  go: (node: Node) => Run,
  functions: ReadonlyMap<string, Implementation>,
): Run {
  const implementation = functions.get(node.call.function);
  if (!implementation) throw new EvaluationError('Q01', `\`${node.call.function}\` is not supported yet.`);
  const args = node.call.arguments.map((argument) => argument && go(argument));
  return placed(node.at, (frame) => {
    const values = args.map((arg) => arg?.(frame));
    const table = asTable(values[0]!);
    const keys = node.keys.map((key) => columnNamed(table, key));
    const groups = groupRows(table.count, keys);
    const results = groups.map((rows) => {
      const narrowed = selectRows(table, rows);
      const first = isColumn(values[0]) ? alignTo(values[0], narrowed) : narrowed;
      return implementation([first, ...values.slice(1)], frame.context, node.call.units);
    });
    const columns = new Map(keys.map((key) => [key.name, firstOf(key, groups)] as const));
    columns.set('value', resultColumn(results));
    return groupTable(table, columns, groups.length);
  });
}

function firstOf(key: Column, groups: readonly Int32Array[]): ReturnType<typeof columnOf> {
  const cells = groups.map((rows) => cellOf(key, rows[0]!));
  return key.texts
    ? { texts: cells.map((cell) => (typeof cell === 'string' ? cell : null)) }
    : columnOf(cells as Numeric[]);
}

function resultColumn(results: readonly Value[]): ReturnType<typeof columnOf> {
  return results.some((r) => typeof r === 'string')
    ? { texts: results.map((r) => (typeof r === 'string' ? r : null)) }
    : columnOf(results.map((r) => (isColumn(r) || isTable(r) ? missing('no single value') : (r as Numeric))));
}

function groupTable(table: Table, data: ReadonlyMap<string, ReturnType<typeof columnOf>>, count: number): Table {
  const columns = new Map<string, Column>();
  const grouped: Table = {
    kind: 'table',
    name: table.name,
    schema: 'table',
    count,
    columnNames: [...data.keys()],
    column: (name) => columns.get(name),
    place: (row) => `group ${row + 1}`,
    failed: 0,
  };
  for (const [name, column] of data) columns.set(name, { kind: 'column', name, owner: grouped, ...column });
  return grouped;
}
