// Indicators of GPUs and the debt on them.
import type { FunctionEntry } from '../function-entry';
import { formula, parameter } from '../function-entry';

const FAMILY = 'GPUs and debt';
const TUNGUZ =
  'Tomasz Tunguz, “Circular Financing: Does Nvidia’s $110B Bet Echo the Telecom Bubble?”, 2025 (lives of 4–6 and at most 3 years, rates of about 14%)';
const RATE = parameter('rate', '1', 'rate a year');

export const GPU_DEBT: readonly FunctionEntry[] = [
  {
    id: 'depreciation',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Depreciation', zh: '折旧表' },
    help: 'What an asset loses year by year, and its book value.',
    formula:
      'straight_line: (cost − salvage)/life; double_declining: book·2/life, straight line of the rest once that is larger; sum_of_years: (cost − salvage)·years left / Σ years left; never below salvage',
    forms: [
      {
        parameters: [
          parameter('cost', 'M', 'what it cost'),
          parameter('life', 'time', 'years of use'),
          parameter(
            'method',
            'choice straight_line double_declining sum_of_years',
            'straight_line, double_declining or sum_of_years',
            {
              optional: true,
              default: 'straight_line',
            },
          ),
          parameter('salvage', 'M', 'what it is worth at the end', { optional: true, default: '0' }),
        ],
        result: { table: { year: '1', depreciation: 'M', book: 'M' } },
      },
    ],
    citation: 'IAS 16, Property, Plant and Equipment, paragraph 62; US Internal Revenue Service, Publication 946',
    example: {
      cells: [formula('x = max(depreciation($100, 5 years, method: sum_of_years, salvage: $10).depreciation)')],
      name: 'x',
      display: '$30',
    },
    snippet:
      '${1:book_values} = depreciation(${2:\\$30K}, ${3:5 years}, method: ${4|straight_line,double_declining,sum_of_years|}, salvage: ${5:\\$3K}) [^assumption]',
  },
  {
    id: 'earnings_overstatement',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Earnings overstatement', zh: '利润虚增' },
    help: 'What a depreciation life that is too long adds to earnings: one year, or a series with its table.',
    formula:
      '(capex / life_true − capex / life_used)·(1 − tax), each year’s purchases written off in equal parts from their own year on',
    forms: [
      {
        parameters: [
          parameter('earnings', 'A', 'earnings of the year'),
          parameter('capex', 'A', 'purchases of the year'),
          parameter('life_used', 'time', 'life in the books'),
          parameter('life_true', 'time', 'life in use'),
          parameter('tax', '1', 'tax rate', { optional: true, default: '0%' }),
        ],
        result: { record: { amount: 'A', share: '1 [%]' } },
      },
      {
        parameters: [
          parameter('earnings', 'column A', 'earnings year by year'),
          parameter('capex', 'column A', 'purchases, of the same series'),
          parameter('life_used', 'time', 'life in the books'),
          parameter('life_true', 'time', 'life in use'),
          parameter('tax', '1', 'tax rate', { optional: true, default: '0%' }),
        ],
        result: { table: { period: 'key', reported: 'A', economic: 'A', amount: 'A', share: '1 [%]' } },
      },
    ],
    citation: TUNGUZ,
    example: {
      cells: [
        formula('x = earnings_overstatement($90B, $60B, life_used: 6 years, life_true: 3 years, tax: 20%).amount'),
      ],
      name: 'x',
      display: '$8B',
    },
    snippet:
      '${1:overstated} = earnings_overstatement(${2:\\$90B}, ${3:\\$60B}, life_used: ${4:6 years}, life_true: ${5:3 years}, tax: ${6:20%}) [^assumption]',
  },
  {
    id: 'loan_schedule',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Loan schedule', zh: '还款计划表' },
    help: 'A loan of level yearly payments: interest, repayment and what is still owed.',
    formula: 'payment = principal · r/(1 − (1 + r)^−n)',
    forms: [
      {
        parameters: [parameter('principal', 'M', 'money borrowed'), RATE, parameter('years', 'time', 'term')],
        result: { table: { year: '1', payment: 'M', interest: 'M', principal: 'M', balance: 'M' } },
      },
    ],
    citation: 'OASIS OpenDocument 1.3, Part 4: OpenFormula, 6.12 Financial Functions (PMT, IPMT, PPMT)',
    example: {
      cells: [formula('x = max(loan_schedule($1B, 14%, 3 years).payment)')],
      name: 'x',
      display: '$431M',
    },
    snippet: '${1:loan} = loan_schedule(${2:\\$1B}, ${3:14%}, ${4:5 years}) [^assumption]',
  },
  {
    id: 'payment_factor',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Payment factor', zh: '年金系数' },
    help: 'The level yearly payment on 1 borrowed.',
    formula: 'r/(1 − (1 + r)^−n)',
    forms: [{ parameters: [RATE, parameter('years', 'time', 'term')], result: '1' }],
    elementwise: true,
    citation: 'OASIS OpenDocument 1.3, Part 4: OpenFormula, 6.12 Financial Functions (PMT)',
    example: { cells: [formula('x = payment_factor(14%, 3 years)')], name: 'x', display: '0.431' },
    snippet: '${1:factor} = payment_factor(${2:14%}, ${3:3 years}) [^assumption]',
  },
  {
    id: 'collateral_gap',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Collateral gap', zh: '抵押缺口' },
    help: 'What is still owed when the asset behind the loan is worn out; 0 when it lasts as long as the loan.',
    formula: 'principal·((1 + r)^n − (1 + r)^t) / ((1 + r)^n − 1)',
    forms: [
      {
        parameters: [
          parameter('principal', 'M', 'money borrowed'),
          RATE,
          parameter('loan_years', 'time', 'term of the loan'),
          parameter('asset_life', 'time', 'life of the asset'),
        ],
        result: 'M',
      },
    ],
    elementwise: true,
    citation: TUNGUZ,
    example: { cells: [formula('x = collateral_gap($1B, 14%, 5 years, 3 years)')], name: 'x', display: '$480M' },
    snippet:
      '${1:uncovered} = collateral_gap(${2:\\$1B}, ${3:14%}, loan_years: ${4:5 years}, asset_life: ${5:3 years}) [^assumption]',
  },
  {
    id: 'dscr',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Debt service coverage', zh: '偿债覆盖率' },
    help: 'Cash flow over the interest and principal due.',
    formula: 'cash flow / (interest + principal)',
    forms: [
      {
        parameters: [
          parameter('cash_flow', 'A', 'cash flow before debt service'),
          parameter('interest', 'A', 'interest due'),
          parameter('principal', 'A', 'principal due'),
        ],
        result: '1 [x]',
      },
    ],
    elementwise: true,
    thresholds: [
      { level: 'warn', value: '1.25x', by: 'a usual covenant of lenders' },
      { level: 'alarm', value: '1x', by: 'below it debt is not paid out of cash flow' },
    ],
    citation: 'Moody’s, Project Finance methodology (debt service coverage ratio)',
    example: { cells: [formula('x = dscr($6B, interest: $3B, principal: $1B)')], name: 'x', display: '1.5x' },
    snippet:
      'gauge ${1:covered} = dscr(${2:\\$6B}, interest: ${3:\\$3B}, principal: ${4:\\$1B}) [^assumption]  warn < ${5:1.25x}  alarm < ${6:1x}',
  },
  {
    id: 'gpu_payback',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'GPU payback', zh: 'GPU 回本时间' },
    help: 'How long a GPU takes to earn its price; never where it earns no more than it costs to run.',
    formula: 'price / (revenue − cost)',
    forms: [
      {
        parameters: [
          parameter('price', 'A', 'price'),
          parameter('revenue', 'A/time', 'what it earns: `$20K/year`'),
          parameter('cost', 'A/time', 'what it costs to run'),
        ],
        result: 'time [year]',
      },
    ],
    elementwise: true,
    citation: 'Brealey, Myers, Allen, Principles of Corporate Finance, chapter 5 (payback rule)',
    example: {
      cells: [formula('x = gpu_payback($30K, revenue: $18K/year, cost: $6K/year)')],
      name: 'x',
      display: '2.5 years',
    },
    snippet:
      '${1:earned_back} = gpu_payback(${2:\\$30K}, revenue: ${3:\\$18K/year}, cost: ${4:\\$6K/year}) [^assumption]',
  },
  {
    id: 'minsky_stage',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Minsky stage', zh: '明斯基阶段' },
    help: 'Whether cash flow pays interest and principal (hedge), interest only (speculative), or not even that (ponzi).',
    formula: 'cfo ≥ interest + principal: hedge; cfo ≥ interest: speculative; else ponzi',
    forms: [
      {
        parameters: [
          parameter('cfo', 'A', 'cash flow from operations, before debt service'),
          parameter('interest', 'A', 'interest due'),
          parameter('principal', 'A', 'principal due'),
        ],
        result: 'text',
      },
    ],
    elementwise: true,
    citation:
      'Minsky, “The Financial Instability Hypothesis”, Levy Economics Institute, Working Paper 74, 1992, pp. 7–8',
    example: {
      cells: [formula('x = minsky_stage($2B, interest: $1B, principal: $3B)')],
      name: 'x',
      display: '"speculative"',
    },
    snippet: '${1:stage} = minsky_stage(${2:\\$2B}, interest: ${3:\\$1B}, principal: ${4:\\$3B}) [^assumption]',
  },
];
