// From a chart's rows to its Vega-Lite spec: the one place that knows which drawing belongs to which rows.
import type { ChartData } from '../result';
import type { ChartOptions } from './chart-options';
import { flowsSpec } from './flows';
import { gapSpec } from './gap';
import { multiplesSpec } from './multiples';
import { seriesSpec } from './series';

export type { Measure } from './text-width';

/** The finished Vega-Lite v6 spec, without colours, for a picture `options.width` px wide. */
export function chartSpec(data: ChartData, options: ChartOptions): object {
  switch (data.chart) {
    case 'flows':
      return flowsSpec(data, options);
    case 'gap':
      return gapSpec(data, options);
    case 'series':
      return seriesSpec(data, options);
    case 'multiples':
      return multiplesSpec(data, options);
  }
}
