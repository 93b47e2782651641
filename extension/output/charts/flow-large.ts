// The flow chart of more companies: the loops are dark, bold and coloured, the rest recedes; only the largest amounts
// are labelled, all stand in the tooltips.
import { amount, money } from '../money';
import type { ChartOptions } from './chart-options';
import type { FlowsData } from './flows-data';
import { placeLabels } from './flow-labels';
import type { LabelRequest, PlacedLabel } from './flow-labels';
import type { MarkedDeal } from './flow-loops';
import { companiesOnLoops, widthAmount } from './flow-loops';
import { dealLayers, widthScale } from './flow-marks';
import { placeNames } from './flow-names';
import { routeDeals, selfRadius } from './flow-routes';
import type { PlacedCompany } from './flow-routes';
import type { Reach } from './flow-separate';
import { placeStress } from './flow-stress';
import { dealTip, flowsWords } from './flow-words';
import { frame, haloText, innerWidth, pixels, tenth, TOOLTIP } from './frame';
import type { Row, Tip } from './frame';
import { use } from './theme';
import { wrapAtMost } from './text-width';
import type { Measure } from './text-width';

const CORE_NAME = 12.5;
const OUTER_NAME = 10.5;
const LINE_HEIGHT = 1.2;
const AMOUNT = 11.5;
/** Amounts written on the drawing. */
const MOST_LABELS = 7;
const WIDEST = 16;

interface Circle {
  id: string;
  /** The id in one or two lines, shortened to what the drawing has room for. */
  name: string[];
  core: boolean;
  radius: number;
  fontSize: number;
  nameWidth: number;
  nameHeight: number;
  tip: Tip;
}

export function largeFlows(data: FlowsData, marked: readonly MarkedDeal[], options: ChartOptions): object {
  const { measure } = options;
  const width = innerWidth(options.width);
  const circles = circlesOf(data, marked, width, measure);
  const reaches = circles.map((circle) => reachOf(circle, data));
  const { at, height } = placeWithRoom(circles, marked, reaches, width);
  const companies = circles.map(({ id, radius }): PlacedCompany => ({
    ...at.get(id)!,
    id,
    halfWidth: radius,
    halfHeight: radius,
    round: true,
  }));
  const routed = routeDeals(companies, marked, {
    widthOf: widthScale(marked, WIDEST, widthAmount),
    gap: 10,
    bow: 0.07,
    headOf: (w) => Math.max(6.5, w * 1.2 + 4),
    width,
    height,
  });
  const sizes = circles.map((c) => ({ width: c.nameWidth, height: c.nameHeight }));
  const names = placeNames(companies, sizes, routed, { width, height });
  const taken = [
    ...names,
    ...companies.map((c) => ({ x: c.x, y: c.y, width: 2 * c.halfWidth, height: 2 * c.halfHeight })),
  ];
  const requests = [...routed]
    .filter((r) => widthAmount(r) > 0)
    .sort((a, b) => widthAmount(b) - widthAmount(a))
    .slice(0, MOST_LABELS)
    .map((r): LabelRequest => {
      const text = amount(r.deal.low, r.deal.high, data.currency);
      return { routed: r, forms: [{ width: measure(text, AMOUNT, true) + 4, height: 15 }] };
    });
  const labels = placeLabels(requests, { width, height, taken, routed });
  const drawn = [...routed].sort((a, b) => b.width - a.width);
  const layer = [
    ...dealLayers(drawn, { width, height, currency: data.currency }),
    circleLayer(circles, companies, { width, height }),
    ...nameLayers(circles, names, { width, height }),
    ...amountLayers(labels, data.currency, { width, height }),
  ];
  return frame(flowsWords(data, marked, true), { width: options.width, height }, layer, measure);
}

function circlesOf(data: FlowsData, marked: readonly MarkedDeal[], width: number, measure: Measure): Circle[] {
  const onLoops = companiesOnLoops(marked);
  const through = new Map(data.companies.map((c) => [c.id, 0]));
  for (const m of marked) {
    for (const id of [m.deal.from, m.deal.to]) through.set(id, (through.get(id) ?? 0) + widthAmount(m));
  }
  const largest = Math.max(...through.values(), 0);
  const room = Math.min(130, Math.max(60, (1.2 * width) / Math.sqrt(data.companies.length + 20)));
  return data.companies.map((company) => {
    const core = onLoops.has(company.id);
    const fontSize = core ? CORE_NAME : OUTER_NAME;
    const name = wrapAtMost(2, company.id, core ? room * 1.15 : room, fontSize, measure, core);
    const sum = through.get(company.id) ?? 0;
    const tip: Tip = { company: company.id };
    if (company.lines.length) tip.stated = company.lines.join('; ');
    else if (sum > 0) tip['money in and out'] = money(sum, data.currency);
    return {
      id: company.id,
      name,
      core,
      radius: 3.5 + (largest > 0 ? 13.5 * Math.sqrt(sum / largest) : core ? 3 : 0),
      fontSize,
      nameWidth: Math.max(...name.map((line) => measure(line, fontSize, core))) + 3,
      nameHeight: fontSize * LINE_HEIGHT * name.length,
      tip,
    };
  });
}

/** Circle and the name below it, and the rings of the company's deals with itself. */
function reachOf(circle: Circle, data: FlowsData): Reach {
  const { radius, nameWidth, nameHeight, id } = circle;
  const own = data.deals.filter((d) => d.from === d.to && d.from === id).length;
  const ring = own ? selfRadius(own - 1) * 1.25 : 0;
  const side = Math.max(radius, nameWidth / 2) + 1;
  return {
    left: side,
    right: Math.max(side, ring ? radius + ring : 0),
    top: radius + 2 + ring,
    bottom: radius + 3 + nameHeight,
  };
}

/** A frame in which all boxes find room: it grows until they do. */
function placeWithRoom(
  circles: readonly Circle[],
  marked: readonly MarkedDeal[],
  reaches: readonly Reach[],
  width: number,
) {
  const ids = circles.map((c) => c.id);
  const filled = reaches.reduce((sum, r) => sum + (r.left + r.right + 10) * (r.top + r.bottom + 8), 0);
  const wanted = (330 + 4.6 * ids.length) * Math.min(1.4, Math.max(1, 700 / width));
  let height = Math.round(Math.max(wanted, (2.1 * filled) / width));
  for (let attempt = 0; ; attempt++) {
    const { at, fits } = placeStress(ids, marked, reaches, { width, height });
    if (fits || attempt === 3) return { at, height };
    height = Math.round(height * 1.25);
  }
}

interface Extent {
  width: number;
  height: number;
}

function circleLayer(circles: readonly Circle[], companies: readonly PlacedCompany[], size: Extent): object {
  const values = circles.map((circle, i): Row => {
    const { x, y } = companies[i]!;
    return {
      x: tenth(x),
      y: tenth(y),
      area: Math.round(Math.PI * circle.radius ** 2),
      core: circle.core,
      tip: circle.tip,
    };
  });
  return {
    data: { values },
    mark: { type: 'circle', opacity: 1, stroke: use('paper'), strokeWidth: 1.5 },
    encoding: {
      ...pixels(size.width, size.height)('x', 'y'),
      size: { field: 'area', type: 'quantitative', scale: null, legend: null },
      fill: { condition: { test: 'datum.core', value: use('ink') }, value: use('muted') },
      tooltip: TOOLTIP,
    },
  };
}

function nameLayers(circles: readonly Circle[], names: readonly { x: number; y: number }[], size: Extent): object[] {
  const layer = (core: boolean) => {
    const values = circles.flatMap((circle, i): Row[] => {
      if (circle.core !== core) return [];
      const { x, y } = names[i]!;
      return circle.name.map((text, k) => {
        const line = circle.fontSize * LINE_HEIGHT * (k - (circle.name.length - 1) / 2);
        return { text, x: tenth(x), y: tenth(y + line), tip: circle.tip };
      });
    });
    const look = core
      ? { fontSize: CORE_NAME, fontWeight: 600, color: use('ink') }
      : { fontSize: OUTER_NAME, color: use('ink2') };
    return values.length ? haloText({ ...look, baseline: 'middle' }, textEncoding(size), values, core ? 4 : 3) : [];
  };
  return [...layer(false), ...layer(true)];
}

function amountLayers(labels: readonly PlacedLabel[], currency: string, size: Extent): object[] {
  const layer = (loop: boolean) => {
    const values = labels
      .filter((label) => label.routed.loop === loop)
      .map(({ routed, x, y }): Row => {
        const text = amount(routed.deal.low, routed.deal.high, currency);
        return { text, x: tenth(x), y: tenth(y), tip: dealTip(routed, currency) };
      });
    const look = { fontSize: AMOUNT, fontWeight: 600, baseline: 'middle', color: use(loop ? 'accent' : 'ink') };
    return values.length ? haloText(look, textEncoding(size), values, 4) : [];
  };
  return [...layer(false), ...layer(true)];
}

function textEncoding(size: Extent): Row {
  return {
    ...pixels(size.width, size.height)('x', 'y'),
    text: { field: 'text', type: 'nominal' },
    tooltip: TOOLTIP,
  };
}
