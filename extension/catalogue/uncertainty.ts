// Distributions, questions to them, and what-if: series, scenarios, goals, sensitivities.
import type { FunctionEntry, Parameter } from './function-entry';
import { data, formula, parameter } from './function-entry';

/** Parameters of the distributions by name, in order. */
export const DISTRIBUTION_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  normal: ['mean', 'sd'],
  lognormal: ['mean', 'sd'],
  uniform: ['low', 'high'],
  triangular: ['low', 'mode', 'high'],
  beta: ['a', 'b'],
  pert: ['low', 'mode', 'high'],
};

const PARAMETER_HELP: Readonly<Record<string, string>> = {
  mean: 'the mean',
  sd: 'the standard deviation',
  low: 'the least value',
  high: 'the greatest value',
  mode: 'the likeliest value',
  a: 'first shape',
  b: 'second shape',
};

function distribution(id: string, zh: string, help: string, call: string, display: string): FunctionEntry {
  return {
    id,
    kind: 'function',
    family: 'distribution',
    name: { en: id, zh },
    help,
    forms: [
      {
        parameters: DISTRIBUTION_PARAMETERS[id]!.map((name) => parameter(name, 'A', PARAMETER_HELP[name]!)),
        result: 'A',
      },
    ],
    example: { cells: [formula(`x = ${call}`)], name: 'x', display },
  };
}

const X: Parameter = parameter('x', 'A', 'an uncertain value');
const SCENARIO = formula(
  'growth = 40% [^assumption]\ngap = $1T - $12B * (1 + growth)^6\nscenario winter { growth = 5% [^assumption] }',
);

export const UNCERTAINTY: readonly FunctionEntry[] = [
  distribution(
    'normal',
    '正态分布',
    'A normal distribution by its mean and standard deviation.',
    'normal($10B, sd: $2B)',
    '$6.71B to $13.3B',
  ),
  distribution(
    'lognormal',
    '对数正态分布',
    'A lognormal distribution by the mean and standard deviation of the value itself.',
    'lognormal($10B, sd: $2B)',
    '$7.08B to $13.6B',
  ),
  distribution(
    'uniform',
    '均匀分布',
    'Equally likely between two hard ends; `low..high` for short.',
    'uniform(3 years, 5 years)',
    '3.1 years to 4.9 years',
  ),
  distribution(
    'triangular',
    '三角分布',
    'Between two hard ends, likeliest at one value.',
    'triangular(1, 2, 4)',
    '1.39 to 3.45',
  ),
  distribution('beta', '贝塔分布', 'A share between 0 and 1 by two shapes.', 'beta(2, 3)', '0.0976 to 0.751'),
  distribution(
    'pert',
    'PERT 分布',
    'Between two hard ends, drawn to the likeliest value more than a triangle is.',
    'pert(1, 2, 9)',
    '1.29 to 5.5',
  ),
  {
    id: 'P',
    kind: 'function',
    family: 'distribution',
    name: { en: 'probability', zh: '概率' },
    help: 'How likely a comparison holds: the share of samples; over bounds an interval.',
    forms: [{ parameters: [parameter('truth', 'truth', 'a comparison of uncertain values')], result: '1 [%]' }],
    example: { cells: [formula('x = P((0..10) > 2.5)')], name: 'x', display: '75%' },
  },
  {
    id: 'sd',
    kind: 'function',
    family: 'distribution',
    name: { en: 'standard deviation', zh: '标准差' },
    help: 'The standard deviation of an uncertain value.',
    forms: [{ parameters: [X], result: 'A' }],
    example: { cells: [formula('x = sd(normal($10B, sd: $2B))')], name: 'x', display: '$2B' },
  },
  {
    id: 'quantile',
    kind: 'function',
    family: 'distribution',
    name: { en: 'quantile', zh: '分位数' },
    help: 'The value below which a share of the samples, or of a column, lies.',
    forms: [
      {
        parameters: [parameter('values', 'column A', 'a column'), parameter('p', '1', 'a share, 0% to 100%')],
        result: 'A',
        variant: 'quantile_column',
      },
      { parameters: [X, parameter('p', '1', 'a share, 0% to 100%')], result: 'A' },
    ],
    example: { cells: [formula('x = quantile(20% to 60%, 95%)')], name: 'x', display: '60%' },
  },
  {
    id: 'sample',
    kind: 'function',
    family: 'distribution',
    name: { en: 'sample', zh: '抽样' },
    help: 'The first samples of an uncertain value, as a table.',
    forms: [
      {
        parameters: [X, parameter('n', '1', 'how many', { optional: true, default: '10' })],
        result: { table: { sample: '1', value: 'A' } },
      },
    ],
    example: { cells: [formula('x = count(sample(0..1, 5))')], name: 'x', display: '5' },
  },
  {
    id: 'series',
    kind: 'function',
    family: 'what if',
    name: { en: 'series', zh: '序列' },
    help: 'A formula for each period: `series(2026..2031, y => revenue * (1 + growth)^(y - 2025))`.',
    forms: [
      {
        parameters: [
          parameter('periods', 'any', 'first and last, `2026..2031`'),
          parameter('formula', 'lambda', 'a formula of the period'),
        ],
        result: 'table',
      },
    ],
    example: {
      cells: [formula('s = series(2026..2028, y => $10B * (y - 2025))\nx = sum(s.value)')],
      name: 'x',
      display: '$60B',
    },
  },
  {
    id: 'compare',
    kind: 'function',
    family: 'what if',
    name: { en: 'compare scenarios', zh: '情景比较' },
    help: 'A value under several scenarios, one row each.',
    forms: [
      {
        parameters: [parameter('value', 'any', 'a number'), parameter('scenarios', 'any', 'scenarios in brackets')],
        result: 'table',
      },
    ],
    example: { cells: [SCENARIO, formula('x = count(compare(gap, [base, winter]))')], name: 'x', display: '2' },
  },
  {
    id: 'sensitivity',
    kind: 'function',
    family: 'what if',
    name: { en: 'sensitivity', zh: '敏感性' },
    help: 'How far each input moves an output, the widest swing first.',
    forms: [
      {
        parameters: [parameter('output', 'any', 'a number'), parameter('over', 'any', 'inputs in brackets')],
        result: 'table',
      },
    ],
    example: {
      cells: [formula('a = 1..2\nb = 0..10\ny = a + b\nx = first(sensitivity(y, over: [a, b]).input)')],
      name: 'x',
      display: '"b"',
    },
  },
  {
    id: 'goal',
    kind: 'function',
    family: 'what if',
    name: { en: 'goal', zh: '单变量求解' },
    help: 'The value of an input at which two formulas are equal.',
    forms: [
      {
        parameters: [
          parameter('input', 'any', 'a name of this notebook'),
          parameter('such_that', 'any', 'an equation'),
        ],
        result: 'any',
      },
    ],
    example: {
      cells: [
        formula(
          'growth = 40% [^assumption]\nrevenue = $12B * (1 + growth)^6\nx = goal(growth, such_that: revenue == $200B)',
        ),
      ],
      name: 'x',
      display: '59.8%',
    },
  },
];

const SERIES = data('series s\nyear, revenue [$B/year]\n2023, 2\n2024, 4\n2025, 12');

function overColumn(
  id: string,
  zh: string,
  help: string,
  result: string,
  example: string,
  display: string,
  more: readonly Parameter[] = [],
): FunctionEntry {
  return {
    id,
    kind: 'function',
    family: 'column',
    name: { en: id, zh },
    help,
    forms: [{ parameters: [parameter('values', 'column A', 'a column, in the order of its rows'), ...more], result }],
    example: { cells: [SERIES, formula(`x = ${example}`)], name: 'x', display },
  };
}
const STEPS = parameter('rows', '1', 'how many rows back', { optional: true, default: '1' });
const MANY = parameter('n', '1', 'how many rows', { optional: true });

export const COLUMN_FUNCTIONS: readonly FunctionEntry[] = [
  overColumn('cumulative', '累计', 'The running sum.', 'column A', 'last(cumulative(s.revenue))', '$18B/year'),
  overColumn('diff', '差分', 'The change from the row before.', 'column A', 'last(diff(s.revenue))', '$8B/year'),
  overColumn('lag', '滞后', 'The value of an earlier row.', 'column A', 'last(lag(s.revenue))', '$4B/year', [STEPS]),
  overColumn(
    'growth',
    '增长率',
    'The relative change from an earlier row.',
    'column 1 [%]',
    'last(growth(s.revenue))',
    '200%',
    [STEPS],
  ),
  ...(['first', 'last'] as const).map((id): FunctionEntry => ({
    id,
    kind: 'function',
    family: 'column',
    name: { en: id, zh: id === 'first' ? '首' : '末' },
    help: `The ${id} row’s value; with a number, that many rows.`,
    forms: [
      { parameters: [parameter('values', 'column A', 'a column')], result: 'A' },
      { parameters: [parameter('values', 'column text', 'a column')], result: 'text' },
      { parameters: [parameter('values', 'column date', 'a column')], result: 'date' },
      {
        parameters: [parameter('values', 'column A', 'a column'), { ...MANY, optional: false }],
        result: 'column A',
      },
      { parameters: [parameter('rows', 'table', 'a table'), { ...MANY, optional: false }], result: 'same table' },
    ],
    example: {
      cells: [SERIES, formula(`x = ${id}(s.revenue)`)],
      name: 'x',
      display: id === 'first' ? '$2B/year' : '$12B/year',
    },
  })),
  {
    id: 'total',
    kind: 'function',
    family: 'column',
    name: { en: 'total', zh: '合计' },
    help: 'A series added up over its periods: a flow becomes money.',
    forms: [{ parameters: [parameter('series', 'any', 'a series, or one of its columns')], result: 'any' }],
    example: { cells: [SERIES, formula('x = total(s.revenue)')], name: 'x', display: '$18B' },
  },
  {
    id: 'real',
    kind: 'function',
    family: 'column',
    name: { en: 'real', zh: '实际值' },
    help: 'Figures in the prices of one base period.',
    formula: 'x · cpi(base) / cpi',
    forms: [
      {
        parameters: [
          parameter('x', 'column A', 'nominal figures'),
          parameter('cpi', 'column B', 'price levels'),
          parameter('base', '1', 'a year of the first column'),
        ],
        result: 'column A',
      },
      {
        parameters: [
          parameter('x', 'column A', 'nominal figures'),
          parameter('cpi', 'column B', 'price levels'),
          parameter('base', 'date', 'a date of the first column'),
        ],
        result: 'column A',
      },
    ],
    example: {
      cells: [
        data('series p\nyear, price [$], cpi\n2000, 100, 50\n2020, 180, 100'),
        formula('x = first(real(p.price, p.cpi, 2020))'),
      ],
      name: 'x',
      display: '$200',
    },
  },
  {
    id: 'sources',
    kind: 'function',
    family: 'sources',
    name: { en: 'sources', zh: '来源' },
    help: 'Every source that a value rests on.',
    forms: [{ parameters: [parameter('name', 'any', 'a name of this notebook')], result: 'table' }],
    example: {
      cells: [
        data('sources s\nkey, title\nnbd, National Business Daily'),
        formula('a = $3B [^nbd]\nb = a * 2\nx = first(sources(b).title)'),
      ],
      name: 'x',
      display: '"National Business Daily"',
    },
  },
];
