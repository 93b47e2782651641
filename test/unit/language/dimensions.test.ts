import { describe, expect, test } from 'vitest';
import { applied, check, errorsOf, fixesOf, typeOf } from './notebook-of';

const NAMES = 'm = $5B\nr = $2B/year\np = 3 GW\nn = 2\ng = 20%\ne = €3B\nwhen = 2025-10-20\nwho = "Oracle"';
const SERIES = 'series s\nyear, cost [$B/year], income [$B/year], cap [GW]\n2026, 1, 2, 3\n2027, 3, 4, 5';

describe('a formula has a dimension', () => {
  test.each([
    ['m + m', 'USD'],
    ['r * 5 years', 'USD'],
    ['m / r', 's'],
    ['m / m', '1'],
    ['r + r', 'USD/s'],
    ['p * 5 h', 'J'],
    ['p * 5 h > 2 GWh', 'truth'],
    ['17 h / 1 h', '1'],
    ['m / p', 'USD/W'],
    ['m^2', 'USD^2'],
    ['(m^2)^0.5', 'USD'],
    ['p^-1', '1/W'],
    ['sqrt(m^2)', 'USD'],
    ['m in USD', 'USD'],
    ['$3T/r in years', 's'],
    ['n * g', '1'],
    ['when - 2025-01-01', 's'],
    ['when + 3 days', 'date'],
    ['3 days + when', 'date'],
    ['when - 1 week', 'date'],
    ['when > 2025-01-01', 'truth'],
    ['when in 2025Q3', 'truth'],
    ['when in 2025-07-01..2026-06-30', 'truth'],
    ['who in ["Oracle", "AMD"]', 'truth'],
    ['n in 1..3', 'truth'],
    ['not n > 1', 'truth'],
    ['if n > 1 then m else -m', 'USD'],
    ['up to $100B', 'USD'],
    ['$50 up to $100B', 'USD'],
    ['$50 up to 100B', 'USD'],
    ['3 up to 5 years', 's'],
    ['most of m', 'USD'],
    ['s.cost - s.income', 'column USD/s'],
    ['s.cost * 1 year', 'column USD'],
    ['s.cost / s.cap', 'column USD/J'],
    ['sum(s.cost)', 'USD/s'],
    ['sum(s.cost where income > $2B/year)', 'USD/s'],
    ['count(s where cost > $1B/year)', '1'],
    ['mean(s.cap)', 'W'],
    ['max(m, $3)', 'USD'],
  ])('%s', (formula, wanted) => expect(typeOf('x', NAMES, SERIES, `x = ${formula}`)).toBe(wanted));
});

describe('what does not fit says what each side is, and how they could meet', () => {
  test.each([
    [
      'm - r',
      'U04 Money per time (USD/year) cannot be subtracted from money (USD): one is a stock, the other a flow. Multiply the flow by a duration, as in `r * 1 year`.',
    ],
    [
      'm > r',
      'U04 Money (USD) cannot be compared with money per time (USD/year): one is a stock, the other a flow. Multiply the flow by a duration, as in `r * 1 year`.',
    ],
    [
      'p + 3 GWh',
      'U04 Energy (Wh) cannot be added to power (W): one is a stock, the other a flow. Multiply the flow by a duration, as in `p * 1 year`.',
    ],
    ['m + p', 'U03 Power (W) cannot be added to money (USD).'],
    ['m + 2', 'U03 A plain number cannot be added to money (USD). Give the number a unit: `$2`.'],
    ['5 + m', 'U03 Money (USD) cannot be added to a plain number. Give the number a unit: `$5`.'],
    [
      'm + 5%',
      'U03 A plain number cannot be added to money (USD). To change a value by a percentage, multiply: `* (1 + …%)`.',
    ],
    ['m > p', 'U03 Money (USD) cannot be compared with power (W).'],
    ['m + e', 'U05 Money (EUR) cannot be added to money (USD): convert one of them, as in `… in USD`.'],
    ['e < m', 'U05 Money (EUR) cannot be compared with money (USD): convert one of them, as in `… in EUR`.'],
    ['2 ^ m', 'U09 An exponent is a plain number; this is money (USD).'],
    ['m ^ n', 'U09 Money (USD) can only be raised to a number that is written out.'],
    ['m in years', 'U08 Money (USD) cannot be converted to a duration.'],
    ['€50 up to $60B', 'U03 The ends of a range have one dimension; these are money (EUR) and money (USD).'],
    [
      'when + 3',
      'T03 A duration can be added to a date, and dates subtracted; this is a date + a plain number. Write the days as `3 days`.',
    ],
    ['when + when', 'T03 A duration can be added to a date, and dates subtracted; this is a date + a date.'],
    ['3 days - when', 'T03 A duration can be added to a date, and dates subtracted; this is a duration - a date.'],
    [
      'when > 2025',
      'T03 A date cannot be compared with a plain number. A date is written `2025-10-20`; a quarter or a range is asked for with `in`.',
    ],
    ['who > 2', 'T03 A text cannot be compared with a plain number.'],
    ['who * 2', 'T02 `*` needs numbers; this is a text.'],
    ['m and n > 1', 'T01 `and` joins truth values; this is money (USD).'],
    ['not m', 'T01 `not` needs a truth value; this is money (USD).'],
    ['-who', 'T02 `-` needs a number; this is a text.'],
    ['if m then 1 else 2', 'T01 A condition is a truth value; this is money (USD).'],
    ['if n > 1 then m else who', 'T05 Both cases of an `if` have one type; these are money (USD) and a text.'],
    ['[m, p]', 'T05 The items of a list have one type; these are money (USD) and power (W).'],
    ['m.amount', 'T04 Only tables and records have columns or fields; this is money (USD).'],
    ['s.cosst', 'N03 `s` has no column `cosst`; did you mean `cost`?'],
    [
      's.cost + $5B',
      'U04 Money (USD) cannot be added to money per time (USD/year): one is a stock, the other a flow. Multiply the flow by a duration, as in `… * 1 year`.',
    ],
    ['sum(s.cost where incme > $1B/year)', 'N01 `incme` is not defined. Did you mean `income`?'],
    ['revenu', 'N01 `revenu` is not defined. No cell of this notebook defines it.'],
    ['whn', 'N01 `whn` is not defined. Did you mean `when`?'],
    ['year', 'N01 `year` is a unit: write it after a number, as in `1 year`.'],
    ['summ(s.cost)', 'N06 There is no function `summ`. Did you mean `sum`?'],
    ['m(2)', 'N06 There is no function `m`. `m` is a value: to multiply, write `m * (…)`.'],
    ['sqrt(4, 5)', 'F01 `sqrt` takes `x`: this is one too many.'],
    ['round(2.5, digit: 1)', 'F02 `round` has no parameter `digit`; did you mean `digits`?'],
    ['round(2.5, x: 1)', 'F02 `x` is given twice.'],
    ['years_of_revenue(m)', 'F03 `years_of_revenue` needs `revenue`: revenue, a flow: `$12B/year`.'],
    [
      'years_of_revenue(m, revenue: m)',
      'F04 `revenue` of `years_of_revenue` is money per time (USD/year); this is money (USD).',
    ],
    ['m where n > 1', 'T06 `where` follows a table or a column; this is money (USD).'],
  ])('%s', (formula, wanted) => {
    const said = errorsOf(NAMES, SERIES, `x = ${formula}`).map((e) => e.replace(/ «.*?»/s, ''));
    expect(said).toEqual([wanted]);
  });
});

describe('a quick fix, when applied, type-checks', () => {
  test.each([
    'm - r', 'm > r', 'r - m', 'm > r + r', 'r + r + m', 'p + 3 GWh', 'm + 5%', 'm - 5%', 'm * 2 + 5%', 'n + 5%', 'n - 4 + 5%', 'when + 3',
    's.cosst', 'summ(s.cost)', 'whn',
  ])('%s', (formula) => {
    const cells = [NAMES, SERIES, `x = ${formula}`];
    const fixes = check(...cells).diagnostics.filter((d) => d.cell === 'c3' && d.code !== 'S02').flatMap((d) => d.fixes ?? []);
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) expect(errorsOf(...applied(cells, fix)), fix.title).toEqual([]);
  }); // prettier-ignore
});

describe('a percentage that is added', () => {
  const warned = (formula: string): string[] => errorsOf(NAMES, `x = ${formula}`).map((e) => e.slice(0, 3));
  test.each(['2 + 5%', 'n + 5%', 'n - 5%', '2x + 5%', '3 - 4 + 5%', '(1 + 2) + 5%'])('%s warns', (f) =>
    expect(warned(f)).toEqual(['U06']),
  );
  test.each([
    '1 + 5%',
    '1 - 5%',
    '(1 + 5%)^3',
    '1 + 2% + 3%',
    'm * (1 + 5%)',
    '10% + 5%',
    'g + 5%',
    'n + 5 pp',
    'm * 5%',
    '1.0 - 20%',
  ])('%s does not', (f) => expect(warned(f)).toEqual([]));
  test('the fixes are the growth factor and percentage points', () => {
    const after = fixesOf('x = 2 + 5% [^assumption]').map((f) => f.after[0]);
    expect(after).toEqual(['x = 2 * (1 + 5%) [^assumption]', 'x = 2 + 5 pp [^assumption]']);
  });
});

test('a unit word counts after `/` and `in` even where a parameter or column could be meant elsewhere', () => {
  expect(typeOf('x', 'x = $3B / year')).toBe('USD/s');
  expect(typeOf('x', 'x = 24 months in years')).toBe('s');
  // One letter may be the name of a cell; a name wins over a unit there.
  expect(typeOf('x', 'd = 4', 'x = $8 / d')).toBe('USD');
  expect(typeOf('x', 'x = $8 / d')).toBe('USD/s');
  expect(typeOf('x', 'd = 4', 'x = 8 d')).toBe('s');
});
