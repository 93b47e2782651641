import { createRequire } from 'node:module';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cruise, root, type Cruise } from './cruise';

/** A tree with the layout of the product; each file exports one value and one type to be imported. */
const rooms = ['catalogue', 'format', 'language', 'engine', 'indicators', 'output', 'draw', 'kernel', 'vscode', 'cli'];
const innocent = [
  ...rooms.map((room) => `extension/${room}/part.ts`),
  'extension/output/charts/chart.ts',
  'extension/output/result.ts',
  'extension/draw/guard/check.ts',
  'renderer/part.ts',
  'test/part.ts',
];

const packages = {
  'package.json': '{ "dependencies": { "vega": "1", "papaparse": "1" }, "devDependencies": { "fast-check": "1" } }',
  ...Object.fromEntries(
    ['vega', 'papaparse', 'fast-check'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "version": "1.0.0", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, 'exports.value = 1;'],
    ]),
  ),
};

const runs = (from: string) => `import { value } from '${from}';\nexport const used = value;\n`;
const types = (from: string) => `import type { Part } from '${from}';\nexport type Used = Part;\n`;

/** Each breaks exactly one wall. */
const broken: [file: string, source: string, rule: string][] = [
  ['extension/catalogue/broken.ts', types('../engine/part'), 'catalogue-imports-only-its-rooms'],
  ['extension/format/broken.ts', runs('../language/part'), 'format-imports-only-its-rooms'],
  ['extension/engine/broken.ts', types('../language/part'), 'engine-imports-only-its-rooms'],
  ['extension/engine/catalogue.ts', runs('../catalogue/part'), 'engine-imports-only-its-rooms'],
  ['extension/language/broken.ts', runs('../engine/part'), 'language-imports-only-types-of-engine'],
  ['extension/language/format.ts', runs('../format/part'), 'language-imports-only-its-rooms'],
  ['extension/indicators/broken.ts', runs('../output/part'), 'indicators-imports-only-its-rooms'],
  ['extension/output/broken.ts', runs('../kernel/part'), 'output-imports-only-its-rooms'],
  ['extension/draw/broken.ts', runs('../engine/part'), 'draw-imports-only-its-rooms'],
  ['extension/kernel/broken.ts', runs('../cli/part'), 'kernel-imports-only-its-rooms'],
  ['extension/vscode/broken.ts', runs('../indicators/part'), 'vscode-imports-only-its-rooms'],
  ['extension/vscode/output.ts', runs('../output/part'), 'vscode-imports-only-types-of-output'],
  ['extension/cli/broken.ts', runs('../vscode/part'), 'cli-imports-only-its-rooms'],
  ['renderer/broken.ts', runs('../extension/kernel/part'), 'renderer-imports-only-outputs'],
  ['renderer/draws.ts', runs('../extension/draw/part'), 'renderer-imports-only-outputs'],
  ['renderer/output.ts', runs('../extension/output/part'), 'renderer-imports-only-types-of-output'],
  ['extension/kernel/renderer.ts', runs('../../renderer/part'), 'kernel-imports-only-its-rooms'],
  ['extension/attic/broken.ts', runs('../engine/part'), 'every-file-has-a-room'],
  ['extension/kernel/editor.ts', types('vscode'), 'only-vscode-imports-vscode'],
  ['extension/engine/files.ts', runs('node:fs'), 'only-cli-imports-node'],
  ['renderer/files.ts', runs('path'), 'only-cli-imports-node'],
  ['extension/kernel/files.ts', runs('node:fs'), 'kernel-imports-only-worker-threads'],
  [
    'extension/vscode/files.ts',
    `export const files = import('node:fs/promises');\n`,
    'kernel-imports-only-worker-threads',
  ],
  ['extension/output/draws.ts', runs('vega'), 'only-drawing-rooms-import-vega'],
  ['extension/engine/tested.ts', runs('fast-check'), 'product-imports-no-test-package'],
  ['extension/engine/tests.ts', runs('../../test/part'), 'product-imports-no-test'],
  ['extension/engine/circle-a.ts', runs('./circle-b'), 'no-cycle'],
  ['extension/engine/lost.ts', runs('./nowhere'), 'every-import-is-found'],
];

/** None of these breaks a wall. */
const allowed: [file: string, source: string][] = [
  ['extension/language/allowed.ts', types('../engine/part')],
  ['extension/vscode/allowed.ts', types('../output/part')],
  ['extension/vscode/mime.ts', runs('../output/result')],
  ['extension/vscode/editor.ts', types('vscode')],
  ['extension/kernel/thread.ts', runs('node:worker_threads')],
  ['extension/kernel/allowed.ts', runs('../output/part')],
  ['extension/cli/allowed.ts', runs('node:fs')],
  ['extension/output/table.ts', runs('papaparse')],
  ['extension/output/allowed.ts', types('vega')],
  ['renderer/allowed.ts', runs('../extension/output/charts/chart')],
  ['renderer/guard.ts', runs('../extension/draw/guard/check')],
  ['renderer/vega.ts', runs('vega')],
];

describe('a planted import', () => {
  let folder: string;
  let seen: Cruise;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'walls-'));
    const files: [string, string][] = [
      ...innocent.map((file): [string, string] => [file, 'export const value = 1;\nexport type Part = number;\n']),
      ...Object.entries(packages),
      ['extension/engine/circle-b.ts', `import { used } from './circle-a';\nexport const value = used;\n`],
      ...broken.map(([file, source]): [string, string] => [file, source]),
      ...allowed,
    ];
    for (const [file, source] of files) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), source);
    }
    seen = await cruise(folder);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const reported = (file: string) =>
    seen.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  test.each(broken)('in %s is reported (%#)', (file, _source, rule) => {
    expect(reported(file)).toEqual([rule]);
  });

  test('has been tried against every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(`${root}/.dependency-cruiser.cjs`) as {
      forbidden: { name: string }[];
    };
    const tried = new Set(broken.map(([, , rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test.each(allowed)('in %s is allowed', (file) => {
    expect(seen.modules.find(({ source }) => source === file)?.dependencies).toHaveLength(1);
    expect(reported(file)).toEqual([]);
  });
});
