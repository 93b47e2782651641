import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ended } from './built';
import { bundle, runProgram, temporaryFolder } from './built';
import { notebookOf } from './notebook';
import type { Published } from './notebook';

const folder = temporaryFolder();
let program = '';
beforeAll(async () => {
  program = await bundle('extension/cli/main.ts', path.join(folder.path, 'aibubble.mjs'), 'esm');
  mkdirSync(path.join(folder.path, 'empty'));
});
afterAll(() => folder.remove());

const aibubble = (...words: string[]): Promise<Ended> => runProgram(program, words);
const file = (name: string, ...cells: string[]): string => folder.write(name, notebookOf(cells));

const GOOD = 'x = 1 + 1';
const ALARM = 'gauge g = 3  warn > 1  alarm > 2';
const WARN = 'gauge g = 3  warn > 1  alarm > 5';

describe('exit codes', () => {
  const cases: [name: string, cells: string[], flags: string[], code: number][] = [
    ['nothing to say', [GOOD], [], 0],
    ['an error', [GOOD, 'y = 1 / 0'], [], 1],
    ['a warning', ['x = 2 + 5%'], [], 0],
    ['a failed assertion', ['assert 1 > 2 "one is less"'], [], 2],
    ['a failed assertion that may fail', ['assert 1 > 2 "one is less"'], ['--fail-on', 'never'], 0],
    ['an uncertain assertion', ['s = up to 3\nassert s > 2'], [], 1],
    ['an alarm', [ALARM], [], 2],
    ['an alarm that may be', [ALARM], ['--fail-on', 'never'], 0],
    ['a warning gauge', [WARN], [], 0],
    ['a warning gauge where asked', [WARN], ['--fail-on=warn'], 2],
    ['an alarm at one end of a bound', ['g0 = up to 3\ngauge g = g0  alarm > 2'], [], 2],
    ['an error beside an alarm', [ALARM, 'y = 1 / 0'], [], 1],
    ['an error beside a failed assertion', ['assert 1 > 2\ny = 1 / 0'], [], 1],
    ['no cell at all', [], [], 0],
  ];
  test.each(cases)('%s', async (name, cells, flags, code) => {
    const notebook = file(`exit ${name}.aibubble`, ...cells);
    for (const command of ['run', 'check']) {
      const ended = await aibubble(command, notebook, ...flags);
      expect({ command, code: ended.code, stderr: ended.stderr }).toEqual({ command, code, stderr: '' });
    }
  });

  test.each([
    [[], 'A command is missing.'],
    [['frob', 'x'], 'There is no command `frob`.'],
    [['run'], '`run` needs a file.'],
    [['run', 'a', 'b'], '`run` takes one file.'],
    [['run', 'a', '--frob'], 'There is no option `--frob`.'],
    [['run', 'a', '--format'], '`--format` needs a value.'],
    [['run', 'a', '--format', 'xml'], '`--format`'],
    [['run', 'a', '--as-of', '2025-02-30'], '`2025-02-30` is not a date'],
    [['run', 'a', '--samples', '0'], '`--samples` is a whole number'],
    [['run', 'a', '--fail-on', 'x'], '`--fail-on` is'],
  ])('64 for the command line %j', async (words, said) => {
    const ended = await aibubble(...words);
    expect([ended.code, ended.stdout]).toEqual([64, '']);
    expect(ended.stderr).toContain(said);
    expect(ended.stderr).toContain('aibubble run FILE');
  });

  test('help is no error', async () => {
    const ended = await aibubble('--help');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('Exit codes');
  });
});

describe('a file that cannot be read is one sentence, and exit code 1', () => {
  test.each([
    ['missing', 'none.aibubble', /there is no such file\.\n$/],
    ['a folder', 'empty', /it is a folder\.\n$/],
    ['below a file', 'text.txt/x', /a part of the path is no folder\.\n$/],
    ['not UTF-8', 'latin.aibubble', /not UTF-8 text: byte 5 \(on line 1\).*\n$/],
  ])('%s', async (_, name, said) => {
    folder.write('text.txt', 'x');
    folder.write('latin.aibubble', Uint8Array.of(0x78, 0x3d, 0x31, 0xe9, 0x0a));
    for (const words of [['run'], ['run', '--format', 'json'], ['check']]) {
      const ended = await aibubble(...words, path.join(folder.path, name));
      expect([ended.code, ended.stdout]).toEqual([1, '']);
      expect(ended.stderr).toMatch(said);
      expect(ended.stderr.split('\n')).toHaveLength(2);
    }
  });

  test.skipIf(process.platform === 'win32')('an endless device', async () => {
    expect(await aibubble('run', '/dev/zero')).toMatchObject({ code: 1, stderr: expect.stringMatching(/not a file/) });
  });

  test('`check` goes on with the next file', async () => {
    const bad = file('bad.aibubble', 'y = 1 / 0');
    const ended = await aibubble('check', path.join(folder.path, 'none.aibubble'), bad, file('good.aibubble', GOOD));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/bad\.aibubble: cell 1, line 1, column 5: error R01: This divides by zero\./);
  });

  test('an output that cannot be written', async () => {
    const ended = await aibubble('run', file('good.aibubble', GOOD), '--out', path.join(folder.path, 'no/x.txt'));
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toMatch(/^`.*x\.txt` cannot be written: there is no such folder\.\n$/);
  });
});

describe('output', () => {
  test('goes to a file where asked', async () => {
    const out = path.join(folder.path, 'out.json');
    const ended = await aibubble('run', file('good.aibubble', GOOD), '--format', 'json', '--out', out);
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((JSON.parse(readFileSync(out, 'utf8')) as Published).names['x']!.value).toBe(2);
  });

  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},${i / 7}`).join('\n');
  test('of many megabytes arrives whole, twice the same', async () => {
    const notebook = file('large.aibubble', `table t\na, b\n${rows}`, 'x = t.b * 2');
    const first = await aibubble('run', notebook, '--format', 'json');
    expect(first.stdout.length).toBeGreaterThan(2_000_000);
    expect((JSON.parse(first.stdout) as Published).names['x']!.columns![1]!.values).toHaveLength(60_000);
    expect((await aibubble('run', notebook, '--format', 'json')).stdout).toBe(first.stdout);
  });

  test('a reader that closes the pipe, as `head` does, ends it quietly', async () => {
    const notebook = file('large.aibubble', `table t\na, b\n${rows}`, 'x = t.b * 2');
    const ended = await runProgram(program, ['run', notebook, '--format', 'json'], (stdout) =>
      stdout.once('data', () => stdout.destroy()),
    );
    expect(ended.stderr).toBe('');
  });
});
