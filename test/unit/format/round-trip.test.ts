import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deserialize, serialize } from '../../../extension/format';
import { content, hostileFile, newCell, newCells, plainContent, throughEditor } from './hostile';

/** `FORMAT_RUNS=20000 FORMAT_SEED=1` searches longer, from another start. */
const settings = {
  numRuns: Number(process.env['FORMAT_RUNS'] ?? 3000),
  seed: process.env['FORMAT_SEED'] === undefined ? undefined : Number(process.env['FORMAT_SEED']),
};

const editorBreak = fc.constantFrom('\n' as const, '\r\n' as const);

describe('an untouched notebook', () => {
  test('is written as the bytes it was read from', () => {
    fc.assert(
      fc.property(hostileFile, (text) => {
        expect(serialize(deserialize(text))).toBe(text);
      }),
      settings,
    );
  });

  test('is written as the same bytes after an editor normalised its line breaks', () => {
    fc.assert(
      fc.property(hostileFile, editorBreak, (text, ending) => {
        expect(serialize(throughEditor(deserialize(text), ending))).toBe(text);
      }),
      settings,
    );
  });
});

describe('any list of cells', () => {
  test('is read back exactly, line breaks included', () => {
    fc.assert(
      fc.property(newCells, (cells) => {
        expect(content(deserialize(serialize({ cells })).cells)).toEqual(cells);
      }),
      settings,
    );
  });

  test('is read back from a file with line endings of its own, but for line breaks', () => {
    fc.assert(
      fc.property(newCells, fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const), (cells, lineEnding) => {
        expect(plainContent(deserialize(serialize({ cells, lineEnding })).cells)).toEqual(plainContent(cells));
      }),
      settings,
    );
  });

  test('gives a file that, written again, is the same', () => {
    fc.assert(
      fc.property(newCells, (cells) => {
        const text = serialize({ cells });
        expect(serialize({ cells: content(deserialize(text).cells) })).toBe(text);
      }),
      settings,
    );
  });

  test('drawn from several files, edited, and out of order is read back with its recorded lines', () => {
    const edit = fc.record({ file: hostileFile, at: fc.nat(), cell: newCell, how: fc.nat(4) });
    fc.assert(
      fc.property(hostileFile, fc.array(edit, { maxLength: 6 }), editorBreak, (base, edits, ending) => {
        const notebook = throughEditor(deserialize(base), ending);
        for (const { file, at, cell, how } of edits) {
          const others = deserialize(file).cells;
          const index = notebook.cells.length === 0 ? 0 : at % notebook.cells.length;
          const target = notebook.cells[index];
          const foreign = others[at % Math.max(1, others.length)];
          if (how === 0 && foreign) notebook.cells.splice(index, 0, foreign);
          else if (how === 1 && target) notebook.cells.push(...notebook.cells.splice(index, 1));
          else if (how === 2 && target) notebook.cells[index] = { ...target, ...cell };
          else if (how === 3 && target) notebook.cells.splice(index, 0, { ...target, text: cell.text });
          else notebook.cells.splice(index, 0, cell);
        }
        expect(plainContent(deserialize(serialize(notebook)).cells)).toEqual(plainContent(notebook.cells));
      }),
      settings,
    );
  });
});
