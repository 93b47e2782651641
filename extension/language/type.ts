// What the checker knows of a value before anything runs: its kind, its dimension, how it prints.
import type { Dimension } from './dimension';
import { baseUnit, describe, PLAIN } from './dimension';
import type { Look } from './syntax';

export interface NumberType {
  kind: 'number';
  /** Undefined where an earlier error hides it: then it fits anything. */
  dimension: Dimension | undefined;
  look: Look;
}

export type ScalarType =
  NumberType | { kind: 'text' } | { kind: 'truth' } | { kind: 'date' } | { kind: 'period' } | { kind: 'unknown' };

export interface TableType {
  kind: 'table';
  /** The cell or definition it comes from, for messages. */
  name: string;
  schema: string;
  columns: ReadonlyMap<string, Type>;
  /** Its columns are not known yet: any column may be asked for. */
  open: boolean;
  /** Whole-table values, `.total`. */
  extra?: ReadonlyMap<string, Type>;
}

export type Type =
  | ScalarType
  | { kind: 'column'; item: ScalarType; table: TableType }
  | TableType
  | { kind: 'record'; fields: ReadonlyMap<string, Type> }
  | { kind: 'closure'; parameters: number }
  | { kind: 'chart' };

export const UNKNOWN: Type & { kind: 'unknown' } = { kind: 'unknown' };
export const TEXT: ScalarType = { kind: 'text' };
export const TRUTH: ScalarType = { kind: 'truth' };
export const DATE: ScalarType = { kind: 'date' };
export const PERIOD: ScalarType = { kind: 'period' };
export const number = (dimension: Dimension | undefined, look: Look = {}): NumberType => ({
  kind: 'number',
  dimension,
  look,
});
export const plain = (look: Look = {}): NumberType => number(PLAIN, look);
export const columnOf = (item: ScalarType, table: TableType): Type => ({ kind: 'column', item, table });

/** The scalar that stands in each row, or the scalar itself. */
export const itemOf = (type: Type): Exclude<Type, { kind: 'column' }> => (type.kind === 'column' ? type.item : type);

/** The item as a scalar; what is no scalar (a table, a record) has no place in a row. */
export function scalarOf(type: Type): ScalarType {
  const item = itemOf(type);
  return item.kind === 'table' || item.kind === 'record' || item.kind === 'closure' || item.kind === 'chart'
    ? UNKNOWN
    : item;
}

/** In words, for messages. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'number':
      return type.dimension ? describe(type.dimension) : 'a number';
    case 'text':
      return 'a text';
    case 'truth':
      return 'a truth value';
    case 'date':
      return 'a date';
    case 'period':
      return 'a period';
    case 'column':
      return `a column of ${describeItem(type.item)}`;
    case 'table':
      return type.schema === 'table' || type.schema === 'list' ? 'a table' : `a table of ${type.schema}`;
    case 'record':
      return `a record (${[...type.fields.keys()].map((f) => `.${f}`).join(', ')})`;
    case 'closure':
      return 'a function';
    case 'chart':
      return 'a chart';
    case 'unknown':
      return 'an unknown value';
  }
}

function describeItem(item: ScalarType): string {
  if (item.kind !== 'number')
    return { text: 'texts', truth: 'truth values', date: 'dates', period: 'periods', unknown: 'values' }[item.kind];
  return item.dimension === undefined || item.dimension === PLAIN
    ? 'numbers'
    : describe(item.dimension).replace(/^an? /, '');
}

/** Short, for inlay hints and the reference: `USD/s`, `text`, `column USD`. */
export function shortType(type: Type): string {
  switch (type.kind) {
    case 'number':
      return type.dimension ? baseUnit(type.dimension) : 'number';
    case 'column':
      return `column ${shortType(type.item)}`;
    case 'table':
      return type.schema;
    case 'text':
    case 'truth':
    case 'date':
    case 'period':
    case 'record':
    case 'closure':
    case 'chart':
    case 'unknown':
      return type.kind;
  }
}
