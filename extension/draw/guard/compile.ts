// Vega-Lite to Vega. The compiler needs sets to write themselves as JSON (it compares its nodes by their text) and puts
// that on `Set.prototype` for the whole page when it is loaded; here it is there while it compiles and at no other time.
import { compile as compileVegaLite } from 'vega-lite';
import type { JsonObject } from './spec-check';

const setToJson = Object.getOwnPropertyDescriptor(Set.prototype, 'toJSON');
if (setToJson) Reflect.deleteProperty(Set.prototype, 'toJSON');

const quiet = {
  level: () => quiet,
  error: () => quiet,
  warn: () => quiet,
  info: () => quiet,
  debug: () => quiet,
};

/** @throws an Error of the compiler's where the spec makes no chart */
export function compileSpec(spec: JsonObject): JsonObject {
  if (setToJson) Object.defineProperty(Set.prototype, 'toJSON', setToJson);
  try {
    const { spec: compiled } = compileVegaLite(spec as unknown as Parameters<typeof compileVegaLite>[0], {
      logger: quiet as unknown as NonNullable<Parameters<typeof compileVegaLite>[1]>['logger'],
    });
    return compiled as unknown as JsonObject;
  } finally {
    Reflect.deleteProperty(Set.prototype, 'toJSON');
  }
}
