// The Vega-Lite layers of a flow chart's deals. One grammar of certainty: solid = stated; faded with a dashed outline =
// bounded, its lower bound a solid core; faded without an outline around a solid core = at least; dashed = amount not
// given; dotted = paper (hollow head) or no direction (no head).
import type { MarkedDeal } from './flow-loops';
import { headOutline, ribbonOutline } from './flow-ribbons';
import type { Point } from './flow-ring';
import type { RoutedDeal } from './flow-routes';
import { dealTip } from './flow-words';
import { pixels, tenth, TOOLTIP } from './frame';
import type { Row, Tip } from './frame';
import { use } from './theme';

/** In drawing order: what is sure lies on what is only bounded. */
const LOOKS = ['hem', 'bound', 'thin', 'dashed', 'dotted', 'hollow', 'solid'] as const;
type Look = (typeof LOOKS)[number];

/** A ribbon thinner than this has no room for a dashed outline. */
const THIN = 5;
/** How much wider the hem of an open amount is than its core, px. */
const HEM = 12;
/** Every deal has an unseen line this wide for the pointer, and for a screen reader, which so meets each deal once. */
const GRIP = 12;

/** A path of rows; Vega styles and tool-tips a path by its first row, so only that one carries the facts. */
function path(id: string, points: readonly Point[], tip: Tip): Row[] {
  return points.map((p, i) => ({ id, i, x: tenth(p.x), y: tenth(p.y), ...(i === 0 && { tip }) }));
}

function looksOf(routed: RoutedDeal): [Look, Point[]][] {
  const { certainty, deal, width, points } = routed;
  // A wide outline shows its corners.
  const steps = width > 5 ? 20 : 10;
  const line = points.filter((_, i) => i % 2 === 0);
  switch (certainty) {
    case 'not given':
      return [
        ['dashed', line],
        ['solid', headOutline(routed)],
      ];
    case 'paper':
      return [
        ['dotted', line],
        ['hollow', headOutline(routed)],
      ];
    case 'undirected':
      return [['dotted', line]];
    case 'stated':
      return [['solid', ribbonOutline(routed, width, steps)]];
    case 'at least':
      return [
        ['hem', ribbonOutline(routed, width + HEM, steps, 1.5)],
        ['solid', ribbonOutline(routed, width, steps)],
      ];
    case 'bounded': {
      const looks: [Look, Point[]][] = [[width < THIN ? 'thin' : 'bound', ribbonOutline(routed, width, steps)]];
      const [low, high] = [deal.low ?? 0, deal.high ?? 0];
      if (low > 0 && high > 0)
        looks.push(['solid', ribbonOutline(routed, Math.max(1, (width * low) / high), steps, 0.55)]);
      return looks;
    }
  }
}

function markOf(look: Look, colour: object): Row {
  const outline = { type: 'line', interpolate: 'linear-closed', aria: false };
  switch (look) {
    case 'hem':
      return { ...outline, fill: colour, fillOpacity: 0.22, strokeWidth: 0 };
    case 'bound':
      return {
        ...outline,
        fill: colour,
        fillOpacity: 0.2,
        stroke: colour,
        strokeWidth: 1.1,
        strokeDash: [3, 2.5],
        strokeCap: 'butt',
      };
    case 'thin':
      return { ...outline, fill: colour, fillOpacity: 0.5, strokeWidth: 0 };
    case 'dashed':
      return { type: 'line', aria: false, stroke: colour, strokeWidth: 1.5, strokeDash: [6, 4], strokeCap: 'butt' };
    case 'dotted':
      return { type: 'line', aria: false, stroke: colour, strokeWidth: 1.6, strokeDash: [1, 4], strokeCap: 'round' };
    case 'hollow':
      return { ...outline, fill: use('paper'), stroke: colour, strokeWidth: 1.4 };
    case 'solid':
      return { ...outline, fill: colour, stroke: colour, strokeWidth: 0.6 };
  }
}

/** Context first and loops on top. */
export function dealLayers(
  routed: readonly RoutedDeal[],
  size: { width: number; height: number; currency: string },
): object[] {
  const at = pixels(size.width, size.height);
  const groups = new Map<string, Row[]>();
  const grips: Row[] = [];
  routed.forEach((r, n) => {
    const tip = dealTip(r, size.currency);
    for (const [look, points] of looksOf(r)) {
      const key = `${r.loop} ${look}`;
      const rows = groups.get(key) ?? [];
      groups.set(key, rows);
      rows.push(...path(String(n), points, tip));
    }
    grips.push(
      ...path(
        String(n),
        r.points.filter((_, i) => i % 4 === 0),
        tip,
      ),
    );
  });
  const encoding = {
    ...at('x', 'y'),
    order: { field: 'i', type: 'quantitative' },
    detail: { field: 'id', type: 'nominal' },
    tooltip: TOOLTIP,
  };
  const layers: object[] = [];
  for (const loop of [false, true]) {
    for (const look of LOOKS) {
      const values = groups.get(`${loop} ${look}`);
      if (values) layers.push({ data: { values }, mark: markOf(look, use(loop ? 'accent' : 'muted')), encoding });
    }
  }
  if (grips.length) {
    const mark = { type: 'line', stroke: use('muted'), strokeOpacity: 0, strokeWidth: GRIP };
    layers.push({ data: { values: grips }, mark, encoding });
  }
  return layers;
}

/** px of a ribbon for its amount: linear up to `widest` for the largest amount of the drawing, and never unseen. */
export function widthScale(marked: readonly MarkedDeal[], widest: number, amountOf: (m: MarkedDeal) => number) {
  const largest = Math.max(...marked.map(amountOf), 0);
  const least = 1.5;
  return (m: MarkedDeal): number => {
    if (m.certainty === 'not given' || m.certainty === 'paper' || m.certainty === 'undirected') return 1.5;
    return largest > 0 ? Math.max(least, (widest * amountOf(m)) / largest) : least;
  };
}
