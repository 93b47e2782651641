// Periods on the horizontal axis: as many of their names as have room, the first and the last always.
import { hairline, tenth } from './frame';
import { SIZE, use } from './theme';
import { shorten } from './text-width';
import type { Measure } from './text-width';

export interface Period {
  period: string;
  /** Year with decimals. */
  at: number;
}

/** px under the plot that the names need. */
export const PERIOD_HEIGHT = 34;

/** Ticks and names under a plot from `left` to `width` px; names may stand out on the right by `spare` px. */
export function periodLayers(
  periods: readonly Period[],
  plot: { left: number; width: number; height: number; spare: number },
  measure: Measure,
): object[] {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const span = last.at - first.at || 1;
  const short = shortYears(periods);
  const named = periods.map(({ at }, i) => {
    const x = plot.left + ((at - first.at) / span) * (plot.width - plot.left);
    const text = shorten(short[i]!, plot.width / 2.2, SIZE.axis, measure);
    const width = measure(text, SIZE.axis);
    const left = Math.max(0, Math.min(x - width / 2, plot.width + plot.spare - width));
    return { text, x, left, right: left + width };
  });
  const kept = thin(named);
  return [
    ...kept.map(({ x }) => hairline({ x, y: plot.height }, { x, y: plot.height + 4 }, { color: use('rule') })),
    ...kept.map(({ text, left, right }) => ({
      data: { values: [{}] },
      mark: {
        type: 'text',
        x: tenth((left + right) / 2),
        y: plot.height + 8,
        align: 'center',
        baseline: 'top',
        text,
        fontSize: SIZE.axis,
        color: use('ink2'),
        tooltip: null,
      },
    })),
  ];
}

/** Plain years between the first and the last lose their century: `’26`. */
function shortYears(periods: readonly Period[]): string[] {
  const years = periods.every(({ period }) => /^\d{4}$/.test(period));
  return periods.map(({ period }, i) => (years && i > 0 && i < periods.length - 1 ? `’${period.slice(2)}` : period));
}

/** Every step-th name, by the smallest step at which none touches the next; the last replaces its neighbour. */
function thin<T extends { left: number; right: number }>(named: readonly T[]): T[] {
  for (let step = 1; step < named.length; step++) {
    const kept = named.filter((_, i) => i % step === 0 || i === named.length - 1);
    while (kept.length > 2 && kept.at(-1)!.left - kept.at(-2)!.right < 8) kept.splice(-2, 1);
    if (kept.every((name, i) => i === 0 || name.left - kept[i - 1]!.right >= 8)) return kept;
  }
  return named.slice(0, 1);
}
