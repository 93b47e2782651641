// Functions of the language that are no indicators: aggregates, mathematics, choices of an end.
import type { Form, FunctionEntry } from './function-entry';
import { data, formula, parameter } from './function-entry';

const TABLE = data('table t\nkind, amount [$B]\nloan, 2\nloan, 4\ncloud, 9');

function aggregate(id: string, zh: string, help: string, result: string, display: string): FunctionEntry {
  return {
    id,
    kind: 'function',
    family: 'aggregate',
    name: { en: id, zh },
    help,
    forms: [
      { parameters: [parameter('values', 'column A', 'a column; missing rows are left out and counted')], result },
      { parameters: [parameter('values', 'A', 'numbers of one dimension', { rest: true })], result },
    ],
    example: { cells: [TABLE, formula(`x = ${id}(t.amount)`)], name: 'x', display },
  };
}

function mathematical(
  id: string,
  zh: string,
  help: string,
  forms: readonly Form[],
  example: string,
  display: string,
): FunctionEntry {
  return {
    id,
    kind: 'function',
    family: 'mathematics',
    name: { en: id, zh },
    help,
    forms,
    elementwise: true,
    example: { cells: [formula(`x = ${example}`)], name: 'x', display },
  };
}
const plain: readonly Form[] = [{ parameters: [parameter('x', '1', 'a plain number')], result: '1' }];

export const FUNCTIONS: readonly FunctionEntry[] = [
  aggregate('sum', '求和', 'Adds a column up.', 'A', '$15B'),
  aggregate('mean', '平均', 'The arithmetic mean.', 'A', '$5B'),
  aggregate('median', '中位数', 'The middle value.', 'A', '$4B'),
  aggregate('min', '最小', 'The least value.', 'A', '$2B'),
  aggregate('max', '最大', 'The greatest value.', 'A', '$9B'),
  aggregate('stdev', '标准差', 'The sample standard deviation (n − 1).', 'A', '$3.61B'),
  {
    id: 'count',
    kind: 'function',
    family: 'aggregate',
    name: { en: 'count', zh: '计数' },
    help: 'How many rows a table has, or how many values a column has.',
    forms: [
      { parameters: [parameter('rows', 'table', 'a table')], result: '1' },
      { parameters: [parameter('values', 'column any', 'a column; missing rows do not count')], result: '1' },
    ],
    example: { cells: [TABLE, formula('x = count(t where kind == "loan")')], name: 'x', display: '2' },
  },
  mathematical(
    'abs',
    '绝对值',
    'The size without the sign.',
    [{ parameters: [parameter('x', 'A', 'a number')], result: 'A' }],
    'abs($2B - $5B)',
    '$3B',
  ),
  mathematical(
    'sqrt',
    '平方根',
    'The square root; the dimension is halved.',
    [{ parameters: [parameter('x', 'A', 'not negative')], result: 'A^0.5' }],
    'sqrt(16)',
    '4',
  ),
  mathematical('exp', '指数', 'e to the power of x.', plain, 'exp(1)', '2.72'),
  mathematical('ln', '自然对数', 'The natural logarithm.', plain, 'ln(exp(2))', '2'),
  mathematical('log10', '常用对数', 'The logarithm to base 10.', plain, 'log10(1000)', '3'),
  mathematical('floor', '向下取整', 'The next whole number below.', plain, 'floor(2.7)', '2'),
  mathematical('ceil', '向上取整', 'The next whole number above.', plain, 'ceil(2.1)', '3'),
  {
    id: 'round',
    kind: 'function',
    family: 'mathematics',
    name: { en: 'round', zh: '四舍五入' },
    help: 'Rounds to a number of decimals; halves go away from zero.',
    forms: [
      {
        parameters: [
          parameter('x', '1', 'a plain number'),
          parameter('digits', '1', 'decimals', { optional: true, default: '0' }),
        ],
        result: '1',
      },
    ],
    example: { cells: [formula('x = round(2.567, 1)')], name: 'x', display: '2.6' },
  },
  ...(
    [
      ['low', '下端', 'The lower end of a bounded value.', '$0'],
      ['high', '上端', 'The upper end of a bounded value.', '$100B'],
      ['mid', '中点', 'The middle between the ends, chosen visibly.', '$50B'],
    ] as const
  ).map(([id, zh, help, display]): FunctionEntry => ({
    id,
    kind: 'function',
    family: 'bounds',
    name: { en: id, zh },
    help,
    forms: [{ parameters: [parameter('x', 'A', 'a bounded value')], result: 'A' }],
    elementwise: true,
    example: { cells: [formula(`stake = up to $100B\nx = ${id}(stake)`)], name: 'x', display },
  })),
  {
    id: 'current',
    kind: 'function',
    family: 'deals',
    name: { en: 'current', zh: '当前交易' },
    help: 'One row a deal: the latest dated no later than the as-of date; cancelled deals are left out.',
    forms: [
      {
        parameters: [
          parameter('deals', 'deals', 'a deals cell'),
          parameter('as_of', 'date', 'the date to look from', { optional: true, default: 'the as-of date' }),
        ],
        result: 'same deals',
      },
    ],
    example: {
      cells: [
        data(
          'deals d\ndeal, from, to, kind, amount, date, status\na, Nvidia, OpenAI, equity, $100B, 2025-09-22, announced\na, Nvidia, OpenAI, equity, $30B, 2026-02-01, signed',
        ),
        formula('x = sum(current(d).amount)'),
      ],
      name: 'x',
      display: '$30B',
    },
  },
];
