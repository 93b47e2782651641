// The rows that a line chart of a series is drawn from.
import type { Figures } from './figures';

/** One or more columns of one unit over time; columns of different units are different charts. */
export interface SeriesData {
  chart: 'series';
  /** Name of the data cell. */
  name: string;
  figures: Figures;
  /** The figures are flows of a year. */
  perYear: boolean;
  columns: string[];
  /** In time order; `values` by column, `null` where the row has none. `at` is the year with decimals. */
  points: { period: string; at: number; values: (number | null)[] }[];
  sources: string[];
  notes: string[];
}
