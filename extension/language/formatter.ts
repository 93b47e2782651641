// The formatter: only blanks and layout change, never what a cell says (`language.md`, rule 1).
import { formatDataCell } from './formatter-data';
import { layOut } from './formatter-layout';
import { linesReadOtherwise } from './formatter-reading';
import { readFormulas } from './formatter-source';

/**
 * The text of a cell as it should be laid out. `ownUnits` are the units that the whole notebook declares, as for
 * parsing. Statements and rows that do not parse stay as they are. Never throws; formatting twice changes nothing more.
 */
export function formatCell(
  language: 'aibubble' | 'aibubble-data',
  text: string,
  ownUnits: ReadonlySet<string>,
): string {
  return language === 'aibubble' ? formatFormulas(text, ownUnits) : formatDataCell(text);
}

function formatFormulas(text: string, own: ReadonlySet<string>): string {
  const source = readFormulas(text, own);
  const verbatim = new Set(source.broken);
  for (;;) {
    const formatted = layOut(source, verbatim);
    const changed = linesReadOtherwise(source, readFormulas(formatted, own));
    if (changed?.length === 0) return formatted;
    const size = verbatim.size;
    for (const line of changed ?? []) verbatim.add(line);
    // Nothing more can be left alone line by line.
    if (verbatim.size === size) return text;
  }
}
