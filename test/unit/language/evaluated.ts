// A notebook of cells run to its values, as tests of uncertain values read them: in base units, and sample by sample.
import { jsonReport } from '../../../extension/cli/report';
import { runNotebook } from '../../../extension/cli/run-notebook';
import { isSpread } from '../../../extension/engine/value';
import type { Overrides } from '../../../extension/language/notebook';
import type { Named, Published, Ran } from '../cli/notebook';
import { notebookOf, run } from '../cli/notebook';

export interface Summary {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
}

export function named({ json }: Pick<Ran, 'json'>, name: string): Named {
  const found = json.names[name];
  if (!found) throw new Error(`${name} has no value: ${JSON.stringify(json.diagnostics)}`);
  return found;
}

/** What the JSON says of an uncertain name in base units. */
export const base = (ran: Pick<Ran, 'json'>, name: string): Summary & { unit: string } =>
  named(ran, name).base as unknown as Summary & { unit: string };
export const ends = (
  ran: Pick<Ran, 'json'>,
  name: string,
): { low: number | Summary | null; high: number | Summary | null } =>
  named(ran, name).base as unknown as { low: number | null; high: number | null };
export const valueOf = (ran: Pick<Ran, 'json'>, name: string): number => {
  const value = named(ran, name).base?.value;
  if (value === undefined) throw new Error(`${name} is no certain number: ${JSON.stringify(named(ran, name))}`);
  return value;
};

/** The samples of a name, or those of a certain combination of bound ends. */
export function samplesOf({ report }: Pick<Ran, 'report'>, name: string): Float64Array {
  const outcome = report.evaluated.graph.outcome(name);
  if (!outcome?.ok || !isSpread(outcome.value)) throw new Error(`${name} has no samples`);
  return outcome.value.data;
}

/** Pearson's correlation of the ranks (Spearman 1904). */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const ranks = (x: Float64Array): number[] => {
    const order = Array.from(x.keys()).sort((i, j) => x[i]! - x[j]!);
    const rank = new Array<number>(x.length);
    order.forEach((i, r) => (rank[i] = r));
    return rank;
  };
  const [p, q] = [ranks(a), ranks(b)];
  const n = a.length;
  const squares = p.reduce((sum, r, i) => sum + (r - q[i]!) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

/** Runs the formulas as one cell after other cells; the formulas stand last. */
export const formulas = (lines: readonly string[], ...before: string[]): Promise<Ran> =>
  run([...before, `\n${lines.join('\n')}`]);

/** Runs cells under what the command line chose: a scenario, other formulas, samples, a seed. */
export async function chosen(cells: readonly string[], overrides: Overrides): Promise<Published> {
  const read = (): Promise<Uint8Array> => Promise.reject(new Error('there is no such file'));
  return JSON.parse(jsonReport(await runNotebook('n.aibubble', notebookOf(cells), read, overrides))) as Published;
}

/** `U10 There is no rate …`, errors only. */
export const said = ({ json }: Pick<Ran, 'json'>): string[] =>
  json.diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.code} ${d.message}`);
