// `in`: a conversion to a unit, or the question whether something is a member.
import type { Node } from '../../engine/program';
import type { Span } from '../diagnostic';
import type { Dimension } from '../dimension';
import { combine, describe, dimension, isCurrency, PLAIN } from '../dimension';
import type { Unit } from '../quantity';
import { withUnitOf } from '../range-ends';
import type { Expression } from '../syntax';
import type { NumberType, Type } from '../type';
import { columnOf, describeType, itemOf, number, TRUTH } from '../type';
import type { Scope, Typed } from './scope';
import { error, failed } from './scope';

/** A unit after `in`: a word, a product of words, or a number with a unit. */
export function targetUnit(e: Expression, scope: Scope): Unit | undefined {
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

export function checkIn(e: Expression & { kind: 'in' }, scope: Scope): Typed {
  const { target } = e;
  const value = scope.check(e.value, scope);
  if (target.kind === 'period' || target.kind === 'list' || target.kind === 'range') return membership(e, value, scope);
  const unit = targetUnit(target, scope);
  if (!unit) {
    if (target.kind === 'missing') return failed;
    const set = target.kind === 'name' || target.kind === 'member' ? scope.check(target, scope) : undefined;
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
  if (item.dimension && item.dimension !== unit.dimension) {
    return exchange(e, value, item, unit, scope) ?? notConvertible(e, item.dimension, unit.dimension, scope);
  }
  if (e.average && !moneySymbols(unit.dimension).length)
    return error(scope, 'U08', e.average, 'Only exchange rates have a mean of a year: `x in CNY average 2025`.');
  const { as: _, ...look } = item.look;
  const type = number(unit.dimension, { ...look, ...unit.look });
  return { type: value.type.kind === 'column' ? columnOf(type, value.type.table) : type, node: value.node };
}

/** Money, or money per something, of one currency in another; the rest of the unit is the same. */
function exchange(
  e: Expression & { kind: 'in' },
  value: Typed,
  item: NumberType,
  unit: Unit,
  scope: Scope,
): Typed | undefined {
  const [from] = moneySymbols(item.dimension!);
  const [to] = moneySymbols(unit.dimension);
  if (!from || !to) return undefined;
  const power = item.dimension!.exponents[from]!;
  if (power !== unit.dimension.exponents[to] || Math.abs(power) !== 1) return undefined;
  const rest = combine(item.dimension!, dimension({ [from]: power }), -1);
  // `x in CNY` keeps what it is per: $12B/year in CNY is CNY per year.
  const bare = unit.dimension === dimension({ [to]: 1 });
  if (!bare && rest !== combine(unit.dimension, dimension({ [to]: power }), -1)) return undefined;
  const average = e.average && scope.check(e.average, { ...scope, unsourced: () => undefined });
  if (average === failed) return failed;
  const year = average?.type;
  if (year && year.kind !== 'unknown' && (year.kind !== 'number' || (year.dimension && year.dimension !== PLAIN)))
    return error(scope, 'U08', e.average!, `The year of a mean rate is a number; this is ${describeType(year)}.`);
  const { scale: _, as: _as, ...look } = item.look;
  const type = number(combine(rest, dimension({ [to]: power })), { ...look, ...unit.look });
  const node: Node = {
    op: 'convert',
    of: value.node,
    from: power === 1 ? from : to,
    to: power === 1 ? to : from,
    ...(average && { average: average.node }),
    at: [e.start, e.end],
  };
  return { type: value.type.kind === 'column' ? columnOf(type, value.type.table) : type, node };
}

/** Currencies of a dimension; `¤` stands for a column that mixes them. */
const moneySymbols = (d: Dimension): string[] =>
  Object.keys(d.exponents).filter((symbol) => symbol === '¤' || isCurrency(symbol));

function notConvertible(e: Expression & { kind: 'in' }, from: Dimension, to: Dimension, scope: Scope): Typed {
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
    const low = scope.check(withUnitOf(target.low, target.high), scope);
    const high = scope.check(withUnitOf(target.high, target.low), scope);
    if (!fits(low, target.low) || !fits(high, target.high)) return failed;
    return { type, node: { op: 'within', value: value.node, set: [], from: low.node, to: high.node, at } };
  }
  const members = target.kind === 'list' ? target.items : [target];
  const set = members.map((member) => scope.check(member, scope));
  if (!set.every((member, i) => fits(member, members[i]!))) return failed;
  return { type, node: { op: 'within', value: value.node, set: set.map((s) => s.node), at } };
}
