// Divisions and products by hand; a year has 8,765.82 hours.
import { expect, it } from 'vitest';
import { baseOf, chartTitles, columnOf, runSample } from './run-sample';

const { text, json } = await runSample('power-gap.aibubble');
const GW = 1e9;
const TWH_IN_J = 3.6e15;

it.each<[string, string, number]>([
  ['50 of 200', 'short_share', 0.25],
  ['fifty plants of 1 GW', 'plants', 50],
  ['200 GW · 0.8 · 8,765.82 h', 'energy_needed', 1402.5312 * TWH_IN_J],
  ['50 GW · 0.8 · 8,765.82 h', 'energy_short', 350.6328 * TWH_IN_J],
  ['$1T / 20 GW', 'each', 50],
  ['50 GW · $50B', 'stranded', 2.5e12],
  ['twenty plants', 'in_plants', 20],
  ['116 − 96 GW', 'half_way', 20 * GW],
  ['20 GW · $50B', 'at_cost', 1e12],
])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9));

it('the shortage opens by 10 GW a year', () =>
  expect(columnOf(json, 'shortage', 'value')).toEqual([0, 10, 20, 30, 40, 50].map((x) => x * GW)));

it('draws need and supply, and the text says the energy', () => {
  expect(chartTitles(json)).toEqual([
    ['series', 'Need rose from 60 GW to 200 GW, supply rose from 60 GW to 150 GW, 2025 to 2030'],
  ]);
  expect(text).toContain('351 TWh a year');
});
