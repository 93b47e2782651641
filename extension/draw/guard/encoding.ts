// How a mark's item gets its channels: fixed ones as they are, computed ones by their closure, and the rectangle of
// `x`, `x2`, `xc` and `width` settled at the end as Vega defines it.
import type { RowExpression } from './row-expressions';

export interface Channels {
  fixed: readonly (readonly [string, unknown])[];
  computed: readonly (readonly [string, RowExpression])[];
}

type Item = Record<string, unknown>;

/** @param clean takes what may not be painted from a channel's text */
export function itemEncoder(
  marktype: string,
  { fixed, computed }: Channels,
  clean: (name: string, value: string) => string | null,
): (item: Item, parameters: Record<string, unknown>) => boolean {
  const has = new Set([...fixed, ...computed].map(([name]) => name));
  const swaps = marktype === 'group' || marktype === 'image' || marktype === 'rect';
  const settle = marktype === 'rule' ? [] : AXES.filter((axis) => has.has(axis.end) || has.has(axis.centre));
  return (item, parameters) => {
    const datum = item.datum;
    let changed = false;
    for (const [name, value] of fixed) {
      if (item[name] === value) continue;
      item[name] = value;
      changed = true;
    }
    for (const [name, expression] of computed) {
      const raw = expression(datum, parameters, item);
      const value = typeof raw === 'string' ? clean(name, raw) : raw;
      if (item[name] === value) continue;
      item[name] = value;
      changed = true;
    }
    for (const axis of settle) settleAxis(item, axis, has, swaps);
    return changed;
  };
}

interface Axis {
  start: 'x' | 'y';
  end: string;
  centre: string;
  size: string;
}

const AXES: readonly Axis[] = [
  { start: 'x', end: 'x2', centre: 'xc', size: 'width' },
  { start: 'y', end: 'y2', centre: 'yc', size: 'height' },
];

/** Start and size from whichever two of start, end, centre and size are given. */
function settleAxis(item: Item, { start, end, centre, size }: Axis, has: ReadonlySet<string>, swaps: boolean): void {
  if (has.has(end)) {
    if (has.has(start)) {
      if (swaps && (item[start] as number) > (item[end] as number)) [item[start], item[end]] = [item[end], item[start]];
      item[size] = (item[end] as number) - (item[start] as number);
    } else item[start] = (item[end] as number) - ((item[size] as number) || 0);
  }
  if (has.has(centre)) item[start] = (item[centre] as number) - ((item[size] as number) || 0) / 2;
}
