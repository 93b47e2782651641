// Gaps that the chart is tried on; all but the 2025 figures ($20B against $12B a year) are illustrative.
import type { GapData, GapFigure } from '../../extension/output/charts/gap-data';

const B = 1e9;

export function gap(costs: number[], revenues: (number | GapFigure)[], more: Partial<GapData> = {}): GapData {
  const periods = costs.map((cost, i) => {
    const r = revenues[i] ?? 0;
    const figure = typeof r === 'number' ? { value: r } : r;
    const revenue = Object.fromEntries(Object.entries(figure).map(([k, v]) => [k, v * B])) as unknown as GapFigure;
    return { period: String(2025 + i), at: 2025 + i, cost: { value: cost * B }, revenue };
  });
  return {
    chart: 'gap',
    currency: 'USD',
    perYear: true,
    costName: 'due',
    revenueName: 'revenue',
    periods,
    total: { value: periods.reduce((s, p) => s + p.cost.value - p.revenue.value, 0) },
    scenarios: [],
    sources: ['The Information via National Business Daily for 2025'],
    notes: ['The schedule is an assumption.'],
    ...more,
  };
}

const grown = (rate: number, i: number) => 12 * (1 + rate) ** i;

export const FAN = gap(
  [20, 70, 130, 180, 200, 210, 210],
  Array.from({ length: 7 }, (_, i) => ({
    value: grown(0.35, i),
    p5: grown(0.2, i),
    p25: grown(0.28, i),
    p75: grown(0.44, i),
    p95: grown(0.6, i),
  })),
  {
    total: { value: 770 * B, p5: 495 * B, p95: 858 * B },
    scenarios: [
      { name: 'boom', values: Array.from({ length: 7 }, (_, i) => ({ at: 2025 + i, value: grown(0.7, i) * B })) },
      { name: 'winter', values: Array.from({ length: 7 }, (_, i) => ({ at: 2025 + i, value: grown(0.05, i) * B })) },
    ],
  },
);

export const CROSSING = gap([50, 60, 65, 68, 70, 71], [20, 32, 50, 75, 100, 130]);
export const SURPLUS = gap([5, 6, 8, 9], [12, 20, 35, 44]);
export const BOUNDED = gap(
  [30, 60, 80, 90],
  [10, { value: 20, low: 10, high: 30 }, { value: 30, low: 12, high: 48 }, { value: 45, low: 15, high: 75 }],
);
export const TWO = gap([20, 40], [12, 18]);
export const THIN = gap([20, 22, 24, 26], [19.5, 21.5, 23.4, 25.6]);
export const SINGLE = gap([20], [12], { costName: 'spending' });
export const SINGLE_BOUNDED = gap([20], [{ value: 12, low: 8, high: 16 }], { costName: 'openai_committed_spending' });
export const SINGLE_SURPLUS = gap([5], [{ value: 12, p5: 9, p95: 16 }], { currency: 'CNY', perYear: false });

/** Forty quarters. */
export const QUARTERS: GapData = {
  ...gap(
    Array.from({ length: 40 }, (_, i) => 5 + i * 0.9),
    Array.from({ length: 40 }, (_, i) => 3 * 1.05 ** i),
  ),
  perYear: false,
};
QUARTERS.periods = QUARTERS.periods.map((p, i) => ({
  ...p,
  at: 2023 + i / 4,
  period: `${2023 + Math.floor(i / 4)} Q${(i % 4) + 1}`,
}));
