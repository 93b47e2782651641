// Arguments that are one of a few words, written bare: `method: sum_of_years`, `by: year`. There a name is the word itself.
import { entryOf } from '../catalogue/entries';
import type { Parameter } from '../catalogue/function-entry';
import { choiceWords } from './signature';
import type { Expression } from './syntax';

const takesWord = ({ type }: Parameter): boolean => choiceWords(type).length > 0;

type Call = Expression & { kind: 'call' };

/**
 * The words that the next argument of a call may be, over all forms of the function; none where its parameter takes a value.
 * @param before names of the arguments before it, undefined for those by position
 */
export function choicesAt(callee: string, before: readonly (string | undefined)[], name: string | undefined): string[] {
  const position = before.filter((other) => other === undefined).length;
  const words = (entryOf(callee)?.forms ?? []).flatMap(({ parameters }) => {
    const open = parameters.filter((p) => !before.includes(p.name));
    const parameter = name === undefined ? open[position] : parameters.find((p) => p.name === name);
    return parameter ? choiceWords(parameter.type) : [];
  });
  return [...new Set(words)];
}

/** The same for an argument that is written; what stands behind the last parameter is none, however much it is. */
export function wordsFor(e: Call, index: number): string[] {
  const forms = entryOf(e.callee)?.forms ?? [];
  if (!forms.some(({ parameters }) => index < parameters.length && parameters.some(takesWord))) return [];
  const before = e.arguments.slice(0, index).map((argument) => argument.name);
  return choicesAt(e.callee, before, e.arguments[index]!.name);
}

/** The expressions of a call that are values: words that stand for a choice read no name. */
export const valuesOf = (e: Call): Expression[] =>
  e.arguments
    .filter(({ value }, index) => !(value.kind === 'name' && wordsFor(e, index).includes(value.name)))
    .map(({ value }) => value);
