// Unary and binary operators over scalars and columns.
import type { BinaryOperator } from './program';
import type { Slope } from './spread';
import { lift1, lift2 } from './spread';
import { alignTo, cellOf, columnOf } from './table';
import type { Column, Numeric, Table, Value } from './value';
import { EvaluationError, isColumn, isMissing, isNumeric, missing } from './value';

interface Operator {
  apply(a: number, b: number): number;
  slope: Slope;
}

const truth = (test: (a: number, b: number) => boolean): Operator => ({
  apply: (a, b) => (test(a, b) ? 1 : 0),
  slope: () => [0, 0],
});

/** Two doubles a formula means to be equal may differ in their last digits. */
const close = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));

const OPERATORS: Readonly<Record<BinaryOperator, Operator>> = {
  add: { apply: (a, b) => a + b, slope: () => [1, 1] },
  subtract: { apply: (a, b) => a - b, slope: () => [1, -1] },
  multiply: { apply: (a, b) => a * b, slope: (signA, signB) => [signB, signA] },
  divide: { apply: (a, b) => a / b, slope: (signA, signB) => [signB, -signA] },
  power: { apply: (a, b) => a ** b, slope: (signA) => [signA > 0 ? 1 : 0, 0] },
  equal: truth(close),
  unequal: truth((a, b) => !close(a, b)),
  less: truth((a, b) => a < b),
  lessOrEqual: truth((a, b) => a < b || close(a, b)),
  greater: truth((a, b) => a > b),
  greaterOrEqual: truth((a, b) => a > b || close(a, b)),
  and: { apply: (a, b) => (a !== 0 && b !== 0 ? 1 : 0), slope: () => [1, 1] },
  or: { apply: (a, b) => (a !== 0 || b !== 0 ? 1 : 0), slope: () => [1, 1] },
};

/** A finite result, or the reason why there is none: never NaN, never a silent infinity. */
function settle(x: Numeric, operator: BinaryOperator): Numeric {
  if (typeof x === 'number') {
    if (Number.isFinite(x)) return x;
    if (operator === 'divide') throw new EvaluationError('R01', 'This divides by zero.');
    if (operator === 'power') throw new EvaluationError('R02', 'This power has no real value.');
    if (Number.isNaN(x)) throw new EvaluationError('R03', 'This has no value: an end of a bound is open.');
    throw new EvaluationError('R04', 'This number is too large to hold.');
  }
  if (isMissing(x)) return x;
  if (operator === 'divide' && x.data.some((v) => Number.isNaN(v)))
    throw new EvaluationError('R01', 'This divides by zero at an end or in a sample.');
  if (x.data.some((v) => Number.isNaN(v)))
    throw new EvaluationError('R03', 'This has no value at an open end: say `low(x)` or give the bound a number.');
  return x;
}

function scalars(operator: BinaryOperator, a: Numeric, b: Numeric): Numeric {
  const { apply, slope } = OPERATORS[operator];
  if (typeof a === 'number' && typeof b === 'number') return settle(apply(a, b), operator);
  return settle(lift2(a, b, apply, slope), operator);
}

export function binary(operator: BinaryOperator, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return settle(OPERATORS[operator].apply(a, b), operator);
  if (isColumn(a) || isColumn(b)) return columns(operator, a, b);
  if (typeof a === 'string' || typeof b === 'string') return texts(operator, a, b);
  if (isNumeric(a) && isNumeric(b)) return scalars(operator, a, b);
  throw new EvaluationError('T11', 'These values cannot be combined.');
}

const SAME = new Map<BinaryOperator, (a: string, b: string) => boolean>([
  ['equal', (a, b) => a === b],
  ['unequal', (a, b) => a !== b],
  ['less', (a, b) => a < b],
  ['lessOrEqual', (a, b) => a <= b],
  ['greater', (a, b) => a > b],
  ['greaterOrEqual', (a, b) => a >= b],
]);

function texts(operator: BinaryOperator, a: Value, b: Value): Value {
  if (isMissing(a)) return a;
  if (isMissing(b)) return b;
  const compare = SAME.get(operator);
  if (!compare || typeof a !== 'string' || typeof b !== 'string')
    throw new EvaluationError('T11', 'A text can only be compared with a text.');
  return compare(a, b) ? 1 : 0;
}

/** The rows that two operands share: those of the one that selects rows of the other. */
function commonOwner(a: Value, b: Value): Table {
  if (!isColumn(a)) return (b as Column).owner;
  if (!isColumn(b) || a.owner === b.owner) return a.owner;
  return b.owner.root === (a.owner.root ?? a.owner) && b.owner.count <= a.owner.count ? b.owner : a.owner;
}

function columns(operator: BinaryOperator, a: Value, b: Value): Column {
  const owner = commonOwner(a, b);
  const left = isColumn(a) ? alignTo(a, owner) : a;
  const right = isColumn(b) ? alignTo(b, owner) : b;
  const name = isColumn(left) ? left.name : (right as Column).name;
  const plain = (x: Value): boolean =>
    typeof x === 'number' || (isColumn(x) && !!x.numbers && !x.spreads && !x.reasons);
  const { count } = owner;
  if (plain(left) && plain(right) && operator !== 'divide' && operator !== 'power') {
    const { apply } = OPERATORS[operator];
    const out = new Float64Array(count);
    const x = isColumn(left) ? left.numbers! : undefined;
    const y = isColumn(right) ? right.numbers! : undefined;
    for (let i = 0; i < count; i++) {
      const p = x ? x[i]! : (left as number);
      const q = y ? y[i]! : (right as number);
      out[i] = Number.isNaN(p) || Number.isNaN(q) ? NaN : apply(p, q);
    }
    return { kind: 'column', name, owner, numbers: out };
  }
  const at = (x: Value, row: number): Value => (isColumn(x) ? cellOf(x, row) : x);
  const out: Numeric[] = [];
  for (let row = 0; row < count; row++) {
    try {
      out.push(binary(operator, at(left, row), at(right, row)) as Numeric);
    } catch (error) {
      // One row that cannot be computed is a missing value with its reason; the others stand.
      if (!(error instanceof EvaluationError)) throw error;
      out.push(missing(`${error.message.replace(/\.$/, '')}: ${owner.place(row)}`));
    }
  }
  return { kind: 'column', name, owner, ...columnOf(out) };
}

/** A function of one number over a scalar or each row of a column. */
export function mapNumbers(x: Value, f: (x: number) => number, slope: (sign: number) => number, fails: string): Value {
  const one = (value: Numeric): Numeric => {
    const out = lift1(value, f, slope);
    if (typeof out === 'number' ? Number.isNaN(out) : !isMissing(out) && out.data.some(Number.isNaN))
      throw new EvaluationError('R02', fails);
    return out;
  };
  if (!isColumn(x)) return one(x as Numeric);
  const out = Array.from({ length: x.owner.count }, (_, row) => one(cellOf(x, row) as Numeric));
  return { kind: 'column', name: x.name, owner: x.owner, ...columnOf(out) };
}

export const negate = (x: Value): Value =>
  mapNumbers(
    x,
    (v) => -v,
    () => -1,
    '',
  );
export const not = (x: Value): Value =>
  mapNumbers(
    x,
    (v) => (v === 0 ? 1 : 0),
    () => -1,
    '',
  );
