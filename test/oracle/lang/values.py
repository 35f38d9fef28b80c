# Programs for record-lang.py, one a cell. Expressions and what they are.
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s[::-1]))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s[-3:]))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s[2:-2:3]))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s[-1:-5:-1]))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s[100:]))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s[5:2]))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.upper()))
print(repr(s.lower()))
print(repr(s.title()))
print(repr(s.swapcase()))
print(repr(s.capitalize()))
print(repr(s.casefold()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.find('o')))
print(repr(s.find('o', 5)))
print(repr(s.find('z')))
print(repr(s.rfind('o')))
print(repr(s.index('l')))
print(repr(s.rindex('l')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.count('l')))
print(repr(s.count('')))
print(repr(s.count('l', 3)))
print(repr(s.count('lo', 0, 4)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.replace('l', 'L')))
print(repr(s.replace('l', 'L', 1)))
print(repr(s.replace('', '-')))
print(repr(s.replace('l', 'L', count=1) if False else 0))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.split(',')))
print(repr(s.split()))
print(repr(s.split('o', 1)))
print(repr(s.rsplit('o', 1)))
print(repr('a  b'.split(' ')))
print(repr(''.split()))
print(repr(''.split(',')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.partition(', ')))
print(repr(s.rpartition('o')))
print(repr(s.partition('zz')))
print(repr(s.rpartition('zz')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(t.strip()))
print(repr(t.lstrip()))
print(repr(t.rstrip()))
print(repr('xxabcxx'.strip('x')))
print(repr('abcba'.strip('ab')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(s.startswith('Hell')))
print(repr(s.startswith(('a', 'H'))))
print(repr(s.endswith('d')))
print(repr(s.startswith('l', 2)))
print(repr(s.endswith('o', 0, 5)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('-'.join(['a', 'b'])))
print(repr('-'.join('abc')))
print(repr(''.join([])))
print(repr(','.join(str(i) for i in range(3))))
print(repr(', '.join({'a': 1, 'b': 2})))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abc'.center(10)))
print(repr('abc'.center(10, '*')))
print(repr('abc'.ljust(6, '.')))
print(repr('abc'.rjust(6)))
print(repr('abc'.zfill(6)))
print(repr('-42'.zfill(6)))
print(repr('+1'.zfill(4)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('a\tb'.expandtabs()))
print(repr('a\tbc\td'.expandtabs(4)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abc'.isalpha()))
print(repr('abc1'.isalnum()))
print(repr('12'.isdigit()))
print(repr('A'.isupper()))
print(repr('a'.islower()))
print(repr(' '.isspace()))
print(repr('Ab Cd'.istitle()))
print(repr('x_1'.isidentifier()))
print(repr('½'.isnumeric()))
print(repr('12'.isdecimal()))
print(repr('a\n'.isprintable()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('a\nb\r\nc'.splitlines()))
print(repr('a\nb\n'.splitlines(True)))
print(repr('a\n\nb'.splitlines()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abc'.removeprefix('a')))
print(repr('abc'.removesuffix('bc')))
print(repr('abc'.removeprefix('z')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abc'.translate(str.maketrans('ab', 'xy'))))
print(repr('abc'.translate(str.maketrans({'a': 'AA', 'b': None}))))
print(repr('abc'.translate(str.maketrans('', '', 'b'))))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abc' * 3))
print(repr(3 * 'ab'))
print(repr('a' * 0))
print(repr('a' * -1))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('a' + 'b' 'c'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('a' < 'b'))
print(repr('a' < 'B'))
print(repr('abc' < 'abd'))
print(repr('' < 'a'))
print(repr('Z' < 'a'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('el' in s))
print(repr('z' in s))
print(repr('' in s))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(len(s)))
print(repr(len('')))
print(repr(len('한국어')))
print(repr(len('😀')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(ord('a')))
print(repr(chr(97)))
print(repr(chr(0x1F600)))
print(repr(ord('한')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%d %s %f %r' % (1, 'a', 2.5, 'b')))
print(repr('%5d|%-5d|%05d' % (1, 2, 3)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%.2f %.3e %g %G' % (3.14159, 31415.9, 0.00001, 1e20)))
print(repr('%+d % d' % (5, 5)))
print(repr('%%' % ()))
print(repr('%c%c' % ('a', 98)))
print(repr('%s' % None))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%(a)s %(b)d' % {'a': 1, 'b': 2}))
print(repr('%s' % ((1, 2),)))
print(repr('%s %s' % ('a', [1])))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%*d' % (5, 42)))
print(repr('%.*f' % (2, 3.14159)))
print(repr('%-*d|' % (5, 42)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%d' % 1.9))
print(repr('%i' % True))
print(repr('%u' % 5))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%.3s|%10.2s|' % ('abcdef', 'xyz')))
print(repr('%5s|%-5s|' % ('a', 'b')))
print(repr('%10.4f|' % 3.14159265))
print(repr('%e' % 0))
print(repr('%.0f' % 2.5))
print(repr('%.0f' % 3.5))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{} {}'.format(1, 2)))
print(repr('{1} {0}'.format(1, 2)))
print(repr('{a} {b}'.format(a=1, b=2)))
print(repr('{0[1]} {0[0]}'.format([1, 2])))
print(repr('{a[k]}'.format(a={'k': 3})))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{0.real} {0.imag}'.format(3)))
print(repr('{!r} {!s} {!a}'.format('a', 'b', 'é')))
print(repr('{:>10}|{:<10}|{:^10}'.format('a', 'b', 'c')))
print(repr('{:*^10}'.format('x')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{:,} {:_}'.format(1234567, 1234567)))
print(repr('{:,.2f}'.format(1234567.891)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{:.2f} {:e} {:g} {:%} {:.1%}'.format(3.14159, 12345.678, 0.0001, 0.256, 0.256)))
print(repr('{:+d} {: d} {:05d}'.format(5, 5, 42)))
print(repr('{:c}'.format(65)))
print(repr('{:n}'.format(1234)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{:{}}'.format('a', 5)))
print(repr('{:{w}.{p}f}'.format(3.14159, w=10, p=2)))
print(repr('{{}} {}'.format(1)))
print(repr('{:<5}|'.format(True)))
print(repr('{:5}|'.format(None) if False else 1))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(f'{1+1} {s!r} {s:>15} {s[:5]}'))
print(repr(f'{3.14159:.2f}'))
print(repr(f'{42:05d}'))
print(repr(f'{1234567:,}'))
print(repr(f'{0.5:%}'))
print(repr(f'{s=}'))
print(repr(f'{1+1=}'))
print(repr(f'{3.14159=:.2f}'))
print(repr(f'{s = }'))
print(repr(f'{s!r:>20}'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(f'{"nested"}'))
print(repr(f"{'a' if 1 else 'b'}"))
print(repr(f'{{}}'))
print(repr(f'{{{1}}}'))
print(repr(f'{[i for i in range(3)]}'))
print(repr(f'{ {1: 2}[1] }'))
print(repr(f'{(lambda x: x*2)(3)}'))
print(repr(f'{s:{20}}|'))
print(repr(f'{3.14159:{10}.{3}}'))
print(repr(f'{3:{"0"}{5}d}'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(f'{None}'))
print(repr(f'{True}'))
print(repr(f'{[1, "a"]}'))
print(repr(f'{1.0}'))
print(repr(f'{1e100}'))
print(repr(f'{-0.0}'))
print(repr(f'{float("nan")}'))
print(repr(f'{float("inf"):10}|'))
print(repr(f'{10**20}'))
print(repr(f'{1/3}'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(f'{1:>{2+3}}'))
print(repr(f'{"a":*<{5}}'))
print(repr(f'{"abc":.2}'))
print(repr(f'{"abc":5.2}|'))
print(repr(f'{1.5:g}'))
print(repr(f'{1e6:g}'))
print(repr(f'{123456789.0:g}'))
print(repr(f'{0.1+0.2}'))
print(repr(f'{100:e}'))
print(repr(f'{1.0:.0f}'))
print(repr(f'{1.0:#.0f}'))
print(repr(f'{12345.6789:,.1f}'))
print(repr(f'{1e10:,}'))
print(repr(f'{-5:=+5d}'))
print(repr(f'{5:=+5d}'))
print(repr(f'{-5:05}'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(f'{3+4j}'))
print(repr(f'{3.5+4j:.2f}'))
print(repr(f'{1j}'))
print(repr(f'{-1.5j:.1f}'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(f'{1:d}{2:b}{3:c}{4:o}'))
print(repr(f'{True:d}'))
print(repr(f'{True:5}|'))
print(repr(f'{65:c}'))
print(repr(f'{1.5!r}'))
print(repr(f'{"x"!r:5}|'))
print(repr(f'{1_000_000}'))
print(repr(f'{0xff}'))
print(repr(f'{0b101}'))
print(repr(f'{0o17}'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(repr('a\'b')))
print(repr(repr("a'b")))
print(repr(repr('a"b')))
print(repr(repr('a\'"b')))
print(repr(repr('a\nb\t\\')))
print(repr(repr('\x00\x7f\xa0é')))
print(repr(repr('한글')))
print(repr(repr('\u200b')))
print(repr(repr('')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(b[0]))
print(repr(b[1:]))
print(repr(b + b'd'))
print(repr(b * 2))
print(repr(len(b)))
print(repr(b == b'abc'))
print(repr(b'a' in b))
print(repr(97 in b))
print(repr(list(b)))
print(repr(b.decode()))
print(repr(b.hex()))
print(repr(bytes([65, 66])))
print(repr('é'.encode()))
print(repr(b'\xff\x00'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(str(b)))
print(repr(str(1)))
print(repr(str(1.0)))
print(repr(str([1, 'a'])))
print(repr(str(None)))
print(repr(str(True)))
print(repr(str((1,))))
print(repr(str({})))
print(repr(str(set())))
print(repr(str({1})))
print(repr(str(object)))
print(repr(str(int)))
print(repr(str(len)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(str()))
print(repr(str('a')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(int('42')))
print(repr(int(' 42 ')))
print(repr(int('-7')))
print(repr(int('0x1f', 16)))
print(repr(int('1f', 16)))
print(repr(int('101', 2)))
print(repr(int('0b11', 0)))
print(repr(int('z', 36)))
print(repr(int(3.9)))
print(repr(int(-3.9)))
print(repr(int(True)))
print(repr(int('1_000')))
print(repr(int()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(float('3.14')))
print(repr(float('1e5')))
print(repr(float(' inf ')))
print(repr(float('-Infinity')))
print(repr(float('nan')))
print(repr(float(3)))
print(repr(float(True)))
print(repr(float('1_0.5')))
print(repr(float()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(bool(0)))
print(repr(bool('')))
print(repr(bool('a')))
print(repr(bool([])))
print(repr(bool([0])))
print(repr(bool(None)))
print(repr(bool(0.0)))
print(repr(bool({})))
print(repr(bool(())))
print(repr(bool('False')))
print(repr(bool()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr(sorted('hello')))
print(repr(list('abc')))
print(repr(tuple('ab')))
print(repr(set('a')))
print(repr(max('hello')))
print(repr(min('hello')))
print(repr(''.join(sorted('hello'))))
print(repr(''.join(reversed('abc'))))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('a,b,c'.split(',')[1]))
print(repr('abc'[1][0]))
print(repr('a' 'b'))
print(repr('x' in ['x', 'y']))
print(repr('a' == 'a'))
print(repr('a' is not None))
print(repr('a' or 'b'))
print(repr('' or 'b'))
print(repr('a' and 'b'))
print(repr(not 'a'))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('hello world'.title()))
print(repr("they're bill's".title()))
print(repr('hello'.capitalize()))
print(repr('ß'.upper()))
print(repr('İ'.lower()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('Hello'.islower()))
print(repr(''.isalpha()))
print(repr(''.isspace()))
print(repr('1.5'.isdigit()))
print(repr('-1'.isnumeric()))
print(repr('a b'.istitle()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abcabc'.rfind('abc')))
print(repr('abcabc'.rindex('c', 0, 4)))
print(repr('abc'.find('')))
print(repr('abc'.find('', 5)))
print(repr(''.find('')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('a-b_c d'.replace('-', ' ').replace('_', ' ').split()))
print(repr(' a b '.split(' ')))
print(repr('a\tb\nc'.split()))
print(repr('a,b,,c'.split(',')))
print(repr('1,2;3'.replace(';', ',').split(',')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('aXbXc'.rsplit('X', 1)))
print(repr('a b c'.split(None, 1)))
print(repr(' a b c '.rsplit(None, 1)))
print(repr('a b c'.split(maxsplit=1)))
print(repr('a,b,c'.split(sep=',')))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('abc'.encode('utf-8')))
print(repr('abc'.encode('ascii', 'ignore')))
print(repr('abc'.isascii()))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{:>{width}}'.format('x', width=4)))
print(repr('{0:{1}}'.format('x', 4)))
print(repr('{0!r:>5}'.format('a')))
print(repr('{:10.3}'.format('abcdef')))
print(repr('{:10.3}|'.format(3.14159)))
print(repr('{:.3}'.format(2.0)))
print(repr('{:.0%}'.format(0.5)))
print(repr('{:#g}'.format(1.0)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('{:08.3f}'.format(3.14159)))
print(repr('{:+.1e}'.format(12345)))
print(repr('{:-}'.format(5)))
print(repr('{:010,}'.format(12345)))
print(repr('{:_b}'.format(1000)))
print(repr('{:_x}'.format(100000)))
print(repr('{:,d}'.format(1000)))
print(repr('{:=10}'.format(-5)))
print(repr('{:<010}'.format(5)))
print(repr('{:^+10.2f}'.format(2.5)))
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
print(repr('%s' % [1, 2]))
print(repr('%r' % 'a'))
print(repr('%s' % {'a': 1}))
print(repr('%a' % 'é'))
print(repr('%5.1f%%' % 45.678))
print(repr('%03d' % 7))
print(repr('%+.2e' % 12345.678))
print(repr('%-10s|' % 'hi'))
print(repr('%s, %s' % ('a', 'b')))
print(repr('%(x).2f' % {'x': 1}))
print(repr('%i' % 3.99))
print(repr('%5s' % None))
# %%
import math
print(repr(2**100))
print(repr(2**-1))
print(repr((-2)**3))
print(repr(2**0.5))
print(repr(0**0))
print(repr(10**20))
print(repr(-2**2))
print(repr(2**3**2))
print(repr((-8)**(1/3)))
# %%
import math
print(repr(7//2))
print(repr(-7//2))
print(repr(7//-2))
print(repr(7%3))
print(repr(-7%3))
print(repr(7%-3))
print(repr(-7%-3))
print(repr(7.5//2))
print(repr(-7.5//2))
print(repr(7.5%2))
print(repr(-7.5%2))
print(repr(0.0//1))
print(repr(-1//1e308 if False else 0))
# %%
import math
print(repr(divmod(7, 2)))
print(repr(divmod(-7, 2)))
print(repr(divmod(7, -2)))
print(repr(divmod(7.5, 2)))
print(repr(divmod(-7.5, 2)))
print(repr(divmod(10**30, 7)))
# %%
import math
print(repr(round(0.5)))
print(repr(round(1.5)))
print(repr(round(2.5)))
print(repr(round(-0.5)))
print(repr(round(-1.5)))
print(repr(round(2.675, 2)))
print(repr(round(1.005, 2)))
print(repr(round(1234, -2)))
print(repr(round(1250, -2)))
print(repr(round(1350, -2)))
print(repr(round(2.5, 0)))
print(repr(round(1e20)))
print(repr(round(3)))
print(repr(round(-3.7)))
print(repr(round(3.14159, 3)))
print(repr(round(5.5)))
print(repr(round(True)))
print(repr(round(123.456, -1)))
print(repr(round(0.1+0.2, 10)))
# %%
import math
print(repr(abs(-5)))
print(repr(abs(-5.5)))
print(repr(abs(3+4j)))
print(repr(abs(True)))
print(repr(abs(-0.0)))
# %%
import math
print(repr(0.1+0.2))
print(repr(1/3))
print(repr(2/3))
print(repr(1e16))
print(repr(1e15))
print(repr(123456789012345678.0))
print(repr(1e-5))
print(repr(0.0001))
print(repr(1e22))
print(repr(1e23))
print(repr(5e-324))
print(repr(1.7976931348623157e308))
print(repr(100.0))
print(repr(1.0))
print(repr(-0.0))
print(repr(1e100))
print(repr(3.0e-10))
print(repr(12345.678))
print(repr(0.1))
print(repr(1e5))
print(repr(1.5e300*1e10))
# %%
import math
print(repr(float('inf')))
print(repr(-float('inf')))
print(repr(float('nan')))
print(repr(float('inf') - float('inf')))
print(repr(float('nan') == float('nan')))
print(repr(float('inf') > 1e308))
# %%
import math
print(repr(int(1e20)))
print(repr(int(-1.5)))
print(repr(int(1e300) > 10**299))
print(repr(float(2**53+1)))
print(repr(int('9'*50)))
print(repr(10**50 + 1))
print(repr(-(10**30)//7))
print(repr((10**30) % 7))
print(repr(2**200 >> 190))
print(repr(1 << 100))
# %%
import math
print(repr(5 & 3))
print(repr(5 | 3))
print(repr(5 ^ 3))
print(repr(~5))
print(repr(1 << 3))
print(repr(16 >> 2))
print(repr(-5 >> 1))
print(repr(-5 & 0xff))
print(repr(True & False))
print(repr(True | False))
print(repr(True ^ True))
print(repr(~True))
print(repr(-True))
print(repr(True + True))
print(repr(True * 3))
print(repr(True / 2))
# %%
import math
print(repr(1 < 2 < 3))
print(repr(1 < 3 < 2))
print(repr(1 == 1.0))
print(repr(1 == True))
print(repr(1 is 1))
print(repr(0 == False))
print(repr(1 != 1.0))
print(repr(3 > 2 >= 2))
print(repr(1 < 2 > 1))
print(repr('a' < 'b' < 'c'))
print(repr(1 == 1 == 1))
print(repr(not 1 == 2))
print(repr(1 in [1] == True))
print(repr((1 < 2) == True))
# %%
import math
print(repr(1+2j))
print(repr((1+2j)*(3-1j)))
print(repr((1+2j)/(3-1j)))
print(repr(abs(3+4j)))
print(repr((1+2j).real))
print(repr((1+2j).imag))
print(repr((1+2j).conjugate()))
print(repr(1j**2))
print(repr(complex(1, 2)))
print(repr(complex('1+2j')))
print(repr(-1j))
print(repr(1j*1j))
print(repr(2*(1+0j)))
print(repr(complex(3)))
print(repr((1+2j)==(1+2j)))
print(repr(1+0j == 1))
print(repr(0j))
# %%
import math
print(repr(bin(10)))
print(repr(oct(8)))
print(repr(bin(-5)))
print(repr(bin(0)))
# %%
import math
print(repr(max(1, 2, 3)))
print(repr(max([1, 5, 3])))
print(repr(min(3, 1)))
print(repr(max('a', 'b')))
print(repr(max([1, 2], [1, 3])))
print(repr(max([-5, 3], key=abs)))
print(repr(min([], default=0)))
print(repr(max([], default=None)))
print(repr(max((1, 'a'), (2, 'b'))))
print(repr(max({'a': 1, 'b': 2})))
print(repr(max({'a': 1, 'b': 2}.items(), key=lambda kv: kv[1])))
print(repr(max(1, 2.5)))
print(repr(max(True, 2)))
print(repr(min('hello', key=ord)))
print(repr(max([1, 1.0])))
print(repr(max(i*i for i in range(4))))
# %%
import math
print(repr(min([1], [2], key=len)))
print(repr(max([3, 1], default=5)))
# %%
import math
print(repr(sum([1, 2, 3])))
print(repr(sum([1.5, 2])))
print(repr(sum([])))
print(repr(sum([[1], [2]], [])))
print(repr(sum(range(101))))
print(repr(sum([0.1]*10)))
print(repr(sum((1, 2), 10)))
print(repr(sum([1, 2], start=5)))
print(repr(sum(x*x for x in range(5))))
print(repr(sum([True, True, False])))
print(repr(sum({1: 2, 3: 4})))
# %%
import math
print(repr(pow(2, 10)))
print(repr(pow(2, 10, 1000)))
print(repr(pow(2, -1)))
print(repr(pow(2.0, 3)))
print(repr(pow(3, -1, 7)))
print(repr(pow(-2, 3)))
print(repr(pow(0, 0)))
# %%
import math
print(repr(isinstance(1, int)))
print(repr(isinstance(True, int)))
print(repr(isinstance(1.0, float)))
print(repr(isinstance('a', (int, str))))
print(repr(isinstance([], list)))
print(repr(isinstance(None, type(None))))
print(repr(isinstance(1, object)))
print(repr(isinstance(int, type)))
print(repr(isinstance(1, float)))
print(repr(isinstance(lambda: 0, type(lambda: 0))))
print(repr(isinstance({}, dict)))
print(repr(isinstance((), tuple)))
print(repr(isinstance(set(), set)))
print(repr(isinstance(b'', bytes)))
print(repr(isinstance(1j, complex)))
print(repr(isinstance(range(3), range)))
# %%
import math
print(repr(type(1)))
print(repr(type(1.0)))
print(repr(type('a')))
print(repr(type([])))
print(repr(type(())))
print(repr(type({})))
print(repr(type(set())))
print(repr(type(None)))
print(repr(type(True)))
print(repr(type(lambda: 0)))
print(repr(type(len)))
print(repr(type(type)))
print(repr(type(range(3))))
print(repr(type(1j)))
print(repr(type(b'')))
print(repr(type(int)))
print(repr(type(print)))
print(repr(type(...)))
print(repr(type({}.keys())))
print(repr(type(NotImplemented)))
print(repr(type(x for x in [])))
print(repr(type(zip())))
print(repr(type(map(str, []))))
print(repr(type(enumerate([]))))
print(repr(type(slice(1))))
print(repr(type(math)))
print(repr(type('a'.join)))
print(repr(type(Exception())))
print(repr(type(Exception)))
# %%
import math
print(repr(type(1) == int))
print(repr(type('a') is str))
print(repr(type(1) is type(2)))
print(repr(type(True) == int))
print(repr(type([]) == list))
print(repr(type(1).__name__))
print(repr(type('a').__name__))
print(repr(type([]).__name__))
print(repr(type(None).__name__))
print(repr((1).__class__))
print(repr((1).__class__.__name__))
print(repr('a'.__class__.__name__))
print(repr(int.__name__))
print(repr(type(1.5).__name__))
print(repr([].__class__ is list))
print(repr(type(type(1)).__name__))
# %%
import math
print(repr(math.pi))
print(repr(math.e))
print(repr(math.sqrt(16)))
print(repr(math.floor(2.7)))
print(repr(math.ceil(2.1)))
print(repr(math.trunc(-2.7)))
print(repr(math.factorial(20)))
print(repr(math.gcd(12, 18)))
print(repr(math.log(10)))
print(repr(math.log(8, 2)))
print(repr(math.log2(8)))
print(repr(math.log10(1000)))
print(repr(math.exp(1)))
print(repr(math.pow(2, 3)))
print(repr(math.sin(1)))
print(repr(math.cos(1)))
print(repr(math.tan(1)))
print(repr(math.atan2(1, 2)))
print(repr(math.hypot(3, 4)))
print(repr(math.degrees(math.pi)))
print(repr(math.radians(180)))
print(repr(math.isnan(float('nan'))))
print(repr(math.isinf(float('inf'))))
print(repr(math.isclose(0.1+0.2, 0.3)))
print(repr(math.inf))
print(repr(math.nan))
print(repr(math.tau))
print(repr(math.fabs(-1)))
print(repr(math.fmod(-7, 3)))
print(repr(math.copysign(1, -0.0)))
print(repr(math.comb(5, 2)))
print(repr(math.perm(5, 2)))
print(repr(math.prod([1, 2, 3])))
print(repr(math.isqrt(17)))
print(repr(math.lcm(4, 6)))
print(repr(math.asin(1)))
print(repr(math.acos(0)))
print(repr(math.sinh(1)))
print(repr(math.dist([0, 0], [3, 4])))
print(repr(math.expm1(1e-5)))
print(repr(math.log1p(1e-5)))
print(repr(math.floor(-2.5)))
print(repr(math.isfinite(1.0)))
# %%
import math
print(repr(hash(1) == hash(1.0)))
print(repr(hash((1, 2)) == hash((1, 2))))
print(repr(hash(2**61-1)))
print(repr(hash(-1)))
print(repr(hash(True)))
print(repr(hash(10**20)))
print(repr(hash(0.5)))
# %%
import math
print(repr(id(1) == id(1)))
print(repr(callable(len)))
print(repr(callable(1)))
print(repr(callable(int)))
print(repr(callable(lambda: 0)))
# %%
import math
print(repr(0x1F))
print(repr(0b101))
print(repr(0o17))
print(repr(1_000_000))
print(repr(1e3))
print(repr(.5))
print(repr(5.))
print(repr(1_0.0_1))
print(repr(0xFF_FF))
print(repr(00))
print(repr(1E5))
print(repr(1j))
print(repr(0.5j))
# %%
import math
print(repr(int.__name__))
print(repr(float('1e400')))
print(repr(float(-0.0)))
print(repr(str(-0.0)))
print(repr(-0.0 == 0.0))
print(repr(1e400))
print(repr(0.1 + 0.7))
print(repr(3 * 0.1))
print(repr(4.35 * 100))
print(repr(1.1 + 2.2))
print(repr(1e16 + 1))
print(repr(2.0**53 + 1))
print(repr(10 / 2))
print(repr(9 / 3))
print(repr(7 / 2))
print(repr(1e3 // 7))
print(repr(5 // 0.3))
# %%
import math
print(repr(True + 1))
print(repr(True == 1))
print(repr(True is 1 if False else 0))
print(repr(sum([True, False, True])))
print(repr(int(True)))
print(repr(float(False)))
print(repr(str(True)))
print(repr(True and 5))
print(repr(False or None))
print(repr(not 0))
print(repr(not []))
print(repr(None is None))
print(repr(None == 0))
print(repr(bool('0')))
# %%
import math
print(repr(3 .real))
print(repr(3.0.real))
# %%
import math
print(repr(str(123)[::-1]))
print(repr([int(d) for d in str(123)]))
print(repr(sum(int(d) for d in str(2**15))))
print(repr(len(str(2**100))))
print(repr('%d' % 2**3 if False else 0))
print(repr(int(str(12) + '3')))
print(repr(list(map(int, '1 2 3'.split()))))
print(repr(round(7/3, 2)))
print(repr(round(10/4)))
print(repr(int(7/2)))
print(repr(-7 // 2 * 2 + -7 % 2))
# %%
import math
print(repr(range(5)))
print(repr(range(1, 5)))
print(repr(range(1, 10, 2)))
print(repr(list(range(5, 0, -1))))
print(repr(len(range(0, 10, 3))))
print(repr(range(5)[2]))
print(repr(range(10)[2:5]))
print(repr(range(10)[::-1]))
print(repr(3 in range(5)))
print(repr(2.0 in range(5)))
print(repr(list(range(0))))
print(repr(range(5) == range(0, 5)))
print(repr(range(5).index(3)))
print(repr(range(5).count(2)))
print(repr(list(reversed(range(3)))))
print(repr(range(0)))
print(repr(range(5)[-1]))
print(repr(bool(range(0))))
print(repr(range(10**12)[-1]))
print(repr(range(0, 10, 3)[1:]))
print(repr(sum(range(10))))
print(repr(min(range(3, 5))))
print(repr('a' in range(3)))
print(repr(list(range(-3, 3))))
# %%
import math
print(repr(list(range(3)) + [3]))
print(repr([*range(3)]))
print(repr((*range(3),)))
print(repr({*range(3)}))
print(repr([0] * 3))
print(repr([[0] * 2 for _ in range(2)]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l[0]))
print(repr(l[-1]))
print(repr(l[1:]))
print(repr(l[::-1]))
print(repr(l[:2]))
print(repr(l[::2]))
print(repr(l[-2:]))
print(repr(l[5:]))
print(repr(l[:]))
print(repr(l[-1::-1]))
print(repr(l[1:0]))
print(repr(l[2:0:-1]))
print(repr(l[-10:10]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l + [4]))
print(repr(l * 2))
print(repr(2 * l))
print(repr(l == [3, 1, 2]))
print(repr(1 in l))
print(repr(5 not in l))
print(repr(len(l)))
print(repr(max(l)))
print(repr(min(l)))
print(repr(sum(l)))
print(repr(sorted(l)))
print(repr(sorted(l, reverse=True)))
print(repr(list(reversed(l))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.append(4)))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.extend([5, 6])))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.extend('ab')))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.insert(1, 'x')))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.insert(-1, 'x')))
print(repr(l.insert(100, 'y')))
print(repr(l.insert(-100, 'z')))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.remove(1)))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.pop()))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.pop(0)))
print(repr(l))
print(repr(l.pop(-1)))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.index(2)))
print(repr(l.index(3, 0, 1)))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.count(1)))
print(repr([1, 1.0, True].count(1)))
print(repr(l.reverse()))
print(repr(l))
print(repr(l.sort()))
print(repr(l))
print(repr(l.copy() is l))
print(repr(l.copy() == l))
print(repr(l.clear()))
print(repr(l))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(l.sort(key=lambda x: -x)))
print(repr(l))
print(repr(l.sort(reverse=True)))
print(repr(l))
print(repr(['b', 'A', 'c'].sort(key=str.lower)))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(sorted(['bb', 'a', 'ccc'], key=len)))
print(repr(sorted('bca')))
print(repr(sorted({3: 1, 1: 2})))
print(repr(sorted([(2, 'a'), (1, 'b')])))
print(repr(sorted([(1, 'b'), (1, 'a')])))
print(repr(sorted([3, 1, 2], key=lambda x: -x)))
print(repr(sorted(['B', 'a'], key=str.lower)))
print(repr(sorted([True, False])))
print(repr(sorted([1.5, 1])))
print(repr(sorted(d.items(), key=lambda kv: kv[1], reverse=True)))
print(repr(sorted([[2], [1, 5]])))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(d['a']))
print(repr(d.get('a')))
print(repr(d.get('z')))
print(repr(d.get('z', 0)))
print(repr('a' in d))
print(repr(1 in d))
print(repr(len(d)))
print(repr(list(d)))
print(repr(list(d.keys())))
print(repr(list(d.values())))
print(repr(list(d.items())))
print(repr(d.keys()))
print(repr(d.values()))
print(repr(d.items()))
print(repr(sorted(d)))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(d.update({'c': 3})))
print(repr(d))
print(repr(d.update(d=4)))
print(repr(d))
print(repr(d.update([('e', 5)])))
print(repr(d))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(d.pop('a')))
print(repr(d))
print(repr(d.pop('z', None)))
print(repr(d.setdefault('x', 9)))
print(repr(d))
print(repr(d.setdefault('b', 7)))
print(repr(d.popitem()))
print(repr(d))
print(repr(d.copy()))
print(repr(d.clear()))
print(repr(d))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(d | {'c': 3}))
print(repr({**d, 'a': 9}))
print(repr(dict(d, z=1)))
print(repr(dict(a=1, b=2)))
print(repr(dict([(1, 2)])))
print(repr(dict(zip('ab', [1, 2]))))
print(repr(dict.fromkeys('ab')))
print(repr(dict.fromkeys([1, 2], 0)))
print(repr({k: v for k, v in d.items() if v > 1}))
print(repr({v: k for k, v in d.items()}))
print(repr(dict()))
print(repr(dict({})))
print(repr(d == {'b': 2, 'a': 1}))
print(repr(d != {}))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr({1: 'a', True: 'b', 1.0: 'c'}))
print(repr({(1, 2): 3}))
print(repr({None: 1}))
print(repr({0: 'a', False: 'b'}))
print(repr({'a': {'b': [1, {'c': 2}]}}['a']['b'][1]['c']))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(t[0]))
print(repr(t[1:]))
print(repr(t + (4,)))
print(repr(t * 2))
print(repr(1 in t))
print(repr(len(t)))
print(repr(t.index(2)))
print(repr(t.count(1)))
print(repr(t == (1, 2, 3)))
print(repr((1,)))
print(repr(()))
print(repr(tuple([1, 2])))
print(repr(tuple('ab')))
print(repr(sorted(t)))
print(repr((1, 2)[::-1]))
print(repr(((1, 2), (3,))))
print(repr(t < (1, 2, 4)))
print(repr(1))
print(repr((1,) + ()))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(s | {4}))
print(repr(s & {1, 2}))
print(repr(s - {1}))
print(repr(s ^ {1, 9}))
print(repr(s == {3, 2, 1}))
print(repr(s < {1, 2, 3, 4}))
print(repr(s <= s))
print(repr(s > {1}))
print(repr(1 in s))
print(repr(len(s)))
print(repr(s.union([5])))
print(repr(s.intersection([1])))
print(repr(s.difference([1])))
print(repr(s.symmetric_difference([1, 9])))
print(repr(s.issubset([1, 2, 3, 4])))
print(repr(s.issuperset({1})))
print(repr(s.isdisjoint({9})))
print(repr(sorted(s)))
print(repr(set()))
print(repr(set([1, 1, 2])))
print(repr({1, 2, 2}))
print(repr({x % 2 for x in range(5)}))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(s.add(4)))
print(repr(s))
print(repr(s.discard(9)))
print(repr(s.remove(1)))
print(repr(s))
print(repr(s.update([7, 8])))
print(repr(s))
print(repr(s.copy()))
print(repr(s.clear()))
print(repr(s))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(list(zip([1, 2], 'ab'))))
print(repr(list(zip())))
print(repr(list(zip([1], [2], [3]))))
print(repr(list(zip([1, 2, 3], [4, 5]))))
print(repr(list(zip(*[(1, 2), (3, 4)]))))
print(repr(dict(zip(['a'], [1]))))
print(repr(list(zip([1, 2], [3, 4], strict=True))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(list(enumerate('ab'))))
print(repr(list(enumerate('ab', 1))))
print(repr(list(enumerate('ab', start=5))))
print(repr(list(enumerate([]))))
print(repr([(i, c) for i, c in enumerate('xy')]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(list(map(str, [1, 2]))))
print(repr(list(map(lambda x, y: x + y, [1, 2], [3, 4]))))
print(repr(list(map(int, '12'))))
print(repr(list(filter(None, [0, 1, '', 'a']))))
print(repr(list(filter(lambda x: x > 1, [1, 2, 3]))))
print(repr(list(map(len, ['a', 'bb']))))
print(repr(list(map(max, [1, 5], [3, 2]))))
print(repr(list(map(abs, [-1, 2]))))
print(repr(list(filter(str.isalpha, ['a', '1']))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(any([])))
print(repr(all([])))
print(repr(any([0, 1])))
print(repr(all([1, 0])))
print(repr(any(x > 2 for x in [1, 3])))
print(repr(all(x > 0 for x in [1, 2])))
print(repr(any('')))
print(repr(all('ab')))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(list('abc')))
print(repr(list({'a': 1})))
print(repr(list((1, 2))))
print(repr(list({1})))
print(repr(list(range(3))))
print(repr(list()))
print(repr(list(zip('ab', 'cd'))))
print(repr(list(x for x in 'ab')))
print(repr(list(map(str, 'ab'))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(next(iter([]), 'done')))
print(repr(next(iter([1, 2]))))
print(repr(list(iter('ab'))))
print(repr([*iter([1])]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(list(reversed([1, 2]))))
print(repr(list(reversed('ab'))))
print(repr(list(reversed((1, 2)))))
print(repr(list(reversed({'a': 1, 'b': 2}))))
print(repr(''.join(reversed('abc'))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr([x for x in range(5) if x % 2]))
print(repr([x * y for x in [1, 2] for y in [3, 4]]))
print(repr([[j for j in range(i)] for i in range(3)]))
print(repr([x if x > 1 else -x for x in range(3)]))
print(repr([(a, b) for a, b in [(1, 2)]]))
print(repr([a for a, *b in [(1, 2, 3)]]))
print(repr({x: x ** 2 for x in range(3)}))
print(repr([y for x in [[1], [2, 3]] for y in x]))
print(repr([x for x in 'abc' if x != 'b' if x != 'c']))
print(repr([i for i, in [(1,), (2,)]]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr([1, [2, [3]]][1][1][0]))
print(repr([[1, 2], [3, 4]][1][0]))
print(repr([*[1, 2], 3]))
print(repr([*'ab', *range(2)]))
print(repr((*[1], 2)))
print(repr({**{'a': 1}, **{'a': 2}}))
print(repr([1, 2, 3][-2]))
print(repr({'a': [1, 2]}['a'][1]))
print(repr(([1],)[0][0]))
print(repr([[]] * 2))
print(repr([None] * 2))
print(repr([[0] * 3] * 2))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(d.items() == {'a': 1, 'b': 2}.items()))
print(repr(d.keys() & {'a'}))
print(repr(d.keys() - {'a'}))
print(repr('a' in d.keys()))
print(repr(1 in d.values()))
print(repr(('a', 1) in d.items()))
print(repr(len(d.keys())))
print(repr(list(d)[0]))
print(repr(next(iter(d))))
print(repr(next(iter(d.values()))))
print(repr([*d]))
print(repr((*d.values(),)))
print(repr(max(d, key=d.get)))
print(repr(min(d.values())))
print(repr(sum(d.values())))
print(repr(sorted(d.items(), key=lambda x: -x[1])))
print(repr(list(reversed(d))))
print(repr(list(d.items())[-1]))
print(repr(dict(sorted(d.items(), reverse=True))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(print([1, 'a', None, True, 1.5, (1,), {'k': [1]}, {1}, set(), {}, (), [], b'x', 1j, range(3)])))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr([1, 2, 3] > [1, 2]))
print(repr([1] == (1,)))
print(repr([] == False))
print(repr({} == []))
print(repr('1' == 1))
print(repr(None == False))
print(repr([1, [2]] == [1, [2]]))
print(repr({1: [2]} == {1: [2]}))
print(repr((1, 2) == [1, 2]))
print(repr({1, 2} == {2, 1}))
print(repr([1, 2] is [1, 2]))
print(repr('a' != 1))
print(repr([nan for nan in [float('nan')]] == [float('nan')]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr([] or 'empty'))
print(repr([0] and 'full'))
print(repr(not {}))
print(repr(bool(())))
print(repr(None or 0))
print(repr(1 and 2 or 3))
print(repr(0 or [] or 'x'))
print(repr(1 if [] else 2))
print(repr((lambda: None)() is None))
print(repr([] is []))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(slice(1, 5, 2)))
print(repr(l[slice(1, 3)]))
print(repr(slice(3)))
print(repr(slice(None)))
print(repr(slice(1, 2).start))
print(repr(l[slice(None, None, -1)]))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(any))
print(repr(all))
print(repr(len))
print(repr(print))
print(repr(int))
print(repr(list))
print(repr(str))
print(repr(sorted))
print(repr(max))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(str([])))
print(repr(str(['a', "b'c"])))
print(repr(repr({'a': 'b'})))
print(repr(str({1: (2,)})))
print(repr(repr([[], {}, ()])))
print(repr(str([1.0, 2.5, 1e20])))
print(repr(str((None,))))
print(repr(repr({True: False})))
print(repr(str({'x': {'y': {}}})))
print(repr(str([...])))
print(repr(repr(slice(1))))
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
print(repr(list.__name__))
print(repr(dict.__name__))
