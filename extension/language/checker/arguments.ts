// Arguments in the order of the parameters, by position and by name.
import type { Form } from '../../catalogue/function-entry';
import type { Span } from '../diagnostic';
import { nearest } from '../nearest';
import type { Argument, Expression } from '../syntax';
import type { Typed } from './scope';

type Call = Expression & { kind: 'call' };

export interface CheckedArgument {
  argument: Argument;
  typed: Typed;
  /** The bare word that it is, where its parameter takes one. */
  word?: string;
}

/** Arguments in the order of the parameters, or what is wrong with them. */
export function assign(
  form: Form,
  args: readonly CheckedArgument[],
  e: Call,
):
  | { ok: true; values: (CheckedArgument | undefined)[]; rest: CheckedArgument[] }
  | { ok: false; code: 'F01' | 'F02' | 'F03'; span: Span; message: string } {
  const values: (CheckedArgument | undefined)[] = form.parameters.map(() => undefined);
  const rest: CheckedArgument[] = [];
  let position = 0;
  for (const arg of args) {
    const { name } = arg.argument;
    if (name !== undefined) {
      const at = form.parameters.findIndex((p) => p.name === name);
      if (at < 0) {
        const near = nearest(
          name,
          form.parameters.map((p) => p.name),
        );
        return {
          ok: false,
          code: 'F02',
          span: arg.argument.nameSpan!,
          message: `\`${e.callee}\` has no parameter \`${name}\`${near ? `; did you mean \`${near}\`?` : `: it takes ${listParameters(form)}.`}`,
        };
      }
      if (values[at]) return { ok: false, code: 'F02', span: arg.argument, message: `\`${name}\` is given twice.` };
      values[at] = arg;
      continue;
    }
    while (position < values.length && values[position]) position++;
    const parameter = form.parameters[position];
    if (parameter?.rest) rest.push(arg);
    else if (parameter) values[position] = arg;
    else
      return {
        ok: false,
        code: 'F01',
        span: arg.argument,
        message: `\`${e.callee}\` takes ${form.parameters.length === 0 ? 'no arguments' : listParameters(form)}: this is one too many.`,
      };
  }
  const lacking = form.parameters.find((p, i) => !p.optional && !p.rest && !values[i]);
  if (lacking)
    return { ok: false, code: 'F03', span: e, message: `\`${e.callee}\` needs \`${lacking.name}\`: ${lacking.help}.` };
  return { ok: true, values, rest };
}

const listParameters = (form: Form): string => form.parameters.map((p) => `\`${p.name}\``).join(', ');
