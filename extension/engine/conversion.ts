// Money of one currency in another: a row at its own date, a scalar at the as-of date.
import type { Frame, Run } from './frame';
import { averageRate, rateOn } from './currency';
import { binary } from './operators';
import type { Node } from './program';
import { cellOf, columnOf } from './table';
import type { Column, Numeric, Value } from './value';
import { EvaluationError, isColumn, isMissing } from './value';

export function convert(node: Node & { op: 'convert' }, go: (node: Node) => Run): Run {
  const of = go(node.of);
  const average = node.average && go(node.average);
  const { from, to } = node;
  return (frame) => {
    const value = of(frame);
    const year = average?.(frame);
    if (year !== undefined && typeof year !== 'number')
      throw new EvaluationError('R06', 'The year of an average rate must be certain.');
    const rate = (currency: string, day: number | undefined): number =>
      year === undefined
        ? rateOn(frame.context.rates, currency, to, day)
        : averageRate(frame.context.rates, currency, to, year);
    return isColumn(value)
      ? convertColumn(value, from, rate, frame)
      : convertScalar(value, rate(from, frame.context.asOf));
  };
}

const convertScalar = (value: Value, rate: number): Value =>
  isMissing(value) ? value : binary('multiply', value, rate);

function convertColumn(
  column: Column,
  from: string,
  rate: (currency: string, day: number | undefined) => number,
  { context }: Frame,
): Column {
  const dates = column.owner.column('date') ?? column.owner.column('period');
  const cells = Array.from({ length: column.owner.count }, (_, row): Numeric => {
    const value = cellOf(column, row) as Numeric;
    if (isMissing(value)) return value;
    const day = dates?.numbers?.[row];
    const dated = day === undefined || Number.isNaN(day) || Math.abs(day) > 100_000 ? context.asOf : day;
    return binary('multiply', value, rate(column.currencies?.[row] || from, dated)) as Numeric;
  });
  return { kind: 'column', name: column.name, owner: column.owner, ...columnOf(cells) };
}
