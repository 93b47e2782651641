// The chart that a name on the command line means: of a value, of a data cell, or of the function that draws it.
import { chartOutput } from '../output/chart-output';
import type { Report } from './report';
import { diagnosticLines } from './report';

interface NamedChart {
  name: string;
  cell: number;
  spec: object;
}

export type FoundChart = { ok: true; spec: object } | { ok: false; message: string };

/**
 * `name`, or `name#2` for the second of several charts of that name.
 * A value's name outranks a data cell's, which outranks a function's; charts of formulas outrank automatic ones.
 */
export function findChart(report: Report, name: string): FoundChart {
  const kinds = chartsByName(report);
  const exact = kinds.map((charts) => charts.filter((chart) => chart.name === name)).find((charts) => charts.length);
  const [, stem, place] = exact ? [] : (/^(.+)#(\d{1,6})$/.exec(name) ?? []);
  const found =
    exact ?? kinds.map((charts) => charts.filter((chart) => chart.name === stem)).find((c) => c.length) ?? [];
  const one = place === undefined ? (found.length === 1 ? found[0] : undefined) : found[Number(place) - 1];
  if (one) return { ok: true, spec: one.spec };
  if (found.length && place === undefined) {
    const places = found.map(({ cell }, i) => `\`${name}#${i + 1}\` (cell ${cell})`).join(', ');
    return { ok: false, message: `There are ${found.length} charts \`${name}\`: write ${places}.` };
  }
  return { ok: false, message: [whyNone(report, name), chartList(kinds.flat())].filter(Boolean).join('\n') };
}

/** Charts by the names of values, of data cells, of functions in formulas, and of what is drawn by itself. */
function chartsByName({ cells, evaluated }: Report): NamedChart[][] {
  const { analysis, graph } = evaluated;
  const number = new Map(cells.map((cell) => [cell.id, cell.number]));
  const values: NamedChart[] = [];
  for (const { key, name, cell } of analysis.definitions.values()) {
    const outcome = key === name ? graph.outcome(key) : undefined;
    if (!outcome?.ok || outcome.value === null || typeof outcome.value !== 'object') continue;
    if (outcome.value.kind !== 'chart') continue;
    const spec = chartOutput(outcome.value).vegalite;
    if (spec) values.push({ name, cell: number.get(cell)!, spec });
  }
  const [data, functions, automatic]: [NamedChart[], NamedChart[], NamedChart[]] = [[], [], []];
  for (const cell of cells)
    for (const { result, vegalite } of cell.result?.outputs ?? []) {
      if (!vegalite) continue;
      const drawn = { cell: cell.number, spec: vegalite };
      const chart = { ...drawn, name: result?.form === 'chart' ? result.data.chart : 'vega-lite' };
      const heading = analysis.cells.get(cell.id)?.data?.heading;
      if (heading) data.push({ ...drawn, name: heading.name });
      (heading ? automatic : functions).push(chart);
    }
  return [values, data, functions, automatic];
}

function whyNone(report: Report, name: string): string {
  const definition = report.evaluated.analysis.definitions.get(name);
  if (!definition) return `There is no chart \`${name}\`.`;
  const own = { ...report, diagnostics: report.diagnostics.filter(({ cell }) => cell === definition.cell) };
  const outcome = report.evaluated.graph.outcome(name);
  if (outcome?.ok && !definition.failed) return `\`${name}\` is no chart.`;
  return [`\`${name}\` has no value.`, ...diagnosticLines(own, ['error'])].join('\n');
}

function chartList(charts: readonly NamedChart[]): string {
  if (charts.length === 0) return 'The notebook has no chart.';
  const cells = new Map<string, Set<number>>();
  for (const { name, cell } of charts) cells.set(name, (cells.get(name) ?? new Set()).add(cell));
  const names = [...cells].map(([name, places]) => `\`${name}\` (cell ${[...places].join(', ')})`);
  return `Its charts: ${names.join(', ')}.`;
}
