// Outlines of the deals: ribbons that widen towards the payee, with their arrowheads.
import type { Point } from './flow-ring';
import type { RoutedDeal } from './flow-routes';

/** Width at the payer as a share of the width at the payee: the taper shows the direction before the head is seen. */
const TAPER = 0.4;

/**
 * The closed outline of a ribbon `width` px wide at the payee; `wing` scales the head, so that the outline of an upper
 * bound and the core of its lower bound nest.
 */
export function ribbonOutline(routed: RoutedDeal, width: number, steps: number, wing = 1): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  const { points } = routed;
  const last = points.length - 1;
  for (let k = 0; k <= steps; k++) {
    const i = Math.round((k * last) / steps);
    const p = points[i]!;
    const [before, after] = [points[Math.max(0, i - 1)]!, points[Math.min(last, i + 1)]!];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const s = k / steps;
    const half = (width / 2) * (TAPER + (1 - TAPER) * s * s * (3 - 2 * s));
    const normal = { x: (-(after.y - before.y) / length) * half, y: ((after.x - before.x) / length) * half };
    left.push({ x: p.x + normal.x, y: p.y + normal.y });
    right.push({ x: p.x - normal.x, y: p.y - normal.y });
  }
  return [...left, ...headOutline(routed, wing), ...right.reverse()];
}

/** The three points of the arrowhead; none for a deal without direction. */
export function headOutline(routed: RoutedDeal, wing = 1): Point[] {
  if (routed.wing === 0) return [];
  const base = routed.points.at(-1)!;
  const { tip } = routed;
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const half = routed.wing * wing;
  const normal = { x: (-(tip.y - base.y) / length) * half, y: ((tip.x - base.x) / length) * half };
  return [{ x: base.x + normal.x, y: base.y + normal.y }, tip, { x: base.x - normal.x, y: base.y - normal.y }];
}
