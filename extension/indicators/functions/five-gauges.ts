// The five gauges after Exponential View, and their reading.
import { YEAR } from '../../catalogue/units';
import type { Implementation } from '../../engine/program';
import { binary } from '../../engine/operators';
import { makeTable } from '../../engine/table';
import type { Numeric, Value } from '../../engine/value';
import { isMissing, isSpread, record } from '../../engine/value';
import { allAnswering, certainNumber, refuse } from './arguments';
import { ratio } from './growth';

/** Name, and default limits above which it is amber and red; the doubling time in seconds. */
const GAUGES = [
  ['economic strain', 0.01, 0.02],
  ['industry strain', 3, 5],
  ['revenue doubling time', YEAR, 2 * YEAR],
  ['price/earnings', 30, 50],
  ['funding quality', 0.3, 0.5],
] as const;

type Level = 'green' | 'amber' | 'red';

const levelOf = (value: number, amber: number, red: number): Level =>
  value > red ? 'red' : value > amber ? 'amber' : 'green';

/** 0–1 red is a boom, 2 caution, 3 and more a bubble. */
const stageOf = (reds: number): string => (reds >= 3 ? 'bubble' : reds === 2 ? 'caution' : 'boom');

/** The median over samples, where all bounds give their lowest and their highest. */
function medianEnds(x: Numeric): [number, number] {
  if (!isSpread(x)) return [x as number, x as number];
  const medians = Array.from({ length: x.data.length / x.samples }, (_, corner) => {
    const sorted = x.data.slice(corner * x.samples, (corner + 1) * x.samples).sort();
    return (sorted[(x.samples - 1) >> 1]! + sorted[x.samples >> 1]!) / 2;
  });
  return [Math.min(...medians), Math.max(...medians)];
}

const stage: Implementation = (values) => {
  const levels = GAUGES.map(([name, amber, red], i): { name: string; low: Level; high: Level } => {
    const value = values[i] as Numeric;
    if (isMissing(value)) return refuse(`The gauge ${name} has no value: ${value.reason}.`);
    const limits = [amber, red].map((limit, k) =>
      certainNumber(values[GAUGES.length + 2 * i + k] as Value | undefined, 'limit', limit),
    );
    const [low, high] = medianEnds(value);
    return { name, low: levelOf(low, limits[0]!, limits[1]!), high: levelOf(high, limits[0]!, limits[1]!) };
  });
  const reds = (end: 'low' | 'high'): number => levels.filter((gauge) => gauge[end] === 'red').length;
  const [least, most] = [stageOf(reds('low')), stageOf(reds('high'))];
  return record(
    {
      // Over bounds the worse ends count, as in a gauge.
      reds: reds('high'),
      stage: least === most ? most : `${least} to ${most}`,
      gauges: makeTable({
        name: 'gauges',
        count: levels.length,
        columns: {
          gauge: { texts: levels.map(({ name }) => name) },
          level: { texts: levels.map(({ low, high }) => (low === high ? high : `${low} to ${high}`)) },
        },
      }),
    },
    ['Cut-offs are those of Exponential View (2025) unless given: a third party’s judgement, not a law.'],
  );
};

export const FIVE_GAUGES = allAnswering({
  economic_strain: ratio,
  industry_strain: ratio,
  index_pe: ratio,
  index_pe_flow: ([price, earnings]) => binary('divide', price!, binary('multiply', earnings!, YEAR)),
  funding_quality: ratio,
  bubble_stage: stage,
});
