// Words at the ends of lines, instead of a legend: pushed apart so that none touches another, tied to their line by a hairline.
import { hairline, tenth } from './frame';
import type { Row } from './frame';
import type { Tokens } from './theme';
import { SIZE, use } from './theme';
import { shorten } from './text-width';
import type { Measure } from './text-width';

export interface EndLabel {
  /** `name: figure`; where there is little room the name is shortened, a figure never. */
  name: string;
  figure: string;
  /** Where the line ends, px from the top. */
  y: number;
  bold: boolean;
  colour: keyof Tokens;
  /** What goes first where there is no room for all: the highest rank. */
  rank: number;
}

const LINE_STEP = 15.5;
/** From the end of the lines to the words, px. */
const LEAD = 11;

/** px at the right of a plot that the labels need, at most `most`. */
export function endLabelRoom(
  labels: readonly Pick<EndLabel, 'name' | 'figure' | 'bold'>[],
  most: number,
  measure: Measure,
): number {
  const widths = labels.map((l) => measure(`${l.name}: ${l.figure}`, sizeOf(l.bold), l.bold));
  return Math.min(most, Math.max(0, ...widths) + LEAD + 4);
}

/** Layers of the labels right of `x` px, in `room` px, within `height` px. */
export function endLabelLayers(
  labels: readonly EndLabel[],
  place: { x: number; room: number; height: number },
  measure: Measure,
): object[] {
  const fits = Math.max(1, Math.floor(place.height / LINE_STEP));
  const kept = [...labels].sort((a, b) => a.rank - b.rank).slice(0, fits);
  const ys = dodge(
    kept.map((l) => l.y),
    LINE_STEP,
    6,
    place.height - 6,
  );
  return kept.flatMap((label, i) => {
    const size = sizeOf(label.bold);
    const y = ys[i]!;
    const data = { values: [{} as Row] };
    const tail = `: ${label.figure}`;
    const forName = place.room - LEAD - 4 - measure(tail, size, label.bold);
    const text = shorten(label.name, Math.max(0, forName), size, measure, label.bold) + tail;
    const look = { align: 'left', baseline: 'middle', fontSize: size, fontWeight: label.bold ? 600 : 400 };
    const tie = () =>
      hairline({ x: place.x + 2, y: label.y }, { x: place.x + LEAD - 3, y }, { color: use('rule'), strokeWidth: 0.8 });
    return [
      ...(Math.abs(y - label.y) > 2 ? [tie()] : []),
      {
        data,
        mark: { type: 'text', ...look, x: place.x + LEAD, y: tenth(y), text, color: use(label.colour), tooltip: null },
      },
    ];
  });
}

function sizeOf(bold: boolean): number {
  return bold ? SIZE.label : SIZE.axis;
}

/** Moves values apart to at least `gap`, keeping their order, within [low, high], as little as that takes (by halves). */
export function dodge(values: readonly number[], gap: number, low: number, high: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  // Blocks of touching labels stand around the mean of what their members want (pool adjacent violators).
  let blocks: { want: number; count: number; members: number[] }[] = [];
  for (const i of order) {
    blocks.push({ want: values[i]!, count: 1, members: [i] });
    blocks = settle(blocks, gap, low, high);
  }
  const out = [...values];
  for (const block of blocks) {
    const start = startOf(block, gap, low, high);
    block.members.forEach((i, k) => (out[i] = start + k * gap));
  }
  return out;
}

type Block = { want: number; count: number; members: number[] };

function startOf(block: Block, gap: number, low: number, high: number): number {
  const length = (block.count - 1) * gap;
  return Math.max(low, Math.min(high - length, block.want - length / 2));
}

function settle(blocks: Block[], gap: number, low: number, high: number): Block[] {
  const out = [...blocks];
  for (let i = out.length - 1; i > 0; i--) {
    const [a, b] = [out[i - 1]!, out[i]!];
    const end = startOf(a, gap, low, high) + (a.count - 1) * gap;
    if (startOf(b, gap, low, high) - end >= gap - 1e-9) break;
    const count = a.count + b.count;
    const want = (a.want * a.count + b.want * b.count) / count;
    out.splice(i - 1, 2, { want, count, members: [...a.members, ...b.members] });
  }
  return out;
}
