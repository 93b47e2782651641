// Every diagnostic's code, once. A code is stable: it never changes its meaning and is never reused.
// `P` grammar · `N` names · `U` units and dimensions · `T` kinds of value · `F` functions · `D` data cells
// · `S` sources · `R` running · `K` kernel · `Q` not supported yet.

export interface DiagnosticEntry {
  /** What it says in general; the message of an occurrence names the words involved. */
  sentence: string;
  /** Cells that trigger it; one that begins with a schema word is a data cell. Tests run them. */
  wrong?: readonly string[];
  /** The same, mended. */
  right?: readonly string[];
}

const DEALS = 'deals d\nfrom, to, kind, amount\nA, B, cloud, $1B';

export const DIAGNOSTICS = {
  P01: { sentence: 'Something else is expected here.', wrong: ['x = 3 +'], right: ['x = 3 + 4'] },
  P02: { sentence: 'This character has no meaning here.', wrong: ['x = 3 ÷ 4'], right: ['x = 3 / 4'] },
  P03: { sentence: 'A bracket, quote, list or mark is never closed.', wrong: ['x = (3 + 4'], right: ['x = (3 + 4)'] },
  P04: { sentence: 'Digits are not grouped.', wrong: ['x = $1,000B'], right: ['x = $1000B'] },
  P05: { sentence: 'A decimal point needs digits on both sides.', wrong: ['x = .5'], right: ['x = 0.5'] },
  P06: { sentence: 'The calendar has no such day.', wrong: ['x = 2025-02-30'], right: ['x = 2025-02-28'] },
  P07: { sentence: '`%` is per cent, never a remainder.', wrong: ['x = 10 % 3'], right: ['x = 10% * 3'] },
  P08: {
    sentence: 'An expression is nested too deeply.',
    wrong: [`x = ${'('.repeat(130)}1${')'.repeat(130)}`],
    right: ['x = (1)'],
  },
  P09: { sentence: 'A cell’s fence is never closed.' },
  P10: { sentence: 'The front matter cannot be read.' },
  P11: { sentence: 'A number is too large to hold.', wrong: ['x = 1e999'], right: ['x = 1e99'] },
  N01: { sentence: 'A name is not defined.', wrong: ['x = reveune'], right: ['revenue = 3\nx = revenue'] },
  N02: { sentence: 'A name is defined twice.', wrong: ['x = 1', 'x = 2'], right: ['x = 1', '_x = 2'] },
  N03: {
    sentence: 'A table has no such column, a record no such field.',
    wrong: [DEALS, 'x = sum(d.amuont)'],
    right: [DEALS, 'x = sum(d.amount)'],
  },
  N04: { sentence: 'Definitions go round in a circle.', wrong: ['a = b + 1\nb = a + 1'], right: ['a = b + 1\nb = 1'] },
  N05: { sentence: 'A unit cannot be a name.', wrong: ['year = 3'], right: ['years_left = 3'] },
  N06: { sentence: 'There is no such function.', wrong: ['x = summ(1, 2)'], right: ['x = sum(1, 2)'] },
  N07: {
    sentence: 'There is no such scenario.',
    wrong: ['x = 1\nscenario winter { x = 2 }\ny = x @ wintr'],
    right: ['x = 1\nscenario winter { x = 2 }\ny = x @ winter'],
  },
  N08: {
    sentence: 'A name holds letters that only look Latin.',
    wrong: ['rеvenue = 3 + 4'],
    right: ['revenue = 3 + 4'],
  },
  U01: {
    sentence: 'A word after a number is neither a unit nor a scale.',
    wrong: ['x = 3 gigawatt'],
    right: ['x = 3 GW'],
  },
  U02: { sentence: 'A bare ¥ may be yuan or yen.', wrong: ['x = ¥300'], right: ['x = 300 CNY'] },
  U03: { sentence: 'Two values differ in dimension.', wrong: ['x = $3B + 2 GW'], right: ['x = $3B + 2 GW * $1B/GW'] },
  U04: {
    sentence: 'A stock is combined with a flow.',
    wrong: ['x = $3B - $1B/year'],
    right: ['x = $3B - $1B/year * 1 year'],
  },
  U05: { sentence: 'Two currencies are combined.', wrong: ['x = $3B + 2B EUR'], right: ['x = $3B + $2B'] },
  U06: {
    sentence: 'A percentage is added to a value that is none.',
    wrong: ['x = 2 + 5%'],
    right: ['x = 2 * (1 + 5%)'],
  },
  U07: {
    sentence: 'A column mixes currencies.',
    wrong: ['table t\nprice\n$1B\n2B EUR', 'x = sum(t.price)'],
    right: ['table t\nprice\n$1B\n$2B', 'x = sum(t.price)'],
  },
  U08: {
    sentence: 'A value cannot be converted to this unit.',
    wrong: ['x = $3B in years'],
    right: ['x = 24 months in years'],
  },
  U09: { sentence: 'An exponent is no plain number.', wrong: ['x = 2 ^ $3'], right: ['x = 2 ^ 3'] },
  U10: {
    sentence: 'An exchange rate is missing.',
    wrong: ['fx rates\ndate, from, to, rate\n2025-01-01, USD, CNY, 7.3', 'x = 3B EUR in USD'],
    right: ['fx rates\ndate, from, to, rate\n2025-01-01, USD, EUR, 0.96', 'x = 3B EUR in USD'],
  },
  U11: {
    sentence: 'An interval with an end at 0 reaches beyond it.',
    wrong: ['x = 0% to 10% [^assumption]'],
    right: ['x = 0%..10% [^assumption]'],
  },
  T01: { sentence: 'A truth value is expected.', wrong: ['assert 3'], right: ['assert 3 > 2'] },
  T02: { sentence: 'A number is expected.', wrong: ['x = "a" * 2'], right: ['x = 3 * 2'] },
  T03: { sentence: 'Two kinds of value cannot be compared.', wrong: ['x = "a" > 2'], right: ['x = 3 > 2'] },
  T04: {
    sentence: 'Only tables and records have columns or fields.',
    wrong: ['a = 3\nx = a.amount'],
    right: [DEALS, 'x = sum(d.amount)'],
  },
  T05: {
    sentence: 'Alternatives differ in type.',
    wrong: ['x = if 1 > 0 then "a" else 2'],
    right: ['x = if 1 > 0 then 1 else 2'],
  },
  T06: {
    sentence: 'A table verb follows something that is no table.',
    wrong: ['a = 3\nx = sum(a where a > 1)'],
    right: [DEALS, 'x = sum(d.amount where kind == "cloud")'],
  },
  T07: { sentence: 'A gauge shows one number.', wrong: ['gauge g = "a"  warn > 1'], right: ['gauge g = 3  warn > 1'] },
  T08: {
    sentence: 'The levels of a gauge lie on different sides.',
    wrong: ['gauge g = 3  warn > 1  alarm < 0'],
    right: ['gauge g = 3  warn > 1  alarm > 2'],
  },
  T09: {
    sentence: 'A function’s result is not what its annotation says.',
    wrong: ['lease(n: GW): CNY = n * $45B/GW'],
    right: ['lease(n: GW): USD = n * $45B/GW'],
  },
  T10: {
    sentence: 'Columns of different tables do not combine.',
    wrong: [DEALS, 'table t\nx\n1\n2', 'y = sum(d.amount * t.x)'],
    right: [DEALS, 'y = sum(d.amount * 2)'],
  },
  T11: { sentence: 'These values cannot be combined.' },
  T12: { sentence: 'A table or a column is expected.' },
  F01: { sentence: 'Too many arguments.', wrong: ['x = sqrt(4, 5)'], right: ['x = sqrt(4)'] },
  F02: {
    sentence: 'A parameter is unknown or given twice.',
    wrong: ['x = round(2.5, digit: 1)'],
    right: ['x = round(2.5, digits: 1)'],
  },
  F03: {
    sentence: 'An argument is missing.',
    wrong: ['x = years_of_revenue($1T)'],
    right: ['x = years_of_revenue($1T, revenue: $12B/year)'],
  },
  F04: {
    sentence: 'An argument does not fit its parameter.',
    wrong: ['x = years_of_revenue($1T, revenue: $12B)'],
    right: ['x = years_of_revenue($1T, revenue: $12B/year)'],
  },
  F05: { sentence: 'An indicator has no answer for these values.' },
  F06: {
    sentence: 'A correlation cannot be what is written.',
    wrong: ['a = 1..2\nb = 1..2\ncorrelate a, b = 3'],
    right: ['a = 1..2\nb = 1..2\ncorrelate a, b = 0.3'],
  },
  F07: {
    sentence: 'A formula calls functions too many times.',
    wrong: [['f0(x) = x', ...Array.from({ length: 12 }, (_, i) => `f${i + 1}(x) = f${i}(x) + f${i}(x)`)].join('\n')],
    right: ['f0(x) = x\nf1(x) = 2 * f0(x)\ny = f1(3)'],
  },
  D01: {
    sentence: 'The first line of a data cell cannot be read.',
    wrong: ['deals\nfrom, to, kind, amount'],
    right: [DEALS],
  },
  D02: {
    sentence: 'The header lacks a column, or names one twice.',
    wrong: ['deals d\nfrom, to, kind\nA, B, cloud'],
    right: [DEALS],
  },
  D03: {
    sentence: 'A row has more fields than the header.',
    wrong: ['deals d\nfrom, to, kind, amount\nA, B, cloud, $1,000B'],
    right: ['deals d\nfrom, to, kind, amount\nA, B, cloud,"$1,000B"'],
  },
  D04: {
    sentence: 'A quote does not stand flush with its comma, or is never closed.',
    wrong: ['deals d\nfrom, to, kind, amount\nA, B, cloud, "$1,000B"'],
    right: ['deals d\nfrom, to, kind, amount\nA, B, cloud,"$1,000B"'],
  },
  D05: {
    sentence: 'A field cannot be read as what its column holds.',
    wrong: ['deals d\nfrom, to, kind, amount\nA, B, cloud, lots'],
    right: [DEALS],
  },
  D06: {
    sentence: 'A deal does not say who pays or who is paid.',
    wrong: ['deals d\nfrom, to, kind, amount\n, B, cloud, $1B'],
    right: [DEALS],
  },
  D07: {
    sentence: 'A word or column is not one that the schema knows.',
    wrong: ['deals d\nfrom, to, kind, amount\nA, B, cluod, $1B'],
    right: [DEALS],
  },
  D08: {
    sentence: 'A field differs in dimension from its column.',
    wrong: ['table t\nx\n$1B\n$2B\n3 GW'],
    right: ['table t\nx\n$1B\n$2B\n$3B'],
  },
  D09: {
    sentence: 'A merge was never finished.',
    wrong: [
      'deals d\nfrom, to, kind, amount\n<<<<<<< ours\nA, B, cloud, $1B\n=======\nA, B, cloud, $2B\n>>>>>>> theirs',
    ],
    right: [DEALS],
  },
  D10: { sentence: 'A data file cannot be read.' },
  S01: {
    sentence: 'A source is not defined.',
    wrong: ['sources s\nkey, title\nnbd, National Business Daily', 'x = $3B [^ndb]'],
    right: ['sources s\nkey, title\nnbd, National Business Daily', 'x = $3B [^nbd]'],
  },
  S02: { sentence: 'A number has no source.', wrong: ['x = $3B'], right: ['x = $3B [^assumption]'] },
  R01: { sentence: 'A division by zero.', wrong: ['x = 1 / 0'], right: ['x = 1 / 2'] },
  R02: { sentence: 'A function has no real value here.', wrong: ['x = sqrt(0 - 4)'], right: ['x = sqrt(4)'] },
  R03: { sentence: 'A bound is open, so there is no value.' },
  R04: { sentence: 'A number is too large to hold.', wrong: ['x = 10 ^ 400'], right: ['x = 10 ^ 40'] },
  R05: { sentence: 'A value is missing.' },
  R06: { sentence: 'A certain value is needed.' },
  R07: {
    sentence: 'The lower end of a bound is above the upper end.',
    wrong: ['x = $5B up to $3B'],
    right: ['x = $3B up to $5B'],
  },
  R08: { sentence: 'A name has no value.' },
  R09: { sentence: 'A formula is nested too deeply or needs too much memory.' },
  R10: {
    sentence: 'No row fits a condition.',
    wrong: [DEALS, 'x = sum(d.amount where kind == "loan")'],
    right: [DEALS, 'x = sum(d.amount where kind == "cloud")'],
  },
  R11: { sentence: 'Rows without a value were left out.' },
  R12: { sentence: 'Rows of one deal’s history are added up.' },
  R13: { sentence: 'A dollar that runs round a loop is added up more than once.' },
  R14: { sentence: 'A deal with itself.' },
  R15: {
    sentence: 'No row has this key.',
    wrong: ['series s\nyear, x\n2024, 1\n2025, 2', 'y = s.x at 2031'],
    right: ['series s\nyear, x\n2024, 1\n2025, 2', 'y = s.x at 2025'],
  },
  R16: {
    sentence: 'A budget is used up.',
    wrong: ['x = series(1..200000, y => y)'],
    right: ['x = series(1..2000, y => y)'],
  },
  R17: {
    sentence: 'A goal has no solution.',
    wrong: ['a = 2\nb = a^2 + 1\nx = goal(a, such_that: b == 0)'],
    right: ['a = 2\nb = a^2 + 1\nx = goal(a, such_that: b == 17)'],
  },
  R18: { sentence: 'Flows given across the border of a network do not balance.' },
  R20: {
    sentence: 'An assertion does not hold.',
    wrong: ['assert 1 > 2 "one is less"'],
    right: ['assert 2 > 1 "two is more"'],
  },
  K01: { sentence: 'The kernel ended.' },
  K02: { sentence: 'The run was interrupted.' },
  Q01: {
    sentence: 'This is part of the language and not supported yet.',
    wrong: ['slider growth = 20% in 0%..60%'],
    right: ['growth = 20%'],
  },
  V01: { sentence: 'A Vega-Lite cell cannot be read.' },
} as const satisfies Record<string, DiagnosticEntry>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;
