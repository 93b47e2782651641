// What must hold for every drawing, read back from Vega's own scene graph.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import type { FlowsData } from '../../../extension/output/charts/flows-data';
import type { ChartData } from '../../../extension/output/result';
import { deal, market, network, SEED, synthetic } from '../../charts/cases';
import * as gaps from '../../charts/gap-cases';
import * as more from '../../charts/series-cases';
import { clipped, collisions, sceneOf } from '../../charts/scene';

const draw = (data: ChartData, width = 760) => chartSpec(data, { width, measure: estimateWidth });

const FLOWS: [string, FlowsData][] = [
  ['the seed network', SEED],
  ['a market of 58', market()],
  ['no deals', network([])],
  [
    'isolated companies',
    network([], {
      companies: [
        { id: 'Alone', lines: ['no deals'] },
        { id: 'Lonely', lines: [] },
      ],
    }),
  ],
  ['one deal', network([deal('A', 'B', 1, 1)])],
  ['one deal at least', network([deal('A', 'B', 5, null)])],
  [
    'two companies, eight deals',
    network(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((kind, i) =>
        deal(i % 2 ? 'A' : 'B', i % 2 ? 'B' : 'A', i, i + 1, { kind }),
      ),
    ),
  ],
  ['a triangle', network([deal('A', 'B', 1, 1), deal('B', 'C', 2, 2), deal('C', 'A', 3, 3)])],
  ['a deal with itself', network([deal('A', 'A', 4, 4), deal('A', 'A', 5, 5, { kind: 'loan' }), deal('A', 'B', 1, 1)])],
  [
    'a deal with itself in a large network',
    { ...synthetic(12), deals: [...synthetic(12).deals, deal('Company 1', 'Company 1', 4, 4)] },
  ],
  [
    'all amounts missing',
    network(synthetic(8).deals.map((d) => ({ ...d, low: null, high: null, label: 'amount not given' }))),
  ],
  ['amounts of 0', network(synthetic(6).deals.map((d) => ({ ...d, low: 0, high: 0, label: '$0' })))],
  ['amounts of a thousand', synthetic(7, { scale: 1e-6 })],
  ['amounts of 1e15', synthetic(15, { scale: 1e4 })],
  ['Chinese names', synthetic(9, { name: (i) => `第${i + 1}人工智能基础设施投资有限公司` })],
  ['Chinese names in a large network', synthetic(30, { name: (i) => `第${i + 1}人工智能基础设施投资有限公司` })],
  ['one long word as a name', synthetic(9, { name: (i) => `Donaudampfschifffahrtsgesellschaftskapitaen${i}` })],
  [
    'object keys as names',
    network([
      deal('__proto__', 'constructor', 1, 1),
      deal('constructor', 'toString', 2, 2),
      deal('toString', '__proto__', 1, 2),
    ]),
  ],
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 20, 30, 45, 60].map((n): [string, FlowsData] => [
    `${n} companies`,
    synthetic(n, { seed: n }),
  ]),
  ['60 long names', synthetic(60, { name: (i) => `International Holdings ${i + 1} Limited Partnership` })],
];

const GAPS: [string, ChartData][] = [
  ['gap with fan and scenarios', gaps.FAN],
  ['crossing lines', gaps.CROSSING],
  ['surplus', gaps.SURPLUS],
  ['bounded revenue', gaps.BOUNDED],
  ['two periods', gaps.TWO],
  ['lines close together', gaps.THIN],
  ['forty quarters', gaps.QUARTERS],
  ['one period', gaps.SINGLE],
  ['one period, bounded', gaps.SINGLE_BOUNDED],
  ['one period, surplus', gaps.SINGLE_SURPLUS],
  ['no period', gaps.gap([], [])],
  ['nothing but zeros', gaps.gap([0, 0], [0, 0])],
  ['a single period of zeros', gaps.gap([0], [0])],
  ['negative revenue', gaps.gap([5, 6, 7], [-3, -1, 2])],
  [
    'long names',
    gaps.gap([5, 60], [1, 2], {
      costName: 'committed_spending_of_all_hyperscalers_together',
      revenueName: '已确认的人工智能业务收入合计',
    }),
  ],
];

const OTHERS: [string, ChartData][] = [
  ['one series', more.ONE_SERIES],
  ['two series with a hole', more.TWO_SERIES],
  ['six series that end together', more.SIX_SERIES],
  ['120 months', more.PRICES],
  ['a series of one point', more.series({ capex: [5e9] })],
  ['a series without values', more.series({ capex: [null, null] })],
  [
    'thirty columns',
    more.series(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`column ${i}`, [i, i * 2]]))),
  ],
  ['multiples with a reference', more.PEERS],
  ['negative multiples', more.LOSSES],
  ['sixty multiples', more.multiples(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`Company ${i}`, i])))],
  ['no multiples', more.multiples({})],
  ['a multiple of one company', more.multiples({ A: 12 })],
];

describe('the checks themselves', () => {
  it('see a text on another and a text outside', async () => {
    const text = (x: number, y: number, words: string) => ({
      data: { values: [{}] },
      mark: { type: 'text', align: 'left', x, y, text: words },
      encoding: {},
    });
    const layer = [text(10, 20, 'one'), text(14, 22, 'two'), text(10, 60, 'far away'), text(95, 60, 'beyond the edge')];
    const scene = await sceneOf({ width: 120, height: 80, autosize: 'none', layer });
    expect(collisions(scene)).toHaveLength(1);
    expect(clipped(scene)).toHaveLength(1);
  });
});

describe.each([760, 420])('every drawing at %i px', (width) => {
  it.each<[string, ChartData]>([...FLOWS, ...GAPS, ...OTHERS])(
    '%s: no text on another, none outside, no warning',
    async (_name, data) => {
      const scene = await sceneOf(draw(data, width));
      expect(scene.warnings).toEqual([]);
      expect(collisions(scene)).toEqual([]);
      expect(clipped(scene)).toEqual([]);
      expect(scene.width).toBeCloseTo(width, 0);
    },
  );
});

describe.each(FLOWS)('flows, %s', (_name, data) => {
  it('names every company', async () => {
    const texts = new Set((await sceneOf(draw(data))).texts.map((t) => t.text));
    const begins = (id: string) => [...texts].some((t) => id === t || id.startsWith(t.replace(/…$/, '')));
    for (const { id } of data.companies) expect(begins(id), id).toBe(true);
  });
});

describe('any spec', () => {
  const specs = [...FLOWS, ...GAPS, ...OTHERS].map(([name, data]) => [name, JSON.stringify(draw(data))] as const);

  it.each(specs)('%s: holds no colour', (_name, json) => {
    expect(json).not.toMatch(/#[0-9a-f]{3,8}\b/i);
    expect(json).not.toMatch(/"(red|green|blue|orange|black|white|gr[ae]y)"(?!})/);
  });

  it.each(specs)('%s: names its schema and is drawn the same again', (name, json) => {
    const data = [...FLOWS, ...GAPS, ...OTHERS].find(([n]) => n === name)![1];
    expect(JSON.parse(json)).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', width: 760 });
    expect(JSON.stringify(draw(data))).toBe(json);
  });

  it('never makes an expression of a text that comes with the data', () => {
    const evil = "'+datum.x+warn(1)+'";
    const hostile = network(
      [deal(evil, `${evil}2`, 1, 2, { label: evil, sub: evil, kind: evil, quote: evil, source: evil })],
      {
        sources: [evil],
        notes: [evil],
        asOf: evil,
      },
    );
    const seen: string[] = [];
    const walk = (value: unknown, key: string): void => {
      if (Array.isArray(value)) value.forEach((v) => walk(v, key));
      else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) walk(v, k);
      else if (['expr', 'test', 'field', 'signal', 'calculate', 'filter', 'labelExpr', 'href', 'url'].includes(key))
        seen.push(String(value));
    };
    walk(draw(hostile), '');
    walk(draw(gaps.gap([1, 2], [1, 1], { costName: evil, revenueName: evil, sources: [evil] })), '');
    expect(seen.filter((text) => text.includes('warn'))).toEqual([]);
    expect(new Set(seen.filter((text) => text.startsWith('datum')))).toEqual(new Set());
  });
});

describe('any network', () => {
  const name = fc.oneof(
    fc.constantFrom('A', 'B', 'C', 'D', 'E', '甲', 'Longer Name Incorporated'),
    fc.string({ minLength: 1, maxLength: 9 }),
  );
  const billions = fc.option(fc.double({ min: 0, max: 500, noNaN: true }), { nil: null });
  const deals = fc.array(
    fc
      .tuple(name, name, billions, billions, fc.constantFrom('money', 'paper'), fc.boolean())
      .map(([from, to, a, b, form, directed]) => {
        const [low, high] = a !== null && b !== null ? [Math.min(a, b), Math.max(a, b)] : [a, b];
        return deal(from, to, low, high, { form: form as 'money', directed });
      }),
    { maxLength: 14 },
  );
  it('is drawn without a collision, a clipped text or a warning', async () => {
    await fc.assert(
      fc.asyncProperty(deals, fc.integer({ min: 380, max: 1000 }), async (list, width) => {
        const scene = await sceneOf(draw(network(list), width));
        expect([...scene.warnings, ...collisions(scene), ...clipped(scene)]).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('layout time', () => {
  const fastest = (data: ChartData) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      draw(data);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  // Twice the budgets of 10 and 400 ms, for a machine that does other things.
  it('the seed network takes some milliseconds', () => expect(fastest(SEED)).toBeLessThan(20));
  const crowd = (companies: number, deals: number) =>
    network(
      Array.from({ length: deals }, (_, i) =>
        deal(`C${i % companies}`, `C${(i * 7 + 1) % companies}`, i, i, { id: `D${i}` }),
      ),
    );
  it.each([
    [9, 2000],
    [400, 3000],
  ])('%i companies with %i deals are drawn in part, and in time', (companies, deals) => {
    const data = crowd(companies, deals);
    expect(fastest(data)).toBeLessThan(2500);
    expect(JSON.stringify(draw(data))).toContain(`300 of ${deals} deals are drawn`);
  });
  it('60 companies take a fraction of a second', () => expect(fastest(synthetic(60))).toBeLessThan(800));
});
