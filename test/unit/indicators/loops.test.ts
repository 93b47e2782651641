import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stronglyConnectedComponents } from '../../../extension/indicators/components';
import { findLoops } from '../../../extension/indicators/loops';
import type { Loop } from '../../../extension/indicators/loops';
import { networkFromDeals } from '../../../extension/indicators/network';
import type { Network } from '../../../extension/indicators/network';
import { arbitraryNetwork } from './arbitrary-network';

/** Every pair of `n` companies pays each other, the deal u→v with amount u·n + v + 1. */
function completeNetwork(n: number): Network {
  const deals: [string, string, number][] = [];
  for (let u = 0; u < n; u++) for (let v = 0; v < n; v++) if (u !== v) deals.push([`C${u}`, `C${v}`, u * n + v + 1]);
  return networkFromDeals(deals);
}

/** All elementary cycles by trying every sequence of companies: slow and obviously right. */
function loopsByTrial({ companies, from, to, amount }: Network, maxLength: number): Loop[] {
  const n = companies.length;
  const weight = new Float64Array(n * n);
  from.forEach((u, e) => (weight[u * n + to[e]!]! += amount[e]!));
  const loops: Loop[] = [];
  const visit = (path: number[], weakest: number): void => {
    const last = path[path.length - 1]!;
    const closing = weight[last * n + path[0]!]!;
    if (closing > 0) loops.push({ path, weakest: Math.min(weakest, closing) });
    if (path.length === maxLength) return;
    for (let v = path[0]! + 1; v < n; v++) {
      if (!path.includes(v) && weight[last * n + v]! > 0) visit([...path, v], Math.min(weakest, weight[last * n + v]!));
    }
  };
  for (let start = 0; start < n; start++) visit([start], Infinity);
  return loops;
}

const key = ({ path, weakest }: Loop) => `${path.join('>')}:${weakest}`;

describe('loops', () => {
  test('two companies and parallel deals: one loop, its weakest leg summed', () => {
    const { loops, components, stoppedAt } = findLoops(
      networkFromDeals([
        ['A', 'B', 60],
        ['A', 'B', 40],
        ['B', 'A', 70],
      ]),
    );
    expect(loops).toEqual([{ path: [0, 1], weakest: 70 }]);
    expect(components).toEqual([[0, 1]]);
    expect(stoppedAt).toBeUndefined();
  });

  test('a self-deal is a loop of length 1, not a component', () => {
    const { loops, components } = findLoops(
      networkFromDeals([
        ['A', 'A', 3],
        ['A', 'B', 1],
      ]),
    );
    expect(loops).toEqual([{ path: [0], weakest: 3 }]);
    expect(components).toEqual([]);
  });

  // Σ_{k=2}^{n} n(n−1)…(n−k+1)/k, the cycles of a complete directed graph: OEIS A006231.
  test.each([
    [3, 5],
    [4, 20],
    [5, 84],
    [6, 409],
  ])('a complete network of %i companies has %i loops', (n, count) => {
    expect(findLoops(completeNetwork(n)).loops).toHaveLength(count);
  });

  test('stops at the limit and says so, but not when the limit is just enough', () => {
    expect(findLoops(completeNetwork(5), 6, 83)).toMatchObject({ stoppedAt: 83 });
    expect(findLoops(completeNetwork(5), 6, 83).loops).toHaveLength(83);
    expect(findLoops(completeNetwork(5), 6, 84).stoppedAt).toBeUndefined();
  });

  test('finds the same loops as trying every path, for every length', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), fc.integer({ min: 1, max: 8 }), (network, maxLength) => {
        const { loops } = findLoops(network, maxLength);
        expect(loops.map(key).sort()).toEqual(loopsByTrial(network, maxLength).map(key).sort());
        const weakest = loops.map((loop) => loop.weakest);
        expect(weakest).toEqual([...weakest].sort((a, b) => b - a));
      }),
      { numRuns: 500 },
    );
  });
});

describe('strongly connected components', () => {
  test('two companies share one exactly when each reaches the other', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), ({ companies, from, to }) => {
        const n = companies.length;
        const reach = Array.from({ length: n }, (_, u) => Array.from({ length: n }, (_, v) => u === v));
        from.forEach((u, e) => (reach[u]![to[e]!] = true));
        for (let k = 0; k < n; k++)
          for (let u = 0; u < n; u++) for (let v = 0; v < n; v++) reach[u]![v] ||= reach[u]![k]! && reach[k]![v]!;
        const { component } = stronglyConnectedComponents(n, from, to);
        for (let u = 0; u < n; u++) {
          for (let v = 0; v < n; v++) expect(component[u] === component[v]).toBe(reach[u]![v]! && reach[v]![u]!);
        }
        from.forEach((u, e) => expect(component[u]!).toBeGreaterThanOrEqual(component[to[e]!]!));
      }),
    );
  });

  test('a chain of 200,000 deals does not exhaust the stack', () => {
    const from = Int32Array.from({ length: 200_000 }, (_, i) => i);
    const to = from.map((i) => i + 1);
    expect(stronglyConnectedComponents(200_001, from, to).count).toBe(200_001);
  });
});
