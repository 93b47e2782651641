// An evaluation that takes far longer than a test waits, within every budget: a dense network with ten bounded deals,
// whose least circulation share is looked for at all 1,024 combinations of their ends.
import { data, formula } from './notebooks';

const COMPANIES = 80;
const BOUNDED = 10;

const names = Array.from({ length: COMPANIES }, (_, index) => `c${index}`);
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const));
// Bounded deals far apart, so that each lies on loops of its own; amounts that follow no pattern.
const step = Math.floor(pairs.length / BOUNDED);
const rows = pairs.map(([from, to], index) => {
  const bound = index % step === 0 && index / step < BOUNDED ? 'up to ' : '';
  return `${from}, ${to}, loan, ${bound}$${1 + ((index * 7919) % 997)}B`;
});

export const LONG =
  data(['deals dense', 'from, to, kind, amount', ...rows].join('\n')) + formula('long = circulation(dense).share');
