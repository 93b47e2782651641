// Text as it may stand in markup. Everything that comes from a notebook passes through here or through markdown-it.

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What no markup can hold, escaped or not: most control characters and halves of surrogate pairs. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without what no markup can hold. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '');
}

/** Text for an element's content or an attribute's value in double quotes. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
