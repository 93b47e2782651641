import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import { withPlainBreaks } from './lines';
import type { Notebook } from './notebook';

/** What the front matter says about the notebook; a key that is absent or not readable is undefined. */
export type FrontMatter = {
  title?: string;
  /** ISO 8601 calendar date, `YYYY-MM-DD`. */
  asOf?: string;
  /** How many samples an uncertain value carries; a whole number from 1 on. */
  samples?: number;
  /** The seed of the samples; a whole number from 0 on. */
  seed?: number;
  problems: FrontMatterProblem[];
};

/** `line` is the 1-based line of the file. */
export type FrontMatterProblem = { line: number; message: string };

/** Far above any front matter that a person writes: keeps a hostile one from holding up the opening of a file. */
const LONGEST_BLOCK = 16_384;

/**
 * Reads `title`, `as-of`, `samples` and `seed` from the notebook's front matter (YAML 1.2, core schema, no tags, no
 * aliases). Other keys are left to other tools. Mistakes come back as `problems`, never as a throw.
 */
export function frontMatter(notebook: Notebook): FrontMatter {
  const block = withPlainBreaks(notebook.frontMatter ?? '');
  const yaml = block
    .split('\n')
    .slice(1)
    .join('\n')
    .replace(/---[ \t]*\n?$/, '');
  if (yaml.trim() === '') return { problems: [] };
  if (yaml.length > LONGEST_BLOCK) {
    return { problems: [{ line: 1, message: `The front matter is longer than ${LONGEST_BLOCK} characters.` }] };
  }
  try {
    return readYaml(yaml);
  } catch {
    // The library recurses: thousands of nested brackets exhaust its stack.
    return { problems: [{ line: 1, message: 'The front matter cannot be read as YAML.' }] };
  }
}

type Expectation<T> = { accepts: (value: unknown) => value is T; words: string };

const TEXT: Expectation<string> = {
  accepts: (value) => typeof value === 'string',
  words: 'text; put a number or a word such as `true` in quotes',
};
const DATE: Expectation<string> = { accepts: isIsoDate, words: 'a date written as YYYY-MM-DD' };
const COUNT: Expectation<number> = {
  accepts: (value): value is number => Number.isSafeInteger(value) && Number(value) >= 1,
  words: 'a whole number from 1 on',
};
const SEED: Expectation<number> = {
  accepts: (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
  words: 'a whole number from 0 on',
};

function readYaml(yaml: string): FrontMatter {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: 'core', lineCounter: lines, prettyErrors: false });
  // The block's `---` is line 1 of the file, so the library's line 1 is line 2.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const problems: FrontMatterProblem[] = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message: `The front matter is not valid YAML: ${message}`,
  }));
  const { contents } = document;
  if (document.errors.length > 0 || contents === null) return { problems };
  if (!isMap(contents)) {
    return { problems: [...problems, { line: 2, message: 'Front matter must be lines of `key: value`.' }] };
  }
  const read = <T>(key: string, expected: Expectation<T>): T | undefined => {
    const found = entry(contents, key);
    if (!found) return undefined;
    if (expected.accepts(found.value)) return found.value;
    problems.push({ line: lineAt(found.offset), message: `\`${key}\` must be ${expected.words}.` });
    return undefined;
  };
  const values = {
    title: read('title', TEXT),
    asOf: read('as-of', DATE),
    samples: read('samples', COUNT),
    seed: read('seed', SEED),
  };
  return { ...values, problems };
}

/** A key's value as YAML 1.2 reads it; a list, an alias or a tagged value is given as undefined. */
function entry(map: YAMLMap, key: string): { value: unknown; offset: number } | undefined {
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== key) continue;
    const value: unknown = isScalar(pair.value) && !pair.value.tag ? pair.value.value : undefined;
    return { value, offset: pair.key.range?.[0] ?? 0 };
  }
  return undefined;
}

function isIsoDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  // An engine may roll 30 February over into March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
