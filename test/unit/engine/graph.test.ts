import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Definition, Graph } from '../../../extension/engine/graph';
import { createGraph } from '../../../extension/engine/graph';
import type { Context } from '../../../extension/engine/program';
import { makeTable } from '../../../extension/engine/table';
import type { Value } from '../../../extension/engine/value';
import { EvaluationError, isTable } from '../../../extension/engine/value';
import { silent } from './context';

/** Names in the order in which their formulas ran. */
let ran: string[] = [];
beforeEach(() => (ran = []));

/** `version` stands for the text of the formula; `f` computes from the values of what it reads. */
function define(name: string, reads: string[], f: (...values: Value[]) => Value, version = ''): Definition {
  return {
    name,
    fingerprint: `${name} ${version}`,
    dependencies: reads,
    run: (frame) => {
      ran.push(name);
      return f(...reads.map((r) => frame.read(r)));
    },
  };
}

const number = (f: (...x: number[]) => number): ((...values: Value[]) => Value) => f as (...values: Value[]) => Value;
const context = silent as Context;
const all = (graph: Graph, definitions: readonly Definition[]): unknown[] =>
  definitions.map(({ name }) => {
    const outcome = graph.outcome(name);
    return outcome?.ok ? outcome.value : outcome?.error.code;
  });

/** Defines, asks for every name, and tells which formulas ran. */
function update(graph: Graph, definitions: readonly Definition[], given = context): { values: unknown[]; ran: string[] } {
  ran = [];
  graph.define(definitions, new Map(), given);
  return { values: all(graph, definitions), ran };
} // prettier-ignore

describe('a changed definition', () => {
  const notebook = (a: Value, version = String(a)): Definition[] => [
    define('a', [], () => a, version),
    define('b', [], () => 10),
    define(
      'parity',
      ['a'],
      number((x) => x % 2),
    ),
    define(
      'c',
      ['parity', 'b'],
      number((x, y) => x + y),
    ),
    define(
      'd',
      ['c'],
      number((x) => -x),
    ),
    define(
      'e',
      ['b'],
      number((x) => x / 2),
    ),
  ];
  test('re-evaluates itself and its dependants only', () => {
    const graph = createGraph();
    expect(update(graph, notebook(1)).values).toEqual([1, 10, 1, 11, -11, 5]);
    expect(update(graph, notebook(2))).toEqual({ values: [2, 10, 0, 10, -10, 5], ran: ['a', 'parity', 'c', 'd'] });
  });

  test('stops the wave where a value comes out as it was', () => {
    const graph = createGraph();
    update(graph, notebook(1));
    expect(update(graph, notebook(3))).toEqual({ values: [3, 10, 1, 11, -11, 5], ran: ['a', 'parity'] });
    expect(update(graph, notebook(3, 'other text')).ran).toEqual(['a']);
    expect(update(graph, notebook(3, 'other text')).ran).toEqual([]);
  });

  test('that is never asked for still reaches its dependants later', () => {
    const graph = createGraph();
    update(graph, notebook(1));
    graph.define(notebook(2), new Map(), context);
    graph.outcome('e');
    graph.define(notebook(2), new Map(), context);
    expect(all(graph, notebook(2))).toEqual([2, 10, 0, 10, -10, 5]);
  });

  test('that changes back before anybody asks leaves its dependants alone', () => {
    const graph = createGraph();
    update(graph, notebook(1));
    graph.define(notebook(2), new Map(), context);
    expect(update(graph, notebook(1)).ran).toEqual(['a']);
  });

  test('re-evaluates everything where the as-of date or the seed is another', () => {
    const graph = createGraph();
    update(graph, notebook(1));
    expect(update(graph, notebook(1), { ...context, asOf: 20_000 }).ran.sort()).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'parity',
    ]);
    expect(update(graph, notebook(1), { ...context, asOf: 20_000, seed: 1 }).ran).toContain('a');
  });

  test('a table read again with the same rows leaves what reads it alone', () => {
    const table = (amounts: number[], place = 'row'): Value =>
      makeTable({
        name: 't',
        count: amounts.length,
        columns: { x: { numbers: Float64Array.from(amounts) } },
        place: (row) => `${place} ${row + 1}`,
      });
    const cells = (t: Value, version: string): Definition[] => [
      define('t', [], () => t, version),
      define('n', ['t'], (x) => (isTable(x) ? x.column('x')!.numbers!.length : 0)),
    ];
    const graph = createGraph();
    update(graph, cells(table([1, NaN]), 'one'));
    expect(update(graph, cells(table([1, NaN]), 'two')).ran).toEqual(['t']);
    expect(update(graph, cells(table([1, 2]), 'three')).ran).toEqual(['t', 'n']);
    // The place of a row is said in messages.
    expect(update(graph, cells(table([1, 2], 'line'), 'four')).ran).toEqual(['t', 'n']);
  });
});

describe('a failing definition', () => {
  const fails = (): Value => {
    throw new EvaluationError('R01', 'This divides by zero.');
  };
  const notebook = (a: () => Value, version: string): Definition[] => [
    define('a', [], a, version),
    define(
      'b',
      ['a'],
      number((x) => x + 1),
    ),
    define(
      'c',
      ['b'],
      number((x) => x + 1),
    ),
    define('d', [], () => 7),
  ];
  test('is the origin of what waits for it; the others stand', () => {
    const graph = createGraph();
    expect(update(graph, notebook(fails, '1 / 0')).values).toEqual(['R01', 'R01', 'R01', 7]);
    expect(graph.outcome('c')).toMatchObject({ ok: false, origin: 'a' });
    expect(
      update(
        graph,
        notebook(() => 1, '1'),
      ).values,
    ).toEqual([1, 2, 3, 7]);
  });

  test('that is taken away leaves its readers without a value', () => {
    const graph = createGraph();
    update(
      graph,
      notebook(() => 1, '1'),
    );
    const left = notebook(() => 1, '1').slice(1);
    expect(update(graph, left).values).toEqual(['R08', 'R08', 7]);
    expect(
      update(
        graph,
        notebook(() => 1, '1'),
      ).values,
    ).toEqual([1, 2, 3, 7]);
  });
});

test('chains of 20,000 definitions do not exhaust the stack, in either order', () => {
  const length = 20_000;
  const chain = Array.from({ length }, (_, i) =>
    i === 0
      ? define('n0', [], () => 0)
      : define(
          `n${i}`,
          [`n${i - 1}`],
          number((x) => x + 1),
        ),
  );
  for (const definitions of [chain, [...chain].reverse()]) {
    const graph = createGraph();
    graph.define(definitions, new Map(), context);
    expect(graph.outcome(`n${length - 1}`)).toMatchObject({ ok: true, value: length - 1 });
    expect(graph.dependants(['n0']).size).toBe(length);
  }
});

test('a formula nested beyond the stack is an error, not a crash', () => {
  const graph = createGraph();
  const deep = (n: number): number => (n === 0 ? 0 : 1 + deep(n - 1));
  graph.define([define('a', [], () => deep(1e7))], new Map(), context);
  expect(graph.outcome('a')).toMatchObject({ ok: false, error: { code: 'R09' } });
});

test('after any edits the values are those of a fresh graph, and nothing runs twice', () => {
  const size = 12;
  const layout = fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size });
  const edits = fc.array(fc.record({ at: fc.nat(size - 1), value: fc.nat(3), ask: fc.nat(size - 1) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(layout, edits, (reads, changes) => {
      const constants = Array.from({ length: size }, () => 1);
      // A definition reads only earlier ones, so there is no cycle; values are small, so that many come out equal.
      const build = (): Definition[] =>
        constants.map((c, i) =>
          define(
            `n${i}`,
            [...new Set(reads[i]!.filter((r) => r < i).map((r) => `n${r}`))],
            number((...x) => (x.reduce((sum, v) => sum + v, 0) + c) % 3),
            String(c),
          ),
        );
      const graph = createGraph();
      update(graph, build());
      for (const { at, value, ask } of changes) {
        constants[at] = value;
        graph.define(build(), new Map(), context);
        graph.outcome(`n${ask}`);
      }
      ran = [];
      const found = all(graph, build());
      expect(new Set(ran).size).toBe(ran.length);
      const fresh = createGraph();
      fresh.define(build(), new Map(), context);
      expect(found).toEqual(all(fresh, build()));
    }),
  ); // prettier-ignore
});
