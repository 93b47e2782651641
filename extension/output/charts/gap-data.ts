// The rows that a profit-gap chart is drawn from.

/** A figure of one period; `p5 … p95` where it is uncertain, `low`/`high` where it is only bounded. */
export interface GapFigure {
  value: number;
  p5?: number;
  p25?: number;
  p75?: number;
  p95?: number;
  low?: number;
  high?: number;
}

/** Amounts in whole units of `currency`, per year where `perYear`; a single period draws the single-figure form. */
export interface GapData {
  chart: 'gap';
  currency: string;
  perYear: boolean;
  /** What the two things are called in the notebook: `due`, `revenue`. */
  costName: string;
  revenueName: string;
  periods: {
    period: string;
    /** year with decimals, for the axis */ at: number;
    cost: GapFigure;
    revenue: GapFigure;
  }[];
  /** Sum of cost − revenue over the periods (money). Negative: a surplus. */
  total: GapFigure;
  scenarios: { name: string; values: { at: number; value: number }[] }[];
  sources: string[];
  notes: string[];
}
