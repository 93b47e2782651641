// What is no Vega-Lite 6 chart is refused in words.
import { bars, expectDrawn, expectRefused, SCHEMA } from './specs.mjs';

const vega = {
  $schema: 'https://vega.github.io/schema/vega/v6.json',
  width: 10,
  height: 10,
  marks: [{ type: 'rect' }],
};
const deep = (levels, inner = 1) => '['.repeat(levels) + inner + ']'.repeat(levels);
const cases = [
  ['a full Vega spec', vega, /Vega-Lite 6/],
  ['a full Vega spec without its $schema', { ...vega, $schema: undefined }, /full Vega/],
  ['a full Vega spec with a mark beside', { marks: [], mark: 'bar' }, /full Vega/],
  ['another $schema', bars({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json' }), /\$schema/],
  ['a $schema of nobody', bars({ $schema: 'https://example.com/schema.json' }), /\$schema/],
  ['a $schema that only begins well', bars({ $schema: `${SCHEMA}/../../vega/v6.json` }), /\$schema/],
  ['a $schema that is no text', bars({ $schema: {} }), /\$schema/],
  ['null', 'null', /null/],
  ['a list', '[]', /list/],
  ['a number', '7', /number/],
  ['a text', '"bar"', /string/],
  ['true', 'true', /boolean/],
  ['an empty object', '{}', /no Vega-Lite chart/],
  ['malformed text', '{"mark": ', /JSON/],
  ['no text at all', '', /JSON/],
  ['a mark that is none', bars({ mark: 'no such mark' })],
  ['a mark that is null', bars({ mark: null })],
  ['layers that are none', { $schema: SCHEMA, layer: [null] }],
  ['an encoding that is a text', bars({ encoding: 'x' }), null, 'either'],
  ['data that is a number', bars({ data: 7 }), null, 'either'],
  ['ten thousand levels', `{"mark":"bar","x":${deep(10_000)}}`, /nesting depth/],
  ['ten thousand levels in rows', `{"mark":"bar","data":{"values":[${deep(10_000)}]}}`, /nesting depth/],
  ['config.signals', bars({ config: { signals: [{ name: 'a', update: '1' }] } }), /full Vega/],
];

export const refusalChecks = [
  ...cases.map(([name, spec, pattern, either]) => ({
    name: `refuses ${name} in words`,
    run: (page) => (either ? neverBlank(page, spec) : expectRefused(page, spec, pattern)),
  })),
  ...[
    ['null', 'null'],
    ['a list', '[1]'],
    ['another version', '{"version":2,"form":"values"}'],
    ['an unknown form', '{"version":1,"form":"constructor"}'],
    ['malformed text', '{'],
    ['a chart without a spec', '{"version":1,"form":"chart","data":{"chart":"flows"}}'],
    ['a chart whose spec is Vega', JSON.stringify({ version: 1, form: 'chart', data: null, spec: vega })],
  ].map(([name, text]) => ({
    name: `refuses a result that is ${name} in words`,
    run: (page) => expectRefused(page, text, undefined, 'application/vnd.aibubble.result+json'),
  })),
  {
    name: 'an item whose json() throws is refused in words',
    run: (page) =>
      page.evaluate(async () => {
        const { renderer, place, VEGALITE } = window.harness;
        const broken = () => {
          throw new Error('broken');
        };
        const element = place('one');
        await renderer.renderOutputItem(
          { id: 'one', mime: VEGALITE, json: broken, text: broken, data: broken, blob: broken },
          element,
        );
        if (!element.querySelector('[role=alert]')?.textContent.includes('broken')) throw new Error(element.innerHTML);
      }),
  },
  {
    name: 'a chart without $schema is drawn',
    run: (page) => expectDrawn(page, bars({ $schema: undefined })),
  },
];

async function neverBlank(page, spec) {
  const seen = await page.evaluate(([text]) => window.harness.draw('one', text), [JSON.stringify(spec)]);
  if (seen.thrown) throw new Error(seen.thrown);
  if (seen.svg === 0 && !seen.alert) throw new Error('blank');
  await expectDrawn(page, bars());
}
