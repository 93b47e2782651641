import { describe, expect, test } from 'vitest';
import { failures, figures } from './figures';

const CHAIN = 'deals d\nfrom, to, kind, amount\nA, B, loan, $100\nB, C, loan, $80';

describe('clearing payments', () => {
  test('a named failure pays recovery × what it owes; those who wait for it fall in turn', async () => {
    // By hand: B has no other assets, so it pays the 25 it gets.
    const f = await figures(CHAIN, 'x = cascade(d, fails: "A", recovery: 25%)');
    expect(f.values('x.payments.company')).toEqual(['A', 'B', 'C']);
    expect(f.values('x.payments.amount')).toEqual([25, 25, 0]);
    expect(f.values('x.losses.amount')).toEqual([0, 75, 55]);
    expect([f.of('x.loss'), f.of('x.rounds')]).toEqual([130, 1]);
  });
  test('without a failure all can just pay', async () => {
    const f = await figures(CHAIN, 'x = cascade(d)');
    expect([f.of('x.loss'), f.of('x.rounds')]).toEqual([0, 0]);
  });
  // Two banks that owe each other, one with cash: Eisenberg & Noe 2001, section 2. p1 = 5 + p2/3… solved by hand:
  // 1 owes 2 10 with cash 2; 2 owes 1 6 and 3 6 with cash 1: p2 = 1 + p1, p1 = 2 + p2/2 → p1 = 5, p2 = 6.
  test('cash of a valuations cell: the greatest clearing vector of a cycle', async () => {
    const f = await figures(
      'deals d\nfrom, to, kind, amount\nOne, Two, loan, $10\nTwo, One, loan, $6\nTwo, Three, loan, $6',
      'valuations v\ncompany, date, cash\nOne, 2024-01-01, $100\nOne, 2025-01-01, $2\nTwo, 2025-01-01, $1\nThree, 2025-01-01, $0',
      'x = cascade(d, cash: v)',
    );
    const [one, two] = f.values('x.payments.amount') as number[];
    expect(one).toBeCloseTo(5, 12);
    expect(two).toBeCloseTo(6, 12);
    expect(f.of('x.loss')).toBeCloseTo(5 + 3 + 3, 12);
  });
  test('cash in another currency than the deals is an error before anything runs', async () => {
    const euros = 'valuations v\ncompany, date, cash\nA, 2025-01-01, 5 EUR';
    expect(await failures(CHAIN, euros, 'x = cascade(d, cash: v)')).toEqual([
      'F04: `cash` of `cascade` is a `valuations` cell with its cash in USD; this is a table of valuations.',
    ]);
  });
  test('several may fail, and bounds stay bounds', async () => {
    const f = await figures(
      'deals d\nfrom, to, kind, amount\nA, B, loan, up to $100\nC, B, loan, $40',
      'x = cascade(d, fails: ["A", "C"], recovery: 50%)',
    );
    expect(f.ends('x.loss')).toEqual([20, 70]);
  });
  test('a recovery outside 0 … 100% and an unknown company are errors', async () => {
    expect(await failures(CHAIN, 'x = cascade(d, fails: "A", recovery: 120%)')).toEqual([
      'F05: Recovery is a share between 0 and 1.',
    ]);
    expect(await failures(CHAIN, 'x = cascade(d, fails: "Z")')).toEqual([expect.stringMatching(/^F05: .*Z.*A, B, C/)]);
  });
});

describe('DebtRank', () => {
  test('h of the failing is 1; each passes on once; v = claims / all', async () => {
    // W_AB = 50·(1 − .5)/… by hand: E_B = claims 100 → W = .5·100/100 = .5; E_C = 80 → W = .5; h_C = .25.
    const f = await figures(CHAIN, 'x = cascade(d, fails: "A", recovery: 50%, method: debtrank)');
    expect(f.values('x.distress.company')).toEqual(['A', 'B', 'C']);
    expect(f.values('x.distress.value')).toEqual([1, 0.5, 0.25]);
    expect(f.of('x.rank')).toBeCloseTo((0.5 * 100 + 0.25 * 80) / 180, 12);
  });
  test('cash is the buffer where it is known', async () => {
    const f = await figures(
      CHAIN,
      'valuations v\ncompany, date, cash\nB, 2025-01-01, $200',
      'x = cascade(d, fails: "A", cash: v, method: debtrank)',
    );
    expect(f.values('x.distress.value')).toEqual([1, 0.5, 0.5]);
  });
  test('another word is an error that lists the words, and offers the nearest', async () => {
    expect(await failures(CHAIN, 'x = cascade(d, fails: "A", method: debtrnk)')).toEqual([
      'F04: Here stands one of the words `clearing`, `debtrank`.',
    ]);
  });
});
