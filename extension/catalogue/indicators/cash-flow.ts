// Present values and rates of return, as spreadsheets have them.
import type { FunctionEntry } from '../function-entry';
import { data, formula, parameter } from '../function-entry';

const FAMILY = 'profit gap';
const FLOWS = parameter('flows', 'column A', 'money out (negative) and in, period by period');
const PROJECT = data('table t\nyear, amount [$]\n1, -10000\n2, 3000\n3, 4200\n4, 6800');
const OPEN_FORMULA = (name: string): string =>
  `OASIS OpenDocument 1.3, Part 4: OpenFormula, 6.12 Financial Functions (${name})`;

export const CASH_FLOW: readonly FunctionEntry[] = [
  {
    id: 'npv',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Net present value', zh: '净现值' },
    help: 'What the flows are worth today; the first falls one period from now.',
    formula: 'Σ flow_i / (1 + rate)^i, i = 1, 2, …',
    forms: [{ parameters: [parameter('rate', '1', 'discount rate per period'), FLOWS], result: 'A' }],
    citation: OPEN_FORMULA('NPV'),
    example: { cells: [PROJECT, formula('x = npv(10%, t.amount)')], name: 'x', display: '$1.19K' },
    snippet: '${1:worth} = npv(${2:10%} [^assumption], ${3:t.amount})',
  },
  {
    id: 'irr',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Internal rate of return', zh: '内部收益率' },
    help: 'The rate per period at which the flows balance; an error where there is none, or more than one.',
    formula: 'Σ flow_i / (1 + rate)^i = 0, i = 0, 1, …',
    forms: [{ parameters: [FLOWS], result: '1 [%]' }],
    citation: OPEN_FORMULA('IRR'),
    example: { cells: [PROJECT, formula('x = irr(t.amount)')], name: 'x', display: '16.3%' },
    snippet: '${1:return_rate} = irr(${2:t.amount})',
  },
  {
    id: 'xirr',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Internal rate of return, dated', zh: '不定期内部收益率' },
    help: 'The yearly rate at which flows on any days balance.',
    formula: 'Σ flow_i / (1 + rate)^(days_i / 365) = 0',
    forms: [{ parameters: [FLOWS, parameter('dates', 'column date', 'the day of each flow')], result: '1 [%]' }],
    citation: OPEN_FORMULA('XIRR'),
    example: {
      cells: [
        data(
          'table t\ndate, amount [$]\n2008-01-01, -10000\n2008-03-01, 2750\n2008-10-30, 4250\n2009-02-15, 3250\n2009-04-01, 2750',
        ),
        formula('x = xirr(t.amount, t.date)'),
      ],
      name: 'x',
      display: '37.3%',
    },
    snippet: '${1:return_rate} = xirr(${2:t.amount}, ${3:t.date})',
  },
  {
    id: 'mirr',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Modified internal rate of return', zh: '修正内部收益率' },
    help: 'The rate of return when outlays are financed at one rate and proceeds reinvested at another.',
    formula: '(proceeds grown at reinvest to the last period / outlays discounted at finance)^(1/n) − 1',
    forms: [
      {
        parameters: [
          FLOWS,
          parameter('finance', '1', 'rate at which outlays are financed'),
          parameter('reinvest', '1', 'rate at which proceeds are reinvested'),
        ],
        result: '1 [%]',
      },
    ],
    citation: OPEN_FORMULA('MIRR'),
    example: {
      cells: [
        data('table t\nyear, amount [$]\n0, -120000\n1, 39000\n2, 30000\n3, 21000\n4, 37000\n5, 46000'),
        formula('x = mirr(t.amount, 10%, 12%)'),
      ],
      name: 'x',
      display: '12.6%',
    },
    snippet: '${1:return_rate} = mirr(${2:t.amount}, finance: ${3:10%}, reinvest: ${4:12%}) [^assumption]',
  },
  {
    id: 'payback',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Payback', zh: '回本期数' },
    help: 'How many periods until the flows have paid themselves back, linear within a period.',
    formula: 'the first time at which the running sum of the flows reaches 0; the first flow is period 0',
    forms: [{ parameters: [FLOWS], result: '1' }],
    citation: 'Brealey, Myers, Allen, Principles of Corporate Finance, chapter 5 (payback rule)',
    example: {
      cells: [formula('x = payback([-$100B, $40B, $40B, $40B])')],
      name: 'x',
      display: '2.5',
    },
    snippet: '${1:periods_needed} = payback(${2:t.amount})',
  },
];
