// `fmt`: the formulas and tables of notebooks laid out; only blanks change, and only in cells where some should.
import { decode, deserialize, serialize } from '../format/index';
import { findUnits } from '../language/analysis';
import { formatCell } from '../language/formatter';
import { readNotebook, writeOutput } from './files';

/** Exit code: 0; 1 where a file cannot be read, or with `checkOnly` where one would change. */
export async function formatFiles(files: readonly string[], checkOnly: boolean): Promise<0 | 1> {
  let worst: 0 | 1 = 0;
  for (const file of files) {
    try {
      const before = decode(await readNotebook(file));
      const after = formatNotebook(before);
      if (after === before) continue;
      if (checkOnly) {
        process.stdout.write(`${file}\n`);
        worst = 1;
      } else await writeOutput(file, after);
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      worst = 1;
    }
  }
  return worst;
}

export function formatNotebook(text: string): string {
  const notebook = deserialize(text);
  const units = findUnits(
    notebook.cells.map(({ kind, language, text: cell }, i) => ({ id: String(i), kind, language, text: cell })),
  );
  const cells = notebook.cells.map((cell) => {
    const { language } = cell;
    if (cell.kind !== 'code' || cell.unclosed || (language !== 'aibubble' && language !== 'aibubble-data')) return cell;
    const formatted = formatCell(language, cell.text, units);
    return formatted === cell.text ? cell : { ...cell, text: formatted };
  });
  return serialize({ ...notebook, cells });
}
