import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circulation } from '../../../extension/indicators/circulation';
import { circulationShareRange } from '../../../extension/indicators/circulation-share';
import { networkFromDeals } from '../../../extension/indicators/network';
import type { Network } from '../../../extension/indicators/network';

/** Up to 3 companies and 4 deals with whole bounds up to 4: few enough points to try them all. */
const smallBox = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 4 })
  .map((deals) => ({
    network: {
      companies: ['A', 'B', 'C'],
      from: Int32Array.from(deals, (d) => d[0]),
      to: Int32Array.from(deals, (d) => d[1]),
      amount: new Float64Array(deals.length),
    } satisfies Network,
    low: Float64Array.from(deals, (d) => Math.min(d[2], d[3])),
    high: Float64Array.from(deals, (d) => Math.max(d[2], d[3])),
  }));

/** Shares at every whole point of the box. The corners of the programme are whole, so its optimum is among them. */
function sharesOfAllPoints(network: Network, low: Float64Array, high: Float64Array): number[] {
  const shares: number[] = [];
  const amount = low.slice();
  const visit = (e: number): void => {
    if (e === amount.length) {
      shares.push(circulation({ ...network, amount }).share);
      return;
    }
    for (let w = low[e]!; w <= high[e]!; w++) {
      amount[e] = w;
      visit(e + 1);
    }
    amount[e] = low[e]!;
  };
  visit(0);
  return shares;
}

describe('range of the circulation share', () => {
  test('up to 100 one way against 60 back: 0 and .75 at the ends, but 1 in between', () => {
    const network = networkFromDeals([
      ['B', 'A', 60],
      ['A', 'B', 100],
    ]);
    const range = circulationShareRange(network, Float64Array.of(60, 0), Float64Array.of(60, 100));
    expect(range).toMatchObject({ atLow: 0, atHigh: 0.75, upper: 1, lower: 0, lowerIsExact: true });
    expect([...range.upperAmount]).toEqual([60, 60]);
  });

  test('known amounts have one share', () => {
    const network = networkFromDeals([
      ['A', 'B', 100],
      ['B', 'A', 60],
    ]);
    const range = circulationShareRange(network, network.amount, network.amount);
    expect([range.lower, range.upper]).toEqual([0.75, 0.75]);
  });

  test('the minimum may lie at a corner that is neither end', () => {
    // 10 out and 5 … 10 back, and beside it a deal of 0 … 100 that nobody returns.
    const network = networkFromDeals([
      ['A', 'B', 10],
      ['B', 'A', 10],
      ['A', 'C', 100],
    ]);
    const range = circulationShareRange(network, Float64Array.of(10, 5, 0), Float64Array.of(10, 10, 100));
    expect(range.lower).toBeCloseTo(10 / 115, 12);
    expect(range.upper).toBeCloseTo(1, 12);
    expect([...range.upperAmount]).toEqual([10, 10, 0]);
  });

  test('with many uncertain deals the minimum is not claimed', () => {
    const network = networkFromDeals(Array.from({ length: 13 }, (_, i) => [`C${i}`, `C${(i + 1) % 13}`, 1] as const));
    const range = circulationShareRange(network, new Float64Array(13).fill(1), new Float64Array(13).fill(2));
    expect(range).toMatchObject({ upper: 1, lower: 1, lowerIsExact: false });
  });

  test('both ends agree with trying every point of a small box', () => {
    fc.assert(
      fc.property(smallBox, ({ network, low, high }) => {
        const shares = sharesOfAllPoints(network, low, high);
        const range = circulationShareRange(network, low, high);
        expect(range.upper).toBeCloseTo(Math.max(...shares), 12);
        expect(range.lower).toBeCloseTo(Math.min(...shares), 12);
        range.upperAmount.forEach((w, e) => expect(w >= low[e]! && w <= high[e]!).toBe(true));
      }),
      { numRuns: 300 },
    );
  });

  test('no point of a large box beats the upper end, and it is attained', () => {
    const deal = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(1000), fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(deal, { minLength: 1, maxLength: 25 }), (deals) => {
        const network: Network = {
          companies: [...'ABCDEFG'],
          from: Int32Array.from(deals, (d) => d[0]),
          to: Int32Array.from(deals, (d) => d[1]),
          amount: new Float64Array(deals.length),
        };
        const low = Float64Array.from(deals, (d) => Math.min(d[2], d[3]));
        const high = Float64Array.from(deals, (d) => Math.max(d[2], d[3]));
        const within = low.map((l, e) => l + (high[e]! - l) * deals[e]![4]);
        const range = circulationShareRange(network, low, high);
        expect(circulation({ ...network, amount: within }).share).toBeLessThanOrEqual(range.upper + 1e-12);
        expect(circulation({ ...network, amount: range.upperAmount }).share).toBeCloseTo(range.upper, 12);
        expect(range.upper <= 1 && range.lower >= 0).toBe(true);
      }),
    );
  });

  test('refuses bounds out of order', () => {
    const network = networkFromDeals([['A', 'B', 1]]);
    expect(() => circulationShareRange(network, Float64Array.of(2), Float64Array.of(1))).toThrow(RangeError);
  });
});
