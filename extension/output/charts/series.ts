// series: the columns of a series cell over time, each named at the end of its line.
import type { ChartOptions } from './chart-options';
import { endLabelLayers, endLabelRoom } from './end-labels';
import { figureText } from './figures';
import { frame, innerWidth, sourceLine, TOOLTIP } from './frame';
import type { Row, Tip, Words } from './frame';
import { gripLayer, linePlot } from './line-plot';
import type { LinePlot } from './line-plot';
import { PERIOD_HEIGHT, periodLayers } from './period-axis';
import type { SeriesData } from './series-data';
import { use } from './theme';
import type { Tokens } from './theme';
import { gridLayers } from './value-axis';

const HEIGHT = 320;

/** Line and label by column; a colour that comes again comes dashed. Gold and grey have too little contrast for text. */
const LOOKS: { line: keyof Tokens; label: keyof Tokens }[] = [
  { line: 'blue', label: 'blue' },
  { line: 'ink', label: 'ink' },
  { line: 'gold', label: 'ink2' },
  { line: 'muted', label: 'ink2' },
];
const DASHES = [null, [6, 3], [2, 3]];

interface Column {
  name: string;
  known: { period: string; at: number; value: number }[];
  /** Unbroken stretches, for a missing value is a hole in the line. */
  runs: { at: number; value: number }[][];
}

/** The line chart of `data` at `options.width` px. */
export function seriesSpec(data: SeriesData, options: ChartOptions): object {
  const { measure } = options;
  const points = [...data.points].sort((a, b) => a.at - b.at);
  const columns = data.columns.map((name, i) => columnOf(name, i, points));
  const values = columns.flatMap((c) => c.known.map((v) => v.value));
  if (!values.length) {
    const nothing = { data: { values: [] }, mark: { type: 'point' } };
    return frame(wordsOf(data, columns, false), { width: options.width, height: 8 }, [nothing], measure);
  }
  const ends = axisEnds(values);
  const labels = columns.flatMap((column, i) => {
    const last = column.known.at(-1);
    if (!last) return [];
    const [name, figure] = [column.name.replaceAll('_', ' '), figureText(last.value, data.figures)];
    return [{ name, figure, value: last.value, bold: columns.length < 3, colour: lookOf(i).label, rank: i }];
  });
  const inner = innerWidth(options.width);
  const room = endLabelRoom(labels, inner * 0.36, measure);
  const { plot, ticks } = linePlot(points, ends, { width: inner - room, height: HEIGHT }, data.figures, measure);
  const grips = points.map((p, i): Row => ({ at: p.at, tip: tipOf(data, points, i) }));
  const layer = [
    ...gridLayers(ticks, plot.y, plot.width, data.figures, data.perYear ? 'a year' : ''),
    ...columns.flatMap((column, i) => lineLayers(column, i, plot)),
    gripLayer(grips, plot, TOOLTIP),
    ...periodLayers(points, { ...plot, spare: room - 4 }, measure),
    ...endLabelLayers(
      labels.map((label) => ({ ...label, y: plot.py(label.value) })),
      { x: plot.width, room, height: plot.height },
      measure,
    ),
  ];
  const size = { width: options.width, height: HEIGHT, below: PERIOD_HEIGHT };
  return frame(wordsOf(data, columns, ends[0] > 0 || ends[1] < 0), size, layer, measure);
}

function columnOf(name: string, index: number, points: SeriesData['points']): Column {
  const column: Column = { name, known: [], runs: [] };
  let open = false;
  for (const { period, at, values } of points) {
    const value = values[index] ?? null;
    if (value !== null && Number.isFinite(value)) {
      column.known.push({ period, at, value });
      if (open) column.runs.at(-1)!.push({ at, value });
      else column.runs.push([{ at, value }]);
    }
    open = value !== null;
  }
  return column;
}

/** With zero, unless all values lie so far from it that their changes would be flat. */
function axisEnds(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low > 0 && low / high > 0.7 && low < high) return [low, high];
  if (high < 0 && high / low > 0.7 && low < high) return [low, high];
  return [Math.min(0, low), Math.max(0, high)];
}

function lookOf(index: number) {
  return { ...LOOKS[index % LOOKS.length]!, dash: DASHES[Math.floor(index / LOOKS.length) % DASHES.length] ?? null };
}

function lineLayers(column: Column, index: number, plot: LinePlot): object[] {
  const { line, dash } = lookOf(index);
  const encoding = { x: plot.x, y: plot.y('value') };
  const mark = { type: 'line', strokeWidth: 2.2, color: use(line), tooltip: null, ...(dash && { strokeDash: dash }) };
  // A line of one point has no length.
  const point = { type: 'point', filled: true, opacity: 1, size: 36, color: use(line), tooltip: null };
  return column.runs.map((values) => ({ data: { values }, mark: values.length > 1 ? mark : point, encoding }));
}

function tipOf(data: SeriesData, points: SeriesData['points'], index: number): Tip {
  const { period, values } = points[index]!;
  const shown = data.columns.map((name, i) => {
    const value = values[i] ?? null;
    return `${name.replaceAll('_', ' ')} ${value === null ? 'not given' : figureText(value, data.figures)}`;
  });
  return { period, values: shown.join('; ') };
}

function wordsOf(data: SeriesData, columns: readonly Column[], cut: boolean): Words {
  const title = titleOf(data, columns);
  const prose = columns.map((c) => {
    const list = c.known.map((v) => `${v.period} ${figureText(v.value, data.figures)}`).join(', ');
    return `${c.name.replaceAll('_', ' ')}: ${list || 'not given'}.`;
  });
  const holes = columns.some((c) => c.known.length < data.points.length && c.known.length > 0);
  const unit =
    data.figures.as === 'money' ? data.figures.currency : data.figures.as === 'percent' ? 'percent' : data.figures.unit;
  const about = unit ? `${unit}${data.perYear ? ' a year' : ''}` : '';
  const words = [about, cut && 'the axis does not start at zero', holes && 'holes = not given']
    .filter(Boolean)
    .join('; ');
  return {
    title,
    subtitle: words ? `${capital(words)}.` : '',
    source: sourceLine(data.sources, data.notes),
    description: [`Line chart. ${title}.`, ...prose].join(' '),
  };
}

/** What the first one or two columns did; more are too many for one sentence. */
function titleOf(data: SeriesData, columns: readonly Column[]): string {
  const told = columns.filter((c) => c.known.length);
  const [first] = told;
  if (!first) return `No values in ${data.name}`;
  const [start, end] = [first.known[0]!, first.known.at(-1)!];
  if (told.length > 2) return `${told.length} series of ${data.name}, ${start.period} to ${end.period}`;
  const moved = told.map((c) => {
    const [from, to] = [c.known[0]!, c.known.at(-1)!];
    const name = c.name.replaceAll('_', ' ');
    const [a, b] = [figureText(from.value, data.figures), figureText(to.value, data.figures)];
    if (c.known.length === 1) return `${name} was ${b} in ${to.period}`;
    if (a === b) return `${name} stayed at ${b}`;
    return `${name} ${to.value > from.value ? 'rose' : 'fell'} from ${a} to ${b}`;
  });
  const span = start.period === end.period ? '' : `, ${start.period} to ${end.period}`;
  return capital(`${moved.join(', ')}${span}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
