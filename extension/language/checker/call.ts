// Calls against the catalogue's signatures and the notebook's own functions; table verbs after them.
import { ENTRIES, entryOf } from '../../catalogue/entries';
import type { Form, FunctionEntry, Parameter } from '../../catalogue/function-entry';
import type { Node } from '../../engine/program';
import type { Span } from '../diagnostic';
import { baseUnit, PLAIN } from '../dimension';
import type { Bindings } from '../signature';
import { accepts, newBindings, resultType } from '../signature';
import type { Argument, Expression, Suffix } from '../syntax';
import type { TableType, Type } from '../type';
import { columnOf, describeType, itemOf, scalarOf, UNKNOWN } from '../type';
import type { FunctionStatement, Scope, Typed } from './scope';
import { error, failed, nearest, replace } from './scope';

type Call = Expression & { kind: 'call' };

export function checkCall(e: Call, scope: Scope): Typed {
  const own = scope.functionNamed(e.callee);
  if (own) return applyOwn(e, own, scope);
  const entry = entryOf(e.callee);
  if (!entry) return unknownFunction(e, scope);
  const by = groupedArgument(e);
  if (by) return checkSuffixed(by, scope);
  const args = e.arguments.map((argument) => ({ argument, typed: scope.check(argument.value, scope) }));
  if (args.some(({ typed }) => typed === failed)) return failed;
  return matchForms(e, entry, args, scope);
}

/** `sum(t.amount by to)` means `sum(t.amount) by to`: the grouping belongs to the call. */
function groupedArgument(e: Call): (Expression & { kind: 'suffixed' }) | undefined {
  const first = e.arguments[0]?.value;
  if (first?.kind !== 'suffixed') return undefined;
  const at = first.suffixes.findIndex((s) => s.kind === 'by');
  if (at < 0) return undefined;
  const inner: Expression = at === 0 ? first.value : { ...first, suffixes: first.suffixes.slice(0, at) };
  const call: Call = { ...e, arguments: [{ ...e.arguments[0]!, value: inner }, ...e.arguments.slice(1)] };
  return { kind: 'suffixed', value: call, suffixes: first.suffixes.slice(at), start: e.start, end: e.end };
}

interface CheckedArgument {
  argument: Argument;
  typed: Typed;
}

/** Arguments in the order of the parameters, or what is wrong with them. */
function assign(
  form: Form,
  args: readonly CheckedArgument[],
  e: Call,
):
  | { ok: true; values: (CheckedArgument | undefined)[]; rest: CheckedArgument[] }
  | { ok: false; code: 'F01' | 'F02' | 'F03'; span: Span; message: string } {
  const values: (CheckedArgument | undefined)[] = form.parameters.map(() => undefined);
  const rest: CheckedArgument[] = [];
  let position = 0;
  for (const arg of args) {
    const { name } = arg.argument;
    if (name !== undefined) {
      const at = form.parameters.findIndex((p) => p.name === name);
      if (at < 0) {
        const near = nearest(
          name,
          form.parameters.map((p) => p.name),
        );
        return {
          ok: false,
          code: 'F02',
          span: arg.argument.nameSpan!,
          message: `\`${e.callee}\` has no parameter \`${name}\`${near ? `; did you mean \`${near}\`?` : `: it takes ${listParameters(form)}.`}`,
        };
      }
      if (values[at]) return { ok: false, code: 'F02', span: arg.argument, message: `\`${name}\` is given twice.` };
      values[at] = arg;
      continue;
    }
    while (position < values.length && values[position]) position++;
    const parameter = form.parameters[position];
    if (parameter?.rest) rest.push(arg);
    else if (parameter) values[position] = arg;
    else
      return {
        ok: false,
        code: 'F01',
        span: arg.argument,
        message: `\`${e.callee}\` takes ${form.parameters.length === 0 ? 'no arguments' : listParameters(form)}: this is one too many.`,
      };
  }
  const lacking = form.parameters.find((p, i) => !p.optional && !p.rest && !values[i]);
  if (lacking)
    return { ok: false, code: 'F03', span: e, message: `\`${e.callee}\` needs \`${lacking.name}\`: ${lacking.help}.` };
  return { ok: true, values, rest };
}

const listParameters = (form: Form): string => form.parameters.map((p) => `\`${p.name}\``).join(', ');

function matchForms(e: Call, entry: FunctionEntry, args: readonly CheckedArgument[], scope: Scope): Typed {
  let complaint: { code: 'F01' | 'F02' | 'F03' | 'F04'; span: Span; message: string; depth: number } | undefined;
  for (const form of entry.forms) {
    const assigned = assign(form, args, e);
    if (!assigned.ok) {
      if (!complaint || complaint.depth < 0) complaint = { ...assigned, depth: -1 };
      continue;
    }
    const bindings = newBindings();
    const wrong = firstMisfit(form, assigned.values, assigned.rest, entry, bindings);
    if (!wrong) return call(e, entry, form, assigned, bindings);
    if (!complaint || wrong.depth > complaint.depth) complaint = wrong;
  }
  return error(scope, complaint!.code, complaint!.span, complaint!.message);
}

function firstMisfit(
  form: Form,
  values: readonly (CheckedArgument | undefined)[],
  rest: readonly CheckedArgument[],
  entry: FunctionEntry,
  bindings: Bindings,
): { code: 'F04'; span: Span; message: string; depth: number } | undefined {
  const pairs: [Parameter, CheckedArgument][] = [];
  form.parameters.forEach((parameter, i) => {
    if (parameter.rest) for (const arg of rest) pairs.push([parameter, arg]);
    else if (values[i]) pairs.push([parameter, values[i]]);
  });
  for (const [depth, [parameter, arg]] of pairs.entries()) {
    const fit = accepts(parameter.type, arg.typed.type, bindings, entry.elementwise === true);
    if (!fit.ok) {
      return {
        code: 'F04',
        span: arg.argument.value,
        depth,
        message: `\`${parameter.name}\` of \`${entry.id}\` is ${fit.expected}; this is ${describeType(arg.typed.type)}.`,
      };
    }
  }
  return undefined;
}

function call(
  e: Call,
  entry: FunctionEntry,
  form: Form,
  assigned: { values: (CheckedArgument | undefined)[]; rest: CheckedArgument[] },
  bindings: Bindings,
): Typed {
  const nodes = form.parameters.flatMap((parameter, i): (Node | undefined)[] =>
    parameter.rest ? assigned.rest.map((r) => r.typed.node) : [assigned.values[i]?.typed.node],
  );
  return {
    type: resultType(form.result, bindings),
    node: {
      op: 'call',
      function: form.variant ?? entry.id,
      arguments: nodes,
      units: boundUnits(bindings),
      at: [e.start, e.end],
    },
  };
}

function boundUnits(bindings: Bindings): Record<string, string> {
  const units: Record<string, string> = {};
  for (const [name, bound] of bindings.dimensions) if (bound) units[name] = baseUnit(bound);
  return units;
}

function unknownFunction(e: Call, scope: Scope): Typed {
  const near = nearest(
    e.callee,
    ENTRIES.map((entry) => entry.id),
  );
  const value = scope.lookup(e.callee)
    ? ` \`${e.callee}\` is a value: to multiply, write \`${e.callee} * (…)\`.`
    : ' Functions are listed by completion and in the reference.';
  return error(
    scope,
    'N06',
    e.calleeSpan,
    `There is no function \`${e.callee}\`.${near ? ` Did you mean \`${near}\`?` : value}`,
    near ? { fixes: [replace(`Write ${near}`, e.calleeSpan, near)] } : {},
  );
}

/** A function of the notebook, expanded where it is called: its parameters take the arguments' types. */
function applyOwn(e: Call, own: FunctionStatement, scope: Scope): Typed {
  if (scope.calling.includes(own.name))
    return error(scope, 'N04', e, `\`${own.name}\` reaches itself: ${[...scope.calling, own.name].join(' → ')}.`);
  const form: Form = {
    parameters: own.parameters.map((p) => ({ name: p.name, type: 'any', help: 'a parameter of the function' })),
    result: 'any',
  };
  const args = e.arguments.map((argument) => ({ argument, typed: scope.check(argument.value, scope) }));
  if (args.some(({ typed }) => typed === failed)) return failed;
  const assigned = assign(form, args, e);
  if (!assigned.ok) return error(scope, assigned.code, assigned.span, assigned.message);
  const locals = new Map<string, { slot: number; type: Type }>();
  const slots: number[] = [];
  for (const [i, parameter] of own.parameters.entries()) {
    const given = assigned.values[i]!;
    const annotated = parameter.annotation?.kind === 'name' ? parameter.annotation.unit : undefined;
    const item = itemOf(given.typed.type);
    if (annotated && item.kind === 'number' && item.dimension && item.dimension !== annotated.dimension) {
      return error(
        scope,
        'F04',
        given.argument.value,
        `\`${parameter.name}\` of \`${own.name}\` is in ${(parameter.annotation as { name: string }).name}; this is ${describeType(given.typed.type)}.`,
      );
    }
    const slot = scope.slot();
    slots.push(slot);
    locals.set(parameter.name, { slot, type: given.typed.type });
  }
  const { start, end } = e;
  // A mistake in the body is reported where the function is called, once: the call is the place that needs it.
  let failure: Typed | undefined;
  const body = scope.check(own.body, {
    ...scope,
    row: undefined,
    locals,
    calling: [...scope.calling, own.name],
    report: (problem) => {
      if (problem.severity !== 'error' || failure) return;
      failure = error(scope, problem.code, { start, end }, `In \`${own.name}\`: ${problem.message}`);
    },
    unsourced: () => undefined,
  });
  if (failure) return failure;
  return {
    type: body.type,
    node: {
      op: 'apply',
      body: body.node,
      slots,
      arguments: assigned.values.map((v) => v!.typed.node),
      at: [start, end],
    },
  };
}

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
      const columns = new Map(table.columns);
      const wider: TableType = { ...table, columns };
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
      return error(scope, 'Q01', suffix, '`join` is not supported yet.');
  }
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
