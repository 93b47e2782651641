import { isBlank, lineWalker } from './lines';
import { opensCell } from './scan';

const BOM = '\uFEFF';

/** How much of a file's start is no cell: a byte order mark, then the front matter in [frontMatterStart, end). */
export type Head = { bom: boolean; frontMatterStart: number; end: number };

/** Finds the byte order mark and the `---` block on the file's first lines. A block that is not closed is none. */
export function headOf(text: string): Head {
  const bom = text.startsWith(BOM);
  const frontMatterStart = bom ? BOM.length : 0;
  return { bom, frontMatterStart, end: frontMatterEnd(text, frontMatterStart) };
}

function frontMatterEnd(text: string, from: number): number {
  const { line, advance } = lineWalker(text, from);
  const isRule = () => text.startsWith('---', line.start) && isBlank(text, line.start + 3, line.end);
  if (!advance() || !isRule()) return from;
  while (advance()) {
    if (isRule()) return line.next;
    if (opensCell(text, line.start, line.end)) return from;
  }
  return from;
}
