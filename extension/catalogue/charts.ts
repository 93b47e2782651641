// Charts: functions whose value is a picture.
import type { FunctionEntry } from './function-entry';
import { data, formula, parameter } from './function-entry';

export const CHARTS: readonly FunctionEntry[] = [
  {
    id: 'flows',
    kind: 'chart',
    family: 'chart',
    name: { en: 'Flow chart', zh: '资金流向图' },
    help: 'Draws who pays whom; loops stand out. It stands under every deals cell by itself.',
    forms: [
      {
        parameters: [
          parameter('deals', 'deals', 'a deals cell'),
          parameter('as_of', 'date', 'what was known on this date', { optional: true, default: 'the as-of date' }),
        ],
        result: 'chart',
      },
    ],
    example: {
      cells: [
        data(
          'deals d\nfrom, to, kind, amount\nNvidia, OpenAI, equity, up to $100B\nOpenAI, Nvidia, purchase, $50B up to $100B',
        ),
        formula('x = flows(d)'),
      ],
      name: 'x',
      display: 'chart flows',
    },
    snippet: 'flows(${1:deals})',
  },
  {
    id: 'gap',
    kind: 'chart',
    family: 'chart',
    name: { en: 'Profit-gap chart', zh: '盈利缺口图' },
    help: 'Draws what is due against what comes in, with the gap between.',
    forms: [
      {
        parameters: [
          parameter('cost', 'column A', 'what is due'),
          parameter('revenue', 'column A', 'what comes in, of the same series'),
        ],
        result: 'chart',
      },
      {
        parameters: [parameter('cost', 'A', 'what is spent'), parameter('revenue', 'A', 'what is earned')],
        result: 'chart',
      },
    ],
    example: { cells: [formula('x = gap($20B/year, $12B/year)')], name: 'x', display: 'chart gap' },
    snippet: 'gap(cost: ${1:\\$20B/year}, revenue: ${2:\\$12B/year})',
  },
];
