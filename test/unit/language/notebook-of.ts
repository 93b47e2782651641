// A notebook from the texts of its cells, and what the language says of it in words that a table of tests can hold.
import { SCHEMAS } from '../../../extension/catalogue/data-schemas';
import type { Analysis } from '../../../extension/language/analysis';
import { analyse } from '../../../extension/language/analysis';
import type { Diagnostic, Fix } from '../../../extension/language/diagnostic';
import type { CellInput } from '../../../extension/language/notebook';
import { shortType } from '../../../extension/language/type';

const DATA = new RegExp(`^(?:${SCHEMAS.map((s) => s.name).join('|')})(?=[ \t]+\\S|[ \t]*[\r\n])`);

/** Cells `c1`, `c2`, …; one that begins with a schema and a name is a data cell. */
export const notebookOf = (...texts: string[]): CellInput[] =>
  texts.map((text, i) => ({
    id: `c${i + 1}`,
    kind: 'code',
    language: DATA.test(text) ? 'aibubble-data' : 'aibubble',
    text,
  }));

export const check = (...texts: string[]): Analysis => analyse(notebookOf(...texts));

/** `U03 «$3B + 2 GW» message`, hints left out. */
export function errorsOf(...texts: string[]): string[] {
  return check(...texts)
    .diagnostics.filter((d) => d.severity !== 'hint')
    .map((d) => `${d.code} «${textAt(texts, d)}» ${d.message}`);
}

/** Codes of all diagnostics, hints included. */
export const codesOf = (...texts: string[]): string[] => check(...texts).diagnostics.map((d) => d.code);

export const textAt = (texts: readonly string[], d: Pick<Diagnostic, 'cell' | 'start' | 'end'>): string =>
  texts[Number(d.cell.slice(1)) - 1]!.slice(d.start, d.end);

/** Short type of a name: `USD/s`, `column USD`; `waits` and `failed` where it has none. */
export function typeOf(name: string, ...texts: string[]): string {
  const definition = check(...texts).definitions.get(name);
  if (!definition) return 'absent';
  if (definition.failed) return 'failed';
  return definition.waitsFor.length ? `waits for ${definition.waitsFor.join(', ')}` : shortType(definition.type);
}

/** The cells after a fix. */
export function applied(texts: readonly string[], fix: Fix): string[] {
  const edits = [...fix.edits].sort((a, b) => b.start - a.start);
  return texts.map((text, i) =>
    edits
      .filter((e) => e.cell === `c${i + 1}`)
      .reduce((before, e) => before.slice(0, e.start) + e.text + before.slice(e.end), text),
  );
}

/** Every fix that is offered, as title and the cells after it. */
export function fixesOf(...texts: string[]): { title: string; code: string; after: string[] }[] {
  return check(...texts).diagnostics.flatMap((d) =>
    (d.fixes ?? []).map((fix) => ({ title: fix.title, code: d.code, after: applied(texts, fix) })),
  );
}
