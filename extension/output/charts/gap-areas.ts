// Areas of the gap chart: between the two lines, split where they cross, and the bands of what is uncertain or bounded.
import type { GapData, GapFigure } from './gap-data';

/** One upright slice of an area. */
export interface Slice {
  at: number;
  top: number;
  bottom: number;
}

/** Runs of periods where cost lies above revenue, and runs where it lies below; each ends exactly at the crossing. */
export function areasBetween({ periods }: GapData): { gap: Slice[][]; surplus: Slice[][] } {
  const out = { gap: [] as Slice[][], surplus: [] as Slice[][] };
  let run: Slice[] = [];
  let sign = 0;
  const close = () => {
    if (run.length > 1) (sign < 0 ? out.surplus : out.gap).push(run);
    run = [];
  };
  periods.forEach(({ at, cost, revenue }, i) => {
    const difference = cost.value - revenue.value;
    const here = Math.sign(difference);
    const before = periods[i - 1];
    if (before && here !== 0 && sign !== 0 && here !== sign) {
      const was = before.cost.value - before.revenue.value;
      const share = was / (was - difference);
      const value = before.cost.value + share * (cost.value - before.cost.value);
      const crossing = { at: before.at + share * (at - before.at), top: value, bottom: value };
      run.push(crossing);
      close();
      run.push(crossing);
    }
    if (here !== 0) sign = here;
    run.push({ at, top: Math.max(cost.value, revenue.value), bottom: Math.min(cost.value, revenue.value) });
  });
  close();
  return out;
}

/** The band between two quantiles or bounds of a figure; where a period has none, it closes to the line. */
export function band(
  periods: readonly { at: number; figure: GapFigure }[],
  lower: keyof GapFigure,
  upper: keyof GapFigure,
): Slice[] | null {
  const known = periods.some(({ figure }) => figure[lower] !== undefined || figure[upper] !== undefined);
  if (!known) return null;
  const slices = periods.map(({ at, figure }) => ({
    at,
    top: figure[upper] ?? figure.value,
    bottom: figure[lower] ?? figure.value,
  }));
  return slices.some((s) => s.top !== s.bottom) ? slices : null;
}
