// Several periods: the cost line, the revenue line with its fan, and the gap as the area between them, its sum inside.
import { money } from '../money';
import type { ChartOptions } from './chart-options';
import { endLabelLayers, endLabelRoom } from './end-labels';
import type { EndLabel } from './end-labels';
import { frame, innerWidth, tenth, TOOLTIP } from './frame';
import type { Row } from './frame';
import { freeSpot } from './free-spot';
import type { Polyline } from './free-spot';
import { areasBetween, band } from './gap-areas';
import type { Slice } from './gap-areas';
import type { GapData, GapFigure } from './gap-data';
import { capital, gapText, gapWords, nameWords, periodTip, rangeText, spanText } from './gap-words';
import { gripLayer, linePlot } from './line-plot';
import type { LinePlot } from './line-plot';
import { PERIOD_HEIGHT, periodLayers } from './period-axis';
import { SIZE, use } from './theme';
import type { Tokens } from './theme';
import type { Measure } from './text-width';
import { gridLayers } from './value-axis';
import type { Figures } from './figures';

const HEIGHT = 360;
const NOTE_LINE = 15;

export function gapSeries(data: GapData, options: ChartOptions): object {
  const { measure } = options;
  const inner = innerWidth(options.width);
  const ends = endsOf(data);
  const room = endLabelRoom(ends, inner * 0.36, measure);
  const figures = { as: 'money', currency: data.currency } as const;
  const { plot, ticks } = plotOf(data, inner - room, figures, measure);
  const labels = ends.map((end) => ({ ...end, y: plot.py(end.value) }));
  const layer = [
    ...gridLayers(ticks, plot.y, plot.width, figures, data.perYear ? 'a year' : ''),
    ...areaLayers(data, plot),
    ...bandLayers(data, plot),
    ...lineLayers(data, plot),
    gripLayer(
      data.periods.map((p, i) => ({ at: p.at, tip: periodTip(data, i) })),
      plot,
      TOOLTIP,
    ),
    ...noteLayers(data, plot, measure),
    ...periodLayers(data.periods, { ...plot, spare: room - 4 }, measure),
    ...endLabelLayers(labels, { x: plot.width, room, height: plot.height }, measure),
  ];
  return frame(gapWords(data), { width: options.width, height: plot.height, below: PERIOD_HEIGHT }, layer, measure);
}

function figuresOf(data: GapData, side: 'cost' | 'revenue'): { at: number; figure: GapFigure }[] {
  return data.periods.map((p) => ({ at: p.at, figure: p[side] }));
}

/** A scenario may tell periods that the lines do not have; those lie outside the plot. */
function scenarioValues(
  data: GapData,
  values: GapData['scenarios'][number]['values'],
): { at: number; value: number }[] {
  const [first, last] = [data.periods[0]!.at, data.periods.at(-1)!.at];
  return values.filter((v) => v.at >= first && v.at <= last).sort((a, b) => a.at - b.at);
}

function plotOf(data: GapData, width: number, figures: Figures, measure: Measure): { plot: LinePlot; ticks: number[] } {
  const all = data.periods.flatMap((p) =>
    [p.cost, p.revenue].flatMap((f) => Object.values(f) as (number | undefined)[]),
  );
  const scenarios = data.scenarios.flatMap((s) => scenarioValues(data, s.values).map((v) => v.value));
  const known = [...all.filter((v): v is number => v !== undefined && Number.isFinite(v)), ...scenarios];
  return linePlot(
    data.periods,
    [Math.min(0, ...known), Math.max(0, ...known)],
    { width, height: HEIGHT },
    figures,
    measure,
  );
}

function endsOf(data: GapData): (Omit<EndLabel, 'y'> & { value: number })[] {
  const { cost, revenue } = data.periods.at(-1)!;
  const end = (name: string, value: number, colour: keyof Tokens, rank: number, bold = false) => ({
    name,
    figure: money(value, data.currency),
    value,
    bold,
    colour,
    rank,
  });
  const spread = (figure: GapFigure, colour: keyof Tokens) => {
    const out = [];
    const differs = (value: number | undefined): value is number => value !== undefined && value !== figure.value;
    if (figure.p5 !== undefined || figure.p95 !== undefined) {
      if (differs(figure.p95)) out.push(end('95th percentile', figure.p95, colour, 2));
      if (differs(figure.p5)) out.push(end('5th', figure.p5, colour, 2));
    } else {
      if (differs(figure.high)) out.push(end('at most', figure.high, colour, 2));
      if (differs(figure.low)) out.push(end('at least', figure.low, colour, 2));
    }
    return out;
  };
  const line = (name: string, figure: GapFigure, colour: keyof Tokens) => {
    const middle = figure.p5 !== undefined && figure.p95 !== undefined && figure.p5 !== figure.p95;
    return end(`${capital(nameWords(name))}${middle ? ', middle' : ''}`, figure.value, colour, 0, true);
  };
  return [
    line(data.costName, cost, 'ink'),
    line(data.revenueName, revenue, 'blue'),
    ...spread(cost, 'ink2'),
    ...spread(revenue, 'blue'),
    ...data.scenarios.flatMap((s) => {
      const last = scenarioValues(data, s.values).at(-1);
      return last ? [end(`If ${nameWords(s.name)}`, last.value, 'blue', 1)] : [];
    }),
  ];
}

function area(slices: readonly Slice[], plot: LinePlot, mark: Row): object {
  const values = slices.map(({ at, top, bottom }): Row => ({ at, top, bottom }));
  return {
    data: { values },
    mark: { type: 'area', tooltip: null, ...mark },
    encoding: { x: plot.x, y: plot.y('top'), y2: { field: 'bottom' } },
  };
}

/** The finding has the accent; where the lines cross, what goes against it recedes. */
function areaLayers(data: GapData, plot: LinePlot): object[] {
  const { gap, surplus } = areasBetween(data);
  const [main, other] = data.total.value < 0 ? [surplus, gap] : [gap, surplus];
  return [
    ...main.map((run) => area(run, plot, { color: use('accent'), opacity: 0.13 })),
    ...other.map((run) => area(run, plot, { color: use('muted'), opacity: 0.2 })),
  ];
}

function bandLayers(data: GapData, plot: LinePlot): object[] {
  const layers: object[] = [];
  for (const [side, token] of [
    ['cost', 'muted'],
    ['revenue', 'blue'],
  ] as const) {
    const figures = figuresOf(data, side);
    const fan = band(figures, 'p5', 'p95');
    const quartiles = band(figures, 'p25', 'p75');
    const bounds = fan ? null : band(figures, 'low', 'high');
    if (fan) layers.push(area(fan, plot, { color: use(token), opacity: 0.16 }));
    if (quartiles) layers.push(area(quartiles, plot, { color: use(token), opacity: 0.26 }));
    if (bounds) {
      layers.push(area(bounds, plot, { color: use(token), opacity: 0.18 }));
      for (const edge of ['top', 'bottom'] as const) {
        const rows = bounds.map((s) => ({ at: s.at, value: s[edge] }));
        layers.push(line(rows, plot, { color: use(token), strokeWidth: 1.1, strokeDash: [3, 2.5], strokeCap: 'butt' }));
      }
    }
  }
  return layers;
}

function line(values: { at: number; value: number }[], plot: LinePlot, mark: Row): object {
  const encoding = { x: plot.x, y: plot.y('value') };
  return { data: { values }, mark: { type: 'line', tooltip: null, ...mark }, encoding };
}

function lineLayers(data: GapData, plot: LinePlot): object[] {
  const values = (side: 'cost' | 'revenue') =>
    figuresOf(data, side).map(({ at, figure }) => ({ at, value: figure.value }));
  return [
    ...data.scenarios.map((s) =>
      line(scenarioValues(data, s.values), plot, {
        color: use('blue'),
        strokeWidth: 1.3,
        strokeDash: [5, 4],
        strokeCap: 'butt',
      }),
    ),
    line(values('revenue'), plot, { color: use('blue'), strokeWidth: 2.4 }),
    line(values('cost'), plot, { color: use('ink'), strokeWidth: 2.4 }),
  ];
}

/** The sum of the gap and its range, inside the area where it has room. */
function noteLayers(data: GapData, plot: LinePlot, measure: Measure): object[] {
  const head = gapText(data.total.value, data.currency);
  const range = rangeText(data.total, data.currency);
  const forms = range
    ? [
        [spanText(data), range],
        [spanText(data), ...halves(range)],
      ]
    : [[spanText(data)]];
  const edge = (pick: (...values: number[]) => number) =>
    data.periods.map((p) => ({ x: plot.px(p.at), y: pick(plot.py(p.cost.value), plot.py(p.revenue.value)) }));
  const spots = forms.map((small) => {
    const width = Math.max(measure(head, SIZE.title, true), ...small.map((t) => measure(t, SIZE.label)));
    const height = 22 + NOTE_LINE * small.length;
    const [upper, lower] = [edge(Math.min), edge(Math.max)];
    const taken = [{ x0: 0, x1: 110, y0: 0, y1: 24 }];
    const spot = freeSpot({ width, height, plot, upper, lower, lines: linesToAvoid(data, plot), taken });
    return { small, ...spot };
  });
  const { small, ...spot } = spots.reduce((best, each) => (each.cost < best.cost ? each : best));
  const text = (row: string, y: number, look: Row) => ({
    data: { values: [{}] },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'top',
      color: use('accent'),
      x: tenth(spot.x),
      y: tenth(y),
      text: row,
      ...look,
    },
  });
  return [
    text(head, spot.y, { fontSize: SIZE.title, fontWeight: 600 }),
    ...small.map((row, i) => text(row, spot.y + 22 + NOTE_LINE * i, { fontSize: SIZE.label })),
  ];
}

/** `90% range $495B to $858B` in two lines. */
function halves(range: string): string[] {
  const cut = range.indexOf(' ', range.startsWith('9') ? 4 : 0);
  return [range.slice(0, cut), range.slice(cut + 1)];
}

function linesToAvoid(data: GapData, plot: LinePlot): Polyline[] {
  const line = (values: readonly { at: number; value: number }[]) =>
    values.map((v) => ({ x: plot.px(v.at), y: plot.py(v.value) }));
  const edges = (['cost', 'revenue'] as const).flatMap((side) =>
    (['value', 'p5', 'p95', 'low', 'high'] as const).map((end) =>
      figuresOf(data, side).map(({ at, figure }) => ({ at, value: figure[end] ?? figure.value })),
    ),
  );
  return [...edges, ...data.scenarios.map((s) => scenarioValues(data, s.values))].map(line);
}
