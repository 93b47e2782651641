import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { circulation, circulationGap } from '../../../extension/indicators/circulation';
import { networkFromDeals } from '../../../extension/indicators/network';
import type { Network } from '../../../extension/indicators/network';
import { maximiseCirculation } from '../../../extension/indicators/network-simplex';
import { arbitraryNetwork } from './arbitrary-network';
import { highsMaximum } from './highs-circulation';

type Deals = [string, string, number][];

/** Inflow minus outflow of `flow` per company. */
function imbalance({ companies, from, to }: Network, flow: Float64Array): number[] {
  const net = companies.map(() => 0);
  flow.forEach((f, e) => {
    net[to[e]!]! += f;
    net[from[e]!]! -= f;
  });
  return net;
}

describe('maximum circulation', () => {
  // Worked by hand; the first three are in the definition of the indicator.
  const cases: { name: string; deals: Deals; amount: number; share: number }[] = [
    {
      name: 'money back and forth',
      deals: [
        ['A', 'B', 100],
        ['B', 'A', 60],
      ],
      amount: 120,
      share: 0.75,
    },
    {
      name: 'a chain',
      deals: [
        ['A', 'B', 10],
        ['B', 'C', 7],
      ],
      amount: 0,
      share: 0,
    },
    {
      name: 'the Nvidia, OpenAI and Oracle triangle that half returns',
      deals: [
        ['Nvidia', 'OpenAI', 100],
        ['OpenAI', 'Nvidia', 50],
        ['OpenAI', 'Oracle', 300],
      ],
      amount: 100,
      share: 100 / 450,
    },
    { name: 'no deals', deals: [], amount: 0, share: 0 },
    {
      name: 'a self-deal is a loop of length 1',
      deals: [
        ['A', 'A', 5],
        ['A', 'B', 5],
      ],
      amount: 5,
      share: 0.5,
    },
    {
      name: 'deals of amount 0',
      deals: [
        ['A', 'B', 0],
        ['B', 'A', 0],
      ],
      amount: 0,
      share: 0,
    },
    {
      name: 'two separate loops of very different size',
      deals: [
        ['A', 'B', 3e11],
        ['B', 'A', 3e11],
        ['C', 'D', 1e-9],
        ['D', 'C', 1e-9],
      ],
      amount: 6e11 + 2e-9,
      share: 1,
    },
    {
      name: 'the long loop beats the short one that shares its leg, which greedy cancelling would take first',
      deals: [
        ['A', 'B', 1],
        ['B', 'A', 1],
        ['B', 'C', 1],
        ['C', 'D', 1],
        ['D', 'A', 1],
      ],
      amount: 4,
      share: 4 / 5,
    },
  ];
  test.each(cases)('$name', ({ deals, amount, share }) => {
    const result = circulation(networkFromDeals(deals));
    expect(result.amount).toBe(amount);
    expect(result.share).toBeCloseTo(share, 14);
  });

  test('ranks of the triangle: money climbs from Nvidia to Oracle', () => {
    const { rank } = circulation(
      networkFromDeals([
        ['Nvidia', 'OpenAI', 100],
        ['OpenAI', 'Nvidia', 50],
        ['OpenAI', 'Oracle', 300],
      ]),
    );
    expect([...rank]).toEqual([0, 1, 2]);
  });

  test('refuses negative, missing and infinite amounts and unknown companies', () => {
    for (const amount of [-1, NaN, Infinity]) {
      expect(() => circulation(networkFromDeals([['A', 'B', amount]]))).toThrow(RangeError);
    }
    const network = networkFromDeals([['A', 'B', 1]]);
    expect(() => circulation({ ...network, companies: ['A'] })).toThrow(RangeError);
  });
});

describe('maximum circulation is proved by its dual', () => {
  test('flow balances, keeps within the deals, and the ranks give the same amount', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const result = circulation(network);
        expect(imbalance(network, result.flow).every((net) => net === 0)).toBe(true);
        result.flow.forEach((f, e) => {
          expect(f >= 0 && f <= network.amount[e]!).toBe(true);
          expect(f + result.residual[e]!).toBe(network.amount[e]);
        });
        expect(circulationGap(network, result)).toBe(0);
        expect(Math.min(...result.rank)).toBe(0);
        expect(result.share >= 0 && result.share <= 1).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('whole amounts up to 2^53 stay exact', () => {
    const amount = fc.integer({ min: 2 ** 53 - 1000, max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(4), amount), { maxLength: 14 }), (deals) => {
        const network = {
          companies: ['A', 'B', 'C', 'D', 'E'],
          from: Int32Array.from(deals, (d) => d[0]),
          to: Int32Array.from(deals, (d) => d[1]),
          amount: Float64Array.from(deals, (d) => d[2]),
        };
        const { flow, rank } = circulation(network);
        const net = network.companies.map(() => 0n);
        let primal = 0n;
        let dual = 0n;
        flow.forEach((f, e) => {
          const [u, v] = [network.from[e]!, network.to[e]!];
          net[u]! -= BigInt(f);
          net[v]! += BigInt(f);
          primal += BigInt(f);
          dual += BigInt(network.amount[e]!) * BigInt(Math.max(0, rank[u]! - rank[v]! + 1));
        });
        expect(net.every((n) => n === 0n)).toBe(true);
        expect(primal).toBe(dual);
      }),
    );
  });

  test('amounts with cents, very large and very small, balance to the last digit', () => {
    const amount = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1e10, max: 3e11, noNaN: true }),
      fc.constantFrom(0.1, 1e-6, 1e-300),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(4), amount), { maxLength: 14 }), (deals) => {
        const network = {
          companies: ['A', 'B', 'C', 'D', 'E'],
          from: Int32Array.from(deals, (d) => d[0]),
          to: Int32Array.from(deals, (d) => d[1]),
          amount: Float64Array.from(deals, (d) => d[2]),
        };
        const result = circulation(network);
        result.flow.forEach((f, e) => expect(f >= 0 && f <= network.amount[e]!).toBe(true));
        const tolerance = 1e-13 * result.total;
        imbalance(network, result.flow).forEach((net) => expect(Math.abs(net)).toBeLessThanOrEqual(tolerance));
        expect(Math.abs(circulationGap(network, result))).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  test('a small loop keeps its cents although one of its legs is huge', () => {
    expect(
      circulation(
        networkFromDeals([
          ['A', 'B', 3e11],
          ['B', 'A', 0.1],
        ]),
      ).amount,
    ).toBeCloseTo(0.2, 15);
  });
});

describe('laws of the maximum circulation', () => {
  test('scales with the currency', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), fc.integer({ min: 1, max: 1000 }), (network, factor) => {
        const scaled = { ...network, amount: network.amount.map((w) => w * factor) };
        expect(circulation(scaled).amount).toBe(circulation(network).amount * factor);
        expect([...circulation(scaled).rank]).toEqual([...circulation(network).rank]);
      }),
    );
  });

  test('amount and ranks do not depend on the order of the deals', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const reversed = {
          companies: network.companies,
          from: network.from.toReversed(),
          to: network.to.toReversed(),
          amount: network.amount.toReversed(),
        };
        expect(circulation(reversed).amount).toBe(circulation(network).amount);
        expect([...circulation(reversed).rank]).toEqual([...circulation(network).rank]);
      }),
      { numRuns: 300 },
    );
  });

  test('merging two companies never lowers it, as deals between them become self-deals', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const last = network.companies.length - 1;
        const merge = (v: number) => (v === last ? 0 : v);
        const merged = { ...network, from: network.from.map(merge), to: network.to.map(merge) };
        expect(circulation(merged).amount).toBeGreaterThanOrEqual(circulation(network).amount);
      }),
    );
  });

  test('rises with every deal', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ minDeals: 1 }), fc.nat(21), fc.nat(50), (network, deal, more) => {
        const amount = network.amount.slice();
        amount[deal % amount.length]! += more;
        expect(circulation({ ...network, amount }).amount).toBeGreaterThanOrEqual(circulation(network).amount);
      }),
    );
  });
});

describe('against HiGHS', () => {
  let optimum: (network: Network) => number;
  beforeAll(async () => {
    optimum = await highsMaximum();
  });

  test('equal optima on small networks', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ minDeals: 1 }), (network) => {
        expect(circulation(network).amount).toBeCloseTo(optimum(network), 5);
      }),
      { numRuns: 300 },
    );
  });

  test('equal optima of both solvers on a network of 300 companies', () => {
    let seed = 1;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const network: Network = {
      companies: Array.from({ length: 300 }, (_, v) => `C${v}`),
      // A ring keeps the network strongly connected, which the simplex alone asks for.
      from: Int32Array.from({ length: 1500 }, (_, e) => (e < 300 ? e : next(300))),
      to: Int32Array.from({ length: 1500 }, (_, e) => (e < 300 ? (e + 1) % 300 : next(300))),
      amount: Float64Array.from({ length: 1500 }, () => 1 + next(1e6)),
    };
    const expected = optimum(network);
    expect(circulation(network).amount).toBe(expected);
    const simplex = maximiseCirculation({
      nodes: 300,
      from: network.from,
      to: network.to,
      capacity: network.amount,
      gain: new Float64Array(1500).fill(1),
    });
    expect(simplex.flow.reduce((a, b) => a + b, 0)).toBe(expected);
  });
});
