// One column as plain data: its common dimension, and what does not share it.
import { describe, dimension, moneyOf, PLAIN } from '../dimension';
import type { Dimension } from '../dimension';
import type { Span } from '../diagnostic';
import type { Expression } from '../syntax';
import type { ScalarType } from '../type';
import { DATE, number, TEXT } from '../type';
import type { Header, Kind, Report } from './headers';
import type { Quantity } from './literal';

/** Money of several currencies in one column; each row keeps its own. */
export const MIXED_MONEY = dimension({ '¤': 1 });

/** One column as plain data, in base units. NaN and null mean missing. */
export interface DataColumn {
  name: string;
  item: ScalarType;
  numbers?: Float64Array;
  texts?: (string | null)[];
  /** Rows of which only ends are known; with a form, a distribution between them. */
  bounds?: Map<number, { low: number; high: number; form?: Quantity['form'] }>;
  /** Rows that hold a formula of the notebook: `=most of stake`. */
  formulas?: Map<number, CellFormula>;
  currencies?: string[];
}

/** A formula in a field, parsed; its places are those in the cell. */
export interface CellFormula {
  formula: Expression;
}

/** A field as read: a quantity, a formula, a day, a text; null where it is missing. */
export type Field = Quantity | CellFormula | number | string | null;

const isFormula = (field: Field): field is CellFormula =>
  typeof field === 'object' && field !== null && 'formula' in field;

/**
 * The column of a header. A quantity whose dimension differs from its column's is reported and left out.
 * @param row Number of each field's row, from 1, and where the field stands.
 */
export function buildColumn(
  header: Header,
  kind: Kind,
  cells: readonly Field[],
  row: (i: number) => { number: number; span: Span },
  report: Report,
): DataColumn {
  if (kind === 'text') return { name: header.name, item: TEXT, texts: cells as (string | null)[] };
  if (kind === 'date')
    return {
      name: header.name,
      item: DATE,
      numbers: Float64Array.from(cells, (c) => (c === null ? NaN : (c as number))),
    };
  const formulas = new Map<number, CellFormula>();
  cells.forEach((cell, i) => isFormula(cell) && formulas.set(i, cell));
  const quantities = cells.map((cell) => (isFormula(cell) ? null : (cell as Quantity | null)));
  const shape = commonDimension(quantities, header);
  const numbers = new Float64Array(cells.length).fill(NaN);
  const bounds = new Map<number, { low: number; high: number; form?: Quantity['form'] }>();
  quantities.forEach((q, i) => {
    if (!q) return;
    if (q.dimension !== shape.dimension && !(shape.currencies && moneyOf(q.dimension))) {
      const place = row(i);
      report(
        'D08',
        'error',
        place.span,
        `Row ${place.number}, column \`${header.name}\`: this is ${describe(q.dimension)}, the column is ${describe(shape.dimension)}. The field is left out.`,
      );
      return;
    }
    if (q.low === q.high) numbers[i] = q.low;
    else bounds.set(i, { low: q.low, high: q.high, ...(q.form && { form: q.form }) });
  });
  return {
    name: header.name,
    // Where every row is a formula, the formulas say what the column holds.
    item: number(formulas.size && !quantities.some((q) => q) && !header.unit ? undefined : shape.dimension, shape.look),
    numbers,
    ...(bounds.size && { bounds }),
    ...(formulas.size && { formulas }),
    ...(shape.currencies && { currencies: quantities.map((q) => (q ? (moneyOf(q.dimension) ?? '') : '')) }),
  };
}

/** The dimension of most rows; several currencies make a column of mixed money. */
function commonDimension(
  quantities: readonly (Quantity | null)[],
  header: Header,
): { dimension: Dimension; look: Quantity['look']; currencies?: true } {
  const votes = new Map<Dimension, number>();
  for (const q of quantities) if (q) votes.set(q.dimension, (votes.get(q.dimension) ?? 0) + 1);
  const money = [...votes.keys()].filter((d) => moneyOf(d) !== undefined);
  const first = quantities.find((q) => q !== null);
  if (money.length > 1) return { dimension: MIXED_MONEY, look: {}, currencies: true };
  const most = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  const fallback = header.unit?.dimension ?? (header.entry?.type === 'money' ? undefined : PLAIN);
  const chosen = most ?? fallback ?? dimension({ USD: 1 });
  return {
    dimension: chosen,
    look: quantities.find((q) => q?.dimension === chosen)?.look ?? header.unit?.look ?? first?.look ?? {},
  };
}
