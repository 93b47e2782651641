// The values of a formula cell: name, figure, band and sources in columns.
import type { ResultForm } from '../extension/output/result';
import { element } from './element';
import { grouped } from '../extension/output/charts/grouped';
import { sourceList, sourceMarks } from './sources-view';

/** A table of one row a value, without a heading: the notebook's own text is above it. */
export function valuesView({ values, sources }: Extract<ResultForm, { form: 'values' }>): HTMLElement {
  const named = values.some((value) => value.name);
  const banded = values.some((value) => value.band);
  const rows = values.flatMap((value) => {
    const row = element(
      'tr',
      {},
      named ? element('th', { scope: 'row' }, value.name ?? '') : null,
      element('td', { class: 'aibubble-figure', title: value.exact }, grouped(value.display)),
      banded ? element('td', { class: 'aibubble-band' }, value.band ?? '') : null,
      element('td', { class: 'aibubble-cited' }, sourceMarks(value.sources, sources)),
    );
    if (value.notes.length === 0) return [row];
    const note = element('td', { colspan: 2 + Number(banded) }, value.notes.join(' · '));
    return [row, element('tr', { class: 'aibubble-note' }, named ? element('td') : null, note)];
  });
  const table = element('table', { class: 'aibubble-values', 'aria-label': 'Values' }, element('tbody', {}, ...rows));
  return element('div', { class: 'aibubble-result' }, table, sourceList(sources));
}
