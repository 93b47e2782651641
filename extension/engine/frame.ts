// What compiled expressions run in, and how their errors get a place.
import type { Context } from './program';
import type { Table, Value } from './value';
import { EvaluationError } from './value';

/** What a compiled expression reads while it runs. */
export interface Frame {
  context: Context;
  /** The value of a definition or data cell; throws an EvaluationError where there is none. */
  read(name: string): Value;
  /** The same notebook under a scenario, or with some names changed. */
  under(scenario: string): Frame;
  with(changes: ReadonlyMap<string, Run>): Frame;
  locals: Value[];
  /** The table a `where` or `with` stands on. */
  row?: Table;
}

export type Run = (frame: Frame) => Value;

/** A failed evaluation with the place of the node that failed. */
export class PlacedError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly at: readonly [number, number],
  ) {
    super(message);
    this.name = 'PlacedError';
  }
}

/** Runs `run`; an EvaluationError gets this node's place unless a deeper one has it. */
export function placed(at: readonly [number, number], run: Run): Run {
  return (frame) => {
    try {
      return run(frame);
    } catch (error) {
      if (error instanceof EvaluationError) throw new PlacedError(error.code, error.message, at);
      throw error;
    }
  };
}
