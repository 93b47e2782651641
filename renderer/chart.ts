// A chart in an output: drawn when it is seen, drawn again when the theme or its width changes, and gone without a
// trace when the output goes.
import { TOKENS } from '../extension/output/charts/theme';
import { objectsToCsv } from './csv';
import { element } from './element';
import { createMenu } from './menu';
import { alertMessage, noteList } from './message';
import { createReport, sentenceOf, type Report } from '../extension/draw/guard/report';
import { copyText, fileName, saveFile } from './save';
import { checkSpec, isObject, type CheckedSpec, type JsonObject } from '../extension/draw/guard/spec-check';
import { currentTheme, onThemeChange, type Theme } from './theme-tokens';
import { createTooltip } from './tooltip';
import { drawView, type Drawing } from './vega-view';
import { whenIdle, whenVisible } from './visible';

export interface ChartSource {
  /** The spec as it came; nothing is known of it. */
  spec: unknown;
  /** Another spec of the same chart for a width in px, or `null` to keep the first. */
  rebuild?(width: number, theme: Theme): unknown;
  /** The chart's own rows, for `Copy data`. Without it, the rows in the spec. */
  rows?(): object[];
}

export interface Mounted {
  /** When the first drawing stands, or its refusal. */
  ready: Promise<void>;
  dispose(): void;
}

/** Changes of width, in px, that are not worth another drawing. */
const SLACK = 12;
/** Narrower than this the layouts do not hold: the chart scrolls instead. */
const NARROWEST = 420;

const TOKEN_NAMES = Object.keys(TOKENS.light);

/** Draws a chart in `root`, which must be empty; never throws, whatever the spec is. */
export function mountChart(root: HTMLElement, source: ChartSource): Mounted {
  const first = checkSpec(source.spec, TOKEN_NAMES);
  if (!first.ok) {
    root.replaceChildren(alertMessage('This chart was not drawn.', first.reason));
    return { ready: Promise.resolve(), dispose: () => root.replaceChildren() };
  }
  let chart: CheckedSpec = first;
  let drawing: Drawing | undefined;
  let disposed = false;
  let drawnWidth = 0;
  let turn = Promise.resolve();

  const label = describe(first.spec);
  const stage = element('div', { class: 'aibubble-stage', role: 'img', 'aria-label': label });
  const inputs = element('div', { class: 'aibubble-inputs' });
  const footer = element('div');
  const tooltip = createTooltip(root);
  const figure = element('figure', { class: 'aibubble-chart', 'aria-label': label }, stage, inputs, footer);
  const kept = reservedHeight(first.spec);
  if (kept) stage.style.minHeight = `${kept}px`;
  root.replaceChildren(figure);

  const showNotes = (report: Report): void => {
    if (disposed) return;
    const notes = [...new Set([...first.notes, ...report.notes()])];
    const failure = drawing ? report.failure() : null;
    footer.replaceChildren();
    if (notes.length > 0) footer.append(noteList(notes));
    if (!failure) return;
    footer.append(alertMessage('The chart stopped.', failure));
    drawing?.finalize();
  };

  const draw = async (next: CheckedSpec, theme: Theme): Promise<void> => {
    if (disposed) return;
    const host = element('div', { class: 'aibubble-host' });
    const report = createReport(() => showNotes(report));
    const old = { drawing, host: stage.firstElementChild };
    stage.prepend(host);
    try {
      const controls = element('div', { class: 'aibubble-controls' });
      const made = await drawView({ ...next, spec: fitted(next.spec, stage.clientWidth) }, theme, {
        host,
        inputs: controls,
        tooltip,
        report,
      });
      if (disposed) return made.finalize();
      drawing = made;
      inputs.replaceChildren(controls);
      old.drawing?.finalize();
      old.host?.remove();
      stage.style.minHeight = '';
      showNotes(report);
    } catch (error) {
      host.remove();
      if (disposed) return;
      old.drawing?.finalize();
      drawing = undefined;
      root.replaceChildren(alertMessage('This chart was not drawn.', sentenceOf(error)));
      if (first.notes.length > 0) root.append(noteList(first.notes));
    }
  };
  /** Drawings follow one another; a failed one has already said so in the output. */
  const enqueue = (job: () => Promise<void>): Promise<void> => (turn = turn.then(job));

  const rebuild = (theme: Theme): CheckedSpec | null => {
    const width = Math.max(NARROWEST, Math.floor(stage.clientWidth));
    if (!source.rebuild || stage.clientWidth === 0) return null;
    try {
      const checked = checkSpec(source.rebuild(width, theme), TOKEN_NAMES);
      if (!checked.ok) return null;
      drawnWidth = width;
      return checked;
    } catch {
      // The finished spec stands; another layout of it is a refinement.
      return null;
    }
  };

  const endings: (() => void)[] = [];
  const refine = (): void => {
    endings.push(
      whenIdle(() => {
        const theme = currentTheme();
        const next = disposed ? null : rebuild(theme);
        if (!next) return;
        chart = next;
        void enqueue(() => draw(next, theme));
      }),
    );
  };

  const ready = new Promise<void>((resolve) => {
    const start = (): void => {
      // Before the picture stands: to ask for the theme after it would have the page lay it all out once more.
      endings.push(onThemeChange((theme) => void enqueue(() => (drawing ? draw(chart, theme) : Promise.resolve()))));
      void enqueue(() => draw(chart, currentTheme())).then(() => {
        resolve();
        if (disposed || !drawing) return;
        figure.append(chartMenu(figure, label, () => drawing, first.spec, source));
        if (!source.rebuild) return;
        refine();
        endings.push(
          onWidthChange(stage, (width) => Math.abs(Math.max(NARROWEST, width) - drawnWidth) > SLACK && refine()),
        );
      });
    };
    const visible = whenVisible(figure, start);
    endings.push(visible.cancel, resolve);
  });

  return {
    ready,
    dispose() {
      if (disposed) return;
      disposed = true;
      for (const end of endings) end();
      drawing?.finalize();
      drawing = undefined;
      tooltip.dispose();
      root.replaceChildren();
    },
  };
}

/** Alt text: the spec's description, else its title. */
function describe(spec: JsonObject): string {
  if (typeof spec.description === 'string' && spec.description) return spec.description;
  const title = isObject(spec.title) ? spec.title.text : spec.title;
  const text = Array.isArray(title) ? title.join(' ') : title;
  return typeof text === 'string' && text ? text : 'Chart';
}

/** A spec without a width takes the output's, where Vega-Lite can do that: for one view, or layers of one. */
function fitted(spec: JsonObject, width: number): JsonObject {
  // A container as high as its drawing would grow with it.
  if (spec.height === 'container') return fitted({ ...spec, height: 300 }, width);
  const single = spec.mark !== undefined || spec.layer !== undefined;
  const encoding = isObject(spec.encoding) ? spec.encoding : {};
  const faceted = ['facet', 'row', 'column'].some((channel) => encoding[channel] !== undefined);
  if (!single || faceted) return spec;
  if (spec.width === undefined || spec.width === 'container') return { ...spec, width: width > 0 ? 'container' : 600 };
  return spec;
}

/** Room to keep before the drawing stands, so that the notebook does not jump. */
function reservedHeight(spec: JsonObject): number {
  return typeof spec.height === 'number' ? Math.min(spec.height, 2000) + 80 : 0;
}

function onWidthChange(target: Element, listener: (width: number) => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  const observer = new ResizeObserver(() => listener(target.clientWidth));
  observer.observe(target);
  return () => observer.disconnect();
}

function chartMenu(
  host: HTMLElement,
  label: string,
  drawing: () => Drawing | undefined,
  spec: JsonObject,
  source: ChartSource,
): HTMLElement {
  const { title } = spec;
  const named = isObject(title) ? title.text : title;
  const name = fileName(String((Array.isArray(named) ? named.join(' ') : named) ?? label));
  const paper = (): string => currentTheme().tokens.paper;
  const copied = async (text: string, what: string): Promise<string> =>
    (await copyText(host, text)) ? `${what} copied` : 'The clipboard is not open to this page.';
  const view = (): Drawing => {
    const current = drawing();
    if (!current) throw new Error('the chart has stopped');
    return current;
  };
  return createMenu('Chart menu', [
    {
      label: 'Save SVG',
      async run() {
        const svg = await view().view.toSVG();
        saveFile(host, `${name}.svg`, new Blob([withPaper(svg, paper())], { type: 'image/svg+xml' }));
        return undefined;
      },
    },
    {
      label: 'Save PNG',
      async run() {
        saveFile(host, `${name}.png`, await picture(view(), paper()));
        return undefined;
      },
    },
    { label: 'Copy spec', run: () => copied(JSON.stringify(source.spec, null, 2), 'Spec') },
    {
      label: 'Copy data',
      run: () =>
        copied(
          source.rows ? objectsToCsv(source.rows()) : view().sourceRows().map(objectsToCsv).join('\r\n\r\n'),
          'Data',
        ),
    },
  ]);
}

/** An SVG on the theme's paper: on its own, outside the editor, light ink would be lost. */
function withPaper(svg: string, paper: string): string {
  return svg.replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${paper}"/>`);
}

/** The chart as a PNG of twice its size in px. */
async function picture(drawing: Drawing, paper: string): Promise<Blob> {
  const drawn = (await drawing.view.toCanvas(2)) as unknown as HTMLCanvasElement;
  const sheet = element('canvas', { width: drawn.width, height: drawn.height });
  const pen = sheet.getContext('2d');
  if (!pen) throw new Error('the page gives no canvas');
  pen.fillStyle = paper;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(drawn, 0, 0);
  return new Promise((resolve, reject) =>
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png'),
  );
}
