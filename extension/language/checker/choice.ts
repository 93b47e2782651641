// Arguments that are one of a few words, written bare: `method: sum_of_years`, `by: year`. There a name is the word itself.
import type { FunctionEntry } from '../../catalogue/function-entry';
import { nearest } from '../nearest';
import { choiceWords } from '../signature';
import type { Expression } from '../syntax';
import { TEXT } from '../type';
import type { CheckedArgument } from './arguments';
import type { Scope } from './scope';
import { error, replace } from './scope';

type Call = Expression & { kind: 'call' };

/** The words that an argument may be, over all forms; none where its parameter takes a value. */
export function wordsFor(e: Call, entry: FunctionEntry, index: number): string[] {
  const before = e.arguments.slice(0, index);
  const { name } = e.arguments[index]!;
  const position = before.filter((argument) => argument.name === undefined).length;
  const words = entry.forms.flatMap(({ parameters }) => {
    const open = parameters.filter((p) => !before.some((argument) => argument.name === p.name));
    const parameter = name === undefined ? open[position] : parameters.find((p) => p.name === name);
    return parameter ? choiceWords(parameter.type) : [];
  });
  return [...new Set(words)];
}

/** The argument as its word; a text with the word serves too. Anything else is an error that lists the words. */
export function checkChoice(e: Call, index: number, words: readonly string[], scope: Scope): CheckedArgument {
  const argument = e.arguments[index]!;
  const { value } = argument;
  const word = value.kind === 'name' ? value.name : value.kind === 'text' ? value.value : undefined;
  if (word !== undefined && words.includes(word))
    return { argument, typed: { type: TEXT, node: { op: 'constant', value: word } }, word };
  if (value.kind === 'missing') return { argument, typed: scope.check(value, scope) };
  const near = word === undefined ? undefined : nearest(word, words);
  const listed = words.map((w) => `\`${w}\``).join(', ');
  const typed = error(
    scope,
    'F04',
    value,
    `Here stands ${words.length > 1 ? 'one of the words' : 'the word'} ${listed}.`,
    {
      ...(near && { fixes: [replace(`Write ${near}`, value, near)] }),
    },
  );
  return { argument, typed };
}
