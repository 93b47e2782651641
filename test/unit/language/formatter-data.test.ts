import { describe, expect, it, test } from 'vitest';
import { formatCell } from '../../../extension/language/formatter';

const format = (text: string): string => formatCell('aibubble-data', text, new Set());

/** The example of the file format, but for its `kind` column: two blanks wider there than its words. */
const DEALS = `deals openai
from   , to     , kind   , amount      , date       , source
Nvidia , OpenAI , equity , up to $100B , 2025-09-22 , nbd
OpenAI , Oracle , cloud  , $300B       , 2025-09-10 , nbd
`;

describe('the example cell', () => {
  it('is laid out from what was typed', () =>
    expect(
      format(
        'deals  openai\nfrom,to,kind,amount,date,source\nNvidia,OpenAI,equity,up to $100B,2025-09-22,nbd\n' +
          'OpenAI,  Oracle,cloud,$300B,2025-09-10,nbd  \n',
      ),
    ).toBe(DEALS));
  it('then stays byte for byte', () => expect(format(DEALS)).toBe(DEALS));
});

describe('the first line', () => {
  test.each<[string, string, string]>([
    ['one blank between words', ' table\tx  from   "a b.csv"  missing "0" ', 'table x from "a b.csv" missing "0"'],
    [
      'renamed columns',
      'series sp columns date="Date" ,price= "SP 500"',
      'series sp columns date = "Date", price = "SP 500"',
    ],
    ['a comment', 'table x# why', 'table x  # why'],
    ['its line break', 'table x \r\na,b\r\n', 'table x\r\na , b\r\n'],
    ['one that does not parse, with all rows', 'deal  x\na,b', 'deal  x\na,b'],
  ])('%s', (_, typed, formatted) => expect(format(typed)).toBe(formatted));
});

describe('rows', () => {
  const rows = (text: string): string => format(`table t\n${text}`).slice('table t\n'.length);
  test.each<[string, string, string]>([
    ['wide characters count twice', '付款方,b\n英伟达,1\nOpenAI,2', '付款方 , b\n英伟达 , 1\nOpenAI , 2'],
    ['an empty field', 'a,b,c\n1,,3\n,2,\n', 'a , b , c\n1 ,   , 3\n  , 2 ,\n'],
    ['a short row', 'aa,bb,cc\n1\n2,3', 'aa , bb , cc\n1\n2  , 3'],
    ['a quote behind a blank is text, and stays', 'a,b,c\n1, "b" ,3', 'a , b , c\n1, "b" ,3'],
    [
      'quotes flush with both commas; the next field finds its column',
      'a,amount,c\nxy,"$1,000B",d\nx,$20,d\n',
      'a  , amount  , c\nxy ,"$1,000B", d\nx  , $20     , d\n',
    ],
    ['a short quoted field', 'a,longer,c\nx,"y",d', 'a , longer , c\nx ,"y",      d'],
    ['quoted fields side by side', 'a,b,c\n"x y","z, ""w""",1\n', 'a    , b        , c\n"x y","z, ""w""", 1\n'],
    ['blank lines', 'a,b\n\n \n\n1,2\n\n\n', 'a , b\n\n1 , 2\n'],
    ['a row with a field too many stays', 'a,b\n1,2\n$1,000B,3', 'a , b\n1 , 2\n$1,000B,3'],
    ['a field over two lines stays', 'a,b\n1,"x\n  y"\n22,3', 'a  , b\n1,"x\n  y"\n22 , 3'],
    ['a row without any text stays', 'a,b\n,\n1,2', 'a , b\n,\n1 , 2'],
    ['tabs stay', 'a\tb \n1\t2', 'a\tb \n1\t2'],
    ['an unfinished merge stays', 'a,b\n<<<<<<< x\n1,2', 'a,b\n<<<<<<< x\n1,2'],
  ])('%s', (_, typed, formatted) => expect(rows(typed)).toBe(formatted));

  it('a row of over 200 characters stays and widens no column', () => {
    const long = `x,${'y'.repeat(200)},z`;
    expect(rows(`a,b,c\n${long}\n1,2,3`)).toBe(`a , b , c\n${long}\n1 , 2 , 3`);
  });
  it('over 500 rows stay', () => {
    const many = (count: number): string => 'a,b\n' + '1,2\n'.repeat(count);
    expect(rows(many(501))).toBe(many(501));
    expect(rows(many(500))).toBe(many(500).replaceAll(',', ' , '));
  });
});
