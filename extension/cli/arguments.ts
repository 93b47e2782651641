// The command line's words to a request. Anything it does not know is refused, never ignored.
import { readDate } from '../language/calendar';

const FORMATS = ['text', 'json', 'html', 'md'] as const;
const PICTURES = ['.svg', '.png', '.vl.json'] as const;

export interface Request {
  command: 'run' | 'check' | 'fmt' | 'chart';
  files: string[];
  format: (typeof FORMATS)[number];
  /** Of `chart`: the chart's name. */
  chart?: string;
  /** Colours of what is drawn for one theme; the HTML page holds both. */
  theme?: 'light' | 'dark';
  /** Font files that a PNG tries before those of the machine. */
  fonts: string[];
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

export const USAGE = `aibubble run FILE [--format text|json|html|md] [--theme light|dark] [--out PATH] [--scenario NAME] [--set NAME=EXPR]… [--as-of DATE] [--samples N] [--seed N] [--fail-on warn|alarm|never] [--allow DIR]
aibubble check FILE… [--as-of DATE] [--fail-on warn|alarm|never] [--allow DIR]
aibubble fmt FILE… [--check]
aibubble chart FILE NAME --out PATH.svg|png|vl.json [--theme light|dark] [--font PATH] [--scenario NAME] [--set NAME=EXPR]… [--as-of DATE] [--samples N] [--seed N] [--allow DIR]

run     evaluates a notebook and prints its values as text, JSON, an HTML page or Markdown
check   evaluates notebooks and prints what is wrong with them
fmt     lays out formulas and tables; only blanks change
chart   draws one chart, by the name of a value, of a data cell, or of the function that draws it

Exit codes: 0; 1 on any error, for \`chart\` if nothing was drawn; 2 on an alarm gauge or an assertion that does not hold; 64 for a wrong command line.`;

type Command = Request['command'];
const EVALUATING: readonly Command[] = ['run', 'check', 'chart'];

/** Every option with a value, and the commands that take it. */
const FLAGS: ReadonlyMap<string, readonly Command[]> = new Map([
  ['--format', ['run', 'check']],
  ['--theme', ['run', 'chart']],
  ['--font', ['chart']],
  ['--fail-on', ['run', 'check']],
  ['--as-of', EVALUATING],
  ['--samples', EVALUATING],
  ['--seed', EVALUATING],
  ['--out', EVALUATING],
  ['--allow', EVALUATING],
  ['--scenario', EVALUATING],
  ['--set', EVALUATING],
]);

const COMMANDS: readonly string[] = [...EVALUATING, 'fmt'] satisfies Command[];
const isCommand = (word: string): word is Command => COMMANDS.includes(word);

export function readArguments(
  words: readonly string[],
): { ok: true; request: Request; help?: undefined } | { ok: true; help: string } | { ok: false; message: string } {
  const [command, ...rest] = words;
  if (command === 'help' || words.includes('--help') || words.includes('-h')) return { ok: true, help: USAGE };
  const wrong = (message: string): { ok: false; message: string } => ({ ok: false, message: `${message}\n\n${USAGE}` });
  if (command === undefined) return wrong('A command is missing.');
  if (!isCommand(command)) return wrong(`There is no command \`${command}\`.`);
  const request: Request = { command, files: [], format: 'text', failOn: 'alarm', fonts: [], allow: [], set: {} };
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
    const takers = FLAGS.get(word);
    if (!takers) return wrong(`There is no option \`${word}\`.`);
    if (!takers.includes(command)) return wrong(`\`${command}\` does not take \`${word}\`.`);
    const value = queue.shift();
    if (value === undefined) return wrong(`\`${word}\` needs a value.`);
    const problem = setFlag(request, word, value);
    if (problem) return wrong(problem);
  }
  const problem = command === 'chart' ? nameChart(request) : checkTogether(request);
  return problem === undefined ? { ok: true, request } : wrong(problem);
}

/** Why the words of `run` or `check` do not go together. */
function checkTogether({ command, files, format, theme }: Request): string | undefined {
  if (files.length === 0) return `\`${command}\` needs a file.`;
  if (command === 'run' && files.length > 1) return '`run` takes one file.';
  if (command === 'check' && format !== 'text') return '`check` prints text; use `run --format json`.';
  if (theme !== undefined && format === 'html') return 'The HTML page holds both themes: leave `--theme` out.';
  if (theme !== undefined && format !== 'md') return '`--theme` goes with `--format md`.';
  return undefined;
}

/** Takes the chart's name from the files' words. @returns why the words do not go together */
function nameChart(request: Request): string | undefined {
  const [file, chart, ...more] = request.files;
  if (file === undefined || chart === undefined) return '`chart` needs a file and the name of a chart.';
  if (more.length > 0) return '`chart` draws one chart of one file.';
  const { out } = request;
  if (out === undefined) return '`chart` needs `--out`, and its ending says what is drawn: .svg, .png or .vl.json.';
  const ending = PICTURES.find((one) => out.toLowerCase().endsWith(one));
  if (ending === undefined) return `\`${out}\` ends in none of ${PICTURES.join(', ')}.`;
  if (request.fonts.length > 0 && ending !== '.png')
    return '`--font` goes with a .png: other pictures hold their text as text.';
  Object.assign(request, { files: [file], chart });
  return undefined;
}

const isFormat = (word: string): word is Request['format'] => (FORMATS as readonly string[]).includes(word);

function setFlag(request: Request, flag: string, value: string): string | undefined {
  const count = (least: number): number | undefined =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= 1e6 ? Number(value) : undefined;
  switch (flag) {
    case '--format':
      if (!isFormat(value)) return `\`--format\` is \`text\`, \`json\`, \`html\` or \`md\`, not \`${value}\`.`;
      request.format = value;
      return undefined;
    case '--theme':
      if (value !== 'light' && value !== 'dark') return '`--theme` is `light` or `dark`.';
      request.theme = value;
      return undefined;
    case '--font':
      request.fonts.push(value);
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
      if (count(1) === undefined) return '`--samples` is a whole number from 1 to 1000000.';
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
