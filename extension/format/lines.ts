import type { LineEnding } from './notebook';

/** One line of a text: content in [start, end), the next line at `next`. Offsets in UTF-16 units. */
export type Line = { start: number; end: number; next: number };

/**
 * Walks over the lines of `text` from offset `from`. The returned function moves ONE shared `line` forward (ten
 * megabytes of short lines should not make a million objects) and answers false at the end of the text. A break at the
 * very end of the text starts no further line.
 */
export function lineWalker(text: string, from: number): { line: Line; advance: () => boolean } {
  const line: Line = { start: from, end: from, next: from };
  let lf = text.indexOf('\n', from);
  let cr = text.indexOf('\r', from);
  const advance = () => {
    const start = line.next;
    if (start >= text.length) return false;
    if (lf !== -1 && lf < start) lf = text.indexOf('\n', start);
    if (cr !== -1 && cr < start) cr = text.indexOf('\r', start);
    line.start = start;
    if (cr !== -1 && (lf === -1 || cr < lf)) {
      line.end = cr;
      line.next = lf === cr + 1 ? cr + 2 : cr + 1;
    } else if (lf !== -1) {
      line.end = lf;
      line.next = lf + 1;
    } else {
      line.end = line.next = text.length;
    }
    return true;
  };
  return { line, advance };
}

/** Only blanks and tabs in [start, end). Other space characters are text, as in CommonMark. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** The text with every line break written as `\n`: the form in which two texts are the same but for line endings. */
export function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The line break that stands most often in the texts together; `\n` before `\r\n` before `\r` where they tie. */
export function usualEnding(texts: readonly string[]): LineEnding | undefined {
  let lf = 0;
  let crlf = 0;
  let cr = 0;
  for (const text of texts) {
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) lf++;
    for (let i = text.indexOf('\r'); i !== -1; i = text.indexOf('\r', i + 1)) {
      if (text.charCodeAt(i + 1) === 10) crlf++;
      else cr++;
    }
  }
  lf -= crlf;
  if (lf + crlf + cr === 0) return undefined;
  return lf >= crlf && lf >= cr ? '\n' : crlf >= cr ? '\r\n' : '\r';
}

/** How many line breaks the text holds. */
export function countBreaks(text: string): number {
  const { line, advance } = lineWalker(text, 0);
  let count = 0;
  while (advance()) if (line.next > line.end) count++;
  return count;
}

/**
 * `text` as whole lines (the last one ended too), in which lines that also stand at the start or the end of `old` keep
 * the breaks they had there and all others take `ending`. `old` is whole lines, or empty. An empty text is no line.
 */
export function endLines(text: string, old: string, ending: LineEnding): string {
  if (text === '') return '';
  const plain = withPlainBreaks(text);
  if (withBreaks(withPlainBreaks(old), ending) === old) return withBreaks(plain + '\n', ending);
  const contents = plain.split('\n');
  const before = wholeLines(old);
  const shorter = Math.min(contents.length, before.length);
  let head = 0;
  while (head < shorter && contents[head] === before[head]?.content) head++;
  let foot = 0;
  while (foot < shorter - head && contents.at(-1 - foot) === before.at(-1 - foot)?.content) foot++;
  const breaks = contents.map((_, i) => {
    const fromEnd = contents.length - i;
    const kept = i < head ? before[i] : fromEnd <= foot ? before.at(-fromEnd) : undefined;
    return kept?.ending || ending;
  });
  // A lone \r before an empty line that ends in \n would read as one \r\n, and the empty line would be gone.
  const fuses = (i: number) => breaks[i] === '\r' && contents[i + 1] === '' && breaks[i + 1] === '\n';
  return contents.map((content, i) => content + (fuses(i) ? '\r\n' : breaks[i])).join('');
}

function withBreaks(plain: string, ending: LineEnding): string {
  return ending === '\n' ? plain : plain.replaceAll('\n', ending);
}

function wholeLines(text: string): { content: string; ending: string }[] {
  const { line, advance } = lineWalker(text, 0);
  const lines = [];
  while (advance()) lines.push({ content: text.slice(line.start, line.end), ending: text.slice(line.end, line.next) });
  return lines;
}
