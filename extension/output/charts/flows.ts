// flows: who pays whom, which of it runs in a circle, and how sure each amount is.
import type { ChartOptions } from './chart-options';
import type { FlowsData } from './flows-data';
import { largeFlows } from './flow-large';
import { companiesOnLoops, markLoops, widthAmount } from './flow-loops';
import { smallFlows } from './flow-small';
import { flowsWords } from './flow-words';
import { frame } from './frame';

/** More companies than this are placed by stress instead of on a ring. */
const MOST_ON_A_RING = 9;
/** More than this no column can show: those on loops and with the most money are drawn. */
const MOST_DRAWN = 80;
/** More deals than this are hatching: those on loops and the largest are drawn. */
const MOST_DEALS = 300;

/** The flow chart of `data` at `options.width` px. The same data give the same spec. */
export function flowsSpec(data: FlowsData, options: ChartOptions): object {
  const whole = fewerDeals(complete(data));
  const marked = markLoops(whole.deals);
  if (!whole.companies.length)
    return frame(flowsWords(whole, marked, false), { width: options.width, height: 8 }, [nothing()], options.measure);
  if (whole.companies.length <= MOST_ON_A_RING) return smallFlows(whole, marked, options);
  const drawn = largest(whole);
  return largeFlows(drawn, markLoops(drawn.deals), options);
}

/** Companies that only the deals name are companies too; a company listed twice is one. */
function complete(data: FlowsData): FlowsData {
  const companies = new Map(data.companies.map((company) => [company.id, company]));
  for (const { from, to } of data.deals) {
    for (const id of [from, to]) if (!companies.has(id)) companies.set(id, { id, lines: [] });
  }
  return { ...data, companies: [...companies.values()] };
}

function fewerDeals(data: FlowsData): FlowsData {
  if (data.deals.length <= MOST_DEALS) return data;
  const kept = markLoops(data.deals)
    .sort((a, b) => Number(b.loop) - Number(a.loop) || widthAmount(b) - widthAmount(a))
    .slice(0, MOST_DEALS);
  const note = `${MOST_DEALS} of ${data.deals.length} deals are drawn: those on loops, then the largest.`;
  return { ...data, deals: kept.map((m) => m.deal), notes: [...data.notes, note] };
}

function largest(data: FlowsData): FlowsData {
  if (data.companies.length <= MOST_DRAWN) return data;
  const marked = markLoops(data.deals);
  const onLoops = companiesOnLoops(marked);
  const weight = new Map<string, number>();
  for (const m of marked) {
    for (const id of [m.deal.from, m.deal.to]) weight.set(id, (weight.get(id) ?? 0) + widthAmount(m));
  }
  const companies = [...data.companies]
    .sort(
      (a, b) =>
        Number(onLoops.has(b.id)) - Number(onLoops.has(a.id)) || (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0),
    )
    .slice(0, MOST_DRAWN);
  const kept = new Set(companies.map((c) => c.id));
  return {
    ...data,
    companies,
    deals: data.deals.filter((d) => kept.has(d.from) && kept.has(d.to)),
    notes: [
      ...data.notes,
      `${MOST_DRAWN} of ${data.companies.length} companies are drawn: those on loops, then those with the most money.`,
    ],
  };
}

/** A layer that draws nothing: a spec needs one. */
function nothing(): object {
  return { data: { values: [] }, mark: { type: 'point' } };
}
