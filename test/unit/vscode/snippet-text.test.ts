import { describe, expect, test } from 'vitest';
import { fillDeals, placeholderText } from '../../../extension/vscode/snippet-text';

describe('the text of a snippet', () => {
  test.each([
    ['flows(${1:deals})', 'flows(deals)'],
    ['x = ${1:\\$110B} [^a]', 'x = $110B [^a]'],
    ['${1:a} = f(${2:d})\n${3:b} = ${1:a}.share', 'a = f(d)\nb = a.share'],
    ['f(${1|one,two|})', 'f(one)'],
    ['f(${1|a\\,b,two|}, \\$3)', 'f(a,b, $3)'],
    ['no placeholder', 'no placeholder'],
  ])('%j reads %j', (snippet, text) => expect(placeholderText(snippet)).toBe(text));
});

describe('a placeholder called deals', () => {
  test.each([
    ['stays where the notebook has no deals', [], 'flows(${1:deals})'],
    ['is the only deals cell', ['openai'], 'flows(${1:openai})'],
    ['is a choice of several', ['openai', 'xai'], 'flows(${1|openai,xai|})'],
    ['keeps a name with a sign of the snippet syntax', ['a}b'], 'flows(${1:a\\}b})'],
  ])('%s', (_, names, filled) => expect(fillDeals('flows(${1:deals})', names)).toBe(filled));

  test('is replaced wherever it stands, others are left', () =>
    expect(fillDeals('${1:circle} = loops(${2:deals}, ${3:\\$1B})\n${2:deals}', ['d'])).toBe(
      '${1:circle} = loops(${2:d}, ${3:\\$1B})\n${2:d}',
    ));
});
