// CAPE against Shiller's own published column, every month of it; concentration by sums over the file's rows.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseOf, columnOf, runSample } from './run-sample';

const { text, json } = await runSample('concentration-and-cape.aibubble');

describe('concentration among thirty rows, 29 companies', () => {
  const caps = readFileSync('samples/data/sp500-largest-2026-08-22.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .filter((row) => !row.includes('(Class C)'))
    .map((row) => Number(row.split(',').at(-2)));
  const all = caps.reduce((a, b) => a + b);
  const five = [5200733011968, 4514709504000, 4217126256640, 3588320657408, 2789664358400].reduce((a, b) => a + b);

  it('counts Alphabet once', () => expect(caps).toHaveLength(29));

  it.each<[string, string, number]>([
    ['the five largest', 'top_five', five / all],
    ['squares of percentages', 'herfindahl', caps.reduce((sum, cap) => sum + ((100 * cap) / all) ** 2, 0)],
    ['of the whole list', 'of_index', five / 64.4e12],
  ])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9));

  it('above the warning, and as the text says', () => {
    expect(json.gauges).toMatchObject([{ name: 'crowding', level: 'warn' }]);
    expect(text).toContain(`they are ${Math.round((100 * five) / 64.4e12)}%`);
  });
});

describe('CAPE', () => {
  const dates = columnOf(json, 'ratio', 'date') as string[];
  const ratio = columnOf(json, 'ratio', 'value') as (number | null)[];

  it('begins in 1881, after ten years of earnings', () => {
    expect(ratio.slice(0, 120).every((value) => value === null)).toBe(true);
    expect(dates[120]).toBe('1881-01-01');
    expect(ratio[120]).not.toBeNull();
  });

  it('is the published ratio, month by month, to its rounding and the file’s', () => {
    const published = readFileSync('samples/data/sp500-monthly.csv', 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[5]);
    expect(published).toHaveLength(ratio.length);
    const apart = published.flatMap((value, i) => (value ? [Math.abs(ratio[i]! / Number(value) - 1)] : []));
    expect(apart.length).toBeGreaterThan(1700);
    expect(Math.max(...apart)).toBeLessThan(0.01);
  });

  it('first passes 30 in 1929, then in 1997 and in 2017', () => {
    const above = dates.filter((_, i) => (ratio[i] ?? 0) > 30).map((date) => date.slice(0, 4));
    expect(above[0]).toBe('1929');
    expect(above.find((year) => year > '1929')).toBe('1997');
    expect(above.find((year) => year > '2002')).toBe('2017');
  });
});

it.each([
  ['worst', -0.848],
  ['after_1999', -0.437],
  ['after_2007', -0.508],
])('%s: the fall from the peak', (name, fall) => expect(baseOf(json, name)).toBeCloseTo(fall, 3));
