// Checks an expression and lowers it to the engine's tree in one walk: each rule of the language stands once.
import type { Node } from '../../engine/program';
import type { Span } from '../diagnostic';
import type { Dimension } from '../dimension';
import { combine, currenciesOf, describe, PLAIN } from '../dimension';
import type { Unit } from '../quantity';
import type { Expression, NumberNode } from '../syntax';
import type { Type } from '../type';
import { columnOf, DATE, describeType, itemOf, number, PERIOD, scalarOf, TEXT, TRUTH, UNKNOWN } from '../type';
import { checkBinary, literalOf } from './arithmetic';
import { checkCall, checkSuffixed } from './call';
import type { Scope, Typed } from './scope';
import { error, failed, nearest, replace } from './scope';

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
      return range(e, scope);
    case 'in':
      return conversion(e, scope);
    case 'if':
      return conditional(e, scope);
    case 'list':
      return list(e, scope);
    case 'lambda':
    case 'pick':
      return error(
        scope,
        'Q01',
        e,
        e.kind === 'lambda'
          ? 'A function without a name stands only as an argument.'
          : `\`${e.form}\` is not supported yet.`,
      );
    case 'missing':
      return failed;
  }
}

/** Keys of marks; an undefined source is an error. `assumption` is always defined. */
export function sourceKeys(marks: readonly { key: string; start: number; end: number }[], scope: Scope): string[] {
  for (const mark of marks) {
    if (mark.key === '' || mark.key === 'assumption' || scope.sourceKnown(mark.key) !== false) continue;
    error(
      scope,
      'S01',
      mark,
      `No \`sources\` cell has the key \`${mark.key}\`. Add a row with it, or mark the number as \`[^assumption]\`.`,
      {
        fixes: [replace('Mark as an assumption', mark, '[^assumption]')],
      },
    );
  }
  return marks.map((m) => m.key);
}

function literal(e: NumberNode, scope: Scope): Typed {
  const sources = scope.marks;
  if (!sources.length && !e.bare) scope.unsourced(e);
  return {
    type: number(e.dimension, e.look),
    node: { op: 'constant', value: e.value, ...(sources.length && { sources }) },
  };
}

/** A unit word where one is expected, unless something of that name is in reach. */
function bareUnit(e: Expression, scope: Scope): NumberNode | undefined {
  if (e.kind !== 'name' || e.quoted || !e.unit) return undefined;
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
  if (e.unit && !e.quoted) {
    return error(scope, 'N01', e, `\`${e.name}\` is a unit: write it after a number, as in \`1 ${e.name}\`.`, {
      fixes: [replace(`Write 1 ${e.name}`, e, `1 ${e.name}`)],
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

/** A bare end takes scale, unit and currency of the other: `3..5 years`, `$50 to $60B`. */
export function withUnitOf(end: Expression, other: Expression): Expression {
  const [mine, theirs] = [literalOf(end), literalOf(other)];
  if (!mine || !theirs || !mine.bare || theirs.bare) return end;
  if (mine.dimension !== PLAIN && combine(theirs.dimension, mine.dimension, -1) === theirs.dimension) return end;
  return {
    ...mine,
    value: mine.magnitude * theirs.factor,
    factor: theirs.factor,
    dimension: theirs.dimension,
    look: theirs.look,
    bare: false,
    percent: theirs.percent,
  };
}

function range(e: Expression & { kind: 'range' }, scope: Scope): Typed {
  if (e.form === 'to' || e.form === '..')
    return error(
      scope,
      'Q01',
      e,
      `The range \`${e.form}\` is not supported yet: write one number, or a bound (\`up to …\`).`,
    );
  const at = [e.start, e.end] as const;
  const high = e.high && checkExpression(e.low ? withUnitOf(e.high, e.low) : e.high, scope);
  const low = e.low && checkExpression(e.high ? withUnitOf(e.low, e.high) : e.low, scope);
  const shown = (high ?? low)!;
  const item = itemOf(shown.type);
  if (item.kind !== 'number' && item.kind !== 'unknown')
    return error(scope, 'T02', e, `\`${e.form}\` needs a number; this is ${describeType(shown.type)}.`);
  if (shown.type.kind === 'column') return error(scope, 'T02', e, `\`${e.form}\` takes one number, not a column.`);
  const other = low && high && itemOf(low.type);
  if (
    other?.kind === 'number' &&
    item.kind === 'number' &&
    other.dimension &&
    item.dimension &&
    other.dimension !== item.dimension
  ) {
    return error(
      scope,
      'U03',
      e,
      `The ends of a range have one dimension; these are ${describe(other.dimension)} and ${describe(item.dimension)}.`,
    );
  }
  const id = scope.literal();
  const constant = (value: number): Node => ({ op: 'constant', value });
  if (e.form === 'most of') {
    // One variable between a half and the whole of what it is most of: it can never exceed it.
    const share: Node = { op: 'bound', id, low: constant(0.5), high: constant(1), at };
    return { type: shown.type, node: { op: 'binary', operator: 'multiply', left: high!.node, right: share, at } };
  }
  return {
    type: shown.type,
    node: { op: 'bound', id, low: low?.node ?? constant(0), ...(high && { high: high.node }), at },
  };
}

/** A unit after `in`: a word, a product of words, or a number with a unit. */
function targetUnit(e: Expression, scope: Scope): Unit | undefined {
  if (e.kind === 'number') return { dimension: e.dimension, factor: e.factor, look: e.look };
  if (e.kind === 'group') return targetUnit(e.value, scope);
  if (e.kind === 'name')
    return e.quoted ? undefined : e.unit && { dimension: e.unit.dimension, factor: e.unit.factor, look: e.unit.look };
  if (e.kind !== 'binary' || (e.operator !== '/' && e.operator !== '*')) return undefined;
  const [left, right] = [targetUnit(e.left, scope), targetUnit(e.right, scope)];
  if (!left || !right) return undefined;
  const power = e.operator === '/' ? -1 : 1;
  return {
    dimension: combine(left.dimension, right.dimension, power),
    factor: left.factor * right.factor ** power,
    look: { ...left.look, ...right.look },
  };
}

function conversion(e: Expression & { kind: 'in' }, scope: Scope): Typed {
  const { target } = e;
  const value = checkExpression(e.value, scope);
  if (target.kind === 'period' || target.kind === 'list' || target.kind === 'range') return membership(e, value, scope);
  const unit = targetUnit(target, scope);
  if (!unit) {
    if (target.kind === 'missing') return failed;
    const set = target.kind === 'name' || target.kind === 'member' ? checkExpression(target, scope) : undefined;
    if (set?.type.kind === 'column' || set?.type.kind === 'period') return membership(e, value, scope);
    if (set?.type.kind === 'unknown') return failed;
    return error(
      scope,
      'U08',
      target,
      'After `in` stands a unit (`years`, `GW`, `CNY`), or a range or list to be a member of.',
    );
  }
  const item = itemOf(value.type);
  if (item.kind === 'unknown') return value;
  if (item.kind !== 'number')
    return error(scope, 'U08', e.value, `Only numbers have units; this is ${describeType(value.type)}.`);
  if (item.dimension && item.dimension !== unit.dimension)
    return notConvertible(e, item.dimension, unit.dimension, scope);
  const { as: _, ...look } = item.look;
  const type = number(unit.dimension, { ...look, ...unit.look });
  return { type: value.type.kind === 'column' ? columnOf(type, value.type.table) : type, node: value.node };
}

function notConvertible(e: Expression & { kind: 'in' }, from: Dimension, to: Dimension, scope: Scope): Typed {
  const [a, b] = [currenciesOf(from), currenciesOf(to)];
  if (a.length === 1 && b.length === 1 && a[0] !== b[0])
    return error(scope, 'Q01', e, `Converting ${a[0]} to ${b[0]} is not supported yet.`);
  return error(
    scope,
    'U08',
    e,
    `${describe(from)[0]!.toUpperCase() + describe(from).slice(1)} cannot be converted to ${describe(to)}.`,
  );
}

function membership(e: Expression & { kind: 'in' }, value: Typed, scope: Scope): Typed {
  const at = [e.start, e.end] as const;
  const { target } = e;
  const type: Type = value.type.kind === 'column' ? columnOf(TRUTH, value.type.table) : TRUTH;
  const fits = (member: Typed, span: Span): boolean => {
    const [a, b] = [itemOf(value.type), itemOf(member.type)];
    const same =
      a.kind === 'unknown' || b.kind === 'unknown' || a.kind === b.kind || (a.kind === 'date' && b.kind === 'period');
    const dimensions =
      a.kind !== 'number' || b.kind !== 'number' || !a.dimension || !b.dimension || a.dimension === b.dimension;
    if (same && dimensions) return true;
    error(
      scope,
      'T03',
      span,
      `${describeType(a)[0]!.toUpperCase() + describeType(a).slice(1)} cannot be a member of ${describeType(b)}.`,
    );
    return false;
  };
  if (target.kind === 'range') {
    if (!target.low || !target.high) return error(scope, 'T03', target, 'Membership needs both ends: `a..b`.');
    const low = checkExpression(withUnitOf(target.low, target.high), scope);
    const high = checkExpression(withUnitOf(target.high, target.low), scope);
    if (!fits(low, target.low) || !fits(high, target.high)) return failed;
    return { type, node: { op: 'within', value: value.node, set: [], from: low.node, to: high.node, at } };
  }
  const members = target.kind === 'list' ? target.items : [target];
  const set = members.map((member) => checkExpression(member, scope));
  if (!set.every((member, i) => fits(member, members[i]!))) return failed;
  return { type, node: { op: 'within', value: value.node, set: set.map((s) => s.node), at } };
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
