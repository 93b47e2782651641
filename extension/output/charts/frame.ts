// The frame that every chart shares: the finding as title, the definition as subtitle, the source under the drawing.
// One layered view, never a concatenation: panels side by side cannot follow the width of a notebook's column.
import { LINE, PADDING, SIZE, use } from './theme';
import { NO_BREAK, wrap, wrapEvenly } from './text-width';
import type { Measure } from './text-width';

export const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** Rows of a layer. Texts in them are data to Vega-Lite: no expression of ours is ever made from them. */
export type Row = Record<string, unknown>;

/** What a row's tooltip shows, in this order; an object, so that only what is known appears. */
export type Tip = Record<string, string>;

export interface Words {
  title: string;
  subtitle: string;
  /** Under the drawing; empty where there is nothing to say. */
  source: string;
  /** The chart in prose, for a reader who does not see it. */
  description: string;
}

/** px between title and drawing. */
export const TITLE_GAP = 14;

/** Width of the drawing itself, px, in a picture `width` px wide. */
export function innerWidth(width: number): number {
  return Math.max(120, width - PADDING.left - PADDING.right);
}

/** Joins sources and notes to the line under a drawing. */
export function sourceLine(sources: readonly string[], notes: readonly string[]): string {
  const named = sources.length ? `Source: ${sources.join('; ')}` : '';
  return [named && (/[.!?。]$/.test(named) || !notes.length ? named : `${named}.`), ...notes].filter(Boolean).join(' ');
}

/** The spec around `layer`. `below` px are left under the drawing for an axis; texts are wrapped 3% short of the width. */
export function frame(
  words: Words,
  size: { width: number; height: number; below?: number },
  layer: object[],
  measure: Measure,
): object {
  const room = innerWidth(size.width) * 0.97;
  const source = wrap(words.source, room, SIZE.source, measure);
  // `solid = stated` stays on one line.
  const subtitle = wrapEvenly(
    words.subtitle.replaceAll(' = ', `${NO_BREAK}=${NO_BREAK}`),
    room,
    SIZE.subtitle,
    measure,
  );
  return {
    $schema: SCHEMA,
    description: words.description,
    title: {
      text: wrapEvenly(words.title, room, SIZE.title, measure, true),
      subtitle: subtitle.map((line) => line.replaceAll(NO_BREAK, ' ')),
      offset: TITLE_GAP,
    },
    width: size.width,
    height: size.height,
    layer: [...layer, ...(source.length ? [sourceLayer(source, size.height + (size.below ?? 10))] : [])].map(readable),
  };
}

interface Layer {
  data?: { values: Row[] };
  mark: Row;
  encoding?: Row;
}

/**
 * What a screen reader hears of a layer: texts their words, marks with a tooltip what it says, and the rest nothing,
 * for Vega-Lite by itself reads out px. Every layer gets an encoding: Vega-Lite looks into it unasked.
 */
function readable(layer: object): object {
  const { data, mark, encoding = {} } = layer as Layer;
  if (mark.aria === false || !data) return { ...layer, encoding };
  if (mark.type === 'text') {
    const words = Array.isArray(mark.text) ? mark.text.join(' ') : mark.text;
    const description = encoding.text ?? { value: words };
    return { ...layer, encoding: { ...encoding, description } };
  }
  if (encoding.tooltip !== TOOLTIP) return { ...layer, mark: { ...mark, aria: false }, encoding };
  const values = data.values.map((row) => (row.tip ? { ...row, say: spoken(row.tip as Tip) } : row));
  return { ...layer, data: { values }, encoding: { ...encoding, description: { field: 'say', type: 'nominal' } } };
}

function spoken(tip: Tip): string {
  return Object.entries(tip)
    .map(([name, text]) => `${name}: ${text}`)
    .join('; ');
}

function sourceLayer(lines: string[], y: number): object {
  return {
    data: { values: [{}] },
    mark: {
      type: 'text',
      x: 0,
      y,
      align: 'left',
      // Lines of one text grow downwards whatever its baseline: anchor the first.
      baseline: 'top',
      text: lines,
      fontSize: SIZE.source,
      lineHeight: LINE.source,
      color: use('ink2'),
      tooltip: null,
    },
  };
}

/** Vega strokes a text over its own fill, so a halo is a second text below the first. */
export function haloText(mark: Row, encoding: Row, values: Row[], halo: number): object[] {
  const text = { type: 'text', ...mark };
  const { tooltip: _tooltip, ...position } = encoding;
  const stroke = { stroke: use('paper'), strokeWidth: halo, strokeJoin: 'round', strokeOpacity: 0.9 };
  return [
    { data: { values }, mark: { ...text, ...stroke, tooltip: null, aria: false }, encoding: position },
    { data: { values }, mark: text, encoding },
  ];
}

/** A straight line between two points in px, without a tooltip. (A rule placed by its mark alone is not drawn.) */
export function hairline(from: { x: number; y: number }, to: { x: number; y: number }, mark: Row): object {
  return {
    data: { values: [{}] },
    mark: { type: 'rule', tooltip: null, aria: false, ...mark },
    encoding: {
      x: { value: tenth(from.x) },
      y: { value: tenth(from.y) },
      x2: { value: tenth(to.x) },
      y2: { value: tenth(to.y) },
    },
  };
}

/** Encodings on a drawing whose rows already are px: x to the right, y downwards, no axes. */
export function pixels(width: number, height: number) {
  const channel = (field: string, domain: [number, number]) => ({
    field,
    type: 'quantitative',
    axis: null,
    scale: { domain, nice: false, zero: false },
  });
  return (x: string, y: string) => ({ x: channel(x, [0, width]), y: channel(y, [height, 0]) });
}

/** Tooltip channel of rows that carry a `tip`. */
export const TOOLTIP = { field: 'tip', type: 'nominal' };

/** A tenth of a px is enough, and halves the JSON. */
export function tenth(x: number): number {
  return Math.round(x * 10) / 10;
}

/** Share of 1 as a percentage that never rounds something to nothing or nearly all to all. */
export function percent(share: number): string {
  const x = share * 100;
  if (x > 0 && x < 0.1) return 'under 0.1%';
  if (x > 99 && x < 100) return 'over 99%';
  const text = x < 1 || (x < 10 && Math.abs(x - Math.round(x)) > 0.05) ? x.toFixed(1) : String(Math.round(x));
  return `${text.replace(/\.0$/, '')}%`;
}
