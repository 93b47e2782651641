// Valuation and concentration over notebook values.
import { YEAR } from '../../catalogue/units';
import { binary } from '../../engine/operators';
import type { Context, Implementation } from '../../engine/program';
import { cellOf } from '../../engine/table';
import type { Column, Numeric, Table, Value } from '../../engine/value';
import { EvaluationError, isColumn, isMissing, missing } from '../../engine/value';
import { cape } from '../cape';
import { companyName, herfindahl, mergeShareClasses, topShare } from '../concentration';
import { drawdown, runUp } from '../drawdown';
import { impliedGrowth } from '../growth';
import { allAnswering, inYears, numericArgument, refuse, wholeNumber } from './arguments';
import { ofYear, ratio } from './growth';
import { lifted, liftedList, overColumns, overRows } from './lift';
import { latestRows } from './valuation-rows';

/** A statistic of companies' market values, one value a company. */
function ofCompanies(
  value: Value | undefined,
  asOf: Value | undefined,
  context: Context,
  f: (values: Float64Array) => number,
): Numeric {
  const table = value as Table;
  const caps = table.column('market_cap') ?? table.column('valuation');
  if (!caps) return refuse(`\`${table.name}\` has no column \`market_cap\`.`);
  refuseMixed(caps, table);
  const names = table.column('company')?.texts ?? [];
  const rows = latestRows(table, typeof asOf === 'number' ? asOf : context.asOf);
  const cells = rows.map((row) => cellOf(caps, row) as Numeric);
  const stated = rows.filter((_, i) => !isMissing(cells[i]));
  const left = rows.length - stated.length;
  if (left) context.note(`${left} of ${rows.length} companies left out: no \`${caps.name}\`.`);
  if (caps.name === 'valuation') context.note('No column `market_cap`: private valuations stand for it.');
  const merged = new Set(stated.map((row) => companyName(names[row]!))).size;
  if (merged < stated.length)
    context.note(`${stated.length - merged} further share class${stated.length - merged > 1 ? 'es' : ''} merged.`);
  if (stated.length === 0) return missing(`no \`${caps.name}\` is stated in \`${table.name}\``);
  const company = stated.map((row) => names[row]!);
  const present = cells.filter((cell) => !isMissing(cell));
  return liftedList(
    present,
    (x) => {
      const { values } = mergeShareClasses(company, x);
      return values.length ? f(values) : refuse(`No company of \`${table.name}\` has a value above 0.`);
    },
    0,
  );
}

function refuseMixed(column: Column, table: Table): void {
  const found = [...new Set(column.currencies?.filter((code) => code !== ''))];
  if (found.length > 1)
    throw new EvaluationError(
      'U07',
      `\`${table.name}.${column.name}\` is in ${found.join(' and ')}: bring it to one currency first.`,
    );
}

const concentration: Implementation = ([valuations, top, asOf], context) => {
  const count = wholeNumber(top, 'top', 1, 5);
  return ofCompanies(valuations, asOf, context, (values) => topShare(values, count));
};

const capeOf =
  (perYear: boolean): Implementation =>
  ([price, earnings, cpi]) => {
    const yearly = perYear ? ofYear(earnings!) : earnings!;
    return overColumns([price, yearly, cpi] as Column[], 'cape', cape, (row, owner) =>
      row < 120
        ? `less than ten years of earnings before ${owner.place(row)}`
        : `price, earnings or consumer prices are missing, or earnings are not positive: ${owner.place(row)}`,
    );
  };

/** P/E over growth in percent. */
const peg: Implementation = ([pe, growth], context) => {
  if (typeof growth === 'number' && growth >= 5)
    context.note(`Growth is ${growth * 100}% a year here; for ${growth}% write \`${growth}%\`.`);
  return binary('divide', pe!, binary('multiply', growth!, 100));
};

const impliedGrowthOver =
  (years: (time: number) => number, perYear: boolean): Implementation =>
  ([price, earnings, discount, term, terminal]) =>
    overRows([price, perYear ? ofYear(earnings!) : earnings, discount, term, terminal], (...row) =>
      lifted(
        [...(row.slice(0, 3) as Numeric[]), numericArgument(row[3], NaN), numericArgument(row[4], 0.03)],
        (p, e, r, n, q) => {
          const outcome = impliedGrowth(p!, e!, r!, Number.isNaN(n) ? 10 : years(n!), q);
          return outcome.ok
            ? outcome.value
            : refuse(
                'No growth explains this price: price and earnings must be above 0, and the discount rate above the terminal growth.',
              );
        },
        [1, -1, 1, 0, -1],
      ),
    );

/** A column of shares of a running extreme. */
const running =
  (f: (series: Float64Array) => Float64Array, name: string): Implementation =>
  ([series]) =>
    overColumns([series as Column], name, f, (row, owner) => {
      const { reason } = isColumn(series) ? (cellOf(series, row) as { reason?: string }) : {};
      return reason ?? `no value: ${owner.place(row)}`;
    });

const enterpriseSales =
  (perYear: boolean): Implementation =>
  ([cap, debt, cash, revenue]) =>
    binary(
      'divide',
      binary('subtract', binary('add', cap!, debt!), cash!),
      perYear ? binary('multiply', revenue!, YEAR) : revenue!,
    );

export const VALUATION = allAnswering({
  concentration,
  hhi: ([valuations, asOf], context) => ofCompanies(valuations, asOf, context, herfindahl),
  cape: capeOf(false),
  cape_flow: capeOf(true),
  excess_cape_yield: ([multiple, realYield]) => binary('subtract', binary('divide', 1, multiple!), realYield!),
  buffett_indicator: ratio,
  buffett_indicator_flow: ([cap, gdp]) => binary('divide', cap!, ofYear(gdp!)),
  tobins_q: ([cap, debt, cost]) => binary('divide', binary('add', cap!, debt!), cost!),
  ev_sales: enterpriseSales(false),
  ev_sales_flow: enterpriseSales(true),
  peg,
  implied_growth: impliedGrowthOver((years) => years, false),
  implied_growth_time: impliedGrowthOver(inYears, false),
  implied_growth_flow: impliedGrowthOver((years) => years, true),
  implied_growth_flow_time: impliedGrowthOver(inYears, true),
  drawdown: running(drawdown, 'drawdown'),
  run_up: running(runUp, 'run_up'),
});
