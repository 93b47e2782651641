import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const json = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

/** The first argument of each `l10n.t(…)`. */
const sentences = readdirSync('extension/vscode').flatMap((file) => {
  const code = readFileSync(`extension/vscode/${file}`, 'utf8');
  return [...code.matchAll(/l10n\.t\(\s*'([^']*)'/g)].map(([, sentence = '']) => sentence);
});

const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();

test.each(['bundle.l10n.json', 'bundle.l10n.zh-cn.json'])('l10n/%s holds the sentences of the editor', (file) => {
  const bundle = json(`l10n/${file}`);
  expect(sentences.length).toBeGreaterThan(10);
  expect(Object.keys(bundle).sort()).toEqual([...new Set(sentences)].sort());
  for (const [sentence, translated] of Object.entries(bundle))
    expect(placeholders(translated)).toEqual(placeholders(sentence));
});

test('every title of the manifest is translated', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key).sort();
  expect(Object.keys(json('package.nls.json')).sort()).toEqual(used);
  expect(Object.keys(json('package.nls.zh-cn.json')).sort()).toEqual(used);
});
