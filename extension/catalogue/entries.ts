// All functions of the catalogue, by name.
import { CHARTS } from './charts';
import type { FunctionEntry } from './function-entry';
import { FUNCTIONS } from './functions';
import { BUBBLE_TESTS } from './indicators/bubble-tests';
import { CASH_FLOW } from './indicators/cash-flow';
import { CIRCULAR_FINANCING } from './indicators/circular-financing';
import { ENERGY } from './indicators/energy';
import { FIVE_GAUGES } from './indicators/five-gauges';
import { GPU_DEBT } from './indicators/gpu-debt';
import { NETWORKS } from './indicators/networks';
import { PROFIT_GAP } from './indicators/profit-gap';
import { SCALE } from './indicators/scale';
import { VALUATION } from './indicators/valuation';
import { COLUMN_FUNCTIONS, UNCERTAINTY } from './uncertainty';

export const INDICATORS: readonly FunctionEntry[] = [
  ...CIRCULAR_FINANCING,
  ...NETWORKS,
  ...PROFIT_GAP,
  ...CASH_FLOW,
  ...VALUATION,
  ...SCALE,
  ...FIVE_GAUGES,
  ...ENERGY,
  ...GPU_DEBT,
  ...BUBBLE_TESTS,
];
export const ENTRIES: readonly FunctionEntry[] = [
  ...FUNCTIONS,
  ...UNCERTAINTY,
  ...COLUMN_FUNCTIONS,
  ...INDICATORS,
  ...CHARTS,
];

const BY_ID = new Map(ENTRIES.map((entry) => [entry.id, entry]));
export const entryOf = (id: string): FunctionEntry | undefined => BY_ID.get(id);
