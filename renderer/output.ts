// One output in its element: which view it takes, and what goes with it.
import type { OutputItem } from 'vscode-notebook-renderer';
import { RESULT_MIME, type ResultForm } from '../extension/output/result';
import { assertsView } from './asserts-view';
import { mountChart } from './chart';
import { element } from './element';
import { gaugesView } from './gauges-view';
import { alertMessage } from './message';
import { readItem } from './read-item';
import { rebuiltChart } from './rebuilt-chart';
import { sentenceOf } from '../extension/draw/guard/report';
import { readResult } from './result-form';
import { useStyles } from './styles';
import { tableView } from './table-view';
import { currentTheme, onThemeChange, type Theme } from './theme-tokens';
import { valuesView } from './values-view';

export interface Output {
  /** When the first drawing stands, or the words in its place. */
  ready: Promise<void>;
  dispose(): void;
}

/** Draws an item into the element VS Code gave for it. Whatever the item holds, this never throws. */
export function createOutput(item: OutputItem, container: HTMLElement): Output {
  const root = element('div', { class: 'aibubble-output' });
  container.replaceChildren(root);
  const endings = [useStyles(container)];
  let ready = Promise.resolve();
  try {
    const mounted = fill(root, item);
    ready = mounted.ready;
    endings.push(mounted.dispose);
  } catch (error) {
    root.replaceChildren(alertMessage('This output was not drawn.', sentenceOf(error)));
  }
  return {
    ready,
    dispose() {
      for (const end of endings.splice(0)) end();
      root.remove();
    },
  };
}

function fill(root: HTMLElement, item: OutputItem): Output {
  const read = readItem(item);
  if (!read.ok) return still(root, alertMessage('This output was not drawn.', read.reason));
  if (item.mime !== RESULT_MIME) return mountChart(root, { spec: read.json });
  const checked = readResult(read.json);
  if (!checked.ok) return still(root, alertMessage('This output was not drawn.', checked.reason));
  const { result } = checked;
  if (result.form === 'chart')
    return mountChart(root, result.data ? rebuiltChart(result.data, result.spec) : { spec: result.spec });
  return themed(root, plainView(result));
}

function plainView(result: Exclude<ResultForm, { form: 'chart' }>): HTMLElement {
  switch (result.form) {
    case 'values':
      return valuesView(result);
    case 'table':
      return tableView(result);
    case 'gauges':
      return gaugesView(result);
    case 'asserts':
      return assertsView(result);
  }
}

const still = (root: HTMLElement, view: HTMLElement): Output => {
  root.replaceChildren(view);
  return { ready: Promise.resolve(), dispose: () => undefined };
};

/** The data colours of the theme, which the editor has no variables for. */
function themed(root: HTMLElement, view: HTMLElement): Output {
  const colour = ({ tokens }: Theme): void => {
    for (const token of ['accent', 'gold', 'grid', 'muted'] as const)
      root.style.setProperty(`--aibubble-${token}`, tokens[token]);
  };
  colour(currentTheme());
  root.replaceChildren(view);
  return { ready: Promise.resolve(), dispose: onThemeChange(colour) };
}
