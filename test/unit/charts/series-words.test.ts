import { describe, expect, it } from 'vitest';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import type { ChartData } from '../../../extension/output/result';
import * as cases from '../../charts/series-cases';
import { sceneOf } from '../../charts/scene';

const draw = (data: ChartData) =>
  chartSpec(data, { width: 760, measure: estimateWidth }) as {
    title: { text: string[]; subtitle: string[] };
    description: string;
  };
const texts = async (data: ChartData) => (await sceneOf(draw(data))).texts.filter((t) => !t.halo).map((t) => t.text);

describe('the title states the finding', () => {
  it.each<[string, ChartData]>([
    ['Capex rose from $9B to $69B, 2018 to 2025', cases.ONE_SERIES],
    ['Capex fell from $3B to $1B, 2018 to 2019', cases.series({ capex: [3e9, 1e9] })],
    ['Capex stayed at $3B, 2018 to 2019', cases.series({ capex: [3e9, 3e9] })],
    ['Gpu revenue rose from $3B to $115B, capex rose from $20B to $60B, 2018 to 2024', cases.TWO_SERIES],
    ['6 series of capex, 2018 to 2021', cases.SIX_SERIES],
    ['No values in capex', cases.series({ capex: [null] })],
    // Median of 52.4, 44.1, 39, 28 and 23.
    ['Nvidia has the highest P/E: 52.4, against a median of 39', cases.PEERS],
    ['A: P/E of 12', cases.multiples({ A: 12 })],
    ['No P/E to draw', cases.multiples({ A: null })],
  ])('%s', (title, data) => expect(draw(data).title.text.join(' ')).toBe(title));
});

describe('a series', () => {
  it('names its lines at their ends', async () => {
    expect(await texts(cases.TWO_SERIES)).toEqual(expect.arrayContaining(['gpu revenue: $115B', 'capex: $60B']));
  });
  it.each<[string, ChartData, RegExp]>([
    ['says that its axis does not start at zero', cases.PRICES, /axis does not start at zero/],
    ['says that a hole is a missing value', cases.TWO_SERIES, /holes = not given/],
  ])('%s', (_name, data, text) => expect(draw(data).title.subtitle.join(' ')).toMatch(text));
  it('starts at zero where the values come near it', () => {
    expect(draw(cases.ONE_SERIES).title.subtitle.join(' ')).not.toContain('axis');
  });
});

describe('multiples', () => {
  it('stand from the highest to the lowest, the missing last', async () => {
    const names = cases.PEERS.rows.map((row) => row.company.slice(0, 12));
    const order = (await texts(cases.PEERS)).map((t) => t.slice(0, 12)).filter((t) => names.includes(t));
    expect(order).toEqual(['Nvidia', 'AMD', 'Oracle', 'Cisco', 'Internationa', 'CoreWeave']);
  });
  it('say where a value is missing', async () => expect(await texts(cases.PEERS)).toContain('not given'));
  it('say how many were left out', () => {
    const many = cases.multiples(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`Company ${i}`, i])));
    expect(JSON.stringify(draw(many))).toContain('The 40 highest of 60 are drawn.');
  });
});
