// Values on the vertical axis: round ticks, gridlines with their labels on them, flush left with the title. No axis line.
import { figureText } from './figures';
import type { Figures } from './figures';
import type { Row } from './frame';
import { haloText } from './frame';
import { SIZE, use } from './theme';
import type { Measure } from './text-width';

/** Ends of an axis that holds `low` and `high`, and 3 to 6 round ticks in it (steps 1, 2, 2.5, 5 times a power of ten). */
export function valueScale(low: number, high: number): { domain: [number, number]; ticks: number[] } {
  // Ends that differ by less than a double can part into ticks count as one.
  if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
    return valueScale(Math.min(0, low * 1.5), Math.max(0, high * 1.5) || 1);
  }
  const rough = (high - low) / 3.6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((s) => s * power >= rough)! * power;
  const first = Math.ceil(low / step - 1e-9) + 0;
  const last = Math.floor((high + (high - low) * 0.05) / step + 1e-9);
  const ticks = Array.from({ length: Math.max(1, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  const air = (high - low) * 0.05;
  return { domain: [low < 0 || low > 0 ? low - air : 0, Math.max(high + air, ticks.at(-1)!)], ticks };
}

/** px at the left that the labels need, so that no line runs through them; the uppermost stands above the lines. */
export function gridGutter(ticks: readonly number[], figures: Figures, measure: Measure): number {
  return Math.max(...ticks.map((v) => measure(figureText(v, figures), SIZE.axis))) + 8;
}

/** Gridlines from 0 to `width` px and their labels; the uppermost label carries `suffix` (`a year`). */
export function gridLayers(
  ticks: readonly number[],
  y: (field: string) => Row,
  width: number,
  figures: Figures,
  suffix = '',
): object[] {
  const labelled = ticks.filter((v) => v !== 0 || ticks[0] !== 0);
  const values = ticks.map((v): Row => ({ v }));
  const labels = labelled.map((v): Row => {
    const text = figureText(v, figures).replace('-', '−');
    return { v, text: v === ticks.at(-1) && suffix ? `${text} ${suffix}` : text };
  });
  const zero: Row[] = ticks.includes(0) ? [{ v: 0 }] : [];
  const rule = { type: 'rule', x: 0, x2: width, strokeWidth: 1, tooltip: null, aria: false };
  return [
    { data: { values }, mark: { ...rule, color: use('grid') }, encoding: { y: y('v') } },
    ...(zero.length
      ? [{ data: { values: zero }, mark: { ...rule, color: use('rule') }, encoding: { y: y('v') } }]
      : []),
    ...haloText(
      { align: 'left', baseline: 'bottom', x: 0, dy: -3, fontSize: SIZE.axis, color: use('ink2'), tooltip: null },
      { y: y('v'), text: { field: 'text', type: 'nominal' } },
      labels,
      3,
    ),
  ];
}
