// Text as it may stand in markup. Everything that comes from a notebook passes through here or through markdown-it.

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters that no markup can hold; the rest of the control characters are blanks to a reader. */
// eslint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Text for an element's content or an attribute's value in double quotes. */
export function escaped(text: string): string {
  return text.replace(NO_TEXT, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
