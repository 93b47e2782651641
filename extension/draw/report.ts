// What a report is made of: plain data, whoever evaluated it.
import type { Output, SourceNote } from '../output/result';

export interface ReportCell {
  kind: 'markdown' | 'code';
  /** `aibubble`, `aibubble-data` or `vega-lite` of a code cell. */
  language: string;
  text: string;
  outputs: Output[];
  errors: Said[];
  /** What is worth knowing of a cell that has its results. */
  warnings?: Said[];
}

/** A mistake or a doubt, and its place in words. */
export interface Said {
  code: string;
  message: string;
  frame: string;
}

export interface Report {
  /** Where no Markdown cell begins with a heading of the first level, the report's heading. */
  title: string;
  /** `2025-10-20`: the date on which the figures stand. */
  asOf?: string;
  cells: readonly ReportCell[];
}

/** The sources of a whole report, numbered in the order in which they are met. */
export interface SourceNumbers {
  /** 1 and up; `undefined` for a key that no output describes. */
  numberOf(key: string): number | undefined;
  all: readonly SourceNote[];
}

/** Marks a figure that is assumed; it stands beside the figure as a word and is no source. */
export const ASSUMPTION = 'assumption';

export function numberSources(cells: readonly ReportCell[]): SourceNumbers {
  const notes = new Map<string, SourceNote>();
  for (const { outputs } of cells)
    for (const { result } of outputs) {
      if (!result || !('sources' in result)) continue;
      for (const note of result.sources) if (note.key !== ASSUMPTION && !notes.has(note.key)) notes.set(note.key, note);
    }
  const numbers = new Map([...notes.keys()].map((key, i) => [key, i + 1]));
  return { numberOf: (key) => numbers.get(key), all: [...notes.values()] };
}

/** The chart of an output as a spec, or `undefined` where it is something else. */
export function chartOf({ result, vegalite }: Output): object | undefined {
  return vegalite ?? (result?.form === 'chart' ? result.spec : undefined);
}

/** Publisher and date, for the end of a source's line. */
export const sourceOrigin = ({ publisher, date }: SourceNote): string => [publisher, date].filter(Boolean).join(', ');
