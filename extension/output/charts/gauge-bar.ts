// A gauge's bullet bar in figures. Six gauges of six units are one reading: every bar is stretched so that its two
// cut-offs lie in the same places.
import type { GaugeResult } from '../result';

/** Places of the two cut-offs on every bar, in percent. */
const WARN_AT = 45;
const ALARM_AT = 72;

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
export function cutOffsOf(gauge: GaugeResult): { name: 'warn' | 'alarm'; at: number; text: string }[] {
  const both = [
    { name: 'warn', at: WARN_AT, text: gauge.warnText, value: gauge.warn },
    { name: 'alarm', at: ALARM_AT, text: gauge.alarmText, value: gauge.alarm },
  ] as const;
  return both.filter(({ value }) => value !== null && Number.isFinite(value));
}

/** `alarm`; over bounds `ok to alarm`, the better end first. */
export function levelWords({ level, levels }: GaugeResult): string {
  return levels && levels[0] !== levels[1] ? `${levels[0]} to ${levels[1]}` : level;
}

/** `alarm in 80%, warn in 20%` of the samples, for a gauge over a distribution that reaches several levels; else nothing. */
export function chanceWords({ chances }: GaugeResult): string {
  if (!chances) return '';
  const reached = (['alarm', 'warn', 'ok'] as const).filter((level) => chances[level] > 0);
  return reached.length < 2
    ? ''
    : reached.map((level) => `${level} in ${Math.round(chances[level] * 100)}%`).join(', ');
}

/** The gauge in a sentence or two, for a screen reader. */
export function gaugeWords(gauge: GaugeResult): string {
  const cutOffs = cutOffsOf(gauge).map(
    ({ name, text }) => ` ${name === 'warn' ? 'Warns' : 'Alarms'} ${gauge.direction} ${text}.`,
  );
  const chances = chanceWords(gauge);
  return `${gauge.display}: ${levelWords(gauge)}${chances && ` (${chances})`}.${cutOffs.join('')}`;
}
