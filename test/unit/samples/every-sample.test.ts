import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serialize, deserialize } from '../../../extension/format/index';
import { runSample, SAMPLES } from './run-sample';

it('every notebook in samples/ is tested', () => {
  expect(readdirSync('samples').filter((f) => /\.aibubble(\.md)?$/.test(f))).toEqual(SAMPLES.toSorted());
});

describe.each(SAMPLES)('%s', async (file) => {
  const { text, cells, report, json } = await runSample(file);

  it('runs without an error, a warning or a hint: every number has a source or says that it is assumed', () => {
    expect(report.diagnostics.map((d) => `${d.cell} ${d.code}: ${d.message}`)).toEqual([]);
  });

  it('shows something under every cell that runs', () => {
    const silent = report.cells.filter(({ number, result }) => {
      const cell = cells[number - 1]!;
      return cell.kind === 'code' && !result?.outputs.length;
    });
    expect(silent.map((cell) => cell.text)).toEqual([]);
  });

  it('every assertion holds, and there are some', () => {
    expect(json.asserts.length).toBeGreaterThan(0);
    expect(json.asserts.filter((a) => !a.holds)).toEqual([]);
  });

  it('defines every source that it cites, and cites every source that it defines', () => {
    const { analysis } = report.evaluated;
    const defined = [...(analysis.sources ?? [])];
    const used = new Set(text.match(/\[\^\w+\]/g)?.map((mark) => mark.slice(2, -1)));
    for (const { data } of analysis.cells.values())
      for (const field of data?.columns.find((c) => c.name === 'source')?.texts ?? [])
        for (const key of field?.split(';') ?? []) used.add(key.trim());
    used.delete('assumption');
    expect([...used].toSorted()).toEqual(defined.toSorted());
  });

  it('has a title and the date of its knowledge', () => {
    expect(text).toMatch(/^---\ntitle: .+\nas-of: 2025-10-20\n---\n\n# /);
    expect(json.as_of).toBe('2025-10-20');
  });

  it('is stored as the serializer writes it', () => expect(serialize(deserialize(text))).toBe(text));
});
