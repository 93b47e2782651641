import { describe, expect, it, test } from 'vitest';
import { formatCell } from '../../../extension/language/formatter';

const format = (text: string, own: string[] = []): string => formatCell('aibubble', text, new Set(own));

/** The example cell of the language's design, as somebody in a hurry types it. */
const TYPED = `# Commitments against revenue
revenue=$12B/year [^nbd] # a flow, with its source
loss =$8B/year  [^nbd]
committed =  sum( openai . amount where from=="OpenAI" )
cover=committed/revenue # 83.3 years of revenue
growth= 20% to   60%    # a 90% interval: lognormal when both ends are positive, else normal
horizon =3 .. 5 years # hard ends: uniform
stake = up  to $100B[^nbd] # a bound: somewhere from 0 to $100B, nobody says where
back = most of  stake# from half of it to all of it
path = series(2026 .. 2031 ,y=>revenue*( 1+growth ) ^ (y-2025))
gap=committed-revenue*horizon
gap_cny=gap  in CNY   # needs a dated rate in an fx cell
by_seller=sum(openai.amount)by to
chance_short=P( gap>$200B )
lease(n:GW):USD=n*$45B/GW # a function; parameters may name their dimension
'中国资本开支'=3000亿  CNY # any script; quoted names may hold spaces


unit  token
price=$10/1M token
correlate growth,horizon=0.3
gauge exposure=vendor_financing($110B,revenue:$165B) warn>24% alarm>50%
assert committed>$0 "a commitment cannot be negative"
scenario winter "AI winter" from base {growth=0% to 10%
  horizon=3 years}
gap_winter=gap@winter
flows(openai,as_of:2025-10-20)   # a bare expression is shown: here a chart
`;

const FORMATTED = `# Commitments against revenue
revenue      = $12B/year [^nbd]     # a flow, with its source
loss         = $8B/year [^nbd]
committed    = sum(openai.amount where from == "OpenAI")
cover        = committed / revenue  # 83.3 years of revenue
growth       = 20% to 60%           # a 90% interval: lognormal when both ends are positive, else normal
horizon      = 3..5 years           # hard ends: uniform
stake        = up to $100B [^nbd]   # a bound: somewhere from 0 to $100B, nobody says where
back         = most of stake        # from half of it to all of it
path         = series(2026..2031, y => revenue * (1 + growth)^(y - 2025))
gap          = committed - revenue * horizon
gap_cny      = gap in CNY           # needs a dated rate in an fx cell
by_seller    = sum(openai.amount) by to
chance_short = P(gap > $200B)
lease(n: GW): USD = n * $45B/GW     # a function; parameters may name their dimension
'中国资本开支' = 3000亿 CNY         # any script; quoted names may hold spaces

unit token
price = $10 / 1M token
correlate growth, horizon = 0.3
gauge exposure = vendor_financing($110B, revenue: $165B)   warn > 24%  alarm > 50%
assert committed > $0   "a commitment cannot be negative"
scenario winter "AI winter" from base { growth = 0% to 10%
                                        horizon = 3 years }
gap_winter = gap @ winter
flows(openai, as_of: 2025-10-20)  # a bare expression is shown: here a chart
`;

describe('the example cell', () => {
  it('is laid out from what was typed', () => expect(format(TYPED, ['token'])).toBe(FORMATTED));
  it('then stays byte for byte', () => expect(format(FORMATTED, ['token'])).toBe(FORMATTED));
});

describe('blanks within a line', () => {
  test.each<[string, string, string]>([
    ['one around a binary operator', 'a=b+c*d-e/f', 'a = b + c * d - e / f'],
    ['one around a comparison', 'a=b<=c  and d!=e', 'a = b <= c and d != e'],
    ['none around a power', '(a+b) ^ -2', '(a + b)^-2'],
    ['none after a sign', 'a = - b - - c + + d', 'a = -b - -c + +d'],
    ['none around a range of dates', '2025-07-01 .. 2026-06-30', '2025-07-01..2026-06-30'],
    ['none around a column', "sp . 'Market Cap' . x", "sp.'Market Cap'.x"],
    ['none inside brackets', '[ 1 ,( 2 ) ]', '[1, (2)]'],
    ['one before a bracket that no name calls', 'if(a)then(b)else not(c)', 'if(a)then(b)else not(c)'],
    ['one before a bracket behind a word', 'if (a)  then(b) else not(c)', 'if (a) then (b) else not (c)'],
    ['none before the bracket of a call', 'x in(a)  and f(b)', 'x in (a) and f(b)'],
    ['none before, one after a colon', 'f(a :1,b:2)', 'f(a: 1, b: 2)'],
    ['one before a source', 'a = $3B[^x]  [^y, p. 2]', 'a = $3B [^x] [^y, p. 2]'],
    ['one within a literal', 'a = 17   h + 3000亿\u3000CNY', 'a = 17 h + 3000亿 CNY'],
    [
      'one around words',
      't  join u  on k where a  by b, c sort d desc  top 5',
      't join u on k where a by b, c sort d desc top 5',
    ],
    ['any blank the language knows', '\ufeffa\u00a0=\u3000b\t+ c', 'a = b + c'],
    ['three before a message, as it stands apart', 'assert a > 1 "so"', 'assert a > 1   "so"'],
    ['two between thresholds', 'gauge g = a alarm<1x warn<1.5x', 'gauge g = a   alarm < 1x  warn < 1.5x'],
    ['none in a scenario without a definition', 'scenario s from base{ }', 'scenario s from base {}'],
    ['text is text', `a = "x  +y" == 'b  c'`, `a = "x  +y" == 'b  c'`],
  ])('%s', (_, typed, formatted) => expect(format(typed)).toBe(formatted));
});

describe('blanks that carry a meaning', () => {
  test.each<[string, string, string]>([
    ['a literal divided by a literal', 'a = 17 h/1 h', 'a = 17 h / 1 h'],
    ['a literal with a compound unit', 'a = $3/W', 'a = $3/W'],
    ['a literal over a unit that stands apart', 'a = $3 / W', 'a = $3 / W'],
    ['a literal over a name', 'a = $3/n', 'a = $3 / n'],
    ['a multiple', 'a = 2.8x*b', 'a = 2.8x * b'],
    ['hard ends', 'a = 3..5 years', 'a = 3..5 years'],
    ['a unit that a power would join', 'a=$3/W ^ 2', 'a=$3/W ^ 2'],
    ['a day', 'a = 2025-10-20', 'a = 2025-10-20'],
    ['a subtraction that looks like a day', 'a = 2025 -10 -20', 'a = 2025 - 10 - 20'],
    ['a call of a word', 'in(a)', 'in(a)'],
    ['a unit of one’s own', 'a = $3/token', 'a = $3/token'],
  ])('%s: %s', (_, typed, formatted) => expect(format(typed, ['token'])).toBe(formatted));

  it('leaves only the line alone that would read otherwise', () =>
    expect(format('a=1\nbcd=$3/W ^ 2\ne=5')).toBe('a = 1\nbcd=$3/W ^ 2\ne = 5'));
});

describe('lines', () => {
  test.each<[string, string, string]>([
    ['at most one blank line', 'a\n\n\n\nb', 'a\n\nb'],
    ['none at the beginning, none at the end', '\n \na\n\n\n', 'a\n'],
    ['no final newline where there was none', 'a = 1', 'a = 1'],
    ['no trailing blanks', 'a = 1 \t\n# note  \n  \nb\u3000', 'a = 1\n# note\n\nb'],
    ['CRLF stays', 'a=1\r\nb=2\r\n', 'a = 1\r\nb = 2\r\n'],
    ['mixed line breaks stay', 'a=1\r\nb=2\nc=3\rd=4\u2028e=5', 'a = 1\r\nb = 2\nc = 3\rd = 4\u2028e = 5'],
    ['nothing', '', ''],
    ['only blanks', '  \n \n', '\n'],
    ['only a comment', '  # a  b ', '# a  b'],
    ['a line goes on', 'a = b\n      + c\n- d', 'a = b\n  + c\n  - d'],
    [
      'lines in brackets',
      'a = f(\nb,\n      g(\nc\n),\n[d,\ne])\n',
      'a = f(\n  b,\n  g(\n    c\n  ),\n  [d,\n    e])\n',
    ],
    ['a comment in brackets', 'a = f(\n# why\nb # what\n)', 'a = f(\n  # why\n  b  # what\n)'],
    ['a scenario over lines', 'scenario s {\na=1\nb=2\n+3\n  }', 'scenario s {\n  a = 1\n  b = 2\n    + 3\n}'],
    ['a gauge over lines', 'gauge g = a\nwarn>1\nalarm>2', 'gauge g = a\n  warn > 1\n  alarm > 2'],
  ])('%s', (_, typed, formatted) => expect(format(typed)).toBe(formatted));
});

describe('columns', () => {
  test.each<[string, string, string]>([
    ['`=` of a block', 'a=1\nlong=2\n\nb=3', 'a    = 1\nlong = 2\n\nb = 3'],
    [
      'over a comment line and a longer definition',
      'a=1\n# x\nlong=f(\n1\n)\nbb=2',
      'a    = 1\n# x\nlong = f(\n  1\n)\nbb   = 2',
    ],
    ['not over another statement', 'a=1\nunit token\nlong=2', 'a = 1\nunit token\nlong = 2'],
    ['wide characters count twice', '英伟达=1\nabcdef=2\né=3', '英伟达 = 1\nabcdef = 2\né      = 3'],
    ['a combining mark counts nothing', 'e\u0301=1\nab=2', 'e\u0301  = 1\nab = 2'],
    ['half-width kana count once', 'ｱｲ=1\nab=2', 'ｱｲ = 1\nab = 2'],
    ['comments of a block', 'a=1#x\nb=2\ncc=f(3)    # y\n\nd#z', 'a  = 1     #x\nb  = 2\ncc = f(3)  # y\n\nd  #z'],
    ['a comment that goes on below', 'a = 1 # x\n      # y\n# z', 'a = 1  # x\n       # y\n# z'],
  ])('%s', (_, typed, formatted) => expect(format(typed)).toBe(formatted));
});

describe('what does not parse', () => {
  test.each<[string, string, string]>([
    ['stays, its neighbours do not', 'a=1\nb= (1+*2 \nc=3', 'a = 1\nb= (1+*2 \nc = 3'],
    ['an unknown unit', 'a=1\nb=10  tokens\nc=3', 'a = 1\nb=10  tokens\nc = 3'],
    ['a sign that has no meaning', 'a=1\n\nb=1×2\n\nc=3', 'a = 1\n\nb=1×2\n\nc = 3'],
    ['a bracket that is never closed', 'a=1\nb=f(1,\n2 +3\nc=3', 'a = 1\nb=f(1,\n2 +3\nc = 3'],
  ])('%s', (_, typed, formatted) => expect(format(typed)).toBe(formatted));

  it('does not tire of long sums', () => {
    const long = Array.from({ length: 20_000 }, () => 'a').join('+');
    expect(format(long)).toBe(long.replaceAll('+', ' + '));
  });
});
