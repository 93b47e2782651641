// The files that a person names on the command line: the notebook and the output. Failures are one sentence.
import { readFile, stat, writeFile } from 'node:fs/promises';

/** Far above any notebook that a person writes; it also ends a read from an endless device. */
const MOST_BYTES = 256 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written to',
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** @throws Error with a sentence */
export async function readNotebook(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new Error('it is a folder');
    // A pipe may be handed in by a shell; a device may never end.
    if (!found.isFile() && !found.isFIFO()) throw new Error('it is not a file');
    if (found.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MB`);
    return await readFile(file);
  } catch (error) {
    throw new Error(`\`${file}\` cannot be read: ${reason(error)}.`, { cause: error });
  }
}

/** @throws Error with a sentence */
export async function writeOutput(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const why = reason(error) === REASONS['ENOENT'] ? 'there is no such folder' : reason(error);
    throw new Error(`\`${file}\` cannot be written: ${why}.`, { cause: error });
  }
}
