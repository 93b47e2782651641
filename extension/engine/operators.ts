// Unary and binary operators over scalars and columns.
import type { BinaryOperator } from './program';
import type { Slope } from './spread';
import { exactEnds, lift1, lift2, plus, signOf } from './spread';
import { alignTo, cellOf, columnOf } from './table';
import type { Way } from './trend';
import type { Column, Numeric, Table, Value } from './value';
import { EvaluationError, isColumn, isMissing, isNumeric, isSpread, missing } from './value';

interface Operator {
  apply(a: number, b: number): number;
  slope: Slope;
}

const wayOf = (sign: number): Way => (sign > 0 ? 'rises' : sign < 0 ? 'falls' : 'either');
const opposite = (way: Way): Way => (way === 'rises' ? 'falls' : way === 'falls' ? 'rises' : way);

const truth = (a: Way, b: Way, test: (a: number, b: number) => boolean): Operator => ({
  apply: (x, y) => (test(x, y) ? 1 : 0),
  slope: () => ({ a, b }),
});

/** Two doubles a formula means to be equal may differ in their last digits. */
const close = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));

const OPERATORS: Readonly<Record<Exclude<BinaryOperator, 'power' | 'divide'>, Operator>> = {
  add: { apply: (a, b) => a + b, slope: () => ({ a: 'rises', b: 'rises', linear: 'together' }) },
  subtract: { apply: (a, b) => a - b, slope: () => ({ a: 'rises', b: 'falls', linear: 'together' }) },
  multiply: { apply: (a, b) => a * b, slope: (signA, signB) => ({ a: wayOf(signB), b: wayOf(signA), linear: 'each' }) },
  equal: truth('unknown', 'unknown', close),
  unequal: truth('unknown', 'unknown', (a, b) => !close(a, b)),
  less: truth('falls', 'rises', (a, b) => a < b),
  lessOrEqual: truth('falls', 'rises', (a, b) => a < b || close(a, b)),
  greater: truth('rises', 'falls', (a, b) => a > b),
  greaterOrEqual: truth('rises', 'falls', (a, b) => a > b || close(a, b)),
  and: { apply: (a, b) => (a !== 0 && b !== 0 ? 1 : 0), slope: () => ({ a: 'rises', b: 'rises' }) },
  or: { apply: (a, b) => (a !== 0 || b !== 0 ? 1 : 0), slope: () => ({ a: 'rises', b: 'rises' }) },
};

/** At a zero end of the divisor the quotient is open, on the side on which the divisor stands. */
function division(sign: number): Operator {
  return {
    apply: (a, b) => (b === 0 ? a * (sign < 0 ? -Infinity : Infinity) : a / b),
    // A divisor that passes through zero leaves the quotient without ends.
    slope: (signA, signB) =>
      signB === 0
        ? { a: 'either', b: 'unknown', linear: 'a' }
        : { a: wayOf(signB), b: opposite(wayOf(signA)), linear: 'a' },
  };
}

/** Base and exponent as they are: the direction of a power hangs on both. */
function power(base: Numeric, exponent: Numeric): Operator {
  const side = signOf(base);
  // As in a division, an end at zero is open on the side on which the base stands.
  const apply = (a: number, b: number): number =>
    a === 0 && b < 0 ? (side < 0 && Math.abs(b % 2) === 1 ? -Infinity : Infinity) : a ** b;
  if (typeof exponent === 'number') {
    const linear = exponent === 1 ? ('a' as const) : undefined;
    const even = exponent % 2 === 0;
    const odd = Math.abs(exponent % 2) === 1;
    return {
      apply,
      slope: (sign) => {
        if (exponent === 0) return { a: 'flat', b: 'unknown' };
        if (sign > 0) return { a: wayOf(exponent), b: 'unknown', linear };
        if (sign < 0 && (even || odd)) return { a: wayOf(even ? -exponent : exponent), b: 'unknown', linear };
        return { a: odd && exponent > 0 ? 'rises' : 'unknown', b: 'unknown', linear };
      },
    };
  }
  const above = signOf(plus(base, -1));
  return {
    apply,
    slope: (signA, signB) => (signA > 0 ? { a: wayOf(signB), b: wayOf(above) } : { a: 'unknown', b: 'unknown' }),
  };
}

function operatorFor(operator: BinaryOperator, a: Numeric, b: Numeric): Operator {
  if (operator === 'divide') return division(signOf(b));
  return operator === 'power' ? power(a, b) : OPERATORS[operator];
}

const open = (x: Numeric): boolean =>
  typeof x === 'number' ? !Number.isFinite(x) : isSpread(x) && x.data.some((v) => !Number.isFinite(v));

const isZero = (x: Numeric): boolean => (isSpread(x) ? x.data.every((v) => v === 0) : x === 0);

/** Why a result is no number, as an error: never NaN, never a silent infinity. */
function refuse(operator: BinaryOperator, bounded: boolean, isNaN: boolean): EvaluationError {
  const where = bounded ? ' at an end of its bounds' : '';
  if (operator === 'divide') return new EvaluationError('R01', `This divides by zero${where}.`);
  if (operator === 'power' && isNaN) return new EvaluationError('R02', `This power has no real value${where}.`);
  if (isNaN)
    return new EvaluationError('R03', 'This has no value at an open end: say `low(x)` or give the bound a number.');
  return new EvaluationError('R04', `This number is too large to hold${where}.`);
}

function scalars(operator: BinaryOperator, a: Numeric, b: Numeric): Numeric {
  const { apply, slope } = operatorFor(operator, a, b);
  if (typeof a === 'number' && typeof b === 'number') {
    const x = apply(a, b);
    if (operator === 'power' && a === 0 && b < 0) throw refuse('divide', false, true);
    if (!Number.isFinite(x)) throw refuse(operator, false, Number.isNaN(x));
    return x;
  }
  if (operator === 'divide' && isZero(b)) throw refuse('divide', false, true);
  const x = lift2(a, b, apply, slope);
  if (!isSpread(x)) return x;
  // An end may be open where an operand's is, or where a divisor ends at zero; else the number was too large.
  const given = open(a) || open(b);
  const mayBeOpen = given || operator === 'divide' || operator === 'power';
  if (!given && mayBeOpen && !x.data.some(Number.isFinite)) throw refuse('divide', false, true);
  for (const value of x.data) {
    if (Number.isNaN(value)) throw refuse(operator, true, true);
    if (!mayBeOpen && !Number.isFinite(value)) throw refuse(operator, true, false);
  }
  // The same everywhere, and nothing lies outside the ends: it rests on no bound after all, as `a - a`.
  const [first] = x.data;
  return exactEnds(x) && x.data.every((value) => value === first) ? first! : x;
}

export function binary(operator: BinaryOperator, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return scalars(operator, a, b);
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
  const { count } = owner;
  const fast = operator === 'divide' || operator === 'power' ? undefined : OPERATORS[operator].apply;
  const numbers = fast && plainColumns(left, right, count, fast);
  if (numbers) return { kind: 'column', name, owner, numbers };
  const at = (x: Value, row: number): Value => (isColumn(x) ? cellOf(x, row) : x);
  return { kind: 'column', name, owner, ...rowWise(owner, (row) => binary(operator, at(left, row), at(right, row))) };
}

/** The common case at full speed: every row has a certain number, and so has every result. */
function plainColumns(
  a: Value,
  b: Value,
  count: number,
  apply: (a: number, b: number) => number,
): Float64Array | undefined {
  const numbersOf = (x: Value): Float64Array | number | undefined =>
    typeof x === 'number' ? x : isColumn(x) && !x.spreads?.size ? x.numbers : undefined;
  const [x, y] = [numbersOf(a), numbersOf(b)];
  if (x === undefined || y === undefined) return undefined;
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [p, q] = [typeof x === 'number' ? x : x[i]!, typeof y === 'number' ? y : y[i]!];
    // A missing operand has its reason, a number too large to hold its error: both are found row by row.
    if (Number.isNaN(p) || Number.isNaN(q)) return undefined;
    const value = apply(p, q);
    if (!Number.isFinite(value)) return undefined;
    out[i] = value;
  }
  return out;
}

/** One row that cannot be computed is a missing value with its reason; the others stand. */
export function rowWise(owner: Table, compute: (row: number) => Value): ReturnType<typeof columnOf> {
  return columnOf(
    Array.from({ length: owner.count }, (_, row): Numeric => {
      try {
        return compute(row) as Numeric;
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        return missing(`${error.message.replace(/\.$/, '')}: ${owner.place(row)}`);
      }
    }),
  );
}

/** A function of one number over a scalar or each row of a column; `fails` is said where it has no real value. */
export function mapNumbers(
  x: Value,
  f: (x: number) => number,
  way: (sign: number) => Way,
  fails: string,
  linear = false,
): Value {
  const one = (value: Numeric): Numeric => {
    const out = lift1(value, f, way(signOf(value)), linear);
    if (typeof out === 'number' ? Number.isNaN(out) : !isMissing(out) && out.data.some(Number.isNaN))
      throw new EvaluationError('R02', fails);
    return out;
  };
  if (!isColumn(x)) return one(x as Numeric);
  return { kind: 'column', name: x.name, owner: x.owner, ...rowWise(x.owner, (row) => one(cellOf(x, row) as Numeric)) };
}

export const negate = (x: Value): Value =>
  mapNumbers(
    x,
    (v) => -v,
    () => 'falls',
    '',
    true,
  );
export const not = (x: Value): Value =>
  mapNumbers(
    x,
    (v) => (v === 0 ? 1 : 0),
    () => 'falls',
    '',
  );
