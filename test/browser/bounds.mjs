// Every bound: past it come words with the bound's name, soon, and the window stays alive.
import { bars, draw, expect, expectDrawn } from './specs.mjs';

const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const transform = (...transforms) => bars({ transform: transforms });
const quantitative = { field: 'b', type: 'quantitative' };
const years = [{ t: '-100000-01-01T00:00:00Z' }, { t: '+200000-01-01T00:00:00Z' }];
const calculated = (calculate) => transform({ calculate, as: 'c' });

const cases = [
  ['size', () => `{"mark":"bar","description":"${'x'.repeat(11_000_000)}"}`],
  ['nesting depth', () => `{"mark":"bar","a":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`],
  ['rows', () => bars({ data: { values: many(100_001, (i) => i) } })],
  ['rows', () => bars({ data: { sequence: { start: 0, stop: 1e12 } } })],
  ['rows', () => bars({ data: { sequence: { start: 0, stop: 1, step: 1e-12 } } })],
  ['rows', () => calculated('length(sequence(1e12))')],
  ['rows', () => calculated('length(sequence(0, 1, 1e-12))')],
  ['rows', () => bars({ data: { values: 'a\n'.repeat(200_000), format: { type: 'csv' } } })],
  [
    'rows',
    () =>
      bars({
        data: { values: [{ a: many(1000, () => 1), b: many(1000, () => 1) }] },
        transform: many(4, (i) => ({ calculate: 'sequence(1000)', as: `c${i}` })).concat(
          many(4, (i) => ({ flatten: [`c${i}`] })),
        ),
      }),
  ],
  [
    'rows',
    () =>
      bars({
        data: { values: many(20_000, (i) => ({ a: i, b: i })) },
        transform: [{ fold: many(20, (i) => `f${i}`) }],
      }),
  ],
  ['rows', () => bars({ transform: [{ impute: 'b', key: 'a', keyvals: { start: 0, stop: 1e9 } }] })],
  [
    'rows',
    () =>
      bars({
        data: { values: many(2_000, (i) => ({ a: i, b: i, g: i })) },
        transform: [{ impute: 'b', key: 'a', value: 0, groupby: ['g'] }],
      }),
  ],
  ['steps', () => transform({ density: 'b', steps: 1e9 })],
  ['steps', () => transform({ density: 'b', minsteps: 1e9 })],
  ['steps', () => transform({ quantile: 'b', step: 1e-9 })],
  [
    'steps',
    () => ({
      width: 100,
      height: 100,
      data: { graticule: { step: [0.001, 0.001] } },
      mark: 'geoshape',
      projection: { type: 'mercator' },
    }),
  ],
  ['bins', () => bars({ encoding: { x: { field: 'b', bin: { step: 1e-9 } }, y: { aggregate: 'count' } } })],
  ['bins', () => bars({ encoding: { x: { field: 'b', bin: { maxbins: 1e9 } }, y: { aggregate: 'count' } } })],
  [
    'fields',
    () =>
      bars({
        data: { values: many(2_000, (i) => ({ a: `k${i}`, b: i, g: 1 })) },
        transform: [{ pivot: 'a', value: 'b', groupby: ['g'] }],
      }),
  ],
  [
    'facets',
    () =>
      bars({
        data: { values: many(3_000, (i) => ({ a: i, b: i })) },
        encoding: { facet: { field: 'a' }, x: quantitative },
      }),
  ],
  [
    'facets',
    () =>
      bars({
        data: { values: many(300, (i) => ({ a: i, b: i })) },
        encoding: { row: { field: 'a' }, column: { field: 'b' }, x: quantitative },
      }),
  ],
  ['views', () => ({ hconcat: many(200, () => bars()) })],
  [
    'views',
    () => ({
      data: { values: [] },
      repeat: { row: many(40, (i) => `r${i}`), column: many(40, (i) => `c${i}`) },
      spec: { mark: 'bar', encoding: { x: { field: { repeat: 'row' } } } },
    }),
  ],
  ['layers', () => ({ layer: many(300, () => bars()) })],
  ['width', () => bars({ width: 1e9 })],
  ['height', () => bars({ height: 1e9 })],
  ['width', () => bars({ width: { step: 100_000 } })],
  [
    'marks',
    () =>
      bars({ data: { sequence: { start: 0, stop: 90_000, as: 'b' } }, mark: 'point', encoding: { x: quantitative } }),
  ],
  ['ticks', () => bars({ encoding: { x: { ...quantitative, axis: { tickCount: 1e9 } } } })],
  ['ticks', () => bars({ encoding: { x: { ...quantitative, axis: { tickCount: { expr: '1e9' } } } } })],
  [
    'ticks',
    () =>
      bars({
        data: { values: years },
        encoding: { x: { field: 't', type: 'temporal', axis: { tickCount: { interval: 'second', step: 1 } } } },
      }),
  ],
  [
    'ticks',
    () =>
      bars({ data: { values: years }, encoding: { x: { field: 't', type: 'temporal', axis: { tickCount: 'day' } } } }),
  ],
  [
    'bins',
    () =>
      bars({
        encoding: {
          x: quantitative,
          color: { ...quantitative, scale: { type: 'quantize', scheme: { name: 'blues', count: 1e9 } } },
        },
      }),
  ],
  ['format width', () => bars({ encoding: { x: { ...quantitative, axis: { format: '999999999d' } } } })],
  ['format width', () => calculated("format(1, '99999' + '9999d')")],
  ['format width', () => calculated("pad('x', 1e9)")],
  [
    'text length',
    () =>
      transform(
        { calculate: "'0123456789'", as: 's0' },
        ...many(30, (i) => ({ calculate: `datum.s${i} + datum.s${i}`, as: `s${i + 1}` })),
      ),
  ],
  ['text length', () => calculated("length(join(sequence(90000), 'xxxxxxxxxx'))")],
  ['regular-expression work', () => calculated("test(/(a+)+$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")],
  ['regular-expression work', () => calculated("test(/^(a|aa)*$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")],
  ['regular-expression work', () => calculated("replace('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /a*a*a*a*b/, '')")],
  ['regular-expression work', () => calculated("test(regexp('(x+x+)+y'), 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')")],
  ['regular-expression work', () => calculated("split('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', regexp('(a*)*b'))")],
  ['expression length', () => calculated(`1${' + 1'.repeat(2_000)}`)],
  ['expressions', () => transform(...many(6_000, (i) => ({ calculate: '1', as: `c${i}` })))],
  [
    'choices',
    () => bars({ params: [{ name: 'p', value: 1, bind: { input: 'select', options: many(9_999, (i) => i) } }] }),
  ],
  [
    'time',
    () =>
      bars({
        data: { sequence: { start: 0, stop: 90_000, as: 'b' } },
        transform: many(60, (i) => ({ calculate: 'length(sequence(20000))', as: `c${i}` })),
      }),
  ],
];

export const boundChecks = [
  ...cases.map(([bound, make], i) => ({
    name: `past the bound “${bound}” come words (${i + 1})`,
    async run(page) {
      const seen = await draw(page, make());
      expect(seen.thrown === null, `it threw ${seen.thrown}`);
      expect(seen.svg === 0, 'it was drawn');
      expect(seen.alert.includes(bound), `the words are “${seen.alert.slice(0, 200)}”`);
      expect(seen.ms < 12_000, `it took ${Math.round(seen.ms)} ms`);
      await expectDrawn(page, bars());
    },
  })),
  {
    name: 'an honest chart of 20,000 rows is drawn',
    run: (page) =>
      expectDrawn(
        page,
        bars({
          data: { values: many(20_000, (i) => ({ a: `k${i % 7}`, b: i })) },
          encoding: { x: { field: 'a' }, y: { aggregate: 'mean', field: 'b' } },
        }),
      ),
  },
  {
    name: 'plain patterns, splits and replacements work',
    async run(page) {
      const expression =
        "replace(split('a-b', '-')[0], 'a', 'A') + (test(/^x+$/, 'xx') ? 'yes' : 'no') + replace('1-2', /\\d/g, 'n') + pad('7', 3, '0', 'left')";
      const seen = await expectDrawn(
        page,
        bars({ transform: [{ calculate: expression, as: 'c' }], mark: 'text', encoding: { text: { field: 'c' } } }),
      );
      expect(seen.texts.includes('Ayesn-n007'), seen.texts.join(', '));
    },
  },
];
