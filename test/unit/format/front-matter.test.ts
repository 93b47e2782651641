import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deserialize, frontMatter } from '../../../extension/format';
import { hostileText } from './hostile';

const read = (yaml: string, ending = '\n') =>
  frontMatter(deserialize(`---\n${yaml}\n---\n\n# Text\n`.replaceAll('\n', ending)));

describe('front matter', () => {
  test.each(['\n', '\r\n', '\r'])('gives title, as-of, samples and seed, with line breaks %j', (ending) => {
    const yaml = 'title: "Bubble: 1"\nas-of: 2025-10-20 # a comment\nsamples: 500\nseed: 0\nauthor: [a, b]';
    expect(read(yaml, ending)).toEqual({ title: 'Bubble: 1', asOf: '2025-10-20', samples: 500, seed: 0, problems: [] });
  });

  test.each([
    ['no block', '# Text'],
    ['an empty block', '---\n---\n'],
    ['a block of comments', '---\n# as-of: 2025-10-20\n---\n'],
    ['a byte order mark and other keys', '\uFEFF---\ntags: !!seq [a]\n---\n'],
  ])('%s gives nothing', (_, file) => {
    expect(frontMatter(deserialize(file))).toEqual({ problems: [] });
  });

  test.each([
    ['as-of: yesterday', 2],
    ['title: x\nas-of: 2025-02-30', 3],
    ['as-of: 2025-10', 2],
    ['as-of: 20251020', 2],
    ['title: x\n\nsamples: 0', 4],
    ['samples: 1.5', 2],
    ['samples: many', 2],
    ['samples: .inf', 2],
    ['samples: 1e300', 2],
    ['seed: -1', 2],
    ['seed: "7"', 2],
    ['seed:', 2],
    ['title: 2025', 2],
    ['title: [x]', 2],
    ['a: &x 5\nseed: *x', 3],
    ['title: !!str 5', 2],
    ['title: !own x', 2],
    ['title: "x', 2],
    ['a: 1\nseed: 1\nseed: 2', 4],
    ['- title', 2],
    ['title', 2],
    ['x: {{{', 2],
  ])('%j has a problem on line %i', (yaml, line) => {
    const { problems } = read(yaml);
    expect(problems[0]?.message).toMatch(/\S/);
    expect(problems[0]?.line).toBeGreaterThanOrEqual(line);
    expect(problems[0]?.line).toBeLessThanOrEqual(line + 1);
  });

  test('one bad key leaves the others', () => {
    expect(read('samples: lots\nseed: 3')).toEqual({
      seed: 3,
      problems: [{ line: 2, message: '`samples` must be a whole number from 1 on.' }],
    });
  });

  test.each([
    ['nested brackets', 'a: ' + '['.repeat(15_000)],
    ['aliases of aliases', 'a: &a [x]\n' + 'b: [*a, *a, *a]\n'.repeat(900)],
    ['a book', 'a: x\n'.repeat(100_000)],
  ])('%s are a problem, not a hang', (_, yaml) => {
    expect(read(yaml).problems.length).toBeGreaterThan(0);
  });

  test('never throws', () => {
    const yaml = fc.oneof(hostileText(), fc.string({ unit: fc.constantFrom(...'a:-[]{}&*!|>"\'%@`#?,\n \t1') }));
    fc.assert(
      fc.property(yaml, (text) => {
        expect(Array.isArray(read(text).problems)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
