// gap: what is due against what comes in.
import type { ChartOptions } from './chart-options';
import { frame } from './frame';
import type { GapData } from './gap-data';
import { gapSeries } from './gap-series';
import { gapSingle } from './gap-single';
import { gapWords } from './gap-words';

/** The profit-gap chart of `data` at `options.width` px: bars for one period, lines for more. */
export function gapSpec(data: GapData, options: ChartOptions): object {
  const sorted = { ...data, periods: [...data.periods].sort((a, b) => a.at - b.at) };
  if (sorted.periods.length > 1) return gapSeries(sorted, options);
  if (sorted.periods.length === 1) return gapSingle(sorted, options);
  const nothing = { data: { values: [] }, mark: { type: 'point' } };
  return frame(gapWords(sorted), { width: options.width, height: 8 }, [nothing], options.measure);
}
