// From a chart's rows to its Vega-Lite spec: the one place that knows which drawing belongs to which rows.
import type { ChartData } from '../result';
import { flowsSpec } from './flows';
import { gapSpec } from './gap';
import { multiplesSpec } from './multiples';
import { seriesSpec } from './series';
import type { Measure } from './text-width';

export type { Measure } from './text-width';

/** What a drawing depends on besides its rows: width of the picture in px, and how wide its texts are. */
export interface ChartOptions {
  width: number;
  measure: Measure;
}

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
