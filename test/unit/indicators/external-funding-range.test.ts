import fc from 'fast-check';
import { expect, test } from 'vitest';
import { externalFunding } from '../../../extension/indicators/external-funding';
import { externalFundingRange } from '../../../extension/indicators/external-funding-range';
import { networkFromDeals } from '../../../extension/indicators/network';

const companies = fc.constantFrom('A', 'B', 'C', 'D');
const deal = fc.tuple(companies, companies, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 }));

test('the ends are the least and the greatest over every combination of whole amounts', () => {
  // Whole ends: a maximum flow of whole capacities is whole, so the least is attained at whole amounts.
  fc.assert(
    fc.property(fc.array(deal, { minLength: 1, maxLength: 5 }), (deals) => {
      const network = networkFromDeals(deals.map(([from, to, low, more]) => [from, to, low + more] as const));
      const low = Float64Array.from(deals, (d) => d[2]);
      const high = Float64Array.from(deals, (d) => d[2] + d[3]);
      let [least, most] = [Infinity, -Infinity];
      const amount = low.slice();
      const visit = (e: number): void => {
        if (e === amount.length) {
          const { amount: needed } = externalFunding({ ...network, amount });
          [least, most] = [Math.min(least, needed), Math.max(most, needed)];
          return;
        }
        for (let w = low[e]!; w <= high[e]!; w++) {
          amount[e] = w;
          visit(e + 1);
        }
      };
      visit(0);
      expect(externalFundingRange(network, low, high)).toEqual({ lower: least, upper: most, upperIsExact: true });
    }),
    { numRuns: 300 },
  );
});

test('past ten bounded deals the upper end is said not to be exact', () => {
  const deals = Array.from({ length: 11 }, (_, i) => [`C${i}`, `C${i + 1}`, 5] as const);
  const network = networkFromDeals(deals);
  const range = externalFundingRange(network, new Float64Array(11), network.amount);
  expect(range).toEqual({ lower: 0, upper: 5, upperIsExact: false });
});
