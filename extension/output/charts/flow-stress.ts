// Places more companies than a ring can hold: stress majorisation on the hops between them (SMACOF; Gansner, Koren and
// North 2004, "Graph drawing by stress majorization"), weights d⁻², from a fixed start, so the same rows give the same places.
import type { MarkedDeal } from './flow-loops';
import type { Point } from './flow-ring';
import { offCentre, separate } from './flow-separate';
import type { Reach } from './flow-separate';

const ROUNDS = 300;
/** Least length of a deal on a loop, px: its ribbon and label need it. */
const LOOP_LENGTH = 150;
/** Least distance of other companies from the line of a loop deal, px. */
const LOOP_CLEARANCE = 24;

interface Graph {
  n: number;
  /** Ideal distances, row by row, in multiples of an edge. */
  ideal: Float64Array;
  /** Pairs tied by a deal on a loop. */
  core: (readonly [number, number])[];
  isCore: Uint8Array;
}

/** Centres by company id for boxes that reach `reaches` around them; `fits` is false where boxes still overlap. */
export function placeStress(
  ids: readonly string[],
  marked: readonly MarkedDeal[],
  reaches: readonly Reach[],
  size: { width: number; height: number },
): { at: Map<string, Point>; fits: boolean } {
  const graph = graphOf(ids, marked);
  const points = upright(majorise(graph));
  fitTo(points, reaches, size);
  const nudge = (round: number) => {
    stretchLoops(points, graph.core);
    return round < 260 ? clearLoops(points, graph.core) : 0;
  };
  const fits = separate(points, reaches, { ...size, gap: 7, rounds: 320, nudge });
  // Where the loops' wishes kept boxes together, the boxes go first.
  const settled = fits || separate(points, reaches, { ...size, gap: 4, rounds: 400 });
  return { at: new Map(ids.map((id, i) => [id, points[i]!])), fits: settled };
}

/** Ideal length of an edge 0.7 + 0.13·√(degree·degree), so that hubs get room, a third more on a loop; then shortest paths. */
function graphOf(ids: readonly string[], marked: readonly MarkedDeal[]): Graph {
  const n = ids.length;
  const index = new Map(ids.map((id, i) => [id, i]));
  const partners = ids.map(() => new Set<number>());
  const isCore = new Uint8Array(n * n);
  const core: [number, number][] = [];
  for (const { deal, loop } of marked) {
    const a = index.get(deal.from);
    const b = index.get(deal.to);
    if (a === undefined || b === undefined || a === b) continue;
    partners[a]!.add(b);
    partners[b]!.add(a);
    if (loop && !isCore[a * n + b]) {
      isCore[a * n + b] = isCore[b * n + a] = 1;
      core.push([a, b]);
    }
  }
  const ideal = new Float64Array(n * n).fill(Infinity);
  partners.forEach((set, a) => {
    ideal[a * n + a] = 0;
    for (const b of set) {
      const length = 0.7 + 0.13 * Math.sqrt(set.size * partners[b]!.size);
      ideal[a * n + b] = length * (isCore[a * n + b] ? 1.35 : 1);
    }
  });
  shortestPaths(ideal, n);
  let farthest = 1;
  for (const d of ideal) if (Number.isFinite(d) && d > farthest) farthest = d;
  // Parts without a tie between them keep off each other, a company without any deal stays near.
  for (let i = 0; i < n * n; i++) {
    if (ideal[i] === Infinity)
      ideal[i] = Math.min(farthest, partners[Math.floor(i / n)]!.size && partners[i % n]!.size ? farthest : 2.2);
  }
  return { n, ideal, core, isCore };
}

/** Floyd and Warshall, in place. */
function shortestPaths(d: Float64Array, n: number): void {
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const ik = d[i * n + k]!;
      if (ik === Infinity) continue;
      for (let j = 0; j < n; j++) {
        const through = ik + d[k * n + j]!;
        if (through < d[i * n + j]!) d[i * n + j] = through;
      }
    }
  }
}

function majorise({ n, ideal, isCore }: Graph): Point[] {
  const x = Float64Array.from({ length: n }, (_, i) => Math.cos((2 * Math.PI * i) / n) * 3);
  const y = Float64Array.from({ length: n }, (_, i) => Math.sin((2 * Math.PI * i) / n) * 3);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      let sumX = 0;
      let sumY = 0;
      let weights = 0;
      const xi = x[i]!;
      const yi = y[i]!;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const d = ideal[i * n + j]!;
        const weight = (isCore[i * n + j] ? 10 : 1) / (d * d);
        const dx = xi - x[j]!;
        const dy = yi - y[j]!;
        const stretch = d / (Math.sqrt(dx * dx + dy * dy) || 1e-6);
        sumX += weight * (x[j]! + stretch * dx);
        sumY += weight * (y[j]! + stretch * dy);
        weights += weight;
      }
      x[i] = sumX / weights;
      y[i] = sumY / weights;
      moved = Math.max(moved, Math.abs(x[i]! - xi), Math.abs(y[i]! - yi));
    }
    if (moved < 1e-4) break;
  }
  return Array.from(x, (px, i) => ({ x: px, y: y[i]! }));
}

/** Turns the long axis of the drawing to the horizontal. */
function upright(points: Point[]): Point[] {
  const n = points.length;
  const mx = points.reduce((s, p) => s + p.x, 0) / n;
  const my = points.reduce((s, p) => s + p.y, 0) / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const p of points) {
    xx += (p.x - mx) ** 2;
    yy += (p.y - my) ** 2;
    xy += (p.x - mx) * (p.y - my);
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map((p) => ({ x: (p.x - mx) * cos - (p.y - my) * sin, y: (p.x - mx) * sin + (p.y - my) * cos }));
}

/** Scales to the frame and centres, before anything is clamped to it: else half of the drawing collapses onto its edge. */
function fitTo(points: Point[], reaches: readonly Reach[], size: { width: number; height: number }): void {
  const span = (axis: 'x' | 'y') =>
    Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis])) || 1;
  const scale = { x: (size.width - 90) / span('x'), y: (size.height - 50) / span('y') };
  for (const p of points) {
    p.x = size.width / 2 + p.x * scale.x;
    p.y = size.height / 2 + p.y * scale.y;
  }
  const shift = offCentre(points, reaches, size.width, size.height);
  for (const p of points) {
    p.x -= shift.x;
    p.y -= shift.y;
  }
}

/** The two ends of a loop deal keep room for its ribbon and label. */
function stretchLoops(points: Point[], core: Graph['core']): void {
  for (const [u, v] of core) {
    const [a, b] = [points[u]!, points[v]!];
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const d = Math.hypot(dx, dy) || 1;
    if (d >= LOOP_LENGTH) continue;
    const step = ((LOOP_LENGTH - d) / d) * 0.12;
    b.x += dx * step;
    b.y += dy * step;
    a.x -= dx * step;
    a.y -= dy * step;
  }
}

/** Other companies step off the straight line of a loop deal. Returns the longest step. */
function clearLoops(points: Point[], core: Graph['core']): number {
  let moved = 0;
  for (const [u, v] of core) {
    const [a, b] = [points[u]!, points[v]!];
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const square = dx * dx + dy * dy || 1;
    points.forEach((p, i) => {
      if (i === u || i === v) return;
      const t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
      if (t < 0.05 || t > 0.95) return;
      const awayX = p.x - a.x - t * dx;
      const awayY = p.y + 4 - a.y - t * dy;
      const d = Math.hypot(awayX, awayY) || 1e-3;
      if (d >= LOOP_CLEARANCE) return;
      const step = ((LOOP_CLEARANCE - d) / d) * 0.3;
      p.x += awayX * step;
      p.y += awayY * step;
      moved = Math.max(moved, (LOOP_CLEARANCE - d) * 0.3);
    });
  }
  return moved;
}
