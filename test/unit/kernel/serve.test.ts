import { once } from 'node:events';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { CellResult, FromKernel, ToKernel } from '../../../extension/kernel/protocol';
import { serve } from '../../../extension/kernel/serve';
import type { CellInput } from '../../../extension/language/notebook';
import { bundle, temporaryFolder } from '../cli/built';

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

/** A kernel at the other end of a real channel, and a host that answers its reads from `files`. */
function kernel(files: Record<string, string> = {}) {
  const { port1: host, port2: own } = new MessageChannel();
  ports.push(host, own);
  serve({
    post: (message) => own.postMessage(message),
    listen: (handler) => void own.on('message', handler),
    close: () => own.close(),
  });
  const heard: FromKernel[] = [];
  const waiting: { run: number; resolve(): void }[] = [];
  const post = (message: ToKernel): void => host.postMessage(message);
  host.on('message', (message: FromKernel) => {
    heard.push(message);
    if (message.type === 'read') {
      const text = files[message.path];
      const { request } = message;
      if (text === undefined) post({ type: 'noFile', request, reason: 'there is no such file' });
      else post({ type: 'file', request, bytes: new TextEncoder().encode(text) });
    }
    if (message.type === 'done') waiting.find((w) => w.run === message.run)?.resolve();
  });
  let runs = 0;
  let version = 0;
  return {
    heard,
    update: (texts: Record<string, string>) =>
      post({ type: 'update', version: ++version, cells: cellsOf(texts), overrides: {} }),
    /** Runs these cells to the end. */
    async run(...cells: string[]): Promise<{ plan: string[]; results: Record<string, CellResult> }> {
      const run = ++runs;
      const done = new Promise<void>((resolve) => waiting.push({ run, resolve }));
      post({ type: 'run', run, cells });
      await done;
      const mine = heard.filter((m) => 'run' in m && m.run === run);
      const results = mine.flatMap((m) => (m.type === 'result' ? [m.result] : []));
      const plan = mine.find((m) => m.type === 'plan');
      return {
        plan: plan?.type === 'plan' ? plan.cells : [],
        results: Object.fromEntries(results.map((r) => [r.cell, r])),
      };
    },
  };
}

const cellsOf = (texts: Record<string, string>): CellInput[] =>
  Object.entries(texts).map(([id, text]) => {
    const language = /^(deals|table|sources) /.test(text) ? 'aibubble-data' : text.startsWith('{') ? 'vega-lite' : 'aibubble';
    return text.startsWith('# ') ? { id, kind: 'markdown', language: 'markdown', text } : { id, kind: 'code', language, text };
  }); // prettier-ignore

const wordsOf = (result: CellResult | undefined): string | undefined => result?.outputs.map((o) => o.text).join('\n');

describe('a run', () => {
  const notebook = {
    late: 'c = b + 1',
    text: '# Words',
    first: 'a = 1',
    other: 'x = 10',
    middle: 'b = a * 2',
    bare: 'c * 100',
  };
  test('answers for the cells asked and their dependants, in document order, then is done', async () => {
    const { update, run, heard } = kernel();
    update(notebook);
    const { plan, results } = await run('first');
    expect(plan).toEqual(['late', 'first', 'middle', 'bare']);
    expect(heard.map((m) => m.type)).toEqual(['plan', 'result', 'result', 'result', 'result', 'done']);
    expect(plan.map((id) => wordsOf(results[id]))).toEqual(['c = 3', 'a = 1', 'b = 2', '300']);
    expect(Object.values(results).every((r) => r.millis >= 0 && r.errors.length === 0)).toBe(true);
  });

  test('of one cell in the middle leaves the others out', async () => {
    const { update, run } = kernel();
    update(notebook);
    expect((await run('middle')).plan).toEqual(['late', 'middle', 'bare']);
    expect((await run('other', 'text')).plan).toEqual(['text', 'other']);
  });

  test('gives equal outputs equal fingerprints, and others others', async () => {
    const { update, run } = kernel();
    update(notebook);
    const before = (await run('first')).results;
    update({ ...notebook, first: 'a = 2 - 1' });
    const same = (await run('first')).results;
    update({ ...notebook, first: 'a = 2' });
    const different = (await run('first')).results;
    for (const id of ['first', 'middle', 'late', 'bare']) {
      expect(same[id]!.fingerprint).toBe(before[id]!.fingerprint);
      expect(different[id]!.fingerprint).not.toBe(before[id]!.fingerprint);
    }
  });

  test('reaches beyond cells that fail or wait', async () => {
    const { update, run } = kernel();
    update(notebook);
    await run('first');
    update({ ...notebook, first: 'a = ' });
    const broken = await run('first');
    expect(broken.plan).toEqual(['late', 'first', 'middle', 'bare']);
    expect(broken.results['first']!.errors.map((e) => e.code)).toEqual(['P01']);
    expect(broken.results['late']!.errors).toEqual([]);
    expect(wordsOf(broken.results['bare'])).toMatch(/^waits for/);
    update(notebook);
    expect(wordsOf((await run('first')).results['bare'])).toBe('300');
  });

  test('reaches the readers of a name that is gone', async () => {
    const { update, run } = kernel();
    update(notebook);
    await run('first');
    update({ ...notebook, first: 'renamed = 1' });
    const { plan, results } = await run('first');
    expect(plan).toEqual(['late', 'first', 'middle', 'bare']);
    expect(results['middle']!.errors.map((e) => e.code)).toEqual(['N01']);
  });

  test('reaches charts that name a table, and from sources and aliases every cell', async () => {
    const { update, run } = kernel();
    const cells = {
      table: 'table t\na\n1',
      chart: '{"mark": "bar", "data": {"name": "t"}}',
      sources: 'sources s\nkey, title\nk, K',
      other: 'x = 1',
    };
    update(cells);
    expect((await run('table')).plan).toEqual(['table', 'chart']);
    expect((await run('sources')).plan).toEqual(Object.keys(cells));
  });

  test('of a cell that is not there is done all the same', async () => {
    const { update, run } = kernel();
    update({});
    expect(await run('nobody')).toEqual({ plan: [], results: {} });
  });
});

describe('a data file', () => {
  test('is asked of the host by the path as written, once a run', async () => {
    const files: Record<string, string> = { 'data/x.csv': 'a\n1\n2' };
    const { update, run, heard } = kernel(files);
    update({ t: 'table t from "data/x.csv"', u: 'table u from "data/x.csv"', sum: 'x = sum(t.a) + sum(u.a)' });
    expect(wordsOf((await run('sum')).results['sum'])).toBe('x = 6');
    expect(heard.filter((m) => m.type === 'read')).toEqual([{ type: 'read', request: 1, path: 'data/x.csv' }]);
    // The same number of rows, other figures: the file is read again.
    files['data/x.csv'] = 'a\n10\n20';
    expect(wordsOf((await run('sum')).results['sum'])).toBe('x = 60');
  });

  test('that the host refuses is an error in its own cell', async () => {
    const { update, run } = kernel();
    update({ t: 'table t from "none.csv"', sum: 'x = sum(t.a)' });
    const { results } = await run('t', 'sum');
    expect(results['t']!.errors).toEqual([
      expect.objectContaining({ code: 'D10', message: '`none.csv` cannot be read: there is no such file.' }),
    ]);
    expect([results['sum']!.errors, wordsOf(results['sum'])]).toEqual([[], 'x = waits for `t`']);
  });
});

test('an error shows its place: line, column, the line and a caret', async () => {
  const { update, run } = kernel();
  update({ a: 'ok = 1\nx = ok / 0' });
  const [error, ...more] = (await run('a')).results['a']!.errors;
  expect(more).toEqual([]);
  expect(error).toEqual({
    code: 'R01',
    message: 'This divides by zero.',
    frame: 'line 2, column 5\n  x = ok / 0\n      ^^^^^^',
  });
});

describe('the worker as it is built', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  test('answers, and a fault of ours ends it, so that its host can say so', async () => {
    const worker = new Worker(await bundle('extension/kernel/worker.ts', path.join(folder.path, 'kernel.cjs'), 'cjs'));
    const results: FromKernel[] = [];
    worker.on('message', (message: FromKernel) => results.push(message));
    worker.postMessage({ type: 'update', version: 1, cells: cellsOf({ a: 'x = 1 + 1' }), overrides: {} });
    worker.postMessage({ type: 'run', run: 1, cells: ['a'] });
    while (!results.some((m) => m.type === 'done')) await once(worker, 'message');
    expect(results.map((m) => m.type)).toEqual(['plan', 'result', 'done']);
    const ended = once(worker, 'error');
    worker.postMessage({ type: 'update', version: 2, cells: null, overrides: {} });
    worker.postMessage({ type: 'run', run: 2, cells: ['a'] });
    expect((await ended)[0]).toBeInstanceOf(Error);
  });
});
