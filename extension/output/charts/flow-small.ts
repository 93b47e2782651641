// The flow chart of up to nine companies: boxes that carry their own sums, every deal labelled in its source's words.
import type { ChartOptions } from './chart-options';
import type { FlowsCompany, FlowsData } from './flows-data';
import { placeLabels } from './flow-labels';
import type { Box, LabelRequest } from './flow-labels';
import type { MarkedDeal } from './flow-loops';
import { widthAmount } from './flow-loops';
import { dealLayers, widthScale } from './flow-marks';
import { placeRing } from './flow-ring';
import { routeDeals, selfRadius } from './flow-routes';
import type { PlacedCompany, RoutedDeal } from './flow-routes';
import { separate } from './flow-separate';
import { dealTip, flowsWords } from './flow-words';
import { frame, haloText, innerWidth, pixels, tenth, TOOLTIP } from './frame';
import type { Row, Tip } from './frame';
import { SIZE, use } from './theme';
import { wrapAtMost } from './text-width';
import type { Measure } from './text-width';

const NAME_LINE = 18;
const SMALL_LINE = 14;
const LABEL_LINE = 15.5;
const SUB_SIZE = 11.5;
/** More labels than this cannot stand between nine companies: the widest deals have theirs, the rest their tooltips. */
const MOST_LABELS = 40;
/** Widest ribbon, px. */
const WIDEST = 28;

interface CompanyBox {
  company: FlowsCompany;
  name: string[];
  lines: string[];
  width: number;
  height: number;
}

export function smallFlows(data: FlowsData, marked: readonly MarkedDeal[], options: ChartOptions): object {
  const { measure } = options;
  const width = innerWidth(options.width);
  const boxes = data.companies.map((company) => boxOf(company, width, data.companies.length, measure));
  const height = heightOf(boxes, marked, width);
  const companies = place(data, boxes, marked, width, height);
  const routed = routeDeals(companies, marked, {
    widthOf: widthScale(marked, WIDEST, widthAmount),
    gap: 46,
    bow: 0,
    headOf: (w) => Math.max(10, w * 1.25 + 5),
    width,
    height,
  });
  const words = labelRows(routed, companies, { width, height }, data.currency, measure);
  const layer = [
    ...dealLayers(routed, { width, height, currency: data.currency }),
    ...boxLayers(boxes, companies, { width, height }),
    ...labelLayers(words, { width, height }),
  ];
  return frame(flowsWords(data, marked, false), { width: options.width, height }, layer, measure);
}

function boxOf(company: FlowsCompany, width: number, count: number, measure: Measure): CompanyBox {
  const most = Math.min(190, Math.max(64, width / (count > 4 ? 4.4 : 3.2)));
  const name = wrapAtMost(3, company.id, most, SIZE.name, measure, true);
  const lines = company.lines.flatMap((line) => wrapAtMost(2, line, most, SIZE.small, measure)).slice(0, 4);
  const widths = [...name.map((n) => measure(n, SIZE.name, true)), ...lines.map((l) => measure(l, SIZE.small)), 34];
  return {
    company,
    name,
    lines,
    width: Math.max(...widths) + 22,
    height: 10 + NAME_LINE * name.length + SMALL_LINE * lines.length,
  };
}

/** Room for the companies, and more for pairs with many deals between them and for a narrow column. */
function heightOf(boxes: readonly CompanyBox[], marked: readonly MarkedDeal[], width: number): number {
  const bundles = new Map<string, number>();
  for (const { deal } of marked) {
    const key = JSON.stringify([deal.from, deal.to].sort());
    bundles.set(key, (bundles.get(key) ?? 0) + 1);
  }
  const most = Math.max(1, ...bundles.values());
  const tallest = Math.max(...boxes.map((b) => b.height));
  const chain = bundles.size < 3 ? tallest + 70 : 300;
  const byCount = [tallest + 40, tallest + 60, chain, 330, 380, 424][boxes.length - 1] ?? 424;
  const byBundle = most > 1 ? 40 + most * (boxes.length < 3 ? 74 : 62) : 0;
  const narrow = boxes.length > 3 ? Math.min(1.5, Math.max(1, 700 / width)) : 1;
  return Math.round(Math.min(900, Math.max(byCount, byBundle) * narrow));
}

function place(
  data: FlowsData,
  boxes: readonly CompanyBox[],
  marked: readonly MarkedDeal[],
  width: number,
  height: number,
): PlacedCompany[] {
  const ids = boxes.map((b) => b.company.id);
  const at = placeRing(ids, marked, {
    width,
    height,
    marginX: Math.max(...boxes.map((b) => b.width)) / 2 + 2,
    marginY: Math.max(...boxes.map((b) => b.height)) / 2 + 1,
  });
  const points = ids.map((id) => ({ ...at.get(id)! }));
  const reaches = boxes.map((box) => {
    const own = data.deals.filter((d) => d.from === d.to && d.from === box.company.id).length;
    const ring = own ? selfRadius(own - 1) * 1.25 + 4 : 0;
    return {
      left: box.width / 2 + 1,
      right: box.width / 2 + 1 + ring,
      top: box.height / 2 + 1 + ring,
      bottom: box.height / 2 + 1,
    };
  });
  separate(points, reaches, { width, height, gap: 26, rounds: 300, centre: false });
  return points.map((p, i) => ({
    ...p,
    id: ids[i]!,
    halfWidth: boxes[i]!.width / 2,
    halfHeight: boxes[i]!.height / 2,
    round: false,
  }));
}

interface LabelRow {
  text: string;
  x: number;
  y: number;
  bold: boolean;
  loop: boolean;
  tip: Tip;
}

function labelRows(
  routed: readonly RoutedDeal[],
  companies: readonly PlacedCompany[],
  size: { width: number; height: number },
  currency: string,
  measure: Measure,
): LabelRow[] {
  const taken: Box[] = companies.map(({ x, y, halfWidth, halfHeight }) => ({
    x,
    y,
    width: 2 * halfWidth,
    height: 2 * halfHeight,
  }));
  const texts = new Map<RoutedDeal, { text: string; bold: boolean }[][]>();
  const room = Math.min(170, size.width / 3.6);
  const widest = [...routed].sort((a, b) => Number(b.loop) - Number(a.loop) || b.width - a.width).slice(0, MOST_LABELS);
  const requests = widest.map((r): LabelRequest => {
    const bold = wrapAtMost(2, r.deal.label, room, SIZE.label, measure, true).map((text) => ({ text, bold: true }));
    const plain = wrapAtMost(2, r.deal.sub, room, SUB_SIZE, measure).map((text) => ({ text, bold: false }));
    const forms = [[...bold, ...plain], bold].filter((form, i) => form.length > 0 && (i === 0 || plain.length > 0));
    texts.set(r, forms);
    const widthOf = (form: { text: string; bold: boolean }[]) =>
      Math.max(...form.map((l) => measure(l.text, l.bold ? SIZE.label : SUB_SIZE, l.bold)));
    return {
      routed: r,
      forms: forms.map((form) => ({ width: widthOf(form) + 4, height: LABEL_LINE * form.length + 1 })),
    };
  });
  return placeLabels(requests, { ...size, taken, routed }).flatMap((label) => {
    const form = texts.get(label.routed)![label.form]!;
    const tip = dealTip(label.routed, currency);
    return form.map((line, i) => ({
      ...line,
      x: tenth(label.x),
      y: tenth(label.y + LABEL_LINE * (i - (form.length - 1) / 2)),
      loop: label.routed.loop,
      tip,
    }));
  });
}

function labelLayers(rows: readonly LabelRow[], size: { width: number; height: number }): object[] {
  const encoding = {
    ...pixels(size.width, size.height)('x', 'y'),
    text: { field: 'text', type: 'nominal' },
    tooltip: TOOLTIP,
  };
  const layer = (bold: boolean, loop: boolean) => {
    const values = rows
      .filter((r) => r.bold === bold && (!bold || r.loop === loop))
      .map(({ text, x, y, tip }): Row => ({ text, x, y, tip }));
    const mark = bold
      ? { fontSize: SIZE.label, fontWeight: 600, color: use(loop ? 'accent' : 'ink') }
      : { fontSize: SUB_SIZE, color: use('ink2') };
    return values.length ? haloText({ ...mark, baseline: 'middle' }, encoding, values, 5) : [];
  };
  return [...layer(true, false), ...layer(true, true), ...layer(false, false)];
}

function boxLayers(
  boxes: readonly CompanyBox[],
  companies: readonly PlacedCompany[],
  size: { width: number; height: number },
): object[] {
  const at = pixels(size.width, size.height);
  const rects: Row[] = [];
  const names: Row[] = [];
  const lines: Row[] = [];
  boxes.forEach((box, i) => {
    const { x, y, halfWidth, halfHeight } = companies[i]!;
    const top = y - halfHeight;
    const tip: Tip = { company: box.company.id };
    if (box.company.lines.length) tip.stated = box.company.lines.join('; ');
    rects.push({ x: tenth(x - halfWidth), x2: tenth(x + halfWidth), y: tenth(top), y2: tenth(y + halfHeight), tip });
    box.name.forEach((text, k) => names.push({ text, x: tenth(x), y: tenth(top + 14 + NAME_LINE * k), tip }));
    const below = top + 12.5 + NAME_LINE * box.name.length;
    box.lines.forEach((text, k) => lines.push({ text, x: tenth(x), y: tenth(below + SMALL_LINE * k), tip }));
  });
  const text = { ...at('x', 'y'), text: { field: 'text', type: 'nominal' }, tooltip: TOOLTIP };
  const rect = { type: 'rect', cornerRadius: 5, fill: use('paper'), stroke: use('ink'), strokeWidth: 1.2 };
  return [
    {
      data: { values: rects },
      mark: rect,
      encoding: { ...at('x', 'y'), x2: { field: 'x2' }, y2: { field: 'y2' }, tooltip: TOOLTIP },
    },
    {
      data: { values: names },
      mark: { type: 'text', baseline: 'middle', fontSize: SIZE.name, fontWeight: 600, color: use('ink') },
      encoding: text,
    },
    {
      data: { values: lines },
      mark: { type: 'text', baseline: 'middle', fontSize: SIZE.small, color: use('ink2') },
      encoding: text,
    },
  ];
}
