import type { ExitCode, Report } from '../../../extension/cli/report';
import { exitCode, jsonReport, textReport } from '../../../extension/cli/report';
import { runNotebook } from '../../../extension/cli/run-notebook';
import type { ReadFile } from '../../../extension/kernel/session';

/** The JSON of the command line, as far as tests read it. */
export interface Named {
  cell: number;
  kind: string;
  display: string;
  value?: number | string | boolean;
  unit?: string;
  base?: { value?: number; low?: number | null; high?: number | null; unit: string };
  sources?: string[];
  notes?: string[];
  fields?: Record<string, Named>;
  columns?: Column[];
  reason?: string;
}
export interface Column {
  name: string;
  unit?: string;
  units?: (string | null)[];
  values: (number | string | boolean | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
}
export interface Published {
  version: number;
  file: string;
  ok: boolean;
  as_of: string | null;
  names: Record<string, Named>;
  gauges: { name: string; cell: number; value: number | null; level: string; display: string; levels?: string[] }[];
  asserts: { cell: number; line: number; holds: boolean; message: string }[];
  charts: { cell: number; name: string; spec: Record<string, unknown> }[];
  diagnostics: { cell: number; line: number; column: number; code: string; severity: string; message: string }[];
}

export interface Ran {
  json: Published;
  /** The very bytes that are printed. */
  printed: string;
  text: string;
  exit: ExitCode;
  report: Report;
  /** Codes of the errors. */
  errors: string[];
}

const SCHEMA = /^(deals|valuations|series|sources|fx|table) /;

/** Fences a cell in its language: a data cell begins with its schema, a chart with `{`, Markdown with `#` or `%`. */
function fenced(cell: string): string {
  if (/^(# |%)/.test(cell)) return `<!-- cell -->\n\n${cell}`;
  const language = SCHEMA.test(cell) ? 'aibubble-data' : cell.startsWith('{') ? 'vega-lite' : 'aibubble';
  return `\`\`\`${language}\n${cell}\n\`\`\``;
}

export const notebookOf = (cells: readonly string[], head = ''): string => `${head}${cells.map(fenced).join('\n\n')}\n`;

const noFiles: ReadFile = () => Promise.reject(new Error('there is no such file'));

/** Runs a notebook of these cells in this process, as the command line does. */
export async function run(
  cells: readonly string[],
  { head = '', asOf, read = noFiles }: { head?: string; asOf?: string; read?: ReadFile } = {},
): Promise<Ran> {
  const report = await runNotebook('n.aibubble', notebookOf(cells, head), read, asOf === undefined ? {} : { asOf });
  const printed = jsonReport(report);
  const json = JSON.parse(printed) as Published;
  const errors = json.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code);
  return { json, printed, text: textReport(report), exit: exitCode(report, 'alarm'), report, errors };
}

/** Values of a column of a named table. */
export function column({ json }: Ran, name: string, of = 'value'): Column['values'] {
  const found = json.names[name]?.columns?.find((c) => c.name === of);
  if (!found) throw new Error(`${name} has no column ${of}`);
  return found.values;
}
