// multiples: one valuation measure by company, as bars from the highest to the lowest.
import type { ChartOptions } from './chart-options';
import { figureText } from './figures';
import { frame, hairline, innerWidth, pixels, sourceLine, tenth, TOOLTIP } from './frame';
import type { Row, Tip, Words } from './frame';
import type { MultiplesData } from './multiples-data';
import { SIZE, use } from './theme';
import { shorten } from './text-width';

const STEP = 26;
const BAR = 16;
/** More bars than this nobody compares. */
const MOST = 40;
/** Room above the bars for the name of the reference, px. */
const HEAD = 20;

interface Bar {
  company: string;
  value: number | null;
  text: string;
  note?: string;
}

/** The bar chart of `data` at `options.width` px; the highest company is the finding. */
export function multiplesSpec(data: MultiplesData, options: ChartOptions): object {
  const { measure } = options;
  const bars = barsOf(data);
  const drawn = bars.slice(0, MOST);
  const width = innerWidth(options.width);
  const head = data.reference ? HEAD : 0;
  const height = Math.max(8, head + STEP * drawn.length);
  const names = drawn.map((bar) => shorten(bar.company, width * 0.3, SIZE.label, measure));
  const texts = drawn.map((bar) => shorten(bar.text, width * 0.25, SIZE.label, measure));
  const left = Math.max(0, ...names.map((name) => measure(name, SIZE.label))) + 12;
  const right = Math.max(0, ...texts.map((text) => measure(text, SIZE.label, true))) + 12;
  const ends = [0, data.reference?.value ?? 0, ...drawn.map((bar) => bar.value ?? 0)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number) => left + ((value - low) / (high - low || 1)) * (width - left - right);
  const y = (i: number) => head + STEP * i + STEP / 2;
  const layer = [
    ...barLayers(drawn, x, y, { width, height }),
    hairline({ x: x(0), y: head }, { x: x(0), y: height }, { color: use('rule') }),
    ...drawn.flatMap((bar, i) => [
      note(names[i]!, 0, y(i), { color: use('ink') }),
      note(texts[i]!, Math.max(x(0), x(bar.value ?? 0)) + 7, y(i), {
        fontWeight: bar.value === null ? 400 : 600,
        color: use(i === 0 && bar.value !== null ? 'accent' : bar.value === null ? 'ink2' : 'ink'),
      }),
    ]),
    ...referenceLayers(data, x, { left, width, height }, measure),
  ];
  return frame(wordsOf(data, bars), { width: options.width, height }, layer, measure);
}

/** Highest first; companies without a value last, in their own order. */
function barsOf(data: MultiplesData): Bar[] {
  return data.rows
    .map(({ company, value, note }): Bar => {
      const known = value !== null && Number.isFinite(value) ? value : null;
      return { company, value: known, text: known === null ? 'not given' : figureText(known, data.figures), note };
    })
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || 0);
}

function barLayers(
  bars: readonly Bar[],
  x: (v: number) => number,
  y: (i: number) => number,
  size: { width: number; height: number },
): object[] {
  const at = pixels(size.width, size.height);
  const encoding = { ...at('x', 'y'), x2: { field: 'x2' }, y2: { field: 'y2' }, tooltip: TOOLTIP };
  const rows = bars.map((bar, i): Row | null => {
    if (bar.value === null) return null;
    const tip: Tip = { company: bar.company, value: bar.text };
    if (bar.note) tip.note = bar.note;
    const [from, to] = [Math.min(x(0), x(bar.value)), Math.max(x(0), x(bar.value))];
    return { x: tenth(from), x2: tenth(to), y: y(i) - BAR / 2, y2: y(i) + BAR / 2, tip };
  });
  const layer = (values: (Row | null)[], token: 'accent' | 'muted') => {
    const known = values.filter((row) => row !== null);
    return known.length ? [{ data: { values: known }, mark: { type: 'rect', fill: use(token) }, encoding }] : [];
  };
  return [...layer(rows.slice(0, 1), 'accent'), ...layer(rows.slice(1), 'muted')];
}

function note(text: string, x: number, y: number, look: Row): object {
  const mark = {
    type: 'text',
    align: 'left',
    baseline: 'middle',
    fontSize: SIZE.label,
    x: tenth(x),
    y: tenth(y),
    text,
    tooltip: null,
  };
  return { data: { values: [{}] }, mark: { ...mark, ...look } };
}

function referenceLayers(
  data: MultiplesData,
  x: (v: number) => number,
  size: { left: number; width: number; height: number },
  measure: ChartOptions['measure'],
): object[] {
  const { reference } = data;
  if (!reference) return [];
  const at = x(reference.value);
  const text = shorten(
    `${reference.name}: ${figureText(reference.value, data.figures)}`,
    size.width * 0.6,
    SIZE.small,
    measure,
  );
  const width = measure(text, SIZE.small);
  const start = Math.max(0, Math.min(at - width / 2, size.width - width - 2));
  return [
    hairline(
      { x: at, y: HEAD - 3 },
      { x: at, y: size.height },
      { color: use('ink'), strokeWidth: 1.2, strokeDash: [4, 3] },
    ),
    note(text, start, 7, { fontSize: SIZE.small, color: use('ink2') }),
  ];
}

function wordsOf(data: MultiplesData, bars: readonly Bar[]): Words {
  const known = bars.filter((bar) => bar.value !== null);
  const title = titleOf(data, known);
  const { reference } = data;
  const notes = [...data.notes];
  if (bars.length > MOST) notes.push(`The ${MOST} highest of ${bars.length} are drawn.`);
  const sub = [
    data.asOf && `As of ${data.asOf}.`,
    known.length > 1 && `${data.measure} by company, highest first; the highest is coloured.`,
    reference && `Dashed = ${reference.name}.`,
  ];
  return {
    title,
    subtitle: sub.filter(Boolean).join(' '),
    source: sourceLine(data.sources, notes),
    description: [`Bar chart of ${data.measure}. ${title}.`, ...bars.map((bar) => `${bar.company}: ${bar.text}.`)].join(
      ' ',
    ),
  };
}

function titleOf(data: MultiplesData, known: readonly Bar[]): string {
  const [first, second] = known;
  if (!first) return `No ${data.measure} to draw`;
  if (!second) return `${first.company}: ${data.measure} of ${first.text}`;
  if (first.value === second.value) return `${data.measure} reaches ${first.text}`;
  const sorted = known.map((bar) => bar.value!).reverse();
  const half = sorted.length / 2;
  const median = sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
  const finding = `${first.company} has the highest ${data.measure}: ${first.text}`;
  return known.length > 2 ? `${finding}, against a median of ${figureText(median, data.figures)}` : finding;
}
