import fc from 'fast-check';
import type { Network } from '../../../extension/indicators/network';

/** Small networks with parallel deals, self-deals and idle companies; whole amounts, some of them 0. */
export function arbitraryNetwork(options: { maxAmount?: number; minDeals?: number } = {}): fc.Arbitrary<Network> {
  const { maxAmount = 50, minDeals = 0 } = options;
  return fc.integer({ min: 1, max: 7 }).chain((nodes) => {
    const node = fc.integer({ min: 0, max: nodes - 1 });
    const deal = fc.tuple(node, node, fc.integer({ min: 0, max: maxAmount }));
    return fc.array(deal, { minLength: minDeals, maxLength: 22 }).map((deals) => ({
      companies: Array.from({ length: nodes }, (_, v) => `C${v}`),
      from: Int32Array.from(deals, (d) => d[0]),
      to: Int32Array.from(deals, (d) => d[1]),
      amount: Float64Array.from(deals, (d) => d[2]),
    }));
  });
}
