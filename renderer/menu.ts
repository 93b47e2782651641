// The small menu of a chart: one button, reached by Tab, and its entries by arrow keys.
import { element } from './element';

export interface MenuEntry {
  label: string;
  /** What to say when it is done, or `undefined` where the result is plain to see. */
  run(): Promise<string | undefined> | string | undefined;
}

/**
 * @param label what the button is called by a screen reader
 * @returns the menu's element; it holds no listener outside itself
 */
export function createMenu(label: string, entries: readonly MenuEntry[]): HTMLElement {
  const button = element(
    'button',
    {
      type: 'button',
      class: 'aibubble-menu-button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': label,
      title: label,
    },
    '⋯',
  );
  const status = element('span', { class: 'aibubble-menu-status', role: 'status' });
  const items = entries.map((entry) => {
    const item = element('button', { type: 'button', role: 'menuitem', tabindex: -1 }, entry.label);
    item.addEventListener('click', () => void run(entry));
    return item;
  });
  const list = element(
    'div',
    { class: 'aibubble-menu-list', role: 'menu', 'aria-label': label, hidden: true },
    ...items,
  );
  const root = element('div', { class: 'aibubble-menu' }, status, button, list);

  const setOpen = (open: boolean): void => {
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    root.classList.toggle('aibubble-open', open);
  };
  const run = async (entry: MenuEntry): Promise<void> => {
    setOpen(false);
    button.focus();
    try {
      status.textContent = (await entry.run()) ?? '';
    } catch (error) {
      status.textContent = `${entry.label} failed: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  const move = (by: number): void => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(at + by + items.length) % items.length]?.focus();
  };

  button.addEventListener('click', () => {
    setOpen(list.hidden === true);
    status.textContent = '';
    if (!list.hidden) items[0]?.focus();
  });
  root.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'Escape') {
      setOpen(false);
      button.focus();
    } else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener('focusout', (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) setOpen(false);
  });
  return root;
}
