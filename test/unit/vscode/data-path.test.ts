import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { resolveDataPath } from '../../../extension/vscode/data-path';

describe('a data file, seen from a notebook in notes/2025', () => {
  const from = ['notes', '2025'];
  test.each([
    ['prices.csv', ['notes', '2025', 'prices.csv']],
    ['./prices.csv', ['notes', '2025', 'prices.csv']],
    ['data/a b.csv', ['notes', '2025', 'data', 'a b.csv']],
    ['../prices.csv', ['notes', 'prices.csv']],
    ['../../data/价格.csv', ['data', '价格.csv']],
    ['x/../prices.csv', ['notes', '2025', 'prices.csv']],
    ['..prices.csv', ['notes', '2025', '..prices.csv']],
    ['100%.csv', ['notes', '2025', '100%.csv']],
    ['', 'empty'],
    ['  ', 'empty'],
    ['../..', 'empty'],
    ['../../../secret', 'outside'],
    ['x/../../../../secret', 'outside'],
    ['/etc/passwd', 'absolute'],
    ['//server/share/x.csv', 'absolute'],
    ['C:/x.csv', 'absolute'],
    ['file:///etc/passwd', 'absolute'],
    ['prices.csv:stream', 'absolute'],
    ['~/x.csv', 'absolute'],
    ['\\\\server\\share', 'backslash'],
    ['..\\x.csv', 'backslash'],
    ['%2e%2e/x.csv', 'encoded'],
    ['..%2Fx.csv', 'encoded'],
    ['.. /x.csv', 'name'],
    ['.../x.csv', 'name'],
    ['x.csv.', 'name'],
    ['nul', 'name'],
    ['data/CON.csv', 'name'],
    ['a\0b', 'name'],
  ])('%j', (path, resolved) => expect(resolveDataPath(from, path)).toEqual(resolved));
});

test('no path leaves the root: every segment is a plain name', () => {
  const piece = fc.constantFrom('..', '.', 'a', 'b.csv', '', '...', '.. ', '%2e', '\\', ':', '~', 'nul', '\0');
  fc.assert(
    fc.property(fc.array(piece), fc.array(fc.constantFrom('x', 'y')), (path, from) => {
      const resolved = resolveDataPath(from, path.join('/'));
      if (typeof resolved === 'string') return;
      for (const segment of resolved) expect(segment).toMatch(/^(a|b\.csv|x|y|~)$/);
    }),
  );
});
