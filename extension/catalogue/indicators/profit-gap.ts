// Indicators of the profit gap: what is promised and spent against what is earned.
import type { FunctionEntry } from '../function-entry';
import { data, formula, parameter } from '../function-entry';
import { AS_OF, DEALS } from './deals-parameters';

const FAMILY = 'profit gap';

export const PROFIT_GAP: readonly FunctionEntry[] = [
  {
    id: 'years_of_revenue',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Years of revenue', zh: '承诺相当于几年营收' },
    help: 'How many years of today’s revenue the promises take.',
    formula: 'commitments / revenue',
    forms: [
      {
        parameters: [
          parameter('commitments', 'M', 'money promised'),
          parameter('revenue', 'M/time', 'revenue, a flow: `$12B/year`'),
        ],
        result: 'time [year]',
      },
    ],
    elementwise: true,
    example: { cells: [formula('x = years_of_revenue($1T, revenue: $12B/year)')], name: 'x', display: '83.3 years' },
    snippet: '${1:years_needed} = years_of_revenue(${2:\\$1T}, revenue: ${3:\\$12B/year}) [^assumption]',
  },
  {
    id: 'profit_gap',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Profit gap', zh: '盈利缺口' },
    help: 'Cost less revenue: one figure with its share of revenue, or a series with its total.',
    formula: 'gap = cost − revenue; share = gap / revenue',
    forms: [
      {
        parameters: [parameter('cost', 'A', 'what is spent'), parameter('revenue', 'A', 'what is earned')],
        result: { record: { gap: 'A', share: '1 [%]' } },
      },
      {
        parameters: [
          parameter('cost', 'column M', 'money due in each period'),
          parameter('revenue', 'column M', 'money that comes in, of the same series'),
        ],
        result: { table: { period: 'key', cost: 'M', revenue: 'M', gap: 'M' }, extra: { total: 'M' } },
        variant: 'profit_gap_stock',
      },
      {
        parameters: [
          parameter('cost', 'column A', 'what is due, a column of a series'),
          parameter('revenue', 'column A', 'what comes in, of the same series'),
        ],
        result: { table: { period: 'key', cost: 'A', revenue: 'A', gap: 'A' }, extra: { total: 'A*time' } },
      },
    ],
    example: { cells: [formula('x = profit_gap($20B/year, $12B/year).share')], name: 'x', display: '66.7%' },
    snippet:
      '${1:gap} = profit_gap(cost: ${2:\\$20B/year}, revenue: ${3:\\$12B/year}) [^assumption]\n${4:gap_share} = ${1:gap}.share',
  },
  {
    id: 'required_revenue',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Required revenue', zh: '所需营收' },
    help: 'The revenue that AI must earn to pay for the GPUs bought: data centres around them and a margin for their users included.',
    formula: 'GPU run rate / gpu_share / (1 − margin)',
    forms: [
      {
        parameters: [
          parameter('gpu_run_rate', 'A', 'what is spent on GPUs: `$150B/year`'),
          parameter('gpu_share', '1', 'share of GPUs in the cost of a data centre', { optional: true, default: '50%' }),
          parameter('margin', '1', 'gross margin of those who use them', { optional: true, default: '50%' }),
        ],
        result: 'A',
      },
    ],
    elementwise: true,
    citation: 'David Cahn, “AI’s $600B Question”, Sequoia Capital, 20 June 2024',
    example: { cells: [formula('x = required_revenue($150B/year)')], name: 'x', display: '$600B/year' },
    snippet: '${1:needed} = required_revenue(${2:\\$150B/year}, gpu_share: ${3:50%}, margin: ${4:50%}) [^assumption]',
  },
  {
    id: 'required_growth',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Required growth', zh: '所需年增长率' },
    help: 'The growth a year that leads from one value to another.',
    formula: '(to / from)^(1 / years) − 1',
    forms: (['time', '1'] as const).map((type) => ({
      parameters: [
        parameter('from', 'A', 'value at the start'),
        parameter('to', 'A', 'value at the end'),
        parameter('years', type, 'time between them'),
      ],
      result: '1 [%]',
      ...(type === '1' && { variant: 'required_growth_plain' }),
    })),
    elementwise: true,
    citation: 'OASIS OpenDocument 1.3, Part 4: OpenFormula, 6.12 Financial Functions (RRI)',
    example: {
      cells: [formula('x = required_growth($12B/year, $120B/year, 5 years)')],
      name: 'x',
      display: '58.5%',
    },
    snippet: '${1:growth_needed} = required_growth(${2:\\$12B/year}, ${3:\\$120B/year}, ${4:5 years}) [^assumption]',
  },
  {
    id: 'doubling_time',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Doubling time', zh: '倍增时间' },
    help: 'How long a value takes to double at the pace at which it went from a to b.',
    formula: 'dt·ln 2 / ln(b / a)',
    forms: [
      {
        parameters: [
          parameter('a', 'A', 'value before'),
          parameter('b', 'A', 'value after'),
          parameter('dt', 'time', 'time between them'),
        ],
        result: 'time [year]',
      },
    ],
    elementwise: true,
    thresholds: [
      { level: 'warn', value: '1 year', by: 'Exponential View, 2025' },
      { level: 'alarm', value: '2 years', by: 'Exponential View, 2025' },
    ],
    citation: 'Azhar, Warren, “Is AI a bubble?”, Exponential View, September 2025 (revenue momentum)',
    example: { cells: [formula('x = doubling_time($4B/year, $16B/year, 2 years)')], name: 'x', display: '1 year' },
    snippet: '${1:doubles_in} = doubling_time(${2:\\$4B/year}, ${3:\\$12B/year}, ${4:1 year}) [^assumption]',
  },
  {
    id: 'breakeven_volume',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Break-even volume', zh: '盈亏平衡量' },
    help: 'How much must be sold to cover the fixed cost; never where a sale brings in no more than it costs.',
    formula: 'fixed / (price − unit_cost)',
    forms: [
      {
        parameters: [
          parameter('fixed', 'A', 'fixed cost'),
          parameter('price', 'B', 'price of one'),
          parameter('unit_cost', 'B', 'cost of one'),
        ],
        result: 'A/B',
      },
    ],
    elementwise: true,
    citation: 'Horngren, Datar, Rajan, Cost Accounting, chapter 3 (cost-volume-profit analysis)',
    example: {
      cells: [formula('x = breakeven_volume($900M, price: $20, unit_cost: $11)')],
      name: 'x',
      display: '100M',
    },
    snippet: '${1:volume} = breakeven_volume(${2:\\$900M}, price: ${3:\\$20}, unit_cost: ${4:\\$11}) [^assumption]',
  },
  {
    id: 'unprofitable_spend',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Unprofitable spend', zh: '未盈利投入' },
    help: 'The part of what was spent that has brought no profit.',
    formula: 'spend × failure_share',
    forms: [
      {
        parameters: [
          parameter('spend', 'A', 'what was spent'),
          parameter('failure_share', '1', 'share of projects without profit'),
        ],
        result: 'A',
      },
    ],
    elementwise: true,
    citation: 'MIT NANDA, “The GenAI Divide: State of AI in Business 2025”, July 2025 (95%; $30–40 billion)',
    example: { cells: [formula('x = unprofitable_spend($40B, failure_share: 95%)')], name: 'x', display: '$38B' },
    snippet: '${1:in_vain} = unprofitable_spend(${2:\\$40B}, failure_share: ${3:95%}) [^assumption]',
  },
  {
    id: 'schedule',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Schedule', zh: '承诺时间表' },
    help: 'What falls due in each year, quarter or month: deals spread evenly over their term.',
    formula:
      'each deal evenly from `start` to `end`, every full year alike and days within a year alike; a deal without them in the period of its `date`',
    forms: [
      {
        parameters: [
          DEALS,
          parameter('by', 'choice year', 'year, quarter or month', { optional: true, default: 'year' }),
          AS_OF,
        ],
        result: { table: { period: '1', due: 'M' } },
      },
      ...(['quarter', 'month'] as const).map((step) => ({
        parameters: [DEALS, parameter('by', `choice ${step}`, 'year, quarter or month'), AS_OF],
        result: { table: { period: 'date', due: 'M' } },
        variant: `schedule_${step}`,
      })),
    ],
    example: {
      cells: [
        data('deals d\nfrom, to, kind, amount, start, end\nOpenAI, Oracle, cloud, $300B, 2027-01-01, 2031-12-31'),
        formula('x = max(schedule(d, by: year).due)'),
      ],
      name: 'x',
      display: '$60B',
    },
    snippet: '${1:due} = schedule(${2:deals}, by: ${3|year,quarter,month|})',
  },
  {
    id: 'ttm',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Trailing twelve months', zh: '过去十二个月' },
    help: 'The money of the twelve months up to each row of a quarterly or monthly series.',
    formula: 'Σ of the last four quarters (or twelve months), a flow counting for its period',
    forms: [
      { parameters: [parameter('series', 'column M/time', 'a flow: `[$/quarter]`')], result: 'column M' },
      {
        parameters: [parameter('series', 'column M', 'money of each period')],
        result: 'column M',
        variant: 'ttm_stock',
      },
      {
        parameters: [parameter('series', 'column 1', 'a count of each period')],
        result: 'column 1',
        variant: 'ttm_stock',
      },
      { parameters: [parameter('series', 'column power', 'mean power of each period')], result: 'column energy' },
    ],
    example: {
      cells: [
        data('series s\nquarter, revenue [$B/quarter]\n2024Q4, 39.3\n2025Q1, 44.1\n2025Q2, 46.7\n2025Q3, 57.0'),
        formula('x = max(ttm(s.revenue))'),
      ],
      name: 'x',
      display: '$187B',
    },
    snippet: '${1:year_to_date} = ttm(${2:quarterly.revenue})',
  },
];
