// `npm test`: every check there is, in one run that goes on after a failure. The last line is `N passed, N failed`.
//   npm test -- --only unit,walls     these steps alone, and the build where they need it (`--list` names them)
// Node built-ins only at the top: on a bare machine this runs before the packages are there.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { nodeHostUnavailable } from './host/hosts.mjs';
import { ensureProject, root } from './host/packages.mjs';

const minutes = 60_000;
const out = path.join(root, 'out');
const bin = (name, file) => path.join(root, 'node_modules', name, file);
const eslint = bin('eslint', 'bin/eslint.js');
const prettier = bin('prettier', 'bin/prettier.cjs');

/**
 * Runs Node with these arguments, showing its output.
 * @returns {Promise<{ code: number | string, stdout: string }>} `code`: a word where it did not end by itself
 */
function run(args, { limit = 10 * minutes, show = true } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that a step that is stopped takes its servers along.
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let stdout = '';
    let late = false;
    stopCurrent = () => stopGroup(child);
    const timer = setTimeout(() => {
      late = true;
      stopGroup(child);
    }, limit);
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (show) process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk) => process.stderr.write(chunk));
    child.on('error', (error) => resolve({ code: error.message, stdout }));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      stopCurrent = () => {};
      resolve({ code: late ? `stopped after ${limit / minutes} minutes` : (code ?? signal), stdout });
    });
  });
}

let stopCurrent = () => {};

/** Asks a step to end, so that it closes its browser, and ends it when it does not. */
function stopGroup(child) {
  const send = (signal) => {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  };
  send('SIGINT'); // at this signal Playwright closes its browser and ends the program
  setTimeout(send, 5000, 'SIGKILL').unref();
}

/** A program whose exit code is the whole answer: one check. */
async function once(...args) {
  const { code } = await run(args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Several programs that are one check each. */
async function each(commands) {
  const total = { passed: 0, failed: 0 };
  for (const args of commands) {
    const { passed, failed } = await once(...args);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/** A program that says how many of its tests passed; `read` finds the counts in its output. */
async function counted(args, read) {
  const { code, stdout } = await run(args);
  const counts = read(stdout);
  if (!counts) console.log(`  no counts were printed; it ended with ${code}`);
  const { passed = 0, failed = 0 } = counts ?? {};
  // A crash, or a run without a test, must never look like success.
  return { passed, failed: Math.max(failed, code !== 0 || passed + failed === 0 ? 1 : 0) };
}

/** The counts of `RESULT {…}`, which the suites inside VS Code print. */
const resultLine = (stdout) => {
  const found = [...stdout.matchAll(/RESULT (\{.*?\})/g)].at(-1);
  return found && JSON.parse(found[1]);
};

/** The counts of a last line `N passed, N failed`. */
const plainLine = (stdout) => {
  const found = [...stdout.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  return found && { passed: Number(found[1]), failed: Number(found[2]) };
};

async function vitest(name, ...args) {
  const file = path.join(out, `${name}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const command = [bin('vitest', 'vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...reporters, ...args];
  return counted(command, () => {
    if (!existsSync(file)) return undefined;
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    // A file that cannot be loaded has no failed test to count.
    const broken = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0);
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  });
}

/** The command line on every sample: exit code 0 or 2 (findings), and JSON that can be read. */
async function commandLine() {
  const total = { passed: 0, failed: 0 };
  const samples = readdirSync(path.join(root, 'samples')).filter((file) => file.endsWith('.aibubble'));
  for (const sample of samples)
    for (const format of ['text', 'json']) {
      const args = ['dist/aibubble.mjs', 'run', `samples/${sample}`, '--format', format];
      const { code, stdout } = await run(args, { limit: 2 * minutes, show: false });
      const good = (code === 0 || code === 2) && stdout !== '' && (format === 'text' || isJson(stdout));
      total[good ? 'passed' : 'failed'] += 1;
      console.log(`  ${good ? '✔' : '✘'} aibubble run samples/${sample} --format ${format} (exit code ${code})`);
    }
  return total.passed + total.failed > 0 ? total : { passed: 0, failed: 1 };
}

function isJson(text) {
  try {
    return JSON.parse(text) !== null;
  } catch {
    return false;
  }
}

const walls = 'test/unit/walls';
const noNodeHost = nodeHostUnavailable();
const steps = [
  { name: 'types', about: 'the compiler', run: () => once(bin('typescript', 'lib/tsc.js'), '--noEmit') },
  {
    name: 'lint',
    about: 'the linter and the formatter',
    run: () =>
      each([
        [eslint, '--config', 'test/lint/eslint.config.mjs', '.'],
        [prettier, '--check', '--log-level', 'warn', '.'],
      ]),
  },
  { name: 'walls', about: 'who may import whom', run: () => vitest('walls', walls) },
  { name: 'unit', about: 'unit and property tests', run: () => vitest('unit', '--exclude', `${walls}/**`) },
  { name: 'build', about: 'every bundle', run: () => once('esbuild.mjs', '--tests') },
  { name: 'cli', needsBuild: true, about: 'the command line on every sample', run: commandLine },
  {
    name: 'browser',
    needsBuild: true,
    about: 'the renderer in a browser',
    run: () => counted(['test/browser/run.mjs'], plainLine),
  },
  {
    name: 'web',
    needsBuild: true,
    about: 'the suite in VS Code, web host',
    run: () => counted(['test/host/run.mjs', 'web'], resultLine),
  },
  {
    name: 'node',
    needsBuild: true,
    about: 'the suite in VS Code, Node host',
    skip: noNodeHost,
    run: () => counted(['test/host/run.mjs', 'node'], resultLine),
  },
  {
    name: 'visual-web',
    needsBuild: true,
    about: 'a notebook in the workbench, web host',
    run: () => counted(['test/host/visual.mjs', 'web'], resultLine),
  },
  {
    name: 'visual-node',
    needsBuild: true,
    about: 'a notebook in the workbench, Node host',
    skip: noNodeHost,
    run: () => counted(['test/host/visual.mjs', 'node'], resultLine),
  },
  {
    name: 'start',
    needsBuild: true,
    about: '`npm start` shows the sample',
    run: () => counted(['test/host/start-check.mjs'], resultLine),
  },
];

const { values: options } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
if (options.list) {
  for (const { name, about } of steps) console.log(`${name.padEnd(12)} ${about}`);
  process.exit(0);
}
const only = options.only?.split(',') ?? steps.map(({ name }) => name);
if (steps.some(({ name, needsBuild }) => needsBuild && only.includes(name))) only.push('build');
const unknown = only.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')} (there are ${steps.map(({ name }) => name).join(', ')})`);
  process.exit(2);
}
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    interrupted = true;
    stopCurrent();
  });

ensureProject();
mkdirSync(out, { recursive: true });
const summary = [];
const broken = (name) => summary.some((step) => step.name === name && step.failed > 0);
for (const { name, about, needsBuild, skip, run: step } of steps.filter((one) => only.includes(one.name))) {
  console.log(`\n── ${name}: ${about}`);
  if (skip) {
    console.log(`   skipped: ${skip}`);
    continue;
  }
  if (needsBuild && broken('build')) {
    console.log('   not run: the build failed');
    summary.push({ name, passed: 0, failed: 1, seconds: 0 });
    continue;
  }
  const start = Date.now();
  const counts = await step().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  if (interrupted) process.exit(130);
  summary.push({ name, ...counts, seconds: (Date.now() - start) / 1000 });
}
const total = (key) => summary.reduce((sum, step) => sum + step[key], 0);
console.log('');
for (const { name, passed, failed, seconds } of summary)
  console.log(
    `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
