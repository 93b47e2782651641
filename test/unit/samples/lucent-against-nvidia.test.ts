// Sums of Nvidia's quarters as the SEC has them; the probability is an integral over two even ranges.
import { describe, expect, it } from 'vitest';
import { baseOf, chartTitles, columnOf, runSample } from './run-sample';

const { text, json } = await runSample('lucent-against-nvidia.aibubble');
const fiscalYear = 26.044 + 30.04 + 35.082 + 39.331;
const lastTwelve = 35.082 + 39.331 + 44.062 + 46.743;

it.each<[string, string, number]>([
  ['67 / 24', 'times_as_large', 67 / 24],
  ['four quarters to January 2025', 'fiscal_year', fiscalYear * 1e9],
  ['four quarters to July 2025', 'last_twelve', lastTwelve * 1e9],
  ['110 of the fiscal year', 'of_fiscal_year', 110 / fiscalYear],
  ['110 of the last twelve months', 'of_last_twelve', 110 / lastTwelve],
  ['110 of four times the last quarter', 'of_last_rate', 110 / (4 * 46.743)],
])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9));

it('the gauge: above Lucent, in alarm', () =>
  expect(json.gauges).toMatchObject([{ name: 'exposure', level: 'alarm' }]));

describe('a third to all of it paid, over $130B to $234B', () => {
  it('the chance of more than Lucent’s share: paid is below 0.24 · sales only where sales are above 37 / 0.24', () => {
    // ∫ (0.24 s − 37) ds from 37 / 0.24 to 234 is 0.12 · (234 − 37 / 0.24)², over 104 · 73.
    const below = (0.12 * (234 - 37 / 0.24) ** 2) / (104 * 73);
    expect(Math.abs((baseOf(json, 'likely') as number) - (1 - below))).toBeLessThan(0.02);
    expect(text).toContain('Nine chances in ten');
  });

  it('each input at its 5% and 95% ends, the other in the middle', () => {
    expect(columnOf(json, 'swing', 'input')).toEqual(['paid', 'sales']);
    const expectShares = (field: string, shares: number[]): void =>
      shares.forEach((share, i) =>
        expect(Math.abs((columnOf(json, 'swing', field)[i] as number) - share)).toBeLessThan(0.002),
      );
    expectShares('output_low', [(37 + 0.05 * 73) / 182, 73.5 / (130 + 0.05 * 104)]);
    expectShares('output_high', [(37 + 0.95 * 73) / 182, 73.5 / (130 + 0.95 * 104)]);
  });

  it('draws it', () =>
    expect(chartTitles(json)).toContainEqual([
      'vega-lite',
      'How much is paid matters more than what it is divided by',
    ]));
});
