import { describe, expect, test } from 'vitest';
import { ENTRIES } from '../../../extension/catalogue/entries';
import { parse } from '../../../extension/language/parser';
import { placeholderText } from '../../../extension/vscode/snippet-text';
import { jsonFile } from './json-file';

const withSnippet = ENTRIES.filter(({ kind, snippet }) => kind !== 'function' && snippet !== undefined);

// After a change of the catalogue: npx vitest run -u --config test/vitest.config.ts test/unit/vscode/snippets.test.ts
test('snippets/aibubble.json is the catalogue’s', async () => {
  const snippets = Object.fromEntries(
    withSnippet.map(({ id, name, help, snippet = '' }) => [
      `${name.en} · ${name.zh}`,
      { prefix: [id], body: snippet.split('\n'), description: help },
    ]),
  );
  await expect(await jsonFile(snippets)).toMatchFileSnapshot('../../../snippets/aibubble.json');
});

test('every indicator and chart has a snippet', () => {
  const without = ENTRIES.filter(({ kind, snippet }) => kind !== 'function' && !snippet).map(({ id }) => id);
  expect(without).toEqual([]);
});

describe('a snippet parses as it is inserted', () => {
  test.each(withSnippet.map(({ id, snippet = '' }) => [id, placeholderText(snippet)]))('%s', (_, text) => {
    expect(parse(text, new Set()).problems).toEqual([]);
  });
});
