// Paint, cursor and fonts are CSS values: `url(…)` in one of them fetches an address. Marks get theirs from data and
// expressions, so each value is looked at where it is set.
import { shownText } from './escaped-names';
import type { Report } from './report';

const TEXT: ReadonlySet<string> = new Set(['text', 'description', 'tooltip']);
const PAINT: ReadonlySet<string> = new Set(['fill', 'stroke', 'cursor', 'font', 'fontStyle', 'fontWeight', 'blend']);

/** Words, numbers, `rgb(0 0 0 / 50%)`, `#fff`, quoted font names: no colon, no backslash (CSS escapes spell `url` too). */
const PLAIN_CSS = /^[^:;\\{}<>@]*$/;
const FETCHES = /(?:url|image|image-set|src|element|cross-fade|attr|paint|-webkit-[\w-]*)\s*\(/i;

/** The channel's value, or `null` (with a note to the reader) where it holds an address. */
export function cleanChannel(name: string, value: string, report: Report): string | null {
  if (name === 'href') {
    if (value !== '') report.note(`A link was left out: a chart opens no address (${shortened(value)}).`);
    return null;
  }
  if (name === 'url') {
    if (value !== '') report.note(`An image was refused: a chart loads no address (${shortened(value)}).`);
    return null;
  }
  if (TEXT.has(name)) return shownText(value);
  if (!PAINT.has(name) || isPlainCss(value)) return value;
  report.note(`An address in “${name}” was refused: a chart loads nothing (${shortened(value)}).`);
  return null;
}

/** Whether a CSS value can be set without anything being fetched. */
export function isPlainCss(value: string): boolean {
  if (plain.has(value)) return true;
  if (!PLAIN_CSS.test(value) || FETCHES.test(value)) return false;
  if (plain.size > 1000) plain.clear();
  plain.add(value);
  return true;
}

/** Values already looked at: a chart paints thousands of items in a few colours. */
const plain = new Set<string>();

/** An address as it may stand in a sentence. */
export function shortened(address: string): string {
  return address.length > 80 ? `${address.slice(0, 77)}…` : address;
}
