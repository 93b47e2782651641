// Uncertain literals as samples: intervals, hard ranges and named distributions, one shared vector a literal.
import type { Quantile } from './distribution';
import {
  betaQuantile,
  correlatedOrder,
  intervalSamples,
  lognormalOf,
  normalOf,
  pertQuantile,
  sampleOrder,
  stratified,
  triangularQuantile,
  uniformQuantile,
} from './distribution';
import { binary, mapNumbers } from './operators';
import type { Context } from './program';
import { sampled, signOf } from './spread';
import type { Numeric, Value } from './value';
import { EvaluationError, isMissing, isNumeric } from './value';

/** The order in which a literal takes its strata: its own, or the one that `correlate` ties to others. */
function orderOf(id: string, { samples, seed, correlations }: Context): Int32Array {
  const owner = id.slice(0, id.lastIndexOf('#'));
  // Under a scenario, `growth@winter` moves with what growth moves with.
  const name = correlations.flatMap((c) => c.names).find((n) => owner === n || owner.startsWith(`${n}@`));
  const tied = correlations.find((c) => name !== undefined && c.names.includes(name));
  return tied && name !== undefined ? correlatedOrder(id, tied, name, samples, seed) : sampleOrder(id, samples, seed);
}

const samplesOf = (id: string, quantile: Quantile, context: Context): Numeric =>
  sampled(stratified(quantile, orderOf(id, context)));

/** `low to high` is a 90% interval, `low..high` uniform. */
export function rangeValue(id: string, form: 'interval' | 'uniform', low: Value, high: Value, context: Context): Value {
  if (isMissing(low)) return low;
  if (isMissing(high)) return high;
  if (typeof low === 'number' && typeof high === 'number') {
    if (low > high) throw new EvaluationError('R07', 'The lower end is above the upper end.');
    if (low === high) return low;
    return form === 'interval'
      ? sampled(intervalSamples(low, high, orderOf(id, context)))
      : samplesOf(id, uniformQuantile(low, high), context);
  }
  // An interval between positive ends is lognormal whether they are certain or not.
  if (form === 'interval' && isNumeric(low) && isNumeric(high) && signOf(low) > 0 && signOf(high) > 0) {
    const [a, b] = [logarithm(low), logarithm(high)];
    return mapNumbers(stretched(id, form, a, b, context), Math.exp, () => 'rises', 'This interval is too wide.');
  }
  return stretched(id, form, low, high, context);
}

const logarithm = (x: Numeric): Value => mapNumbers(x, Math.log, () => 'rises', 'An end is not positive.');

/** Ends that are uncertain themselves: one unit sample between −1 and 1, stretched from the one to the other. */
function stretched(id: string, form: 'interval' | 'uniform', low: Value, high: Value, context: Context): Value {
  const order = orderOf(id, context);
  const unit = sampled(form === 'interval' ? intervalSamples(-1, 1, order) : stratified(uniformQuantile(-1, 1), order));
  const middle = binary('divide', binary('add', low, high), 2);
  const half = binary('divide', binary('subtract', high, low), 2);
  return binary('add', middle, binary('multiply', half, unit));
}

/** Quantile functions by name; each says what is wrong with its parameters. */
const FORMS: Readonly<Record<string, (...p: number[]) => Quantile | string>> = {
  normal: (mean, sd) => (sd! < 0 ? 'The standard deviation is not negative.' : normalOf(mean!, sd!)),
  lognormal: (mean, sd) =>
    mean! <= 0 || sd! < 0
      ? 'A lognormal has a positive mean and a standard deviation that is not negative.'
      : lognormalOf(mean!, sd!),
  uniform: (low, high) => (low! > high! ? 'The lower end is above the upper end.' : uniformQuantile(low!, high!)),
  triangular: (low, mode, high) =>
    ordered(low!, mode!, high!)
      ? triangularQuantile(low!, mode!, high!)
      : 'Lowest, most likely and highest come in this order, and differ.',
  pert: (low, mode, high) =>
    ordered(low!, mode!, high!)
      ? pertQuantile(low!, mode!, high!)
      : 'Lowest, most likely and highest come in this order, and differ.',
  beta: (a, b) => (a! > 0 && b! > 0 ? betaQuantile(a!, b!) : 'Both parameters of a beta distribution are positive.'),
};
const ordered = (low: number, mode: number, high: number): boolean => low <= mode && mode <= high && low < high;

export const DISTRIBUTIONS: ReadonlySet<string> = new Set(Object.keys(FORMS));

export function distributionValue(id: string, form: string, parameters: readonly Value[], context: Context): Value {
  const gone = parameters.find(isMissing);
  if (gone) return gone;
  if (!parameters.every((p) => typeof p === 'number'))
    throw new EvaluationError('R06', `The parameters of \`${form}\` must be certain.`);
  const quantile = FORMS[form]!(...(parameters as number[]));
  if (typeof quantile === 'string') throw new EvaluationError('F05', quantile);
  return samplesOf(id, quantile, context);
}
