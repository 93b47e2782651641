// Quarters as the SEC has them, added up by hand; everything else is one division.
import { describe, expect, it } from 'vitest';
import { baseOf, chartTitles, columnOf, runSample } from './run-sample';

const { json } = await runSample('five-gauges.aibubble');
const YEAR = 31_556_952;
// $B: Microsoft, Alphabet, Amazon, Meta, four quarters each.
const to2025 =
  14.923 + 15.804 + 16.745 + 17.079 + 13.061 + 14.276 + 17.197 + 22.446 + // prettier-ignore
  22.62 + 27.834 + 25.019 + 32.183 + 8.258 + 14.425 + 12.941 + 16.538; // prettier-ignore
const in2023 =
  6.607 + 8.943 + 9.917 + 9.735 + 6.289 + 6.888 + 8.055 + 11.019 + // prettier-ignore
  14.207 + 11.455 + 12.479 + 14.588 + 6.823 + 6.134 + 6.496 + 7.592; // prettier-ignore

it.each<[string, string, number]>([
  ['twelve months to June 2025', 'spent', (to2025 * 1e9) / YEAR],
  ['2023', 'spent_2023', (in2023 * 1e9) / YEAR],
  ['2023, of output', 'strain_2023', in2023 / 27360.935],
  ['with half the revenue, of 30', 'sober_industry', to2025 / 30],
])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9));

describe('judged by limits that are parameters', () => {
  it('Exponential View’s: 0.97% of 30T, 4.86 times 60B, one year, 27.3 and 25%: one amber', () => {
    expect(json.gauges.map(({ name, level }) => [name, level])).toEqual([
      ['economy', 'ok'],
      ['industry', 'warn'],
      ['doubling', 'ok'],
      ['price', 'ok'],
      ['debt', 'ok'],
    ]);
    expect(columnOf(json, 'levels', 'level')).toEqual(['green', 'amber', 'green', 'green', 'green']);
    expect(baseOf(json, 'reds')).toBe(0);
    expect(json.names['stage']!.display).toContain('boom');
  });

  it('stricter ones: 0.9% and 4 times make two reds', () => {
    expect(baseOf(json, 'strict.reds')).toBe(2);
    expect(json.names['strict_stage']!.display).toContain('caution');
  });
});

it('draws investment and output', () => {
  expect(chartTitles(json)).toContainEqual(['vega-lite', 'What four companies invest in a year has doubled in two']);
  expect(json.charts).toHaveLength(3);
});
