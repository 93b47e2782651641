// From a valuations data cell to the rows of its multiples chart: value ÷ revenue, or the value itself.
import { YEAR } from '../../catalogue/units';
import { cellOf } from '../../engine/table';
import type { Table } from '../../engine/value';
import type { Shape } from '../shape';
import { dayText } from '../value-text';
import { drawnUnit } from './figures-of';
import type { MultiplesData } from './multiples-data';

/** Latest row of each company. */
function latestRows(table: Table): number[] {
  const [company, date] = [table.column('company'), table.column('date')];
  const latest = new Map<string, { row: number; day: number }>();
  for (let row = 0; row < table.count; row++) {
    const name = company?.texts?.[row] ?? '';
    const day = date?.numbers?.[row] ?? -Infinity;
    const before = latest.get(name);
    if (name !== '' && (!before || !(day < before.day))) latest.set(name, { row, day });
  }
  return [...latest.values()].map((l) => l.row);
}

export function multiplesData(table: Table, shape: Shape): MultiplesData[] {
  const rows = latestRows(table);
  const columns = shape.kind === 'table' ? shape.columns : new Map<string, Shape>();
  const numberAt = (name: string, row: number): number | undefined => {
    const column = table.column(name);
    const cell = column?.numbers && cellOf(column, row);
    return typeof cell === 'number' ? cell : undefined;
  };
  const value = table.column('valuation') ? 'valuation' : table.column('market_cap') ? 'market_cap' : undefined;
  if (!value) return [];
  const worth = (row: number): number | undefined => numberAt('valuation', row) ?? numberAt('market_cap', row);
  const revenueShape = columns.get('revenue');
  const flow =
    revenueShape?.kind === 'column' &&
    revenueShape.item.kind === 'number' &&
    revenueShape.item.dimension?.exponents['s'] === -1;
  const multiple = (row: number): number | undefined => {
    const [top, revenue] = [worth(row), numberAt('revenue', row)];
    return top !== undefined && revenue ? top / (flow ? revenue * YEAR : revenue) : undefined;
  };
  const asMultiple = rows.some((row) => multiple(row) !== undefined);
  const unit = drawnUnit(columns.get(value), 1e9);
  const days = rows.map((row) => table.column('date')?.numbers?.[row] ?? NaN).filter((d) => !Number.isNaN(d));
  return [
    {
      chart: 'multiples',
      name: table.name,
      measure: asMultiple ? 'value ÷ revenue' : value.replace('_', ' '),
      ...(days.length && { asOf: dayText(Math.max(...days)) }),
      figures: asMultiple ? { as: 'plain', unit: 'x' } : unit.figures,
      rows: rows.map((row) => {
        const shown = asMultiple ? multiple(row) : worth(row);
        const company = table.column('company')!.texts![row]!;
        return shown === undefined
          ? { company, value: null, note: asMultiple ? 'no value or no revenue' : 'no value' }
          : { company, value: asMultiple ? shown : shown / unit.factor };
      }),
      sources: [],
      notes: [],
    },
  ];
}
