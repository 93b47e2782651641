// What a cell shows, as plain data: the JSON of `application/vnd.aibubble.result+json`.
// The kernel makes it, the renderer draws it, the command line prints its words.
import type { FlowsData } from './charts/flows-data';
import type { GapData } from './charts/gap-data';
import type { MultiplesData } from './charts/multiples-data';
import type { SeriesData } from './charts/series-data';

export const RESULT_MIME = 'application/vnd.aibubble.result+json';
export const VEGALITE_MIME = 'application/vnd.vegalite.v6+json';

/** A source as it stands under a figure; `quote` is the sentence that the figure rests on. */
export interface SourceNote {
  key: string;
  title?: string;
  publisher?: string;
  date?: string;
  url?: string;
  quote?: string;
}

/** One definition or bare expression of a formula cell. */
export interface ValueLine {
  name?: string;
  /** Pasted back, it parses: `$1.08T`, `83.3 years`, `up to $100B`. */
  display: string;
  /** All digits, for the tooltip and the copy menu. */
  exact?: string;
  /** `$1.08T to $1.2T` and the like where the value is bounded or uncertain. */
  band?: string;
  sources: string[];
  /** `2 rows skipped: no amount (SoftBank, row 6)` and the like. */
  notes: string[];
}

export interface ResultColumn {
  name: string;
  unit?: string;
  align: 'left' | 'right';
}

/** `display` is what is shown; `sort` orders (numbers before text, `null` last) and is what CSV carries. */
export interface ResultCell {
  display: string;
  sort: number | string | null;
  /** Why there is no value, or the quote that the figure rests on. */
  note?: string;
}

export interface GaugeResult {
  name: string;
  display: string;
  level: 'ok' | 'warn' | 'alarm';
  /** Over bounds: the levels at the better and the worse end, `level` being the worse. */
  levels?: readonly ['ok' | 'warn' | 'alarm', 'ok' | 'warn' | 'alarm'];
  low?: number;
  high?: number;
  /** In plain numbers of the value's base unit; `direction` tells which side is bad. Over bounds the worse end. */
  value: number;
  warn: number | null;
  alarm: number | null;
  warnText: string;
  alarmText: string;
  direction: 'above' | 'below';
  /** Over a distribution: the share of samples at each level. */
  chances?: { ok: number; warn: number; alarm: number };
  sources: string[];
}

export type ChartData = FlowsData | GapData | SeriesData | MultiplesData;

export type ResultForm =
  | { version: 1; form: 'values'; values: ValueLine[]; sources: SourceNote[] }
  | {
      version: 1;
      form: 'table';
      name?: string;
      columns: ResultColumn[];
      rows: ResultCell[][];
      /** Rows of the whole table where `rows` was cut. */
      total: number;
      notes: string[];
      sources: SourceNote[];
    }
  | { version: 1; form: 'gauges'; gauges: GaugeResult[]; sources: SourceNote[] }
  | { version: 1; form: 'asserts'; asserts: { holds: boolean; message: string }[] }
  /** `spec` is the finished drawing at 760 px; `data` rebuilds it at another width. */
  | { version: 1; form: 'chart'; data: ChartData; spec: object };

/** One output of a cell: alternatives of one thing, richest first, always with words. */
export interface Output {
  result?: ResultForm;
  /** A Vega-Lite v6 spec without colours: the renderer's theme supplies them. */
  vegalite?: object;
  text: string;
}
