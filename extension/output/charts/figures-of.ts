// How the figures of a column are drawn: in which unit, and by which factor from base units.
import { displayUnit } from '../quantity';
import type { NumberShape, Shape } from '../shape';
import type { Figures } from './figures';

export interface DrawnUnit {
  figures: Figures;
  /** Base value / factor is what is drawn. */
  factor: number;
  perYear: boolean;
  /** The period of a flow that is not a year: `quarter`. */
  period?: string;
  /** Columns with equal keys share a chart. */
  key: string;
}

export function drawnUnit(shape: Shape | undefined, size: number): DrawnUnit {
  const item: NumberShape | undefined =
    shape?.kind === 'column' && shape.item.kind === 'number'
      ? shape.item
      : shape?.kind === 'number'
        ? shape
        : undefined;
  if (!item) return { figures: { as: 'plain' }, factor: 1, perYear: false, key: '' };
  const exponents = item.dimension?.exponents ?? {};
  const key = JSON.stringify([exponents, item.look.as]);
  const currency = Object.keys(exponents).find((s) => /^[A-Z]{3}$/.test(s) && exponents[s] === 1);
  const symbols = Object.keys(exponents);
  if (currency && (symbols.length === 1 || (symbols.length === 2 && exponents['s'] === -1))) {
    // A flow is drawn per year, or per the period that it was written in, which is then said.
    const flow = symbols.length === 2;
    const period = flow ? (item.look.time ?? 'year') : undefined;
    const unit = displayUnit(item, size);
    return {
      figures: { as: 'money', currency },
      factor: unit.factor,
      perYear: period === 'year',
      ...(period !== undefined && period !== 'year' && { period }),
      key: JSON.stringify([key, period]),
    };
  }
  if (item.look.as === '%') return { figures: { as: 'percent' }, factor: 1, perYear: false, key };
  const unit = displayUnit(item, size);
  return {
    figures: unit.name === '1' ? { as: 'plain' } : { as: 'plain', unit: unit.name },
    factor: unit.factor,
    perYear: false,
    key,
  };
}
