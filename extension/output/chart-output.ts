// A chart's three forms: its rows for our renderer, its finished spec for any reader, its words for everyone.
import type { Context } from '../engine/program';
import type { ChartValue, Table } from '../engine/value';
import { EvaluationError } from '../engine/value';
import { chartSpec } from './charts/chart-spec';
import { flowsData } from './charts/flows-rows';
import { multiplesData } from './charts/multiples-rows';
import { seriesCharts } from './charts/series-rows';
import { estimateWidth } from './charts/text-width';
import type { ChartData, Output } from './result';
import type { Shape } from './shape';

/** Width in px of the finished spec; our renderer rebuilds it at its own. */
export const FINISHED_WIDTH = 760;

export function chartOutput(value: ChartValue): Output {
  const data = value.data as ChartData;
  const spec = chartSpec(data, { width: FINISHED_WIDTH, measure: estimateWidth });
  return { result: { version: 1, form: 'chart', data, spec }, vegalite: spec, text: chartText(spec) };
}

/** Title and description: the finding, and the same in prose. */
function chartText(spec: object): string {
  const { title, description } = spec as { title?: { text?: string | string[] }; description?: string };
  const head = [title?.text ?? []].flat().join(' ');
  return [head, description ?? ''].filter((t) => t !== '').join('\n');
}

/**
 * The charts that stand under a data cell by themselves, and what must be said where there is none: data that a chart
 * cannot hold (two currencies) are still good data.
 */
export function dataCharts(table: Table, shape: Shape, context: Context): { charts: Output[]; notes: string[] } {
  try {
    return { charts: chartsOf(table, shape, context), notes: [] };
  } catch (error) {
    if (error instanceof EvaluationError) return { charts: [], notes: [`No chart: ${error.message}`] };
    throw error;
  }
}

function chartsOf(table: Table, shape: Shape, context: Context): Output[] {
  if (table.count === 0) return [];
  const charts: ChartData[] = [];
  switch (table.schema) {
    case 'deals':
      charts.push(flowsData(table, undefined, context, { M: currencyOf(shape, 'amount') ?? 'USD' }));
      break;
    case 'valuations':
      charts.push(...multiplesData(table, shape));
      break;
    case 'series':
      charts.push(...seriesCharts(table, shape));
      break;
  }
  return charts.map((data) => chartOutput({ kind: 'chart', chart: data.chart, data }));
}

function currencyOf(shape: Shape, column: string): string | undefined {
  const found = shape.kind === 'table' ? shape.columns.get(column) : undefined;
  const item = found?.kind === 'column' ? found.item : undefined;
  if (item?.kind !== 'number') return undefined;
  return Object.keys(item.dimension?.exponents ?? {}).find((symbol) => /^[A-Z]{3}$/.test(symbol));
}
