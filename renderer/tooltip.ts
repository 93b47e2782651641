// The tooltip of charts: lines of text beside the pointer, of which there is at most one on the page.
import { element } from './element';
import { shownText } from '../extension/draw/guard/escaped-names';

const MOST_LINES = 24;
const MOST_CHARACTERS = 400;

/** What a tooltip shows: a text, or titles with values. Values of any other kind are written as text. */
export function tooltipLines(value: unknown): { title?: string; text: string }[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object' || value instanceof Date) return [{ text: cut(String(value)) }];
  if (Array.isArray(value)) return value.slice(0, MOST_LINES).map((item) => ({ text: cut(plain(item)) }));
  return Object.keys(value)
    .slice(0, MOST_LINES)
    .map((title) => ({ title: cut(title), text: cut(plain((value as Record<string, unknown>)[title])) }));
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function cut(whole: string): string {
  const text = shownText(whole);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

export interface Tooltip {
  /** In the form that a Vega view calls: handler, event, item, value. */
  show(handler: unknown, event: MouseEvent, item: unknown, value: unknown): void;
  dispose(): void;
}

/** @param host element that the tooltip is put in, so that it goes with the output */
export function createTooltip(host: HTMLElement): Tooltip {
  let box: HTMLElement | undefined;
  const hide = (): void => {
    box?.remove();
    box = undefined;
  };
  return {
    show(_handler, event, _item, value) {
      const lines = tooltipLines(value);
      if (lines.length === 0) return hide();
      box ??= host.appendChild(element('div', { class: 'aibubble-tooltip', role: 'tooltip' }));
      box.replaceChildren(
        ...lines.map(({ title, text }) =>
          element(
            'div',
            { class: 'aibubble-tooltip-line' },
            title ? element('span', {}, title) : null,
            element('b', {}, text),
          ),
        ),
      );
      place(box, event.clientX, event.clientY);
    },
    dispose: hide,
  };
}

/** Below and right of the pointer, or on the other side where the window ends. */
function place(box: HTMLElement, x: number, y: number): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = x + 14 + width > innerWidth ? x - width - 10 : x + 14;
  const top = y + 14 + height > innerHeight ? y - height - 10 : y + 14;
  box.style.left = `${Math.max(4, left)}px`;
  box.style.top = `${Math.max(4, top)}px`;
}
