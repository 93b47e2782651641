import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** A folder of its own for one test file; its path is real, as the program compares real paths. */
export function temporaryFolder(): { path: string; write(name: string, text: string | Uint8Array): string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'aibubble-'));
  return {
    path: folder,
    write(name, text) {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
} // prettier-ignore

/** Bundles a program as `esbuild.mjs` does, into a folder of the test. */
export async function bundle(entry: string, outfile: string, format: 'esm' | 'cjs'): Promise<string> {
  const js = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";
  await build({
    entryPoints: [entry],
    outfile,
    format,
    bundle: true,
    platform: 'node',
    target: 'node20',
    define: { __WEB__: 'false' },
    ...(format === 'esm' && { banner: { js } }),
  });
  return outfile;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. `read`: what happens to its output, which is else collected. */
export function runProgram(
  program: string,
  words: readonly string[],
  read?: (stdout: NodeJS.ReadableStream & { destroy(): void }) => void,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stderr.on('data', (chunk) => (stderr += chunk));
    if (read) read(child.stdout);
    else child.stdout.on('data', (chunk) => (stdout += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
