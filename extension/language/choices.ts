// Arguments that are one of a few words, written bare: `method: sum_of_years`, `by: year`. There a name is the word itself.
import { entryOf } from '../catalogue/entries';
import { choiceWords } from './signature';
import type { Expression } from './syntax';

type Call = Expression & { kind: 'call' };

/** The words that an argument may be, over all forms of the function; none where its parameter takes a value. */
export function wordsFor(e: Call, index: number): string[] {
  const forms = entryOf(e.callee)?.forms ?? [];
  const before = e.arguments.slice(0, index);
  const { name } = e.arguments[index]!;
  const position = before.filter((argument) => argument.name === undefined).length;
  const words = forms.flatMap(({ parameters }) => {
    const open = parameters.filter((p) => !before.some((argument) => argument.name === p.name));
    const parameter = name === undefined ? open[position] : parameters.find((p) => p.name === name);
    return parameter ? choiceWords(parameter.type) : [];
  });
  return [...new Set(words)];
}

/** The expressions of a call that are values: words that stand for a choice read no name. */
export const valuesOf = (e: Call): Expression[] =>
  e.arguments
    .filter(({ value }, index) => !(value.kind === 'name' && wordsFor(e, index).includes(value.name)))
    .map(({ value }) => value);
