import { isBlank } from './lines';

/** A CommonMark fence: `length` marks (back-ticks or tildes) after `indent` blanks, then the info string. */
export type Fence = { mark: '`' | '~'; length: number; indent: number; info: string };

/** What a cell fence's info string says. `attributes` are without the format's own keys. */
export type CellInfo = { language: string; attributes?: Record<string, unknown> };

/** Languages whose fences are code cells without further marking (file format, rule 1). */
const CELL_LANGUAGES: ReadonlySet<string> = new Set(['aibubble', 'aibubble-data', 'vega-lite']);

/** The word that stands for a language which cannot be written in an info string; the attribute has its real name. */
const ODD_LANGUAGE_WORD = 'text';

/** The fence that the line [start, end) opens (CommonMark 0.31, section 4.5), if it opens one. */
export function openingFence(text: string, start: number, end: number): Fence | undefined {
  const run = fenceRun(text, start, end);
  if (!run) return undefined;
  const info = text.slice(run.end, end);
  if (run.mark === '`' && info.includes('`')) return undefined;
  return { mark: run.mark, length: run.end - run.start, indent: run.start - start, info };
}

/** Whether the line [start, end) closes the fence. */
export function closesFence(fence: Fence, text: string, start: number, end: number): boolean {
  const run = fenceRun(text, start, end);
  return run?.mark === fence.mark && run.end - run.start >= fence.length && isBlank(text, run.end, end);
}

function fenceRun(text: string, start: number, end: number) {
  let first = start;
  while (first < end && first < start + 3 && text.charCodeAt(first) === 32) first++;
  const mark = text[first];
  if (first >= end || (mark !== '`' && mark !== '~')) return undefined;
  let last = first;
  while (last < end && text[last] === mark) last++;
  return last - first >= 3 ? ({ mark, start: first, end: last } as const) : undefined;
}

/** How long a fence around `text` must be so that no line of it looks like a fence of that length. */
export function fenceLengthAround(text: string, mark: '`' | '~'): number {
  if (!text.includes(mark.repeat(3))) return 3;
  let longest = 2;
  for (const [, run = ''] of text.matchAll(
    mark === '`' ? /(?:^|[\n\r]) {0,3}(`{3,})/g : /(?:^|[\n\r]) {0,3}(~{3,})/g,
  )) {
    longest = Math.max(longest, run.length);
  }
  return longest + 1;
}

/** What the fence says of a cell; undefined where the fence belongs to the Markdown around it. */
export function cellInfo(fence: Fence): CellInfo | undefined {
  if (fence.indent > 0) return undefined;
  if (CELL_LANGUAGES.has(fence.info)) return { language: fence.info };
  const [, word = '', rest = ''] = /^[ \t]*([^ \t{]*)([^]*)$/.exec(fence.info) ?? [];
  if (CELL_LANGUAGES.has(word)) return { language: word, ...foreignKeys(jsonObject(rest)) };
  const object = jsonObject(rest);
  if (object?.['cell'] !== true) return undefined;
  const language = typeof object['language'] === 'string' ? object['language'] : word;
  return { language, ...foreignKeys(object) };
}

/** The info string of a back-tick fence that `cellInfo` reads as `info`. */
export function infoString({ language, attributes }: CellInfo): string {
  const word = isFenceWord(language) ? language : ODD_LANGUAGE_WORD;
  const own = CELL_LANGUAGES.has(language) ? {} : word === language ? { cell: true } : { cell: true, language };
  const object = { ...foreignKeys(attributes)?.attributes, ...own };
  if (Object.keys(object).length === 0) return word;
  return `${word} ${JSON.stringify(object).replaceAll('`', '\\u0060')}`;
}

/** No white space of any script, no brace (attributes start there), nothing that a fence may not hold. */
function isFenceWord(language: string): boolean {
  return /^[^\s`~{\p{Cc}\p{Cs}]+$/u.test(language);
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return undefined;
  try {
    return JSON.parse(trimmed) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function foreignKeys(object: Record<string, unknown> | undefined) {
  const attributes = Object.fromEntries(
    Object.entries(object ?? {}).filter(([key]) => key !== 'cell' && key !== 'language'),
  );
  return Object.keys(attributes).length > 0 ? { attributes } : undefined;
}
