// Checks the formulas in a data cell's fields: each fits its column.
import type { Analysis, Definition, FieldNode } from '../analysed';
import { inCell } from '../diagnostic';
import { describe } from '../dimension';
import { columnOf, describeType, number } from '../type';
import type { Type } from '../type';
import { checkExpression } from './expression';
import type { MakeScope } from './scenario';

export function checkFields(definition: Definition, analysis: Analysis, scopeFor: MakeScope): void {
  const cell = analysis.cells.get(definition.cell)!;
  const { data } = cell;
  if (!data?.columns.some((c) => c.formulas)) return;
  definition.waitsFor = definition.dependencies.filter((key) => {
    const below = analysis.definitions.get(key)!;
    return below.failed || below.waitsFor.length > 0;
  });
  const nodes: FieldNode[] = [];
  for (const column of data.columns) {
    for (const [row, { formula }] of column.formulas ?? []) {
      const report = (problem: Parameters<typeof inCell>[0]): void =>
        void analysis.diagnostics.push(inCell(problem, definition.cell));
      let failed = false;
      const scope = scopeFor(definition.cell, `${definition.key}.${column.name}.${row}`, {
        report: (problem) => {
          failed ||= problem.severity === 'error';
          report(problem);
        },
        unsourced: () => undefined,
      });
      const { type, node } = checkExpression(formula, scope);
      if (failed) continue;
      const problem = misfit(type, column.item.kind === 'number' ? column.item.dimension : undefined);
      if (problem) {
        report({
          code: 'D08',
          severity: 'error',
          start: formula.start,
          end: formula.end,
          message: `Row ${data.rowNumbers[row]}, column \`${column.name}\`: ${problem}`,
        });
        continue;
      }
      // The first formula says what a column without figures holds.
      if (column.item.kind === 'number' && !column.item.dimension && type.kind === 'number' && type.dimension) {
        column.item = number(type.dimension, type.look);
        (data.type.columns as Map<string, Type>).set(column.name, columnOf(column.item, data.type));
      }
      nodes.push({ column: column.name, row, node });
    }
  }
  cell.fieldNodes = nodes;
}

function misfit(type: Type, wanted: Parameters<typeof describe>[0] | undefined): string | undefined {
  if (type.kind === 'unknown') return undefined;
  if (type.kind !== 'number') return `a field holds one number; this is ${describeType(type)}.`;
  if (wanted && type.dimension && type.dimension !== wanted)
    return `this is ${describe(type.dimension)}, the column is ${describe(wanted)}.`;
  return undefined;
}
