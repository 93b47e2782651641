import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBound } from '../../../extension/engine/bound';
import { AGGREGATES } from '../../../extension/engine/functions/aggregate';
import { MATHEMATICS } from '../../../extension/engine/functions/mathematics';
import { binary, negate } from '../../../extension/engine/operators';
import type { BinaryOperator, Context, Implementation } from '../../../extension/engine/program';
import { bound, ends, exactEnds, MOST_BOUNDS, movesTogether } from '../../../extension/engine/spread';
import type { Numeric, Spread, Value } from '../../../extension/engine/value';
import { EvaluationError, isSpread } from '../../../extension/engine/value';
import { silent } from './context';

interface Box {
  low: number;
  high: number;
}

/** A formula over bounds `b0 …`, to be evaluated by the engine and, at plain numbers, by `plainly`. */
type Tree =
  | { op: 'bound'; at: number }
  | { op: 'constant'; value: number }
  | { op: 'negate' | 'abs'; of: Tree }
  | { op: 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max'; left: Tree; right: Tree }
  | { op: 'power'; of: Tree; exponent: number };

/** NaN where a step has no finite value: at a pole plain numbers do not tell on which side they stand. */
function plainly(tree: Tree, at: readonly number[]): number {
  const value = step(tree, at);
  return Number.isFinite(value) ? value : NaN;
}

function step(tree: Tree, at: readonly number[]): number {
  switch (tree.op) {
    case 'bound':
      return at[tree.at]!;
    case 'constant':
      return tree.value;
    case 'negate':
      return -plainly(tree.of, at);
    case 'abs':
      return Math.abs(plainly(tree.of, at));
    case 'power':
      return plainly(tree.of, at) ** tree.exponent;
    default: {
      const [a, b] = [plainly(tree.left, at), plainly(tree.right, at)];
      const results = { add: a + b, subtract: a - b, multiply: a * b, divide: a / b, min: Math.min(a, b), max: Math.max(a, b) }; // prettier-ignore
      return results[tree.op];
    }
  }
}

const call = (implementation: Implementation, ...values: Value[]): Value =>
  implementation(values, silent as Context, {});

function byEngine(tree: Tree, boxes: readonly Box[]): Numeric {
  const go = (t: Tree): Value => {
    switch (t.op) {
      case 'bound':
        return bound(`b${t.at}`, boxes[t.at]!.low, boxes[t.at]!.high);
      case 'constant':
        return t.value;
      case 'negate':
        return negate(go(t.of));
      case 'abs':
        return call(MATHEMATICS['abs']!, go(t.of));
      case 'power':
        return binary('power', go(t.of), t.exponent);
      case 'min':
      case 'max':
        return call(AGGREGATES[t.op]!, go(t.left), go(t.right));
      default:
        return binary(t.op as BinaryOperator, go(t.left), go(t.right));
    }
  };
  return go(tree) as Numeric;
}

const trees = (bounds: number): fc.Arbitrary<Tree> =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.nat(bounds - 1).map((at): Tree => ({ op: 'bound', at })),
      fc.integer({ min: -3, max: 3 }).map((value): Tree => ({ op: 'constant', value })),
      fc
        .record({ op: fc.constantFrom('negate' as const, 'abs' as const), of: tie('tree') })
        .map((t): Tree => t),
      fc
        .record({
          op: fc.constantFrom('add', 'subtract', 'multiply', 'multiply', 'divide', 'min', 'max') as fc.Arbitrary<'add'>,
          left: tie('tree'),
          right: tie('tree'),
        })
        .map((t): Tree => t),
      fc.record({ of: tie('tree'), exponent: fc.integer({ min: -2, max: 3 }) }).map((t): Tree => ({ op: 'power', ...t })),
    ),
  })).tree; // prettier-ignore

const boxes = (count: number): fc.Arbitrary<Box[]> =>
  fc.array(
    fc.tuple(fc.integer({ min: -4, max: 6 }), fc.integer({ min: 1, max: 5 })).map(([low, width]) => ({ low, high: low + width })),
    { minLength: count, maxLength: count },
  ); // prettier-ignore

/** The engine's value, or undefined where it refuses (a division by zero, a power without a value). */
function attempt(tree: Tree, over: readonly Box[]): Numeric | undefined {
  try {
    return byEngine(tree, over);
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

const cornerOf = (corner: number, axes: readonly string[], over: readonly Box[]): number[] =>
  over.map((box, i) => {
    const bit = axes.indexOf(`b${i}`);
    return bit >= 0 && (corner >> bit) & 1 ? box.high : box.low;
  });

const near = (a: number, b: number, scale = 1): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.max(scale, Math.abs(a), Math.abs(b));

describe('arithmetic with bounds', () => {
  test('gives at every combination of ends what plain arithmetic gives there', () => {
    fc.assert(
      fc.property(trees(3), boxes(3), (tree, over) => {
        const value = attempt(tree, over);
        if (value === undefined || !isSpread(value)) return;
        value.data.forEach((found, corner) => {
          const expected = plainly(tree, cornerOf(corner, value.axes, over));
          if (Number.isFinite(expected) && Number.isFinite(found)) expect(near(found, expected, 1e3)).toBe(true);
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('never calls ends exact that a point inside the box lies outside of', () => {
    const fractions = fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), { minLength: 40, maxLength: 40 }); // prettier-ignore
    fc.assert(
      fc.property(trees(3), boxes(3), fractions, (tree, over, points) => {
        const value = attempt(tree, over);
        if (value === undefined || !isSpread(value) || !exactEnds(value)) return;
        const { low, high } = ends(value);
        const slack = 1e-9 * Math.max(1, Math.abs(low) || 0, Number.isFinite(high) ? Math.abs(high) : 1);
        for (const point of points) {
          const inside = plainly(tree, over.map((box, i) => box.low + (box.high - box.low) * point[i]!));
          if (Number.isNaN(inside)) continue;
          expect(inside).toBeGreaterThanOrEqual(low - slack);
          expect(inside).toBeLessThanOrEqual(high + slack);
        }
      }),
      { numRuns: 5000 },
    ); // prettier-ignore
  });

  const a = bound('a', 1, 3);
  const b = bound('b', 2, 5);
  const mixed = bound('m', -1, 2);
  const open = bound('o', 4, Infinity);
  const zero = bound('z', 0, 10);
  const cases: [name: string, value: Value, low: number, high: number, exact: boolean][] = [
    ['a - a', binary('subtract', a, a), 0, 0, true],
    ['a / a', binary('divide', a, a), 1, 1, false],
    ['a + b', binary('add', a, b), 3, 8, true],
    ['a - b', binary('subtract', a, b), -4, 1, true],
    ['a * b', binary('multiply', a, b), 2, 15, true],
    ['a * m, a sign on each side', binary('multiply', a, mixed), -3, 6, true],
    ['m * m', binary('multiply', mixed, mixed), 1, 4, false],
    ['m ^ 2', binary('power', mixed, 2), 1, 4, false],
    ['m ^ 3', binary('power', mixed, 3), -1, 8, true],
    ['b ^ -1', binary('power', b, -1), 0.2, 0.5, true],
    ['b ^ -1 + b', binary('add', binary('power', b, -1), b), 2.5, 5.2, false],
    ['a / b', binary('divide', a, b), 0.2, 1.5, true],
    ['1 / m, a divisor through zero', binary('divide', 1, mixed), -1, 0.5, false],
    ['12 / z, a divisor from zero', binary('divide', 12, zero), 1.2, Infinity, true],
    ['12 / -z', binary('divide', 12, negate(zero)), -Infinity, -1.2, true],
    ['1 / o', binary('divide', 1, open), 0, 0.25, true],
    ['a / (a + b)', binary('divide', a, binary('add', a, b)), 1 / 6, 0.6, false],
  ];
  test.each(cases)('%s', (_, value, low, high, exact) => {
    const found = ends(value as Numeric);
    expect([found.low + 0, found.high + 0]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    expect(typeof value === 'number' || exactEnds(value as Spread)).toBe(exact);
  });

  test.each([
    ['0 / z', () => binary('divide', binary('multiply', 0, a), zero), 'R01'],
    ['o - o', () => binary('subtract', open, open), 'R03'],
    ['overflow at an end', () => binary('multiply', bound('h', 0, 1e308), 100), 'R04'],
    ['m ^ 0.5', () => binary('power', mixed, 0.5), 'R02'],
    ['1 / 0', () => binary('divide', 1, 0), 'R01'],
    ['0 / 0', () => binary('divide', 0, 0), 'R01'],
    ['0 ^ -1', () => binary('power', 0, -1), 'R01'],
    ['10 ^ 400', () => binary('power', 10, 400), 'R04'],
    ['(-8) ^ 0.5', () => binary('power', -8, 0.5), 'R02'],
    ['1e308 * 10', () => binary('multiply', 1e308, 10), 'R04'],
    ['-1e308 - 1e308', () => binary('subtract', -1e308, 1e308), 'R04'],
  ])('%s is an error, never NaN or infinity', (_, run, code) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});

describe('`most of x`', () => {
  const stake = bound('stake', 0, 100);
  const back = makeBound('back', binary('divide', stake, 2), stake) as Spread;

  test('lies between half and all of it, at each of its ends', () => {
    expect(ends(back)).toEqual({ low: 0, high: 100 });
    expect(exactEnds(back)).toBe(true);
  });

  test('never exceeds x, whatever x is', () => {
    const left = binary('subtract', stake, back) as Spread;
    expect(ends(left)).toEqual({ low: 0, high: 50 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e15, noNaN: true }), fc.double({ min: 0, max: 1e15, noNaN: true }), (p, q) => {
        const x = bound('x', Math.min(p, q), Math.max(p, q));
        const most = makeBound('most', binary('divide', x, 2), x);
        expect(ends(binary('subtract', x, most) as Numeric).low).toBeGreaterThanOrEqual(0);
      }),
    ); // prettier-ignore
  });

  test('is an error where the lower end can be above the upper one', () => {
    expect(() => makeBound('c', bound('p', 0, 10), 5)).toThrow(expect.objectContaining({ code: 'R07' }));
    expect(() => makeBound('c', 3, 2)).toThrow(expect.objectContaining({ code: 'R07' }));
  });
});

describe(`more than ${MOST_BOUNDS} bounds`, () => {
  const sumOf = (n: number, sign: BinaryOperator): Numeric =>
    Array.from({ length: n }, (_, i) => bound(`b${String(i).padStart(2, '0')}`, 1, 2)).reduce((x, y) => binary(sign, x, y) as Numeric); // prettier-ignore

  test('are combined one by one up to the limit', () => {
    expect(movesTogether(sumOf(MOST_BOUNDS, 'add'))).toBe(false);
    expect(ends(sumOf(MOST_BOUNDS, 'subtract'))).toEqual({ low: 1 - 2 * 9, high: 2 - 9 });
  });

  test('move together beyond it, and say so; the ends of a sum are exact all the same', () => {
    const sum = sumOf(MOST_BOUNDS + 1, 'add') as Spread;
    expect(movesTogether(sum)).toBe(true);
    expect(ends(sum)).toEqual({ low: 11, high: 22 });
    expect(exactEnds(sum)).toBe(true);
  });

  test('are not exact where some pull up and some down', () => {
    const difference = sumOf(MOST_BOUNDS + 1, 'subtract') as Spread;
    expect(movesTogether(difference)).toBe(true);
    expect(exactEnds(difference)).toBe(false);
  });
});
