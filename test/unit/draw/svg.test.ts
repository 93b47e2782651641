import { describe, expect, test } from 'vitest';
import { sealSvg } from '../../../extension/draw/seal-svg';
import { drawSvg } from '../../../extension/draw/svg';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import type { ThemeKind } from '../../../extension/output/charts/theme';
import { TOKENS } from '../../../extension/output/charts/theme';
import { CHARTS } from '../../charts/all-charts';
import { faults, sizeOf, tagsOf, textsOf } from './markup';

const THEMES = Object.keys(TOKENS) as ThemeKind[];
const bars = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  title: 'Sales & <costs>',
  data: {
    values: [
      { a: 'x', b: 1 },
      { a: 'y', b: 3 },
    ],
  },
  mark: 'bar',
  encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
};

describe('every chart as SVG', () => {
  const cases = Object.entries(CHARTS).flatMap(([name, data]) =>
    THEMES.slice(0, 2).map((theme) => [name, theme, data] as const),
  );
  test.each(cases)(
    '%s in %s is well-formed, closed to the outside and as wide as its page',
    async (_name, theme, data) => {
      const svg = await drawSvg(chartSpec(data, { width: 760, measure: estimateWidth }), theme);
      expect(faults(svg)).toEqual([]);
      expect(sizeOf(svg).width).toBeCloseTo(760, 0);
      expect(svg).not.toContain('prefers-color-scheme');
      expect(svg).toContain(`fill="${TOKENS[theme].paper}"`);
    },
  );
});

describe('drawSvg', () => {
  test.each(THEMES)('writes text in the ink of %s', async (theme) => {
    expect(await drawSvg(bars, theme)).toContain(TOKENS[theme].ink);
  });

  test('gives a chart without a width the page’s, and keeps a stated one', async () => {
    expect(sizeOf(await drawSvg(bars, 'light')).width).toBeCloseTo(760, 0);
    expect(sizeOf(await drawSvg(bars, 'light', { width: 500 })).width).toBeCloseTo(500, 0);
    expect(sizeOf(await drawSvg({ ...bars, width: 300 }, 'light')).width).toBeLessThan(400);
  });

  test('draws the same bytes again, also a chart that asks for chance', async () => {
    const jittered = {
      ...bars,
      mark: 'point',
      transform: [{ calculate: 'random()', as: 'j' }],
      encoding: { x: { field: 'j', type: 'quantitative' } },
    };
    for (const spec of [bars, jittered]) expect(await drawSvg(spec, 'light')).toBe(await drawSvg(spec, 'light'));
  });

  test('two drawings at once do not take each other’s ids', async () => {
    const gradient = {
      gradient: 'linear',
      stops: [
        { offset: 0, color: 'red' },
        { offset: 1, color: 'blue' },
      ],
    };
    const spec = { ...bars, mark: { type: 'bar', color: gradient, clip: true } };
    const [one, two] = await Promise.all([
      drawSvg(spec, 'light', { prefix: 'a' }),
      drawSvg(spec, 'light', { prefix: 'b' }),
    ]);
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids(one).length).toBeGreaterThan(1);
    expect(ids(two)).toEqual(ids(one).map((id) => id!.replace(/^a/, 'b')));
    expect(faults(one)).toEqual([]);
  });

  test('says its description to a screen reader, escaped', async () => {
    const svg = await drawSvg({ ...bars, description: '"><script>alert(1)</script>' }, 'light');
    expect(tagsOf(svg)[0]).toContain('aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(faults(svg)).toEqual([]);
  });

  test('shows text that looks like markup as text', async () => {
    const values = [
      { a: '<script>alert(1)</script>', b: 1 },
      { a: 'x" onload="alert(1)', b: 2 },
      { a: '\u0000\u0007\ud800', b: 3 },
    ];
    const svg = await drawSvg({ ...bars, data: { values } }, 'light');
    expect(faults(svg)).toEqual([]);
    expect(textsOf(svg).join()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('a hostile spec', () => {
  const marks = (mark: object, more: object = {}) => ({ ...bars, mark: { type: 'bar', ...mark }, ...more });
  test.each([
    ['a link', marks({ href: 'javascript:alert(1)' })],
    ['a link from data', { ...bars, encoding: { ...bars.encoding, href: { field: 'a' } } }],
    ['an image', { ...bars, mark: { type: 'image', url: 'https://example.com/x.png' } }],
    ['an image of data', { ...bars, mark: { type: 'image', url: 'data:image/svg+xml,<svg onload="alert(1)"/>' } }],
    ['paint from an address', marks({ fill: 'url(https://example.com/x.svg#a)' })],
    ['a font from an address', marks({}, { title: { text: 'x', font: 'url(https://example.com/f.woff)' } })],
    ['a cursor', marks({ cursor: 'url(https://example.com/c.cur), auto' })],
    ['data at an address', { ...bars, data: { url: 'https://example.com/d.json' } }],
    ['a mark’s name', marks({}, { name: 'x" onload="alert(1)' })],
    ['usermeta', marks({}, { usermeta: { embedOptions: { loader: { baseURL: 'https://example.com' } } } })],
  ])('with %s draws nothing that leads outside', async (_what, spec) => {
    const said: string[] = [];
    const svg = await drawSvg(spec, 'light', { note: (sentence) => said.push(sentence) });
    expect(faults(svg)).toEqual([]);
    expect(svg).not.toMatch(/example\.com|javascript:|data:image/);
  });

  test('says what was left out', async () => {
    const said: string[] = [];
    await drawSvg({ ...bars, data: { url: 'https://example.com/d.json' } }, 'light', { note: (s) => said.push(s) });
    expect(said.join()).toContain('https://example.com/d.json');
  });

  test.each([
    ['full Vega', { ...bars, marks: [] }, /full Vega/],
    ['another schema', { ...bars, $schema: 'https://vega.github.io/schema/vega/v6.json' }, /\$schema/],
    ['no spec at all', 'bar', /no chart/],
    ['a billion rows', { ...bars, data: { sequence: { start: 0, stop: 1e9 } } }, /“rows”/],
    ['a million px', { ...bars, width: 1e6 }, /“width”/],
    ['a function of the window', { ...bars, transform: [{ calculate: "open('x')", as: 'c' }] }, /refused/],
    [
      'a way to the constructor',
      { ...bars, transform: [{ calculate: "datum['constructor']", as: 'c' }] },
      /constructor/,
    ],
    ['rows that only run shows', { ...bars, transform: [{ calculate: 'sequence(1e9)', as: 'c' }] }, /“rows”/],
  ])('%s is refused in words', async (_what, spec, reason) => {
    await expect(drawSvg(spec, 'light')).rejects.toThrow(reason);
  });
});

describe('sealSvg', () => {
  test.each([
    ['<svg><script>alert(1)</script></svg>', /“<script>”/],
    ['<svg><foreignObject/></svg>', /foreignObject/],
    ['<svg><path onclick="alert(1)"/></svg>', /onclick/],
    ['<svg><a href="https://example.com">x</a></svg>', /“<a href/],
    ['<svg><path fill="url(https://example.com/a.svg#b)"/></svg>', /address/],
    ['<svg><path fill="url(&quot;#a&quot;)"/></svg>', /address/],
    ['<svg><rect href="#x"/></svg>', /href/],
  ])('refuses %s', (svg, reason) => {
    expect(() => sealSvg(svg, 'd')).toThrow(reason);
  });

  test('renames ids and what refers to them, drops classes, styles and images', () => {
    const svg =
      '<svg class="dark"><g clip-path="url(#clip9)" style="x:y"><image href="x"/></g><defs><clipPath id="clip9"/></defs></svg>';
    expect(sealSvg(svg, 'p')).toBe('<svg><g clip-path="url(#p1)"></g><defs><clipPath id="p1"/></defs></svg>');
  });
});
