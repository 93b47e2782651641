// Statistical tests for bubbles.
import type { FunctionEntry, Parameter } from '../function-entry';
import { data, formula, parameter } from '../function-entry';

const FAMILY = 'bubble tests';
const SERIES = parameter('series', 'column A', 'levels, oldest first, at even steps');
const WINDOW = parameter('min_window', '1', 'rows of the smallest window, counted in levels', {
  optional: true,
  default: '⌊(0.01 + 1.8/√T)·T⌋',
});
const LAGS = parameter('lags', '1', 'lagged differences in the regression', { optional: true, default: '0' });
const REPETITIONS = parameter('repetitions', '1', 'simulated random walks behind the critical values', {
  optional: true,
  default: '2000',
});
const TEST = {
  record: {
    statistic: '1',
    critical: '1',
    significant: 'truth',
    levels: { table: { level: '1 [%]', critical: '1' } },
  },
} as const;
const PSY =
  'Phillips, Shi, Yu, “Testing for multiple bubbles”, International Economic Review 56(4), 1043–1078, 2015, doi:10.1111/iere.12132';
/** Grows by a tenth a row after twenty flat ones, with a ripple. */
const BOOM = data(
  `series s\nrow, price\n${Array.from({ length: 40 }, (_, i) => `${i + 1}, ${(100 * 1.1 ** Math.max(0, i - 20) + [0, 1.5, -1, 0.5][i % 4]!).toFixed(2)}`).join('\n')}`,
);
/** An exact log-periodic power law of 100 rows that ends at row 110. */
const LPPL = data(
  `series s\nrow, price\n${Array.from({ length: 100 }, (_, t) => {
    const x = 110 - t;
    const f = x ** 0.5;
    return `${t + 1}, ${Math.exp(7 + f * (-0.2 + 0.02 * Math.cos(8 * Math.log(x)))).toFixed(6)}`;
  }).join('\n')}`,
);

const test = (
  id: string,
  en: string,
  zh: string,
  help: string,
  text: string,
  parameters: readonly Parameter[],
  citation: string,
  display: string,
): FunctionEntry => ({
  id,
  kind: 'indicator',
  family: FAMILY,
  name: { en, zh },
  help,
  formula: text,
  forms: [{ parameters, result: TEST }],
  citation,
  example: { cells: [BOOM, formula(`x = ${id}(s.price).statistic`)], name: 'x', display },
  snippet: `\${1:test} = ${id}(\${2:sp.ratio})\n\${3:explosive} = \${1:test}.significant`,
});

export const BUBBLE_TESTS: readonly FunctionEntry[] = [
  test(
    'adf',
    'Augmented Dickey–Fuller test',
    'ADF 右尾检验',
    'Whether a series as a whole is explosive, against a random walk.',
    'Δy_t = a + b·y_{t−1} + Σψ_i·Δy_{t−i} + e; t(b), right-tailed, constant, no trend',
    [SERIES, LAGS, REPETITIONS],
    'Dickey, Fuller, J. American Statistical Association 74, 427–431, 1979, doi:10.1080/01621459.1979.10482531',
    '23.6',
  ),
  test(
    'sadf',
    'SADF test',
    'SADF 检验',
    'Whether a series was explosive up to some row: the greatest ADF statistic of windows from the first row on.',
    'max over r2 of ADF(first row … r2)',
    [SERIES, WINDOW, LAGS, REPETITIONS],
    'Phillips, Wu, Yu, International Economic Review 52(1), 201–226, 2011, doi:10.1111/j.1468-2354.2010.00625.x',
    '23.6',
  ),
  test(
    'gsadf',
    'GSADF test',
    'GSADF 检验',
    'Whether a series was explosive somewhere: the greatest ADF statistic of all windows. Finds several bubbles.',
    'max over r1, r2 of ADF(r1 … r2)',
    [SERIES, WINDOW, LAGS, REPETITIONS],
    PSY,
    '31.7',
  ),
  {
    id: 'bsadf',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'BSADF date stamps', zh: 'BSADF 泡沫定期' },
    help: 'The backward statistic row by row, and the dated episodes in which it is above its boundary.',
    formula:
      'max over r1 of ADF(r1 … row); episodes of at least ln T rows above the pointwise 95% quantile (boundary bsadf) and above that of SADF (boundary sadf)',
    forms: [
      {
        parameters: [SERIES, WINDOW, LAGS, REPETITIONS],
        result: {
          table: { period: 'key', statistic: '1', critical: '1' },
          extra: {
            episodes: {
              table: {
                start: 'key',
                end: 'key',
                peak: 'key',
                direction: 'text',
                ongoing: 'truth',
                boundary: 'text',
              },
            },
          },
        },
      },
    ],
    citation: PSY,
    example: { cells: [BOOM, formula('x = max(bsadf(s.price).statistic)')], name: 'x', display: '31.7' },
    snippet: '${1:stamps} = bsadf(${2:sp.ratio})\n${3:episodes} = ${1:stamps}.episodes',
  },
  {
    id: 'lppls_value',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'LPPLS value', zh: 'LPPLS 函数值' },
    help: 'The log-periodic power law at a time: ln(price), not exponentiated.',
    formula: 'A + f·(B + C1·cos(ω ln x) + C2·sin(ω ln x)), x = |tc − t|, f = x^m',
    forms: [
      {
        parameters: [
          parameter('t', '1', 'time in rows'),
          parameter('tc', '1', 'critical time'),
          parameter('m', '1', 'exponent'),
          parameter('omega', '1', 'angular log-frequency'),
          parameter('A', '1', 'level at tc'),
          parameter('B', '1', 'amplitude of the power law'),
          parameter('C1', '1', 'amplitude of the cosine'),
          parameter('C2', '1', 'amplitude of the sine'),
        ],
        result: '1',
      },
    ],
    elementwise: true,
    citation:
      'Filimonov, Sornette, “A stable and robust calibration scheme of the log-periodic power law model”, Physica A 392(17), 3698–3707, 2013, doi:10.1016/j.physa.2013.04.012, equation 7',
    example: {
      cells: [formula('x = lppls_value(99, tc: 100, m: 0.5, omega: 8, A: 7, B: -0.2, C1: 0.02, C2: 0.01)')],
      name: 'x',
      display: '6.82',
    },
    snippet:
      '${1:level} = lppls_value(${2:99}, tc: ${3:100}, m: ${4:0.5}, omega: ${5:8}, A: ${6:7}, B: ${7:-0.2}, C1: ${8:0.02}, C2: ${9:0.01}) [^assumption]',
  },
  {
    id: 'lppls',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'LPPLS fit', zh: 'LPPLS 拟合' },
    help: 'The log-periodic power law that fits ln(price) best: when a price that speeds up must break.',
    formula:
      'least squares of ln(price); A, B, C1, C2 by QR, tc in (t2, t2 + 0.2·(t2 − t1)], 0.1 ≤ m ≤ 0.9, 6 ≤ ω ≤ 13 searched from many seeded starts; B < 0, |C| < 1',
    forms: [
      {
        parameters: [parameter('price', 'column A', 'prices, oldest first, at even steps')],
        result: {
          record: { tc: '1', m: '1', omega: '1', A: '1', B: '1', C1: '1', C2: '1', rms: '1' },
        },
      },
    ],
    citation: 'Filimonov, Sornette, Physica A 392(17), 3698–3707, 2013, doi:10.1016/j.physa.2013.04.012',
    example: { cells: [LPPL, formula('x = round(lppls(s.price).tc)')], name: 'x', display: '110' },
    snippet: '${1:fit} = lppls(${2:sp.price})\n${3:breaks_at} = ${1:fit}.tc',
  },
  {
    id: 'lppls_confidence',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'LPPLS confidence', zh: 'LPPLS 置信度' },
    help: 'The share of windows, all ending today, that a log-periodic power law fits well: positive bubbles and negative ones.',
    formula:
      '126 windows of 750 … 125 rows; m in [.01, 1.2], ω in [2, 25], tc in [t2 − .05dt, t2 + .1dt], O ≥ 2.5, D = m|B|/(ω|C|) ≥ 0.8, relative error ≤ .05',
    forms: [
      {
        parameters: [parameter('price', 'column A', 'prices, oldest first, at even steps; at least 125')],
        result: {
          record: {
            positive: '1 [%]',
            negative: '1 [%]',
            fits: {
              table: {
                start: '1',
                length: '1',
                tc: '1',
                m: '1',
                omega: '1',
                A: '1',
                B: '1',
                C1: '1',
                C2: '1',
                rms: '1',
                oscillations: '1',
                damping: '1',
                relative_error: '1 [%]',
                bubble: 'text',
              },
            },
          },
        },
      },
    ],
    citation:
      'Sornette, Demos, Zhang, Cauwels, Filimonov, Zhang, J. Investment Strategies 4(4), 77–95, 2015, doi:10.21314/JOIS.2015.063, table 1',
    example: {
      cells: [
        data(
          `series s\nrow, price\n${Array.from({ length: 125 }, (_, t) => {
            const x = 130 - t;
            return `${t + 1}, ${Math.exp(7 + x ** 0.5 * (-0.2 + 0.01 * Math.cos(8 * Math.log(x)))).toFixed(6)}`;
          }).join('\n')}`,
        ),
        formula('x = lppls_confidence(s.price).positive'),
      ],
      name: 'x',
      display: '100%',
    },
    snippet: '${1:confidence} = lppls_confidence(${2:sp.price})\n${3:bubble} = ${1:confidence}.positive',
  },
];
