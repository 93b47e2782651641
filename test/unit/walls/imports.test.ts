import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cruise, root, writtenImports, type Cruise } from './cruise';

describe('the walls between the rooms', () => {
  let seen: Cruise;
  beforeAll(async () => {
    seen = await cruise(root);
  }, 120_000);

  test('stand: no import goes through one', () => {
    expect(seen.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  // A cruise that cannot read TypeScript finds no import, and so no broken wall either.
  test('are checked on every import that is written', async () => {
    const files = seen.modules.filter(({ source }) => /^(extension|renderer)\/.*\.ts$/.test(source));
    const missed: string[] = [];
    let written = 0;
    for (const { source, dependencies } of files)
      for (const name of await writtenImports(path.join(root, source))) {
        written += 1;
        // Node's own modules are seen without their prefix.
        const bare = name.replace(/^node:/, '');
        if (!dependencies.some(({ module }) => module === name || module === bare)) missed.push(`${source}: ${name}`);
      }
    expect(missed).toEqual([]);
    expect(written).toBeGreaterThan(100);
  });

  test('are checked on an edge that is known to be there', () => {
    const chart = seen.modules.find(({ source }) => source === 'extension/output/charts/flows.ts');
    expect(chart?.dependencies.map(({ resolved }) => resolved)).toContain('extension/output/charts/flows-data.ts');
  });
});
