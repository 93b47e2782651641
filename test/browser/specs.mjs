// Small specs that the checks vary, and the ways to draw one.
export const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** Three bars; any member can be replaced. */
export const bars = (over = {}) => ({
  $schema: SCHEMA,
  description: 'Three bars',
  width: 200,
  height: 100,
  data: {
    values: [
      { a: 'x', b: 1 },
      { a: 'y', b: 2 },
      { a: 'z', b: 3 },
    ],
  },
  mark: 'bar',
  encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
  ...over,
});

/** Draws JSON (or text as it is) and returns what stands in the output. */
export const draw = (page, spec, mime, id = 'one') =>
  page.evaluate(
    ([id, text, mime]) => window.harness.draw(id, text, mime),
    [id, typeof spec === 'string' ? spec : JSON.stringify(spec), mime],
  );

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** Refused in words, without a throw, and a good chart draws after it. */
export async function expectRefused(page, spec, pattern, mime) {
  const seen = await draw(page, spec, mime);
  expect(seen.thrown === null, `it threw ${seen.thrown}`);
  expect(seen.svg === 0, 'it was drawn');
  expect(seen.alert.length > 20, `no words stand there, but “${seen.text}”`);
  if (pattern) expect(pattern.test(seen.alert), `the words are “${seen.alert}”`);
  const good = await draw(page, bars());
  expect(good.svg === 1 && good.alert === '', `after it a good chart gave “${good.alert}”`);
}

export async function expectDrawn(page, spec, mime) {
  const seen = await draw(page, spec, mime);
  expect(seen.thrown === null, `it threw ${seen.thrown}`);
  expect(seen.svg === 1, `it was not drawn: “${seen.alert || seen.text}”`);
  return seen;
}
