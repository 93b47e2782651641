// Every implementation, by the id that the catalogue gives it.
import { AGGREGATES } from '../engine/functions/aggregate';
import { COLUMNS } from '../engine/functions/columns';
import { MATHEMATICS } from '../engine/functions/mathematics';
import { PROBABILITY } from '../engine/functions/probability';
import type { Implementation } from '../engine/program';
import { BUBBLE_TESTS } from '../indicators/functions/bubble-tests';
import { CASCADE } from '../indicators/functions/cascade';
import { CASH_FLOW } from '../indicators/functions/cash-flow';
import { CIRCULAR_FINANCING } from '../indicators/functions/circular-financing';
import { warnDoubleCounting } from '../indicators/functions/double-counting';
import { ENERGY } from '../indicators/functions/energy';
import { FIVE_GAUGES } from '../indicators/functions/five-gauges';
import { GPU_DEBT } from '../indicators/functions/gpu-debt';
import { GROWTH } from '../indicators/functions/growth';
import { LPPLS } from '../indicators/functions/lppls';
import { NETWORKS } from '../indicators/functions/networks';
import { PERIODS } from '../indicators/functions/periods';
import { SERIES } from '../indicators/functions/series';
import { PROFIT_GAP } from '../indicators/functions/profit-gap';
import { SCALE } from '../indicators/functions/scale';
import { VALUATION } from '../indicators/functions/valuation';
import { listSources } from '../engine/functions/source-list';
import { CHARTS } from '../output/charts/functions';

export const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map(
  Object.entries({
    ...AGGREGATES,
    sum: warnDoubleCounting(AGGREGATES['sum']!),
    ...MATHEMATICS,
    ...PROBABILITY,
    ...COLUMNS,
    ...CIRCULAR_FINANCING,
    ...NETWORKS,
    ...CASCADE,
    ...PROFIT_GAP,
    ...SERIES,
    sources: listSources,
    ...GROWTH,
    ...CASH_FLOW,
    ...PERIODS,
    ...VALUATION,
    ...SCALE,
    ...FIVE_GAUGES,
    ...ENERGY,
    ...GPU_DEBT,
    ...BUBBLE_TESTS,
    ...LPPLS,
    ...CHARTS,
  }),
);
