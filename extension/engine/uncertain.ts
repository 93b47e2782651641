// Uncertain literals as samples: intervals, hard ranges and named distributions, one shared vector a literal.
import type { Quantile } from './distribution';
import {
  betaQuantile,
  correlatedOrder,
  intervalQuantile,
  lognormalOf,
  normalOf,
  pertQuantile,
  sampleOrder,
  stratified,
  triangularQuantile,
  uniformQuantile,
} from './distribution';
import { binary } from './operators';
import type { Context } from './program';
import { sampled } from './spread';
import type { Numeric, Value } from './value';
import { EvaluationError, isMissing } from './value';

/** The order in which a literal takes its strata: its own, or the one that `correlate` ties to others. */
function orderOf(id: string, { samples, seed, correlations }: Context): Int32Array {
  const name = id.slice(0, id.lastIndexOf('#'));
  const tied = correlations.find((c) => c.names.includes(name));
  return tied ? correlatedOrder(id, tied, name, samples, seed) : sampleOrder(id, samples, seed);
}

const samplesOf = (id: string, quantile: Quantile, context: Context): Numeric =>
  sampled(stratified(quantile, orderOf(id, context)));

/** `low to high` is a 90% interval, `low..high` uniform. Ends that are uncertain themselves stretch one unit sample. */
export function rangeValue(id: string, form: 'interval' | 'uniform', low: Value, high: Value, context: Context): Value {
  if (isMissing(low)) return low;
  if (isMissing(high)) return high;
  if (typeof low === 'number' && typeof high === 'number') {
    if (low > high) throw new EvaluationError('R07', 'The lower end is above the upper end.');
    if (low === high) return low;
    return samplesOf(id, form === 'interval' ? intervalQuantile(low, high) : uniformQuantile(low, high), context);
  }
  const unit = samplesOf(id, form === 'interval' ? intervalQuantile(-1, 1) : uniformQuantile(-1, 1), context);
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
