// Nothing leaves the page: each way a chart could ask for an address is tried, and refused in words.
import { bars, draw, expect, SCHEMA } from './specs.mjs';

const AWAY = 'https://away.example/x';
const point = (mark, encoding = {}) => bars({ mark, encoding: { ...bars().encoding, ...encoding } });
const value = (text) => ({ value: text });

const cases = [
  ['data by url', bars({ data: { url: `${AWAY}.json` } })],
  ['data by a relative url', bars({ data: { url: '/page.json' } })],
  ['a data: url', bars({ data: { url: 'data:application/json,[]' } })],
  ['a file: url', bars({ data: { url: 'file:///etc/passwd' } })],
  [
    'TopoJSON by url',
    {
      width: 100,
      height: 100,
      mark: 'geoshape',
      data: { url: `${AWAY}.topo.json`, format: { type: 'topojson', feature: 'f' } },
    },
  ],
  [
    'a lookup by url',
    bars({ transform: [{ lookup: 'a', from: { data: { url: `${AWAY}.csv` }, key: 'a', fields: ['b'] } }] }),
  ],
  ['data of a layer by url', { layer: [bars(), { data: { url: AWAY }, mark: 'point' }] }],
  ['an image mark', point({ type: 'image', url: `${AWAY}.png`, width: 10, height: 10 })],
  [
    'an image by field',
    bars({
      mark: { type: 'image', width: 9, height: 9 },
      data: { values: [{ a: 'x', b: 1, u: `${AWAY}.png` }] },
      encoding: { ...bars().encoding, url: { field: 'u' } },
    }),
  ],
  ['a data: image', point({ type: 'image', url: 'data:image/png;base64,AAAA', width: 10, height: 10 })],
  ['a link', point({ type: 'bar', href: AWAY })],
  ['a javascript: link', point({ type: 'bar', href: 'javascript:alert(1)' })],
  [
    'a link by field',
    bars({ data: { values: [{ a: 'x', b: 1, u: AWAY }] }, encoding: { ...bars().encoding, href: { field: 'u' } } }),
  ],
  ['paint', point('bar', { color: value(`url(${AWAY}.svg#p)`) })],
  ['paint by an expression', point({ type: 'bar', fill: { expr: `'ur' + 'l(${AWAY}.svg)'` } })],
  [
    'paint by data',
    bars({
      data: { values: [{ a: 'x', b: 1, u: `url("${AWAY}.svg")` }] },
      encoding: { ...bars().encoding, fill: { field: 'u', scale: null } },
    }),
  ],
  ['paint in CSS escapes', point('bar', { stroke: value(`\\75rl(${AWAY}.svg)`) })],
  ['a cursor', point({ type: 'bar', cursor: `url(${AWAY}.cur), auto` })],
  ['a cursor by an expression', point({ type: 'bar', cursor: { expr: `'url(${AWAY}.cur), auto'` } })],
  ['a cursor of the view', bars({ view: { cursor: `url(${AWAY}.cur), auto` } })],
  ['a font', point({ type: 'text', font: `x; src: url(${AWAY}.woff)` }, { text: { field: 'a' } })],
  ['an image-set', point('bar', { fill: value(`image-set("${AWAY}.png" 1x)`) })],
];

export const networkChecks = [
  ...cases.map(([name, spec]) => ({
    name: `${name}: nothing is fetched, and the output says so`,
    async run(page) {
      const seen = await draw(page, { $schema: SCHEMA, ...spec });
      expect(seen.thrown === null, `it threw ${seen.thrown}`);
      expect(/refused|left out|not loaded/.test(seen.alert), `it says “${seen.alert}”`);
      expect(
        !/href="(?:https?|javascript|data)/.test(seen.html.replaceAll('http://www.w3.org', '')),
        'an address is in the output',
      );
      const bar = page.locator('#one svg .mark-rect path').first();
      if (await bar.count()) {
        await bar.hover({ force: true });
        await bar.click({ force: true });
      }
      await page.evaluate(() => new Promise((done) => setTimeout(done, 30)));
      const fetched = await page.evaluate(() =>
        [...document.querySelectorAll('#one *')].flatMap((one) =>
          ['fill', 'stroke', 'style', 'cursor', 'href', 'src', 'font-family']
            .map((name) => one.getAttribute(name) ?? '')
            .filter((text) => /away/.test(text)),
        ),
      );
      expect(fetched.length === 0, `an address is in a style: ${fetched[0]}`);
    },
  })),
  {
    name: 'a background that is an address is not fetched',
    async run(page) {
      for (const background of [`url(${AWAY}.png)`, { expr: `'url(${AWAY}.png)'` }]) {
        const seen = await draw(page, bars({ background }));
        expect(seen.thrown === null && (seen.svg === 1 || seen.alert), 'neither drawn nor refused');
      }
    },
  },
  {
    name: 'the font of a config is not fetched',
    async run(page) {
      const seen = await draw(page, bars({ config: { font: `x}@import url(${AWAY})`, background: `url(${AWAY})` } }));
      expect(seen.thrown === null && (seen.svg === 1 || seen.alert), 'neither drawn nor refused');
    },
  },
];
