// Gauges as bullet bars. Six gauges of six units are one reading: every bar is stretched so that its two cut-offs lie
// in the same places, and the level is told by place and word before colour.
import type { GaugeResult, ResultForm } from '../extension/output/result';
import { element } from './element';
import { grouped } from './numbers';
import { sourceList, sourceMarks } from './sources-view';

/** Places of the two cut-offs on every bar, in percent. */
const WARN_AT = 45;
const ALARM_AT = 72;

const WORDS: Record<GaugeResult['level'], string> = { ok: 'ok', warn: 'warn', alarm: 'alarm' };
const SIGNS: Record<GaugeResult['level'], string> = { ok: '○', warn: '◐', alarm: '●' };

/**
 * Where a value lies on its bar, in percent: linear between the cut-offs, compressed beyond the second.
 * `null` where the gauge's figures are no numbers.
 */
export function gaugePlace({ value, warn, alarm, direction }: GaugeResult): number | null {
  const [first, second] = [warn ?? alarm, alarm];
  if (first === null || ![value, first].every(Number.isFinite)) return null;
  const badness = direction === 'above' ? 1 : -1;
  // 0 at the first cut-off, 1 at the second; with one cut-off its own size is the unit.
  const unit = second === null || second === first ? Math.abs(first) || 1 : (second - first) * badness;
  const s = ((value - first) * badness) / unit;
  if (s <= 0) {
    // A scale from zero where zero is on the good side; else a fall-off of the same shape.
    const good = direction === 'above' && first > 0 ? Math.max(0, value / first) : 1 / (1 - s);
    return (warn === null ? ALARM_AT : WARN_AT) * Math.min(1, good);
  }
  if (warn === null || s > 1) return ALARM_AT + (100 - ALARM_AT) * (1 - 1 / (warn === null ? 1 + s : s));
  return WARN_AT + (ALARM_AT - WARN_AT) * s;
}

/** The cut-offs that a gauge has, with their places. */
function cutOffsOf(gauge: GaugeResult): { name: 'warn' | 'alarm'; at: number; text: string }[] {
  const both = [
    { name: 'warn', at: WARN_AT, text: gauge.warnText, value: gauge.warn },
    { name: 'alarm', at: ALARM_AT, text: gauge.alarmText, value: gauge.alarm },
  ] as const;
  return both.filter(({ value }) => value !== null && Number.isFinite(value));
}

/** One row a gauge: name, figure, bar, level. */
export function gaugesView({ gauges, sources }: Extract<ResultForm, { form: 'gauges' }>): HTMLElement {
  const rows = gauges.map((gauge) => {
    const place = gaugePlace(gauge);
    const cutOffs = cutOffsOf(gauge);
    const words = `${gauge.display}: ${WORDS[gauge.level]}.${cutOffs.map(({ name, text }) => ` ${name === 'warn' ? 'Warns' : 'Alarms'} ${gauge.direction} ${text}.`).join('')}`;
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
        WORDS[gauge.level],
      ),
    );
  });
  const table = element('table', { class: 'aibubble-gauges', 'aria-label': 'Gauges' }, element('tbody', {}, ...rows));
  return element('div', { class: 'aibubble-result' }, table, sourceList(sources));
}
