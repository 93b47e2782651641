// A spec as it is really drawn: compiled by Vega-Lite, laid out by Vega, read back from the scene graph.
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import { estimateWidth } from '../../extension/output/charts/text-width';
import { themeConfig, TOKENS } from '../../extension/output/charts/theme';
import type { ThemeKind } from '../../extension/output/charts/theme';

// Without a canvas Vega guesses 0.8 em a letter, and `autosize: fit-x` would shrink the drawing for it.
// Vega exports its text metrics, its typings do not.
interface Written {
  text?: unknown;
  fontSize?: number;
  fontWeight?: unknown;
}
const { textMetrics } = vega as unknown as { textMetrics: { width: (item: Written, text?: string) => number } };
textMetrics.width = (item, text) =>
  estimateWidth(String(text ?? item.text ?? ''), item.fontSize ?? 11, Number(item.fontWeight) >= 600);

export interface TextBox {
  text: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  fontSize: number;
  /** A halo repeats its text below it. */
  halo: boolean;
}

export interface Scene {
  warnings: string[];
  texts: TextBox[];
  /** Size of the whole picture, px. */
  width: number;
  height: number;
  /** Items of marks other than text, group and axis. */
  items: { mark: string; item: Record<string, unknown> }[];
}

interface Node {
  marktype?: string;
  items?: Node[];
  bounds?: { x1: number; x2: number; y1: number; y2: number };
  x?: number;
  y?: number;
  text?: unknown;
  fontSize?: number;
  stroke?: unknown;
  opacity?: number;
}

/** Compiles and parses `spec` under a theme; `warnings` are Vega-Lite's and Vega's. */
function viewOf(spec: object, theme: ThemeKind): { view: vega.View; warnings: string[] } {
  const warnings: string[] = [];
  const logger = vega.logger(vega.Warn);
  logger.warn = (...message: readonly unknown[]) => {
    warnings.push(message.join(' '));
    return logger;
  };
  const compiled = vegaLite.compile(spec as vegaLite.TopLevelSpec, { config: themeConfig(TOKENS[theme]), logger }).spec;
  return { view: new vega.View(vega.parse(compiled), { renderer: 'none', logger }), warnings };
}

export async function svgOf(spec: object, theme: ThemeKind): Promise<string> {
  const { view } = viewOf(spec, theme);
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

export async function sceneOf(spec: object, theme: ThemeKind = 'light'): Promise<Scene> {
  const { view, warnings } = viewOf(spec, theme);
  await view.runAsync();
  const svg = await view.toSVG();
  const [, width, height] = /<svg[^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number) as [
    number,
    number,
    number,
  ];
  const origin = view.origin();
  const texts: TextBox[] = [];
  const items: Scene['items'] = [];
  const padding = view.padding() as { left: number; top: number };
  const walk = (node: Node, dx: number, dy: number): void => {
    for (const item of node.items ?? []) {
      if (node.marktype === 'group') {
        for (const child of item.items ?? []) walk(child, dx + (item.x ?? 0), dy + (item.y ?? 0));
      } else if (node.marktype === 'text') {
        const text = Array.isArray(item.text) ? item.text.join('\n') : String(item.text ?? '');
        const { x1, x2, y1, y2 } = item.bounds!;
        if (text.trim() && item.opacity !== 0) {
          texts.push({
            text,
            x0: x1 + dx,
            x1: x2 + dx,
            y0: y1 + dy,
            y1: y2 + dy,
            fontSize: item.fontSize ?? 11,
            halo: item.stroke !== undefined && item.stroke !== null,
          });
        }
      } else items.push({ mark: node.marktype ?? '', item: item as Record<string, unknown> });
    }
  };
  walk((view.scenegraph() as unknown as { root: Node }).root, origin[0]! + padding.left, origin[1]! + padding.top);
  view.finalize();
  return { warnings, texts, width, height, items };
}

/** Pairs of texts that share more than a rounding error of area, in words. */
export function collisions({ texts }: Scene): string[] {
  const solid = texts.filter((t) => !t.halo);
  const out: string[] = [];
  solid.forEach((a, i) => {
    for (const b of solid.slice(i + 1)) {
      const x = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
      const y = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
      if (x > 1 && y > 1.5) out.push(`“${a.text}” on “${b.text}” (${x.toFixed(1)} × ${y.toFixed(1)} px)`);
    }
  });
  return out;
}

/** Texts that leave the picture, in words. */
export function clipped({ texts, width, height }: Scene): string[] {
  return texts
    .filter((t) => t.x0 < -0.5 || t.y0 < -0.5 || t.x1 > width + 0.5 || t.y1 > height + 0.5)
    .map(
      (t) => `“${t.text}” at ${[t.x0, t.x1, t.y0, t.y1].map((v) => v.toFixed(0)).join(', ')} of ${width} × ${height}`,
    );
}
