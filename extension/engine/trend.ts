// How a value moves with one bound while the others stand still, as a set of flags. A value whose trend has ENDS on every
// bound has its least and its greatest value at a combination of ends: the ends shown are then the extremes.

/** Never falls as the bound rises. */
export const RISES = 1;
/** Never rises as the bound rises. */
export const FALLS = 2;
/** A straight line in the bound, whose slope may depend on the other bounds. */
export const LINEAR = 4;
/** Monotone in the bound, perhaps upwards for some values of the other bounds and downwards for others. */
export const ENDS = 8;
/** Does not move with the bound. */
export const FLAT = RISES | FALLS | LINEAR | ENDS;
/** Nothing is known: between its ends the value may lie outside them. */
export const UNKNOWN = 0;

export type Trend = number;

/** How a function moves with one of its operands. `either`: monotone, its direction depends on the other operand. */
export type Way = 'rises' | 'falls' | 'either' | 'flat' | 'unknown';

/** How a function of two numbers moves with each. */
export interface Ways {
  a: Way;
  b: Way;
  /** In which operand it is a straight line: one, each while the other stands still, or both together (a sum). */
  linear?: 'a' | 'b' | 'each' | 'together';
}

const swapped = (t: Trend): Trend => (t & RISES ? FALLS : 0) | (t & FALLS ? RISES : 0);

/** Trend of a function over an operand with trend `t`. */
export function through(t: Trend, way: Way, linear: boolean): Trend {
  if (t === FLAT || way === 'flat') return FLAT;
  const straight = linear ? t & LINEAR : 0;
  switch (way) {
    case 'rises':
      return (t & (RISES | FALLS | ENDS)) | straight;
    case 'falls':
      return swapped(t) | (t & ENDS) | straight;
    case 'either':
      return (t & ENDS) | straight;
    case 'unknown':
      return UNKNOWN;
  }
}

/** Trend of a function of two numbers over one bound, on which either or both rest. */
export function combineTrends(a: Trend, b: Trend, ways: Ways): Trend {
  const { linear } = ways;
  const left = through(a, ways.a, linear === 'a' || linear === 'each' || linear === 'together');
  const right = through(b, ways.b, linear === 'b' || linear === 'each' || linear === 'together');
  if (b === FLAT) return left;
  if (a === FLAT) return right;
  // Both move: only what they have in common holds, and `either` says nothing since the other operand moves too.
  const shared =
    (ways.a === 'either' ? 0 : left) & (ways.b === 'either' ? 0 : right) & (RISES | FALLS) |
    (linear === 'together' ? left & right & LINEAR : 0); // prettier-ignore
  return shared ? shared | ENDS : UNKNOWN;
}

/** The trend where all bounds move together from their low to their high ends. */
export function trendTogether(trends: readonly Trend[]): Trend {
  const shared = trends.reduce((all, t) => all & t, RISES | FALLS);
  return shared ? shared | ENDS : UNKNOWN;
}
