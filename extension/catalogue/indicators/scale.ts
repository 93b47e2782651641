// Indicators of scale against earlier bubbles.
import type { FunctionEntry } from '../function-entry';
import { data, formula, parameter } from '../function-entry';

const FAMILY = 'scale';

export const SCALE: readonly FunctionEntry[] = [
  {
    id: 'bubble_scale',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Bubble scale', zh: '泡沫规模倍数' },
    help: 'How many times as large this episode is as an earlier one.',
    formula: 'now / then',
    forms: [
      {
        parameters: [parameter('now', 'A', 'size of this episode'), parameter('then', 'A', 'size of the earlier one')],
        result: '1 [x]',
      },
    ],
    elementwise: true,
    citation: 'Julien Garran, MacroStrategy Partnership, October 2025: 17 times the dot-com bubble, 4 times 2008',
    example: { cells: [formula('x = bubble_scale(17x, then: 4x)')], name: 'x', display: '4.25x' },
    snippet: '${1:times_as_large} = bubble_scale(${2:\\$17T}, then: ${3:\\$1T}) [^assumption]',
  },
  {
    id: 'wicksell_misallocation',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Wicksell misallocation (Garran-style)', zh: '维克塞尔资本错配(Garran 式)' },
    help: 'Garran-style: capital that money borrowed below the growth of the economy put to poor use, as a share of GDP. It covers more than AI.',
    formula: 'Σ max(0, nominal growth + 2 pp − Baa yield)·GDP over the episode / latest GDP',
    forms: (['column A', 'column A/time'] as const).map((type) => ({
      parameters: [
        parameter('growth', 'column 1', 'nominal growth a year, over the episode'),
        parameter('yield', 'column 1', 'yield of Baa bonds'),
        parameter('gdp', type, 'output a year'),
      ],
      result: '1 [%]',
    })),
    citation:
      'After Wicksell, Geldzins und Güterpreise, 1898, and Julien Garran, MacroStrategy Partnership, 2025; the published accumulation is not public',
    example: {
      cells: [
        data(
          'series s\nyear, growth [%], yield [%], gdp [$T]\n2021, 10.7, 3.4, 23.7\n2022, 9.6, 5.1, 26.0\n2023, 6.6, 5.9, 27.7',
        ),
        formula('x = wicksell_misallocation(s.growth, s.yield, s.gdp)'),
      ],
      name: 'x',
      display: '16.8%',
    },
    snippet: '${1:misallocated} = wicksell_misallocation(${2:us.growth}, ${3:us.baa_yield}, ${4:us.gdp})',
  },
  {
    id: 'overlay',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Overlay', zh: '周期叠加' },
    help: 'Two episodes on one clock, each at 100 where they meet: at their peaks, or at their starts.',
    formula: 'offset = row − row of the peak; value = 100·x / x at the peak',
    forms: [
      {
        parameters: [
          parameter('a', 'column A', 'one episode, oldest first'),
          parameter('b', 'column B', 'the other, rows as far apart'),
          parameter('at', 'choice peak start', 'peak or start: where they meet', { optional: true, default: 'peak' }),
        ],
        result: { table: { offset: '1', a: '1', b: '1' } },
      },
    ],
    example: {
      cells: [
        data('series s\nyear, dotcom, ai\n1, 50, 20\n2, 100, 30\n3, 60, 40'),
        formula('x = min(overlay(s.dotcom, s.ai, at: peak).offset)'),
      ],
      name: 'x',
      display: '-2',
    },
    snippet: '${1:together} = overlay(${2:then.price}, ${3:now.price}, at: ${4|peak,start|})',
  },
];
