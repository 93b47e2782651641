// What can only be said of a data cell once the whole notebook is known: its sources exist.
import type { Analysis } from '../analysed';
import type { Diagnostic } from '../diagnostic';

export function sourceDiagnostics(analysis: Analysis): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { sources } = analysis;
  if (!sources) return found;
  for (const [cell, { data }] of analysis.cells) {
    if (!data || data.heading.schema?.name === 'sources') continue;
    const column = data.columns.find((c) => c.name === 'source');
    column?.texts?.forEach((field, row) => {
      for (const key of (field ?? '').split(/[;,]/).map((k) => k.trim())) {
        if (key === '' || key === 'assumption' || sources.has(key)) continue;
        const span = data.place(row, 'source');
        found.push({
          code: 'S01',
          severity: 'error',
          cell,
          ...span,
          message: `Row ${data.rowNumbers[row]}: no \`sources\` cell has the key \`${key}\`.`,
        });
      }
    });
  }
  return found;
}
