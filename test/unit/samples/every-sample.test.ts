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

  it('draws a chart, with a title and words that say what it shows', () => {
    expect(json.charts.length).toBeGreaterThan(0);
    for (const { spec } of json.charts) {
      expect(spec.title).toBeTruthy();
      expect(spec.description).toBeTruthy();
    }
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
    const [, asOf] = /^---\ntitle: .+\nas-of: (\d{4}-\d\d-\d\d)\n---\n\n# /.exec(text) ?? [];
    expect(asOf).toBeDefined();
    expect(json.as_of).toBe(asOf);
  });

  it('is stored as the serializer writes it', () => expect(serialize(deserialize(text))).toBe(text));
});
