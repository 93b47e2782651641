// What stands in an output in the place of, or under, a picture.
import { element } from './element';

/** An output that could not be drawn, and why. */
export function alertMessage(title: string, detail: string): HTMLElement {
  return element(
    'div',
    { class: 'aibubble-alert', role: 'alert' },
    element('strong', {}, title),
    ' ',
    element('span', {}, detail),
  );
}

/** Sentences about something left out of an output that is shown. */
export function noteList(notes: readonly string[]): HTMLElement {
  return element('div', { class: 'aibubble-notes', role: 'alert' }, ...notes.map((note) => element('p', {}, note)));
}
