// The reactive graph: definitions, who reads whom, and which values still hold.
import type { Frame, Run } from './frame';
import { PlacedError } from './frame';
import { sameValue } from './equal';
import type { Context } from './program';
import { collapsed, exactEnds } from './spread';
import type { Value } from './value';
import { EvaluationError, isSpread } from './value';

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
  /** `origin`: the name whose own formula failed. */
  | { ok: false; error: PlacedError; origin: string };

/** Other formulas for some names: a scenario, or an input held at one value. */
export type Changes = ReadonlyMap<string, Run>;

export interface Graph {
  /** Replaces all definitions; values whose definition and dependencies are unchanged are kept. */
  define(definitions: readonly Definition[], scenarios: ReadonlyMap<string, Changes>, context: Context): void;
  /** The value of a name, evaluated now if it must be. Acyclic by the checker's word. */
  outcome(name: string): Outcome | undefined;
  /** Runs an expression that has no name. */
  run(run: Run): Outcome;
  /** Names that depend on any of these, themselves included. */
  dependants(names: Iterable<string>): Set<string>;
}

interface Entry {
  definition: Definition;
  outcome?: Outcome;
  /** What it was before something below it changed: it holds again once all of that has come out the same. */
  former?: Outcome;
  /** Its own formula is another, or it reads something that came out differently: it must run. */
  changed: boolean;
  dependants: Set<string>;
}

/** A view of the definitions with some of them changed; what no change reaches is shared with the graph. */
interface Layer {
  changes: Changes;
  /** Names whose value the changes may touch; undefined: all names (the graph itself). */
  reached?: ReadonlySet<string>;
  outcomes: Map<string, Outcome>;
}

export function createGraph(): Graph {
  let entries = new Map<string, Entry>();
  let layers = new Map<string, Layer>();
  let scenarios: ReadonlyMap<string, Changes> = new Map();
  let context: Context;
  let contextKey = '';
  const base: Layer = { changes: new Map(), outcomes: new Map() };

  function frame(notes: Note[], layer: Layer): Frame {
    return {
      context: { ...context, note: (text, code) => void notes.push({ text, ...(code && { code }) }) },
      locals: [],
      read(name) {
        const outcome = evaluate(name, layer);
        if (!outcome) throw new EvaluationError('R08', `\`${name}\` has no value.`);
        if (!outcome.ok) throw new Waits(outcome);
        return outcome.value;
      },
      under(scenario) {
        if (scenario === 'base') return frame(notes, base);
        let found = layers.get(scenario);
        const changes = scenarios.get(scenario);
        if (!changes) throw new EvaluationError('R08', `There is no scenario \`${scenario}\`.`);
        if (!found) layers.set(scenario, (found = layerOf(changes)));
        return frame(notes, found);
      },
      with(changes) {
        return frame(notes, layerOf(new Map([...layer.changes, ...changes])));
      },
    };
  }

  const layerOf = (changes: Changes): Layer => ({ changes, reached: dependants(changes.keys()), outcomes: new Map() });

  function attempt(run: Run, name: string, layer: Layer): Outcome {
    const notes: Note[] = [];
    const failed = (error: PlacedError): Outcome => ({ ok: false, error, origin: name });
    try {
      const found = run(frame(notes, layer));
      const value = collapsed(found);
      // Alike at all ends, it is taken for certain: that it may be otherwise between them is said.
      if (value !== found && isSpread(found) && !exactEnds(found))
        notes.push({ text: 'At the ends: between them the value may lie outside.' });
      return { ok: true, value, notes };
    } catch (error) {
      if (error instanceof Waits) return error.outcome;
      if (error instanceof PlacedError) return failed(error);
      if (error instanceof EvaluationError) return failed(new PlacedError(error.code, error.message, [0, 0]));
      if (error instanceof RangeError)
        return failed(new PlacedError('R09', 'This formula is nested too deeply or needs too much memory.', [0, 0]));
      throw error;
    }
  }

  const known = (name: string, layer: Layer): Outcome | undefined =>
    layer.reached && layer.reached.has(name) ? layer.outcomes.get(name) : entries.get(name)?.outcome;

  function evaluate(name: string, layer: Layer): Outcome | undefined {
    if (!entries.has(name)) return undefined;
    const found = known(name, layer);
    if (found) return found;
    // Long chains must not exhaust the stack: evaluate what is missing from the bottom up.
    const pending = [name];
    while (pending.length) {
      const top = pending[pending.length - 1]!;
      const { definition } = entries.get(top)!;
      if (known(top, layer)) {
        pending.pop();
        continue;
      }
      const changed = layer.changes.get(top);
      const open = changed
        ? []
        : definition.dependencies.filter((d) => entries.has(d) && d !== top && !known(d, layer));
      if (open.length) {
        pending.push(...open);
        continue;
      }
      const own = layer.reached?.has(top) ? layer : base;
      if (own.reached) own.outcomes.set(top, attempt(changed ?? definition.run, top, own));
      else settle(entries.get(top)!);
    }
    return known(name, layer);
  }

  /** Gives an entry whose dependencies have their outcomes its own: the former one where nothing it reads is new. */
  function settle(entry: Entry): void {
    const { former, definition } = entry;
    if (former && !entry.changed) {
      entry.outcome = former;
    } else {
      const outcome = attempt(definition.run, definition.name, base);
      // A value equal to the old one is the old one: what reads it need not run.
      const same = former !== undefined && sameOutcome(former, outcome);
      entry.outcome = same && outcome.ok && former.ok ? { ...outcome, value: former.value } : outcome;
      if (!same) for (const name of entry.dependants) entries.get(name)!.changed = true;
    }
    delete entry.former;
  }

  function dependants(names: Iterable<string>): Set<string> {
    const found = new Set<string>();
    const todo = [...names];
    while (todo.length) {
      const name = todo.pop()!;
      if (found.has(name)) continue;
      found.add(name);
      for (const d of entries.get(name)?.dependants ?? []) todo.push(d);
    }
    return found;
  }

  return {
    define(definitions, nextScenarios, nextContext) {
      const key = contextPrint(nextContext);
      const sameContext = key === contextKey;
      [context, contextKey, scenarios, layers] = [nextContext, key, nextScenarios, new Map()];
      const previous = entries;
      entries = new Map();
      for (const definition of definitions)
        entries.set(definition.name, { definition, dependants: new Set(), changed: false });
      for (const { definition } of entries.values())
        for (const d of definition.dependencies) entries.get(d)?.dependants.add(definition.name);
      for (const [name, entry] of entries) {
        const before = previous.get(name);
        const { dependencies, fingerprint } = entry.definition;
        const lost = dependencies.some((d) => previous.has(d) !== entries.has(d));
        entry.changed =
          !sameContext || lost || before?.definition.fingerprint !== fingerprint || (before.changed && !before.outcome);
      }
      const stale = dependants([...entries].filter(([, entry]) => entry.changed).map(([name]) => name));
      for (const [name, entry] of entries) {
        const before = previous.get(name);
        const outcome = before?.outcome ?? before?.former;
        if (!outcome) continue;
        // A value that nobody asked for since its last change is still to be compared with what it was then.
        if (stale.has(name) || !before?.outcome) entry.former = outcome;
        else entry.outcome = outcome;
      }
    },
    outcome: (name) => evaluate(name, base),
    run: (run) => attempt(run, '', base),
    dependants,
  };
}

/** What every evaluation may read besides names. */
const contextPrint = ({ asOf, samples, seed, correlations, rates }: Context): string =>
  JSON.stringify([asOf, samples, seed, correlations, rates]);

function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.ok && b.ok) return sameValue(a.value, b.value);
  if (a.ok || b.ok) return false;
  // What waits shows whose error it waits for.
  return a.origin === b.origin && a.error.code === b.error.code && a.error.message === b.error.message;
}

/** Something below has failed: passed up as it is, so that one mistake gives one error. */
class Waits extends Error {
  constructor(readonly outcome: Outcome & { ok: false }) {
    super('waits');
  }
}
