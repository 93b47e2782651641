import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { TOKENS } from '../../../extension/output/charts/theme';
import { faults } from '../draw/markup';
import type { Ended } from './built';
import { bundle, runProgram, temporaryFolder } from './built';
import { notebookOf } from './notebook';

const folder = temporaryFolder();
let program = '';
beforeAll(async () => {
  program = await bundle('extension/cli/main.ts', path.join(folder.path, 'aibubble.mjs'), 'esm');
  copyFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm', path.join(folder.path, 'resvg.wasm'));
});
afterAll(() => folder.remove());

const aibubble = (...words: string[]): Promise<Ended> => runProgram(program, words);
const at = (name: string): string => path.join(folder.path, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const file = (name: string, ...cells: string[]): string => folder.write(name, notebookOf(cells));

const DEALS = 'deals openai\nfrom, to, kind, amount\nNvidia, OpenAI, equity, $100B\nOpenAI, Nvidia, purchase, $50B';
const PRICES = 'series prices\nyear, a\n2020, 1\n2021, 2\n2022, 4';
const VEGA = '{ "mark": "bar", "data": { "values": [{ "a": 1 }] }, "encoding": { "x": { "field": "a" } } }';

describe('run --format html', () => {
  test('prints one page that holds everything, the same bytes each time', async () => {
    const notebook = file('html.aibubble', '# Who <pays>', DEALS, 'x = 1 + 1', VEGA);
    const ended = await aibubble('run', notebook, '--format', 'html');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(faults(ended.stdout)).toEqual([]);
    for (const part of ['<h1>Who &lt;pays&gt;</h1>', 'x = 1 + 1', '<figure class="chart">', "default-src 'none'"])
      expect(ended.stdout).toContain(part);
    expect(ended.stdout).not.toContain('was not drawn');
    expect((await aibubble('run', notebook, '--format', 'html')).stdout).toBe(ended.stdout);
  });

  test('goes to a file, shows errors and doubts, and keeps the exit code', async () => {
    const notebook = file('errors.aibubble', 'y = 1 / 0\nz = 2 + 5%');
    const ended = await aibubble('run', notebook, '--format=html', '--out', at('errors.html'));
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([1, '', '']);
    expect(read('errors.html')).toMatch(/<div class="error">[^]*R01[^]*divides by zero/);
    expect(read('errors.html')).toMatch(/<div class="warning">/);
    expect(read('errors.html')).toContain('<title>errors.aibubble</title>');
  });

  test('takes its title and date from the front matter', async () => {
    const notebook = folder.write(
      'front.aibubble',
      notebookOf(['x = 1'], '---\ntitle: The bet\nas-of: 2025-10-20\n---\n\n'),
    );
    const { stdout } = await aibubble('run', notebook, '--format', 'html');
    for (const part of ['<title>The bet</title>', '<h1>The bet</h1>', 'As of 2025-10-20'])
      expect(stdout).toContain(part);
  });

  test('2 on an alarm', async () => {
    const notebook = file('alarm.aibubble', 'gauge g = 3  warn > 1  alarm > 2');
    expect((await aibubble('run', notebook, '--format', 'html')).code).toBe(2);
    expect((await aibubble('run', notebook, '--format', 'md')).code).toBe(2);
  });
});

describe('run --format md', () => {
  test('writes the charts beside --out', async () => {
    const notebook = file('md.aibubble', '# Who pays', DEALS, PRICES, 'x = 1 + 1');
    const ended = await aibubble('run', notebook, '--format', 'md', '--theme', 'dark', '--out', at('note.md'));
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    const pictures = readdirSync(folder.path).filter((name) => name.startsWith('note-'));
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    for (const name of pictures) {
      expect(read('note.md')).toContain(`](${name})`);
      expect(faults(read(name))).toEqual([]);
      expect(read(name)).toContain('#1f1f1f');
    }
    expect(read('note.md')).toContain('```text\nx = 2\n```');
  });

  test('tells the charts in words on the standard output', async () => {
    const { stdout, code } = await aibubble('run', file('md.aibubble', DEALS), '--format', 'md');
    expect(code).toBe(0);
    expect(stdout).toContain('| Nvidia | OpenAI |');
    expect(stdout).not.toMatch(/!\[|\.svg/);
  });
});

describe('chart', () => {
  const notebook = (): string => file('charts.aibubble', DEALS, 'picture = flows(openai)', PRICES, 'cover = 3', VEGA);

  test.each([
    ['a value’s name', 'picture'],
    ['a data cell’s name', 'openai'],
    ['another data cell’s', 'prices'],
    ['a function’s name', 'flows'],
    ['a Vega-Lite cell', 'vega-lite'],
  ])('by %s', async (_, name) => {
    const out = `${name}.svg`;
    expect(await aibubble('chart', notebook(), name, '--out', at(out))).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(faults(read(out))).toEqual([]);
    expect(read(out)).toContain('fill="#ffffff"');
  });

  test('in the dark theme', async () => {
    const ended = await aibubble('chart', notebook(), 'picture', '--theme=dark', '--out', at('dark.svg'));
    expect(ended.code).toBe(0);
    expect(read('dark.svg')).toContain('fill="#1f1f1f"');
  });

  test('as a spec that stands alone: Vega draws it, its colours included', async () => {
    expect((await aibubble('chart', notebook(), 'picture', '--out', at('flows.vl.json'))).code).toBe(0);
    const spec = JSON.parse(read('flows.vl.json')) as TopLevelSpec;
    expect(spec).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json' });
    const svg = await new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
    expect(svg).toContain(TOKENS.light.accent);
    expect(svg).toContain('OpenAI');
  });

  test('as a PNG, or says which letters no font has', async () => {
    const ended = await aibubble('chart', notebook(), 'picture', '--out', at('flows.png'));
    if (ended.code === 0) {
      expect(readFileSync(at('flows.png')).subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    } else expect(ended.stderr).toContain('No font was found');
    const strange = file('strange.aibubble', 'deals d\nfrom, to, kind, amount\n\u{1f09f}\u{10a60}, B, equity, $1B');
    const refused = await aibubble('chart', strange, 'd', '--out', at('strange.png'));
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/No font was found.*`--font`/),
    });
    expect(existsSync(at('strange.png'))).toBe(false);
  });

  test.each([
    ['nobody', ['There is no chart `nobody`.', 'Its charts: `picture` (cell 2), `openai` (cell 1), `prices` (cell 3)']],
    ['cover', ['`cover` is no chart.', 'Its charts:']],
    ['__proto__', ['There is no chart `__proto__`.']],
    ['flows#2', ['There is no chart `flows#2`.']],
  ])('%s is no chart, and the charts there are get listed', async (name, said) => {
    const ended = await aibubble('chart', notebook(), name, '--out', at('none.svg'));
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    for (const part of said) expect(ended.stderr).toContain(part);
    expect(existsSync(at('none.svg'))).toBe(false);
  });

  test('of two charts of one name asks which', async () => {
    const two = file('two.aibubble', DEALS, 'flows(openai)', 'flows(openai, as_of: 2025-01-01)');
    const ended = await aibubble('chart', two, 'flows', '--out', at('two.svg'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('There are 2 charts `flows`: write `flows#1` (cell 2), `flows#2` (cell 3).');
    expect((await aibubble('chart', two, 'flows#2', '--out', at('two.svg'))).code).toBe(0);
  });

  test('says the error where the chart’s value has one', async () => {
    const broken = file('broken.aibubble', 'picture = flows(nothing)');
    const ended = await aibubble('chart', broken, 'picture', '--out', at('broken.svg'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/`picture` has no value\.\n.*cell 1, line 1.*error/);
  });

  test('says what a hostile spec was refused for, and what was left out', async () => {
    const hostile = file(
      'hostile.aibubble',
      '{ "marks": [], "mark": "bar" }',
      '{ "mark": "bar", "data": { "url": "https://example.com/x" } }',
    );
    const refused = await aibubble('chart', hostile, 'vega-lite#1', '--out', at('hostile.svg'));
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('full Vega spec')]);
    const drawn = await aibubble('chart', hostile, 'vega-lite#2', '--out', at('hostile.svg'));
    expect([drawn.code, drawn.stderr]).toEqual([0, expect.stringContaining('https://example.com/x')]);
  });

  test('draws in spite of errors elsewhere', async () => {
    const mixed = file('mixed.aibubble', DEALS, 'y = 1 / 0');
    expect((await aibubble('chart', mixed, 'openai', '--out', at('mixed.svg'))).code).toBe(0);
  });

  test('a place that cannot be written is one sentence', async () => {
    const ended = await aibubble('chart', notebook(), 'picture', '--out', at('no/x.svg'));
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^`.*x\.svg` cannot be written: .*\n$/) });
  });
});

describe('64 for a wrong command line', () => {
  test.each([
    [['chart'], '`chart` needs a file and the name of a chart.'],
    [['chart', 'a'], '`chart` needs a file and the name of a chart.'],
    [['chart', 'a', 'b'], '`chart` needs `--out`'],
    [['chart', 'a', 'b', 'c', '--out', 'x.svg'], 'one chart of one file'],
    [['chart', 'a', 'b', '--out', 'x.gif'], '`x.gif` ends in none of .svg, .png, .vl.json.'],
    [['chart', 'a', 'b', '--out', 'x.svg', '--font', 'f.ttf'], '`--font` goes with a .png'],
    [['chart', 'a', 'b', '--out', 'x.svg', '--format', 'html'], '`chart` does not take `--format`.'],
    [['chart', 'a', 'b', '--out', 'x.svg', '--theme', 'blue'], '`--theme` is `light` or `dark`.'],
    [['run', 'a', '--theme', 'dark'], '`--theme` goes with `--format md`.'],
    [['run', 'a', '--theme', 'dark', '--format', 'html'], 'holds both themes'],
    [['run', 'a', '--font', 'f.ttf'], '`run` does not take `--font`.'],
    [['check', 'a', '--format', 'html'], '`check` prints text'],
    [['run', 'a', '--format', 'pdf'], '`--format` is `text`, `json`, `html` or `md`, not `pdf`.'],
  ])('%j', async (words, said) => {
    const ended = await aibubble(...words);
    expect([ended.code, ended.stdout]).toEqual([64, '']);
    expect(ended.stderr).toContain(said);
  });
});
