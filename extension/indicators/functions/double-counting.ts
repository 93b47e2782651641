// The same dollar counted at several hops is the classic mistake with these networks (indicators.md, "Double counting").
import type { Implementation } from '../../engine/program';
import { isColumn } from '../../engine/value';
import { stronglyConnectedComponents } from '../components';
import { dealRows } from '../deals';

/** `sum` that warns where the amounts it adds up run round a loop. */
export function warnDoubleCounting(sum: Implementation): Implementation {
  return (values, context, units) => {
    const [column] = values;
    if (isColumn(column) && column.name === 'amount' && column.owner.schema === 'deals' && column.owner.count > 1) {
      const quiet = { ...context, asOf: undefined, note: () => undefined };
      const { rows } = dealRows(column.owner, undefined, quiet, { mixedCurrencies: true });
      const legs = rows.filter((d) => d.amount && !d.paper && d.directed && d.from !== d.to);
      const index = new Map<string, number>();
      const number = (company: string): number => {
        const known = index.get(company) ?? index.size;
        index.set(company, known);
        return known;
      };
      const from = Int32Array.from(legs, (d) => number(d.from));
      const to = Int32Array.from(legs, (d) => number(d.to));
      const { count } = stronglyConnectedComponents(index.size, from, to);
      if (count < index.size) {
        const name = column.owner.name;
        context.note(
          `These deals run in a loop, so this sum counts the same money more than once: \`circulation(${name})\` says how much circulates, \`external_funding(${name})\` what comes from outside.`,
          'R13',
        );
      }
    }
    return sum(values, context, units);
  };
}
