// Trees are walked by recursion: what would exhaust the stack is refused with a code and a place.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../extension/language/analysis';

const codes = (text: string): string[] =>
  analyse([{ id: 'c', kind: 'code', language: 'aibubble', text }])
    .diagnostics.filter((d) => d.severity === 'error')
    .map((d) => d.code);

describe('deep formulas', () => {
  test.each([20_000, 200_000])('a chain of %i operators is one error, and its readers wait', (n) => {
    expect(codes(`a = ${'1+'.repeat(n)}1\nb = a + 1`)).toEqual(['P08']);
  });

  test('nine hundred operators in a row are no error', () => {
    expect(codes(`a = ${'1+'.repeat(900)}1`)).toEqual([]);
  });

  test('a number too large to hold is refused', () => {
    expect(codes('a = 1e999')).toEqual(['P11']);
    expect(codes(`a = $${'9'.repeat(400)}`)).toEqual(['P11']);
  });
});
