// Scale against earlier bubbles, over notebook values.
import type { Implementation } from '../../engine/program';
import { alignTo, cellOf, makeTable } from '../../engine/table';
import type { Column, Numeric, Value } from '../../engine/value';
import { isColumn, isMissing, isSpread, missing } from '../../engine/value';
import { overlay } from '../overlay';
import { wicksellMisallocation } from '../wicksell';
import { allAnswering, refuse } from './arguments';
import { ratio } from './growth';
import { liftedVector, sharedRows } from './lift';
import { rowsAYear } from './periods';

const GARRAN =
  'Garran-style: after the rule of thumb that Julien Garran uses; the published accumulation is not public, and it covers more than AI.';

const wicksell: Implementation = (values, context) => {
  if (!values.every(isColumn)) return refuse('`wicksell_misallocation` takes three columns of one series.');
  const columns = values as Column[];
  const owner = sharedRows(columns);
  const perYear = rowsAYear(owner);
  const cells = columns.flatMap((column) => {
    const aligned = alignTo(column, owner);
    return Array.from({ length: owner.count }, (_, row) => cellOf(aligned, row) as Numeric);
  });
  const n = owner.count;
  const [share] = liftedVector(
    cells,
    (x) => [wicksellMisallocation(x.subarray(0, n), x.subarray(n, 2 * n), x.subarray(2 * n), perYear)],
    1,
  );
  context.note(GARRAN);
  return typeof share === 'number' && Number.isNaN(share) ? missing('no period is complete') : share!;
};

/** Certain numbers per row, NaN where missing. */
function plainRows(value: Value | undefined, name: string): Float64Array {
  if (!isColumn(value)) return refuse(`\`${name}\` is a column.`);
  return Float64Array.from({ length: value.owner.count }, (_, row) => {
    const cell = cellOf(value, row) as Numeric;
    if (isSpread(cell)) return refuse(`\`${name}\` is uncertain (${value.owner.place(row)}): choose an end.`);
    return isMissing(cell) ? NaN : cell;
  });
}

const overlaid: Implementation = ([a, b, at]) => {
  const [first, second] = [plainRows(a, 'a'), plainRows(b, 'b')];
  const found = at === 'start' ? overlay(first, second, startOf(first), startOf(second)) : overlay(first, second);
  return makeTable({
    name: 'overlay',
    count: found.offset.length,
    columns: {
      offset: { numbers: Float64Array.from(found.offset) },
      a: { numbers: found.a },
      b: { numbers: found.b },
    },
  });
};

const startOf = (series: Float64Array): number => series.findIndex((value) => !Number.isNaN(value));

export const SCALE = allAnswering({ bubble_scale: ratio, wicksell_misallocation: wicksell, overlay: overlaid });
