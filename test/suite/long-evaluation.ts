// An evaluation that takes far longer than a test waits.
import { data, formula } from './notebooks';

/** Everybody pays everybody: the number of loops grows beyond all bounds with their length. */
const COMPANIES = 40;
const rows = Array.from({ length: COMPANIES }, (_, from) =>
  Array.from({ length: COMPANIES }, (_, to) => (from === to ? '' : `c${from}, c${to}, loan, $${from + to}B\n`)).join(
    '',
  ),
).join('');

export const LONG =
  data(`deals dense\nfrom, to, kind, amount\n${rows}`.trimEnd()) + formula('long = loops(dense, max_length: 40).count');
