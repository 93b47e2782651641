// Words that the schema does not know are kept, with a hint.
import { DEAL_KINDS, DEAL_STATUSES } from '../../catalogue/data-schemas';
import { nearest } from '../nearest';
import type { Field } from './column';
import type { Reading } from './fields';

const KNOWN = [
  ['kind', 'kinds', DEAL_KINDS.map((k) => k.name)],
  ['status', 'statuses', DEAL_STATUSES],
] as const;

export function hintWords(
  { heading, headers, report, place, inFile }: Reading,
  line: readonly Field[],
  row: number,
): void {
  if (heading.schema!.name !== 'deals') return;
  for (const [column, plural, list] of KNOWN) {
    const at = headers.findIndex((h) => h?.name === column);
    const word = at < 0 ? null : line[at];
    if (typeof word !== 'string' || list.includes(word)) continue;
    const near = DEAL_KINDS.find((k) => column === 'kind' && k.zh === word)?.name ?? nearest(word, list);
    const span = place(row, at);
    report(
      'D07',
      'hint',
      span,
      `\`${word}\` is none of the known ${plural}${near ? `; did you mean \`${near}\`?` : ` (${list.join(', ')}).`}`,
      near && !inFile ? { fixes: [{ title: `Write ${near}`, edits: [{ cell: '', ...span, text: near }] }] } : {},
    );
  }
}
