// Whether a quantity is what its column holds.
import type { ColumnEntry } from '../../catalogue/data-schemas';
import { describe, flowOf, moneyOf, POWER } from '../dimension';
import type { Quantity } from './literal';

/** What is wrong with a quantity in a column that the schema types; undefined where it fits. */
export function misfit(
  q: Quantity,
  entry: ColumnEntry | undefined,
  field: string,
): { code: 'D05'; message: string } | undefined {
  const wants = (what: string, example: string): { code: 'D05'; message: string } => ({
    code: 'D05',
    message: `\`${field}\` is ${describe(q.dimension)} where ${what} is expected. Write \`${example}\`, or give the header a unit: \`${entry!.name} [$B]\`.`,
  });
  switch (entry?.type) {
    case 'money':
      return moneyOf(q.dimension) ? undefined : wants('money', '$300B');
    case 'flow':
      return moneyOf(q.dimension) || flowOf(q.dimension) ? undefined : wants('money per time', '$12B/year');
    case 'power':
      return q.dimension === POWER
        ? undefined
        : {
            code: 'D05',
            message: `\`${field}\` is ${describe(q.dimension)} where power is expected. Write \`10 GW\`, or give the header a unit: \`power [GW]\`.`,
          };
    default:
      return undefined;
  }
}
