// Every chart in light and dark, as SVG, for the eye: `node test/charts/draw.mjs`.
import { chartSpec } from '../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../extension/output/charts/text-width';
import { TOKENS } from '../../extension/output/charts/theme';
import type { ThemeKind } from '../../extension/output/charts/theme';
import { CHARTS } from './all-charts';
import { sceneOf, svgOf, collisions, clipped } from './scene';

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
