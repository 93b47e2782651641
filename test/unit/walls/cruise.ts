import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** One import as dependency-cruiser saw it: `module` as written, `resolved` as found. */
interface Import {
  module: string;
  resolved: string;
}

/** What is read of dependency-cruiser's JSON report. */
export interface Cruise {
  modules: { source: string; dependencies: Import[] }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Cruises `extension/` and `renderer/` below `folder` by the project's rules, as `npm run walls` does. */
export async function cruise(folder: string): Promise<Cruise> {
  const command = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    '--config',
    path.join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'extension',
    'renderer',
  ];
  const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], options);
  return JSON.parse(stdout) as Cruise;
}

/** The module names that a source file imports or re-exports, by a plain search of its text. */
export async function writtenImports(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]/gm)].map(([, name]) => name ?? '');
}
