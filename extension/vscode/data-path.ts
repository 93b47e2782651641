// Which file a notebook means, and whether it may read it. No VS Code and no file system in here.

/** Why a path is refused. */
export type Refusal = 'empty' | 'absolute' | 'backslash' | 'encoded' | 'name' | 'outside';

/**
 * The segments below the root of the file that `path` names, seen from a notebook in the folder `from` (segments below the
 * same root). Only plain relative paths with `/` are accepted, and only such as stay below the root: `..` is resolved here,
 * before any file system or network provider could read it in a way of its own.
 */
export function resolveDataPath(from: readonly string[], path: string): readonly string[] | Refusal {
  if (path.trim() === '') return 'empty';
  if (path.includes('\\')) return 'backslash';
  // A drive, a scheme, or the stream of an NTFS file; `~` is no home folder to us, but to some provider it might be.
  if (path.startsWith('/') || path.startsWith('~') || path.includes(':')) return 'absolute';
  // Providers decode: `%2e%2e%2f` would climb out after the check.
  if (/%[0-9a-f]{2}/i.test(path)) return 'encoded';
  const segments = [...from];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.pop() === undefined) return 'outside';
    } else if (isTrap(segment)) return 'name';
    else segments.push(segment);
  }
  return segments.length > 0 ? segments : 'empty';
}

// Windows drops trailing dots and blanks (`.. ` is `..`) and knows devices in every folder (`nul`, `con.csv`).
function isTrap(segment: string): boolean {
  const device = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/i;
  const control = [...segment].some((character) => character < ' ' || character === '\x7f');
  return control || /[. ]$/.test(segment) || device.test(segment.split('.')[0]?.trim() ?? '');
}
