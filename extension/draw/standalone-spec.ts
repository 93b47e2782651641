// A chart's spec for a file of its own: with the theme's colours and sizes, which in the notebook come from outside.
import type { ThemeKind } from '../output/charts/theme';
import { themeConfig, TOKENS } from '../output/charts/theme';
import { mergeConfig } from './guard/confine';
import type { JsonObject } from './guard/spec-check';
import { isObject } from './guard/spec-check';

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** The spec as any Vega-Lite editor draws it; its author's own config wins. */
export function standaloneSpec(spec: object, theme: ThemeKind): object {
  const own = spec as JsonObject;
  const tokens = TOKENS[theme];
  const ours = { ...(themeConfig(tokens) as JsonObject), background: tokens.paper };
  return { $schema: SCHEMA, ...own, config: mergeConfig(ours, isObject(own.config) ? own.config : {}) };
}
