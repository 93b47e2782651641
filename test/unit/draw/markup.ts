// Markup as a reader of it sees it: a small strict reader of our own, not the code that wrote it.

/** Opening tags in their order. */
export const tagsOf = (markup: string): string[] => [...markup.matchAll(/<[a-zA-Z!][^>]*>/g)].map(([tag]) => tag);

/** What stands between tags. */
export const textsOf = (markup: string): string[] =>
  [...markup.matchAll(/>([^<]+)</g)].map(([, text]) => text!).filter((text) => text.trim() !== '');

export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

const VOID = new Set(['meta', 'br', 'hr', 'img', 'col']);

/** Everything about a drawing or a page that leads out of it, runs, or is not well-formed. */
export function faults(markup: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const references: string[] = [];
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(?:#?\w+);)/.test(markup))
    found.push('a character that is no markup');
  for (const [tag, end, name = '', attributes = '', self] of markup.matchAll(/<(\/?)([\w:!-]*)([^>]*?)(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) found.push(`${tag} closes another element`);
      continue;
    }
    if (!self && !VOID.has(name) && name !== '!doctype') open.push(name);
    if (/^(script|iframe|object|embed|link|base|form|foreignObject|use|animate|set|image|audio|video)$/i.test(name))
      found.push(`element ${tag}`);
    let rest = attributes;
    for (const [whole, key = '', value = ''] of attributes.matchAll(/\s+([\w:-]+)(?:="([^"]*)")?/g)) {
      rest = rest.replace(whole, '');
      if (/^on/i.test(key)) found.push(`event ${whole}`);
      if (/^(href|xlink:href|src|srcset|action|formaction)$/.test(key)) {
        const fine = key === 'href' ? /^(https?:\/\/|#)/ : /^data:image\/(png|jpeg|gif|webp);base64,/;
        if (!fine.test(value) || name === 'image') found.push(`address ${whole.slice(0, 60)}`);
      }
      if (key === 'id') {
        if (ids.has(value)) found.push(`id ${value} twice`);
        ids.add(value);
      }
      // Words to a reader, whatever they say.
      if (key === 'aria-label' || key === 'title' || key === 'alt') continue;
      for (const [, id] of value.matchAll(/url\(#([^)]*)\)/g)) references.push(id!);
      if (/url\((?!#)|expression\(|@import/i.test(value)) found.push(`paint ${whole}`);
    }
    if (rest.trim() !== '' && name !== '!doctype') found.push(`attributes that do not parse: ${tag.slice(0, 80)}`);
  }
  if (open.length) found.push(`left open: ${open.join()}`);
  for (const id of references) if (!ids.has(id)) found.push(`no element ${id}`);
  return found;
}
