// One period: cost, revenue and what lies between them, as bars on one scale.
import { money } from '../money';
import type { ChartOptions } from './chart-options';
import { frame, hairline, innerWidth, pixels, tenth, TOOLTIP } from './frame';
import type { Row, Tip } from './frame';
import type { GapData, GapFigure } from './gap-data';
import { capital, gapText, gapWords, nameWords, periodTip, rangeText, shareText } from './gap-words';
import { SIZE, use } from './theme';
import type { Tokens } from './theme';
import { wrapAtMost } from './text-width';

const BAR = 30;
const STEP = 52;
const NAME_LINE = 16;

interface Bar {
  name: string;
  /** Ends of the solid bar, money. */
  from: number;
  to: number;
  figure: GapFigure | null;
  colour: keyof Tokens;
  text: string;
  detail: string | null;
}

export function gapSingle(data: GapData, options: ChartOptions): object {
  const { measure } = options;
  const width = innerWidth(options.width);
  const bars = barsOf(data);
  const height = STEP * bars.length;
  const names = bars.map((bar) => wrapAtMost(2, bar.name, width * 0.24, SIZE.label, measure, true));
  const left = Math.max(...names.flat().map((line) => measure(line, SIZE.label, true))) + 14;
  const texts = bars.map((bar) => wrapAtMost(1, bar.text, width * 0.34, SIZE.label, measure, true)[0] ?? '');
  const details = bars.map((bar) =>
    bar.detail ? wrapAtMost(1, bar.detail, width * 0.34, SIZE.small, measure)[0]! : '',
  );
  const room =
    Math.max(...texts.map((t) => measure(t, SIZE.label, true)), ...details.map((t) => measure(t, SIZE.small))) + 16;
  const ends = bars.flatMap(({ from, to, figure }) => [
    from,
    to,
    figure?.high ?? to,
    figure?.p95 ?? to,
    figure?.low ?? to,
    0,
  ]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number) => left + ((value - low) / (high - low || 1)) * (width - room - left);
  const middle = (i: number) => STEP * i + STEP / 2;
  const tip = periodTip(data, 0);
  const layer = [
    ...bars.flatMap((bar, i) => barLayers(bar, middle(i), x, tip, { width, height })),
    ...connectors(bars, x, middle),
    hairline({ x: x(0), y: 0 }, { x: x(0), y: height }, { color: use('rule') }),
    ...bars.flatMap((bar, i) => {
      const end = Math.max(...[bar.from, bar.to, bar.figure?.high, bar.figure?.p95].map((v) => x(v ?? 0)));
      const start = middle(i) - ((names[i]!.length - 1) * NAME_LINE) / 2;
      return [
        ...names[i]!.map((text, k) =>
          label(text, 0, start + NAME_LINE * k, SIZE.label, true, i === 2 ? 'accent' : 'ink'),
        ),
        label(texts[i]!, end + 9, middle(i) - (details[i] ? 7.5 : 0), SIZE.label, true, i === 2 ? 'accent' : 'ink'),
        ...(details[i] ? [label(details[i], end + 9, middle(i) + 8, SIZE.small, false, 'ink2')] : []),
      ];
    }),
  ];
  return frame(gapWords(data), { width: options.width, height }, layer, measure);
}

function barsOf(data: GapData): Bar[] {
  const { cost, revenue } = data.periods[0]!;
  const pace = data.perYear ? ' a year' : '';
  const bar = (name: string, figure: GapFigure, colour: keyof Tokens): Bar => ({
    name: capital(nameWords(name)),
    from: 0,
    to: figure.value,
    figure,
    colour,
    text: `${money(figure.value, data.currency)}${pace}`,
    detail: rangeText(figure, data.currency),
  });
  const gap = cost.value - revenue.value;
  return [
    bar(data.costName, cost, 'muted'),
    bar(data.revenueName, revenue, 'blue'),
    {
      name: gap < 0 ? 'Surplus' : 'Gap',
      from: Math.min(cost.value, revenue.value),
      to: Math.max(cost.value, revenue.value),
      figure: null,
      colour: 'accent',
      text: gap === 0 ? gapText(0, data.currency) : `${money(Math.abs(gap), data.currency)}${pace}`,
      detail: shareText(data).replace(/^, /, '') || null,
    },
  ];
}

function barLayers(
  bar: Bar,
  y: number,
  x: (v: number) => number,
  tip: Tip,
  size: { width: number; height: number },
): object[] {
  const at = pixels(size.width, size.height);
  const rect = (from: number, to: number, mark: Row) => ({
    data: {
      values: [
        { x: tenth(x(Math.min(from, to))), x2: tenth(x(Math.max(from, to))), y: y - BAR / 2, y2: y + BAR / 2, tip },
      ],
    },
    mark: { type: 'rect', ...mark },
    encoding: { ...at('x', 'y'), x2: { field: 'x2' }, y2: { field: 'y2' }, tooltip: TOOLTIP },
  });
  const { low, high, p5, p95 } = bar.figure ?? {};
  const colour = use(bar.colour);
  const bounded = p5 === undefined && (low !== undefined || high !== undefined);
  const solid = bounded ? (low ?? 0) : bar.to;
  const layers: object[] = [];
  if (bounded && high !== undefined) {
    layers.push(
      rect(bar.from, high, { fill: colour, fillOpacity: 0.2, stroke: colour, strokeWidth: 1.1, strokeDash: [3, 2.5] }),
    );
  }
  // A sliver that rounds to nothing still shows that the bar is there.
  layers.push(rect(bar.from, solid, { fill: colour, stroke: colour, strokeWidth: 0.8 }));
  if (p5 !== undefined && p95 !== undefined) {
    layers.push(hairline({ x: x(p5), y }, { x: x(p95), y }, { color: use('ink'), strokeWidth: 1.6 }));
  }
  return layers;
}

/** Hairlines that carry the ends of cost and revenue down to the gap between them. */
function connectors(bars: readonly Bar[], x: (v: number) => number, middle: (i: number) => number): object[] {
  return [0, 1].map((i) => {
    const at = x(bars[i]!.to);
    const from = { x: at, y: middle(i) + BAR / 2 };
    return hairline(from, { x: at, y: middle(2) - BAR / 2 }, { color: use('rule'), strokeDash: [2, 3] });
  });
}

function label(text: string, x: number, y: number, size: number, bold: boolean, colour: keyof Tokens): object {
  const look = { align: 'left', baseline: 'middle', fontSize: size, fontWeight: bold ? 600 : 400, color: use(colour) };
  return { data: { values: [{}] }, mark: { type: 'text', ...look, x: tenth(x), y: tenth(y), text, tooltip: null } };
}
