// Series and multiples that the charts are tried on; all illustrative.
import type { MultiplesData } from '../../extension/output/charts/multiples-data';
import type { SeriesData } from '../../extension/output/charts/series-data';

export function series(columns: Record<string, (number | null)[]>, more: Partial<SeriesData> = {}): SeriesData {
  const lists = Object.values(columns);
  return {
    chart: 'series',
    name: 'capex',
    figures: { as: 'money', currency: 'USD' },
    perYear: true,
    columns: Object.keys(columns),
    points: (lists[0] ?? []).map((_, i) => ({
      period: String(2018 + i),
      at: 2018 + i,
      values: lists.map((l) => l[i] ?? null),
    })),
    sources: ['illustrative'],
    notes: [],
    ...more,
  };
}

export const ONE_SERIES = series({ capex: [9, 14, 18, 24, 31, 36, 44, 69].map((x) => x * 1e9) });
export const TWO_SERIES = series({
  gpu_revenue: [3e9, 3.5e9, 7e9, 11e9, 15e9, 47e9, 115e9],
  capex: [20e9, 24e9, null, 31e9, 33e9, 40e9, 60e9],
});
export const SIX_SERIES = series(
  Object.fromEntries(
    ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'].map((n, k) => [
      n,
      [1, 2, 3, 4].map((i) => 0.2 + i * 0.01 * (k % 3)),
    ]),
  ),
  {
    figures: { as: 'percent' },
    perYear: false,
  },
);

export const PRICES = series(
  { 'S&P 500': Array.from({ length: 120 }, (_, i) => 4000 + 400 * Math.sin(i / 9) + i * 8) },
  {
    figures: { as: 'plain' },
    perYear: false,
  },
);
PRICES.points = PRICES.points.map((p, i) => ({
  ...p,
  at: 2015 + i / 12,
  period: `${2015 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
}));

export function multiples(values: Record<string, number | null>, more: Partial<MultiplesData> = {}): MultiplesData {
  return {
    chart: 'multiples',
    name: 'valuations',
    measure: 'P/E',
    figures: { as: 'plain' },
    rows: Object.entries(values).map(([company, value]) => ({ company, value })),
    sources: ['illustrative'],
    notes: [],
    ...more,
  };
}

export const PEERS = multiples(
  {
    Cisco: 28,
    Nvidia: 52.4,
    Oracle: 39,
    AMD: 44.1,
    CoreWeave: null,
    'International Business Machines Corporation': 23,
  },
  { reference: { name: 'Cisco in March 2000', value: 130 }, asOf: '2025-10-20' },
);
export const LOSSES = multiples({ A: -12, B: 30, C: 4 });
