// Every implementation, by the id that the catalogue gives it.
import { AGGREGATES } from '../engine/functions/aggregate';
import { COLUMNS } from '../engine/functions/columns';
import { MATHEMATICS } from '../engine/functions/mathematics';
import { PROBABILITY } from '../engine/functions/probability';
import type { Implementation } from '../engine/program';
import { CIRCULAR_FINANCING } from '../indicators/functions/circular-financing';
import { warnDoubleCounting } from '../indicators/functions/double-counting';
import { PROFIT_GAP } from '../indicators/functions/profit-gap';
import { CHARTS } from '../output/charts/functions';

export const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map(
  Object.entries({
    ...AGGREGATES,
    sum: warnDoubleCounting(AGGREGATES['sum']!),
    ...MATHEMATICS,
    ...PROBABILITY,
    ...COLUMNS,
    ...CIRCULAR_FINANCING,
    ...PROFIT_GAP,
    ...CHARTS,
  }),
);
