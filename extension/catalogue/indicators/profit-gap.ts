// Indicators of the profit gap: what is promised and spent against what is earned.
import type { FunctionEntry } from '../function-entry';
import { formula, parameter } from '../function-entry';

export const PROFIT_GAP: readonly FunctionEntry[] = [
  {
    id: 'years_of_revenue',
    kind: 'indicator',
    family: 'profit gap',
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
    family: 'profit gap',
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
        result: { table: { period: 'any', cost: 'M', revenue: 'M', gap: 'M' }, extra: { total: 'M' } },
        variant: 'profit_gap_stock',
      },
      {
        parameters: [
          parameter('cost', 'column A', 'what is due, a column of a series'),
          parameter('revenue', 'column A', 'what comes in, of the same series'),
        ],
        result: { table: { period: 'any', cost: 'A', revenue: 'A', gap: 'A' }, extra: { total: 'A*time' } },
      },
    ],
    example: { cells: [formula('x = profit_gap($20B/year, $12B/year).share')], name: 'x', display: '66.7%' },
    snippet:
      '${1:gap} = profit_gap(cost: ${2:\\$20B/year}, revenue: ${3:\\$12B/year}) [^assumption]\n${4:gap_share} = ${1:gap}.share',
  },
];
