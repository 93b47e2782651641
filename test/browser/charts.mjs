// Charts as a reader meets them: the design's targets, theme, alt text, menu, data, and the chart form of a result.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bars, draw, expect, expectDrawn } from './specs.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** Finished specs to look at: a folder of `NAME.vl.json`, by the variable CHART_SPECS. */
const targets = process.env.CHART_SPECS && existsSync(process.env.CHART_SPECS) ? process.env.CHART_SPECS : null;

export function targetSpecs() {
  if (!targets) return [];
  return readdirSync(targets)
    .filter((name) => name.endsWith('.vl.json'))
    .map((name) => {
      const spec = JSON.parse(readFileSync(path.join(targets, name), 'utf8'));
      delete spec.config;
      return [name.replace('.vl.json', ''), spec];
    });
}

export const flows = () => JSON.parse(readFileSync(path.join(here, 'flows-result.json'), 'utf8'));

const RESULT = 'application/vnd.aibubble.result+json';
const fills = (page) =>
  page.evaluate(() => [...document.querySelectorAll('#one .mark-rect path')].map((path) => path.getAttribute('fill')));
const setTheme = (page, kind, variables = {}) =>
  page.evaluate(
    ([kind, variables]) => {
      document.body.className = kind;
      document.documentElement.removeAttribute('style');
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    },
    [kind, variables],
  );

async function menuItem(page, label) {
  await page.locator('#one .aibubble-menu-button').focus();
  await page.keyboard.press('Enter');
  await page.locator('#one [role=menuitem]', { hasText: label }).click();
}

export const chartChecks = [
  ...targetSpecs().map(([name, spec]) => ({
    name: `draws ${name} without a complaint`,
    async run(page) {
      const seen = await expectDrawn(page, spec);
      expect(seen.alert === '', seen.alert);
      expect(seen.label === spec.description, 'the alt text is another');
    },
  })),
  {
    name: 'ten forms of Vega-Lite draw under the guards',
    async run(page) {
      const q = { field: 'b', type: 'quantitative' };
      const data = {
        values: Array.from({ length: 40 }, (_, i) => ({
          a: 'xyz'[i % 3],
          b: i,
          d: `2024-0${1 + (i % 9)}-01`,
          e: (i * 7) % 11,
        })),
      };
      const forms = {
        boxplot: { mark: 'boxplot', encoding: { x: { field: 'a' }, y: q } },
        band: { mark: { type: 'errorband', extent: 'ci' }, encoding: { x: { field: 'd', timeUnit: 'month' }, y: q } },
        line: {
          mark: { type: 'line', point: true, tooltip: true },
          encoding: { x: { field: 'd', type: 'temporal' }, y: { ...q, aggregate: 'mean' }, color: { field: 'a' } },
        },
        heatmap: {
          mark: 'rect',
          encoding: { x: { ...q, bin: true }, y: { field: 'e', bin: { maxbins: 5 } }, color: { aggregate: 'count' } },
        },
        arc: {
          mark: { type: 'arc', innerRadius: 20 },
          encoding: { theta: { aggregate: 'sum', field: 'b' }, color: { field: 'a' } },
        },
        facet: {
          width: 80,
          mark: 'point',
          encoding: { facet: { field: 'a', columns: 2 }, x: q, y: { field: 'e', type: 'quantitative' } },
        },
        trellis: { width: 60, mark: 'bar', encoding: { row: { field: 'a' }, x: q } },
        repeat: {
          repeat: ['b', 'e'],
          spec: { width: 90, mark: 'tick', encoding: { x: { field: { repeat: 'repeat' }, type: 'quantitative' } } },
        },
        concat: {
          vconcat: [
            { width: 90, mark: 'bar', encoding: { x: q } },
            { width: 90, mark: 'point', encoding: { x: q } },
          ],
        },
        density: {
          transform: [{ density: 'b', groupby: ['a'] }],
          mark: 'area',
          encoding: {
            x: { field: 'value', type: 'quantitative' },
            y: { field: 'density', type: 'quantitative' },
            color: { field: 'a' },
          },
        },
        regression: {
          layer: [
            { mark: 'point', encoding: { x: q, y: { field: 'e', type: 'quantitative' } } },
            {
              transform: [{ regression: 'e', on: 'b' }],
              mark: 'line',
              encoding: { x: q, y: { field: 'e', type: 'quantitative' } },
            },
          ],
        },
        loess: {
          transform: [{ loess: 'e', on: 'b' }],
          mark: 'line',
          encoding: { x: q, y: { field: 'e', type: 'quantitative' } },
        },
        window: {
          transform: [
            { window: [{ op: 'sum', field: 'b', as: 's' }], frame: [null, 0] },
            { joinaggregate: [{ op: 'max', field: 's', as: 'm' }] },
          ],
          mark: 'line',
          encoding: { x: q, y: { field: 's', type: 'quantitative' } },
        },
        geo: {
          width: 100,
          mark: { type: 'geoshape', fill: null, stroke: 'grey' },
          data: { graticule: { step: [30, 30] } },
          projection: { type: 'equalEarth' },
        },
        sequence: {
          data: { sequence: { start: 0, stop: 12, step: 0.5, as: 'x' } },
          transform: [{ calculate: 'sin(datum.x)', as: 'y' }],
          mark: 'line',
          encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
        },
        offset: {
          mark: 'bar',
          encoding: {
            x: { field: 'a' },
            xOffset: { field: 'e' },
            y: { aggregate: 'sum', field: 'b', stack: null },
            color: { field: 'e' },
          },
        },
        csv: {
          data: { values: 'a,b\nx,1\ny,2', format: { type: 'csv', parse: { b: 'number' } } },
          mark: 'bar',
          encoding: { x: { field: 'a' }, y: q },
        },
      };
      for (const [name, form] of Object.entries(forms)) {
        const seen = await draw(page, { data, ...form });
        expect(seen.svg === 1 && seen.alert === '', `${name}: ${seen.alert}`);
        expect(/<path|<text/.test(seen.html), `${name} is empty`);
      }
    },
  },
  {
    name: 'a spec without a width takes the width of the output, one with a width keeps it',
    async run(page) {
      const width = () => page.evaluate(() => Number(document.querySelector('#one svg').getAttribute('width')));
      await expectDrawn(page, bars({ width: undefined }));
      expect((await width()) > 700, `${await width()} px of 1000`);
      await expectDrawn(page, bars({ width: 300 }));
      expect((await width()) < 330, `${await width()} px of 300`);
    },
  },
  {
    name: 'colours follow the theme while it stands, and an author’s own colours win',
    async run(page) {
      await setTheme(page, 'vscode-light');
      await expectDrawn(page, bars());
      const light = await fills(page);
      await setTheme(page, 'vscode-dark', { '--vscode-editor-foreground': '#abcdef' });
      await page.waitForFunction(
        (old) => document.querySelector('#one .mark-rect path')?.getAttribute('fill') !== old,
        light[0],
      );
      expect(
        (await page.evaluate(() => document.querySelectorAll('#one svg').length)) === 1,
        'two drawings stand there',
      );
      await expectDrawn(page, bars({ title: 'T' }));
      const ink = await page.evaluate(() =>
        [...document.querySelectorAll('#one svg text')].find((text) => text.textContent === 'T').getAttribute('fill'),
      );
      expect(ink === '#abcdef', `the title is ${ink}`);
      await expectDrawn(page, bars({ mark: { type: 'bar', color: 'teal' } }));
      expect((await fills(page))[0] === 'teal', 'the mark is not teal');
      await expectDrawn(
        page,
        bars({ config: { mark: { color: 'rebeccapurple' }, params: [{ name: 'accent', value: '#123456' }] } }),
      );
      expect((await fills(page))[0] === 'rebeccapurple', 'the config did not win');
      await expectDrawn(page, bars({ mark: { type: 'bar', color: { expr: 'accent' } } }));
      expect(/^#[\da-f]{6}$/.test((await fills(page))[0]), 'a token is no colour');
      for (const kind of ['vscode-high-contrast', 'vscode-high-contrast vscode-high-contrast-light', 'vscode-light']) {
        const before = await fills(page);
        await setTheme(page, kind);
        await page.waitForFunction(
          (old) => document.querySelector('#one .mark-rect path')?.getAttribute('fill') !== old,
          before[0],
        );
      }
    },
  },
  {
    name: 'a chart has its description, else its title, as alt text',
    async run(page) {
      expect((await expectDrawn(page, bars())).label === 'Three bars', 'no description');
      expect(
        (await expectDrawn(page, bars({ description: undefined, title: ['Two', 'lines'] }))).label === 'Two lines',
        'no title',
      );
      expect(
        (await page.evaluate(() => document.querySelector('#one [role=img]').getAttribute('aria-label'))) ===
          'Two lines',
        'no image',
      );
    },
  },
  {
    name: 'the menu saves SVG and PNG and copies spec and data, by keyboard too',
    async run(page) {
      await setTheme(page, 'vscode-dark');
      await expectDrawn(page, bars({ title: 'Who pays whom?' }));
      await page.evaluate(() => {
        window.harness.copied = [];
        Object.defineProperty(navigator, 'clipboard', {
          configurable: true,
          value: { writeText: async (text) => void window.harness.copied.push(text) },
        });
      });
      for (const [label, name, magic] of [
        ['Save SVG', 'who-pays-whom.svg', '<svg'],
        ['Save PNG', 'who-pays-whom.png', '\u0089PNG'],
      ]) {
        const saved = page.waitForEvent('download', { timeout: 5000 });
        await menuItem(page, label);
        const download = await saved;
        expect(download.suggestedFilename() === name, download.suggestedFilename());
        const bytes = readFileSync(await download.path());
        expect(bytes.toString('latin1').startsWith(magic), `${label} gave ${bytes.subarray(0, 8)}`);
        if (label === 'Save PNG') expect(bytes.readUInt32BE(16) >= 400, 'the picture is not doubled');
        else
          expect(
            !/<script|href="(?!#)/.test(bytes.toString().replace(/xmlns(:xlink)?="[^"]*"/g, '')),
            'the SVG has a reference',
          );
      }
      await menuItem(page, 'Copy spec');
      await menuItem(page, 'Copy data');
      await page.waitForFunction(() => window.harness.copied.length === 2);
      const [spec, data] = await page.evaluate(() => window.harness.copied);
      expect(JSON.parse(spec).mark === 'bar', spec);
      expect(data === 'a,b\r\nx,1\r\ny,2\r\nz,3', data);
      await page.locator('#one .aibubble-menu-button').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      expect((await page.evaluate(() => document.activeElement.textContent)) === 'Save PNG', 'arrow keys do not move');
      await page.keyboard.press('Escape');
      expect(
        await page.evaluate(() => document.activeElement.classList.contains('aibubble-menu-button')),
        'Escape does not go back',
      );
      expect((await page.locator('#one [role=menuitem]:visible').count()) === 0, 'the menu stays open');
      expect((await page.locator('#one [role=menuitem]').count()) === 4, 'there are other entries');
    },
  },
  {
    name: 'the chart form is painted from its spec and then rebuilt at the width of the output',
    async run(page) {
      const result = flows();
      const first = await expectDrawn(page, result, RESULT);
      expect(first.alert === '' && first.texts.includes('first paint'), `it begins with ${first.texts}`);
      await page.waitForFunction(() =>
        [...document.querySelectorAll('#one svg text')].some((text) => text.textContent.startsWith('Nvidia')),
      );
      const width = await page.evaluate(() => Number(document.querySelector('#one svg').getAttribute('width')));
      expect(width > 900 && width <= 1000, `${width} px of 984`);
      await page.evaluate(() => (document.getElementById('one').style.width = '600px'));
      await page.waitForFunction(() => Number(document.querySelector('#one svg').getAttribute('width')) <= 600);
      expect(
        (await page.evaluate(() => document.querySelectorAll('#one svg').length)) === 1,
        'two drawings stand there',
      );
    },
  },
  {
    name: 'a chart form with damaged rows keeps its finished spec',
    async run(page) {
      for (const data of [
        { chart: 'flows', deals: [null], companies: 7 },
        { chart: 'gap', periods: [{}] },
        { chart: 'constructor' },
      ]) {
        const seen = await expectDrawn(page, { ...flows(), data }, RESULT);
        expect(seen.texts.includes('first paint'), 'the finished drawing is gone');
        await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
        expect(
          (await page.evaluate(() => window.harness.look('one'))).texts.includes('first paint'),
          'the finished drawing went',
        );
      }
    },
  },
];
