// The networks are small enough to do by hand. In March: Nvidia→OpenAI 30, OpenAI→Nvidia 20, OpenAI→Oracle 300,
// Oracle→Nvidia 40. All of Nvidia's 30 can come back by way of Oracle, three legs of 30.
import { describe, expect, it } from 'vitest';
import { baseOf, chartTitles, columnOf, runSample } from './run-sample';

const { json } = await runSample('the-circle.aibubble');
const B = 1e9;

describe('the circle as of a day', () => {
  it('in October, from nothing to the best case: Nvidia pays 100, 60 come back as chips and 40 by way of Oracle', () => {
    const [low, high] = baseOf(json, 'share_then') as [number, number];
    expect(low).toBe(0);
    // Legs: 100 + 60 on the short loop and the first of the long one, 40 + 40 on its way back; of 100 + 60 + 300 + 40.
    expect(high).toBeCloseTo((100 + 60 + 40 + 40) / (100 + 60 + 300 + 40), 9);
  });

  it.each<[string, string, number]>([
    ['in March: 3 · 30', 'money_now', 90 * B],
    ['of 30 + 20 + 300 + 40', 'share_now', 90 / 390],
    ['back and forth: 2 · 20 of 390', 'mutual_now', 40 / 390],
    ['from outside: OpenAI pays 320 and receives 30', 'outside', 290 * B],
    ['closed: the new round alone', 'closed', 30 / 390],
    ['Nvidia’s sales of 60, of which its own 30', 'own_money', 0.5],
  ])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9));

  it('two loops with their weakest legs', () => {
    expect(columnOf(json, 'loops_now', 'path')).toEqual([
      'OpenAI → Oracle → Nvidia → OpenAI',
      'OpenAI → Nvidia → OpenAI',
    ]);
    expect(columnOf(json, 'loops_now', 'weakest')).toEqual([30 * B, 20 * B]);
  });

  it('draws the circle under the table and on both days', () => {
    const now = '23% of the stated money flows back to its sender';
    expect(chartTitles(json).map(([, title]) => title)).toEqual([
      now,
      'Up to 48% of the stated money would flow back to its sender',
      now,
    ]);
  });
});

describe('OpenAI pays a tenth of its 320: 2 to Nvidia and 30 to Oracle', () => {
  it('Oracle owes 40 and has 30, so Nvidia misses 10 more; with its 32 it can still pay its 30', () => {
    const companies = columnOf(json, 'by_whom', 'company');
    const lost = columnOf(json, 'by_whom', 'amount') as number[];
    expect(Object.fromEntries(companies.map((c, i) => [c, Math.round(lost[i]! / 1e6)]))).toEqual({
      OpenAI: 0,
      Oracle: 270_000,
      Nvidia: 28_000,
    });
    expect((baseOf(json, 'lost') as number) / B).toBeCloseTo(270 + 28, 6);
    expect(baseOf(json, 'next')).toBe(1);
  });
});
