// What a flow chart says: its finding, how to read its marks, and the deals in prose.
import { amount, money } from '../money';
import type { FlowsData } from './flows-data';
import { companiesOnLoops } from './flow-loops';
import type { Certainty, MarkedDeal } from './flow-loops';
import { percent, sourceLine } from './frame';
import type { Tip, Words } from './frame';

/** Deals told one by one in the description; the rest are counted. */
const MOST_TOLD = 30;

/** `large` names the size of the loop core first, for there the eye cannot count it. */
export function flowsWords(data: FlowsData, marked: readonly MarkedDeal[], large: boolean): Words {
  const title = titleOf(data, marked, large);
  const notes = [...data.notes];
  if (data.deals.some((deal) => deal.from === deal.to)) {
    notes.push('A deal of a company with itself is drawn as a ring and is not marked as a loop.');
  }
  return {
    title,
    subtitle: [
      data.asOf ? `As of ${data.asOf}.` : '',
      marked.some((m) => m.loop) ? 'Coloured = on a loop.' : '',
      shareSentence(data),
      readingSentence(marked, large),
    ]
      .filter(Boolean)
      .join(' '),
    source: sourceLine(data.sources, notes),
    description: describe(data, marked, title),
  };
}

/** Ends of the circulation share, lower first; `null` where no amount is stated. */
function shareEnds({ circulation }: FlowsData): [number, number] | null {
  if (!circulation || Math.max(...circulation.total) <= 0) return null;
  const [a, b] = circulation.share;
  return [Math.min(a, b), Math.max(a, b)];
}

function titleOf(data: FlowsData, marked: readonly MarkedDeal[], large: boolean): string {
  const n = data.companies.length;
  if (marked.length === 0) return data.asOf ? `No deals as of ${data.asOf}` : 'No deals to draw';
  const onLoops = companiesOnLoops(marked).size;
  const sit =
    onLoops === n
      ? `${n === 2 ? 'Both' : `All ${n}`} companies sit on a loop`
      : `${onLoops} of ${n} companies sit on a loop`;
  const ends = shareEnds(data);
  if (!onLoops) {
    if (ends && ends[1] > 0) return finding(ends);
    return large ? `No money returns to its sender: no loop among ${n} companies` : 'No money returns to its sender';
  }
  if (!ends) return `${sit}; no amounts are stated`;
  if (ends[1] === 0) return `No stated money returns to its sender, but ${lowerFirst(sit)}`;
  if (!large) return finding(ends);
  const share = percent(ends[1]);
  return percent(ends[0]) === share
    ? `${sit}; ${share} of the stated money circulates`
    : `${sit}; up to ${share} of the stated money would circulate`;
}

function finding([low, high]: [number, number]): string {
  if (percent(low) === percent(high)) {
    return `${high >= 1 ? 'All' : capital(percent(high))} of the stated money flows back to its sender`;
  }
  return `Up to ${percent(high)} of the stated money would flow back to its sender`;
}

function shareSentence(data: FlowsData): string {
  const ends = shareEnds(data);
  if (!ends) return '';
  return `Circulation share (money that can return to its sender ÷ stated money): ${shareRange(ends)}.`;
}

function shareRange([low, high]: [number, number]): string {
  const [a, b] = [percent(low), percent(high)];
  if (a === b) return a;
  return /^\d/.test(a) && /^\d/.test(b) ? `${a.slice(0, -1)}–${b}` : `${a} to ${b}`;
}

/** Only the marks that occur in this drawing. */
function readingSentence(marked: readonly MarkedDeal[], large: boolean): string {
  const has = (certainty: Certainty) => marked.some((m) => m.certainty === certainty);
  const widths = has('stated') || has('bounded') || has('at least');
  const marks = [
    has('stated') && 'solid = stated',
    has('bounded') && 'faded = bounded',
    has('at least') && 'solid with a faded hem = at least',
    has('not given') && 'dashed = not given',
    has('paper') && (has('undirected') ? 'dotted = paper' : 'dotted = paper, not money'),
    has('undirected') && (has('paper') ? 'dotted without head = no direction' : 'dotted = no direction given'),
  ].filter(Boolean);
  const list = marks.join(', ');
  const sentence = widths ? `Width = amount: ${list}` : capital(list.replace('not given', 'amount not given'));
  if (!marks.length) return '';
  return large ? `${sentence}; circle area = money in and out.` : `${sentence}.`;
}

function describe(data: FlowsData, marked: readonly MarkedDeal[], title: string): string {
  const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const size = `${count(data.companies.length, 'company', 'companies')} and ${count(marked.length, 'deal', 'deals')}`;
  const told = [...marked].sort((a, b) => Number(b.loop) - Number(a.loop)).slice(0, MOST_TOLD);
  const rest = marked.length - told.length;
  const ends = shareEnds(data);
  const { circulation } = data;
  const circulating =
    ends && circulation
      ? `Circulation share ${shareRange(ends)}: ${between(circulation.amount, data.currency)} of ${between(circulation.total, data.currency)}.`
      : '';
  return [
    `Flow chart of ${size}${data.asOf ? ` as of ${data.asOf}` : ''}. ${title}.`,
    circulating,
    ...told.map((m) => dealSentence(m, data.currency)),
    rest > 0 ? `And ${rest} further deals.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function between([low, high]: [number, number], currency: string): string {
  if (low === high) return money(high, currency);
  return `${money(Math.min(low, high), currency)} to ${money(Math.max(low, high), currency)}`;
}

function dealSentence({ deal, loop, certainty }: MarkedDeal, currency: string): string {
  const { from, to } = deal;
  const about = [kindWords(deal.kind), deal.status, deal.date].filter(Boolean).join(', ');
  const tail = `${about ? ` (${about})` : ''}${loop ? ', on a loop' : ''}.`;
  switch (certainty) {
    case 'paper':
      return `${from} gives ${to} paper, not money: ${dealAmount(deal, currency)}${tail}`;
    case 'undirected':
      return `${from} and ${to}: ${dealAmount(deal, currency)}, direction not given${tail}`;
    case 'not given':
      return `${from} pays ${to}, amount not given${tail}`;
    case 'stated':
    case 'bounded':
    case 'at least':
      return `${from} pays ${to} ${dealAmount(deal, currency)}${tail}`;
  }
}

/** The amount in words; paper and agreements without one are told by their label. */
function dealAmount(deal: FlowsData['deals'][number], currency: string): string {
  const given = deal.low !== null || deal.high !== null;
  return given || deal.form !== 'paper' || !deal.label ? amount(deal.low, deal.high, currency) : deal.label;
}

/** Tooltip of a deal: what is known and nothing else, as plain strings. */
export function dealTip({ deal, certainty }: MarkedDeal, currency: string): Tip {
  const tip: Tip =
    certainty === 'undirected'
      ? { between: `${deal.from} – ${deal.to}` }
      : { 'payer → payee': `${deal.from} → ${deal.to}` };
  tip.kind = kindWords(deal.kind);
  tip.amount = dealAmount(deal, currency);
  if (deal.status) tip.status = deal.status;
  if (deal.date) tip.date = deal.date;
  if (deal.source) tip.source = deal.source;
  if (deal.quote) tip.quote = deal.quote;
  return tip;
}

function kindWords(kind: string): string {
  return kind.replaceAll('_', ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
