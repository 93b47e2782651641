// Indicators of the network of deals: who depends on whom, what comes back, what happens when one fails.
import type { FunctionEntry, Parameter } from '../function-entry';
import { data, formula, parameter } from '../function-entry';
import { ARTICLE, AS_OF, DEALS, EYE } from './deals-parameters';

const FAMILY = 'circular financing';
const CASH = parameter('cash', 'valuations', 'a valuations cell with a column `cash`', { optional: true });

const cascadeParameters = (method: Parameter): Parameter[] => [
  DEALS,
  parameter('fails', 'text | column text', 'the company that fails, or a list of them', { optional: true }),
  parameter('recovery', '1', 'share of its obligations that it still pays', { optional: true, default: '0%' }),
  { ...CASH, default: 'enough to pay when all others do' },
  method,
  AS_OF,
];

export const NETWORKS: readonly FunctionEntry[] = [
  {
    id: 'reciprocity',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Reciprocity', zh: '互惠度' },
    help: 'The share of the money that pairs of companies pay each other back and forth.',
    formula: 'Σ over pairs 2·min(w_ij, w_ji) / Σw',
    forms: [{ parameters: [DEALS, AS_OF], result: '1 [%]' }],
    citation:
      'Squartini, Picciolo, Ruzzenenti, Garlaschelli, “Reciprocity of weighted networks”, Scientific Reports 3, 2729, 2013, doi:10.1038/srep02729',
    example: { cells: [EYE, formula('x = reciprocity(d)')], name: 'x', display: '75%' },
    snippet: '${1:mutual} = reciprocity(${2:deals})',
  },
  {
    id: 'finn_cycling_index',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Finn’s cycling index', zh: '芬恩循环指数' },
    help: 'The share of all throughflow that has been through the same company before.',
    formula:
      'T_j = Σ_i F_ij + z_j; G_ij = F_ij / T_i; N = (I − G)⁻¹; Σ T_i·(N_ii − 1)/N_ii ÷ Σ T_i; z and y balance every company unless given',
    forms: [
      {
        parameters: [
          DEALS,
          parameter('z', 'table', 'inflow from outside: a table `company, amount`', {
            optional: true,
            default: 'max(0, paid − received)',
          }),
          parameter('y', 'table', 'outflow: a table `company, amount`', {
            optional: true,
            default: 'max(0, received − paid)',
          }),
          AS_OF,
        ],
        result: '1',
      },
    ],
    citation:
      'Finn, “Measures of ecosystem structure and function derived from analysis of flows”, J. Theoretical Biology 56, 363–380, 1976, doi:10.1016/S0022-5193(76)80080-X',
    example: { cells: [ARTICLE, formula('x = finn_cycling_index(d)')], name: 'x', display: '0.0857' },
    snippet: '${1:cycling} = finn_cycling_index(${2:deals})',
  },
  {
    id: 'external_funding',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'External funding', zh: '外部资金需求' },
    help: 'The money that must come from outside the network, in all and per company.',
    formula: 'z_j = max(0, paid − received); amount = Σz',
    forms: [
      {
        parameters: [DEALS, AS_OF],
        result: { record: { amount: 'M', by_company: { table: { company: 'text', amount: 'M' } } } },
      },
    ],
    citation: 'The inflow z of Finn 1976, doi:10.1016/S0022-5193(76)80080-X',
    example: { cells: [EYE, formula('x = external_funding(d).amount')], name: 'x', display: '$40B' },
    snippet: '${1:outside} = external_funding(${2:deals})\n${3:needed} = ${1:outside}.amount',
  },
  {
    id: 'exposure',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Exposure', zh: '交易对手敞口' },
    help: 'Who depends on whom: whom a company pays, who pays it, and its largest counterparty.',
    formula: 'share = amount with the counterparty / all the company pays (or receives)',
    forms: [
      {
        parameters: [DEALS, parameter('company', 'text', 'the company’s name'), AS_OF],
        result: {
          record: {
            pays: { table: { company: 'text', amount: 'M', share: '1 [%]' } },
            receives: { table: { company: 'text', amount: 'M', share: '1 [%]' } },
            largest: 'text',
          },
        },
      },
    ],
    citation: 'Disclosure of major customers: IFRS 8, Operating Segments, paragraph 34',
    example: { cells: [ARTICLE, formula('x = exposure(d, "OpenAI").largest')], name: 'x', display: '"Oracle"' },
    snippet: '${1:dependence} = exposure(${2:deals}, "${3:OpenAI}")',
  },
  {
    id: 'revenue_quality',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Revenue quality', zh: '营收质量' },
    help: 'How much of a company’s sales is organic, financed at arm’s length, its own money coming back, or committed but unfunded.',
    formula:
      'circular: its own money that returns by any chain of deals; financed: others’ equity and loans that reach it; unfunded: committed beyond those and the customers’ cash; organic: the rest (differences of maximum flows)',
    forms: [
      {
        parameters: [DEALS, parameter('company', 'text', 'the company’s name'), CASH, AS_OF],
        result: { table: { class: 'text', amount: 'M', share: '1 [%]' } },
      },
    ],
    citation:
      'Maximum flow: Ford, Fulkerson, “Maximal flow through a network”, Canadian J. Mathematics 8, 399–404, 1956, doi:10.4153/CJM-1956-045-5',
    example: {
      cells: [EYE, formula('x = sum(revenue_quality(d, "B").share where class == "circular")')],
      name: 'x',
      display: '60%',
    },
    snippet: '${1:quality} = revenue_quality(${2:deals}, "${3:Nvidia}")',
  },
  {
    id: 'cascade',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Cascade', zh: '违约传导' },
    help: 'What is paid, lost and by whom when a company fails; `method: debtrank` for distress short of default.',
    formula:
      'clearing: the greatest p with p_i = min(owed_i, cash_i + Σ_j p_j·L_ji/owed_j), the failing paying recovery × owed; debtrank: h_j = min(1, h_j + Σ_i W_ij·h_i) with W_ij = min(1, (1 − recovery)·L_ij/E_j), each passing on once',
    forms: [
      {
        parameters: cascadeParameters(
          parameter('method', 'choice clearing', 'clearing or debtrank', { optional: true, default: 'clearing' }),
        ),
        result: {
          record: {
            payments: { table: { company: 'text', amount: 'M' } },
            losses: { table: { company: 'text', amount: 'M' } },
            loss: 'M',
            rounds: '1',
          },
        },
      },
      {
        parameters: cascadeParameters(parameter('method', 'choice debtrank', 'clearing or debtrank')),
        result: { record: { rank: '1 [%]', distress: { table: { company: 'text', value: '1 [%]' } } } },
        variant: 'debtrank',
      },
    ],
    citation:
      'Eisenberg, Noe, “Systemic risk in financial systems”, Management Science 47(2), 236–249, 2001, doi:10.1287/mnsc.47.2.236.9835; DebtRank: Battiston et al., Scientific Reports 2, 541, 2012, doi:10.1038/srep00541',
    example: {
      cells: [
        data('deals d\nfrom, to, kind, amount\nA, B, loan, $100B\nB, C, loan, $80B'),
        formula('x = cascade(d, fails: "A", recovery: 25%).loss'),
      ],
      name: 'x',
      display: '$130B',
    },
    snippet: '${1:failure} = cascade(${2:deals}, fails: "${3:OpenAI}", recovery: ${4:40%} [^assumption])',
  },
  {
    id: 'realised',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Realised share', zh: '兑现比例' },
    help: 'How much of the headline amount has closed, as of a date.',
    formula: 'share = amount of closed deals / amount of all deals that stand',
    forms: [{ parameters: [DEALS, AS_OF], result: { record: { amount: 'M', headline: 'M', share: '1 [%]' } } }],
    example: {
      cells: [
        data(
          'deals d\nfrom, to, kind, amount, status\nNvidia, OpenAI, equity, $30B, closed\nOpenAI, Oracle, cloud, $300B, signed',
        ),
        formula('x = realised(d).share'),
      ],
      name: 'x',
      display: '9.09%',
    },
    snippet: '${1:done} = realised(${2:deals})\n${3:done_share} = ${1:done}.share',
  },
];
