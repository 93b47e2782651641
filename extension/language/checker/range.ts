// Ranges and bounds: both ends in one dimension, a bare end in the unit of the other.
import type { Node } from '../../engine/program';
import { describe } from '../dimension';
import { literalOf, withUnitOf } from '../range-ends';
import type { Expression } from '../syntax';
import { describeType, itemOf } from '../type';
import type { Scope, Typed } from './scope';
import { error } from './scope';

export function checkRange(e: Expression & { kind: 'range' }, scope: Scope): Typed {
  const at = [e.start, e.end] as const;
  const high = e.high && scope.check(e.low ? withUnitOf(e.high, e.low) : e.high, scope);
  const low = e.low && scope.check(e.high ? withUnitOf(e.low, e.high) : e.low, scope);
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
  if (e.form === 'to' || e.form === '..') {
    hintZeroEnd(e, scope);
    const form = e.form === 'to' ? 'interval' : 'uniform';
    return { type: shown.type, node: { op: 'range', id, form, low: low!.node, high: high!.node, at } };
  }
  return {
    type: shown.type,
    node: { op: 'bound', id, low: low?.node ?? constant(0), ...(high && { high: high.node }), at },
  };
}

/** An interval with an end at exactly 0 is normal: 5% of its samples lie beyond that end (rule 12). */
function hintZeroEnd(e: Expression & { kind: 'range' }, scope: Scope): void {
  if (e.form !== 'to' || !e.low || !e.high) return;
  const [low, high] = [literalOf(e.low), literalOf(e.high)];
  if ((low?.value !== 0 && high?.value !== 0) || low?.value === high?.value) return;
  const beyond = low?.value === 0 ? 'negative' : 'positive';
  const [from, to] = [e.low.end, e.high.start];
  scope.report({
    code: 'U11',
    severity: 'hint',
    start: e.start,
    end: e.end,
    message: `5% of the samples of this interval are ${beyond}. If they cannot be, write hard ends with \`..\`.`,
    fixes: [{ title: 'Write hard ends', edits: [{ cell: '', start: from, end: to, text: '..' }] }],
  });
}
