// The reader's theme: which of the four sets of colours, and the editor's own paper, ink and font.
// Vega cannot read CSS variables, so their values are resolved here and charts are drawn again when they change.
import { TOKENS, type ThemeKind, type Tokens } from '../extension/output/charts/theme';

export interface Theme {
  kind: ThemeKind;
  tokens: Tokens;
  /** Font family of the editor's interface, empty where the page states none. */
  font: string;
}

const VARIABLES: readonly (readonly [keyof Tokens, string])[] = [
  ['paper', '--vscode-editor-background'],
  ['ink', '--vscode-editor-foreground'],
  ['ink2', '--vscode-descriptionForeground'],
  ['grid', '--vscode-editorWidget-border'],
];

/** What can stand in an expression's string and be parsed as a colour by d3 and by CSS. */
const COLOUR = /^(?:#[\da-f]{3,8}|rgba?\([\d\s.,%/]+\)|hsla?\([\d\s.,%/a-z]+\))$/i;

/** The kind of theme from the classes that VS Code gives a webview's body. */
export function themeKind(classes: { contains(name: string): boolean }): ThemeKind {
  if (classes.contains('vscode-high-contrast-light')) return 'hc-light';
  if (classes.contains('vscode-high-contrast')) return 'hc-dark';
  return classes.contains('vscode-dark') ? 'dark' : 'light';
}

/**
 * A kind's tokens with those that the editor states in their place.
 * @param variable value of a CSS variable, empty where there is none
 */
export function resolveTokens(kind: ThemeKind, variable: (name: string) => string): Tokens {
  const tokens = { ...TOKENS[kind] };
  const contrast = kind.startsWith('hc');
  for (const [token, name] of VARIABLES) {
    // High contrast draws its widget borders for buttons, far too loud for gridlines.
    if (contrast && token === 'grid') continue;
    const value = variable(name).trim();
    if (COLOUR.test(value)) tokens[token] = value;
  }
  return tokens;
}

/** The theme as the page has it now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const kind = themeKind(document.body.classList);
  const font = style.getPropertyValue('--vscode-font-family').trim();
  return {
    kind,
    tokens: resolveTokens(kind, (name) => style.getPropertyValue(name)),
    font: /^[\w\s"',.-]*$/.test(font) ? font : '',
  };
}

const sameTheme = (a: Theme, b: Theme): boolean => JSON.stringify(a) === JSON.stringify(b);

interface ThemeWatch {
  listeners: Set<(theme: Theme) => void>;
  observer: MutationObserver;
}

let watch: ThemeWatch | undefined;

/** Calls `listener` when the theme's colours or font have changed. @returns the function that ends it */
export function onThemeChange(listener: (theme: Theme) => void): () => void {
  watch ??= startWatch();
  const { listeners, observer } = watch;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer.disconnect();
    if (watch?.observer === observer) watch = undefined;
  };
}

function startWatch(): ThemeWatch {
  const listeners = new Set<(theme: Theme) => void>();
  let last = currentTheme();
  const observer = new MutationObserver(() => {
    const theme = currentTheme();
    if (sameTheme(theme, last)) return;
    last = theme;
    for (const listener of [...listeners]) listener(theme);
  });
  // VS Code sets the variables as the root's style and the kind as the body's class.
  for (const target of [document.documentElement, document.body])
    observer.observe(target, { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-kind'] });
  return { listeners, observer };
}
