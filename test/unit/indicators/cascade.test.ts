import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearingCascade } from '../../../extension/indicators/cascade';
import { debtRank } from '../../../extension/indicators/debtrank';
import { companyTotals, networkFromDeals } from '../../../extension/indicators/network';
import type { Network } from '../../../extension/indicators/network';
import { arbitraryNetwork } from './arbitrary-network';

/** cash + received, given what everybody pays. */
function resources({ companies, from, to, amount }: Network, payments: Float64Array, cash: Float64Array): number[] {
  const owed = companies.map((_, v) => amount.reduce((sum, w, e) => (from[e] === v ? sum + w : sum), 0));
  const sums = [...cash];
  amount.forEach((w, e) => {
    if (w > 0) sums[to[e]!]! += (w / owed[from[e]!]!) * payments[from[e]!]!;
  });
  return sums;
}

describe('clearing cascade', () => {
  test('without a failure and without given cash everybody pays', () => {
    const network = networkFromDeals([
      ['A', 'B', 10],
      ['B', 'C', 30],
      ['C', 'A', 5],
    ]);
    expect(clearingCascade(network)).toMatchObject({ loss: 0, rounds: 0 });
  });

  test('a chain: B recovers a quarter, C has nothing else, D loses the rest', () => {
    // B owes C 100 and pays 25; C owes D 80 with nothing but that claim, so pays 25; A and B lose nothing.
    const network = networkFromDeals([
      ['B', 'C', 100],
      ['C', 'D', 80],
    ]);
    const result = clearingCascade(network, { fails: [0], recovery: 0.25 });
    expect([...result.payments]).toEqual([25, 25, 0]);
    expect([...result.losses]).toEqual([0, 75, 55]);
    expect(result.loss).toBe(130);
    expect(result.rounds).toBe(1);
    expect([...result.defaultRound]).toEqual([0, 1, -1]);
  });

  test('two companies that owe each other: the fixed point is solved, not approached', () => {
    const network = networkFromDeals([
      ['A', 'B', 10],
      ['B', 'A', 8],
      ['B', 'C', 2],
    ]);
    // B can pay its 10, so A gets 8 of them and pays 1 + 8.
    const solvent = clearingCascade(network, { cash: Float64Array.of(1, 2, 0) });
    expect([...solvent.payments]).toEqual([9, 10, 0]);
    // Now p_B = 0.5 + p_A and p_A = 1 + 0.8·p_B: 7 and 7.5. B only falls once A pays less.
    const short = clearingCascade(network, { cash: Float64Array.of(1, 0.5, 0) });
    expect(short.payments[0]).toBeCloseTo(7, 12);
    expect(short.payments[1]).toBeCloseTo(7.5, 12);
    expect(short.rounds).toBe(2);
  });

  test('rounds of default: each falls only because the one before does', () => {
    const network = networkFromDeals([
      ['A', 'B', 10],
      ['B', 'C', 10],
      ['C', 'D', 10],
    ]);
    const { rounds, defaultRound } = clearingCascade(network, { cash: Float64Array.of(0, 5, 4, 0) });
    expect(rounds).toBe(3);
    expect([...defaultRound]).toEqual([1, 2, 3, -1]);
  });

  test('the greatest of several clearing vectors: a closed ring without cash still pays in full', () => {
    const ring = networkFromDeals([
      ['A', 'B', 1],
      ['B', 'C', 1],
      ['C', 'A', 1],
    ]);
    expect([...clearingCascade(ring, { cash: new Float64Array(3) }).payments]).toEqual([1, 1, 1]);
  });

  test('a closed ring of unequal debts pays what its smallest debt lets round', () => {
    const ring = networkFromDeals([
      ['A', 'B', 3],
      ['B', 'C', 2],
      ['C', 'A', 1],
    ]);
    expect([...clearingCascade(ring, { cash: new Float64Array(3) }).payments]).toEqual([1, 1, 1]);
  });

  test('refuses a recovery outside [0, 1], negative cash and unknown companies', () => {
    const network = networkFromDeals([['A', 'B', 1]]);
    expect(() => clearingCascade(network, { fails: [0], recovery: 1.1 })).toThrow(RangeError);
    expect(() => clearingCascade(network, { cash: Float64Array.of(-1, 0) })).toThrow(RangeError);
    expect(() => clearingCascade(network, { fails: [2], recovery: 0 })).toThrow(RangeError);
  });

  test('payments are a fixed point, and no greater one is reached from above', () => {
    const cashes = fc.array(fc.nat(60), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(arbitraryNetwork(), cashes, fc.boolean(), (network, cashList, decree) => {
        const cash = Float64Array.from(network.companies, (_, v) => cashList[v]!);
        const fails = decree ? [0] : [];
        const { payments, losses } = clearingCascade(network, { cash, fails, recovery: 0.4 });
        const { paid: owed, received: due } = companyTotals(network);
        // Picard iteration from full payment falls towards the greatest clearing vector (Eisenberg & Noe, theorem 1).
        let above = owed.map((p, v) => (fails.includes(v) ? 0.4 * p : p));
        for (let i = 0; i < 300; i++) {
          const have = resources(network, above, cash);
          above = above.map((p, v) => (fails.includes(v) ? p : Math.min(owed[v]!, have[v]!)));
        }
        const have = resources(network, payments, cash);
        payments.forEach((p, v) => {
          expect(p).toBeCloseTo(fails.includes(v) ? 0.4 * owed[v]! : Math.min(owed[v]!, have[v]!), 8);
          expect(p).toBeLessThanOrEqual(above[v]! + 1e-8);
          expect(losses[v]! >= 0 && losses[v]! <= due[v]!).toBe(true);
        });
        // What is not paid is lost by somebody.
        const unpaid = owed.reduce((sum, p, v) => sum + p - payments[v]!, 0);
        expect(losses.reduce((a, b) => a + b, 0)).toBeCloseTo(unpaid, 7);
      }),
      { numRuns: 300 },
    );
  });
});

describe('DebtRank', () => {
  test('a chain, worked by hand', () => {
    // W_AB = 1 (all of B's claims), W_BC = 20/50. v = (0, 10, 20, 30)/60; D owes C 30.
    const network = networkFromDeals([
      ['A', 'B', 10],
      ['B', 'C', 20],
      ['D', 'C', 30],
    ]);
    const { rank, distress } = debtRank(network, [0], 0);
    expect([...distress]).toEqual([1, 1, 0.4, 0]);
    expect(rank).toBeCloseTo((1 * 10 + 0.4 * 50) / 60, 14);
  });

  test('recovery and cash soften it', () => {
    const network = networkFromDeals([
      ['A', 'B', 10],
      ['B', 'C', 20],
    ]);
    const { distress } = debtRank(network, [0], 0.5, Float64Array.of(NaN, 50, NaN));
    expect(distress[1]).toBeCloseTo(0.1, 14);
    expect(distress[2]).toBeCloseTo(0.05, 14);
  });

  test('each passes distress on once, so a ring ends', () => {
    const ring = networkFromDeals([
      ['A', 'B', 1],
      ['B', 'C', 1],
      ['C', 'A', 1],
    ]);
    expect(debtRank(ring, [0], 0).rank).toBeCloseTo(2 / 3, 14);
  });

  test('stays between 0 and 1, falls with recovery', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const ranks = [0, 0.3, 1].map((recovery) => debtRank(network, [0], recovery).rank);
        expect(ranks[0]! <= 1 && ranks[2] === 0).toBe(true);
        expect(ranks[0]!).toBeGreaterThanOrEqual(ranks[1]! - 1e-12);
      }),
    );
  });
});
