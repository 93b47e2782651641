// Present values and rates of return over columns of flows.
import type { Implementation } from '../../engine/program';
import { binary } from '../../engine/operators';
import type { Numeric, Value } from '../../engine/value';
import { isColumn } from '../../engine/value';
import { alignTo } from '../../engine/table';
import { irr, mirr, payback, xirr } from '../cash-flow';
import type { RateOutcome } from '../cash-flow';
import { allAnswering, certainColumn, fullColumn, refuse } from './arguments';
import { liftedList } from './lift';

const percent = (rate: number): string => `${Number((rate * 100).toPrecision(4))}%`;

/** The one rate, or an error that says why there is none. */
function rateOf(outcome: RateOutcome): number {
  if (outcome.ok) return outcome.value;
  switch (outcome.code) {
    case 'one_sign':
      return refuse(
        'There is no rate of return: the flows are all of one sign, and a return needs money out and money in.',
      );
    case 'none':
      return refuse('There is no rate of return: at no rate above −100% do the flows balance.');
    case 'several':
      return refuse(
        `There are several rates of return (${outcome.rates.map(percent).join(', ')}): the flows change sign more than once. \`npv\` at a chosen rate has one answer, \`mirr\` too.`,
      );
  }
}

/** Present value by arithmetic on the cells, so that bounds keep what is known of their ends. */
const npvOf: Implementation = ([rate, flows]) => {
  const cells = fullColumn(flows, '`flows`');
  if (cells.length === 0) return refuse('`npv` needs at least one flow.');
  const growth = binary('add', 1, rate!);
  let total: Value = 0;
  cells.forEach((flow, i) => {
    total = binary('add', total, binary('divide', flow, binary('power', growth, i + 1)));
  });
  return total;
};

const irrOf: Implementation = ([flows]) => {
  const cells = fullColumn(flows, '`flows`');
  return liftedList(cells, (x) => rateOf(irr(x)), 0);
};

const xirrOf: Implementation = ([flows, dates]) => {
  if (!isColumn(flows) || !isColumn(dates)) return refuse('`xirr` takes a column of flows and a column of dates.');
  const cells = fullColumn(flows, '`flows`');
  const days = certainColumn(alignTo(dates, flows.owner), '`dates`');
  return liftedList(cells, (x) => rateOf(xirr(x, days)), 0);
};

const mirrOf: Implementation = ([flows, finance, reinvest]) => {
  const cells = fullColumn(flows, '`flows`');
  const all = [...cells, finance as Numeric, reinvest as Numeric];
  return liftedList(
    all,
    (x) => {
      const outcome = mirr(x.slice(0, cells.length), x[cells.length]!, x[cells.length + 1]!);
      return outcome.ok ? outcome.value : rateOf({ ok: false, code: 'one_sign' });
    },
    0,
  );
};

const paybackOf: Implementation = ([flows]) => {
  const cells = fullColumn(flows, '`flows`');
  return liftedList(
    cells,
    (x) => {
      const outcome = payback(x);
      return outcome.ok ? outcome.value : refuse('The flows never pay back: their running sum stays below 0.');
    },
    0,
  );
};

export const CASH_FLOW = allAnswering({ npv: npvOf, irr: irrOf, xirr: xirrOf, mirr: mirrOf, payback: paybackOf });
