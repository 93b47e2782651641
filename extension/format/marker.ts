/** The line between two Markdown cells (file format, the example). Blanks may follow it. */
export const SEPARATOR = '<!-- cell -->';

const OPENING = /^<!-- cell:([A-Za-z0-9_-]+) -->[ \t]*$/;

export function isSeparator(line: string): boolean {
  return line.startsWith(SEPARATOR) && /^[ \t]*$/.test(line.slice(SEPARATOR.length));
}

/** The ID of a `<!-- cell:ID -->` line. */
export function wrapperId(line: string): string | undefined {
  return OPENING.exec(line)?.[1];
}

export function wrapperOpening(id: string): string {
  return `<!-- cell:${id} -->`;
}

export function wrapperClosing(id: string): string {
  return `<!-- /cell:${id} -->`;
}

/** Whether the line closes the wrapper `id`; blanks may follow the marker. */
export function closesWrapper(id: string, line: string): boolean {
  const marker = wrapperClosing(id);
  return line.startsWith(marker) && /^[ \t]*$/.test(line.slice(marker.length));
}

/**
 * A short ID that does not occur in the text. It depends on the text alone, so that the same notebook always gives the
 * same file, and differs from cell to cell, so that a marker lost in one cell is not mistaken for another cell's.
 */
export function idAbsentFrom(text: string): string {
  // FNV-1a, 32 bits (Fowler, Noll and Vo); enough to tell a handful of cells of one file apart.
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  const base = (hash >>> 0).toString(36).padStart(4, '0').slice(-4);
  let id = base;
  for (let attempt = 1; text.includes(id); attempt++) id = base + attempt.toString(36);
  return id;
}
