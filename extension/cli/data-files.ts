// Data files for the command line: inside the notebook's folder, or a folder that was allowed. Links, devices,
// encoded and network paths are refused (security.md).
import { lstat, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ReadFile } from '../kernel/session';

/** Most bytes read from one file. */
export const MOST_BYTES = 512 * 1024 * 1024;

export function readInside(folder: string, allowed: readonly string[]): ReadFile {
  return async (path) => {
    if (isAbsolute(path) || /^[A-Za-z]:|^[\\/]{2}|%[0-9a-f]{2}|\0|^[a-z]+:\/\//i.test(path))
      throw new Error('a data file is named relative to the notebook');
    const roots = await Promise.all([folder, ...allowed].map((root) => realpath(root)));
    for (const root of roots) {
      const full = resolve(root, path);
      if (!isInside(full, root)) continue;
      const found = await lstat(full).catch(() => undefined);
      if (!found) continue;
      if (found.isSymbolicLink() || (await realpath(full)) !== full) throw new Error('links are not followed');
      if (!found.isFile()) throw new Error('it is not a file');
      if (found.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MB`);
      const handle = await open(full, 'r');
      try {
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    }
    const outside = roots.every((root) => !isInside(resolve(root, path), root));
    throw new Error(
      outside ? 'it lies outside the notebook’s folder; allow its folder with --allow' : 'there is no such file',
    );
  };
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
