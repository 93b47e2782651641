import { beforeAll, describe, expect, it, test } from 'vitest';
import { DIAGNOSTICS } from '../../../extension/catalogue/diagnostics';
import { createSession } from '../../../extension/kernel/session';
import type { CellInput } from '../../../extension/language/notebook';
import { diagnosed } from './diagnosed';
import { languageReference, LANGUAGE_FUNCTIONS } from './language-reference';
import { TOUR } from './tour';

let page = '';
beforeAll(async () => {
  page = await languageReference();
});

// After a change of the catalogue or of a message:
// npx vitest run -u --config test/vitest.config.ts test/unit/catalogue/language-reference.test.ts
test('REFERENCE.md is the catalogue’s', async () => {
  await expect(page).toMatchFileSnapshot('../../../extension/language/REFERENCE.md');
});

/** The part of the page under a heading. */
function under(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  expect(start, heading).toBeGreaterThan(-1);
  const next = page.slice(start + 1).search(/\n#{2,4} /);
  return page.slice(start, next < 0 ? undefined : start + 1 + next);
}

const cellsIn = (text: string): CellInput[] =>
  [...text.matchAll(/^```(\S+)\n([\s\S]*?)\n```$/gm)].map(([, language, cell], i) => ({
    id: `c${i}`,
    kind: 'code',
    language: language!,
    text: cell!,
  }));

describe('every example on the page, read from the page', () => {
  it.each(LANGUAGE_FUNCTIONS.map((entry) => [entry.id, entry] as const))('%s shows what it says', async (id, entry) => {
    const section = under(`#### \`${id}\` · ${entry.name.zh}`);
    const cells = cellsIn(section);
    const [, display] = /^shows `(.+)`\.$/m.exec(section)!;
    const session = createSession(() => Promise.reject(new Error('no file')));
    session.update(cells, {});
    const results = (await session.plan(cells.map((cell) => cell.id))).map((cell) => session.result(cell));
    const outputs = JSON.stringify(results.at(-1)!.outputs);
    expect(outputs).toContain(entry.kind === 'chart' ? 'vegalite' : JSON.stringify(display).slice(1, -1));
  });

  it.each(Object.keys(DIAGNOSTICS))('%s: what is wrong says so, what is right does not', async (code) => {
    const [wrong, right] = under(`#### ${code}`).split('**Right.**') as [string, string?];
    const told = async (text: string): Promise<string[]> =>
      (await diagnosed(cellsIn(text).map((cell) => cell.text))).map((d) => `${d.code} ${d.severity}: ${d.message}`);
    if (cellsIn(wrong).length) {
      const found = (await told(wrong)).filter((line) => line.startsWith(code));
      expect(found).toHaveLength(1);
      // The formatter of Markdown escapes some characters of a message; letters say enough.
      const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(wrong)).toContain(letters(/: (.*)/s.exec(found[0]!)![1]!));
    }
    if (right !== undefined)
      expect((await told(right)).filter((line) => line.startsWith(code) || /^\S+ error/.test(line))).toEqual([]);
  });
});

test('the notebook at a glance runs without an error, a warning or a hint', async () => {
  expect(cellsIn(under('## At a glance')).map((cell) => cell.text)).toEqual(TOUR);
  expect(
    (await diagnosed(TOUR)).map(
      (d) => `${d.code} ${d.message} «${TOUR[Number(d.cell.slice(1)) - 1]!.slice(d.start, d.end)}»`,
    ),
  ).toEqual([]);
});
