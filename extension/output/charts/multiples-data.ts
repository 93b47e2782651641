// The rows that a chart of valuation multiples is drawn from.
import type { Figures } from './figures';

/** One measure by company, in any order. */
export interface MultiplesData {
  chart: 'multiples';
  /** Name of the data cell. */
  name: string;
  /** What is measured: `P/E`, `EV/sales`. */
  measure: string;
  asOf?: string;
  figures: Figures;
  /** `value: null` where there is none, with the reason in `note`. */
  rows: { company: string; value: number | null; note?: string }[];
  /** A value to compare with: `dot-com peak`. */
  reference?: { name: string; value: number };
  sources: string[];
  notes: string[];
}
