// The levels of a gauge: both on one side, in the value's own dimension.
import type { Node } from '../../engine/program';
import type { Statement } from '../syntax';
import type { Type } from '../type';
import { describeType, itemOf } from '../type';
import type { Scope } from './scope';
import { error } from './scope';

type Gauge = Statement & { kind: 'gauge' };

export interface Levels {
  warn?: Node;
  alarm?: Node;
  /** On which side of its levels a gauge is bad. */
  direction: 'above' | 'below';
}

export function checkLevels(gauge: Gauge, value: Type, scope: Scope): Levels {
  const levels: Levels = { direction: 'above' };
  const item = itemOf(value);
  if (item.kind !== 'number' && item.kind !== 'unknown') {
    error(scope, 'T07', gauge.value, `A gauge shows one number; this is ${describeType(value)}.`);
    return levels;
  }
  if (value.kind === 'column') error(scope, 'T07', gauge.value, 'A gauge shows one number, not a column.');
  const sides = new Set<string>();
  for (const name of ['warn', 'alarm'] as const) {
    const level = gauge[name];
    if (!level) continue;
    const typed = scope.check(level.limit, { ...scope, unsourced: () => undefined });
    const limit = itemOf(typed.type);
    if (
      limit.kind === 'number' &&
      item.kind === 'number' &&
      limit.dimension &&
      item.dimension &&
      limit.dimension !== item.dimension
    ) {
      error(
        scope,
        'U03',
        level.limit,
        `The value is ${describeType(item)}, its level ${describeType(limit)}: a level is written in the value’s unit.`,
      );
    } else if (limit.kind !== 'number' && limit.kind !== 'unknown') {
      error(scope, 'T07', level.limit, `A level is a number; this is ${describeType(limit)}.`);
    }
    sides.add(level.operator[0]!);
    levels[name] = typed.node;
  }
  if (sides.size > 1)
    error(scope, 'T08', gauge.nameSpan, 'Both levels of a gauge lie on one side: `>` twice or `<` twice.');
  if (sides.has('<')) levels.direction = 'below';
  return levels;
}
