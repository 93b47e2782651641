// Units, scales and currencies of the formula language. Base units: s, W, whole units of a currency, 1.

/** Seconds in the language's year: the mean Gregorian year, 365.2425 days. */
export const YEAR = 31_556_952;

/** Exponents of base symbols: `{ W: 1, s: 1 }` is energy. */
export type Exponents = Readonly<Record<string, number>>;

export interface UnitEntry {
  /** The canonical word, as printed. */
  name: string;
  /** Printed after any number but 1. */
  plural?: string;
  /** Other spellings that are read: plurals, full words, Chinese. */
  aliases: readonly string[];
  dimension: Exponents;
  /** How many base units one of it is. */
  factor: number;
  help: string;
}

const time = (name: string, plural: string, factor: number, aliases: string[], help: string): UnitEntry => ({
  name,
  plural,
  aliases: [plural, ...aliases],
  dimension: { s: 1 },
  factor,
  help,
});
const power = (name: string, factor: number, aliases: string[]): UnitEntry => ({
  name,
  aliases,
  dimension: { W: 1 },
  factor,
  help: 'power',
});
const energy = (name: string, factor: number, aliases: string[]): UnitEntry => ({
  name,
  aliases,
  dimension: { W: 1, s: 1 },
  factor,
  help: 'energy',
});

export const UNITS: readonly UnitEntry[] = [
  time('s', 's', 1, ['second', 'seconds', '秒'], 'a second'),
  time('min', 'min', 60, ['minute', 'minutes', '分钟'], 'a minute'),
  time('h', 'h', 3600, ['hour', 'hours', '小时'], 'an hour'),
  time('d', 'd', 86_400, ['day', 'days', '天', '日'], 'a day'),
  time('week', 'weeks', 604_800, ['周', '星期'], 'a week'),
  time('month', 'months', YEAR / 12, ['个月', '月'], 'a twelfth of a year'),
  time('quarter', 'quarters', YEAR / 4, ['季度', '个季度'], 'a quarter of a year'),
  time('year', 'years', YEAR, ['年'], 'the mean Gregorian year, 31,556,952 s'),
  power('W', 1, ['瓦']),
  power('kW', 1e3, ['千瓦']),
  power('MW', 1e6, ['兆瓦']),
  power('GW', 1e9, ['吉瓦']),
  power('TW', 1e12, ['太瓦']),
  energy('Wh', 3600, ['瓦时']),
  energy('kWh', 3.6e6, ['千瓦时', '度电']),
  energy('MWh', 3.6e9, ['兆瓦时']),
  energy('GWh', 3.6e12, ['吉瓦时']),
  energy('TWh', 3.6e15, ['太瓦时']),
  energy('J', 1, ['焦', '焦耳']),
  energy('kJ', 1e3, ['千焦']),
  energy('MJ', 1e6, ['兆焦']),
  energy('GJ', 1e9, ['吉焦']),
  energy('TJ', 1e12, ['太焦']),
  energy('PJ', 1e15, ['拍焦']),
  energy('EJ', 1e18, ['艾焦']),
];

/** Dimensionless marks that follow a number; `look` is how a result that keeps them prints. */
export const MARKS: readonly { name: string; factor: number; look?: '%' | 'x'; help: string }[] = [
  { name: '%', factor: 0.01, look: '%', help: 'per cent: 0.01' },
  { name: 'pp', factor: 0.01, look: '%', help: 'percentage points' },
  { name: 'bp', factor: 0.0001, look: '%', help: 'basis points' },
  { name: 'x', factor: 1, look: 'x', help: 'a multiple: 2.8x' },
];

/** Longest first, so that a prefix search finds 万亿 before 万. */
export const SCALES: readonly { name: string; factor: number }[] = [
  { name: '万亿', factor: 1e12 },
  { name: '亿', factor: 1e8 },
  { name: '万', factor: 1e4 },
  { name: 'bn', factor: 1e9 },
  { name: 'tn', factor: 1e12 },
  { name: 'k', factor: 1e3 },
  { name: 'K', factor: 1e3 },
  { name: 'M', factor: 1e6 },
  { name: 'B', factor: 1e9 },
  { name: 'T', factor: 1e12 },
];

/** Signs that stand before the number. A bare ¥ is ambiguous and refused. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
};

export const CURRENCY_WORDS: Readonly<Record<string, string>> = { 美元: 'USD', 人民币: 'CNY', 元: 'CNY' };

/** ISO 4217 codes that the language knows. */
export const CURRENCIES: readonly string[] =
  'USD EUR GBP JPY CNY CNH HKD TWD KRW INR SGD AUD NZD CAD CHF SEK NOK DKK PLN CZK HUF RON TRY ILS AED SAR QAR KWD BRL MXN ARS CLP COP PEN ZAR NGN EGP KES IDR MYR THB PHP VND PKR BDT RUB UAH KZT'.split(
    ' ',
  );

/** Words that people write and that are not units here, with what they meant. */
export const UNIT_SUGGESTIONS: Readonly<Record<string, string>> = {
  b: 'B',
  m: 'M',
  t: 'T',
  million: 'M',
  billion: 'B',
  trillion: 'T',
  mn: 'M',
  y: 'year',
  yr: 'year',
  yrs: 'years',
  q: 'quarter',
  mo: 'month',
  w: 'week',
  sec: 's',
  gw: 'GW',
  mw: 'MW',
  kw: 'kW',
  gwh: 'GWh',
  twh: 'TWh',
  mwh: 'MWh',
  kwh: 'kWh',
  usd: 'USD',
  cny: 'CNY',
  rmb: 'CNY',
  RMB: 'CNY',
  percent: '%',
  dollar: 'USD',
  dollars: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  yuan: 'CNY',
  yen: 'JPY',
  won: 'KRW',
  mm: 'M',
  mln: 'M',
  bln: 'B',
  thousand: 'k',
  watt: 'W',
  watts: 'W',
  kilowatt: 'kW',
  megawatt: 'MW',
  gigawatt: 'GW',
  terawatt: 'TW',
  kilowatts: 'kW',
  megawatts: 'MW',
  gigawatts: 'GW',
  terawatts: 'TW',
  times: 'x',
  bps: 'bp',
};
