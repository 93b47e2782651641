// What leaves an output: files by a download link, text by the clipboard.
import { element } from './element';

/**
 * Offers a file. VS Code's webview takes the click on a `blob:` link with a name and asks where to put it, reading the
 * blob a while later: it is freed after a minute.
 */
export function saveFile(host: HTMLElement, name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = element('a', { href: address, download: name, hidden: true });
  host.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @returns whether the text is on the clipboard */
export async function copyText(host: HTMLElement, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(host, text);
  }
}

/** The older way, where the page may not use the clipboard itself. */
function copySelected(host: HTMLElement, text: string): boolean {
  const area = element('textarea', { class: 'aibubble-offscreen', 'aria-hidden': 'true', tabindex: -1 });
  area.value = text;
  host.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}

/** A title as a file name: letters, digits and hyphens, at most 60. */
export function fileName(title: string): string {
  const slug = title
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug || 'chart';
}
