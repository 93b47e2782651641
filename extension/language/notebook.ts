// What the language sees of a notebook.

/** A cell as handed in by a host. `id` is stable while the notebook is open. */
export interface CellInput {
  id: string;
  kind: 'code' | 'markdown';
  /** `aibubble`, `aibubble-data`, `vega-lite`, or anything else, which is left alone. */
  language: string;
  text: string;
  /** The fence is never closed: one error at the first line, and the cell is not evaluated. */
  unclosed?: boolean;
}

/** What a person chose outside the text: front matter, command-line flags, scenario switch, sliders. */
export interface Overrides {
  /** ISO date. */
  asOf?: string;
  scenario?: string;
  samples?: number;
  seed?: number;
  /** Name to expression: `--set growth=30%`. */
  set?: Record<string, string>;
}
