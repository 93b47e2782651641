import type { Context } from '../../../extension/engine/program';

/** What an implementation is given where it asks for nothing. */
export const silent: Partial<Context> = {
  asOf: undefined,
  samples: 1000,
  seed: 0,
  table: () => undefined,
  source: () => undefined,
  note: () => undefined,
  progress: () => undefined,
};
