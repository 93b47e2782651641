// Calls against the catalogue's signatures.
import { ENTRIES, entryOf } from '../../catalogue/entries';
import type { Form, FunctionEntry, Parameter } from '../../catalogue/function-entry';
import type { Node } from '../../engine/program';
import type { Span } from '../diagnostic';
import { baseUnit } from '../dimension';
import type { Bindings } from '../signature';
import { accepts, newBindings, resultType } from '../signature';
import type { Expression } from '../syntax';
import { describeType } from '../type';
import { wordsFor } from '../choices';
import { checkChoice } from './choice';
import { applyOwn } from './own-function';
import type { CheckedArgument } from './arguments';
import { assign } from './arguments';
import type { Scope, Typed } from './scope';
import { nearest } from '../nearest';
import { error, failed, replace } from './scope';
import { SPECIAL_FORMS } from './special-forms';
import { checkSuffixed } from './table-verbs';

type Call = Expression & { kind: 'call' };

export function checkCall(e: Call, scope: Scope): Typed {
  const own = scope.functionNamed(e.callee);
  if (own) return applyOwn(e, own, scope);
  const special = SPECIAL_FORMS.get(e.callee);
  if (special) return special(e, scope);
  const entry = entryOf(e.callee);
  if (!entry) return unknownFunction(e, scope);
  const by = groupedArgument(e);
  if (by) return checkSuffixed(by, scope);
  // A threshold inside a question is no claim: it needs no source.
  const inner = e.callee === 'P' ? { ...scope, unsourced: () => undefined } : scope;
  const args = e.arguments.map((argument, i): CheckedArgument => {
    const words = wordsFor(e, i);
    return words.length ? checkChoice(e, i, words, scope) : { argument, typed: scope.check(argument.value, inner) };
  });
  if (args.some(({ typed }) => typed === failed)) return failed;
  return matchForms(e, entry, args, scope);
}

/** `sum(t.amount by to)` means `sum(t.amount) by to`: the grouping belongs to the call. */
function groupedArgument(e: Call): (Expression & { kind: 'suffixed' }) | undefined {
  const first = e.arguments[0]?.value;
  if (first?.kind !== 'suffixed') return undefined;
  const at = first.suffixes.findIndex((s) => s.kind === 'by');
  if (at < 0) return undefined;
  const inner: Expression = at === 0 ? first.value : { ...first, suffixes: first.suffixes.slice(0, at) };
  const call: Call = { ...e, arguments: [{ ...e.arguments[0]!, value: inner }, ...e.arguments.slice(1)] };
  return { kind: 'suffixed', value: call, suffixes: first.suffixes.slice(at), start: e.start, end: e.end };
}

function matchForms(e: Call, entry: FunctionEntry, args: readonly CheckedArgument[], scope: Scope): Typed {
  let complaint: { code: 'F01' | 'F02' | 'F03' | 'F04'; span: Span; message: string; depth: number } | undefined;
  for (const form of entry.forms) {
    const assigned = assign(form, args, e);
    if (!assigned.ok) {
      if (!complaint || complaint.depth < 0) complaint = { ...assigned, depth: -1 };
      continue;
    }
    const bindings = newBindings();
    const wrong = firstMisfit(form, assigned.values, assigned.rest, entry, bindings);
    if (!wrong) return call(e, entry, form, assigned, bindings);
    if (!complaint || wrong.depth > complaint.depth) complaint = wrong;
  }
  const columns = args.map(asFigures);
  if (columns.some((arg, i) => arg !== args[i])) return matchForms(e, entry, columns, scope);
  return error(scope, complaint!.code, complaint!.span, complaint!.message);
}

/** A series stands for its figures where a column is wanted: `profit_gap(due, revenue)` of two `series(…)`. */
function asFigures(arg: CheckedArgument): CheckedArgument {
  const { type, node } = arg.typed;
  const figures = type.kind === 'table' && type.schema === 'series' ? type.columns.get('value') : undefined;
  if (!figures) return arg;
  const { start, end } = arg.argument.value;
  return { ...arg, typed: { type: figures, node: { op: 'member', of: node, key: 'value', at: [start, end] } } };
}

function firstMisfit(
  form: Form,
  values: readonly (CheckedArgument | undefined)[],
  rest: readonly CheckedArgument[],
  entry: FunctionEntry,
  bindings: Bindings,
): { code: 'F04'; span: Span; message: string; depth: number } | undefined {
  const pairs: [Parameter, CheckedArgument][] = [];
  form.parameters.forEach((parameter, i) => {
    if (parameter.rest) for (const arg of rest) pairs.push([parameter, arg]);
    else if (values[i]) pairs.push([parameter, values[i]]);
  });
  for (const [depth, [parameter, arg]] of pairs.entries()) {
    const fit = accepts(parameter.type, arg.typed.type, bindings, entry.elementwise === true, arg.word);
    if (!fit.ok) {
      return {
        code: 'F04',
        span: arg.argument.value,
        depth,
        message: `\`${parameter.name}\` of \`${entry.id}\` is ${fit.expected}; this is ${describeType(arg.typed.type)}.`,
      };
    }
  }
  return undefined;
}

function call(
  e: Call,
  entry: FunctionEntry,
  form: Form,
  assigned: { values: (CheckedArgument | undefined)[]; rest: CheckedArgument[] },
  bindings: Bindings,
): Typed {
  const nodes = form.parameters.flatMap((parameter, i): (Node | undefined)[] =>
    parameter.rest ? assigned.rest.map((r) => r.typed.node) : [assigned.values[i]?.typed.node],
  );
  return {
    type: resultType(form.result, bindings),
    node: {
      op: 'call',
      function: form.variant ?? entry.id,
      arguments: nodes,
      units: boundUnits(bindings),
      at: [e.start, e.end],
    },
  };
}

function boundUnits(bindings: Bindings): Record<string, string> {
  const units: Record<string, string> = {};
  for (const [name, bound] of bindings.dimensions) if (bound) units[name] = baseUnit(bound);
  return units;
}

function unknownFunction(e: Call, scope: Scope): Typed {
  const near = nearest(e.callee, [...scope.functionNames(), ...ENTRIES.map((entry) => entry.id)]);
  const value = scope.lookup(e.callee)
    ? ` \`${e.callee}\` is a value: to multiply, write \`${e.callee} * (…)\`.`
    : ' Functions are listed by completion and in the reference.';
  return error(
    scope,
    'N06',
    e.calleeSpan,
    `There is no function \`${e.callee}\`.${near ? ` Did you mean \`${near}\`?` : value}`,
    near ? { fixes: [replace(`Write ${near}`, e.calleeSpan, near)] } : {},
  );
}
