// Checks an expression and lowers it to the engine's tree in one walk: each rule of the language stands once.
import type { Node } from '../../engine/program';
import type { Span } from '../diagnostic';
import { PLAIN } from '../dimension';
import { isReservedUnit } from '../quantity';
import type { Expression, NumberNode } from '../syntax';
import type { Type } from '../type';
import { columnOf, DATE, describeType, itemOf, number, PERIOD, scalarOf, TEXT, TRUTH, UNKNOWN } from '../type';
import { checkBinary } from './arithmetic';
import { checkCall } from './call';
import { checkIn } from './conversion';
import { checkPick } from './pick';
import { checkRange } from './range';
import type { Scope, Typed } from './scope';
import { nearest } from '../nearest';
import { error, failed, replace } from './scope';
import { checkSuffixed } from './table-verbs';

export function checkExpression(e: Expression, scope: Scope): Typed {
  switch (e.kind) {
    case 'number':
      return literal(e, scope);
    case 'text':
      return { type: TEXT, node: { op: 'constant', value: e.value } };
    case 'truth':
      return { type: TRUTH, node: { op: 'constant', value: e.value ? 1 : 0 } };
    case 'date':
      return { type: DATE, node: { op: 'constant', value: e.day } };
    case 'period':
      return { type: PERIOD, node: { op: 'constant', value: { kind: 'period', from: e.from, to: e.to } } };
    case 'name':
      return name(e, scope);
    case 'group':
      return checkExpression(e.value, scope);
    case 'sourced':
      return checkExpression(e.value, { ...scope, marks: sourceKeys(e.marks, scope) });
    case 'member':
      return member(e, scope);
    case 'unary':
      return unary(e, scope);
    case 'binary': {
      const left = checkExpression(e.left, scope);
      const unit = e.operator === '/' ? bareUnit(e.right, scope) : undefined;
      const right = unit
        ? { type: number(unit.dimension, unit.look), node: { op: 'constant', value: unit.value } as Node }
        : checkExpression(e.right, scope);
      return checkBinary(e, left, right, scope);
    }
    case 'call':
      return checkCall(e, scope);
    case 'suffixed':
      return checkSuffixed(e, scope);
    case 'range':
      return checkRange(e, scope);
    case 'in':
      // A mark behind the unit stands for the value: `$3B in CNY [^nbd]`.
      if (e.target.kind === 'sourced')
        return checkIn({ ...e, target: e.target.value }, { ...scope, marks: sourceKeys(e.target.marks, scope) });
      return checkIn(e, scope);
    case 'if':
      return conditional(e, scope);
    case 'list':
      return list(e, scope);
    case 'lambda':
      return error(
        scope,
        'T09',
        e,
        'A function without a name stands only as an argument, as in `series(2026..2031, y => …)`.',
      );
    case 'pick':
      return checkPick(e, scope);
    case 'missing':
      return failed;
  }
}

/** Keys of marks; an undefined source is an error. `assumption` is always defined. */
export function sourceKeys(marks: readonly { key: string; start: number; end: number }[], scope: Scope): string[] {
  for (const mark of marks) {
    if (mark.key === '' || mark.key === 'assumption' || !scope.sources || scope.sources.has(mark.key)) continue;
    const near = nearest(mark.key, [...scope.sources, 'assumption']);
    error(
      scope,
      'S01',
      mark,
      `No \`sources\` cell has the key \`${mark.key}\`. ${near ? `Did you mean \`${near}\`?` : 'Add a row with it, or mark the number as `[^assumption]`.'}`,
      {
        fixes: [
          ...(near && near !== 'assumption' ? [replace(`Cite ${near}`, mark, `[^${near}]`)] : []),
          replace('Mark as an assumption', mark, '[^assumption]'),
        ],
      },
    );
  }
  return marks.map((m) => m.key);
}

function literal(e: NumberNode, scope: Scope): Typed {
  const sources = scope.marks;
  // Bare plain numbers are mostly counts and exponents of a formula: they pass as part of one.
  if (!sources.length && (!e.bare || e.dimension !== PLAIN)) scope.unsourced(e);
  return {
    type: number(e.dimension, e.look),
    node: { op: 'constant', value: e.value, ...(sources.length && { sources }) },
  };
}

/** A unit word where one is expected, unless a column or parameter has that name; a one-letter unit yields to any name in reach. */
function bareUnit(e: Expression, scope: Scope): NumberNode | undefined {
  if (e.kind !== 'name' || e.quoted || !e.unit) return undefined;
  if (!scope.locals.has(e.name) && !scope.row?.columns.has(e.name) && isReservedUnit(e.name)) return e.unit;
  return scope.locals.has(e.name) || scope.row?.columns.has(e.name) || scope.lookup(e.name) ? undefined : e.unit;
}

function name(e: Expression & { kind: 'name' }, scope: Scope): Typed {
  const at = [e.start, e.end] as const;
  const local = scope.locals.get(e.name);
  if (local) return { type: local.type, node: { op: 'local', slot: local.slot } };
  const column = scope.row?.columns.get(e.name);
  if (column) return { type: column, node: { op: 'rowColumn', column: e.name, at } };
  const found = scope.lookup(e.name);
  if (found) return { type: found.type, node: { op: 'name', name: found.key, at } };
  if (scope.row?.open)
    return { type: columnOf({ kind: 'unknown' }, scope.row), node: { op: 'rowColumn', column: e.name, at } };
  if (e.unit && !e.quoted && e.unit.dimension !== PLAIN) {
    const one = /^\p{Sc}/u.test(e.name) ? `${e.name.slice(0, 1)}1${e.name.slice(1)}` : `1 ${e.name}`;
    return error(scope, 'N01', e, `\`${e.name}\` is a unit: write it after a number, as in \`${one}\`.`, {
      fixes: [replace(`Write ${one}`, e, one)],
    });
  }
  const near = nearest(e.name, [...scope.locals.keys(), ...(scope.row?.columns.keys() ?? []), ...scope.names()]);
  const where = scope.row
    ? ` It is neither a column of \`${scope.row.name}\` nor a name of this notebook.`
    : ' No cell of this notebook defines it.';
  return error(
    scope,
    'N01',
    e,
    `\`${e.name}\` is not defined.${near ? ` Did you mean \`${near}\`?` : where}`,
    near ? { fixes: [replace(`Write ${near}`, e, near)] } : {},
  );
}

function member(e: Expression & { kind: 'member' }, scope: Scope): Typed {
  const object = checkExpression(e.object, scope);
  const node: Node = { op: 'member', of: object.node, key: e.property, at: [e.propertySpan.start, e.propertySpan.end] };
  const { type } = object;
  let known: Iterable<string>;
  switch (type.kind) {
    case 'unknown':
      return { type, node };
    case 'table': {
      const found = type.extra?.get(e.property) ?? type.columns.get(e.property);
      if (found) return { type: found, node };
      if (type.open) return { type: columnOf({ kind: 'unknown' }, type), node };
      known = type.columns.keys();
      break;
    }
    case 'record': {
      const found = type.fields.get(e.property);
      if (found) return { type: found, node };
      known = type.fields.keys();
      break;
    }
    default:
      return error(
        scope,
        'T04',
        e.propertySpan,
        `Only tables and records have columns or fields; this is ${describeType(type)}.`,
      );
  }
  const names = [...known];
  const near = nearest(e.property, names);
  const what =
    type.kind === 'table'
      ? `\`${type.name}\` has no column \`${e.property}\``
      : `There is no field \`${e.property}\` here`;
  const hint = near
    ? `; did you mean \`${near}\`?`
    : `. There ${names.length === 1 ? 'is' : 'are'}: ${names.map((n) => `\`${n}\``).join(', ')}.`;
  if (e.property === '') return failed;
  return error(
    scope,
    'N03',
    e.propertySpan,
    what + hint,
    near ? { fixes: [replace(`Write ${near}`, e.propertySpan, near)] } : {},
  );
}

function unary(e: Expression & { kind: 'unary' }, scope: Scope): Typed {
  const operand = checkExpression(e.operand, scope);
  const item = itemOf(operand.type);
  const wanted = e.operator === '-' ? 'number' : 'truth';
  if (item.kind !== wanted && item.kind !== 'unknown') {
    return error(
      scope,
      e.operator === '-' ? 'T02' : 'T01',
      e.operand,
      `\`${e.operator}\` needs ${wanted === 'number' ? 'a number' : 'a truth value'}; this is ${describeType(item)}.`,
    );
  }
  return {
    type: operand.type,
    node: { op: 'unary', operator: e.operator === '-' ? 'negate' : 'not', of: operand.node, at: [e.start, e.end] },
  };
}

function conditional(e: Expression & { kind: 'if' }, scope: Scope): Typed {
  const condition = checkExpression(e.condition, scope);
  const yes = checkExpression(e.yes, scope);
  const no = checkExpression(e.no, scope);
  if (condition.type.kind !== 'truth' && condition.type.kind !== 'unknown')
    return error(scope, 'T01', e.condition, `A condition is a truth value; this is ${describeType(condition.type)}.`);
  const both = sameType(yes, no, e.no, 'Both cases of an `if`', scope);
  return both
    ? { type: both, node: { op: 'if', condition: condition.node, yes: yes.node, no: no.node, at: [e.start, e.end] } }
    : failed;
}

/** The type that two alternatives share; an error where they have none. */
function sameType(a: Typed, b: Typed, span: Span, what: string, scope: Scope): Type | undefined {
  if (a.type.kind === 'unknown') return b.type;
  if (b.type.kind === 'unknown') return a.type;
  const differ =
    a.type.kind !== b.type.kind ||
    (a.type.kind === 'number' &&
      b.type.kind === 'number' &&
      a.type.dimension &&
      b.type.dimension &&
      a.type.dimension !== b.type.dimension);
  if (!differ) return a.type;
  error(scope, 'T05', span, `${what} have one type; these are ${describeType(a.type)} and ${describeType(b.type)}.`);
  return undefined;
}

function list(e: Expression & { kind: 'list' }, scope: Scope): Typed {
  const items = e.items.map((item) => checkExpression(item, scope));
  for (let i = 1; i < items.length; i++)
    if (!sameType(items[0]!, items[i]!, e.items[i]!, 'The items of a list', scope)) return failed;
  const item = items[0] ? scalarOf(items[0].type) : UNKNOWN;
  const columns = new Map<string, Type>();
  const table = { kind: 'table', name: 'list', schema: 'list', columns, open: false } as const;
  columns.set('value', columnOf(item, table));
  return { type: columnOf(item, table), node: { op: 'list', items: items.map((i) => i.node) } };
}
