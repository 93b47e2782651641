// All cells of a notebook, parsed, named and checked: the one answer that the editor, the kernel and the command line share.
import type { Analysis, CellAnalysis } from './analysed';
import { checkAll } from './checker/statement';
import { readDataCell } from './data/data-cell';
import { sourceDiagnostics } from './data/source-diagnostics';
import { collect, collectSources, link } from './definitions';
import type { Diagnostic } from './diagnostic';
import { inCell } from './diagnostic';
import type { Problem } from './lexer';
import type { CellInput } from './notebook';
import type { OverrideProblem } from './override';
import { applyOverrides } from './override';
import { withoutDeep } from './depth';
import { parse } from './parser';

export type { Analysis, CellAnalysis, CheckedStatement, Definition, FieldNode } from './analysed';

/** Texts of data files, by the path as written. */
export type FileTexts = ReadonlyMap<string, string>;

/** `set`: other formulas for some names, as `--set` gives them; the caller says what is wrong with them. */
export function analyse(
  cells: readonly CellInput[],
  files: FileTexts = new Map(),
  set: Readonly<Record<string, string>> = {},
  refuse: (problem: OverrideProblem) => void = () => undefined,
): Analysis {
  const diagnostics: Diagnostic[] = [];
  const ownUnits = findUnits(cells);
  const analysis: Analysis = {
    cells: new Map(),
    definitions: new Map(),
    functions: new Map(),
    scenarios: new Map(),
    correlations: [],
    order: [],
    sources: new Set(),
    ownUnits,
    diagnostics,
  };
  for (const input of cells) analysis.cells.set(input.id, readCell(input, ownUnits, files, diagnostics));
  applyOverrides(analysis, set).forEach(refuse);
  const broken = collect(analysis);
  collectSources(analysis);
  link(analysis, broken);
  checkAll(analysis, broken);
  diagnostics.push(...sourceDiagnostics(analysis));
  return analysis;
}

/** Units of one's own are known in every cell, wherever they are declared. */
export function findUnits(cells: readonly CellInput[]): Set<string> {
  const found = new Set<string>();
  for (const { language, kind, text } of cells) {
    if (kind !== 'code' || language !== 'aibubble') continue;
    for (const [, word] of text.matchAll(/^[ \t]*unit[ \t]+([\p{L}_][\p{L}\p{M}\p{N}_]*)/gmu))
      found.add(word!.normalize('NFC'));
  }
  return found;
}

function readCell(input: CellInput, ownUnits: Set<string>, files: FileTexts, diagnostics: Diagnostic[]): CellAnalysis {
  const cell: CellAnalysis = { input, statements: [] };
  if (input.kind !== 'code') return cell;
  const add = (problems: readonly Problem[]): void => {
    for (const problem of problems) diagnostics.push(inCell(problem, input.id));
  };
  if (input.unclosed) {
    add([
      {
        code: 'P09',
        severity: 'error',
        start: 0,
        end: firstLine(input.text),
        message: 'The fence of this cell is never closed: end it with a line of ```. Nothing in it is evaluated.',
      },
    ]);
    return cell;
  }
  if (input.language === 'aibubble') {
    cell.parsed = withoutDeep(parse(input.text, ownUnits));
    add(cell.parsed.problems);
  } else if (input.language === 'aibubble-data') {
    const heading = readDataCell(input.text, ownUnits);
    const path = heading.heading.file?.path;
    const text = path === undefined ? undefined : files.get(path);
    cell.data = text === undefined ? heading : readDataCell(input.text, ownUnits, text);
    add(cell.data.problems);
  }
  return cell;
}

const firstLine = (text: string): number => Math.max(1, /^[^\r\n]*/.exec(text)![0].length);
