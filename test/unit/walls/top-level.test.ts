import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from './cruise';

const folders = ['extension', 'renderer', 'snippets', 'samples', 'test', 'l10n', 'syntaxes'];
const files = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'esbuild.mjs'],
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'INDICATORS.md', 'LICENSE'],
];
/** What installing, building and testing leave behind; never committed. */
const generated = ['node_modules', 'dist', 'out'];

test('the top level holds the rooms and the usual files, nothing else', () => {
  const strangers = readdirSync(root, { withFileTypes: true }).filter(
    (entry) =>
      !entry.name.startsWith('.') &&
      !/^package\.nls(\.[\w-]+)?\.json$/.test(entry.name) &&
      !entry.name.endsWith('.vsix') &&
      !(entry.isDirectory() ? [...folders, ...generated] : files).includes(entry.name),
  );
  expect(strangers.map((entry) => entry.name)).toEqual([]);
});

test('extension/ holds rooms only', () => {
  const entries = readdirSync(`${root}/extension`, { withFileTypes: true });
  expect(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name)).toEqual([]);
});
