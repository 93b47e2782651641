import { describe, expect, test } from 'vitest';
import { shape } from './s-expression';

describe('operators bind, loosest to tightest', () => {
  test.each([
    // The three examples of the specification.
    ['a to b in CNY', '(in (to a b) CNY)'],
    ['x / y in years', '(in (/ x y) years)'],
    ['-2^2', '(- (^ 2 2))'],
    ['a or b and c', '(or a (and b c))'],
    ['not a and b', '(and (not a) b)'],
    ['not a == b', '(not (== a b))'],
    ['a == b in c', '(== a (in b c))'],
    ['a > b to c', '(> a (to b c))'],
    ['a .. b + c', '(.. a (+ b c))'],
    ['a up to b + c', '(up-to a (+ b c))'],
    ['up to a + b', '(up-to (+ a b))'],
    ['at least a * b', '(at-least (* a b))'],
    ['most of a + b in CNY', '(in (most-of (+ a b)) CNY)'],
    ['a + b * c', '(+ a (* b c))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b / c', '(/ (/ a b) c)'],
    ['a / b * c', '(* (/ a b) c)'],
    ['-a * b', '(* (- a) b)'],
    ['-a ^ b', '(- (^ a b))'],
    ['2^-1', '(^ 2 (- 1))'],
    ['2^3^2', '(^ 2 (^ 3 2))'],
    ['a ^ b @ c', '(^ a (@ b c))'],
    ['a @ b.c', '(@ a b.c)'],
    ['a.b.c', 'a.b.c'],
    ['a at 2000 / b', '(/ (at a 2000) b)'],
    ['f(a)(b)', '(f() a) !P01'],
    ['f(a).b', '(f() a).b'],
    ['(a + b) * c', '(* (+ a b) c)'],
    ['if a then b else c + d', '(if a b (+ c d))'],
    ['if a or b then c else if d then e else f', '(if (or a b) c (if d e f))'],
    ['y => a + y', '(=> [y] (+ a y))'],
    ['(x, y) => x * y', '(=> [x y] (* x y))'],
    ['a [^s] + b', '(+ (^ a s) b)'],
    ['$3 [^s] to $5 [^t, p. 3]', '(to (^ 3[USD] s) (^ 5[USD] t:p. 3))'],
    ['-$3 [^s]', '(- (^ 3[USD] s))'],
    ["sp.'Market Cap' / 2", '(/ sp.Market Cap 2)'],
    ["'中国 开支' + 1", "(+ '中国 开支' 1)"],
    ['2025-10-20', 'day20381'],
    ['2025 - 10 - 20', '(- (- 2025 10) 20)'],
    ['2025Q3', 'days20270-20362'],
    ['[a, b + c]', '[a (+ b c)]'],
    ['[]', '[]'],
    ['f()', '(f())'],
    ['f(a, b: c)', '(f() a b: c)'],
    ['date in 2025-07-01..2026-06-30', '(in date (.. day20270 day20634))'],
  ])('%s', (text, wanted) => expect(shape(text)).toBe(wanted));
});

describe('table verbs', () => {
  test.each([
    ['sum(t.amount where kind == "loan")', '(sum() (t.amount <where (== kind "loan")>))'],
    ['sum(t.amount) by from, to', '((sum() t.amount) <by from to>)'],
    ['sum(t.a where b > 1) by to / 2', '(/ ((sum() (t.a <where (> b 1)>)) <by to>) 2)'],
    ['t join u on key where a > 1 sort amount desc top 5', '(t <join u key> <where (> a 1)> <sort amount↓> <top 5>)'],
    ['t with share = amount / sum(amount)', '(t <with share=(/ amount (sum() amount))>)'],
    ['f(t by a, b: 2)', '(f() (t <by a>) b: 2)'],
    ['count(t where date in 2025Q3 and a > 1)', '(count() (t <where (and (in date days20270-20362) (> a 1))>))'],
  ])('%s', (text, wanted) => expect(shape(text)).toBe(wanted));
});

describe('statements', () => {
  test.each([
    ['lease(n) = n', '(fn lease [n] n)'],
    ['lease(n: GW): USD = n * $45B/GW', '(fn lease [n:GW]:USD (* n 45[USD·W^-1]))'],
    ['f(n: USD/GW, m) = n', '(fn f [n:(/ USD GW) m] n)'],
    ['lease(n)', '(lease() n)'],
    ['gauge g = f(x)   warn > 24%  alarm > 50%', '(gauge g (f() x) (warn > 0.24%) (alarm > 0.5%))'],
    ['gauge g = x\n  warn < 1.5x\n  alarm < 1x', '(gauge g x (warn < 1.5) (alarm < 1))'],
    ['assert a > $0 "why"', '(assert (> a 0[USD]) "why")'],
    ['assert (a) == b', '(assert (== a b))'],
    ['unit token', '(unit token)'],
  ])('%s', (text, wanted) => expect(shape(text)).toBe(wanted));
});

describe('a newline ends a statement, except inside brackets or beside a binary operator', () => {
  test.each([
    ['a = 1\nb = 2', '(= a 1) (= b 2)'],
    ['a = 1\r\nb = 2\rc = 3\u2028d = 4', '(= a 1) (= b 2) (= c 3) (= d 4)'],
    ['a = 1 +\n  2', '(= a (+ 1 2))'],
    ['a = 1\n  + 2', '(= a (+ 1 2))'],
    ['a = 1\n\n  + 2', '(= a (+ 1 2))'],
    ['a = b and\nc', '(= a (and b c))'],
    ['a = b\nor c', '(= a (or b c))'],
    ['a = 1\nto 2', '(= a (to 1 2))'],
    ['a = b\nin CNY', '(= a (in b CNY))'],
    ['a = b\nat 2031', '(= a (at b 2031))'],
    ['a =\n 3', '(= a 3)'],
    ['a = (1\n+ 2\n)', '(= a (+ 1 2))'],
    ['a = f(\n  1,\n  b: 2\n)', '(= a (f() 1 b: 2))'],
    ['a = [1,\n2]', '(= a [1 2])'],
    ['a = sum(t.x)\n  by to', '(= a ((sum() t.x) <by to>))'],
    ['a = if b\nthen 1\nelse 2', '(= a (if b 1 2))'],
    ['a = f(t with\n  b = 1,\n  c = 2)', '(= a (f() (t <with b=1 c=2>)))'],
    ['a = 1 # + 2\nb = 3', '(= a 1) (= b 3)'],
    ['a = 1\n# note\n+ 2', '(= a (+ 1 2))'],
    ['a = 1\nto = 2', '(= a 1) (= to 2)'],
    ['a = 1\nby = 2', '(= a 1) (= by 2)'],
    ['a = 1\nin(b) = 2', '(= a 1) (fn in [b] 2)'],
  ])('%j', (text, wanted) => expect(shape(text)).toBe(wanted));
});

describe('contextual words are names elsewhere', () => {
  const words =
    'to by in at most up least where warn alarm unit gauge assert scenario from correlate slider choice of if then else and or not join with sort top on desc'.split(
      ' ',
    );
  test.each(words)('%s = 3', (word) => expect(shape(`${word} = 3`)).toBe(`(= ${word} 3)`));
  test.each(words.filter((w) => !['if', 'not', 'up', 'at', 'most'].includes(w)))('x + %s', (word) =>
    expect(shape(`y = x + ${word}`)).toBe(`(= y (+ x ${word}))`),
  );
  test.each([
    ['to to to', '(to to to)'],
    ['x = most', '(= x most)'],
    ['x = up + at', '(= x (+ up at))'],
    ['gauge(x)', '(gauge() x)'],
    ['unit.price', 'unit.price'],
    ['gauge gauge = warn warn > 1', '(gauge gauge warn (warn > 1))'],
    ['growth = 2\ngrowth(n) = n', '(= growth 2) (fn growth [n] n)'],
    ['if(x) = 3', '(fn if [x] 3)'],
  ])('%s', (text, wanted) => expect(shape(text)).toBe(wanted));
});
