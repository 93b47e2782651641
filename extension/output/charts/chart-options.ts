// What a drawing depends on besides its rows.
import type { Measure } from './text-width';

export interface ChartOptions {
  /** Width of the whole picture, px. */
  width: number;
  /** How wide its texts are, px. */
  measure: Measure;
}
