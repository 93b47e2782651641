// The reactive graph: definitions, who reads whom, and which values still hold.
import type { Frame, Run } from './compile';
import { PlacedError } from './compile';
import type { Context } from './program';
import type { Value } from './value';
import { EvaluationError } from './value';

export interface Definition {
  name: string;
  /** Equal where the definition means the same: its value is kept. */
  fingerprint: string;
  run: Run;
  dependencies: readonly string[];
}

/** Said beside a value; with a code, a warning as well. */
export interface Note {
  text: string;
  code?: string;
}

export type Outcome =
  | { ok: true; value: Value; notes: readonly Note[] }
  | { ok: false; error: PlacedError; /** the name it comes from */ origin: string };

interface Entry {
  definition: Definition;
  outcome?: Outcome;
  dependants: Set<string>;
}

export interface Graph {
  /** Replaces all definitions; values whose definition and dependencies are unchanged are kept. */
  define(definitions: readonly Definition[], context: Context): void;
  /** The value of a name, evaluated now if it must be. Acyclic by the checker's word. */
  outcome(name: string): Outcome | undefined;
  /** Runs an expression that has no name. */
  run(run: Run): Outcome;
  /** Names that depend on any of these, themselves included. */
  dependants(names: Iterable<string>): Set<string>;
}

export function createGraph(): Graph {
  let entries = new Map<string, Entry>();
  let context: Context;
  let contextKey = '';

  const frame = (notes: Note[]): Frame => ({
    context: { ...context, note: (text, code) => void notes.push({ text, ...(code && { code }) }) },
    locals: [],
    read(name) {
      const outcome = evaluate(name);
      if (!outcome) throw new EvaluationError('R08', `\`${name}\` has no value.`);
      if (!outcome.ok) throw new Waits(outcome);
      return outcome.value;
    },
    scenario() {
      throw new EvaluationError('Q01', 'Scenarios are not supported yet.');
    },
  });

  function attempt(run: Run, name: string): Outcome {
    const notes: Note[] = [];
    try {
      return { ok: true, value: run(frame(notes)), notes };
    } catch (error) {
      if (error instanceof Waits) return error.outcome;
      if (error instanceof PlacedError) return { ok: false, error, origin: name };
      if (error instanceof EvaluationError)
        return { ok: false, error: new PlacedError(error.code, error.message, [0, 0]), origin: name };
      if (error instanceof RangeError)
        return {
          ok: false,
          error: new PlacedError('R09', 'This formula is nested too deeply or needs too much memory.', [0, 0]),
          origin: name,
        };
      throw error;
    }
  }

  function evaluate(name: string): Outcome | undefined {
    const entry = entries.get(name);
    if (!entry) return undefined;
    if (entry.outcome) return entry.outcome;
    // Long chains must not exhaust the stack: evaluate what is missing from the bottom up.
    const pending = [name];
    while (pending.length) {
      const top = entries.get(pending[pending.length - 1]!)!;
      if (top.outcome) {
        pending.pop();
        continue;
      }
      const open = top.definition.dependencies.filter(
        (d) => entries.has(d) && !entries.get(d)!.outcome && d !== top.definition.name,
      );
      if (open.length && pending.length < 1e6) pending.push(...open);
      else top.outcome = attempt(top.definition.run, top.definition.name);
    }
    return entry.outcome;
  }

  return {
    define(definitions, nextContext) {
      const key = JSON.stringify([nextContext.asOf, nextContext.samples, nextContext.seed]);
      const sameContext = key === contextKey;
      [context, contextKey] = [nextContext, key];
      const previous = entries;
      entries = new Map();
      for (const definition of definitions) entries.set(definition.name, { definition, dependants: new Set() });
      for (const { definition } of entries.values())
        for (const d of definition.dependencies) entries.get(d)?.dependants.add(definition.name);
      // A value holds while its definition and everything below it is unchanged.
      const stale = new Set<string>();
      const mark = (name: string): void => {
        if (stale.has(name)) return;
        const todo = [name];
        while (todo.length) {
          const next = todo.pop()!;
          if (stale.has(next)) continue;
          stale.add(next);
          for (const d of entries.get(next)?.dependants ?? []) todo.push(d);
        }
      };
      for (const [name, { definition }] of entries) {
        if (!sameContext || previous.get(name)?.definition.fingerprint !== definition.fingerprint) mark(name);
      }
      for (const [name, entry] of previous) {
        if (!entries.has(name))
          for (const { definition } of entries.values())
            if (definition.dependencies.includes(name)) mark(definition.name);
        const kept = entries.get(name);
        if (kept && !stale.has(name) && entry.outcome) kept.outcome = entry.outcome;
      }
    },
    outcome: evaluate,
    run: (run) => attempt(run, ''),
    dependants(names) {
      const found = new Set<string>();
      const todo = [...names];
      while (todo.length) {
        const name = todo.pop()!;
        if (found.has(name)) continue;
        found.add(name);
        for (const d of entries.get(name)?.dependants ?? []) todo.push(d);
      }
      return found;
    },
  };
}

/** Something below has failed: passed up as it is, so that one mistake gives one error. */
class Waits extends Error {
  constructor(readonly outcome: Outcome & { ok: false }) {
    super('waits');
  }
}
