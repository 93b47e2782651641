// Networks and gaps that the charts are tried on: the seed network in its source's own words, and synthetic ones that say so.
import { randomLcg } from 'd3-random';
import { amount } from '../../extension/output/money';
import type { FlowsCompany, FlowsData, FlowsDeal } from '../../extension/output/charts/flows-data';

/** A deal from its essentials; amounts in $B. */
export function deal(
  from: string,
  to: string,
  low: number | null,
  high: number | null,
  more: Partial<FlowsDeal> = {},
): FlowsDeal {
  const [a, b] = [low, high].map((x) => (x === null ? null : x * 1e9)) as [number | null, number | null];
  return {
    id: `${from}>${to}:${more.kind ?? 'equity'}`,
    from,
    to,
    kind: 'equity',
    form: 'money',
    low: a,
    high: b,
    label: amount(a, b, 'USD'),
    sub: more.kind ?? 'equity',
    ...more,
  };
}

export function network(deals: FlowsDeal[], more: Partial<FlowsData> = {}): FlowsData {
  const ids = [...new Set(deals.flatMap((d) => [d.from, d.to]))];
  return {
    chart: 'flows',
    name: 'deals',
    currency: 'USD',
    companies: ids.map((id) => company(id, deals)),
    deals,
    circulation: null,
    sources: ['an illustrative network'],
    notes: [],
    ...more,
  };
}

function company(id: string, deals: FlowsDeal[]): FlowsCompany {
  const sum = (side: 'from' | 'to') => {
    const list = deals.filter((d) => d[side] === id && d.high !== null && d.form === 'money');
    const total = (end: 'low' | 'high') => list.reduce((s, d) => s + (d[end] ?? 0), 0);
    return list.length ? amount(total('low'), total('high'), 'USD') : '';
  };
  const lines = [sum('to') && `gets ${sum('to')}`, sum('from') && `pays ${sum('from')}`].filter(Boolean);
  return { id, lines: lines.length ? lines : ['no amounts given'] };
}

/** The deals of the seed facts F03 to F20 (National Business Daily). */
export const SEED = network(
  [
    deal('Nvidia', 'OpenAI', 0, 100, {
      sub: 'equity, paid in stages',
      status: 'intent',
      date: '2025-09-22',
      source: 'nbd',
      quote: 'Nvidia intends to invest up to $100 billion in OpenAI.',
    }),
    deal('OpenAI', 'Nvidia', 50, 100, { kind: 'purchase', label: 'most of it back', sub: 'GPUs: $50B to $100B' }),
    deal('OpenAI', 'Oracle', 300, 300, { kind: 'cloud', sub: 'cloud contract' }),
    deal('AMD', 'OpenAI', null, null, {
      kind: 'warrant',
      form: 'paper',
      label: 'up to 10% of AMD',
      sub: 'warrants: paper, not money',
    }),
    deal('OpenAI', 'AMD', null, null, { kind: 'purchase', label: 'buys chips', sub: 'amount not given' }),
    deal('Nvidia', 'CoreWeave', null, null, { label: 'invests', sub: 'not given' }),
    deal('Nvidia', 'CoreWeave', null, null, { kind: 'lease_back', label: 'leases back', sub: 'not given' }),
    deal('CoreWeave', 'Nvidia', null, null, { kind: 'purchase', label: 'buys GPUs', sub: 'not given' }),
    deal('SoftBank', 'OpenAI', null, null, {
      kind: 'unknown',
      directed: false,
      label: 'agreement',
      sub: 'no amount, no direction given',
    }),
  ],
  {
    circulation: { amount: [0, 200e9], share: [0, 0.4], total: [350e9, 500e9] },
    sources: ['National Business Daily (facts F03 to F20)'],
    notes: ['6 deals without an amount are drawn but cannot count in the share.'],
  },
);

/** `companies` with about 1.3 deals each, from a fixed seed; every fourth deal is bounded or without amount. */
export function synthetic(
  companies: number,
  { seed = 7, name = (i: number) => `Company ${i + 1}`, scale = 1 } = {},
): FlowsData {
  const random = randomLcg(seed / 100);
  const ids = Array.from({ length: companies }, (_, i) => name(i));
  const pick = (most: number) => Math.floor(random() * most);
  const deals: FlowsDeal[] = [];
  const add = (from: number, to: number) => {
    const high = Math.round(Math.exp(4.5 * random())) * scale;
    const sure = random();
    const ends: [number | null, number | null] =
      sure < 0.12 ? [null, null] : sure < 0.25 ? [0, high] : sure < 0.3 ? [high, null] : [high, high];
    const kind = ['equity', 'loan', 'cloud', 'purchase'][pick(4)]!;
    deals.push(deal(ids[from]!, ids[to]!, ...ends, { kind, id: `D${deals.length + 1}` }));
  };
  // A core that trades among itself, and the rest tied to it or to each other in short chains.
  const core = Math.max(2, Math.round(companies / 6));
  for (let i = 1; i < companies; i++) {
    const partner = i < core ? i - 1 : random() < 0.7 ? pick(core) : pick(i);
    if (random() < 0.5) add(i, partner);
    else add(partner, i);
  }
  for (let i = 0; i < companies * 0.27; i++) {
    const a = pick(core);
    add(a, (a + 1 + pick(core - 1)) % core);
  }
  return network(deals, { circulation: { amount: [20e9, 32e9], share: [0.2, 0.32], total: [100e9, 100e9] } });
}

/** 58 companies by role around a core of laboratories, chipmakers and clouds: nearer to a real market than `synthetic`. */
export function market(): FlowsData {
  const random = randomLcg(0.07);
  const names = (group: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${group} ${String.fromCharCode(65 + i)}`);
  const [lab, chip, cloud] = [names('Lab', 3), names('Chips', 3), names('Cloud', 5)];
  const [fund, bank, site, power, part] = [
    names('Fund', 14),
    names('Bank', 9),
    names('Site', 10),
    names('Power', 8),
    names('Parts', 6),
  ];
  const deals: FlowsDeal[] = [];
  const add = (from: string | undefined, to: string | undefined, kind: string, typical: number) => {
    if (!from || !to) return;
    const high = Math.max(1, Math.round(typical * Math.exp(1.1 * (random() + random() - 1))));
    const sure = random();
    const ends: [number | null, number | null] = sure < 0.12 ? [null, null] : sure < 0.28 ? [0, high] : [high, high];
    deals.push(deal(from, to, ...ends, { kind, id: `D${deals.length + 1}` }));
  };
  const core: [string | undefined, string | undefined, string, number][] = [
    [chip[0], lab[0], 'equity', 70],
    [lab[0], cloud[0], 'cloud', 160],
    [cloud[0], chip[0], 'purchase', 90],
    [lab[0], chip[0], 'purchase', 40],
    [lab[0], cloud[1], 'cloud', 60],
    [cloud[1], chip[0], 'purchase', 40],
    [chip[0], cloud[1], 'equity', 9],
    [cloud[1], lab[0], 'equity', 13],
    [chip[1], lab[0], 'equity', 18],
    [lab[0], chip[1], 'purchase', 45],
    [lab[1], cloud[2], 'cloud', 38],
    [cloud[2], lab[1], 'equity', 10],
    [cloud[2], chip[0], 'purchase', 34],
    [chip[0], lab[1], 'equity', 9],
    [lab[2], cloud[3], 'cloud', 22],
    [cloud[3], chip[2], 'purchase', 14],
    [cloud[3], chip[0], 'purchase', 18],
    [cloud[4], chip[1], 'purchase', 9],
    [lab[1], cloud[4], 'cloud', 11],
    [lab[2], chip[0], 'purchase', 12],
    [lab[0], cloud[3], 'cloud', 20],
  ];
  for (const row of core) add(...row);
  cloud.forEach((c, i) => add(c, site[i], 'lease', 15));
  fund.forEach((f, i) => add(f, i < 8 ? lab[0] : i < 11 ? lab[1] : lab[2], 'equity', 8));
  bank.forEach((b, i) => add(b, i < 4 ? cloud[1] : i < 7 ? cloud[0] : cloud[3], 'loan', 9));
  site.slice(5).forEach((s, i) => add(cloud[i % 3], s, 'lease', 8));
  power.forEach((p, i) => add(site[i % 6], p, 'purchase', 3));
  part.forEach((p, i) => add(chip[i % 3], p, 'purchase', 7));
  return network(deals, {
    circulation: { amount: [220e9, 330e9], share: [0.25, 0.32], total: [880e9, 1030e9] },
    sources: ['illustrative network from a fixed seed; names and amounts are not real'],
  });
}
