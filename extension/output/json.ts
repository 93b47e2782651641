// Values as the command line's JSON contract has them (language.md, "The command line"): base units, never rounded.
import { ends } from '../engine/spread';
import { cellOf } from '../engine/table';
import type { Spread, Table, Value } from '../engine/value';
import { isColumn, isMissing, isSpread, isTable } from '../engine/value';
import type { Summary } from './distribution';
import { isUncertain, summaries } from './distribution';
import { columnTable } from './present';
import { displayUnit } from './quantity';
import type { NumberShape, Shape } from './shape';
import { PLAIN_SHAPE } from './shape';
import { dayText, valueText } from './value-text';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** `unitName` prints a dimension in base units: `USD/s`, `J`, `1`. */
export type UnitName = (shape: NumberShape) => string;

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);

/** A value with its kind, display and base form; undefined where there is nothing to say of it. */
export function valueJson(value: Value, shape: Shape, unitName: UnitName): { [key: string]: Json } | undefined {
  if (isMissing(value)) return { kind: 'missing', display: valueText(value, shape), reason: value.reason };
  if (typeof value === 'string') return { kind: 'text', display: value, value };
  if (isColumn(value)) return tableJson(columnTable(value), columnShape(shape), unitName);
  if (isTable(value)) return tableJson(value, shape, unitName);
  if (typeof value === 'number') {
    if (shape.kind === 'truth') return { kind: 'truth', display: valueText(value, shape), value: value !== 0 };
    if (shape.kind === 'date') return { kind: 'date', display: dayText(value), value: dayText(value) };
    const number = shape.kind === 'number' ? shape : PLAIN_SHAPE;
    const unit = displayUnit(number, Math.abs(value));
    return {
      kind: 'number',
      display: valueText(value, shape),
      value: value / unit.factor,
      unit: unit.name,
      base: { value, unit: unitName(number) },
    };
  }
  if (isSpread(value)) return spreadJson(value, shape, unitName);
  switch (value.kind) {
    case 'record': {
      const fields: { [key: string]: Json } = {};
      for (const [name, field] of value.fields) {
        const json = valueJson(
          field,
          (shape.kind === 'record' ? shape.fields.get(name) : undefined) ?? { kind: 'unknown' },
          unitName,
        );
        if (json) fields[name] = json;
      }
      return { kind: 'record', display: valueText(value, shape), fields };
    }
    case 'period':
      return { kind: 'period', display: valueText(value, shape), from: dayText(value.from), to: dayText(value.to - 1) };
    case 'chart':
    case 'closure':
      return undefined;
  }
}

const summaryJson = ({ mean, p5, p50, p95 }: Summary): { [key: string]: Json } => ({
  mean: finite(mean),
  p5: finite(p5),
  p50: finite(p50),
  p95: finite(p95),
});

function spreadJson(value: Spread, shape: Shape, unitName: UnitName): { [key: string]: Json } {
  if (isUncertain(value)) {
    const { low, high } = summaries(value);
    const unit = unitName(shape.kind === 'number' ? shape : PLAIN_SHAPE);
    const display = valueText(value, shape);
    if (value.axes.length === 0) return { kind: 'distribution', display, base: { ...summaryJson(low), unit } };
    return { kind: 'interval', display, base: { low: summaryJson(low), high: summaryJson(high), unit } };
  }
  const { low, high } = ends(value);
  const number = shape.kind === 'number' ? shape : PLAIN_SHAPE;
  return {
    kind: 'interval',
    display: valueText(value, shape),
    base: { low: finite(low), high: finite(high), unit: unitName(number) },
  };
}

/** The shape of a column as a table of its own: `columnTable` keeps the keys of its rows beside it. */
function columnShape(shape: Shape): Shape {
  const keys = shape.kind === 'column' ? (shape.table?.columns ?? []) : [];
  return { kind: 'table', columns: new Map<string, Shape>([...keys, ['value', shape]]) };
}

/** Columns with their values in base units. A bounded column gives `low` and `high` beside it. */
export function tableJson(table: Table, shape: Shape, unitName: UnitName): { [key: string]: Json } {
  const columns: Json[] = [];
  const uncertainColumns = table.columnNames.filter((name) =>
    [...(table.column(name)!.spreads?.values() ?? [])].some(isUncertain),
  ).length;
  for (const name of table.columnNames) {
    const column = table.column(name)!;
    const stated = shape.kind === 'table' ? shape.columns.get(name) : undefined;
    const item = stated?.kind === 'column' ? stated.item : stated;
    // A column that mixes currencies says them row by row.
    const unit: { [key: string]: Json } = column.currencies
      ? { units: column.currencies.map((c) => c || null) }
      : item?.kind === 'number'
        ? { unit: unitName(item) }
        : {};
    const cells = Array.from({ length: table.count }, (_, row) => cellOf(column, row));
    const values = cells.map((cell): Json => {
      if (typeof cell === 'string') return cell;
      if (typeof cell === 'number')
        return item?.kind === 'date' ? dayText(cell) : item?.kind === 'truth' ? cell !== 0 : finite(cell);
      return null;
    });
    if (cells.some(isUncertain)) {
      const prefix = uncertainColumns > 1 ? `${name}.` : '';
      for (const part of PARTS) columns.push({ name: prefix + part, ...unit, ...partOf(cells, part) });
      continue;
    }
    const entry: { [key: string]: Json } = { name, ...unit, values };
    if (cells.some(isSpread))
      Object.assign(entry, { low: cells.map((c) => end(c, 'low')), high: cells.map((c) => end(c, 'high')) });
    columns.push(entry);
  }
  const extra: { [key: string]: Json } = {};
  for (const [name, value] of table.extra ?? []) {
    const json = valueJson(
      value,
      (shape.kind === 'table' ? shape.extra?.get(name) : undefined) ?? { kind: 'unknown' },
      unitName,
    );
    if (json) extra[name] = json;
  }
  return {
    kind: 'table',
    display: valueText(table, shape),
    columns,
    ...(Object.keys(extra).length ? { fields: extra } : {}),
  };
}

const PARTS = ['mean', 'p5', 'p50', 'p95'] as const;

/** One figure of each row's distribution; a row that rests on bounds has its lowest and its highest case beside it. */
function partOf(cells: readonly Value[], part: keyof Summary): { [key: string]: Json } {
  const cases = cells.map((cell): { low: Json; high: Json } => {
    if (typeof cell === 'number') return { low: finite(cell), high: finite(cell) };
    if (!isSpread(cell)) return { low: null, high: null };
    const { low, high } = summaries(cell);
    return { low: finite(low[part]), high: finite(high[part]) };
  });
  const bounded = cells.map((cell) => isSpread(cell) && cell.axes.length > 0);
  const values = cases.map(({ low }, row) => (bounded[row] ? null : low));
  if (!bounded.includes(true)) return { values };
  return { values, low: cases.map((c) => c.low), high: cases.map((c) => c.high) };
}

function end(cell: Value, which: 'low' | 'high'): Json {
  if (isSpread(cell)) return finite(ends(cell)[which]);
  return typeof cell === 'number' ? finite(cell) : null;
}
