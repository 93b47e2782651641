// What an output leaves behind: nothing.
import { bars, draw, expect, expectDrawn } from './specs.mjs';
import { flows } from './charts.mjs';
import { gaugesForm, tableForm, valuesForm } from './forms.mjs';

const state = (page) =>
  page.evaluate(() => ({
    window: window.harness.listeners.window,
    document: window.harness.listeners.document,
    observers: window.harness.observers.size,
    nodes: document.querySelectorAll('*').length,
    sheets: document.adoptedStyleSheets.length,
  }));
const same = (a, b) =>
  expect(JSON.stringify(a) === JSON.stringify(b), `before ${JSON.stringify(a)}, after ${JSON.stringify(b)}`);

/** Objects of the page's heap after a collection, by DevTools' own counters. */
async function counters(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { nodes, jsEventListeners, usedSize };
}

const interactive = bars({
  width: 'container',
  params: [
    { name: 'p', select: 'interval' },
    { name: 'n', value: 1, bind: { input: 'range' } },
  ],
});

export const lifecycleChecks = [
  {
    name: 'dispose by id takes one output, dispose without id takes all',
    async run(page) {
      const before = await state(page);
      await draw(page, interactive, undefined, 'one');
      await draw(page, interactive, undefined, 'two');
      await page.evaluate(() => window.harness.renderer.disposeOutputItem('one'));
      expect(
        (await page.locator('#one svg').count()) === 0 && (await page.locator('#two svg').count()) === 1,
        'the wrong one went',
      );
      await page.evaluate(() => window.harness.renderer.disposeOutputItem('nobody'));
      await page.evaluate(() => window.harness.renderer.disposeOutputItem());
      expect((await page.locator('svg').count()) === 0, 'one stayed');
      await page.evaluate(() => window.harness.dispose());
      same(before, await state(page));
    },
  },
  {
    name: 'drawing the same id again replaces it',
    async run(page) {
      const before = await state(page);
      for (const spec of [bars(), interactive, bars({ mark: 'point' }), '{', bars()]) await draw(page, spec);
      expect((await page.locator('#one svg').count()) === 1, 'not one drawing');
      expect((await page.locator('#one [role=alert]').count()) === 0, 'the old words stand there');
      await page.evaluate(() => window.harness.dispose());
      same(before, await state(page));
    },
  },
  {
    name: 'drawing the same id five times at once leaves the last',
    async run(page) {
      await page.evaluate(async (spec) => {
        const specs = [1, 2, 3, 4, 5].map((n) => JSON.stringify({ ...spec, title: `number ${n}` }));
        await Promise.all(specs.map((text) => window.harness.draw('one', text)));
      }, bars());
      const seen = await page.evaluate(() => window.harness.look('one'));
      expect(seen.svg === 1 && seen.texts.includes('number 5'), `${seen.svg} drawings: ${seen.texts}`);
    },
  },
  {
    name: 'an aborted drawing stops and leaves nothing',
    async run(page) {
      const before = await state(page);
      await page.evaluate(async (text) => {
        for (const when of ['before', 'during', 'later']) {
          const controller = new AbortController();
          if (when === 'before') controller.abort();
          const drawing = window.harness.draw(when, text, undefined, controller.signal);
          if (when === 'later') await Promise.resolve();
          controller.abort();
          await drawing;
          if (document.getElementById(when).querySelector('svg, figure'))
            throw new Error(`${when}: a drawing stands there`);
        }
      }, JSON.stringify(interactive));
      await page.evaluate(() => window.harness.dispose());
      same(before, await state(page));
    },
  },
  {
    name: '200 drawings and disposals leave no growth',
    async run(page) {
      const round = (times) =>
        page.evaluate(
          async ([times, charts, results]) => {
            const { draw, VEGALITE, RESULT } = window.harness;
            for (let i = 0; i < times; i++) {
              const chart = i % 2 === 0;
              const list = chart ? charts : results;
              await draw(`id${i}`, list[i % list.length], chart ? VEGALITE : RESULT);
              window.harness.renderer.disposeOutputItem(`id${i}`);
              document.getElementById(`id${i}`).remove();
            }
          },
          [
            times,
            [interactive, bars(), '{', bars({ data: { url: 'x' } })].map((spec) =>
              typeof spec === 'string' ? spec : JSON.stringify(spec),
            ),
            [valuesForm, gaugesForm, tableForm(30), flows()].map((form) => JSON.stringify(form)),
          ],
        );
      await round(40);
      const before = await state(page);
      const first = await counters(page);
      await round(200);
      same(before, await state(page));
      const second = await counters(page);
      expect(second.nodes <= first.nodes + 50, `nodes ${first.nodes} → ${second.nodes}`);
      expect(
        second.jsEventListeners <= first.jsEventListeners + 5,
        `listeners ${first.jsEventListeners} → ${second.jsEventListeners}`,
      );
      expect(second.usedSize <= first.usedSize + 3_000_000, `heap ${first.usedSize} → ${second.usedSize}`);
    },
  },
  {
    name: '100 drawings of one id leave no growth',
    async run(page) {
      const round = (times) =>
        page.evaluate(
          async ([times, text]) => {
            for (let i = 0; i < times; i++) await window.harness.draw('one', text);
          },
          [times, JSON.stringify(interactive)],
        );
      await round(20);
      const first = await counters(page);
      await round(100);
      const second = await counters(page);
      expect(second.nodes <= first.nodes + 50, `nodes ${first.nodes} → ${second.nodes}`);
      expect(
        second.jsEventListeners <= first.jsEventListeners + 5,
        `listeners ${first.jsEventListeners} → ${second.jsEventListeners}`,
      );
    },
  },
  {
    name: 'thirty outputs at once are all drawn, those far below too',
    async run(page) {
      await page.evaluate(
        async (text) => {
          await Promise.all(Array.from({ length: 30 }, (_, i) => window.harness.draw(`many${i}`, text)));
        },
        JSON.stringify(bars({ height: 300 })),
      );
      expect((await page.locator('svg.marks').count()) === 30, `${await page.locator('svg.marks').count()} of 30`);
    },
  },
  {
    name: 'a disposed output does not come back with a change of theme',
    async run(page) {
      await draw(page, bars());
      await page.evaluate(() => window.harness.renderer.disposeOutputItem('one'));
      await page.evaluate(() => (document.body.className = 'vscode-dark'));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect((await page.locator('svg').count()) === 0, 'it came back');
      await page.evaluate(() => (document.body.className = 'vscode-light'));
    },
  },
  {
    name: 'an output that is not on the page yet is drawn at once',
    async run(page) {
      await page.evaluate(async (text) => {
        const { renderer, itemOf, VEGALITE } = window.harness;
        const element = document.createElement('div');
        await renderer.renderOutputItem(itemOf('off', VEGALITE, text), element);
        if (!element.querySelector('figure.aibubble-chart svg')) throw new Error(element.innerHTML || 'nothing');
        renderer.disposeOutputItem('off');
      }, JSON.stringify(bars()));
    },
  },
  {
    name: 'a chart that stops at a touch says so',
    async run(page) {
      const heavy = bars({
        params: [{ name: 'n', value: 1, bind: { input: 'range', min: 1, max: 9 } }],
        transform: [{ calculate: 'n > 1 ? length(sequence(1e12)) : 1', as: 'c' }],
      });
      await expectDrawn(page, heavy);
      await page.evaluate(() => {
        const input = document.querySelector('#one input');
        input.value = '5';
        input.dispatchEvent(new Event('input'));
      });
      await page.waitForSelector('#one [role=alert]');
      expect((await page.locator('#one [role=alert]').textContent()).includes('rows'), 'the words are others');
      await expectDrawn(page, bars());
    },
  },
];
