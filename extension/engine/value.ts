// Values at run time: plain doubles in base units. Dimensions were checked before and are not carried.
// Truths are 1 and 0, dates are days since 1970-01-01: the checker knows which number is which.

import type { Trend } from './trend';

/** A number, a truth or a date that is certain. */
export type Certain = number;

/**
 * An uncertain number: one value for each combination of bound ends and each sample.
 * `data[corner · samples + s]`, where bit i of `corner` says whether bound `axes[i]` stands at its high end.
 */
export interface Spread {
  readonly kind: 'spread';
  /** Ids of the bounds it rests on, sorted. `TOGETHER` alone: all low ends, then all high ends. */
  readonly axes: readonly string[];
  /** For each axis how the value moves with it: it tells whether the ends are its extremes (`trend.ts`). */
  readonly trend: readonly Trend[];
  /** Samples a corner: 1 where it rests on bounds only. */
  readonly samples: number;
  readonly data: Float64Array;
}

/** No value, and why: `no amount: SoftBank, row 6`. */
export interface Missing {
  readonly kind: 'missing';
  readonly reason: string;
}

/** Days `from` ≤ day < `to`. */
export interface Period {
  readonly kind: 'period';
  readonly from: number;
  readonly to: number;
}

export type Numeric = Certain | Spread | Missing;

/** A column of a table; `owner` says which rows it belongs to. */
export interface Column {
  readonly kind: 'column';
  readonly name: string;
  readonly owner: Table;
  /** Numbers, truths, dates. NaN where the row has none or is uncertain. */
  readonly numbers?: Float64Array;
  /** Texts; null where the row has none. */
  readonly texts?: readonly (string | null)[];
  /** Rows whose value is uncertain or bounded. */
  readonly spreads?: ReadonlyMap<number, Spread>;
  /** Why a row has no value; rows without an entry say `no <name>: row <n>`. */
  readonly reasons?: ReadonlyMap<number, string>;
  /** A currency a row, where the column mixes them. */
  readonly currencies?: readonly string[];
}

export interface Table {
  readonly kind: 'table';
  /** Name of the data cell or definition, for messages. */
  readonly name: string;
  readonly schema: string;
  readonly count: number;
  readonly columnNames: readonly string[];
  column(name: string): Column | undefined;
  /** The table that this one selects rows of, and which: `rows[i]` is a row of `root`. */
  readonly root?: Table;
  readonly rows?: Int32Array;
  /** 1-based row in the data cell, header not counted, as messages name it. */
  place(row: number): string;
  /** Rows of the cell that could not be read. */
  readonly failed: number;
  /** Values that belong to the whole table: `.total` of a profit gap. */
  readonly extra?: ReadonlyMap<string, Value>;
  /** Parts of it are long work, done when they are read: nothing reads them but what asks for them. */
  readonly lazy?: true;
}

export interface RecordValue {
  readonly kind: 'record';
  readonly fields: ReadonlyMap<string, Value>;
  /** Said below the value: `Only the amount is unique.` */
  readonly notes: readonly string[];
  /** As for a table. */
  readonly lazy?: true;
}

/** What a chart function returns: rows for `output/charts`, opaque to the engine. */
export interface ChartValue {
  readonly kind: 'chart';
  readonly chart: string;
  readonly data: object;
}

export interface Closure {
  readonly kind: 'closure';
  readonly arity: number;
  apply(...values: Value[]): Value;
}

export type Value = Certain | string | Spread | Missing | Period | Column | Table | RecordValue | ChartValue | Closure;

/** An error of evaluation; the caller adds the place. */
export class EvaluationError extends Error {
  constructor(
    readonly code: `${'R' | 'T' | 'F' | 'D' | 'N' | 'U' | 'Q'}${number}`,
    message: string,
  ) {
    super(message);
    this.name = 'EvaluationError';
  }
}

export const missing = (reason: string): Missing => ({ kind: 'missing', reason });
export const record = (fields: Record<string, Value>, notes: string[] = []): RecordValue => ({
  kind: 'record',
  fields: new Map(Object.entries(fields)),
  notes,
});

type Object_ = Exclude<Value, number | string>;
const has =
  (kind: Object_['kind']) =>
  (value: Value | undefined): boolean =>
    typeof value === 'object' && value.kind === kind;
export const isSpread = has('spread') as (value: Value | undefined) => value is Spread;
export const isMissing = has('missing') as (value: Value | undefined) => value is Missing;
export const isColumn = has('column') as (value: Value | undefined) => value is Column;
export const isTable = has('table') as (value: Value | undefined) => value is Table;
export const isRecord = has('record') as (value: Value | undefined) => value is RecordValue;
export const isPeriod = has('period') as (value: Value | undefined) => value is Period;
export const isNumeric = (value: Value | undefined): value is Numeric =>
  typeof value === 'number' || isSpread(value) || isMissing(value);
