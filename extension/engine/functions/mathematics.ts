// Functions of one number, row by row over columns, and the choice of an end of a bounded value.
import { binary, mapNumbers, rowWise } from '../operators';
import type { Implementation } from '../program';
import { outerCases, plus } from '../spread';
import type { Way } from '../trend';
import { cellOf } from '../table';
import type { Numeric, Value } from '../value';
import { EvaluationError, isColumn, isMissing, isSpread, missing } from '../value';

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

/** An end of a bounded number: of a distribution over bounds, its samples in the case at that end. */
function end(name: string, choose: (low: Numeric, high: Numeric) => Numeric): Implementation {
  const one = (x: Numeric): Numeric => {
    if (typeof x === 'number' || isMissing(x)) return x;
    if (x.axes.length === 0)
      throw new EvaluationError(
        'R06',
        `\`${name}\` chooses an end of a bound, and this is a distribution: \`quantile(x, 5%)\`, \`median(x)\` and \`mean(x)\` ask it for a number.`,
      );
    const { lowest, highest } = outerCases(x);
    const chosen = choose(lowest, highest);
    const open =
      typeof chosen === 'number' ? !Number.isFinite(chosen) : isSpread(chosen) && !chosen.data.every(Number.isFinite);
    return open ? missing('this end is open') : chosen;
  };
  return ([x]) => {
    if (!isColumn(x)) return one(x as Numeric);
    return {
      kind: 'column',
      name: x.name,
      owner: x.owner,
      ...rowWise(x.owner, (row) => one(cellOf(x, row) as Numeric)),
    } as Value;
  };
}

const middle = (low: Numeric, high: Numeric): Numeric => binary('divide', plus(low, high), 2) as Numeric;

export const MATHEMATICS: Readonly<Record<string, Implementation>> = {
  abs: map(Math.abs, 'This number has no size.', (sign) => (sign > 0 ? 'rises' : sign < 0 ? 'falls' : 'unknown')),
  sqrt: map(Math.sqrt, 'The square root of a negative number is no real number.'),
  exp: map(Math.exp, 'This power is too large to hold.'),
  ln: map(Math.log, 'Only positive numbers have a logarithm.'),
  log10: map(Math.log10, 'Only positive numbers have a logarithm.'),
  floor: map(Math.floor, 'This number cannot be rounded.'),
  ceil: map(Math.ceil, 'This number cannot be rounded.'),
  round,
  low: end('low', (low) => low),
  high: end('high', (_, high) => high),
  mid: end('mid', middle),
};
