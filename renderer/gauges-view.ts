// Gauges as bullet bars. Six gauges of six units are one reading: every bar is stretched so that its two cut-offs lie
// in the same places, and the level is told by place and word before colour.
import type { GaugeResult, ResultForm } from '../extension/output/result';
import { chanceWords, cutOffsOf, gaugePlace, gaugeWords, levelWords } from '../extension/output/charts/gauge-bar';
import { grouped } from '../extension/output/charts/grouped';
import { element } from './element';
import { sourceList, sourceMarks } from './sources-view';

const SIGNS: Record<GaugeResult['level'], string> = { ok: '○', warn: '◐', alarm: '●' };

/** One row a gauge: name, figure, bar, level. */
export function gaugesView({ gauges, sources }: Extract<ResultForm, { form: 'gauges' }>): HTMLElement {
  const rows = gauges.map((gauge) => {
    const place = gaugePlace(gauge);
    const cutOffs = cutOffsOf(gauge);
    const words = gaugeWords(gauge);
    const chances = chanceWords(gauge);
    const bar = element('div', { class: 'aibubble-bar', role: 'img', 'aria-label': words, title: words });
    for (const { name, at } of cutOffs) {
      const cut = element('i', { class: `aibubble-cut aibubble-cut-${name}` });
      cut.style.left = `${at}%`;
      bar.append(cut);
    }
    if (place !== null) {
      const fill = element('b', { class: 'aibubble-fill' });
      fill.style.width = `${place.toFixed(1)}%`;
      bar.append(fill);
    }
    const cuts = element('div', { class: 'aibubble-cuts', 'aria-hidden': 'true' });
    for (const { at, text } of cutOffs) {
      const label = element('span', {}, text);
      label.style.left = `${at}%`;
      cuts.append(label);
    }
    return element(
      'tr',
      { class: `aibubble-level-${gauge.level}` },
      element('th', { scope: 'row' }, gauge.name, sourceMarks(gauge.sources, sources)),
      element('td', { class: 'aibubble-figure' }, grouped(gauge.display)),
      element('td', { class: 'aibubble-bullet' }, bar, cuts),
      element(
        'td',
        { class: 'aibubble-level' },
        element('span', { 'aria-hidden': 'true' }, `${SIGNS[gauge.level]} `),
        levelWords(gauge),
        ...(chances ? [element('small', { class: 'aibubble-chances' }, chances)] : []),
      ),
    );
  });
  const table = element('table', { class: 'aibubble-gauges', 'aria-label': 'Gauges' }, element('tbody', {}, ...rows));
  return element('div', { class: 'aibubble-result' }, table, sourceList(sources));
}
