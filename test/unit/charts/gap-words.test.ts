import { describe, expect, it } from 'vitest';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import type { GapData } from '../../../extension/output/charts/gap-data';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import * as gaps from '../../charts/gap-cases';
import { sceneOf } from '../../charts/scene';

const draw = (data: GapData) =>
  chartSpec(data, { width: 760, measure: estimateWidth }) as {
    title: { text: string[]; subtitle: string[] };
    description: string;
  };
const texts = async (data: GapData) => (await sceneOf(draw(data))).texts.filter((t) => !t.halo).map((t) => t.text);

describe('the title states the finding', () => {
  it.each<[string, GapData]>([
    ['A gap of $770B between due and revenue, 2025 to 2031', gaps.FAN],
    ['A surplus of $83B: revenue exceeds due, 2025 to 2028', gaps.SURPLUS],
    ['A surplus of $23B: revenue overtakes due in 2028', gaps.CROSSING],
    ['A gap of $7B between due and revenue, though revenue overtakes due in 2027', gaps.gap([10, 10, 10], [4, 8, 11])],
    ['No gap in sum between due and revenue, 2025 to 2026', gaps.gap([1, 2], [2, 1])],
    ['$20B of spending against $12B of revenue: a gap of $8B, 66.7% of revenue', gaps.SINGLE],
    ['5B CNY of due against 12B CNY of revenue: a surplus of 7B CNY, 58.3% of revenue', gaps.SINGLE_SURPLUS],
    ['$5B of due against $0 of revenue: a gap of $5B', gaps.gap([5], [0])],
    ['$5B of due against $5B of revenue: no gap', gaps.gap([5], [5])],
    ['No periods to draw', gaps.gap([], [])],
  ])('%s', (title, data) => expect(draw(data).title.text.join(' ')).toBe(title));
});

describe('the drawing says', () => {
  it('the sum of the gap and its 90% range, the ends of the lines, of the fan and of the scenarios', async () => {
    const all = await texts(gaps.FAN);
    const note = all.join(' ');
    expect(all).toEqual(
      expect.arrayContaining([
        '$770B gap',
        'Due: $210B',
        'Revenue, middle: $72.6B',
        '95th percentile: $201B',
        '5th: $35.8B',
        'If boom: $290B',
        'If winter: $16.1B',
      ]),
    );
    expect(note).toContain('90% range $495B to $858B');
    expect(note).toContain('$300B a year');
  });
  it('a surplus where there is one', async () => expect(await texts(gaps.SURPLUS)).toContain('$83B surplus'));
  it('the first and the last period always', async () => {
    expect(await texts(gaps.QUARTERS)).toEqual(expect.arrayContaining(['2023 Q1', '2032 Q4']));
  });
  it('the share of revenue beside the bar of one period', async () => {
    expect(await texts(gaps.SINGLE)).toEqual(
      expect.arrayContaining(['$20B a year', '$12B a year', '$8B a year', '66.7% of revenue']),
    );
  });
  it('in prose the same', () => {
    const { description } = draw(gaps.BOUNDED);
    expect(description).toContain('2026: due $60B, revenue $20B (bounds $10B to $30B).');
    expect(description).toContain('In sum: $155B gap.');
  });
});

describe('the subtitle explains the marks of this drawing only', () => {
  it.each<[string, GapData, string]>([
    [
      'fan and scenarios',
      gaps.FAN,
      'Due and revenue, USD a year. Shaded = gap, fan = 5th to 95th percentile (dark 25th to 75th), dashed = scenarios.',
    ],
    ['bounds', gaps.BOUNDED, 'Due and revenue, USD a year. Shaded = gap, faded band = only bounded.'],
    ['a surplus', gaps.SURPLUS, 'Due and revenue, USD a year. Shaded = surplus.'],
    ['a single period', gaps.SINGLE, 'Spending and revenue, USD a year, 2025.'],
  ])('%s', (_name, data, text) => expect(draw(data).title.subtitle.join(' ')).toBe(text));
});
