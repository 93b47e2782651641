// `sources(x)`: what a value rests on, as a table.
import type { Implementation, Source } from '../program';
import { makeTable } from '../table';

export const listSources: Implementation = ([key], context) => {
  const found = context
    .sourcesUnder(key as string)
    .map((k): Source => context.source(k) ?? (k === 'assumption' ? { key: k, title: 'assumption' } : { key: k }));
  const texts = (name: 'key' | 'title' | 'publisher' | 'quote'): { texts: (string | null)[] } => ({
    texts: found.map((source) => source[name] ?? null),
  });
  return makeTable({
    name: 'sources',
    count: found.length,
    columns: { key: texts('key'), title: texts('title'), publisher: texts('publisher'), quote: texts('quote') },
  });
};
