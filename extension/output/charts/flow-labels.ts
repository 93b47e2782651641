// Where the words of a flow chart stand: beside their ribbons, off every company, off each other, inside the frame.
import type { Point } from './flow-ring';
import type { RoutedDeal } from './flow-routes';

/** A box around its centre, px. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** The words of one deal, from the fullest form to the shortest, by their sizes in px. */
export interface LabelRequest {
  routed: RoutedDeal;
  forms: { width: number; height: number }[];
}

export interface PlacedLabel extends Box {
  routed: RoutedDeal;
  /** Which of the request's forms had room. */
  form: number;
}

export interface LabelSpace {
  width: number;
  height: number;
  /** Companies and their names. */
  taken: readonly Box[];
  /** All ribbons of the drawing. */
  routed: readonly RoutedDeal[];
}

interface Candidate extends Box {
  /** What the place itself costs, whatever the other labels do. */
  cost: number;
}

interface Item {
  request: LabelRequest;
  form: number;
  candidates: Candidate[];
  pick: Candidate | null;
}

const PLACES = [0.24, 0.31, 0.38, 0.45, 0.5, 0.55, 0.62, 0.69, 0.76];
const ROUNDS = 6;

/** Area in px² that two boxes share, each grown by half of `air`. */
export function overlapArea(a: Box, b: Box, air = 0): number {
  const x = (a.width + b.width) / 2 + air - Math.abs(a.x - b.x);
  const y = (a.height + b.height) / 2 + air / 2 - Math.abs(a.y - b.y);
  return x > 0 && y > 0 ? x * y : 0;
}

/**
 * A place for each label, widest ribbon first, then rounds in which each chooses again. A label that still touches
 * something takes its next shorter form; one that fits in no form is left out, for its tooltip says the same.
 */
export function placeLabels(requests: readonly LabelRequest[], space: LabelSpace): PlacedLabel[] {
  const items = requests
    .filter((request) => request.forms.length > 0)
    .map((request): Item => ({ request, form: 0, candidates: candidatesOf(request, 0, space), pick: null }))
    .sort((a, b) => b.request.routed.width - a.request.routed.width);
  for (;;) {
    for (let round = 0; round < ROUNDS; round++) for (const item of items) choose(item, items);
    const stuck = items.filter((item) => !isFree(item, items, space)).at(-1);
    if (!stuck) break;
    stuck.form++;
    if (stuck.form < stuck.request.forms.length) stuck.candidates = candidatesOf(stuck.request, stuck.form, space);
    else items.splice(items.indexOf(stuck), 1);
  }
  return items.flatMap(({ request, form, pick }) =>
    pick ? [{ routed: request.routed, form, x: pick.x, y: pick.y, width: pick.width, height: pick.height }] : [],
  );
}

function choose(item: Item, items: readonly Item[]): void {
  let best = Infinity;
  let pick = item.pick;
  for (const candidate of item.candidates) {
    let cost = candidate.cost;
    for (const other of items) {
      if (cost >= best) break;
      if (other !== item && other.pick) cost += overlapArea(candidate, other.pick, 8) * 0.4;
    }
    if (cost < best) {
      best = cost;
      pick = candidate;
    }
  }
  item.pick = pick;
}

function isFree(item: Item, items: readonly Item[], space: LabelSpace): boolean {
  const box = item.pick;
  if (!box || outside(box, space)) return false;
  if (space.taken.some((b) => overlapArea(box, b) > 0)) return false;
  return items.every((other) => other === item || !other.pick || overlapArea(box, other.pick) === 0);
}

function outside(box: Box, space: LabelSpace): boolean {
  const { x, y, width, height } = box;
  return x < width / 2 || x > space.width - width / 2 || y < height / 2 || y > space.height - height / 2;
}

/** Beside the ribbon on both sides and two distances, at nine places along it; on the ribbon as a last resort. */
function candidatesOf(request: LabelRequest, form: number, space: LabelSpace): Candidate[] {
  const { routed } = request;
  const { width, height } = request.forms[form]!;
  const out: Candidate[] = [];
  const last = routed.points.length - 1;
  const add = (box: Box, base: number, on: boolean) => {
    out.push({ ...box, cost: base + placeCost(box, on, routed, space) });
  };
  for (const share of PLACES) {
    const i = Math.round(share * last);
    const [p, before, after] = [routed.points[i]!, routed.points[i - 1]!, routed.points[i + 1]!];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const normal = { x: -(after.y - before.y) / length, y: (after.x - before.x) / length };
    const drift = Math.abs(share - 0.5) * 8;
    for (const side of [1, -1]) {
      const step = clearance(p, normal, side, routed, width, height);
      for (const extra of [0, 11]) {
        const off = side * (step + extra);
        add(
          { x: p.x + normal.x * off, y: p.y + normal.y * off, width, height },
          drift + extra * 0.7 + step * 0.04,
          false,
        );
      }
    }
    add({ x: p.x, y: p.y, width, height }, 16 + drift + routed.width * 1.2, true);
  }
  return out;
}

/** How far along the normal a box must step until it just clears its own ribbon, px. */
function clearance(p: Point, normal: Point, side: number, routed: RoutedDeal, width: number, height: number): number {
  const pad = routed.width / 2 + 3;
  let step = routed.width / 2;
  const touches = () => {
    const x = p.x + side * normal.x * step;
    const y = p.y + side * normal.y * step;
    return routed.points.some((q) => Math.abs(q.x - x) < width / 2 + pad && Math.abs(q.y - y) < height / 2 + pad);
  };
  while (step < 150 && touches()) step += 3;
  return step;
}

/**
 * What a place costs: out of the frame 1000, a company or name 0.4 a px², each point of a foreign ribbon 6 and of the own 3,
 * and standing nearer to a foreign ribbon than to its own.
 */
function placeCost(box: Box, on: boolean, own: RoutedDeal, space: LabelSpace): number {
  let cost = outside(box, space) ? 1000 : 0;
  for (const b of space.taken) cost += overlapArea(box, b, 6) * 0.4;
  if (cost >= 1000) return cost;
  const [halfWidth, halfHeight] = [box.width / 2, box.height / 2];
  const survey = (routed: RoutedDeal): { touched: number; distance: number } => {
    const pad = routed.width / 2;
    let touched = 0;
    let nearest = Infinity;
    for (const p of routed.points) {
      const dx = Math.abs(p.x - box.x) - halfWidth;
      const dy = Math.abs(p.y - box.y) - halfHeight;
      if (dx < pad + 1 && dy < pad + 1) touched++;
      const d = dx > 0 ? (dy > 0 ? dx * dx + dy * dy : dx * dx) : dy > 0 ? dy * dy : 0;
      if (d < nearest) nearest = d;
    }
    return { touched, distance: Math.sqrt(nearest) - pad };
  };
  const self = survey(own);
  cost += self.touched * (on ? 0.4 : 3);
  const distance = on ? 0 : Math.max(0, self.distance);
  for (const routed of space.routed) {
    if (routed === own) continue;
    const other = survey(routed);
    cost += other.touched * 6;
    if (other.distance < distance + 4) cost += 3 + Math.min(20, distance + 4 - other.distance);
  }
  return cost;
}
