// The plot of a line chart: where its data stand, in px for the layout and as channels for Vega-Lite.
import type { Figures } from './figures';
import { tenth } from './frame';
import type { Row } from './frame';
import type { Period } from './period-axis';
import type { Measure } from './text-width';
import { gridGutter, valueScale } from './value-axis';

export interface LinePlot {
  /** Where the first period stands; the axis' labels lie left of it. */
  left: number;
  width: number;
  height: number;
  px: (at: number) => number;
  py: (value: number) => number;
  x: Row;
  y: (field: string) => Row;
}

/** A plot of `size` px for `periods` in time order and values between `ends`, and the ticks of its value axis. */
export function linePlot(
  periods: readonly Period[],
  ends: readonly [number, number],
  size: { width: number; height: number },
  figures: Figures,
  measure: Measure,
): { plot: LinePlot; ticks: number[] } {
  const { width, height } = size;
  const [first, last] = [periods[0]!.at, periods.at(-1)!.at];
  const span = last - first || 1;
  const { domain, ticks } = valueScale(...ends);
  const [low, high] = domain;
  const left = gridGutter(ticks, figures, measure);
  const plot: LinePlot = {
    left,
    width,
    height,
    px: (at) => left + ((at - first) / span) * (width - left),
    py: (value) => height * (1 - (value - low) / (high - low)),
    x: {
      field: 'at',
      type: 'quantitative',
      axis: null,
      scale: { domain: [first, first + span], range: [tenth(left), tenth(width)], nice: false, zero: false },
    },
    y: (field) => ({ field, type: 'quantitative', axis: null, scale: { domain, nice: false, zero: false } }),
  };
  return { plot, ticks };
}

/** Unseen upright bars, one a period, that carry the tooltips. */
export function gripLayer(values: Row[], plot: LinePlot, tooltip: Row): object {
  const strokeWidth = Math.max(4, Math.floor((plot.width - plot.left) / Math.max(1, values.length)));
  return {
    data: { values },
    mark: { type: 'rule', strokeOpacity: 0, strokeWidth, strokeCap: 'butt' },
    encoding: { x: plot.x, tooltip },
  };
}
