// The look of outputs, in the theme's own variables. A constructed sheet needs no `style-src` permission and touches
// nothing but our own class names.

const SHEET = `
.aibubble-output { font-family: var(--vscode-font-family, system-ui, sans-serif); font-size: var(--vscode-font-size, 13px);
  color: var(--vscode-editor-foreground, CanvasText); line-height: 1.45; }
.aibubble-output table { border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
.aibubble-output button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
.aibubble-output :is(button, input, a, select):focus-visible { outline: 1px solid var(--vscode-focusBorder, Highlight); outline-offset: 2px; }
.aibubble-output a { color: var(--vscode-textLink-foreground, LinkText); }
.aibubble-chart { position: relative; margin: 0; }
.aibubble-stage { overflow-x: auto; overflow-y: hidden; }
.aibubble-host { display: block; width: 100%; }
.aibubble-host svg { display: block; }
.aibubble-host.fit-x svg, .aibubble-host.vega-embed svg { max-width: none; }
.aibubble-controls { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 4px 12px; font-size: 0.92em; }
.aibubble-controls:empty { display: none; }
.aibubble-controls label { display: flex; gap: 8px; align-items: center; }
.aibubble-controls :is(input, select) { color: var(--vscode-input-foreground, inherit); background: var(--vscode-input-background, Field);
  border: 1px solid var(--vscode-input-border, transparent); font: inherit; }
.aibubble-menu { position: absolute; top: 4px; right: 4px; display: flex; align-items: center; gap: 8px; }
.aibubble-menu-button { width: 26px; height: 22px; border-radius: 4px; opacity: 0.6; }
.aibubble-chart:hover .aibubble-menu-button, .aibubble-menu-button:focus-visible, .aibubble-open .aibubble-menu-button { opacity: 1; }
.aibubble-output .aibubble-menu-button:hover { background: var(--vscode-toolbar-hoverBackground, rgba(128, 128, 128, 0.2)); }
.aibubble-menu-status { font-size: 0.88em; color: var(--vscode-descriptionForeground, GrayText); }
.aibubble-menu-list { position: absolute; top: 26px; right: 0; z-index: 3; min-width: 130px; padding: 4px;
  color: var(--vscode-menu-foreground, CanvasText); background: var(--vscode-menu-background, Canvas);
  border: 1px solid var(--vscode-menu-border, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.4))); border-radius: 5px;
  box-shadow: 0 2px 8px var(--vscode-widget-shadow, rgba(0, 0, 0, 0.2)); }
.aibubble-menu-list[hidden] { display: none; }
.aibubble-output .aibubble-menu-list button { display: block; width: 100%; padding: 3px 10px; text-align: left; border-radius: 3px; }
.aibubble-output .aibubble-menu-list button:is(:hover, :focus) { color: var(--vscode-menu-selectionForeground, HighlightText);
  background: var(--vscode-menu-selectionBackground, Highlight); outline: 1px solid var(--vscode-menu-selectionBorder, transparent); outline-offset: -1px; }
.aibubble-tooltip { position: fixed; z-index: 9; max-width: 380px; padding: 5px 9px; pointer-events: none; font-size: 0.92em; white-space: pre-line;
  overflow-wrap: anywhere; color: var(--vscode-editorHoverWidget-foreground, CanvasText); background: var(--vscode-editorHoverWidget-background, Canvas);
  border: 1px solid var(--vscode-editorHoverWidget-border, rgba(128, 128, 128, 0.4)); border-radius: 3px; font-variant-numeric: tabular-nums; }
.aibubble-tooltip-line span { color: var(--vscode-descriptionForeground, GrayText); margin-right: 8px; }
.aibubble-tooltip-line b { font-weight: 500; }
.aibubble-alert { padding: 8px 12px; border-left: 3px solid var(--vscode-editorWarning-foreground, #b88600);
  background: var(--vscode-textBlockQuote-background, rgba(128, 128, 128, 0.08)); overflow-wrap: anywhere; }
.aibubble-alert strong { font-weight: 600; }
.aibubble-notes { padding: 2px 12px 6px; font-size: 0.88em; color: var(--vscode-descriptionForeground, GrayText); overflow-wrap: anywhere; }
.aibubble-notes p, .aibubble-small { margin: 2px 0; }
.aibubble-result { padding: 4px 12px 6px; max-width: 1000px; }
.aibubble-values th { font-weight: 400; text-align: left; padding: 2px 28px 2px 0; vertical-align: baseline; color: var(--vscode-descriptionForeground, inherit); }
.aibubble-values td { padding: 2px 24px 2px 0; vertical-align: baseline; }
.aibubble-figure { text-align: right; font-weight: 600; font-size: 1.08em; white-space: nowrap; }
.aibubble-band, .aibubble-note td, .aibubble-unit, .aibubble-small, .aibubble-count { color: var(--vscode-descriptionForeground, GrayText); }
.aibubble-note td { font-size: 0.88em; padding-top: 0; }
.aibubble-marks { display: inline-flex; gap: 3px; vertical-align: super; font-size: 0.75em; line-height: 1; margin-left: 3px; }
.aibubble-cited .aibubble-marks { vertical-align: baseline; font-size: 0.82em; margin: 0; }
.aibubble-mark { color: var(--vscode-descriptionForeground, GrayText); cursor: default; }
.aibubble-cited .aibubble-mark::before { content: '['; } .aibubble-cited .aibubble-mark::after { content: ']'; }
.aibubble-sources { margin: 8px 0 0; padding: 6px 0 0 1.6em; font-size: 0.86em; color: var(--vscode-descriptionForeground, GrayText);
  border-top: 1px solid var(--aibubble-grid); }
.aibubble-sources q { display: block; font-style: italic; }
.aibubble-scroll { overflow-x: auto; }
.aibubble-table { min-width: 40%; }
.aibubble-table th { font-weight: 600; padding: 3px 20px 4px 0; vertical-align: bottom; border-bottom: 1px solid var(--vscode-editor-foreground, CanvasText); }
.aibubble-output .aibubble-table th button { font-weight: inherit; text-align: inherit; }
.aibubble-unit { font-weight: 400; }
.aibubble-table th button::after { content: '\\2195'; position: absolute; margin-left: 4px; opacity: 0; }
.aibubble-table th:hover button::after, .aibubble-table th button:focus-visible::after { opacity: 0.4; }
.aibubble-table th[aria-sort='ascending'] button::after { content: '\\2191'; opacity: 1; }
.aibubble-table th[aria-sort='descending'] button::after { content: '\\2193'; opacity: 1; }
.aibubble-table td { padding: 3px 20px 3px 0; vertical-align: baseline; border-bottom: 1px solid var(--aibubble-grid); }
.aibubble-table :is(th, td):last-child { padding-right: 0; }
.aibubble-left { text-align: left; } .aibubble-right { text-align: right; white-space: nowrap; }
.aibubble-missing { color: var(--vscode-descriptionForeground, GrayText); }
.aibubble-table td[title] { text-decoration: underline dotted; text-decoration-color: var(--vscode-descriptionForeground, GrayText); text-underline-offset: 3px; }
.aibubble-tools { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; padding: 6px 0 2px; font-size: 0.9em; }
.aibubble-filter { font: inherit; width: 13em; padding: 2px 6px; color: var(--vscode-input-foreground, inherit); background: var(--vscode-input-background, Field);
  border: 1px solid var(--vscode-input-border, var(--vscode-editorWidget-border, rgba(128, 128, 128, 0.4))); border-radius: 2px; }
.aibubble-output .aibubble-link { color: var(--vscode-textLink-foreground, LinkText); }
.aibubble-output .aibubble-link[hidden] { display: none; }
.aibubble-link:hover { text-decoration: underline; }
.aibubble-gauges { width: 100%; max-width: 820px; }
.aibubble-gauges th { font-weight: 400; text-align: left; padding: 5px 20px 5px 0; vertical-align: top; }
.aibubble-gauges td { padding: 5px 16px 5px 0; vertical-align: top; }
.aibubble-bullet { width: 55%; min-width: 180px; }
.aibubble-bar { position: relative; height: 10px; margin-top: 5px; background: var(--aibubble-grid); }
.aibubble-fill { position: absolute; left: 0; top: 2px; bottom: 2px; background: var(--aibubble-muted); }
.aibubble-cut { position: absolute; top: -3px; bottom: -3px; width: 1px; z-index: 1; background: var(--vscode-editor-foreground, CanvasText); }
.aibubble-cuts { position: relative; height: 1.3em; font-size: 0.8em; color: var(--vscode-descriptionForeground, GrayText); }
.aibubble-cuts span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.aibubble-gauges .aibubble-level { white-space: nowrap; padding-right: 0; width: 5em; }
.aibubble-gauges .aibubble-chances { display: block; font-weight: 400; white-space: normal; color: var(--vscode-descriptionForeground); }
.aibubble-level-warn .aibubble-level { font-weight: 600; }
.aibubble-level-alarm .aibubble-level, .aibubble-level-alarm .aibubble-figure { font-weight: 700; color: var(--aibubble-accent); }
.aibubble-level-warn .aibubble-fill { background: var(--aibubble-gold); }
.aibubble-level-alarm .aibubble-fill { background: var(--aibubble-accent); }
.aibubble-asserts { list-style: none; margin: 0; }
.aibubble-asserts li { display: flex; gap: 14px; padding: 2px 0; }
.aibubble-verdict { flex: none; width: 4.6em; white-space: nowrap; color: var(--vscode-descriptionForeground, GrayText); }
.aibubble-fails { font-weight: 600; }
.aibubble-fails .aibubble-verdict { color: var(--aibubble-accent); }
.aibubble-offscreen { position: absolute; left: -9999px; width: 1px; height: 1px; }
@media print { .aibubble-menu, .aibubble-tools button, .aibubble-filter { display: none; } }
@media (forced-colors: active) { .aibubble-fill { background: Highlight; forced-color-adjust: none; } }
`;

let sheet: CSSStyleSheet | undefined;
const users = new Map<Document | ShadowRoot, number>();

/** Puts the sheet on the page of `element` while any output there is alive. @returns the function that gives it back */
export function useStyles(element: Element): () => void {
  const root = element.getRootNode();
  const page = root instanceof ShadowRoot ? root : document;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
  }
  const ours = sheet;
  const count = users.get(page) ?? 0;
  if (count === 0) page.adoptedStyleSheets = [...page.adoptedStyleSheets, ours];
  users.set(page, count + 1);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    const left = (users.get(page) ?? 1) - 1;
    if (left > 0) return void users.set(page, left);
    users.delete(page);
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== ours);
  };
}
