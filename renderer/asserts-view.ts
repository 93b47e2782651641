// Assertions of a cell, each with its verdict as a word.
import type { ResultForm } from '../extension/output/result';
import { element } from './element';

/** A list; the failed ones are marked by word and weight, not by colour alone. */
export function assertsView({ asserts }: Extract<ResultForm, { form: 'asserts' }>): HTMLElement {
  const items = asserts.map(({ holds, message }) =>
    element(
      'li',
      { class: holds ? 'aibubble-holds' : 'aibubble-fails' },
      element('span', { class: 'aibubble-verdict' }, `${holds ? '✓' : '✕'} ${holds ? 'holds' : 'fails'}`),
      element('span', {}, message),
    ),
  );
  return element('ul', { class: 'aibubble-result aibubble-asserts', 'aria-label': 'Assertions' }, ...items);
}
