// Sources under a result: numbered marks at the figures, the full entries below.
import type { SourceNote } from '../extension/output/result';
import { webAddress } from '../extension/draw/guard/web-address';
import { element } from './element';

/** `SoftBank plan, Nikkei, 2025-09-22` in words, for a tooltip or a line. */
export function sourceWords(source: SourceNote): string {
  return [source.title ?? source.key, source.publisher, source.date].filter(Boolean).join(', ');
}

/** The marks of a figure's sources, each with the source in words as its title. */
export function sourceMarks(keys: readonly string[], sources: readonly SourceNote[]): HTMLElement | null {
  if (keys.length === 0) return null;
  const marks = keys.map((key) => {
    const at = sources.findIndex((source) => source.key === key);
    const source = sources[at];
    const words = source ? sourceWords(source) + (source.quote ? `: “${source.quote}”` : '') : key;
    return element('span', { class: 'aibubble-mark', title: words }, source ? String(at + 1) : key);
  });
  return element('span', { class: 'aibubble-marks' }, ...marks);
}

/** The list of sources, or `null` where there are none. */
export function sourceList(sources: readonly SourceNote[]): HTMLElement | null {
  if (sources.length === 0) return null;
  return element('ol', { class: 'aibubble-sources', 'aria-label': 'Sources' }, ...sources.map(sourceItem));
}

function sourceItem(source: SourceNote): HTMLElement {
  const address = webAddress(source.url);
  const title = source.title ?? source.key;
  const rest = [source.publisher, source.date].filter(Boolean).join(', ');
  return element(
    'li',
    {},
    address ? element('a', { href: address, rel: 'noopener noreferrer', title: address }, title) : title,
    rest ? `, ${rest}` : null,
    source.quote ? element('q', {}, source.quote) : null,
  );
}
