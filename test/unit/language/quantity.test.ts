import { describe, expect, it, test } from 'vitest';
import { UNITS, UNIT_SUGGESTIONS } from '../../../extension/catalogue/units';
import { tokenize } from '../../../extension/language/lexer';
import { shape } from './s-expression';

/** Base value and dimension of a text that is one number literal. */
function literal(text: string, own: string[] = []): string {
  const { tokens, problems } = tokenize(text, new Set(own));
  if (problems.length) return problems.map((p) => p.code).join();
  const [first, end] = tokens;
  if (first?.type !== 'number' || end?.type !== 'end') return 'more than one literal';
  return `${first.node.value} ${first.node.dimension.key}`.trim();
}

const YEAR = 31_556_952;

test.each([
  ['0', '0'],
  ['007', '7'],
  ['2.5', '2.5'],
  ['1e3', '1000'],
  ['1e-3', '0.001'],
  ['3k', '3000'],
  ['3K', '3000'],
  ['3 k', '3000'],
  ['3M', '3000000'],
  ['3B', '3000000000'],
  ['3bn', '3000000000'],
  ['3 bn', '3000000000'],
  ['3T', '3000000000000'],
  ['3tn', '3000000000000'],
  ['3万', '30000'],
  ['3亿', '300000000'],
  ['3 万亿', '3000000000000'],
  ['$3', '3 USD'],
  ['€3B', '3000000000 EUR'],
  ['£3M', '3000000 GBP'],
  ['₩3', '3 KRW'],
  ['₹3', '3 INR'],
  ['3 CNY', '3 CNY'],
  ['3000亿美元', '300000000000 USD'],
  ['3000亿 CNY', '300000000000 CNY'],
  ['3000 亿元', '300000000000 CNY'],
  ['30万人民币', '300000 CNY'],
  ['5%', '0.05'],
  ['5 %', '0.05'],
  ['5 pp', '0.05'],
  ['5 bp', '0.0005'],
  ['2.8x', '2.8'],
  ['17 h', '61200 s'],
  ['3 days', '259200 s'],
  ['3 d', '259200 s'],
  ['2 weeks', '1209600 s'],
  ['1 year', `${YEAR} s`],
  ['3 years', `${3 * YEAR} s`],
  ['5年', `${5 * YEAR} s`],
  ['12 个月', `${YEAR} s`],
  ['2 quarters', `${YEAR / 2} s`],
  ['3 GW', '3000000000 W'],
  ['5吉瓦', '5000000000 W'],
  ['2 kWh', '7200000 W·s'],
  ['2 J', '2 W·s'],
  ['1 EJ', '1000000000000000000 W·s'],
  ['$3/W', '3 USD·W^-1'],
  ['$45B/GW', '45 USD·W^-1'],
  ['$12B/year', `${12e9 / YEAR} USD·s^-1`],
  ['$3/W/h', `${3 / 3600} USD·W^-1·s^-1`],
  ['$3/W*h', `10800 USD·W^-1·s`],
])('%s is %s in base units', (text, wanted) => {
  expect(literal(text)).toBe(wanted);
});

test('every unit reads by its name and by each of its other spellings', () => {
  for (const { name, aliases, factor } of UNITS)
    for (const word of [name, ...aliases])
      expect.soft(literal(`2 ${word}`), word).toMatch(new RegExp(`^${2 * factor} `));
});

describe('a literal takes the whole suffix or none of it', () => {
  test.each([
    ['$3/W', '3[USD·W^-1]'],
    ['$3/n', '(/ 3[USD] n)'],
    ['$3/ W', '(/ 3[USD] W)'],
    ['$3/W/n', '(/ (/ 3[USD] W) n)'],
    ['$3/min(x)', '(/ 3[USD] (min() x))'],
    ['$3/h.price', '(/ 3[USD] h.price)'],
    ['17 h / 1 h', '(/ 61200[s] 3600[s])'],
    ['17 h/1 h', '(/ 61200[s] 3600[s])'],
    ['3 to 5', '(to 3 5)'],
    ['3 in years', '(in 3 years)'],
    ['3 at 2', '(at 3 2)'],
  ])('%s', (text, wanted) => expect(shape(text)).toBe(wanted));
});

describe('units of one’s own', () => {
  test.each([
    ['1 token', '1 token'],
    ['1M tokens', '1000000 token'],
    ['$10/token', '10 USD·token^-1'],
  ])('%s', (text, wanted) => expect(literal(text, ['token'])).toBe(wanted));
});

describe('what is no number says what to write', () => {
  const said = (text: string): string => {
    const { problems } = tokenize(text, new Set());
    return problems
      .map((p) => `${p.code} ${p.message}${(p.fixes ?? []).map((f) => ` [${f.title}]`).join('')}`)
      .join(' | ');
  };
  test.each([
    ['2.8 x', 'U01 A multiple is written without a blank: `2.8x`. To multiply by a name, write `2.8 * x`. [Write * x]'],
    [
      '3 foo',
      'U01 `foo` is neither a unit nor a scale. To multiply by a name, write `3 * foo`; for a unit of your own, add `unit foo`.',
    ],
    ['3 m', 'U01 `m` is no unit or scale here; did you mean `M`? [Write M]'],
    ['3 y', 'U01 `y` is no unit or scale here; did you mean `year`? [Write year]'],
    ['3 Gw', 'U01 `Gw` is no unit or scale here; did you mean `GW`? [Write GW]'],
    ['3 gigawatts', 'U01 `gigawatts` is no unit or scale here; did you mean `GW`? [Write GW]'],
    ['3 yeers', 'U01 `yeers` is no unit or scale here; did you mean `years`? [Write years]'],
    [
      '¥300B',
      'U02 A bare ¥ may be yuan or yen: write `CNY` or `JPY` after the number. [Write 300B CNY] [Write 300B JPY]',
    ],
    [
      '￥3万',
      'U02 A bare ¥ may be yuan or yen: write `CNY` or `JPY` after the number. [Write 3万 CNY] [Write 3万 JPY]',
    ],
    ['300¥', 'U02 A bare ¥ may be yuan or yen: write `CNY` or `JPY` after the number. [Write CNY] [Write JPY]'],
    ['.5', 'P05 A decimal point needs digits on both sides: write `0.5`. [Write 0.5]'],
    ['5.', 'P05 A decimal point needs digits on both sides: write `5` or `5.0`. [Write 5]'],
    ['$1,000B', 'P04 Digits are not grouped: write `$1000B`, not `$1,000B`. [Write $1000B]'],
    ['1,000,000', 'P04 Digits are not grouped: write `1000000`, not `1,000,000`. [Write 1000000]'],
    ['1_000', 'P04 Digits are not grouped: write `1000`, not `1_000`. [Write 1000]'],
    [
      'sum(1,000)',
      'P04 Digits are not grouped: write `1000`, not `1,000`. Two arguments stand with a blank after the comma. [Write 1000]',
    ],
    ['３.５', 'P02 Digits are written in ASCII: 3.5. [Write 3.5]'],
    ['2025-02-30', 'P06 2025-02-30 is not a day of the calendar.'],
  ])('%s', (text, wanted) => expect(said(text)).toBe(wanted));

  it('takes two arguments without a blank for two arguments', () => {
    expect(shape('max(1,200)')).toBe('(max() 1 200)');
  });

  it('suggests only what exists', () => {
    for (const instead of Object.values(UNIT_SUGGESTIONS))
      expect.soft(literal(`1${instead}`), instead).not.toMatch(/U01/);
  });
});
