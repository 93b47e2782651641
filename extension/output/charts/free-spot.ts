// Finds where a note has room inside a line chart: within its area if it can, and off every line.

/** A line as its points in px, from left to right. */
export type Polyline = readonly { x: number; y: number }[];

export interface SpotRequest {
  width: number;
  height: number;
  plot: { width: number; height: number };
  /** Upper and lower edge of the area that the note belongs to, px from the top. */
  upper: Polyline;
  lower: Polyline;
  /** Lines that it should not touch. */
  lines: readonly Polyline[];
  /** Boxes that it must not touch. */
  taken: readonly { x0: number; x1: number; y0: number; y1: number }[];
}

const COLUMNS = 40;
const ROWS = 30;

/** Upper left corner of the note at the cheapest of a grid of places, and what it costs. */
export function freeSpot(request: SpotRequest): { x: number; y: number; cost: number } {
  const { width, height, plot } = request;
  let best = { cost: Infinity, x: 0, y: 0 };
  const spanX = Math.max(0, plot.width - width - 8);
  const spanY = Math.max(0, plot.height - height - 6);
  for (let i = 0; i <= COLUMNS; i++) {
    const x = 4 + (spanX * i) / COLUMNS;
    const edges = columns(request, x);
    for (let j = 0; j <= ROWS; j++) {
      const y = 3 + (spanY * j) / ROWS;
      const cost = spotCost(request, edges, x, y);
      if (cost < best.cost) best = { cost, x, y };
    }
  }
  return best;
}

interface Column {
  top: number;
  bottom: number;
  lines: number[];
}

/** Heights of the area's edges and of the lines at nine places across the note. */
function columns({ width, upper, lower, lines }: SpotRequest, x: number): Column[] {
  return Array.from({ length: 9 }, (_, k) => {
    const at = x - 3 + ((width + 6) * k) / 8;
    return { top: heightAt(upper, at), bottom: heightAt(lower, at), lines: lines.map((line) => heightAt(line, at)) };
  });
}

function spotCost({ width, height, taken }: SpotRequest, edges: readonly Column[], x: number, y: number): number {
  let cost = 0;
  for (const { top, bottom, lines } of edges) {
    // Outside the area: by how much, but a little outside is not much better than a lot.
    const out = Math.max(0, top + 4 - y, y + height + 4 - bottom);
    if (out > 0 || Number.isNaN(top)) cost += 6 + Math.min(40, out) * 0.15;
    lines.forEach((line, i) => {
      const before = edges[0]!.lines[i]!;
      // A steep line can pass between two columns: its reach counts, not only its height.
      const [least, most] = [Math.min(line, before), Math.max(line, before)];
      if (line > y - 4 && line < y + height + 4) cost += 25;
      else if (least < y && most > y + height) cost += 3;
    });
    const middle = (top + bottom) / 2;
    if (!Number.isNaN(middle)) cost += Math.abs(y + height / 2 - middle) * 0.012;
  }
  for (const box of taken) {
    if (x < box.x1 + 4 && x + width > box.x0 - 4 && y < box.y1 + 2 && y + height > box.y0 - 2) cost += 400;
  }
  return cost;
}

/** Height of a line at `x`, `NaN` beyond its ends. */
export function heightAt(line: Polyline, x: number): number {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    if (x >= a.x && x <= b.x) return b.x === a.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  }
  return NaN;
}
