// gap: what is due against what comes in.
import type { ChartOptions } from './chart-spec';
import { frame } from './frame';
import type { GapData } from './gap-data';

export function gapSpec(data: GapData, options: ChartOptions): object {
  return frame(
    { title: 'gap', subtitle: '', source: '', description: data.costName },
    { width: options.width, height: 8 },
    [],
    options.measure,
  );
}
