// A Vega-Lite spec as SVG text, without a browser: the same guard as in the notebook's window, and no loader.
import * as vega from 'vega';
import type { ThemeKind } from '../output/charts/theme';
import { themeConfig, TOKENS, WIDTH } from '../output/charts/theme';
import { estimateWidth } from '../output/charts/text-width';
import { hold } from './guard/bounds';
import { compileSpec } from './guard/compile';
import { confine, confineVega, failureLogger, mergeConfig } from './guard/confine';
import { guardedInterpreter } from './guard/interpreter';
import { refusingLoader } from './guard/loader';
import { createReport } from './guard/report';
import type { JsonObject } from './guard/spec-check';
import { checkSpec, isObject } from './guard/spec-check';
import { createWatch } from './guard/watch';
import { escaped } from './markup';
import { sealSvg } from './seal-svg';

export interface DrawOptions {
  /** Width in px of a chart that states none. */
  width?: number;
  /** `theme` lays the theme's paper under the drawing, for a file of its own; `none` leaves the page's. */
  paper?: 'theme' | 'none';
  /** Begins the ids inside the drawing: one of its own for each drawing on one page. */
  prefix?: string;
  /** Takes sentences about something left out of a chart that is drawn all the same. */
  note?: (sentence: string) => void;
}

interface Written {
  text?: unknown;
  fontSize?: number;
  fontWeight?: unknown;
}

const TOKEN_NAMES = Object.keys(TOKENS.light);
/** Height in px of a chart whose height is its container's: here there is none. */
const CONTAINER_HEIGHT = 300;

/** Exported by Vega, not by its typings. */
const { textMetrics, setRandom, randomLCG } = vega as unknown as {
  textMetrics: { width: (item: Written, text?: string) => number };
  setRandom(random: () => number): void;
  randomLCG(seed: number): () => number;
};

const isBold = (weight: unknown): boolean => weight === 'bold' || Number(weight) >= 600;
const lines = (text: unknown): string => (Array.isArray(text) ? String(text[0] ?? '') : String(text ?? ''));

/**
 * Draws a spec in a theme, the same bytes each time.
 * @param spec any JSON value; nothing is known of it
 * @returns SVG with neither script nor style, link, image or outside reference
 * @throws an Error in words where the spec is refused or cannot be drawn
 */
export async function drawSvg(spec: unknown, theme: ThemeKind, options: DrawOptions = {}): Promise<string> {
  const { width = WIDTH, paper = 'theme', prefix = 'd', note = () => undefined } = options;
  const checked = checkSpec(spec, TOKEN_NAMES);
  if (!checked.ok) throw new Error(checked.reason);
  checked.notes.forEach(note);
  confineVega();
  // Without a canvas Vega takes 0.8 em for every letter, and every fit would be wrong.
  textMetrics.width = (item, text) =>
    estimateWidth(text ?? lines(item.text), item.fontSize ?? 11, isBold(item.fontWeight));
  const fitted = withSize(checked.spec, width);
  const config = mergeConfig(themeConfig(TOKENS[theme]) as JsonObject, isObject(fitted.config) ? fitted.config : {});
  const compiled = compileSpec({ ...fitted, config });
  confine(compiled, checked.rows);
  // A jittered or sampled chart is the same in every run.
  setRandom(randomLCG(0));
  const report = createReport(() => undefined);
  const watch = createWatch();
  const runtime = vega.parse(compiled as unknown as vega.Spec, undefined, { ast: true });
  const view = new vega.View(runtime, {
    renderer: 'none',
    expr: guardedInterpreter(watch, report),
    loader: refusingLoader(report) as unknown as vega.Loader,
    logger: failureLogger(report) as unknown as vega.LoggerInterface,
  } as vega.ViewOptions);
  try {
    await view.runAsync();
    hold('width', view.width());
    hold('height', view.height());
    const drawn = sealSvg(await view.toSVG(), prefix);
    const failure = report.failure();
    if (failure !== null) throw new Error(failure);
    report.notes().forEach(note);
    return framed(drawn, describe(checked.spec), paper === 'theme' ? TOKENS[theme].paper : null);
  } finally {
    watch.stop();
    view.finalize();
  }
}

/** A size in px where the spec leaves it to a container: there is none here. */
function withSize(spec: JsonObject, width: number): JsonObject {
  const single = spec.mark !== undefined || spec.layer !== undefined;
  const encoding = isObject(spec.encoding) ? spec.encoding : {};
  const faceted = ['facet', 'row', 'column'].some((channel) => encoding[channel] !== undefined);
  const sized = spec.height === 'container' ? { ...spec, height: CONTAINER_HEIGHT } : spec;
  if (sized.width !== 'container' && (sized.width !== undefined || !single || faceted)) return sized;
  return { ...sized, width };
}

/** Alt text: the spec's description, else its title. */
export function describe(spec: JsonObject): string {
  if (typeof spec.description === 'string' && spec.description !== '') return spec.description;
  const title = isObject(spec.title) ? spec.title.text : spec.title;
  const text = Array.isArray(title) ? title.join(' ') : title;
  return typeof text === 'string' && text !== '' ? text : 'Chart';
}

/** One picture to a screen reader, on its paper. */
function framed(svg: string, label: string, paper: string | null): string {
  const sheet = paper === null ? '' : `<rect width="100%" height="100%" fill="${paper}"/>`;
  return svg.replace(
    /^<svg([^>]*)>/,
    (_, given: string) => `<svg${given} role="img" aria-label="${escaped(label)}">${sheet}`,
  );
}
