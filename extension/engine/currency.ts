// Exchange rates of the notebook's `fx` cells: dated, never chained silently, never from anywhere else.
import { EvaluationError } from './value';

/** One unit of `from` is `rate` of `to` on `day` (days since 1970-01-01). */
export interface Rate {
  from: string;
  to: string;
  day: number;
  rate: number;
}

export type Rates = readonly Rate[];

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Rates between a pair in either direction: a rate USD→CNY also serves CNY→USD. */
function between(rates: Rates, from: string, to: string): { day: number; rate: number }[] {
  return rates.flatMap((r) => {
    if (r.from === from && r.to === to) return [{ day: r.day, rate: r.rate }];
    if (r.from === to && r.to === from) return [{ day: r.day, rate: 1 / r.rate }];
    return [];
  });
}

/** The rate of a day: the nearest earlier one, else the newest (language.md, rule 4). */
export function rateOn(rates: Rates, from: string, to: string, day: number | undefined): number {
  if (from === to) return 1;
  const known = between(rates, from, to);
  if (known.length === 0) throw noRate(rates, from, to, day);
  const earlier = day === undefined ? [] : known.filter((r) => r.day <= day);
  const [first, ...rest] = earlier.length ? earlier : known;
  return rest.reduce((best, r) => (r.day >= best.day ? r : best), first!).rate;
}

/** The mean of a year's rates: `x in CNY average 2025`. */
export function averageRate(rates: Rates, from: string, to: string, year: number): number {
  if (from === to) return 1;
  const known = between(rates, from, to).filter((r) => iso(r.day).startsWith(`${year}-`));
  if (known.length === 0)
    throw new EvaluationError('U10', `No \`fx\` cell has a rate from ${from} to ${to} in ${year}.`);
  return known.reduce((sum, r) => sum + r.rate, 0) / known.length;
}

/** Says which rate is needed, and the way over a third currency where the notebook has one. */
function noRate(rates: Rates, from: string, to: string, day: number | undefined): EvaluationError {
  const when = day === undefined ? '' : ` on or before ${iso(day)}`;
  const partners = (code: string): Set<string> =>
    new Set(rates.flatMap((r) => (r.from === code ? [r.to] : r.to === code ? [r.from] : [])));
  const over = [...partners(from)].find((code) => partners(to).has(code));
  const way = over
    ? ` There is a way over ${over}, which you must choose yourself: \`(x in ${over}) in ${to}\`.`
    : ` Add a row to an \`fx\` cell: \`${day === undefined ? '2025-01-01' : iso(day)}, ${from}, ${to}, …\`.`;
  return new EvaluationError('U10', `There is no rate from ${from} to ${to}${when}.${way}`);
}
