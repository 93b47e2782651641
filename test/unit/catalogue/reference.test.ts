import { expect, test } from 'vitest';
import { INDICATORS } from '../../../extension/catalogue/entries';
import { indicatorReference } from './reference';

// After a change of the catalogue: npx vitest run -u --config test/vitest.config.ts test/unit/catalogue/reference.test.ts
test('INDICATORS.md is the catalogue’s', async () => {
  await expect(await indicatorReference()).toMatchFileSnapshot('../../../INDICATORS.md');
});

test('every indicator has its formula, its name in both languages, its example and, unless it is plain arithmetic, its source', async () => {
  const page = await indicatorReference();
  const arithmetic = [
    'coverage',
    'years_of_revenue',
    'profit_gap',
    'realised',
    'schedule',
    'ttm',
    'overlay',
    'capex_per_gw',
  ];
  for (const { id, name, formula, citation, example } of INDICATORS) {
    expect.soft(formula, id).toMatch(/./);
    expect.soft(page).toContain(`### ${name.en} · ${name.zh}`);
    expect.soft(page).toContain(`\`${example.name} = ${example.display}\``);
    if (!arithmetic.includes(id))
      expect
        .soft(citation, id)
        .toMatch(/doi:|p{1,2}\. |chapter|paragraph|20\d\d|19\d\d|OpenFormula|PRIS|Glossary|methodology/);
  }
});
