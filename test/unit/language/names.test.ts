import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applied, check, codesOf, errorsOf, fixesOf, textAt, typeOf } from './notebook-of';

describe('one definition a name', () => {
  const cells = ['x = 1', 'x = 2', 'y = x + 1', 'z = y'];
  it('lets neither of two hold, links the first, and makes dependants wait', () => {
    expect(errorsOf(...cells)).toEqual([
      'N02 «x» `x` is defined twice in this notebook: neither definition holds until one has another name.',
    ]);
    const [error] = check(...cells).diagnostics.filter((d) => d.code === 'N02');
    expect(error).toMatchObject({ cell: 'c2', related: [{ cell: 'c1', start: 0, end: 1 }] });
    expect(typeOf('x', ...cells)).toBe('failed');
    expect(typeOf('y', ...cells)).toBe('waits for x');
    expect(typeOf('z', ...cells)).toBe('waits for y');
  });
  it('offers to make the second local, which mends it', () => {
    const [fix] = fixesOf('x = 1', 'x = 2').filter((f) => f.code === 'N02');
    expect(fix).toMatchObject({ title: 'Make it local: _x', after: ['x = 1', '_x = 2'] });
    const [quoted] = fixesOf("'a b' = 1", "'a b' = 2").filter((f) => f.code === 'N02');
    expect(quoted!.after).toEqual(["'a b' = 1", "'_a b' = 2"]);
    expect(errorsOf(...quoted!.after)).toEqual([]);
  });
  test.each([
    [['x = 1', 'gauge x = 2']],
    [['table x\na\n1', 'x = 2']],
    [['table x\na\n1', 'table x\nb\n2']],
    [['f(n) = n', 'f(m) = m']],
    [['cafe\u0301 = 1', 'caf\u00e9 = 2']],
  ])('%j', (cells) => expect(errorsOf(...cells).map((e) => e.slice(0, 3))).toEqual(['N02']));
  it('keeps values and functions apart', () => {
    expect(errorsOf('growth = 2', 'growth(n) = n * growth', 'x = growth(growth)')).toEqual([]);
  });
  it('keeps `_x` in its cell', () => {
    expect(errorsOf('_x = $1\ny = _x', '_x = 2 GW\nz = _x')).toEqual([]);
    expect(typeOf('z', '_x = $1\ny = _x', '_x = 2 GW\nz = _x')).toBe('W');
    expect(errorsOf('_x = 1', 'y = _x')).toEqual([
      'N01 «_x» `_x` is not defined. No cell of this notebook defines it.',
    ]);
  });
});

describe('names that go round in a circle', () => {
  test.each([
    [['a = a'], 'N04 «a» `a` reads itself. A definition reads only other names: give the old value a name of its own.'],
    [
      ['a = b', 'b = a + 1'],
      'N04 «a» These definitions go round in a circle: a → b → a. One of them must not read the next.',
    ],
    [
      ['a = b', 'b = c', 'c = a', 'd1 = a'],
      'N04 «a» These definitions go round in a circle: a → b → c → a. One of them must not read the next.',
    ],
    [
      ['f(n) = g(n)', 'g(n) = f(n)', 'x = f(1)'],
      'N04 «f» These definitions go round in a circle: f → g → f. One of them must not read the next.',
    ],
    [
      ['f(n) = f(n - 1)'],
      'N04 «f» `f` reads itself. A definition reads only other names: give the old value a name of its own.',
    ],
    [
      ['f(n) = n + x', 'x = f(1)'],
      'N04 «x» `x` reads itself. A definition reads only other names: give the old value a name of its own.',
    ],
  ])('%j', (cells, wanted) => expect(errorsOf(...cells)).toEqual([wanted]));
  it('names every place', () => {
    const [error] = check('a = b', 'b = c', 'c = a').diagnostics;
    expect(error!.related!.map((r) => r.cell)).toEqual(['c2', 'c3']);
  });
});

describe('words that no name may take', () => {
  test.each([
    'year = 3',
    'GW = 2',
    'USD = 2',
    '美元 = 3',
    'pp = 2',
    'true = 1',
    'unit token\ntoken = 3',
    'unit GW',
    'unit B',
    'f(year) = year',
    'table year\na\n1',
  ])('%j', (cell) => expect(errorsOf(cell).map((e) => e.slice(0, 3))).toEqual(['N05']));
  test.each(['h = 3', 'd = 3', 'W = 3', 's = 1', 'x = 3', 'B = 2', 'series d\nyear\n2025'])('%j may', (cell) =>
    expect(errorsOf(cell)).toEqual([]),
  );
  it('makes what reads such a name wait', () => expect(typeOf('x', 'year = 3', 'x = year + 1')).toBe('waits for year'));
});

describe('letters that only look Latin', () => {
  test.each(['rеvenue = 1 + 1', 'gauge сost = 1 + 1', 'rаte(n) = n'])('%s gets a hint', (cell) =>
    expect(codesOf(cell)).toEqual(['N08']),
  );
  test.each(['营收 = 1 + 1', 'доход = 1 + 1', 'α = 1 + 1', 'Δprice = 1 + 1', 'café = 1 + 1'])('%s gets none', (cell) =>
    expect(codesOf(cell)).toEqual([]),
  );
});

describe('functions of the notebook', () => {
  const LEASE = 'lease(n: GW): USD = n * $45B/GW [^assumption]';
  test.each([
    ['lease(3 GW)', 'USD'],
    ['lease(n: 3 GW)', 'USD'],
    ['lease(3000 MW)', 'USD'],
  ])('%s', (call, wanted) => expect(typeOf('x', LEASE, `x = ${call}`)).toBe(wanted));
  test.each([
    ['lease(3)', 'F04 «3» `n` of `lease` is power (W); this is a plain number.'],
    ['lease()', 'F03 «lease()» `lease` needs `n`: a parameter of the function.'],
    ['lease(1 GW, 2 GW)', 'F01 «2 GW» `lease` takes `n`: this is one too many.'],
    ['lease(size: 1 GW)', 'F02 «size» `lease` has no parameter `size`: it takes `n`.'],
    ['leese(1 GW)', 'N06 «leese» There is no function `leese`. Did you mean `lease`?'],
  ])('%s', (call, wanted) => expect(errorsOf(LEASE, `x = ${call}`)).toEqual([wanted]));
  test.each([
    ['f(n: GW): CNY = n * $45B/GW', 'T09 «n * $45B/GW» `f` promises money (CNY); this is money (USD).'],
    ['f(n: USD/GW): USD = n * 3 h', 'T09 «n * 3 h» `f` promises money (USD); this is USD*s/W.'],
    ['f(n: size) = n', 'U08 «size» An annotation is a unit (`GW`, `USD`, `USD/year`, `years`, `%`), `text` or `date`.'],
    ['f(n) = n + m', 'N01 «m» `m` is not defined. No cell of this notebook defines it.'],
    ['f(n: GW) = n + $3', 'U03 «n + $3» Money (USD) cannot be added to power (W).'],
  ])('%s is wrong where it stands, called or not', (text, wanted) => {
    expect(errorsOf(text)).toEqual([wanted]);
    expect(errorsOf(text, 'x = f(1)')).toEqual([wanted]);
    expect(typeOf('x', text, 'x = f(1)')).toBe('waits for f');
  });
  it('checks a promise that only the arguments break', () => {
    expect(errorsOf('f(n): USD = n * 2', 'x = f($3)', 'y = f(3 GW)')).toEqual([
      'T09 «f(3 GW)» `f` promises money (USD); with these arguments it is power (W).',
    ]);
  });
  it('takes compound annotations', () => {
    expect(typeOf('x', 'f(n: USD/GW): USD = n * 3 GW', 'x = f($3B/GW)')).toBe('USD');
    expect(errorsOf('f(n: USD/GW): USD = n * 3 GW', 'x = f($3B)')).toHaveLength(1);
  });
  it('reads the local names of its own cell, and keeps local functions local', () => {
    expect(typeOf('x', '_k = $3\nf(n) = n * _k', '_k = 2 GW\nx = f(2)')).toBe('USD');
    expect(errorsOf('_f(n) = n', '_f(n) = $1\nx = _f(2)')).toEqual([]);
  });
  it('cites what stands in it, not what its caller cites', () => {
    const cells = ['sources s\nkey, title\na, A\nb, B', 'f(n) = n * $3 [^a]', 'x = f(2) [^b]'];
    const { node } = check(...cells).definitions.get('x')!;
    expect(JSON.stringify(node)).toContain('"value":3,"sources":["a"]');
  });
});

describe('sources', () => {
  const S = 'sources s\nkey, title\nnbd, National Business Daily';
  test.each([
    ['x = $3B [^nbd]', []],
    ['x = $3B [^nbd, p. 3]', []],
    ['x = $3B [^assumption]', []],
    ['x = $3B + $4B [^nbd]', []],
    ['x = 2 * ($3B + $4B) [^nbd]', []],
    ['x = max($3B, $4B) [^nbd]', []],
    ['x = if 1 > 0 then $3B else $4B [^nbd]', []],
    ['x = $3B [^nbd] + $4B [^assumption]', []],
    ['x = $3B in USD [^nbd]', []],
    ['x = up to $100B [^nbd]', []],
    ['x = [1 GW, 2 GW] [^nbd]', []],
    ['f(n) = n * $3B [^nbd]', []],
    ['gauge g = $3B [^nbd]  warn > $4B', []],
    ['x = $3B', ['S02 $3B']],
    ['x = $3', ['S02 $3']],
    ['x = 3', ['S02 3']],
    ['x = 20%', ['S02 20%']],
    ['x = $3B [^nbd] + $4B * 2', ['S02 $4B']],
    ['x = ($3B [^nbd]) + $4B', ['S02 $4B']],
    ['x = $3B + $4B', ['S02 $3B']],
    ['f(n) = n * $3B', ['S02 $3B']],
    ['y = 2025 - 2000', []],
    ['x = $3B [^ndb]', ['S01 [^ndb]']],
  ])('%s', (cell, wanted) => {
    const texts = [S, cell];
    expect(check(...texts).diagnostics.map((d) => `${d.code} ${textAt(texts, d)}`)).toEqual(wanted);
  });
  it('suggests the key that is near', () => {
    expect(errorsOf(S, 'x = $3B [^ndb]')).toEqual([
      'S01 «[^ndb]» No `sources` cell has the key `ndb`. Did you mean `nbd`?',
    ]);
  });
  it('mends a hint with a mark, wherever the number stands', () => {
    for (const value of [
      '$3B',
      '$3B + $4B',
      'max($3B, $4B)',
      '$3B in USD',
      'up to $5B',
      '-$3B',
      '($3B)',
      'if 1 > 0 then $3B else $4B',
      '2 GW * 3 h',
    ])
      for (const { after, title } of fixesOf(`x = ${value}`))
        expect.soft(codesOf(...after), `${value}: ${title}`).toEqual([]);
  });
  it('checks the keys of data cells', () => {
    const deals = 'deals d\nfrom, to, kind, amount, source\nA, B, cloud, $1B, nbd\nB, C, cloud, $1B, ndb';
    expect(errorsOf(S, deals).map((e) => e.slice(0, 12))).toEqual(['S01 «ndb» Row'.slice(0, 12)]);
  });
});

describe('the order of cells and statements means nothing', () => {
  const STATEMENTS = [
    'm = $5B [^assumption]', 'r = m / 3 years', 'c = m - r', 'h2 = r * 2 years', 'bad = nothing + 1', 'waits = bad * 2', 'dup = 1', 'dup = 2',
    'uses = dup + 1', 'f(n: USD) = n / 2', 'g = f(m)', 'k = f(2 GW)', 'loop = loop2', 'loop2 = loop', 'gauge q = m / $1B  warn > 3',
  ]; // prettier-ignore
  const TABLE = 'table t\na [$B]\n1\n2';
  const summary = (...texts: string[]): string => {
    const { definitions, diagnostics } = check(...texts);
    const types = [...definitions.keys()].sort().map((name) => `${name}: ${typeOf(name, ...texts)}`);
    // Which of two duplicates comes first, and where a circle begins, is a matter of place.
    const said = diagnostics.map((d) =>
      d.code === 'N04' ? 'N04' : d.code === 'N02' ? 'N02' : `${d.code} ${textAt(texts, d)} ${d.message}`,
    );
    return JSON.stringify([types, said.sort()], null, 1);
  };
  it('types and diagnostics stay, whatever the order and the cells', () => {
    const wanted = summary(TABLE, STATEMENTS.join('\n'));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(STATEMENTS, { minLength: STATEMENTS.length }),
        fc.nat(STATEMENTS.length),
        (order, cut) => {
          const cells = [order.slice(0, cut).join('\n'), TABLE, order.slice(cut).join('\n')];
          expect(summary(...cells).replaceAll('in this cell', 'in this notebook')).toBe(
            wanted.replaceAll('in this cell', 'in this notebook'),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('a fix edits only cells that exist', () => {
  const texts = ['x = 1', 'x = revenu + $3 - $2/year', 'revenue = .5'];
  for (const d of check(...texts).diagnostics)
    for (const fix of d.fixes ?? []) expect(applied(texts, fix)).not.toEqual(texts);
});
