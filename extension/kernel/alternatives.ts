// What the graph may evaluate beside the notebook as it stands: scenarios as changed formulas; and the rates of `fx` cells.
import type { Rate } from '../engine/currency';
import type { Run } from '../engine/frame';
import { compile } from '../engine/compile';
import type { Analysis } from '../language/analysis';
import { IMPLEMENTATIONS } from './functions';

export function scenarioChanges(analysis: Analysis): Map<string, Map<string, Run>> {
  const found = new Map<string, Map<string, Run>>();
  for (const [name, { changes, failed }] of analysis.scenarios) {
    if (!failed) found.set(name, new Map([...changes].map(([key, node]) => [key, compile(node, IMPLEMENTATIONS)])));
  }
  return found;
}

/** Equal where all scenarios mean the same: values that look through one hold while it is unchanged. */
export const scenarioPrint = (analysis: Analysis): string =>
  JSON.stringify([...analysis.scenarios].map(([name, { changes }]) => [name, [...changes]]));

export function ratesOf(analysis: Analysis): Rate[] {
  const rates: Rate[] = [];
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'fx') continue;
    const column = (name: string): (typeof data.columns)[number] | undefined =>
      data.columns.find((c) => c.name === name);
    const [days, from, to, rate] = [
      column('date')?.numbers,
      column('from')?.texts,
      column('to')?.texts,
      column('rate')?.numbers,
    ];
    for (let row = 0; row < data.count; row++) {
      const [day, a, b, value] = [days?.[row], from?.[row], to?.[row], rate?.[row]];
      if (day !== undefined && !Number.isNaN(day) && a && b && value !== undefined && value > 0)
        rates.push({ day, from: a, to: b, rate: value });
    }
  }
  return rates;
}
