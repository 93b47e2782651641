// Checks an argument that is one of a few words.
import { nearest } from '../nearest';
import type { Expression } from '../syntax';
import { TEXT } from '../type';
import type { CheckedArgument } from './arguments';
import type { Scope } from './scope';
import { error, replace } from './scope';

type Call = Expression & { kind: 'call' };

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
