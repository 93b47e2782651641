// Which addresses of a notebook may become links.

/** The address where it is a plain web address, written in full; else `null`. */
export function webAddress(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
