// What a screen reader hears, from the SVG that Vega makes.
import { describe, expect, it } from 'vitest';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import type { ChartData } from '../../../extension/output/result';
import { market, SEED } from '../../charts/cases';
import { FAN, SINGLE } from '../../charts/gap-cases';
import { svgOf } from '../../charts/scene';
import { PEERS, TWO_SERIES } from '../../charts/series-cases';

const heard = async (data: ChartData) => {
  const svg = await svgOf(chartSpec(data, { width: 760, measure: estimateWidth }), 'light');
  return [...svg.matchAll(/aria-label="([^"]*)"/g)].map((m) => m[1]!);
};

describe('a screen reader', () => {
  it.each<[string, ChartData]>([
    ['flows', SEED],
    ['large flows', market()],
    ['gap', FAN],
    ['a gap of one period', SINGLE],
    ['series', TWO_SERIES],
    ['multiples', PEERS],
  ])('hears words of %s, never px or objects', async (_name, data) => {
    const all = await heard(data);
    expect(all.length).toBeGreaterThan(3);
    for (const text of all) {
      expect(text).not.toContain('[object');
      expect(text).not.toMatch(/\b(x|y|i|at|top|v): -?\d/);
    }
  });
  it('meets each deal once', async () => {
    const deals = (await heard(SEED)).filter((text) => text.includes('payer → payee') || text.startsWith('between'));
    expect(deals).toHaveLength(SEED.deals.length);
  });
  it('hears each period with its figures', async () => {
    expect(await heard(FAN)).toContain(
      'period: 2026; cost: due $70B; revenue: revenue $16.2B; 90% range $14.4B to $19.2B; difference: $53.8B gap',
    );
  });
});
