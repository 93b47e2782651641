// Places up to about nine companies: one in the middle where it is the hub of the rest, the others on an ellipse.
import type { MarkedDeal } from './flow-loops';
import { widthAmount } from './flow-loops';

export interface Point {
  x: number;
  y: number;
}

/** Where the centres may lie, px: `margin` keeps half a box free at each side. */
export interface RingFrame {
  width: number;
  height: number;
  marginX: number;
  marginY: number;
}

/** Up to 8 companies on the ring every order is tried; more keep their order by weight. */
const MOST_TO_PERMUTE = 8;

/** Centres by company id. The same rows give the same places. */
export function placeRing(ids: readonly string[], marked: readonly MarkedDeal[], frame: RingFrame): Map<string, Point> {
  const { width, height, marginX, marginY } = frame;
  const centre = { x: width / 2, y: height / 2 };
  const reach = { x: Math.max(1, width / 2 - marginX), y: Math.max(1, height / 2 - marginY) };
  if (ids.length === 1) return new Map([[ids[0]!, centre]]);

  const ties = tiesOf(ids, marked);
  const hub = hubOf(ids, ties);
  const ring = ids.filter((_, i) => i !== hub).map((id) => ids.indexOf(id));
  const { order, turn } = bestOrder(ring, hub, ties);
  const at = new Map<string, Point>();
  if (hub !== null) at.set(ids[hub]!, centre);
  order.forEach((company, slot) => {
    const angle = turn + (2 * Math.PI * slot) / order.length;
    at.set(ids[company]!, { x: centre.x + reach.x * Math.cos(angle), y: centre.y + reach.y * Math.sin(angle) });
  });
  stretch(at, centre, reach);
  return at;
}

/** How strongly each pair is tied: 1 a deal, and up to 1.5 more for the largest amount, for wide ribbons need flat room. */
function tiesOf(ids: readonly string[], marked: readonly MarkedDeal[]): number[][] {
  const index = new Map(ids.map((id, i) => [id, i]));
  const largest = Math.max(...marked.map(widthAmount), 0) || 1;
  const ties = ids.map(() => ids.map(() => 0));
  for (const m of marked) {
    const a = index.get(m.deal.from);
    const b = index.get(m.deal.to);
    if (a === undefined || b === undefined || a === b) continue;
    const tie = 1 + (1.5 * widthAmount(m)) / largest;
    ties[a]![b]! += tie;
    ties[b]![a]! += tie;
  }
  return ties;
}

/** The company with most partners, if it has three, or two in a chain: a plain ring of payers needs no middle. */
function hubOf(ids: readonly string[], ties: number[][]): number | null {
  const partners = ties.map((row) => row.filter((tie) => tie > 0).length);
  const most = Math.max(...partners);
  const hub = partners.indexOf(most);
  const second = Math.max(...partners.filter((_, i) => i !== hub), 0);
  return most >= 3 || (most === 2 && second === 1 && ids.length === 3) ? hub : null;
}

/**
 * Minimises, over the orders of the ring and its rotations: 10 for each slot that a tie on the ring skips (its ribbon
 * would cross the middle), and how upright each heavy tie stands (its labels have room only where it lies flat).
 */
function bestOrder(ring: number[], hub: number | null, ties: number[][]): { order: number[]; turn: number } {
  const k = ring.length;
  const weight = (company: number) => (hub === null ? sum(ties[company]!) : ties[hub]![company]!);
  const sorted = [...ring].sort((a, b) => weight(b) - weight(a) || a - b);
  let best = { cost: Infinity, order: sorted, turn: Math.PI };
  const turns = [Math.PI, Math.PI + Math.PI / k, ...(hub === null ? [-Math.PI / 2, Math.PI / 2] : [])];
  for (const turn of turns) {
    const angle = (slot: number) => turn + (2 * Math.PI * slot) / k;
    const order: number[] = [];
    const visit = (company: number, slot: number, before: number): void => {
      let cost = before;
      if (hub !== null) cost += ties[hub]![company]! * (1 - Math.abs(Math.cos(angle(slot))));
      for (let other = 0; other < slot; other++) {
        const tie = ties[order[other]!]![company]!;
        if (tie === 0) continue;
        const apart = Math.min(slot - other, k - slot + other);
        cost += 10 * (apart - 1);
        if (hub === null) cost += tie * Math.abs(Math.cos((angle(slot) + angle(other)) / 2)) * (apart === 1 ? 1 : 0);
      }
      if (cost >= best.cost - 1e-9) return;
      order[slot] = company;
      if (slot === k - 1) best = { cost, order: [...order], turn };
      else if (k > MOST_TO_PERMUTE) visit(sorted[slot + 1]!, slot + 1, cost);
      else for (const next of sorted) if (!order.slice(0, slot + 1).includes(next)) visit(next, slot + 1, cost);
    };
    visit(sorted[0]!, 0, 0);
  }
  return best;
}

/** Stretches each side of the ring until it reaches the frame: the hub stays in the middle, no side is left empty. */
function stretch(at: Map<string, Point>, centre: Point, reach: Point): void {
  for (const axis of ['x', 'y'] as const) {
    for (const side of [-1, 1]) {
      const far = Math.max(...[...at.values()].map((p) => side * (p[axis] - centre[axis])));
      if (far < 1) continue;
      for (const p of at.values()) {
        if (side * (p[axis] - centre[axis]) > 0)
          p[axis] = centre[axis] + ((p[axis] - centre[axis]) * reach[axis]) / far;
      }
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
