// The paths of the deals between placed companies: lanes for several deals of a pair, Bézier curves, clipped at the shapes.
import type { MarkedDeal } from './flow-loops';
import type { Point } from './flow-ring';

/** A company's shape on the drawing: a box, or a circle where `round` (then both halves are the radius). */
export interface PlacedCompany extends Point {
  id: string;
  halfWidth: number;
  halfHeight: number;
  round: boolean;
}

export interface RouteStyle {
  widthOf: (marked: MarkedDeal) => number;
  /** Room between two lanes of a pair, px. */
  gap: number;
  /** How far a lone deal bows, as a share of its length. */
  bow: number;
  /** Length of an arrowhead for a ribbon of this width, px. */
  headOf: (width: number) => number;
  width: number;
  height: number;
}

export interface RoutedDeal extends MarkedDeal {
  /** px; 0 where the amount is not shown. */
  width: number;
  /** From the payer to the base of the head, evenly along the path. */
  points: Point[];
  tip: Point;
  /** Half the width of the head, px; 0 for a deal without direction. */
  wing: number;
}

const SAMPLES = 200;
const KEPT = 40;
/** How far the lanes of a pair keep apart where they touch the companies, of their spread in the middle. */
const PINCH = 0.42;
/** Tried in turn until a bundle runs clear of every other company, px off the straight line. */
const DETOURS = [0, 28, -28, 56, -56, 90, -90, 130, -130];
/** A detour longer than this share of the way reads as a knot. */
const MOST_DETOUR = 0.3;

/** True where `p` lies within `pad` px of the shape. */
export function isInside(company: PlacedCompany, p: Point, pad: number): boolean {
  const dx = Math.abs(p.x - company.x);
  const dy = Math.abs(p.y - company.y);
  if (company.round) return Math.hypot(dx, dy) < company.halfWidth + pad;
  return dx < company.halfWidth + pad && dy < company.halfHeight + pad;
}

/** One path a deal, in the order of `marked`. Deals whose companies are not placed are left out. */
export function routeDeals(
  companies: readonly PlacedCompany[],
  marked: readonly MarkedDeal[],
  style: RouteStyle,
): RoutedDeal[] {
  const byId = new Map(companies.map((c) => [c.id, c]));
  const pairs = new Map<string, MarkedDeal[]>();
  for (const m of marked) {
    if (!byId.has(m.deal.from) || !byId.has(m.deal.to)) continue;
    const key = JSON.stringify([m.deal.from, m.deal.to].sort());
    const list = pairs.get(key);
    if (list) list.push(m);
    else pairs.set(key, [m]);
  }
  const routed = new Map<MarkedDeal, RoutedDeal>();
  for (const list of pairs.values()) {
    const { from, to } = list[0]!.deal;
    if (from === to) list.forEach((m, i) => routed.set(m, selfRoute(byId.get(from)!, m, i, style)));
    else for (const r of bundle(list, byId, companies, style)) routed.set(r.marked, r.route);
  }
  return marked.flatMap((m) => routed.get(m) ?? []);
}

interface Lane {
  marked: MarkedDeal;
  forward: boolean;
  /** px to the right of the direction first → second. */
  offset: number;
}

/**
 * The deals of one pair. Each keeps to the right of its own direction, wide ones inside, so that a pair which pays both
 * ways opens like an eye and its loop looks like a loop.
 */
function bundle(
  list: MarkedDeal[],
  byId: Map<string, PlacedCompany>,
  companies: readonly PlacedCompany[],
  style: RouteStyle,
): { marked: MarkedDeal; route: RoutedDeal }[] {
  const [first, second] = [list[0]!.deal.from, list[0]!.deal.to].sort() as [string, string];
  const [one, two] = [byId.get(first)!, byId.get(second)!];
  const [a, b] = [port(one, two), port(two, one)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const lanes = lanesOf(list, first, style, length, Math.abs(along.y));
  const ends = lanes.length > 2 ? PINCH / 2 : PINCH;
  const curveOf = (lane: Lane, detour: number) => {
    const end = lanes.length === 1 ? 0 : lane.offset * ends;
    // A cubic whose control points are `c` off the chord is (2·end + 6·c)/8 off it in the middle.
    const c = (8 * (lane.offset + detour) - 2 * end) / 6;
    const at = (share: number, off: number) => ({
      x: a.x + along.x * length * share - along.y * off,
      y: a.y + along.y * length * share + along.x * off,
    });
    const line = [at(0, end), at(0.3, c), at(0.7, c), at(1, end)] as const;
    return lane.forward ? line : ([line[3], line[2], line[1], line[0]] as const);
  };
  const others = companies.filter((company) => company !== one && company !== two);
  let best = { cost: Infinity, detour: 0 };
  for (const detour of DETOURS) {
    if (Math.abs(detour) > MOST_DETOUR * length) break;
    let cost = Math.abs(detour) * 0.06;
    for (const lane of lanes) cost += obstruction(curveOf(lane, detour), others, style.widthOf(lane.marked), style);
    if (cost < best.cost) best = { cost, detour };
    if (cost <= Math.abs(detour) * 0.06) break;
  }
  return lanes.map((lane) => {
    const [payer, payee] = lane.forward ? [one, two] : [two, one];
    const curve = curveOf(lane, best.detour);
    const dense = Array.from({ length: SAMPLES + 1 }, (_, k) => bezier(curve, k / SAMPLES));
    return { marked: lane.marked, route: clip(dense, payer, payee, lane.marked, style) };
  });
}

function lanesOf(list: MarkedDeal[], first: string, style: RouteStyle, length: number, steep: number): Lane[] {
  const wideFirst = (x: MarkedDeal, y: MarkedDeal) => style.widthOf(y) - style.widthOf(x);
  const ahead = list.filter((m) => m.deal.from === first).sort(wideFirst);
  const back = list.filter((m) => m.deal.from !== first).sort(wideFirst);
  // On the drawing's right of first → second, from the outside: narrow ahead … wide ahead, wide back … narrow back.
  const order = [...ahead.reverse(), ...back];
  if (order.length === 1) {
    const forward = order[0]!.deal.from === first;
    return [{ marked: order[0]!, forward, offset: (forward ? 1 : -1) * style.bow * length }];
  }
  // Labels are wider than tall, so steep lanes need more room between them, but a steep bundle of three would bulge.
  const gap = style.gap * (order.length > 2 ? 1 - 0.25 * steep : 1 + 0.2 * steep);
  const widths = order.map((m) => Math.max(2, style.widthOf(m)));
  const total = widths.reduce((s, w) => s + w, 0) + gap * (order.length - 1);
  // Never a bulge wider than the frame can hold.
  const squeeze = Math.min(1, (0.8 * Math.min(style.width, style.height)) / total);
  let run = total / 2;
  return order.map((marked, i) => {
    const offset = (run - widths[i]! / 2) * squeeze;
    run -= widths[i]! + gap;
    return { marked, forward: marked.deal.from === first, offset };
  });
}

/** A box lends steep deals a port in its upper or lower half, so that they leave its sides to the flat ones. */
function port(company: PlacedCompany, other: PlacedCompany): Point {
  if (company.round) return company;
  const dy = other.y - company.y;
  const slope = Math.abs(dy) / (Math.hypot(other.x - company.x, dy) || 1);
  const share = slope > 0.5 ? 0.72 : slope > 0.1 ? 0.3 : 0;
  return { x: company.x, y: company.y + Math.sign(dy) * share * company.halfHeight };
}

type Curve = readonly [Point, Point, Point, Point];

function bezier([p0, p1, p2, p3]: Curve, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * p0.x + b * p1.x + c * p2.x + d * p3.x, y: a * p0.y + b * p1.y + c * p2.y + d * p3.y };
}

function obstruction(curve: Curve, others: readonly PlacedCompany[], width: number, frame: RouteStyle): number {
  let cost = 0;
  for (let k = 1; k < 24; k++) {
    const p = bezier(curve, k / 24);
    if (p.x < width / 2 || p.y < width / 2 || p.x > frame.width - width / 2 || p.y > frame.height - width / 2)
      cost += 6;
    for (const other of others) if (isInside(other, p, width / 2 + 4)) cost += other.round ? 3 : 12;
  }
  return cost;
}

/** Cuts the path at both shapes and the head off its end. */
function clip(
  dense: Point[],
  payer: PlacedCompany,
  payee: PlacedCompany,
  marked: MarkedDeal,
  style: RouteStyle,
): RoutedDeal {
  const last = dense.length - 1;
  const half = last >> 1;
  let start = 0;
  let end = last;
  while (start < half - 2 && isInside(payer, dense[start]!, 2)) start++;
  while (end > half + 2 && isInside(payee, dense[end]!, 3)) end--;
  const width = style.widthOf(marked);
  const tip = dense[end]!;
  const room = Math.hypot(tip.x - dense[start]!.x, tip.y - dense[start]!.y);
  const head = marked.certainty === 'undirected' ? 0 : Math.min(style.headOf(width), room * 0.5);
  let base = end;
  while (base > start + 1 && Math.hypot(dense[base]!.x - tip.x, dense[base]!.y - tip.y) < head) base--;
  const points = Array.from({ length: KEPT + 1 }, (_, k) => {
    const f = start + ((base - start) * k) / KEPT;
    const [p, q] = [dense[Math.floor(f)]!, dense[Math.min(last, Math.floor(f) + 1)]!];
    const rest = f - Math.floor(f);
    return { x: p.x + rest * (q.x - p.x), y: p.y + rest * (q.y - p.y) };
  });
  return { ...marked, width, points, tip, wing: head === 0 ? 0 : Math.max(head * 0.48, width / 2 + 3.5) };
}

/** Radius of the ring of a company's deal with itself; the next one runs around the first. */
export function selfRadius(i: number): number {
  return 14 + 9 * i;
}

/** A deal of a company with itself: a ring at the upper right of its shape. */
function selfRoute(company: PlacedCompany, marked: MarkedDeal, i: number, style: RouteStyle): RoutedDeal {
  const radius = selfRadius(i);
  const corner = company.round ? company.halfWidth * Math.SQRT1_2 : null;
  const x = company.x + (corner ?? company.halfWidth) + radius * 0.25;
  const y = company.y - (corner ?? company.halfHeight) - radius * 0.25;
  const [from, to] = [(190 * Math.PI) / 180, (440 * Math.PI) / 180];
  const dense = Array.from({ length: SAMPLES + 1 }, (_, k) => {
    const angle = from + ((to - from) * k) / SAMPLES;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
  const thin = { ...style, widthOf: (m: MarkedDeal) => Math.min(style.widthOf(m), 6) };
  return clip(dense, company, company, marked, thin);
}
