// The only loader a view gets: it loads nothing, and says so.
import type { Report } from './report';
import { shortened } from './paint';

const KINDS: Record<string, string> = { href: 'A link', image: 'An image' };

/**
 * @returns a Vega loader that refuses every address: data, TopoJSON, lookups, images, links, `data:` and `blob:` too
 */
export function refusingLoader(report: Report) {
  const refuse = (uri: unknown, options?: { context?: string }): Promise<never> => {
    const what = KINDS[options?.context ?? ''] ?? 'An address';
    const sentence = `${what} was refused: a chart loads nothing (${shortened(String(uri))}). Put the rows in the notebook.`;
    report.note(sentence);
    return Promise.reject(new Error(sentence));
  };
  return { options: {}, load: refuse, sanitize: refuse, http: refuse, file: refuse };
}
