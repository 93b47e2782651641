// Every chart in light and dark, as SVG, for the eye: `node test/charts/draw.mjs`.
import { chartSpec } from '../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../extension/output/charts/text-width';
import { TOKENS } from '../../extension/output/charts/theme';
import type { ThemeKind } from '../../extension/output/charts/theme';
import type { ChartData } from '../../extension/output/result';
import { deal, market, network, SEED, synthetic } from './cases';
import * as gaps from './gap-cases';
import * as more from './series-cases';
import { sceneOf, svgOf, collisions, clipped } from './scene';

const CHARTS: Record<string, ChartData> = {
  flows: SEED,
  'flows-market': market(),
  'flows-triangle': network([
    deal('甲公司', '乙科技集团有限公司', 10, 10),
    deal('乙科技集团有限公司', '丙云', 5, null),
    deal('丙云', '甲公司', 3, 8),
  ]),
  'flows-pair': network([
    deal('Alpha', 'Beta', 3, 3),
    deal('Beta', 'Alpha', 1, 2, { kind: 'cloud' }),
    deal('Alpha', 'Beta', null, null, { kind: 'loan' }),
    deal('Alpha', 'Alpha', 1, 1),
  ]),
  'flows-one': network([deal('Alpha', 'Beta', 3, null)]),
  'flows-6': synthetic(6),
  'flows-9': synthetic(9, { name: (i) => `Société Générale de Calcul Numérique ${i + 1}` }),
  'flows-20': synthetic(20),
  'flows-60': synthetic(60, { name: (i) => `International Holdings ${i + 1} Ltd` }),
  'flows-empty': network([]),
  gap: gaps.FAN,
  'gap-crossing': gaps.CROSSING,
  'gap-surplus': gaps.SURPLUS,
  'gap-bounded': gaps.BOUNDED,
  'gap-two': gaps.TWO,
  'gap-thin': gaps.THIN,
  'gap-quarters': gaps.QUARTERS,
  'gap-single': gaps.SINGLE,
  'gap-single-bounded': gaps.SINGLE_BOUNDED,
  'gap-single-surplus': gaps.SINGLE_SURPLUS,
  'series-one': more.ONE_SERIES,
  'series-two': more.TWO_SERIES,
  'series-six': more.SIX_SERIES,
  'series-prices': more.PRICES,
  multiples: more.PEERS,
  'multiples-losses': more.LOSSES,
};

export async function pictures(only: string[], themes: ThemeKind[], width: number) {
  const out: {
    name: string;
    theme: ThemeKind;
    svg: string;
    paper: string;
    width: number;
    height: number;
    faults: string[];
  }[] = [];
  for (const [name, data] of Object.entries(CHARTS)) {
    if (only.length && !only.some((o) => name.startsWith(o))) continue;
    const start = performance.now();
    const spec = chartSpec(data, { width, measure: estimateWidth });
    const took = performance.now() - start;
    console.log(name, `${took.toFixed(1)} ms`, `${Math.round(JSON.stringify(spec).length / 1000)} kB`);
    for (const theme of themes) {
      const scene = await sceneOf(spec, theme);
      const faults = [...scene.warnings, ...collisions(scene), ...clipped(scene)];
      const { width: w, height: h } = scene;
      out.push({ name, theme, svg: await svgOf(spec, theme), paper: TOKENS[theme].paper, width: w, height: h, faults });
    }
  }
  return out;
}
