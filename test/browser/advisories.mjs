// The published ways through Vega's expressions and config, each tried in our own words against the built bundle.
import { bars, draw, expect, expectDrawn, expectRefused } from './specs.mjs';

const calculate = (expression) => bars({ transform: [{ calculate: expression, as: 'c' }] });
const filter = (expression) => bars({ transform: [{ filter: expression }] });
const refused = (name, spec, pattern) => ({ name, run: (page) => expectRefused(page, spec, pattern) });
const selection = (select) => bars({ params: [{ name: 'p', select }] });

const clean = (page) =>
  page.evaluate(() => ({}).polluted === undefined && [].polluted === undefined && (() => 0).polluted === undefined);

export const advisoryChecks = [
  ...[
    ['config.__proto__', '{"config":{"__proto__":{"polluted":1}},"mark":"bar","data":{"values":[{"a":1}]}}'],
    [
      'config.constructor.prototype',
      '{"config":{"constructor":{"prototype":{"polluted":1}}},"mark":"bar","data":{"values":[{"a":1}]}}',
    ],
    [
      'config.axis.__proto__',
      '{"config":{"axis":{"__proto__":{"polluted":1}},"style":{"__proto__":{"polluted":1}}},"mark":"bar","data":{"values":[{"a":1}]}}',
    ],
    [
      'a mark',
      '{"mark":{"type":"bar","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"data":{"values":[{"a":1}]}}',
    ],
    [
      'rows',
      '{"mark":"bar","data":{"values":[{"a":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]},"encoding":{"x":{"field":"a"}}}',
    ],
    [
      'datasets',
      '{"mark":"bar","datasets":{"__proto__":[{"polluted":1}],"constructor":[{"a":1}]},"data":{"name":"constructor"},"encoding":{"x":{"field":"a"}}}',
    ],
  ].map(([where, text]) => ({
    name: `CVE-2019-10806: a prototype key in ${where} pollutes nothing`,
    async run(page) {
      const seen = await draw(page, text);
      expect(seen.thrown === null && (seen.svg === 1 || seen.alert), 'neither drawn nor refused');
      expect(await clean(page), 'Object.prototype has a new member');
    },
  })),
  refused(
    'CVE-2019-10806: a transform cannot write __proto__',
    bars({ transform: [{ calculate: '1', as: '__proto__' }] }),
  ),
  refused('CVE-2020-26296: a comment made of a pattern', filter("(0//1/)-'\\\n,alert(1))))//'")),
  {
    // Read as arithmetic it is harmless: no bar passes the filter, and nothing runs.
    name: 'CVE-2020-26296: a pattern beside a division stays arithmetic',
    async run(page) {
      const seen = await draw(page, filter("(0/ /1/)-'\\\n,alert(1))))//'"));
      expect(seen.thrown === null && (seen.svg === 1 || seen.alert), 'neither drawn nor refused');
    },
  },
  refused(
    'CVE-2023-26486: scale() with an object in place of a name',
    calculate("scale({toString:'x', apply: datum}, 'alert(1)')"),
    /literal name/,
  ),
  refused('CVE-2023-26486: scale() with a function', calculate("scale(datum.constructor, 'alert(1)')")),
  refused('CVE-2023-26487: lassoAppend()', calculate("lassoAppend({length:1, at: 1}, 1, 'alert(1)')"), /lassoAppend/),
  refused(
    'CVE-2025-25304: vlSelectionTuples()',
    calculate('vlSelectionTuples([{datum:1}], {fields:[{getter: 1}]})'),
    /vlSelectionTuples/,
  ),
  refused(
    'CVE-2025-26619: event.view in an event filter',
    selection({ type: 'point', on: "click[scale(event.view.setTimeout, 'alert(1)')]" }),
  ),
  refused('CVE-2025-26619: event in a calculated field', calculate('event.view'), /event/),
  refused('CVE-2025-26619: event in a parameter', bars({ params: [{ name: 'p', expr: 'event.target' }] }), /event/),
  refused('CVE-2025-27793: replace() on a made object', calculate("replace('a', {constructor: 1}, 'b')")),
  refused('CVE-2025-27793: RegExp members by walking', calculate("regexp('a').constructor")),
  refused('CVE-2025-59840: an object with a toString of its own', calculate("'' + {toString: 1}"), /toString/),
  refused('CVE-2025-59840: valueOf, by a quoted key', calculate("+{'valueOf': datum.a}"), /valueOf/),
  refused(
    'CVE-2025-65110: map-like calls through a selection function',
    calculate("vlSelectionResolve('p', 'union')"),
    /vlSelectionResolve/,
  ),
  refused('CVE-2025-65110: vlSelectionTest()', filter("vlSelectionTest('p', datum)"), /vlSelectionTest/),
  refused('CVE-2025-66648: setdata()', calculate("setdata('source_0', 1)"), /setdata/),
  refused('CVE-2025-66648: modify()', calculate("modify('source_0', datum)"), /modify/),
  ...[
    ['item()', 'item().mark'],
    ['group()', 'group().context'],
    ['view()', 'view()'],
    ['window by name', 'window'],
    ['document by name', 'document.cookie'],
    ['globalThis', 'globalThis'],
    ['this', 'this'],
    ['a constructor', 'datum.constructor'],
    ['a constructor by key', "datum['constructor']"],
    ['__proto__', 'datum.__proto__'],
    ['a made call', "(datum.a)('x')"],
    ['a method', 'datum.a.toString()'],
    ['new', 'new Date()'],
    ['an assignment', 'datum.a = 1'],
    ['screen()', 'screen()'],
    ['warn()', "warn('x')"],
    ['eval', "eval('1')"],
    ['Function', "Function('1')"],
    ['an unknown name', 'nobody'],
    ['pathShape()', "pathShape('M0,0')"],
    ['intersect()', 'intersect([[0,0],[1,1]])'],
    ['data() of a computed name', 'data(datum.a)'],
  ].flatMap(([name, expression]) => [
    refused(`an expression may not use ${name}`, calculate(expression)),
    refused(
      `a condition may not use ${name}`,
      bars({ encoding: { color: { condition: { test: expression, value: 'red' }, value: 'blue' } } }),
    ),
  ]),
  ...[
    ['filter', (e) => bars({ transform: [{ filter: { and: [{ not: e }] } }] })],
    ['labelExpr', (e) => bars({ encoding: { x: { field: 'a', axis: { labelExpr: e } } } })],
    ['expr in a mark', (e) => bars({ mark: { type: 'bar', opacity: { expr: e } } })],
    ['expr in a title', (e) => bars({ title: { text: { expr: e } } })],
    ['signal in a scale', (e) => bars({ encoding: { x: { field: 'a', scale: { domain: { signal: e } } } } })],
    [
      'a legend encoding',
      (e) =>
        bars({
          encoding: { color: { field: 'a', legend: { encoding: { labels: { update: { text: { signal: e } } } } } } },
        }),
    ],
    ['config.params', (e) => bars({ config: { params: [{ name: 'p', expr: e }] } })],
    ['config.axis', (e) => bars({ config: { axis: { labelColor: { expr: e } } } })],
    ['a nested layer', (e) => ({ layer: [{ layer: [bars({ transform: [{ calculate: e, as: 'c' }] })] }] })],
    [
      'a selection default',
      (e) =>
        bars({ config: { selection: { point: { on: `click[${e}]` } } }, params: [{ name: 'p', select: 'point' }] }),
    ],
    [
      'a custom format',
      () =>
        bars({
          config: { customFormatTypes: true },
          encoding: { text: { field: 'a', format: 'source_0', formatType: 'setdata' } },
        }),
    ],
  ].map(([name, spec]) => refused(`what is refused is refused in ${name}`, spec('setdata(datum.constructor)'))),
  ...[
    ['a timer', { type: 'point', on: 'timer{100}' }],
    ['a timer as an object', { type: 'point', on: { type: 'timer', throttle: 10 } }],
    ['the window', { type: 'point', on: 'window:keydown' }],
    ['an element of the page by selector', { type: 'point', on: '#secret:click' }],
    ['a stream source', { type: 'point', on: { source: 'body', type: 'click' } }],
    ['a filter in clear', { type: 'point', clear: 'dblclick[event.view.alert(1)]' }],
    [
      'a filter in a drag',
      {
        type: 'interval',
        translate: '[pointerdown[event.target.ownerDocument], window:pointerup] > window:pointermove!',
      },
    ],
    ['toggle', { type: 'point', toggle: "event.view.eval('1')" }],
  ].map(([name, select]) => refused(`a selection may not listen to ${name}`, selection(select), /refused/)),
  ...[
    ['an element of the page', { input: 'range', element: 'body' }],
    ['an element without an input', { element: '#secret' }],
    ['an event handler', { input: 'text', onfocus: 'alert(1)', autofocus: true }],
    ['an image', { input: 'image', src: 'https://example.com/x.png' }],
    ['a style', { input: 'text', style: 'background: url(https://example.com)' }],
    ['a file', { input: 'file' }],
    ['a list for a name', { input: 'range', name: [1] }],
  ].map(([name, bind]) =>
    refused(`an input may not have ${name}`, bars({ params: [{ name: 'p', value: 1, bind }] }), /input/),
  ),
  ...['__proto__', 'constructor', 'event', 'datum', 'cursor', 'toString', 'a b', '"];alert(1)//'].map((name) =>
    refused(
      `a parameter may not be called ${name}`,
      `{"mark":"bar","data":{"values":[]},"params":[{"name":${JSON.stringify(name)},"value":1}]}`,
      /parameter/,
    ),
  ),
  {
    name: 'inputs stand in the output and change the chart',
    async run(page) {
      await expectDrawn(
        page,
        bars({
          params: [{ name: 'big', value: 0, bind: { input: 'range', min: 0, max: 5 } }],
          transform: [{ filter: 'datum.b > big' }],
        }),
      );
      const rows = await page.evaluate(async () => {
        const input = document.querySelector('#one input[type=range]');
        input.value = '2';
        input.dispatchEvent(new Event('input', { bubbles: true }));
        const bars = () => document.querySelectorAll('#one .mark-rect path').length;
        for (let i = 0; i < 100 && bars() !== 1; i++) await new Promise((done) => requestAnimationFrame(done));
        return bars();
      });
      expect(rows === 1, `${rows} bars`);
    },
  },
  {
    name: 'selections of Vega-Lite work: click, interval, scales, legend, nearest',
    async run(page) {
      const params = [{ name: 'pick', select: { type: 'point', fields: ['a'], toggle: 'event.shiftKey' } }];
      const encoding = { ...bars().encoding, opacity: { condition: { param: 'pick', value: 1 }, value: 0.3 } };
      await expectDrawn(page, bars({ params, encoding }));
      await page.locator('#one .mark-rect path').first().click();
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll('#one .mark-rect path')].filter(
            (path) => path.getAttribute('opacity') === '0.3',
          ).length === 2,
      );
      for (const select of [
        { type: 'interval' },
        { type: 'interval', encodings: ['x'] },
        { type: 'point', on: 'pointerover', nearest: true },
      ]) {
        const mark = 'point';
        const numbers = { x: { field: 'b', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } };
        await expectDrawn(page, bars({ mark, encoding: numbers, params: [{ name: 'p', select }] }));
        await drag(page);
      }
      await expectDrawn(
        page,
        bars({
          mark: 'point',
          encoding: { x: { field: 'b', type: 'quantitative' } },
          params: [{ name: 'p', select: 'interval', bind: 'scales' }],
        }),
      );
      await drag(page);
      await page.mouse.wheel(0, 50);
      const seen = await page.evaluate(() => window.harness.look('one'));
      expect(seen.alert === '', seen.alert);
    },
  },
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'].map((key) => ({
    name: `a column called ${key} is data`,
    async run(page) {
      const rows = `[{"${key}":"one","b":1},{"${key}":"two","b":2},{"b":3}]`;
      const text = `{"width":200,"height":100,"data":{"values":${rows}},"mark":"point","encoding":{"x":{"field":"${key}","type":"nominal"},"y":{"field":"b","type":"quantitative"}}}`;
      const seen = await expectDrawn(page, text);
      expect(seen.texts.includes('one') && seen.texts.includes('two'), `the labels are ${seen.texts.join(', ')}`);
      expect(!/native code|\[object/.test(seen.text), 'an inherited member was drawn');
      const sums = await draw(
        page,
        text.replace('"point"', '"bar"').replace('"field":"b"', '"field":"b","aggregate":"sum"'),
      );
      expect(sums.svg === 1 && sums.texts.includes('two'), `summed: ${sums.alert} ${sums.texts.join(', ')}`);
    },
  })),
  {
    name: 'categories called constructor and __proto__ are drawn',
    async run(page) {
      const values = ['constructor', '__proto__', 'toString'].map((a, b) => ({ a, b: b + 1 }));
      const encoding = { x: { field: 'a' }, y: { field: 'b', aggregate: 'sum' }, color: { field: 'a' } };
      const seen = await expectDrawn(page, bars({ data: { values }, encoding }));
      for (const { a } of values) expect(seen.texts.includes(a), `no label ${a}`);
    },
  },
  {
    name: 'labels and tooltips are text',
    async run(page) {
      const a = '<img src=x onerror=alert(1)><b>bold</b>';
      const encoding = { ...bars().encoding, tooltip: [{ field: 'a' }, { field: 'image' }] };
      const seen = await expectDrawn(
        page,
        bars({ data: { values: [{ a, b: 1, image: 'https://example.com/x.png' }] }, encoding, title: a }),
      );
      expect(seen.images === 0, 'there is an element made of text');
      await page.locator('#one .mark-rect path').first().hover();
      const tooltip = await page.waitForSelector('#one .aibubble-tooltip');
      const text = await tooltip.textContent();
      expect(text.includes('onerror') && text.includes('https://example.com/x.png'), `the tooltip says ${text}`);
      expect((await tooltip.$('img, b b, script, a')) === null, 'the tooltip has an image or a link');
    },
  },
  {
    name: 'usermeta is dropped: it cannot set ast, loader, actions, patch or theme',
    async run(page) {
      const embedOptions = {
        ast: false,
        actions: true,
        renderer: 'canvas',
        loader: {},
        patch: [{ op: 'add', path: '/background', value: 'red' }],
        theme: 'dark',
        defaultStyle: '<script>alert(1)</script>',
        downloadFileName: 'x',
      };
      const seen = await expectDrawn(page, bars({ usermeta: { embedOptions } }));
      expect(!/vega-actions|<details/.test(seen.html), "vega-embed's own menu is there");
    },
  },
];

async function drag(page) {
  const box = await page.locator('#one svg').first().boundingBox();
  await page.mouse.move(box.x + 80, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 70, { steps: 3 });
  await page.mouse.up();
}
