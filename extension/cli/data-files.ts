// Data files for the command line: inside the notebook's folder, or a folder that was allowed. Links, devices,
// encoded and network paths are refused (security.md).
import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ReadFile } from '../kernel/session';

/** Most bytes read from one file. */
export const MOST_BYTES = 512 * 1024 * 1024;

/** Absolute, a home folder, a drive, a scheme, the stream of a file, a network path, an encoded or a control character. */
const REFUSED = /^[/~]|[:\\]|%[0-9a-f]{2}|\p{Cc}/iu;

/** Windows drops trailing dots and blanks: `.. ` would be `..` after the check. */
const isBent = (segment: string): boolean => /[. ]$/.test(segment) && segment !== '.' && segment !== '..';

/**
 * @param folder the notebook's: paths are relative to it
 * @param allowed further folders, `..` may lead into them
 */
export function readInside(folder: string, allowed: readonly string[]): ReadFile {
  return async (path) => {
    if (path === '' || isAbsolute(path) || REFUSED.test(path) || path.split('/').some(isBent))
      throw new Error('a data file is named relative to the notebook, with plain names and `/`');
    const roots = await Promise.all([folder, ...allowed].map((root) => realpath(root)));
    const full = resolve(roots[0]!, path);
    // Before anything is looked up: what lies outside is not even told to exist.
    if (!roots.some((root) => isInside(full, root)))
      throw new Error('it lies outside the notebook’s folder; allow its folder with --allow');
    const found = await lstat(full).catch(() => undefined);
    if (!found) throw new Error('there is no such file');
    if (found.isSymbolicLink() || (await realpath(full)) !== full) throw new Error('links are not followed');
    if (!found.isFile()) throw new Error('it is not a file');
    const handle = await open(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      // The very file that was looked at, and no more of it than is allowed.
      const opened = await handle.stat();
      if (opened.ino !== found.ino || opened.dev !== found.dev) throw new Error('it was exchanged while it was read');
      if (opened.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MB`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  };
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
