// The statistic: 4.160 by two independent programs on this file, 4.21 as Phillips, Shi and Yu 2015 print it with
// their own vintage. They date the same five booms; the simulated boundary moves the ends by months.
import { describe, expect, it } from 'vitest';
import { baseOf, chartTitles, columnOf, runSample } from './run-sample';

const { json } = await runSample('explosive-roots.aibubble');

it('the statistic of 1,680 months', () => {
  expect(baseOf(json, 'rows')).toBe(1680);
  expect(baseOf(json, 'statistic')).toBeCloseTo(4.16, 3);
  expect(json.gauges).toMatchObject([{ name: 'explosive', level: 'warn' }]);
});

it('is the greatest of the backward statistics, in April 1998', () => {
  const backward = columnOf(json, 'stamps', 'statistic') as (number | null)[];
  const greatest = Math.max(...backward.map((value) => value ?? -Infinity));
  expect(greatest).toBe(baseOf(json, 'statistic'));
  expect(columnOf(json, 'stamps', 'period')[backward.indexOf(greatest)]).toBe('1998-04-01');
  // Windows of ⌊(0.01 + 1.8/√1680) · 1680⌋ = 90 rows: the first statistic is that of row 90.
  expect(backward.findIndex((value) => value !== null)).toBe(89);
});

describe('episodes', () => {
  const column = (field: string): string[] => columnOf(json, 'episodes', field) as string[];
  const boundary = column('boundary');
  const found = column('start').map((start, i) => ({ start, end: column('end')[i]!, way: column('direction')[i]! }));
  const dated = (by: string): typeof found => found.filter((_, i) => boundary[i] === by);

  it.each([
    ['the recovery after the long depression', '1879-11-01', 'up'],
    ['the months before the crash of 1929', '1929-06-01', 'up'],
    ['the postwar boom', '1955-09-01', 'up'],
    ['before the crash of 1987', '1987-06-01', 'up'],
    ['the dot-com boom', '1999-12-01', 'up'],
  ])('%s', (_, inside, way) => {
    expect(dated('bsadf').filter(({ start, end }) => start <= inside && inside <= end)).toMatchObject([{ way }]);
  });

  it('last at least eight months', () => {
    for (const { start, end } of found) expect(monthsFrom(start, end)).toBeGreaterThanOrEqual(8);
  });

  it('fewer under the stricter boundary, each within an episode of the other', () => {
    expect(dated('sadf').length).toBeLessThan(dated('bsadf').length);
    for (const strict of dated('sadf'))
      expect(dated('bsadf').some(({ start, end }) => start <= strict.start && strict.end <= end)).toBe(true);
  });
});

it('draws statistic and boundary', () =>
  expect(chartTitles(json)).toContainEqual([
    'vega-lite',
    'The price/dividend ratio explodes before the crashes of 1929, 1987 and 2000',
  ]));

/** First days of months, both counted. */
function monthsFrom(start: string, end: string): number {
  const index = (date: string): number => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
  return index(end) - index(start) + 1;
}
