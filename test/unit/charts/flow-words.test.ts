import { describe, expect, it } from 'vitest';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import type { FlowsData } from '../../../extension/output/charts/flows-data';
import { markLoops } from '../../../extension/output/charts/flow-loops';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import { deal, market, network, SEED, synthetic } from '../../charts/cases';
import { sceneOf } from '../../charts/scene';

interface Spec {
  title: { text: string[]; subtitle: string[] };
  description: string;
  layer: object[];
}
const draw = (data: FlowsData) => chartSpec(data, { width: 760, measure: estimateWidth }) as unknown as Spec;
const title = (data: FlowsData) => draw(data).title.text.join(' ');
const subtitle = (data: FlowsData) => draw(data).title.subtitle.join(' ');

const circle = [deal('A', 'B', 1, 1), deal('B', 'A', 1, 1)];
const line = [deal('A', 'B', 1, 1), deal('B', 'C', 1, 1)];
const share = (low: number, high: number) =>
  ({ amount: [low, high], share: [low, high], total: [1, 1] }) as FlowsData['circulation'];

describe('the title states the finding', () => {
  it.each<[string, FlowsData]>([
    ['Up to 40% of the stated money would flow back to its sender', SEED],
    ['Up to 25% of the stated money would flow back to its sender', { ...SEED, circulation: share(0.1, 0.25) }],
    ['25% of the stated money flows back to its sender', network(circle, { circulation: share(0.25, 0.25) })],
    ['All of the stated money flows back to its sender', network(circle, { circulation: share(1, 1) })],
    ['Over 99% of the stated money flows back to its sender', network(circle, { circulation: share(0.9999, 0.9999) })],
    ['Under 0.1% of the stated money flows back to its sender', network(circle, { circulation: share(1e-6, 1e-6) })],
    ['No money returns to its sender', network(line, { circulation: share(0, 0) })],
    ['No money returns to its sender', network(line)],
    [
      'No stated money returns to its sender, but both companies sit on a loop',
      network(circle, { circulation: share(0, 0) }),
    ],
    ['2 of 3 companies sit on a loop; no amounts are stated', network([...circle, deal('B', 'C', 1, 1)])],
    ['Both companies sit on a loop; no amounts are stated', network(circle)],
    ['9 of 58 companies sit on a loop; up to 32% of the stated money would circulate', market()],
    ['No deals to draw', network([])],
    ['No deals as of 2020-01-01', network([], { asOf: '2020-01-01' })],
  ])('%s', (expected, data) => expect(title(data)).toBe(expected));

  it('says of a large network without a loop that there is none', () => {
    const chain = Array.from({ length: 12 }, (_, i) => deal(`C${i}`, `C${i + 1}`, 1, 1));
    expect(title(network(chain, { circulation: share(0, 0) }))).toBe(
      'No money returns to its sender: no loop among 13 companies',
    );
  });
});

describe('the subtitle explains the marks of this drawing only', () => {
  it.each<[string, FlowsData, string[], string[]]>([
    [
      'stated amounts without a loop',
      network(line),
      ['Width = amount: solid = stated.'],
      ['Coloured', 'faded', 'dashed', 'dotted'],
    ],
    [
      'amounts not given',
      network([deal('A', 'B', null, null)]),
      ['Dashed = amount not given.'],
      ['Width', 'solid', 'dotted'],
    ],
    [
      'at least',
      network([deal('A', 'B', 1, null)]),
      ['solid with a faded hem = at least'],
      ['solid = stated', 'bounded'],
    ],
    [
      'paper',
      network([deal('A', 'B', null, null, { form: 'paper' })]),
      ['Dotted = paper, not money.'],
      ['dashed', 'direction'],
    ],
    [
      'no direction',
      network([deal('A', 'B', null, null, { directed: false })]),
      ['Dotted = no direction given.'],
      ['paper'],
    ],
    [
      'all of them',
      SEED,
      ['Coloured = on a loop', 'solid = stated', 'faded = bounded', 'dashed = not given', 'dotted = paper', '0–40%'],
      ['at least'],
    ],
    ['an as-of date', { ...SEED, asOf: '2025-10-20' }, ['As of 2025-10-20.'], []],
  ])('%s', (_name, data, says, keepsSilent) => {
    const text = subtitle(data);
    for (const part of says) expect(text).toContain(part);
    for (const part of keepsSilent) expect(text).not.toContain(part);
  });

  it('never calls the accent by a colour', () =>
    expect(subtitle(SEED)).not.toMatch(/\b(red|crimson|orange|blue|grey)\b/i));
});

describe('the description', () => {
  it('tells each deal of the seed network, and the finding', () => {
    const { description } = draw(SEED);
    expect(description).toContain('Flow chart of 6 companies and 9 deals.');
    expect(description).toContain('Nvidia pays OpenAI up to $100B (equity, intent, 2025-09-22), on a loop.');
    expect(description).toContain('OpenAI pays Oracle $300B (cloud).');
    expect(description).toContain('AMD gives OpenAI paper, not money: up to 10% of AMD (warrant), on a loop.');
    expect(description).toContain('OpenAI pays AMD, amount not given (purchase), on a loop.');
    expect(description).toContain('SoftBank and OpenAI: amount not given, direction not given (unknown).');
    expect(description).toContain('Circulation share 0–40%: $0 to $200B of $350B to $500B.');
  });
  it('counts what it does not tell of a large network', () =>
    expect(draw(synthetic(60)).description).toMatch(/And \d+ further deals\.$/));
});

describe('loops', () => {
  const loopsOf = (data: FlowsData) => markLoops(data.deals).map((m) => m.loop);
  it.each<[string, FlowsData, boolean[]]>([
    ['the seed network, warrants included', SEED, [true, true, false, true, true, true, true, true, false]],
    [
      'a ring of three with a tail',
      network([deal('A', 'B', 1, 1), deal('B', 'C', 1, 1), deal('C', 'A', 1, 1), deal('C', 'D', 1, 1)]),
      [true, true, true, false],
    ],
    [
      'a way there and back of which one has no direction',
      network([deal('A', 'B', 1, 1), deal('B', 'A', null, null, { directed: false })]),
      [false, false],
    ],
    ['a deal with itself', network([deal('A', 'A', 1, 1)]), [false]],
    [
      'a bridge between two loops',
      network([...circle, deal('B', 'C', 1, 1), deal('C', 'D', 1, 1), deal('D', 'C', 1, 1)]),
      [true, true, false, true, true],
    ],
  ])('%s', (_name, data, expected) => expect(loopsOf(data)).toEqual(expected));
});

describe('a deal on the drawing', () => {
  const tips = async (data: FlowsData) =>
    (await sceneOf(draw(data))).items
      .filter(({ mark }) => mark === 'line')
      .map(({ item }) => item.tooltip as Record<string, string>);

  it('shows what is known of it, as plain strings, and nothing else', async () => {
    const all = await tips(SEED);
    expect(all).toContainEqual({
      'payer → payee': 'Nvidia → OpenAI',
      kind: 'equity',
      amount: 'up to $100B',
      status: 'intent',
      date: '2025-09-22',
      source: 'nbd',
      quote: 'Nvidia intends to invest up to $100 billion in OpenAI.',
    });
    expect(all).toContainEqual({
      'payer → payee': 'Nvidia → CoreWeave',
      kind: 'lease back',
      amount: 'amount not given',
    });
    expect(all).toContainEqual({ between: 'SoftBank – OpenAI', kind: 'unknown', amount: 'amount not given' });
  });

  // A ribbon's width where it is widest before its head, from the outline that the spec holds.
  const widths = (data: FlowsData) => {
    const out = new Map<string, number>();
    for (const layer of draw(data).layer as {
      mark: { interpolate?: string };
      data: { values: { id: string; x: number; y: number; tip?: Record<string, string> }[] };
    }[]) {
      if (layer.mark.interpolate !== 'linear-closed') continue;
      const paths = new Map<string, { x: number; y: number; tip?: Record<string, string> }[]>();
      for (const row of layer.data.values) paths.set(row.id, [...(paths.get(row.id) ?? []), row]);
      for (const rows of paths.values()) {
        if (rows.length < 12) continue;
        const half = (rows.length - 3) / 2;
        const [left, right] = [rows[half - 1]!, rows[half + 3]!];
        const key = `${rows[0]!.tip!['payer → payee']} ${rows[0]!.tip!.amount}`;
        out.set(key, Math.max(out.get(key) ?? 0, Math.hypot(left.x - right.x, left.y - right.y)));
      }
    }
    return [...out].sort((a, b) => b[1] - a[1]);
  };

  it.each<[string, FlowsData, string]>([
    ['the seed network', SEED, 'OpenAI → Oracle $300B'],
    ['tiny amounts', network([deal('A', 'B', 1e-9, 1e-9), deal('B', 'C', 3e-9, 3e-9)]), 'B → C $3'],
    ['huge amounts', network([deal('A', 'B', 1e6, 1e6), deal('B', 'C', 1, 1)]), 'A → B $1000T'],
  ])('is widest where its amount is largest: %s', (_name, data, widest) => {
    const [first, second] = widths(data);
    expect(first![0]).toBe(widest);
    expect(first![1]).toBeGreaterThan(20);
    expect(first![1]).toBeGreaterThan(second![1]);
    expect(widths(data).at(-1)![1]).toBeGreaterThanOrEqual(1.3);
  });

  it('is as wide as its amount says', () => {
    const found = new Map(
      widths(network([deal('A', 'B', 300, 300), deal('A', 'C', 100, 100), deal('A', 'D', 150, 150)])),
    );
    const full = found.get('A → B $300B')!;
    expect(found.get('A → C $100B')! / full).toBeCloseTo(1 / 3, 1);
    expect(found.get('A → D $150B')! / full).toBeCloseTo(1 / 2, 1);
  });
});
