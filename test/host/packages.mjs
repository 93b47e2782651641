// Installs what a bare machine lacks. Node built-ins only: this runs before the first `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceNativeModules } from './shims.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The folder of a host's own packages, which the root `npm ci` never sees: they are over 600 MB each. */
export const hostFolder = (host) => path.join(root, 'test/host', host);

/** @returns the parsed JSON of a file, or `undefined` where there is none or it is damaged */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Compares the lock file with what npm noted down after its last install, so no mark of our own is needed
 * and a plain `npm ci` by the user counts too.
 * @returns why `folder` must be installed, or `undefined` when what is there matches
 */
export function outdated(folder) {
  const wanted = readJson(path.join(folder, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(path.join(folder, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return 'nothing is installed yet';
  for (const [name, entry] of Object.entries(wanted)) {
    // Optional packages are those of other platforms; what npm could not use it leaves out.
    if (name === '' || entry.link || (entry.optional && !installed[name])) continue;
    if (installed[name]?.version !== entry.version || !existsSync(path.join(folder, name)))
      return `${name} has changed`;
  }
  return undefined;
}

/** Runs npm and waits for it; throws with the command when it fails. */
function npm(args, folder) {
  // npm tells its scripts where it lives: calling that by Node needs no shell and finds npm.cmd's twin on Windows.
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const options = {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  };
  const { status, error } = spawnSync(
    command,
    [...first, ...args, '--loglevel=error', '--no-audit', '--no-fund'],
    options,
  );
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}${error ? `: ${error.message}` : ''}`);
}

/** Installs the project's packages when `node_modules` is missing or no longer matches the lock file. */
export function ensureProject() {
  const why = outdated(root);
  if (!why) return;
  console.log(`Installing the project's packages (${why}) …`);
  npm(['ci', '--include=dev'], root);
}

/**
 * Installs a host on first use, and again when its lock file changes.
 * @param {'web' | 'node'} host
 */
export function ensure(host) {
  const folder = hostFolder(host);
  const done = path.join(folder, 'node_modules/.installed');
  const why = outdated(folder) ?? (existsSync(done) ? undefined : 'the last installation did not finish');
  if (!why) return;
  console.log(`Installing the ${host} host, about 700 MB, once (${why}) …`);
  const start = Date.now();
  npm(['ci', '--ignore-scripts'], folder);
  if (host === 'node') {
    // code-server keeps VS Code's own packages apart, with a shrinkwrap that `npm ci` does not accept.
    const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
    npm(['install', '--omit=dev', '--ignore-scripts', '--no-package-lock'], vscode);
    replaceNativeModules(vscode);
  }
  writeFileSync(done, '');
  console.log(`Installed the ${host} host in ${Math.round((Date.now() - start) / 1000)} s.`);
}
