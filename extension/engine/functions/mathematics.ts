// Functions of one number, row by row over columns, and the choice of an end of a bounded value.
import { mapNumbers } from '../operators';
import type { Implementation } from '../program';
import { ends } from '../spread';
import type { Way } from '../trend';
import { cellOf, columnOf } from '../table';
import type { Numeric, Value } from '../value';
import { EvaluationError, isColumn, isMissing, missing } from '../value';

const increasing = (): Way => 'rises';

/** `fails` is said where the function has no real value. */
const map =
  (f: (x: number) => number, fails: string, way: (sign: number) => Way = increasing): Implementation =>
  ([x]) =>
    mapNumbers(x!, (v) => (Number.isFinite(f(v)) || f(v) === v ? f(v) : NaN), way, fails);

/** Halves go away from zero, as people round: by the decimal digits, so that 1.005 to two is 1.01. */
function roundTo(x: number, digits: number): number {
  const shift = (value: number, by: number): number => {
    const [mantissa, exponent = '0'] = String(value).split('e');
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  const shifted = shift(Math.abs(x), digits);
  return Number.isFinite(shifted) ? Math.sign(x) * shift(Math.round(shifted), -digits) : x;
}

const round: Implementation = ([x, digits]) => {
  const places = digits ?? 0;
  if (typeof places !== 'number' || !Number.isInteger(places) || Math.abs(places) > 15)
    throw new EvaluationError('F05', 'The number of decimals is a whole number up to 15.');
  return mapNumbers(x!, (v) => roundTo(v, places), increasing, 'This number cannot be rounded.');
};

function end(choose: (low: number, high: number) => number): Implementation {
  const one = (x: Numeric): Numeric => {
    if (isMissing(x)) return x;
    const { low, high } = ends(x);
    const chosen = choose(low, high);
    return Number.isFinite(chosen) ? chosen : missing('this end is open');
  };
  return ([x]) => {
    if (!isColumn(x)) return one(x as Numeric);
    return {
      kind: 'column',
      name: x.name,
      owner: x.owner,
      ...columnOf(Array.from({ length: x.owner.count }, (_, row) => one(cellOf(x, row) as Numeric))),
    } as Value;
  };
}

export const MATHEMATICS: Readonly<Record<string, Implementation>> = {
  abs: map(Math.abs, 'This number has no size.', (sign) => (sign > 0 ? 'rises' : sign < 0 ? 'falls' : 'unknown')),
  sqrt: map(Math.sqrt, 'The square root of a negative number is no real number.'),
  exp: map(Math.exp, 'This power is too large to hold.'),
  ln: map(Math.log, 'Only positive numbers have a logarithm.'),
  log10: map(Math.log10, 'Only positive numbers have a logarithm.'),
  floor: map(Math.floor, 'This number cannot be rounded.'),
  ceil: map(Math.ceil, 'This number cannot be rounded.'),
  round,
  low: end((low) => low),
  high: end((_, high) => high),
  mid: end((low, high) => (low + high) / 2),
};
