import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deserialize, serialize, startLines } from '../../../extension/format';
import type { Cell } from '../../../extension/format';
import { hostileFile, hostileText, newCell, plainBreaks, throughEditor } from './hostile';

const settings = {
  numRuns: Number(process.env['FORMAT_RUNS'] ?? 2000),
  seed: process.env['FORMAT_SEED'] === undefined ? undefined : Number(process.env['FORMAT_SEED']),
};

const GAP = /(?:(?:<!-- cell -->)?[ \t]*(?:\r\n|[\r\n]))*/y;

/** Where each cell's recorded lines stand, found by walking over the text itself. */
function places(text: string, cells: readonly Cell[], headLength: number) {
  let at = headLength;
  return cells.map(({ raw = '' }) => {
    GAP.lastIndex = at;
    const start = at + (GAP.exec(text)?.[0].length ?? 0);
    expect(text.startsWith(raw, start)).toBe(true);
    at = start + raw.length + (/^(?:\r\n|[\r\n])/.exec(text.slice(start + raw.length))?.[0].length ?? 0);
    return { start, end: start + raw.length };
  });
}

/** The file leaves nothing open at its end and holds nothing that would be front matter in another place. */
function isMovable(text: string, cells: readonly Cell[]): boolean {
  const closed = deserialize(text + '\n```aibubble\nz\n```').cells.length === cells.length + 1;
  return closed && !cells.some(({ raw = '' }) => raw.startsWith('---') || raw.startsWith('\uFEFF'));
}

describe('a change touches no other bytes', () => {
  test('editing one cell changes the lines of that cell only', () => {
    fc.assert(
      fc.property(hostileFile, fc.nat(), newCell, (text, pick, { text: edited }) => {
        const notebook = throughEditor(deserialize(text), '\n');
        const { cells } = notebook;
        fc.pre(cells.length > 0);
        const index = pick % cells.length;
        fc.pre(index === 0 || !/^(?:---|\uFEFF)/.test(cells[0]?.raw ?? ''));
        const head = (notebook.bom ? 1 : 0) + (notebook.frontMatter?.length ?? 0);
        const place = places(text, cells, head)[index] ?? { start: 0, end: 0 };
        cells[index] = { ...cells[index], text: edited } as Cell;
        const written = serialize(notebook);
        expect(written.slice(0, place.start)).toBe(text.slice(0, place.start));
        expect(written.slice(place.start).endsWith(text.slice(place.end))).toBe(true);
      }),
      settings,
    );
  });

  test('an edited line leaves the line breaks of the other lines of its cell', () => {
    const file = '```aibubble\r\na\r\nb\nc\rd\r\n```\n\n\n\n\n\n\n';
    const notebook = deserialize(file);
    notebook.cells = notebook.cells.map((cell) => ({ ...cell, text: 'a\nnew\nb2\nc\nd' }));
    expect(serialize(notebook)).toBe('```aibubble\r\na\r\nnew\nb2\nc\rd\r\n```\n\n\n\n\n\n\n');
  });

  test('putting cells in another order moves their lines with them', () => {
    fc.assert(
      fc.property(hostileFile, fc.infiniteStream(fc.nat(9)), (text, ranks) => {
        const notebook = throughEditor(deserialize(text), '\r\n');
        fc.pre(notebook.cells.length > 1 && isMovable(text, notebook.cells));
        notebook.cells = notebook.cells
          .map((cell) => ({ cell, rank: ranks.next().value ?? 0 }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ cell }) => cell);
        const again = deserialize(serialize(notebook));
        expect(again.cells.map((cell) => cell.raw)).toEqual(notebook.cells.map((cell) => cell.raw));
        expect(again.bom).toBe(notebook.bom);
        // Only a lone \r that came to stand before a \n may have become \r\n.
        expect(plainBreaks(again.frontMatter ?? '')).toBe(plainBreaks(notebook.frontMatter ?? ''));
        expect(again.noFinalNewline).toBe(notebook.noFinalNewline);
        expect(again.tail).toBe(notebook.tail);
      }),
      settings,
    );
  });

  test('deleting or inserting a cell leaves the lines of the others', () => {
    fc.assert(
      fc.property(hostileFile, fc.nat(), fc.option(newCell, { nil: undefined }), (text, pick, inserted) => {
        const notebook = throughEditor(deserialize(text), '\n');
        const { cells } = notebook;
        fc.pre(cells.length > 0 && isMovable(text, cells));
        const index = pick % cells.length;
        if (inserted) cells.splice(index, 0, inserted);
        else cells.splice(index, 1);
        const others = (all: Cell[]) => all.filter((_, i) => !inserted || i !== index).map((cell) => cell.raw);
        expect(others(deserialize(serialize(notebook)).cells)).toEqual(others(cells));
      }),
      settings,
    );
  });
});

test('each cell starts on the line that startLines gives', () => {
  fc.assert(
    fc.property(hostileFile, (text) => {
      const notebook = deserialize(text);
      const lines = plainBreaks(text).split('\n');
      if (notebook.bom) lines[0] = lines[0]?.slice(1) ?? '';
      const firstLines = notebook.cells.map(({ raw = '' }) => plainBreaks(raw).split('\n')[0]);
      expect(startLines(notebook).map((line) => lines[line - 1])).toEqual(firstLines);
    }),
    settings,
  );
});

test('notes of another program in place of the recorded fields do no harm', () => {
  const wrong = fc.oneof(fc.anything(), hostileText(3));
  const keys = ['raw', 'ending', 'gap', 'attributes', 'unclosed'] as const;
  const recorded = fc.record(Object.fromEntries(keys.map((key) => [key, wrong])), { requiredKeys: [] });
  const whole = fc.record(
    { bom: wrong, frontMatter: wrong, lineEnding: wrong, noFinalNewline: wrong, tail: wrong },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(newCell, recorded), { maxLength: 4 }), whole, (pairs, rest) => {
      const cells = pairs.map(([cell, fields]) => ({ ...cell, ...fields }) as Cell);
      const again = deserialize(serialize({ cells, ...rest } as Parameters<typeof serialize>[0]));
      const plain = (all: readonly Cell[]) =>
        all.map(({ kind, language, text }) => ({ kind, language, text: plainBreaks(text) }));
      expect(plain(again.cells)).toEqual(plain(cells));
    }),
    settings,
  );
});
