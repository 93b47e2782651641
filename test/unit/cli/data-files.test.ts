import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInside } from '../../../extension/cli/data-files';
import { temporaryFolder } from './built';
import { run } from './notebook';

const outer = temporaryFolder();
const home = path.join(outer.path, 'notebook');
beforeAll(() => {
  for (const name of ['notebook', 'notebook/sub', 'notebook/文件', 'shared']) mkdirSync(path.join(outer.path, name));
  outer.write('secret.csv', 'a\n1');
  outer.write('shared/s.csv', 'a\n4');
  outer.write('notebook/x.csv', 'a,b\n1,2\n3,4\n');
  outer.write('notebook/sub/y.csv', 'a\n2');
  outer.write('notebook/文件/收入 表.csv', 'a\n3');
  outer.write('notebook/latin.csv', Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a));
  outer.write('notebook/.hidden.csv', 'a\n5');
  symlinkSync(path.join(outer.path, 'secret.csv'), path.join(home, 'link.csv'));
  symlinkSync(outer.path, path.join(home, 'up'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(home, 'pipe.csv')]);
});
afterAll(() => outer.remove());

const text = async (name: string, allowed: string[] = []): Promise<string> =>
  new TextDecoder().decode(await readInside(home, allowed)(name));

describe('a data file', () => {
  test.each([
    ['x.csv', 'a,b\n1,2\n3,4\n'],
    ['./x.csv', 'a,b\n1,2\n3,4\n'],
    ['sub/y.csv', 'a\n2'],
    ['sub/../x.csv', 'a,b\n1,2\n3,4\n'],
    ['文件/收入 表.csv', 'a\n3'],
    ['.hidden.csv', 'a\n5'],
  ])('inside the folder is read: %s', async (name, expected) => expect(await text(name)).toBe(expected));

  test.each([
    ['../secret.csv', /outside/],
    ['sub/../../secret.csv', /outside/],
    ['..', /outside/],
    ['.', /outside/],
    ['../notebook-two/x.csv', /outside/],
    ['up/secret.csv', /links/],
    ['link.csv', /links/],
    ['sub', /not a file/],
    ['none.csv', /no such file/],
    ['/etc/passwd', /relative/],
    ['/dev/zero', /relative/],
    ['~/x.csv', /relative/],
    ['C:\\x.csv', /relative/],
    ['C:x.csv', /relative/],
    ['\\\\server\\share\\x.csv', /relative/],
    ['//server/share/x.csv', /relative/],
    ['sub\\y.csv', /relative/],
    ['file:///etc/passwd', /relative/],
    ['https://example.com/x.csv', /relative/],
    ['%2e%2e/secret.csv', /relative/],
    ['..%2fsecret.csv', /relative/],
    ['x.csv\0.txt', /relative/],
    ['x.csv ', /relative/],
    ['.. /secret.csv', /relative/],
    ['x.csv:stream', /relative/],
    ['', /relative/],
  ])('is refused: %j', async (name, said) => {
    await expect(text(name)).rejects.toThrow(said);
  });

  test.skipIf(process.platform === 'win32')('a pipe is refused before it is opened', async () => {
    await expect(text('pipe.csv')).rejects.toThrow(/not a file/);
  });

  test('beside the notebook is read where its folder is allowed', async () => {
    const shared = path.join(outer.path, 'shared');
    expect(await text('../shared/s.csv', [shared])).toBe('a\n4');
    await expect(text('../secret.csv', [shared])).rejects.toThrow(/outside/);
  });
});

describe('a data cell that names a file', () => {
  const read = readInside(home, []);
  test('is that file’s table', async () => {
    const { json, errors } = await run(['table t from "x.csv"', 'x = sum(t.a)'], { read });
    expect([errors, json.names['x']!.value]).toEqual([[], 4]);
  });

  test.each([
    ['../secret.csv', /`..\/secret\.csv` cannot be read: it lies outside/],
    ['none.csv', /`none\.csv` cannot be read: there is no such file\./],
    ['latin.csv', /`latin\.csv` cannot be read: its text is not UTF-8\./],
  ])('%s: one error at the name, and what depends on it waits', async (name, said) => {
    const { json, text: printed } = await run([`table t from "${name}"`, 'x = sum(t.a)', 'y = 1'], { read });
    const [only, ...more] = json.diagnostics.filter((d) => d.severity === 'error');
    expect(more).toEqual([]);
    expect(only).toMatchObject({ cell: 1, line: 1, code: 'D10', message: expect.stringMatching(said) });
    expect(Object.keys(json.names)).toEqual(['y']);
    expect(printed).toContain('x = waits for `t`');
  });
});
