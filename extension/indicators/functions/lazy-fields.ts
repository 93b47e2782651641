// Fields that are computed when they are read, so that a quick answer does not wait for a slow one beside it.
import type { Value } from '../../engine/value';
import { EvaluationError, missing } from '../../engine/value';

/** A read-only map whose values are computed at first reading. What has no answer is missing, with its reason. */
export function lazyFields(fields: Readonly<Record<string, () => Value>>): ReadonlyMap<string, Value> {
  const computed = new Map<string, Value>();
  const names = Object.keys(fields);
  const get = (name: string): Value | undefined => {
    if (!computed.has(name) && names.includes(name)) computed.set(name, answer(fields[name]!));
    return computed.get(name);
  };
  const entries = function* (): MapIterator<[string, Value]> {
    for (const name of names) yield [name, get(name)!];
  };
  return {
    size: names.length,
    has: (name) => names.includes(name),
    get,
    keys: () => names.values(),
    values: function* (): MapIterator<Value> {
      for (const name of names) yield get(name)!;
    },
    entries,
    [Symbol.iterator]: entries,
    forEach(visit) {
      for (const name of names) visit(get(name)!, name, this);
    },
  };
}

function answer(compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (error instanceof EvaluationError) return missing(error.message.replace(/\.$/, ''));
    throw error;
  }
}
