// The balances come from following the loan year by year, not from a closed form; the rest is division by hand.
import { describe, expect, it } from 'vitest';
import { baseOf, columnOf, runSample } from './run-sample';

const { text, json } = await runSample('gpu-debt-clock.aibubble');
const B = 1e9;
const YEAR = 31_556_952;

/** Balances at the end of each year of a loan of 1 at 14%: the payment is the one that ends at 0. */
function balances(years: number): number[] {
  const run = (payment: number): number[] => {
    const rows: number[] = [];
    for (let left = 1, year = 0; year < years; year++) rows.push((left = left * 1.14 - payment));
    return rows;
  };
  const [free, paid] = [run(0).at(-1)!, run(1).at(-1)!];
  return run(free / (free - paid));
}

it('the balances of five years, to nothing', () => {
  balances(5).forEach((left, i) =>
    expect((columnOf(json, 'repayments', 'balance')[i] as number) / B).toBeCloseTo(left, 9),
  );
});

it.each<[string, string, number]>([
  ['of the loan after three years', 'owed_of', balances(5)[2]!],
  ['the same in dollars', 'owed', balances(5)[2]! * B],
  ['the yearly payment', 'yearly', 0.14 * B + (1 - balances(5)[0]!) * B],
  ['100 over 6 years', 'charge_in_books', (100 / 6) * B],
  ['100 over 3', 'charge_in_use', (100 / 3) * B],
  ['the difference, each year', 'by_amount', ((100 / 6) * B) / YEAR],
  ['of a profit of 50', 'by_share', 1 / 3],
  ['30 / (16 − 4) years', 'pays_back', 2.5 * YEAR],
  ['30 / (8 − 4) years', 'slower', 7.5 * YEAR],
])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9));

it('five years of loan, three of life: 0.47965 of the principal', () =>
  expect(baseOf(json, 'owed_of')).toBeCloseTo(0.47965, 5));

describe('a loan as long as the lenders’ four to six years', () => {
  const [low, high] = baseOf(json, 'owed_ends') as [number, number];
  it('is owed after three', () => {
    expect(low).toBeCloseTo(balances(4)[2]!, 9);
    expect(high).toBeCloseTo(balances(6)[2]!, 9);
  });
  it('as the text says', () => {
    const percent = (x: number): string => `${Math.round(x * 100)}%`;
    expect(text).toContain(
      `for four years it is ${percent(balances(4)[2]!)}, if it runs for six, ${percent(balances(6)[2]!)}`,
    );
  });
});

it('the gauge: three years are below the lenders’ four', () =>
  expect(json.gauges).toMatchObject([{ name: 'gpu_life', level: 'alarm' }]));
