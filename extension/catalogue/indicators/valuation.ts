// Indicators of valuation and concentration.
import type { FunctionEntry } from '../function-entry';
import { data, formula, parameter } from '../function-entry';
import { AS_OF } from './deals-parameters';

const FAMILY = 'valuation';
const VALUATIONS = parameter('valuations', 'valuations', 'a valuations cell with a column `market_cap`');
const CAPS = data(
  'valuations v\ncompany, date, market_cap\nAlphabet (Class A), 2025-10-01, $300B\nAlphabet (Class C), 2025-10-01, $290B\nApple, 2025-10-01, $500B\nAMD, 2025-10-01, $200B',
);
const PRICES = data('series s\nyear, price\n2000, 100\n2001, 80\n2002, 120\n2003, 90');
const SERIES = parameter('series', 'column A', 'a column of a series, oldest first');

export const VALUATION: readonly FunctionEntry[] = [
  {
    id: 'concentration',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Concentration', zh: '市值集中度' },
    help: 'The share of the largest companies in the whole market value; share classes of one company count once.',
    formula: 'Σ of the `top` largest values / Σ of all values',
    forms: [
      {
        parameters: [VALUATIONS, parameter('top', '1', 'how many companies', { optional: true, default: '5' }), AS_OF],
        result: '1 [%]',
      },
    ],
    thresholds: [
      {
        level: 'warn',
        value: '30%',
        by: 'the highest in half a century for five companies (Bank of England, IMF, 2025)',
      },
    ],
    citation: 'Bank of England, Financial Policy Committee Record, October 2025',
    example: { cells: [CAPS, formula('x = concentration(v, top: 2)')], name: 'x', display: '80%' },
    snippet: '${1:share_of_top} = concentration(${2:valuations}, top: ${3:5})',
  },
  {
    id: 'hhi',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Herfindahl–Hirschman index', zh: '赫芬达尔指数' },
    help: 'How concentrated the market value is, from near 0 to 10,000.',
    formula: 'Σ (100·share)²',
    forms: [{ parameters: [VALUATIONS, AS_OF], result: '1' }],
    thresholds: [
      { level: 'warn', value: '1000', by: 'moderately concentrated (US Merger Guidelines 2023, 2.1)' },
      { level: 'alarm', value: '1800', by: 'highly concentrated (US Merger Guidelines 2023, 2.1)' },
    ],
    citation: 'Rhoades, “The Herfindahl–Hirschman Index”, Federal Reserve Bulletin 79, 188–189, March 1993',
    example: { cells: [CAPS, formula('x = hhi(v)')], name: 'x', display: '3800' },
    snippet: '${1:concentrated} = hhi(${2:valuations})',
  },
  {
    id: 'cape',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'CAPE', zh: '周期调整市盈率' },
    help: 'The real price over the mean real earnings of the 120 months before, month by month.',
    formula: '(price / cpi) / mean of (earnings / cpi) over the 120 months before',
    forms: [
      {
        parameters: [
          parameter('price', 'column A', 'monthly price'),
          parameter('earnings', 'column A', 'earnings of the last twelve months'),
          parameter('cpi', 'column B', 'consumer prices'),
        ],
        result: 'column 1',
      },
      {
        parameters: [
          parameter('price', 'column A', 'monthly price'),
          parameter('earnings', 'column A/time', 'earnings as a flow'),
          parameter('cpi', 'column B', 'consumer prices'),
        ],
        result: 'column 1',
        variant: 'cape_flow',
      },
    ],
    thresholds: [{ level: 'warn', value: '30', by: 'passed in 1929 (32.6) and 1997 to 2002, Robert Shiller’s data' }],
    citation:
      'Campbell, Shiller, “Stock prices, earnings, and expected dividends”, J. Finance 43(3), 661–676, 1988, doi:10.1111/j.1540-6261.1988.tb04598.x',
    example: {
      cells: [
        data(
          `series s\nmonth, price, earnings, cpi\n${Array.from({ length: 121 }, (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}, 200, 10, 100`).join('\n')}`,
        ),
        formula('x = max(cape(s.price, s.earnings, s.cpi))'),
      ],
      name: 'x',
      display: '20',
    },
    snippet: '${1:ratio} = cape(${2:sp.price}, ${3:sp.earnings}, ${4:sp.cpi})',
  },
  {
    id: 'excess_cape_yield',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Excess CAPE yield', zh: '超额CAPE收益率' },
    help: 'What shares yield above ten-year bonds, after inflation.',
    formula: '1 / CAPE − real ten-year yield',
    forms: [
      {
        parameters: [parameter('cape', '1', 'CAPE'), parameter('real_yield', '1', 'real yield of ten-year bonds')],
        result: '1 [%]',
      },
    ],
    elementwise: true,
    citation: 'Shiller, Black, Jivraj, “CAPE and the COVID-19 Pandemic Effect”, 2020, doi:10.2139/ssrn.3714737',
    example: { cells: [formula('x = excess_cape_yield(40, real_yield: 1.8%)')], name: 'x', display: '0.7%' },
    snippet: '${1:excess} = excess_cape_yield(${2:40}, real_yield: ${3:1.8%}) [^assumption]',
  },
  {
    id: 'buffett_indicator',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Buffett indicator', zh: '巴菲特指标' },
    help: 'The market value of all shares over the yearly output of the economy.',
    formula: 'market capitalisation / GDP of a year',
    forms: [
      {
        parameters: [
          parameter('market_cap', 'A', 'value of all listed shares'),
          parameter('gdp', 'A', 'output of a year'),
        ],
        result: '1 [%]',
      },
      {
        parameters: [
          parameter('market_cap', 'A', 'value of all listed shares'),
          parameter('gdp', 'A/time', 'output as a flow'),
        ],
        result: '1 [%]',
        variant: 'buffett_indicator_flow',
      },
    ],
    elementwise: true,
    thresholds: [{ level: 'alarm', value: '200%', by: '“you are playing with fire” (Warren Buffett, 2001)' }],
    citation: 'Buffett, Loomis, “Warren Buffett on the Stock Market”, Fortune, 10 December 2001',
    example: { cells: [formula('x = buffett_indicator($60T, gdp: $30T/year)')], name: 'x', display: '200%' },
    snippet: '${1:market_to_output} = buffett_indicator(${2:\\$60T}, gdp: ${3:\\$30T/year}) [^assumption]',
  },
  {
    id: 'tobins_q',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Tobin’s q', zh: '托宾Q值' },
    help: 'What the market pays for assets over what it costs to build them again.',
    formula: '(market capitalisation + debt) / replacement cost',
    forms: [
      {
        parameters: [
          parameter('market_cap', 'A', 'market value of the shares'),
          parameter('debt', 'A', 'market value of the debt'),
          parameter('replacement_cost', 'A', 'cost of building the assets again'),
        ],
        result: '1',
      },
    ],
    elementwise: true,
    citation:
      'Tobin, “A general equilibrium approach to monetary theory”, J. Money, Credit and Banking 1(1), 15–29, 1969, doi:10.2307/1991374',
    example: { cells: [formula('x = tobins_q($80B, debt: $20B, replacement_cost: $40B)')], name: 'x', display: '2.5' },
    snippet: '${1:q} = tobins_q(${2:\\$80B}, debt: ${3:\\$20B}, replacement_cost: ${4:\\$40B}) [^assumption]',
  },
  {
    id: 'ev_sales',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Enterprise value to sales', zh: '企业价值/营收' },
    help: 'What a company costs with its debts and without its cash, in years of revenue.',
    formula: '(market capitalisation + debt − cash) / revenue of a year',
    forms: (['A', 'A/time'] as const).map((type) => ({
      parameters: [
        parameter('market_cap', 'A', 'market value or private valuation'),
        parameter('debt', 'A', 'debt'),
        parameter('cash', 'A', 'cash'),
        parameter('revenue', type, type === 'A' ? 'revenue of a year' : 'revenue as a flow'),
      ],
      result: '1 [x]',
      ...(type === 'A/time' && { variant: 'ev_sales_flow' }),
    })),
    elementwise: true,
    citation: 'Damodaran, Investment Valuation, 3rd edition, chapter 20 (revenue multiples)',
    example: {
      cells: [formula('x = ev_sales($500B, debt: $10B, cash: $30B, revenue: $12B/year)')],
      name: 'x',
      display: '40x',
    },
    snippet:
      '${1:multiple} = ev_sales(${2:\\$500B}, debt: ${3:\\$10B}, cash: ${4:\\$30B}, revenue: ${5:\\$12B/year}) [^assumption]',
  },
  {
    id: 'peg',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'PEG', zh: '市盈增长比' },
    help: 'The price/earnings ratio over the growth in percent: growth of 15% counts as 15.',
    formula: '(price / earnings) / (100·growth)',
    forms: [
      {
        parameters: [parameter('pe', '1', 'price/earnings ratio'), parameter('growth', '1', 'growth a year: `15%`')],
        result: '1',
      },
    ],
    elementwise: true,
    thresholds: [{ level: 'warn', value: '2', by: 'Peter Lynch, One Up on Wall Street, 1989, chapter 13' }],
    citation: 'Lynch, One Up on Wall Street, 1989, chapter 13',
    example: { cells: [formula('x = peg(30, growth: 15%)')], name: 'x', display: '2' },
    snippet: '${1:price_of_growth} = peg(${2:30}, growth: ${3:15%}) [^assumption]',
  },
  {
    id: 'implied_growth',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Implied growth', zh: '隐含增长率' },
    help: 'The growth that makes the discounted earnings equal the price: what one must believe.',
    formula: 'price = Σ_{t=1..n} E(1+g)^t/(1+r)^t + E(1+g)^n(1+q)/(r−q)/(1+r)^n, solved for g',
    forms: (
      [
        ['A', '1', undefined],
        ['A', 'time', 'implied_growth_time'],
        ['A/time', '1', 'implied_growth_flow'],
        ['A/time', 'time', 'implied_growth_flow_time'],
      ] as const
    ).map(([earnings, years, variant]) => ({
      parameters: [
        parameter('price', 'A', 'price, or market value'),
        parameter('earnings', earnings, 'earnings of a year'),
        parameter('discount', '1', 'discount rate a year'),
        parameter('years', years, 'years of that growth', { optional: true, default: '10' }),
        parameter('terminal', '1', 'growth for ever after', { optional: true, default: '3%' }),
      ],
      result: '1 [%]',
      ...(variant && { variant }),
    })),
    elementwise: true,
    citation: 'Rappaport, Mauboussin, Expectations Investing, 2001, chapter 4 (price-implied expectations)',
    example: { cells: [formula('x = implied_growth($1030, earnings: $70, discount: 10%)')], name: 'x', display: '3%' },
    snippet:
      '${1:believed} = implied_growth(${2:\\$500B}, earnings: ${3:\\$10B/year}, discount: ${4:10%}) [^assumption]',
  },
  ...(
    [
      ['drawdown', 'Drawdown', '回撤', 'fall from the highest so far', 'x_t / max(x_0 … x_t) − 1', 'min', '-25%'],
      ['run_up', 'Run-up', '涨幅', 'rise from the lowest so far', 'x_t / min(x_0 … x_t) − 1', 'max', '50%'],
    ] as const
  ).map(([id, en, zh, what, text, extreme, display]): FunctionEntry => ({
    id,
    kind: 'indicator',
    family: FAMILY,
    name: { en, zh },
    help: `The ${what}, row by row; \`${extreme}(${id}(x))\` is the ${extreme === 'min' ? 'worst' : 'largest'}.`,
    formula: text,
    forms: [{ parameters: [SERIES], result: 'column 1 [%]' }],
    citation: 'Magdon-Ismail, Atiya, “Maximum drawdown”, Risk Magazine 17(10), 99–102, 2004',
    example: { cells: [PRICES, formula(`x = ${extreme}(${id}(s.price))`)], name: 'x', display },
    snippet: `\${1:moves} = ${id}(\${2:sp.price})`,
  })),
];
