// An evaluation that takes far longer than a test waits, although each of its formulas stays within its budget:
// everybody pays everybody, and the loops are looked for again and again.
import { data, formula } from './notebooks';

const COMPANIES = 40;
const SEARCHES = 600; // at well over 10 ms each

const names = Array.from({ length: COMPANIES }, (_, index) => `c${index}`);
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => `${from}, ${to}`));
const rows = pairs.map((pair, index) => `${pair}, loan, $${1 + ((index * 7919) % 997)}B`);
const searches = Array.from(
  { length: SEARCHES },
  (_, index) => `n${index} = loops(dense, max_length: ${10 + index}).count`,
);

export const LONG = data(['deals dense', 'from, to, kind, amount', ...rows].join('\n')) + formula(searches.join('\n'));
