import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSpec } from '../../../extension/draw/guard/spec-check';

const bars = { mark: 'bar', data: { values: [{ a: 1 }] }, encoding: { x: { field: 'a' } } };
const reason = (spec: unknown): string => {
  const checked = checkSpec(spec, ['accent']);
  return checked.ok ? 'ok' : checked.reason;
};

describe('checkSpec', () => {
  test('takes the rows out of the spec and names them', () => {
    const checked = checkSpec(bars, []);
    if (!checked.ok) throw new Error(checked.reason);
    expect(checked.spec.data).toEqual({ name: 'rows_of_1' });
    expect(checked.rows.get('rows_of_1')).toEqual([{ a: 1 }]);
    expect(Object.getPrototypeOf((checked.rows.get('rows_of_1') as object[])[0])).toBeNull();
  });

  test('drops usermeta and prototype keys', () => {
    const checked = checkSpec(
      JSON.parse('{"mark":{"type":"bar","__proto__":{"x":1}},"usermeta":{"embedOptions":{}}}'),
      [],
    );
    if (!checked.ok) throw new Error(checked.reason);
    expect(JSON.stringify(checked.spec)).toBe('{"mark":{"type":"bar"}}');
  });

  test.each([
    [null, /null/],
    [[], /list/],
    ['bar', /string/],
    [{}, /no Vega-Lite chart/],
    [{ marks: [], mark: 'bar' }, /full Vega/],
    [{ ...bars, $schema: 'https://vega.github.io/schema/vega-lite/v5.json' }, /\$schema/],
    [{ ...bars, $schema: 'https://vega.github.io/schema/vega-lite/v6.4.0.json' }, /^ok$/],
    [{ ...bars, width: 1e6 }, /“width”/],
    [{ ...bars, mark: { type: 'bar', color: { expr: 'accent' } } }, /^ok$/],
    [{ ...bars, mark: { type: 'bar', color: { expr: 'nobody' } } }, /nobody/],
    [{ ...bars, params: [{ name: 'p', value: 1 }], title: { text: { expr: "'n = ' + p" } } }, /^ok$/],
    [{ ...bars, data: { sequence: { start: 0, stop: 10, step: 0 } } }, /“rows”/],
  ])('%j gives %s', (spec, pattern) => {
    expect(reason(spec)).toMatch(pattern);
  });

  test('notes data at an address and draws without it', () => {
    const checked = checkSpec(
      { ...bars, data: { url: 'https://example.com/x.json', format: { type: 'topojson' } } },
      [],
    );
    if (!checked.ok) throw new Error(checked.reason);
    expect(checked.notes.join()).toContain('https://example.com/x.json');
    expect(JSON.stringify(checked.spec)).not.toContain('example.com');
  });

  test('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('mark', 'layer', 'data', 'params', 'encoding', 'config', 'transform'),
        (value, key) => {
          expect(typeof checkSpec(value, []).ok).toBe('boolean');
          expect(typeof checkSpec({ mark: 'bar', [key]: value }, []).ok).toBe('boolean');
          expect(typeof checkSpec({ mark: 'bar', [key]: [value] }, []).ok).toBe('boolean');
        },
      ),
    );
  });
});
