// Series as a whole: what a flow adds up to over its periods, and money of one time in the prices of another.
import type { Implementation } from '../../engine/program';
import { binary } from '../../engine/operators';
import { pickRow } from '../../engine/lookup';
import { alignTo, cellOf } from '../../engine/table';
import type { Column, Numeric, Value } from '../../engine/value';
import { EvaluationError, isColumn, isMissing, isTable, missing } from '../../engine/value';
import { periodSeconds } from './profit-gap';

/** The column that a series' figures stand in: the one named, or its last. */
function figures(x: Value): Column {
  const column = isColumn(x) ? x : isTable(x) ? x.column(x.columnNames[x.columnNames.length - 1]!) : undefined;
  if (!column?.numbers) throw new EvaluationError('T12', 'A series of numbers is expected here.');
  return column;
}

const total =
  (flow: boolean): Implementation =>
  ([x], context) => {
    const column = figures(x!);
    const { owner } = column;
    const lengths = flow ? periodSeconds(owner.column(owner.columnNames[0]!), owner.count) : undefined;
    let sum: Numeric = 0;
    let left = 0;
    for (let row = 0; row < owner.count; row++) {
      const cell = cellOf(column, row) as Numeric;
      if (isMissing(cell)) left++;
      else sum = binary('add', sum, lengths ? binary('multiply', cell, lengths[row]!) : cell) as Numeric;
    }
    if (left === owner.count) return missing(`total of no values (\`${owner.name}.${column.name}\`)`);
    if (left) context.note(`${left} of ${owner.count} periods left out: no value.`);
    return sum;
  };

/** nominal · (price level of the base ÷ price level of the row). */
const real: Implementation = ([x, cpi, base]) => {
  if (!isColumn(x) || !isColumn(cpi))
    throw new EvaluationError('T12', 'Figures and price levels are columns of one table.');
  const levels = alignTo(cpi, x.owner);
  return binary('multiply', x, binary('divide', pickRow(levels, base!), levels));
};

export const SERIES: Readonly<Record<string, Implementation>> = {
  total_flow: total(true),
  total_stock: total(false),
  real,
};
