// From a series data cell to the rows of its line charts: columns of one unit share a chart.
import { quantileOfSamples } from '../../engine/functions/probability';
import { cellOf } from '../../engine/table';
import type { Column, Table } from '../../engine/value';
import type { Shape } from '../shape';
import { isUncertain } from '../distribution';
import { dayText } from '../value-text';
import { drawnUnit } from './figures-of';
import type { SeriesData } from './series-data';

/** Most points a line needs at the width of a page; longer series are thinned evenly, ends kept. */
const MOST_POINTS = 400;

export function seriesCharts(table: Table, shape: Shape): SeriesData[] {
  const [keyName, ...names] = table.columnNames;
  const key = keyName === undefined ? undefined : table.column(keyName);
  if (!key?.numbers) return [];
  const shapes = shape.kind === 'table' ? shape.columns : new Map<string, Shape>();
  const groups = new Map<string, Column[]>();
  for (const name of names) {
    const column = table.column(name)!;
    const item = shapes.get(name);
    if (!column.numbers || (item?.kind === 'column' && item.item.kind !== 'number')) continue;
    const { key: unit } = drawnUnit(item, 1);
    groups.set(unit, [...(groups.get(unit) ?? []), column]);
  }
  return [...groups.values()].map((columns) => chart(table, key, columns, shapes));
}

function chart(table: Table, key: Column, columns: readonly Column[], shapes: ReadonlyMap<string, Shape>): SeriesData {
  const largest = columns.reduce((m, c) => c.numbers!.reduce((a, v) => (Math.abs(v) > a ? Math.abs(v) : a), m), 0);
  const unit = drawnUnit(shapes.get(columns[0]!.name), largest);
  const dated = Array.from({ length: table.count }, (_, row) => row)
    .filter((row) => !Number.isNaN(key.numbers![row]!))
    .sort((a, b) => key.numbers![a]! - key.numbers![b]!);
  const keyShape = shapes.get(key.name);
  const dates = keyShape?.kind === 'column' && keyShape.item.kind === 'date';
  const step = Math.max(1, Math.ceil(dated.length / MOST_POINTS));
  const rows = dated.filter((_, i) => i % step === 0 || i === dated.length - 1);
  return {
    chart: 'series',
    name: table.name,
    figures: unit.figures,
    perYear: unit.perYear,
    columns: columns.map((c) => c.name),
    points: rows.map((row) => {
      const at = key.numbers![row]!;
      return {
        period: dates ? dayText(at) : String(at),
        at: dates ? 1970 + at / 365.2425 : at,
        values: columns.map((column) => {
          const cell = cellOf(column, row);
          if (typeof cell === 'number') return cell / unit.factor;
          return typeof cell === 'object' && isUncertain(cell) && cell.axes.length === 0
            ? quantileOfSamples(0.5)(cell.data) / unit.factor
            : null;
        }),
      };
    }),
    sources: [],
    notes: [
      ...(unit.period ? [`Figures are per ${unit.period}.`] : []),
      ...(columns.some(hasUncertain) ? ['Uncertain figures are drawn at their median.'] : []),
    ],
  };
}

const hasUncertain = (column: Column): boolean => [...(column.spreads?.values() ?? [])].some(isUncertain);
