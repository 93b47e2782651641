// What is inside a value: a table's columns, a record's fields, the table under a column, a certain number.
import type { Column, Table, Value } from './value';
import { EvaluationError, isColumn, isMissing, isRecord, isTable } from './value';

/** The number of a certain value; a clear error for anything else. */
export function certain(value: Value, what: string): number {
  if (typeof value === 'number') return value;
  if (isMissing(value)) throw new EvaluationError('R05', `${what} has no value: ${value.reason}.`);
  throw new EvaluationError('R06', `${what} must be certain: say \`low(x)\`, \`high(x)\` or \`mid(x)\`.`);
}

export function columnNamed(table: Table, name: string): Column {
  const column = table.column(name);
  if (!column) throw new EvaluationError('N03', `\`${table.name}\` has no column \`${name}\`.`);
  return column;
}

export function member(of: Value, key: string): Value {
  if (isTable(of)) return of.extra?.get(key) ?? columnNamed(of, key);
  if (isRecord(of)) {
    const field = of.fields.get(key);
    if (field !== undefined) return field;
  }
  if (isMissing(of)) return of;
  throw new EvaluationError('N03', `There is no \`${key}\` here.`);
}

export function asTable(value: Value): Table {
  if (isTable(value)) return value;
  if (isColumn(value)) return value.owner;
  throw new EvaluationError('T12', 'A table or a column is expected here.');
}
