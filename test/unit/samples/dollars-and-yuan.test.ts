// The figures are worked out by hand from the rates and amounts that the notebook's tables hold.
import { describe, expect, it } from 'vitest';
import { baseOf, runSample, runText } from './run-sample';

const { text, json } = await runSample('dollars-and-yuan.aibubble');
const B = 1e9;

const column = (name: string, field: string): unknown[] =>
  json.names[name]!.columns!.find((c) => c.name === field)!.values;

describe('converts', () => {
  it.each<[string, string, number]>([
    ['a row at its own date: 380 / 7.27', 'alibaba_then', (380 / 7.27) * B],
    ['a number that stands alone at the as-of date, by the rate of September: 380 / 7.12', 'alibaba_now', (380 / 7.12) * B],
    ['the same yuan at two rates: 7.27 / 7.12 − 1', 'drift', 7.27 / 7.12 - 1],
    ['three years of it: a flow', 'alibaba_yearly', ((380 / 7.12) * B) / (3 * 31_556_952)],
    ['1万亿 美元 is $1T', 'openai_bill', 1e12],
    ['$1T at 7.12', 'openai_in_yuan', 7.12e12],
    ['$1T at the mean of 2025: (7.27 + 7.26 + 7.16 + 7.12) / 4', 'openai_at_mean', (7.27 + 7.26 + 7.16 + 7.12) * 2.5e11],
    ['1,000 / (380 / 7.12)', 'times_alibaba', (1000 * 7.12) / 380],
    ['each of Tencent’s quarters at the rate of its end', 'tencent_dollars', (36.6 / 7.3 + 27.5 / 7.26 + 19.1 / 7.16) * B],
    ['Microsoft: 15.804 + 16.745 + 17.079', 'microsoft_dollars', 49.628 * B],
    ['Alphabet: 14.276 + 17.197 + 22.446', 'alphabet_dollars', 53.919 * B],
    ['Alphabet against Tencent', 'times_tencent', 53.919 / (36.6 / 7.3 + 27.5 / 7.26 + 19.1 / 7.16)],
    ['December: 15.804 · 7.30 / 36.6', 'ratio_before', (15.804 * 7.3) / 36.6],
    ['June: 17.079 · 7.16 / 19.1', 'ratio_after', (17.079 * 7.16) / 19.1],
  ])('%s', (_, name, expected) => expect((baseOf(json, name) as number) / expected).toBeCloseTo(1, 9)); // prettier-ignore

  it('a column of two currencies, grouped, in either', () => {
    expect(column('in_dollars', 'company')).toEqual(['Microsoft', 'Alphabet', 'Tencent']);
    const tencent = 36.6 / 7.3 + 27.5 / 7.26 + 19.1 / 7.16;
    const microsoft = 15.804 * 7.3 + 16.745 * 7.26 + 17.079 * 7.16;
    const alphabet = 14.276 * 7.3 + 17.197 * 7.26 + 22.446 * 7.16;
    const expectAll = (name: string, values: number[]): void =>
      values.forEach((value, i) => expect((column(name, 'value')[i] as number) / (value * B)).toBeCloseTo(1, 9));
    expectAll('in_dollars', [49.628, 53.919, tencent]);
    expectAll('in_yuan', [microsoft, alphabet, 36.6 + 27.5 + 19.1]);
  });
});

describe('refuses what the text says it refuses', () => {
  const codes = async (formula: string): Promise<string[]> => {
    const { report } = await runText('refused.aibubble', `${text}\n\`\`\`aibubble\n${formula}\n\`\`\`\n`);
    return report.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code);
  };
  it.each([
    ['adding up a column of two currencies without saying in which', 'x = sum(spent.amount)', ['U07']],
    ['dollars and yuan in one sum', 'x = alibaba_now + 1亿 CNY [^assumption]', ['U05']],
    ['a currency without a rate', 'x = 3B EUR [^assumption] in CNY', ['U10']],
    ['nothing, where the rate is there the other way round', 'x = 3亿 CNY [^assumption] in USD', []],
  ])('%s: %s', async (_, formula, expected) => expect(await codes(formula)).toEqual(expected));
});

describe('the text says what the formulas compute', () => {
  const one = (name: string): number => baseOf(json, name) as number;
  it.each([
    `worth $${(one('alibaba_then') / B).toFixed(1)}B when it was made and is worth $${(one('alibaba_now') / B).toFixed(1)}B now`,
    `makes it ${(one('openai_at_mean') / 1e12).toFixed(1)}万亿`,
    `come to ${one('openai_in_yuan') / 1e12}万亿 yuan`,
  ])('%s', (words) => expect(text).toContain(words));
  it('nearly nineteen times, a little over three, more than six', () => {
    expect(Math.round(one('times_alibaba'))).toBe(19);
    expect(Math.floor(one('ratio_before'))).toBe(3);
    expect(Math.floor(one('ratio_after'))).toBe(6);
  });
});
