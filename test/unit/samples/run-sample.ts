import { readFileSync } from 'node:fs';
import { readInside } from '../../../extension/cli/data-files';
import { jsonReport } from '../../../extension/cli/report';
import type { Report } from '../../../extension/cli/report';
import { runNotebook } from '../../../extension/cli/run-notebook';
import { deserialize } from '../../../extension/format/index';
import type { Cell } from '../../../extension/format/index';

export const SAMPLES = [
  'openai-trillion-dollar-bet.aibubble',
  'circular-financing.zh.aibubble',
  'profit-gap-to-2031.aibubble',
  'dollars-and-yuan.aibubble',
  'the-circle.aibubble',
  'lucent-against-nvidia.aibubble',
  'gpu-debt-clock.aibubble',
  'power-gap.aibubble',
  'five-gauges.aibubble',
  'concentration-and-cape.aibubble',
  'explosive-roots.aibubble',
];

type Number = { value: number; low?: undefined } | { value?: undefined; low: number | null; high: number | null };
/** The part of the versioned JSON that these tests read. */
export interface Published {
  as_of: string | null;
  names: Record<
    string,
    {
      display: string;
      sources: string[];
      base?: Number & { unit: string };
      fields?: Record<string, { base: Number }>;
      columns?: { name: string; values: (string | number | null)[] }[];
    }
  >;
  gauges: { name: string; level: string }[];
  asserts: { holds: boolean; message: string }[];
  charts: { cell: number; name: string; spec: { title: string | { text: string[] }; description: string } }[];
}

export interface Run {
  text: string;
  cells: Cell[];
  report: Report;
  json: Published;
}

export const runSample = (file: string): Promise<Run> => runText(file, readFileSync(`samples/${file}`, 'utf8'));

/** Runs a notebook in this process, as the command line does; its data files are those of `samples/`. */
export async function runText(file: string, text: string): Promise<Run> {
  const report = await runNotebook(file, text, readInside('samples', []));
  return { text, cells: deserialize(text).cells, report, json: JSON.parse(jsonReport(report)) as Published };
}

/** A name's value in base units: a number, or the two ends of a bound (`null`: open). */
export function baseOf({ names }: Published, path: string): number | [number | null, number | null] {
  const [name, field] = path.split('.') as [string, string?];
  const found = names[name];
  if (!found) throw new Error(`the sample defines no ${name}`);
  const base = field === undefined ? found.base : found.fields?.[field]?.base;
  if (!base) throw new Error(`${path} is no number: ${found.display}`);
  return base.value ?? [base.low ?? null, (base as { high: number | null }).high];
}

/** A column of the table that a name stands for. */
export function columnOf({ names }: Published, name: string, field: string): (string | number | null)[] {
  const column = names[name]?.columns?.find((c) => c.name === field);
  if (!column) throw new Error(`the sample has no column ${name}.${field}`);
  return column.values;
}

/** Titles of the charts, by the names of what draws them. */
export const chartTitles = ({ charts }: Published): [string, string][] =>
  charts.map(({ name, spec }) => [name, typeof spec.title === 'string' ? spec.title : spec.title.text.join(' ')]);
