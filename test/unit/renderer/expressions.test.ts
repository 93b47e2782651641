import { describe, expect, test } from 'vitest';
import { refusedStream, refusedToggle } from '../../../extension/draw/guard/event-streams';
import { refusedExpression } from '../../../extension/draw/guard/expressions';
import { longestSubject, refusedPattern } from '../../../extension/draw/guard/regular-expression';

const names = new Set(['accent', 'brush']);

describe('refusedExpression', () => {
  test.each([
    'datum.a > 1 && !isValid(datum.b)',
    "replace(datum.label, '-', '−')",
    "indexof(['a', 'b'], datum.key) >= 0 ? accent : 'grey'",
    "format(datum.x / 1e9, ',.1f') + ' B'",
    'brush.x[0] <= datum.x',
    "datum['a b'] + datum.rows[0].c",
    "length(data('brush_store'))",
    'test(/^x+$/, datum.a)',
    "{'title': datum.a}",
    'width - 168',
    'datum.view + datum.target',
  ])('allows %s', (text) => {
    expect(refusedExpression(text, names)).toBeNull();
  });

  test.each([
    ['event.view', 'event'],
    ['nobody', 'nobody'],
    ["setdata('x', 1)", 'setdata'],
    ['vlSelectionTuples([], {})', 'vlSelectionTuples'],
    ['datum.constructor', 'constructor'],
    ["datum['__proto__']", '__proto__'],
    ['{toString: 1}', 'toString'],
    ['scale(datum.a, 1)', 'literal name'],
    ["test(datum.a, 'x')", 'literal pattern'],
    ["test(/(a+)+$/, 'x')", 'regular-expression work'],
    ['datum.a(1)', 'of a value'],
    ['event.view.alert', 'event'],
    ['1 +', 'parse'],
  ])('refuses %s for %s', (text, why) => {
    expect(refusedExpression(text, names)).toContain(why);
  });
});

describe('refusedPattern', () => {
  test.each(['^\\d+$', 'a|b', '[a-z]+\\s', '(ab)c', '\\.\\d+$', 'x{2}'])('lets /%s/ through', (source) => {
    expect(refusedPattern(source)).toBeNull();
  });
  test.each(['(a+)+', '(a|aa)*', '(a)\\1', '(?=a)', 'a*a*a*b', 'a{1000}', 'x'.repeat(101), '(?<n>a)'])(
    'refuses /%s/',
    (source) => {
      expect(refusedPattern(source)).toContain('regular-expression work');
    },
  );
  test('the more open repeats, the shorter the text', () => {
    expect(longestSubject('a')).toBeGreaterThan(longestSubject('a+'));
    expect(longestSubject('a+')).toBeGreaterThan(longestSubject('a+b*'));
  });
});

describe('refusedStream', () => {
  test.each([
    'click',
    'pointerover',
    'wheel!',
    'mousemove{50}',
    '[pointerdown, window:pointerup] > window:pointermove!',
    '[pointerdown[event.shiftKey], pointerup] > pointermove',
    'dblclick, @legend:click',
    { type: 'click', filter: 'event.altKey' },
    false,
    undefined,
  ])('allows %j', (stream) => {
    expect(refusedStream(stream)).toBeNull();
  });
  test.each([
    'timer{1000}',
    'window:keydown',
    '#id:click',
    'body:click',
    'click[event.target]',
    'click[datum.a]',
    { type: 'timer' },
    { source: '.x', type: 'click' },
    { merge: ['click', 'timer'] },
    { type: 'click', between: ['click', { source: 'document', type: 'click' }] },
    7,
  ])('refuses %j', (stream) => {
    expect(refusedStream(stream)).not.toBeNull();
  });
  test('toggle is true, false or a modifier key', () => {
    for (const toggle of [true, 'event.shiftKey', 'event.ctrlKey || event.metaKey'])
      expect(refusedToggle(toggle)).toBeNull();
    for (const toggle of ['event.view', 'datum.a', {}]) expect(refusedToggle(toggle)).not.toBeNull();
  });
});
