// The command line's words to a request. Anything it does not know is refused, never ignored.
import { readDate } from '../language/calendar';

export interface Request {
  command: 'run' | 'check' | 'fmt';
  files: string[];
  format: 'text' | 'json';
  failOn: 'warn' | 'alarm' | 'never';
  asOf?: string;
  samples?: number;
  seed?: number;
  out?: string;
  scenario?: string;
  set: Record<string, string>;
  /** `fmt --check`: says what would change, and changes nothing. */
  checkOnly?: boolean;
  /** Folders besides the notebook's own from which data files may be read. */
  allow: string[];
}

export const USAGE = `aibubble run FILE [--format text|json] [--out PATH] [--scenario NAME] [--set NAME=EXPR]… [--as-of DATE] [--samples N] [--seed N] [--fail-on warn|alarm|never] [--allow DIR]
aibubble check FILE… [--as-of DATE] [--fail-on warn|alarm|never] [--allow DIR]
aibubble fmt FILE… [--check]

run     evaluates a notebook and prints its values
check   evaluates notebooks and prints what is wrong with them
fmt     lays out formulas and tables; only blanks change

Exit codes: 0; 1 on any error; 2 on an alarm gauge or an assertion that does not hold; 64 for a wrong command line.`;

const FLAGS = new Set([
  '--format',
  '--fail-on',
  '--as-of',
  '--samples',
  '--seed',
  '--out',
  '--allow',
  '--scenario',
  '--set',
]);

/** Words of the design that later versions bring; named, so that nobody takes them for typing errors. */
const LATER = new Set(['chart']);

export function readArguments(
  words: readonly string[],
): { ok: true; request: Request; help?: undefined } | { ok: true; help: string } | { ok: false; message: string } {
  const [command, ...rest] = words;
  if (command === 'help' || words.includes('--help') || words.includes('-h')) return { ok: true, help: USAGE };
  const wrong = (message: string): { ok: false; message: string } => ({ ok: false, message: `${message}\n\n${USAGE}` });
  if (command === undefined) return wrong('A command is missing.');
  if (LATER.has(command)) return wrong(`\`${command}\` is not supported yet.`);
  if (command !== 'run' && command !== 'check' && command !== 'fmt')
    return wrong(`There is no command \`${command}\`.`);
  const request: Request = { command, files: [], format: 'text', failOn: 'alarm', allow: [], set: {} };
  const queue = rest.flatMap((word) =>
    /^--[a-z-]+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  );
  let onlyFiles = false;
  while (queue.length) {
    const word = queue.shift()!;
    if (onlyFiles || !word.startsWith('-')) {
      request.files.push(word);
      continue;
    }
    if (word === '--') {
      onlyFiles = true;
      continue;
    }
    if (word === '--check' && command === 'fmt') {
      request.checkOnly = true;
      continue;
    }
    if (command === 'fmt') return wrong(`\`fmt\` has no option \`${word}\`.`);
    if (!FLAGS.has(word)) return wrong(`There is no option \`${word}\`.`);
    const value = queue.shift();
    if (value === undefined) return wrong(`\`${word}\` needs a value.`);
    const problem = setFlag(request, word, value);
    if (problem) return wrong(problem);
  }
  if (request.files.length === 0) return wrong(`\`${command}\` needs a file.`);
  if (command === 'run' && request.files.length > 1) return wrong('`run` takes one file.');
  if (command === 'check' && request.format !== 'text') return wrong('`check` prints text; use `run --format json`.');
  return { ok: true, request };
}

function setFlag(request: Request, flag: string, value: string): string | undefined {
  const count = (least: number): number | undefined =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= 1e6 ? Number(value) : undefined;
  switch (flag) {
    case '--format':
      if (value === 'html' || value === 'md') return `\`--format ${value}\` is not supported yet.`;
      if (value !== 'text' && value !== 'json') return `\`--format\` is \`text\` or \`json\`, not \`${value}\`.`;
      request.format = value;
      return undefined;
    case '--fail-on':
      if (value !== 'warn' && value !== 'alarm' && value !== 'never')
        return '`--fail-on` is `warn`, `alarm` or `never`.';
      request.failOn = value;
      return undefined;
    case '--as-of':
      if (readDate(value) === undefined) return `\`${value}\` is not a date; write \`2025-10-20\`.`;
      request.asOf = value;
      return undefined;
    case '--samples':
      if (count(1) === undefined) return '`--samples` is a whole number, 1 or more.';
      request.samples = count(1);
      return undefined;
    case '--seed':
      if (count(0) === undefined) return '`--seed` is a whole number.';
      request.seed = count(0);
      return undefined;
    case '--out':
      request.out = value;
      return undefined;
    case '--scenario':
      request.scenario = value;
      return undefined;
    case '--set': {
      const at = value.indexOf('=');
      if (at < 1) return '`--set` is written NAME=EXPR: `--set growth=30%`.';
      request.set[value.slice(0, at).trim()] = value.slice(at + 1);
      return undefined;
    }
    case '--allow':
      request.allow.push(value);
      return undefined;
    default:
      return `There is no option \`${flag}\`.`;
  }
}
