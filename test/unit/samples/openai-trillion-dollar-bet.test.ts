// The figures are those of the article (National Business Daily, 每日经济新闻), facts F01 to F55, read by hand; the
// derived ones are worked out beside them.
import { describe, expect, it } from 'vitest';
import { baseOf, runSample } from './run-sample';

const { text, json } = await runSample('openai-trillion-dollar-bet.aibubble');
const YEAR = 31_556_952; // s
const [B, GW] = [1e9, 1e9];

describe('carries the article’s figures', () => {
  it.each<[string, string, number | [number | null, number | null]]>([
    ['F01, F03: more than $1T of commitments', 'commitments', [1000 * B, null]],
    ['F04: more than 20 GW planned', 'planned', [20 * GW, null]],
    ['F05: like 20 nuclear plants', 'planned_plants', [20, null]],
    ['F21: revenue of $12B a year', 'revenue', (12 * B) / YEAR],
    ['F22: a loss of $8B a year', 'loss', (8 * B) / YEAR],
    ['F23: $1T to invest', 'investment', 1000 * B],
    ['F27: five companies make up 30% of the S&P 500', 'top_five', 0.3],
    ['F29: Lucent financed 24% of its revenue', 'lucent', 0.24],
    ['F30: Nvidia about 67%', 'nvidia', 0.67],
    ['F31: about 2.8 times', 'stated_multiple', 2.8],
    ['F32: 17 times the dotcom bubble', 'against_2000', 17],
    ['F33: 4 times the bubble of 2008', 'against_2008', 4],
    ['F42: 95% without profit', 'failed_share', 0.95],
    ['F43: about $40B of pilots', 'pilots', 40 * B],
    ['F47: 200 GW needed', 'needed', 200 * GW],
    ['F48: 50 GW short', 'shortage', 50 * GW],
    ['F49: like 50 nuclear plants', 'shortage_plants', 50],
    ['F52: GPUs assumed to last 4 to 6 years', 'assumed_life', [4 * YEAR, 6 * YEAR]],
    ['F53: at most 3 years in use', 'real_life', [0, 3 * YEAR]],
    ['F54: loans at about 14%', 'loan_rate', 0.14],
  ])('%s', (_, name, base) => expectBase(name, base));

  it('F06 to F09, F20: the deals, bounded where the article bounds them, missing where it is silent', () => {
    const cell = text.slice(text.indexOf('deals openai'), text.indexOf('```', text.indexOf('deals openai')));
    const deals = cell.split('\n').map((line) => line.split(/\s*,\s*/));
    const row = (fact: string): string[] =>
      deals.find((fields) => fields.some((f) => f.replace('"', '').startsWith(fact)))!.slice(0, 4);
    expect(['F06', 'F07', 'F08', 'F09', 'F11'].map(row)).toEqual([
      ['Nvidia', 'OpenAI', 'equity', 'up to $100B'],
      ['OpenAI', 'Oracle', 'cloud', '$300B'],
      ['AMD', 'OpenAI', 'warrant', ''],
      ['OpenAI', 'AMD', 'purchase', ''],
      ['OpenAI', 'Nvidia', 'purchase', 'up to $100B'],
    ]);
    expect(cell).toContain('up to 10% of AMD');
    expect(deals.filter((fields) => fields.includes('CoreWeave')).map((fields) => fields[3])).toEqual(['', '', '']);
    expect(deals.find((fields) => fields.includes('SoftBank'))![3]).toBe('');
  });

  it('every fact from F01 to F55 is named where it is used, and quoted in the original at the end', () => {
    const facts = Array.from({ length: 55 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`);
    const [story, wording] = text.split('table wording') as [string, string];
    expect(facts.filter((fact) => !new RegExp(`\\b${fact}\\b`).test(story))).toEqual([]);
    expect(wording.match(/^F\d\d(?= *,)/gm)).toEqual(facts);
  });
});

it('a percentage is the double nearest to it: 95% is 0.95, not 95 times 0.01', () => {
  expect(['failed_share', 'lucent', 'nvidia', 'top_five', 'loan_rate'].map((name) => baseOf(json, name))).toEqual([
    0.95, 0.24, 0.67, 0.3, 0.14,
  ]);
});

describe('computes', () => {
  it.each<[string, string, number | [number | null, number | null]]>([
    ['the unnamed rest: 1,000 − 300 − 100', 'unnamed', [600 * B, null]],
    ['years of revenue: 1,000 / 12', 'years_needed', (1000 / 12) * YEAR],
    ['the gap’s share of revenue: 8 / 12', 'gap_today.share', 8 / 12],
    ['Nvidia against Lucent: 67 / 24, 2.8 times as large', 'times_as_large', 67 / 24],
    ['which is higher by 1.8 times', 'higher_by', 43 / 24],
    ['vendor financing at $165B of revenue: 110 / 165', 'vendor_share_recent', 110 / 165],
    ['vendor financing at $130.5B of revenue: 110 / 130.5', 'vendor_share_year', 110 / 130.5],
    ['circulation as stated, from no payment to 200 / 500', 'stated_circulation', [0, 0.4]],
    ['circulation if Nvidia pays in full: 100 / 450 to 200 / 500', 'circulation_share', [100 / 450, 0.4]],
    ['money in circles if Nvidia pays in full', 'circulating', [100 * B, 200 * B]],
    ['pilots without profit: 95% of 40', 'no_profit', 38 * B],
    ['2008 in dotcoms: 17 / 4', 'property_in_dotcoms', 4.25],
    ['the missing share of power: 50 / 200', 'shortage_share', 0.25],
    ['capex a gigawatt: $1T / 20 GW', 'capex_each_gw', 50],
    ['lives overstated: 4 / 3 to 6 / 3', 'life_overstated', [4 / 3, 2]],
    ['the illustration’s shortfall: 5 · 200 − (24 + 48 + 96 + 192 + 384)', 'plan_shortfall', 256 * B],
  ])('%s', (_, name, base) => expectBase(name, base));

  it('what is owed after 3 years of a loan at 14%, by its yearly schedule', () => {
    const owed = (years: number): number => {
      // The payment that a schedule of `years` needs is found by its end: the balance is linear in it.
      const balance = (payment: number, after: number): number => {
        let left = 1;
        for (let year = 0; year < after; year++) left = left * 1.14 - payment;
        return left;
      };
      const payment = balance(0, years) / (balance(0, years) - balance(1, years));
      return balance(payment, 3);
    };
    expectBase('owed_share', [owed(4), owed(6)]);
  });

  it('the two gauges, both in alarm: Nvidia above Lucent, GPUs below the lenders’ four years', () => {
    expect(json.gauges.map(({ name, level }) => [name, level])).toEqual([
      ['nvidia_exposure', 'alarm'],
      ['gpu_life', 'alarm'],
    ]);
  });
});

describe('draws', () => {
  it.each<[string, string]>([
    ['flows', 'Up to 40% of the stated money would flow back to its sender'],
    ['vega-lite', 'Nvidia’s exposure is 2.8 times Lucent’s'],
    ['gap', '$20B of cost against $12B of revenue: a gap of $8B, 66.7% of revenue'],
    ['gap', 'A gap of $256B between due and revenue, though revenue overtakes due in 2030'],
  ])('%s: %s', (chart, title) => {
    const titles = json.charts
      .filter(({ name }) => name === chart)
      .map(({ spec }) =>
        (typeof spec.title === 'string' ? spec.title : spec.title.text.join(' ')).replaceAll("'", '’'),
      );
    expect(titles).toContain(title);
  });
});

describe('the text says what the formulas compute', () => {
  const percent = (x: number): string => `${Math.round(x * 100)}%`;
  const ends = (name: string): number[] => [baseOf(json, name)].flat() as number[];
  const one = (name: string): number => ends(name)[0]!;
  it.each([
    `names $300B firmly and at most $${one('named') / B - 300}B besides`,
    `between ${ends('circulation_share').map(percent).join(' and ')} of the money`,
    `spent whole for ${Math.round(one('years_needed') / YEAR)} years`,
    `a loss of ${Math.round(one('gap_today.share') * 100)} cents`,
    `higher by ${one('higher_by').toFixed(1)} times`,
    `each gigawatt costs $${one('capex_each_gw')}B`,
    `a four-year loan ${percent(one('owed_share'))} would`,
    `of a six-year one ${percent(ends('owed_share')[1]!)}`,
  ])('%s', (words) => expect(text).toContain(words));
});

function expectBase(name: string, expected: number | [number | null, number | null]): void {
  const found = [baseOf(json, name)].flat();
  const wanted = [expected].flat();
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((end, i) =>
    end === null ? expect(found[i]).toBeNull() : expect(found[i]! / (end || 1)).toBeCloseTo(end ? 1 : 0, 9),
  );
}
