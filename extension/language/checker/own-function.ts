// Functions of the notebook: checked once where they stand, and again with the arguments' types where they are called.
import type { Form } from '../../catalogue/function-entry';
import type { Dimension } from '../dimension';
import { describe } from '../dimension';
import type { Expression } from '../syntax';
import type { Type } from '../type';
import { columnOf, DATE, describeType, itemOf, number, TEXT, UNKNOWN } from '../type';
import { assign } from './arguments';
import { targetUnit } from './conversion';
import type { FunctionStatement, OwnFunction, Scope, Typed } from './scope';
import { error, failed } from './scope';

type Call = Expression & { kind: 'call' };

/** What an annotation asks for: a dimension (`GW`, `USD/GW`), `number`, `text` or `date`. */
function readAnnotation(e: Expression, scope: Scope): Type | undefined {
  const unit = targetUnit(e, scope);
  if (unit) return number(unit.dimension, unit.look);
  const words: Readonly<Record<string, Type>> = { text: TEXT, date: DATE };
  return e.kind === 'name' && !e.quoted ? words[e.name] : undefined;
}

/** Whether a value of this type (or a column of it) may stand where the annotation is; what is not known fits. */
function fits(type: Type, wanted: Type): boolean {
  const item = itemOf(type);
  if (item.kind === 'unknown' || wanted.kind === 'unknown') return true;
  if (item.kind !== 'number' || wanted.kind !== 'number') return item.kind === wanted.kind;
  return !item.dimension || !wanted.dimension || item.dimension === wanted.dimension;
}

const shown = (type: Type): string =>
  type.kind === 'number' ? describe(type.dimension as Dimension) : describeType(type);

/** Checks a function where it stands: its annotations, and its body for arguments that fit them. */
export function checkOwnFunction(own: FunctionStatement, marks: readonly string[], scope: Scope): void {
  const annotations = [...own.parameters.map((p) => p.annotation), own.result];
  for (const annotation of annotations) {
    if (!annotation || annotation.kind === 'missing' || readAnnotation(annotation, scope)) continue;
    error(
      scope,
      'U08',
      annotation,
      'An annotation is a unit (`GW`, `USD`, `USD/year`, `years`, `%`), `text` or `date`.',
    );
    return;
  }
  const locals = new Map<string, { slot: number; type: Type }>();
  for (const { name, annotation } of own.parameters) {
    const type = (annotation && readAnnotation(annotation, scope)) ?? UNKNOWN;
    locals.set(name, { slot: scope.slot(), type });
  }
  const body = scope.check(own.body, { ...scope, marks, locals, calling: [own.name] });
  const promised = own.result && readAnnotation(own.result, scope);
  if (body === failed || !promised || fits(body.type, promised)) return;
  error(scope, 'T09', own.body, `\`${own.name}\` promises ${shown(promised)}; this is ${describeType(body.type)}.`);
}

const TOO_LARGE = 'Written out, this formula calls functions more than 1000 times: give its parts names.';

/** A call of a function of the notebook: its body in the types of the arguments. */
export function applyOwn(e: Call, { statement: own, marks, ...home }: OwnFunction, scope: Scope): Typed {
  const args = e.arguments.map((argument) => ({ argument, typed: scope.check(argument.value, scope) }));
  // An error in the function itself stands there: this call waits for it.
  if (home.failed || scope.calling.includes(own.name) || args.some(({ typed }) => typed === failed)) return failed;
  const form: Form = {
    parameters: own.parameters.map((p) => ({ name: p.name, type: 'any', help: 'a parameter of the function' })),
    result: 'any',
  };
  const assigned = assign(form, args, e);
  if (!assigned.ok) return error(scope, assigned.code, assigned.span, assigned.message);
  const locals = new Map<string, { slot: number; type: Type }>();
  const slots: number[] = [];
  for (const [i, parameter] of own.parameters.entries()) {
    const given = assigned.values[i]!;
    const wanted = parameter.annotation && readAnnotation(parameter.annotation, scope);
    if (wanted && !fits(given.typed.type, wanted)) {
      return error(
        scope,
        'F04',
        given.argument.value,
        `\`${parameter.name}\` of \`${own.name}\` is ${shown(wanted)}; this is ${describeType(given.typed.type)}.`,
      );
    }
    const slot = scope.slot();
    slots.push(slot);
    locals.set(parameter.name, { slot, type: given.typed.type });
  }
  const { start, end } = e;
  if (!scope.expand()) return error(scope, 'F07', e, TOO_LARGE);
  // What goes wrong only with these arguments is reported at the call, once.
  let failure: Typed | undefined;
  const body = scope.check(own.body, {
    ...scope,
    lookup: home.lookup,
    names: home.names,
    functionNamed: home.functionNamed,
    row: undefined,
    locals,
    marks,
    calling: [...scope.calling, own.name],
    report: (problem) => {
      if (problem.severity !== 'error' || failure) return;
      const message = problem.code === 'F07' ? problem.message : `In \`${own.name}\`: ${problem.message}`;
      failure = error(scope, problem.code, { start, end }, message);
    },
    unsourced: () => undefined,
  });
  if (failure) return failure;
  if (body === failed) return failed;
  const promised = own.result && readAnnotation(own.result, scope);
  if (promised && !fits(body.type, promised))
    return error(
      scope,
      'T09',
      e,
      `\`${own.name}\` promises ${shown(promised)}; with these arguments it is ${describeType(body.type)}.`,
    );
  const known = promised && itemOf(body.type).kind === 'unknown' ? promised : body.type;
  return {
    type:
      body.type.kind === 'column' && known === promised ? columnOf(promised as typeof TEXT, body.type.table) : known,
    node: {
      op: 'apply',
      body: body.node,
      slots,
      arguments: assigned.values.map((v) => v!.typed.node),
      at: [start, end],
    },
  };
}
