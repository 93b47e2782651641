// What the output needs to know of a value's type: the checker's types fit it as they are.
import type { Exponents } from '../catalogue/units';

export interface NumberShape {
  kind: 'number';
  dimension: { readonly exponents: Exponents } | undefined;
  /** How it wants to be printed: the units and marks that its formula was written with. */
  look: { time?: string; unit?: string; as?: '%' | 'x'; scale?: string };
}

export type Shape =
  | NumberShape
  | { kind: 'text' | 'truth' | 'date' | 'period' | 'chart' | 'closure' | 'unknown' }
  /** `table`: what the other columns hold, among them the one that tells its rows apart. */
  | { kind: 'column'; item: Shape; table?: { columns: ReadonlyMap<string, Shape> } }
  | { kind: 'table'; columns: ReadonlyMap<string, Shape>; extra?: ReadonlyMap<string, Shape> }
  | { kind: 'record'; fields: ReadonlyMap<string, Shape> };

export const PLAIN_SHAPE: NumberShape = { kind: 'number', dimension: { exponents: {} }, look: {} };
