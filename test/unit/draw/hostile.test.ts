// The hostile charts that the browser tests show to the renderer, drawn without a browser: the guard is one, and so
// must its verdict be. Each check is run against a page that only listens to what it would have drawn.
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../../extension/draw/svg';
import { faults } from './markup';

interface BrowserCheck {
  name: string;
  run(page: { evaluate(job: unknown, given?: unknown[]): Promise<never> }): Promise<unknown>;
}

/** The first text that a check draws, or `undefined` where it draws none. */
async function specOf(check: BrowserCheck): Promise<string | undefined> {
  let text: string | undefined;
  const evaluate = (_job: unknown, given: unknown[] = []): Promise<never> => {
    if (typeof given[1] === 'string') text ??= given[1];
    return Promise.reject(new Error('heard'));
  };
  await check.run({ evaluate }).catch(() => undefined);
  return text;
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The output of a `vega-lite` cell is JSON already.
    return undefined;
  }
};

const files = ['advisories', 'network', 'refusals'];
const modules = await Promise.all(
  files.map((file) => import(`../../browser/${file}.mjs`) as Promise<Record<string, BrowserCheck[]>>),
);
const checks = modules.flatMap((exported) => Object.values(exported).flat());
const specs: [string, unknown][] = [];
for (const check of checks) {
  const text = await specOf(check);
  const spec = text === undefined ? undefined : json(text);
  if (spec !== undefined) specs.push([check.name, spec]);
}

describe('what the browser tests try on the renderer', () => {
  test('is heard here', () => expect(specs.length).toBeGreaterThan(60));

  test.each(specs)('%s: refused in words, or drawn with nothing that leads out', async (_name, spec) => {
    const svg = await drawSvg(spec, 'light').catch((error: Error) => {
      expect(error.message.length).toBeGreaterThan(20);
      return '';
    });
    expect(faults(svg)).toEqual([]);
    // A mark's label may say what its row says.
    expect(svg.replace(/ aria-label="[^"]*"/g, '')).not.toMatch(/away\.example|url\((?!#)|href|javascript:/i);
    expect([({} as { polluted?: unknown }).polluted, ([] as { polluted?: unknown }).polluted]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
