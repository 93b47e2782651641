// The shape of a catalogue entry for a function, an indicator or a chart. One entry, many faces:
// checker, completion, hover, signature help, snippets, the Insert Indicator picker and the reference read it.

/**
 * A type in words. Numbers: a product of `M` (money of one currency), `A`, `B` (any dimension), `time`, `power`,
 * `energy`, `1`, with `*`, `/`, `^2`; after it, in brackets, how a result prints: `time [year]`, `1 [%]`, `1 [x]`.
 * Others: `text`, `truth`, `date`, `any`, `table`, `deals`, `valuations`, `column A`, `column text`, `lambda`, `chart`;
 * `choice a b`: one of these words, written bare; in results, `key`: what the first column of the given rows holds.
 * A parameter may list alternatives with ` | `.
 */
export type TypeText = string;

export type ResultText =
  | TypeText
  | { record: Record<string, ResultText> }
  | { table: Record<string, TypeText>; extra?: Record<string, ResultText> };

export interface Parameter {
  name: string;
  type: TypeText;
  help: string;
  optional?: boolean;
  /** What it is where it is left out, as a formula. */
  default?: string;
  /** Takes all further arguments. */
  rest?: boolean;
}

/** One way to call it; the first whose parameters fit is taken. */
export interface Form {
  parameters: readonly Parameter[];
  result: ResultText;
  /** Id of its implementation, where it is not the entry's: forms that differ only in dimension look alike at run time. */
  variant?: string;
}

export interface Threshold {
  level: 'warn' | 'alarm';
  value: string;
  by: string;
}

export interface FunctionEntry {
  /** The function's name in a formula. */
  id: string;
  kind: 'function' | 'indicator' | 'chart';
  family: string;
  name: { en: string; zh: string };
  /** One line. */
  help: string;
  /** The definition as text. */
  formula?: string;
  forms: readonly Form[];
  /** Over columns, row by row. */
  elementwise?: boolean;
  thresholds?: readonly Threshold[];
  /** Paper or publication, with DOI or page. */
  citation?: string;
  /** A notebook that runs: cells in file order, and what the last name shows. A test runs it. */
  example: {
    cells: readonly { language: 'aibubble' | 'aibubble-data'; text: string }[];
    name: string;
    display: string;
  };
  /** Body of the snippet and of Insert Indicator, in VS Code's snippet syntax. */
  snippet?: string;
}

export const parameter = (name: string, type: TypeText, help: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  type,
  help,
  ...more,
});
export const formula = (text: string): { language: 'aibubble'; text: string } => ({ language: 'aibubble', text });
export const data = (text: string): { language: 'aibubble-data'; text: string } => ({
  language: 'aibubble-data',
  text,
});
