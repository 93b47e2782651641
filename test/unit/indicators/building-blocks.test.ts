import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compensatedSum } from '../../../extension/indicators/compensated-sum';
import { exponentialSumRoots } from '../../../extension/indicators/exponential-sum-roots';
import { inverse, solveLinear } from '../../../extension/indicators/linear-equations';
import { maximumFlow } from '../../../extension/indicators/maximum-flow';
import {
  companyTotals,
  mergeParallelDeals,
  networkFromDeals,
  networkTotal,
} from '../../../extension/indicators/network';
import { arbitraryNetwork } from './arbitrary-network';

describe('compensated sum', () => {
  test('keeps what a plain sum loses (Neumaier’s example)', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(new Array<number>(10).fill(0.1))).toBe(1);
  });
  test('of nothing is 0', () => {
    expect(compensatedSum([])).toBe(0);
  });
});

describe('networks', () => {
  test('merging parallel deals keeps what every company pays and receives', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const merged = mergeParallelDeals(network);
        expect(companyTotals(merged)).toEqual(companyTotals(network));
        expect(networkTotal(merged)).toBe(networkTotal(network));
        const pairs = [...merged.from].map((u, e) => `${u} ${merged.to[e]}`);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });
  test('companies are numbered in order of appearance', () => {
    expect(
      networkFromDeals([
        ['Nvidia', 'OpenAI', 1],
        ['OpenAI', 'Oracle', 2],
      ]).companies,
    ).toEqual(['Nvidia', 'OpenAI', 'Oracle']);
  });
});

describe('linear equations', () => {
  test('a singular matrix has neither inverse nor solution', () => {
    const singular = { size: 2, values: Float64Array.of(1, 2, 2, 4) };
    expect(inverse(singular)).toBeUndefined();
    expect(solveLinear(singular, Float64Array.of(1, 2))).toBeUndefined();
  });
  test('A·x = b holds, with zeros on the diagonal too', () => {
    const entry = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 9, maxLength: 9 }),
        fc.array(entry, { minLength: 3, maxLength: 3 }),
        (a, b) => {
          const [p, q, r, s, t, u, v, w, x] = a as [
            number,
            number,
            number,
            number,
            number,
            number,
            number,
            number,
            number,
          ];
          const determinant = p * (t * x - u * w) - q * (s * x - u * v) + r * (s * w - t * v);
          fc.pre(determinant !== 0);
          const matrix = { size: 3, values: Float64Array.from(a) };
          const solution = solveLinear(matrix, Float64Array.from(b))!;
          const inverted = inverse(matrix)!.values;
          for (let i = 0; i < 3; i++) {
            const row = [0, 1, 2].map((j) => a[3 * i + j]!);
            expect(row.reduce((sum, c, j) => sum + c * solution[j]!, 0)).toBeCloseTo(b[i]!, 8);
            for (let k = 0; k < 3; k++) {
              expect(row.reduce((sum, c, j) => sum + c * inverted[3 * j + k]!, 0)).toBeCloseTo(i === k ? 1 : 0, 8);
            }
          }
        },
      ),
    );
  });
});

describe('maximum flow', () => {
  test('the network of Cormen, Leiserson, Rivest & Stein, "Introduction to Algorithms", figure 26.1: 23', () => {
    const arcs = [
      [0, 1, 16],
      [0, 2, 13],
      [1, 3, 12],
      [2, 1, 4],
      [3, 2, 9],
      [2, 4, 14],
      [4, 3, 7],
      [3, 5, 20],
      [4, 5, 4],
    ] as const;
    const network = {
      nodes: 6,
      from: Int32Array.from(arcs, (a) => a[0]),
      to: Int32Array.from(arcs, (a) => a[1]),
      capacity: Float64Array.from(arcs, (a) => a[2]),
    };
    expect(maximumFlow(network, 0, 5)).toBe(23);
    expect(maximumFlow(network, 5, 0)).toBe(0);
  });
  test('equals the smallest cut', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), ({ companies, from, to, amount }) => {
        const n = companies.length;
        fc.pre(n > 1);
        let smallest = Infinity;
        // Every set of nodes that holds node 0 and not node n − 1.
        for (let set = 1; set < 2 ** (n - 1); set += 2) {
          const cut = amount.reduce(
            (sum, w, e) => ((set >> from[e]!) & 1 && !((set >> to[e]!) & 1) ? sum + w : sum),
            0,
          );
          smallest = Math.min(smallest, cut);
        }
        expect(maximumFlow({ nodes: n, from, to, capacity: amount }, 0, n - 1)).toBe(smallest);
      }),
      { numRuns: 300 },
    );
  });
});

describe('roots of exponential sums', () => {
  test('at times that are no whole numbers: e^(−s/2) = 1/4 at s = ln 16', () => {
    expect(exponentialSumRoots([-1, 4], [0, 0.5])).toEqual([expect.closeTo(Math.log(16), 12)]);
  });
  test('far times do not overflow', () => {
    expect(exponentialSumRoots([-1, 3, -1], [0, 400, 800])).toHaveLength(2);
  });
});
