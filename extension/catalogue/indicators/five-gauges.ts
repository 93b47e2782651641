// The five gauges after Exponential View. Their cut-offs are a third party's judgement, and parameters.
import type { FunctionEntry, Threshold } from '../function-entry';
import { formula, parameter } from '../function-entry';

const FAMILY = 'gauges';
const BY = 'Exponential View, “Is AI a bubble?”, 2025';
const CITATION = 'Azhar, Warren, “Is AI a bubble?”, Exponential View, September 2025';
const limits = (warn: string, alarm: string): Threshold[] => [
  { level: 'warn', value: warn, by: BY },
  { level: 'alarm', value: alarm, by: BY },
];
const limit = (name: string, type: string, what: string, value: string) =>
  parameter(name, type, what, { optional: true, default: value });

export const FIVE_GAUGES: readonly FunctionEntry[] = [
  {
    id: 'economic_strain',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Economic strain', zh: '经济负担' },
    help: 'Capital expenditure on AI as a share of output.',
    formula: 'capex / GDP',
    forms: [
      {
        parameters: [parameter('capex', 'A', 'capital expenditure on AI'), parameter('gdp', 'A', 'output')],
        result: '1 [%]',
      },
    ],
    elementwise: true,
    thresholds: limits('1%', '2%'),
    citation: CITATION,
    example: { cells: [formula('x = economic_strain($450B/year, gdp: $30T/year)')], name: 'x', display: '1.5%' },
    snippet:
      'gauge ${1:strain} = economic_strain(${2:\\$450B/year}, gdp: ${3:\\$30T/year}) [^assumption]  warn > ${4:1%}  alarm > ${5:2%}',
  },
  {
    id: 'industry_strain',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Industry strain', zh: '行业负担' },
    help: 'Capital expenditure on AI in multiples of the revenue of AI.',
    formula: 'capex / AI revenue',
    forms: [
      {
        parameters: [parameter('capex', 'A', 'capital expenditure on AI'), parameter('revenue', 'A', 'revenue of AI')],
        result: '1 [x]',
      },
    ],
    elementwise: true,
    thresholds: limits('3x', '5x'),
    citation: CITATION,
    example: { cells: [formula('x = industry_strain($360B/year, revenue: $60B/year)')], name: 'x', display: '6x' },
    snippet:
      'gauge ${1:strain} = industry_strain(${2:\\$360B/year}, revenue: ${3:\\$60B/year}) [^assumption]  warn > ${4:3x}  alarm > ${5:5x}',
  },
  {
    id: 'index_pe',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Index price/earnings', zh: '指数市盈率' },
    help: 'The price of an index over its earnings of a year.',
    formula: 'price / earnings of a year',
    forms: (['A', 'A/time'] as const).map((type) => ({
      parameters: [parameter('price', 'A', 'price or market value'), parameter('earnings', type, 'earnings of a year')],
      result: '1',
      ...(type === 'A/time' && { variant: 'index_pe_flow' }),
    })),
    elementwise: true,
    thresholds: limits('30', '50'),
    citation: CITATION,
    example: { cells: [formula('x = index_pe($60T, earnings: $2T/year)')], name: 'x', display: '30' },
    snippet:
      'gauge ${1:heat} = index_pe(${2:\\$60T}, earnings: ${3:\\$2T/year}) [^assumption]  warn > ${4:30}  alarm > ${5:50}',
  },
  {
    id: 'funding_quality',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Funding quality', zh: '资金质量' },
    help: 'The share of debt in what pays for the boom.',
    formula: 'debt / all funding',
    forms: [
      {
        parameters: [parameter('debt', 'A', 'debt raised'), parameter('funding', 'A', 'all funding, debt included')],
        result: '1 [%]',
      },
    ],
    elementwise: true,
    thresholds: limits('30%', '50%'),
    citation: CITATION,
    example: { cells: [formula('x = funding_quality($120B, funding: $400B)')], name: 'x', display: '30%' },
    snippet:
      'gauge ${1:debt_share} = funding_quality(${2:\\$120B}, funding: ${3:\\$400B}) [^assumption]  warn > ${4:30%}  alarm > ${5:50%}',
  },
  {
    id: 'bubble_stage',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Bubble stage', zh: '泡沫阶段' },
    help: 'How many of the five gauges are red: 0 or 1 a boom, 2 caution, 3 and more a bubble.',
    formula: 'reds = number of gauges above their red limit; over bounds the worse ends count',
    forms: [
      {
        parameters: [
          parameter('economic_strain', '1', 'capex over GDP'),
          parameter('industry_strain', '1', 'capex over AI revenue'),
          parameter('doubling_time', 'time', 'doubling time of AI revenue'),
          parameter('index_pe', '1', 'price/earnings of the index'),
          parameter('funding_quality', '1', 'share of debt'),
          limit('economic_amber', '1', 'amber above', '1%'),
          limit('economic_red', '1', 'red above', '2%'),
          limit('industry_amber', '1', 'amber above', '3x'),
          limit('industry_red', '1', 'red above', '5x'),
          limit('doubling_amber', 'time', 'amber above', '1 year'),
          limit('doubling_red', 'time', 'red above', '2 years'),
          limit('pe_amber', '1', 'amber above', '30'),
          limit('pe_red', '1', 'red above', '50'),
          limit('debt_amber', '1', 'amber above', '30%'),
          limit('debt_red', '1', 'red above', '50%'),
        ],
        result: { record: { reds: '1', stage: 'text', gauges: { table: { gauge: 'text', level: 'text' } } } },
      },
    ],
    citation: CITATION,
    example: { cells: [formula('x = bubble_stage(1.5%, 6x, 1 year, 55, 25%).stage')], name: 'x', display: '"caution"' },
    snippet:
      '${1:stage} = bubble_stage(economic_strain: ${2:1.5%}, industry_strain: ${3:6x}, doubling_time: ${4:1 year}, index_pe: ${5:35}, funding_quality: ${6:25%}) [^assumption]',
  },
];
