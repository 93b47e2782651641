// Arguments of indicators, read once: certain where they must be, defaults where they are left out, years for seconds.
import { YEAR } from '../../catalogue/units';
import type { Implementation } from '../../engine/program';
import { cellOf } from '../../engine/table';
import type { Column, Numeric, Value } from '../../engine/value';
import { EvaluationError, isColumn, isMissing, isSpread } from '../../engine/value';

export const refuse = (sentence: string): never => {
  throw new EvaluationError('F05', sentence);
};

/** A number that must be certain; `fallback` where it is left out. */
export function certainNumber(value: Value | undefined, name: string, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value === 'number') return value;
  if (isMissing(value)) throw new EvaluationError('R05', `\`${name}\` has no value: ${value.reason}.`);
  throw new EvaluationError('R06', `\`${name}\` must be certain: say \`low(x)\`, \`high(x)\` or \`mid(x)\`.`);
}

export function wholeNumber(value: Value | undefined, name: string, least: number, fallback: number): number {
  const number = certainNumber(value, name, fallback);
  return Number.isInteger(number) && number >= least
    ? number
    : refuse(`\`${name}\` is a whole number, ${least} or more.`);
}

/** A certain duration in years. Quotients of seconds are rounded to a billionth, so that five years are five. */
export function certainYears(value: Value | undefined, name: string): number {
  const years = certainNumber(value, name) / YEAR;
  return Math.round(years * 1e9) / 1e9;
}

/** A duration in years that may be uncertain. */
export const inYears = (seconds: number): number => Math.round((seconds / YEAR) * 1e9) / 1e9;

export const numericArgument = (value: Value | undefined, fallback: number): Numeric =>
  value === undefined ? fallback : (value as Numeric);

/** The cells of a column in which every row has a value, uncertain ones included. */
export function fullColumn(value: Value | undefined, what: string): Numeric[] {
  if (!isColumn(value)) return refuse(`${what} is a column.`);
  return Array.from({ length: value.owner.count }, (_, row) => {
    const cell = cellOf(value, row) as Numeric;
    return isMissing(cell) ? refuse(`${what} has a row without a value (${cell.reason}).`) : cell;
  });
}

/** The numbers of a column that must be certain and complete. */
export function certainColumn(column: Column, what: string): Float64Array {
  const cells = fullColumn(column, what);
  return Float64Array.from(cells, (cell, row) =>
    isSpread(cell)
      ? refuse(
          `${what} is uncertain (${column.owner.place(row)}): choose an end, \`low(x)\`, \`high(x)\` or \`mid(x)\`.`,
        )
      : (cell as number),
  );
}

/** Sentences of JavaScript itself, which do not speak of the notebook's values. */
const OF_THE_MACHINE = /^(Maximum call stack|Invalid |Array buffer|too much recursion|Out of memory)/i;

/** The cores refuse what they cannot answer with a RangeError; a notebook reads it as an error of the formula. */
export const answering =
  (implementation: Implementation): Implementation =>
  (values, context, units) => {
    try {
      return implementation(values, context, units);
    } catch (error) {
      if (!(error instanceof RangeError) || OF_THE_MACHINE.test(error.message)) throw error;
      throw new EvaluationError('F05', `${error.message.replace(/\.$/, '')}.`);
    }
  };

export const allAnswering = (
  implementations: Readonly<Record<string, Implementation>>,
): Readonly<Record<string, Implementation>> =>
  Object.fromEntries(Object.entries(implementations).map(([id, run]) => [id, answering(run)]));
