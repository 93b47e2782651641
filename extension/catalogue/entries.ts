// All functions of the catalogue, by name.
import { CHARTS } from './charts';
import type { FunctionEntry } from './function-entry';
import { FUNCTIONS } from './functions';
import { CIRCULAR_FINANCING } from './indicators/circular-financing';
import { PROFIT_GAP } from './indicators/profit-gap';
import { COLUMN_FUNCTIONS, UNCERTAINTY } from './uncertainty';

export const INDICATORS: readonly FunctionEntry[] = [...CIRCULAR_FINANCING, ...PROFIT_GAP];
export const ENTRIES: readonly FunctionEntry[] = [
  ...FUNCTIONS,
  ...UNCERTAINTY,
  ...COLUMN_FUNCTIONS,
  ...INDICATORS,
  ...CHARTS,
];

const BY_ID = new Map(ENTRIES.map((entry) => [entry.id, entry]));
export const entryOf = (id: string): FunctionEntry | undefined => BY_ID.get(id);
