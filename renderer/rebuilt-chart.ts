// The chart form of a result: its finished spec first, then the same chart laid out for the output's width and font.
import { chartSpec } from '../extension/output/charts/chart-spec';
import { FONT } from '../extension/output/charts/theme';
import type { ChartData } from '../extension/output/result';
import type { ChartSource } from './chart';
import type { Theme } from './theme-tokens';

/** Larger networks keep their finished drawing: a layout of them takes too long for the window's thread. */
const MOST_COMPANIES = 80;
const MOST_DEALS = 300;
const KEPT = 60;

const built = new Map<string, object>();

/** A chart whose drawing can be had at any width. */
export function rebuiltChart(data: ChartData, spec: object): ChartSource {
  const key = JSON.stringify(data);
  const small = data.chart !== 'flows' || (data.companies.length <= MOST_COMPANIES && data.deals.length <= MOST_DEALS);
  return {
    spec,
    rows: () => chartRows(data),
    rebuild: (width, theme) =>
      small ? remembered(`${width} ${theme.font} ${key}`, () => build(data, width, theme)) : null,
  };
}

function build(data: ChartData, width: number, theme: Theme): object {
  return chartSpec(data, { width, measure: textMeasure(theme.font) });
}

/** Widths of text as this page sets it, px; the same font that the drawing will have. */
function textMeasure(font: string): (text: string, size: number, bold?: boolean) => number {
  const pen = document.createElement('canvas').getContext('2d');
  const family = font || FONT;
  return (text, size, bold) => {
    if (!pen) return text.length * size * 0.6;
    pen.font = `${bold ? '600 ' : ''}${size}px ${family}`;
    return pen.measureText(text).width;
  };
}

/** The last drawings, oldest out first. */
function remembered(key: string, make: () => object): object {
  const known = built.get(key);
  if (known) return known;
  const made = make();
  built.set(key, made);
  if (built.size > KEPT) built.delete(built.keys().next().value ?? key);
  return made;
}

/** The rows a reader means by the chart's data: its deals or periods, without their layout. */
export function chartRows(data: ChartData): object[] {
  switch (data.chart) {
    case 'flows':
      return data.deals;
    case 'gap':
      return data.periods.map(({ period, cost, revenue }) => ({
        period,
        [data.costName]: cost.value,
        [data.revenueName]: revenue.value,
      }));
    case 'series':
      return data.points.map(({ period, values }) => ({
        period,
        ...Object.fromEntries(data.columns.map((column, i) => [column, values[i]])),
      }));
    case 'multiples':
      return data.rows;
  }
}
