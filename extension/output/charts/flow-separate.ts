// Pushes the boxes of a drawing apart until none overlaps another, inside a frame.
import type { Point } from './flow-ring';

/** How far a box reaches around its point, px. */
export interface Reach {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface SeparateOptions {
  width: number;
  height: number;
  /** Least room between two boxes, px. */
  gap: number;
  rounds: number;
  /** Whether the drawing as a whole drifts to the middle of the frame. */
  centre?: boolean;
  /** Called before each round: further forces of the layout. Returns how far it moved anything. */
  nudge?: (round: number) => number;
}

/**
 * Moves `points` in place: each overlap is undone along its smaller side, a quarter of it a round, and all stay in the
 * frame. Returns whether no overlap is left.
 */
export function separate(points: Point[], reaches: readonly Reach[], options: SeparateOptions): boolean {
  const { width, height, gap, rounds, centre = true } = options;
  for (let round = 0; round < rounds; round++) {
    let moved = options.nudge?.(round) ?? 0;
    for (let i = 0; i < points.length; i++) {
      for (let j = i + 1; j < points.length; j++) moved = Math.max(moved, part(points, reaches, i, j, gap));
    }
    const shift = centre ? offCentre(points, reaches, width, height) : { x: 0, y: 0 };
    points.forEach((p, i) => {
      const reach = reaches[i]!;
      p.x = clamp(p.x - shift.x * 0.5, reach.left, width - reach.right);
      p.y = clamp(p.y - shift.y * 0.5, reach.top, height - reach.bottom);
    });
    if (moved < 0.4) break;
  }
  return points.every((_, i) => points.every((_, j) => j <= i || !overlaps(points, reaches, i, j)));
}

function part(points: Point[], reaches: readonly Reach[], i: number, j: number, gap: number): number {
  const [a, b, ra, rb] = [points[i]!, points[j]!, reaches[i]!, reaches[j]!];
  const x = Math.min(a.x + ra.right, b.x + rb.right) - Math.max(a.x - ra.left, b.x - rb.left) + gap;
  if (x <= 0) return 0;
  const y = Math.min(a.y + ra.bottom, b.y + rb.bottom) - Math.max(a.y - ra.top, b.y - rb.top) + gap;
  if (y <= 0) return 0;
  const axis = y < x ? 'y' : 'x';
  const step = (a[axis] < b[axis] || (a[axis] === b[axis] && i < j) ? -1 : 1) * Math.min(x, y) * 0.26;
  a[axis] += step;
  b[axis] -= step;
  return Math.min(x, y);
}

function overlaps(points: Point[], reaches: readonly Reach[], i: number, j: number): boolean {
  const [a, b, ra, rb] = [points[i]!, points[j]!, reaches[i]!, reaches[j]!];
  const x = Math.min(a.x + ra.right, b.x + rb.right) - Math.max(a.x - ra.left, b.x - rb.left);
  const y = Math.min(a.y + ra.bottom, b.y + rb.bottom) - Math.max(a.y - ra.top, b.y - rb.top);
  return x > 0 && y > 0;
}

/** How far the middle of the drawing lies from the middle of the frame. */
export function offCentre(points: Point[], reaches: readonly Reach[], width: number, height: number): Point {
  const over = (value: (p: Point, r: Reach) => number, pick: (...values: number[]) => number) =>
    pick(...points.map((p, i) => value(p, reaches[i]!)));
  const left = over((p, r) => p.x - r.left, Math.min);
  const right = over((p, r) => p.x + r.right, Math.max);
  const top = over((p, r) => p.y - r.top, Math.min);
  const bottom = over((p, r) => p.y + r.bottom, Math.max);
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2 };
}

function clamp(x: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, x));
}
