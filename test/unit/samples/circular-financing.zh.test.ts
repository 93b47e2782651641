// The same article's figures, written in Chinese: 万亿, 亿, 美元, 年, 吉瓦, and companies by their Chinese names.
import { describe, expect, it } from 'vitest';
import { baseOf, runSample } from './run-sample';

const { json } = await runSample('circular-financing.zh.aibubble');

describe('computes', () => {
  it.each<[string, string, number[]]>([
    ['最高1000亿美元: from nothing to $100B', '注资', [0, 100e9]],
    ['1万亿美元', '承诺', [1e12]],
    ['120亿美元/年', '营收', [12e9 / 31_556_952]],
    ['83.3 years of revenue', '所需年数', [(1000 / 12) * 31_556_952]],
    ['a loss of two thirds of revenue', '缺口.share', [8 / 12]],
    ['2.8 times Lucent', '相当于', [67 / 24]],
    ['a quarter of 200吉瓦', '短缺比例', [0.25]],
    ['what stays away: nothing, or half of the $100B at most', '净流出', [0, 50e9]],
    ['the circulation share', '回流比例', [0, 0.4]],
  ])('%s', (_, name, expected) => {
    const found = [baseOf(json, name)].flat() as number[];
    expect(found.length).toBe(expected.length);
    expected.forEach((end, i) => expect(found[i]! / (end || 1)).toBeCloseTo(end ? 1 : 0, 9));
  });
});

it('英伟达 and Nvidia are one company: the loop closes through both spellings', () => {
  const paths = json.names['环路']!.columns!.find((c) => c.name === 'path')!.values;
  expect(paths).toEqual(['Nvidia → OpenAI → Nvidia', 'Nvidia → CoreWeave → Nvidia']);
  const flows = json.charts.find((c) => c.name === 'flows')!;
  expect(flows.spec.description).toContain('6 companies and 9 deals');
});

it('gauge 敞口 warns against Lucent’s 24% and rings at 67%', () => {
  expect(json.gauges).toMatchObject([{ name: '敞口', level: 'alarm' }]);
});
