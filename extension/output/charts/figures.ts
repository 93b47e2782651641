// How the figures of a chart are written.
import { money, scaled } from '../money';

/** `percent` figures are shares of 1; `plain` ones may have a unit, `3.4 GW`. */
export type Figures = { as: 'money'; currency: string } | { as: 'percent' } | { as: 'plain'; unit?: string };

/** One figure in words: `$12B`, `25%`, `3.4 GW`. */
export function figureText(value: number, figures: Figures): string {
  switch (figures.as) {
    case 'money':
      return money(value, figures.currency);
    case 'percent':
      return `${plain(value * 100)}%`;
    case 'plain':
      return figures.unit ? `${plain(value)} ${figures.unit}` : plain(value);
  }
}

/** Up to three significant digits, and a scale letter from a million on. */
function plain(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return scaled(value);
  if (size >= 100 || value === 0) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
