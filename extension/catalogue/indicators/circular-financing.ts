// Indicators of circular financing: who finances whom to buy from whom.
import type { FunctionEntry } from '../function-entry';
import { formula, parameter } from '../function-entry';
import { AS_OF, DEALS, EYE } from './deals-parameters';

export const CIRCULAR_FINANCING: readonly FunctionEntry[] = [
  {
    id: 'vendor_financing',
    kind: 'indicator',
    family: 'circular financing',
    name: { en: 'Vendor financing', zh: '供应商融资占比' },
    help: 'Loans, guarantees and equity given to customers, over the vendor’s revenue of the last twelve months.',
    formula: '(loans + guarantees + equity in customers) / revenue of the last twelve months',
    forms: [
      {
        parameters: [
          parameter('financed', 'M', 'loans, guarantees and equity in customers'),
          parameter('revenue', 'M', 'revenue of the last twelve months'),
        ],
        result: '1 [%]',
      },
      {
        parameters: [
          parameter('financed', 'M', 'loans, guarantees and equity in customers'),
          parameter('revenue', 'M/time', 'revenue as a flow, which counts for one year'),
        ],
        result: '1 [%]',
        variant: 'vendor_financing_flow',
      },
    ],
    elementwise: true,
    thresholds: [
      { level: 'warn', value: '24%', by: 'Lucent in 2000 (Tomasz Tunguz, 2025)' },
      { level: 'alarm', value: '50%', by: 'AI Bubble Notebook' },
    ],
    citation: 'Tomasz Tunguz, “Circular Financing: Does Nvidia’s $110B Bet Echo the Telecom Bubble?”, 2025',
    example: { cells: [formula('x = vendor_financing($110B, revenue: $165B)')], name: 'x', display: '66.7%' },
    snippet:
      'gauge ${1:exposure} = vendor_financing(${2:\\$110B}, revenue: ${3:\\$165B}) [^assumption]  warn > ${4:24%}  alarm > ${5:50%}',
  },
  {
    id: 'circulation',
    kind: 'indicator',
    family: 'circular financing',
    name: { en: 'Circulation', zh: '循环资金' },
    help: 'The most money that can run in circles through the deals, exact, with its proof.',
    formula:
      'max Σf over 0 ≤ f ≤ amount with inflow = outflow at every company; share = Σf / Σ amount; proof: Σ amount·max(0, rank(payer) − rank(payee) + 1) = Σf',
    forms: [
      {
        parameters: [DEALS, AS_OF],
        result: {
          record: {
            amount: 'M',
            share: '1 [%]',
            flows: { table: { from: 'text', to: 'text', amount: 'M' } },
            residual: { table: { from: 'text', to: 'text', amount: 'M' } },
            rank: { table: { company: 'text', rank: '1' } },
          },
        },
      },
    ],
    citation:
      'Dual: Gupte, Shankar, Li, Muthukrishnan, Iftode, “Finding hierarchy in directed online social networks”, WWW 2011, doi:10.1145/1963405.1963484',
    example: { cells: [EYE, formula('x = circulation(d).share')], name: 'x', display: '75%' },
    snippet: '${1:circle} = circulation(${2:deals})\n${3:share} = ${1:circle}.share',
  },
  {
    id: 'loops',
    kind: 'indicator',
    family: 'circular financing',
    name: { en: 'Loops', zh: '资金环路' },
    help: 'The circles that money can run in, each with its weakest leg, and the groups of companies that they tie together.',
    formula: 'elementary cycles up to max_length companies (Johnson 1975); strongly connected components (Tarjan 1972)',
    forms: [
      {
        parameters: [
          DEALS,
          parameter('max_length', '1', 'most companies in a loop', { optional: true, default: '6' }),
          AS_OF,
        ],
        result: {
          record: {
            count: '1',
            cycles: { table: { path: 'text', length: '1', weakest: 'M' } },
            components: { table: { companies: 'text', size: '1' } },
          },
        },
      },
    ],
    citation:
      'Johnson, “Finding all the elementary circuits of a directed graph”, SIAM J. Comput. 4(1), 1975, doi:10.1137/0204007',
    example: { cells: [EYE, formula('x = loops(d).count')], name: 'x', display: '1' },
    snippet: '${1:circles} = loops(${2:deals}, max_length: ${3:6})',
  },
  {
    id: 'coverage',
    kind: 'indicator',
    family: 'circular financing',
    name: { en: 'Coverage', zh: '资金覆盖率' },
    help: 'The funded share of what was promised.',
    formula: 'funding / commitments',
    forms: [
      {
        parameters: [
          parameter('funding', 'M', 'money in hand or firmly promised'),
          parameter('commitments', 'M', 'money promised to others'),
        ],
        result: '1 [%]',
      },
      {
        parameters: [
          parameter('funding', 'M/time', 'money coming in'),
          parameter('commitments', 'M/time', 'money due'),
        ],
        result: '1 [%]',
      },
    ],
    elementwise: true,
    example: { cells: [formula('x = coverage($60B, $300B)')], name: 'x', display: '20%' },
    snippet: '${1:covered} = coverage(${2:\\$60B}, commitments: ${3:\\$300B}) [^assumption]',
  },
];
