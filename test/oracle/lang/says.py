# Programs for record-lang.py, one a cell. Mistakes, and what their exceptions say.
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s[::0]))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s[12]))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s['a']))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s[1.5]))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s.index('z')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s.split('')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(s.startswith(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('-'.join(['a', 1])))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('abc'.center(10, '**')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('a' + 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(1 + 'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('a' * 'b'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('a' * 1.5))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('a' - 'b'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('a' < 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(1 in s))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(ord('ab')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(ord('')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(chr(-1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(chr(0x110000)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%d' % 'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%s %s' % 'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%s' % (1, 2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%z' % 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%' % 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%(a)s' % {'b': 1}))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%d' % None))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%f' % 'x'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%c' % 'ab'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('%x' % 1.5))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{}'.format()))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{1}'.format(0)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{a}'.format(b=1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{} {0}'.format(1, 2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{:q}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{:d}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{:d}'.format(1.5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{:.2f}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{:s}'.format(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('{!z}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(f'{undefined_name}'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(f'{1:s}'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(f'{"a":d}'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(f'{1.5:d}'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(f'{1/0}'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(b'abc' + 'd'))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int('3.5')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int('')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int(None)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int([1])))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int('12', 1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int('9', 8)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int(float('nan'))))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(int(float('inf'))))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(float('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(float('')))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(float(None)))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr(float([1])))
except Exception as e:
    print(type(e).__name__, e)
# %%
s = 'Hello, World'
t = '  spaced out  '
b = b'abc'
try:
    print(repr('abc'.foo))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(0**-1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1/0))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1.0/0))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1//0))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1%0))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1.0%0))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(divmod(1, 0)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(10**400/1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(10**400*1.0))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(float(10**400)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(round('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(round(None)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(round(1.5, 'a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(round(float('nan'))))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(round(float('inf'))))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(abs('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1 << -1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1.5 & 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(~1.5))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(-'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(+[]))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr('a' | 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1 < 'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1 < None))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr([1] < 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(None > None))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1j < 2))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(1 <= [1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr((1, 2) < (1, 3), (1,) < (1, 0), [1, 2] == [1, 2], [1] != [1.0], (1, 'a') < (1, 'b'), [] < [0], [[1], 2] < [[1], 3]))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr((1, 'a') < (1, 2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(complex('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr((1+2j)//1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr((1+2j)%1))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(int(1j)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(float(1j)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(bin(1.5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(hex('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(max([])))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(max(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(max(1, 'a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(sum(['a', 'b'])))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(sum('abc')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(sum(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(sum([1, 'a'])))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(pow(2, 10, 0)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(pow('a', 2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(2 ** 'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(isinstance(1, 'int')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(isinstance(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.sqrt(-1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.log(0)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.log(-1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.factorial(-1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.factorial(1.5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.sqrt('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.floor('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.exp(1000)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.gcd(1.5, 2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.acos(2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.floor(float('inf'))))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(math.floor(float('nan'))))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(range(5)[5]))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(range(1.5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(range('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(range(1, 2, 0)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(range(1, 2, 3, 4)))
except Exception as e:
    print(type(e).__name__, e)
# %%
import math
try:
    print(repr(range(5)[1.5]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l[3]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l[-4]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l['a']))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l[1.0]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l[None]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l[::0]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l['a':]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l[0, 1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l + (1,)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l + 1))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l * 'a'))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l * 1.5))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l - l))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l / 2))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(-l))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.extend(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.remove(9)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.pop(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr([].pop()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.pop('a')))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.index(9)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.index(3, 1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr([1, 'a'].sort()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(sorted([1, None])))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(sorted([3, 1], key=5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(sorted(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.foo))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l.foo()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(l()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr([1][0]()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d['z']))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d[1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d[[1]]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d.pop('z')))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr({}.popitem()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d.pop()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d.foo))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d + {}))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d | [1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d < {}))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(dict(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(dict([(1, 2, 3)])))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr({[]: 1}))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr({{}: 1}))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(t[5]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(t.append(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(t + [1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(t['a']))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(s.remove(9)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(set().pop()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(s + {1}))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(s | [1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(s[0]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr({[1]}))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(set(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(s.add([])))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(s & [1]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(zip([1, 2], [3], strict=True))))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(zip([1], [3, 4], strict=True))))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(zip(1)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(enumerate(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(map(1, [1]))))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(filter(5, [1]))))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(any(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(all(None)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(1, 2)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(list(None)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(tuple(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(iter(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(next(iter([]))))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(len(5)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(len(None)))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(len()))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(len([], [])))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr([x for x in 5]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr([x + 'a' for x in [1]]))
except Exception as e:
    print(type(e).__name__, e)
# %%
l = [3, 1, 2]
d = {'a': 1, 'b': 2}
t = (1, 2, 3)
s = {1, 2, 3}
try:
    print(repr(d.keys()[0]))
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    a, b = 1, 2, 3
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    a, b = 1,
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    a, *b, c = 1,
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    a, b = 5
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    a, b = 'abc'
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    for a, b in [1, 2]: pass
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f():
        print(x)
        x = 1
    x = 0
    f()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, b): pass
    f(1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, b): pass
    f(1, 2, 3)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, b): pass
    f(1, c=2)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, b): pass
    f(1, a=2)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(*, a): pass
    f()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(*, a): pass
    f(1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, /): pass
    f(a=1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(): pass
    f(1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, b, c): pass
    f()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(a, b=1): pass
    f(1, 2, 3)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class MyError(Exception): pass
    class Sub(MyError):
        def __init__(self, msg, code):
            super().__init__(msg)
            self.code = code
    try: raise Sub('hello', 42)
    except MyError as e: print(e, e.code, type(e).__name__, isinstance(e, Exception), e.args)
    try: raise MyError
    except MyError as e: print(repr(e), str(e) == '')
    try: raise MyError('a', 1)
    except MyError as e: print(e, e.args)
    class E3(Exception):
        def __str__(self): return 'custom'
    try: raise E3(1)
    except E3 as e: print(e, repr(e))
    raise Sub('last', 1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class ValidationError(ValueError):
        """Doc"""
    raise ValidationError('oops')
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f():
        raise RuntimeError('x')
    try: f()
    except RuntimeError:
        print('r')
        try: raise
        except RuntimeError as e2: print('re', e2)
    raise
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    try: raise ValueError
    except TypeError: print('no')
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    assert 1 == 2
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    assert 1 == 2, f'values {1} and {2}'
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class CM:
        def __init__(self, n): self.n = n
        def __enter__(self): print('enter', self.n); return self
        def __exit__(self, t, v, tb): print('exit', self.n, t.__name__ if t else None, v); return self.n == 2
    with CM(1) as a, CM(2) as b: print(a.n, b.n)
    with (CM(3) as c, CM(4)): print('paren')
    with CM(2): raise ValueError('x')
    print('after')
    with CM(1): raise ValueError('y')
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    l = list(range(10))
    l[2:4] = ['a', 'b', 'c']
    print(l)
    l[::2] = [0] * len(l[::2])
    print(l)
    del l[0], l[-1]
    print(l)
    del l[1:3]
    print(l)
    del l[::2]
    print(l)
    l[1:1] = [9, 9]
    print(l)
    l[:] = []
    print(l)
    l += [1, 2]
    l *= 2
    print(l)
    d = {'a': 1, 'b': 2}
    del d['a']
    print(d)
    x = 1
    del x
    print(x)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    l = [1, 2, 3, 4]
    l[::2] = [1]
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    l = [1]
    l[5] = 1
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    t = (1, 2)
    t[0] = 1
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    s = 'abc'
    s[0] = 'x'
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    del d['x']
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    d = {}
    del d['x']
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    l = [1]
    del l[3]
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    x += 1
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    def f(n):
        if n == 0: raise ValueError('deep')
        f(n - 1)
    f(3)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A().foo
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A.foo
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A:
        def f(self): pass
    A().f(1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A:
        def f(): pass
    A().f()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A:
        def __init__(self, x): pass
    A()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A(1)
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A:
        def __add__(self, o): return NotImplemented
    class B:
        def __radd__(self, o): return 'radd'
    print(A() + B())
    print(1 + B())
    A() + 1
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A() + A()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A() < A()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A()[0]
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A()()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    for x in A(): pass
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class A: pass
    A()[0] = 1
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class Animal:
        def __init__(self, name): self.name = name
        def speak(self): raise NotImplementedError('subclass')
        def __str__(self): return f'{type(self).__name__}({self.name})'
    class Dog(Animal):
        def speak(self): return 'woof'
    class Puppy(Dog):
        def __init__(self, name, age): super().__init__(name); self.age = age
        def speak(self): return super().speak() + '!'
    for a in [Dog('a'), Puppy('b', 1)]: print(a, a.speak())
    print(issubclass(Puppy, Animal), Puppy.__mro__, Puppy.__bases__, isinstance(Puppy('x', 1), Dog), Puppy.__name__)
    print([c.__name__ for c in Puppy.__mro__])
    Animal('x').speak()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    from abc import ABC, abstractmethod
    class S(ABC):
        @abstractmethod
        def area(self): pass
        def desc(self): return f'area {self.area()}'
    class Sq(S):
        def __init__(self, a): self.a = a
        def area(self): return self.a ** 2
    print(Sq(3).desc())
    S()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class Stack:
        def __init__(self): self.items = []
        def push(self, x): self.items.append(x)
        def pop(self):
            if not self.items: raise IndexError('pop from empty stack')
            return self.items.pop()
        def __len__(self): return len(self.items)
        def __bool__(self): return len(self.items) > 0
    s = Stack(); s.push(1); s.push(2)
    print(s.pop(), len(s), bool(s))
    while s: print(s.pop())
    s.pop()
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class Acc:
        interest = 0.05
        def __init__(self, owner, balance=0): self.owner = owner; self.__balance = balance
        def deposit(self, amt):
            if amt <= 0: raise ValueError('Deposit must be positive')
            self.__balance += amt
            return self
        @property
        def balance(self): return self.__balance
    a = Acc('x', 10)
    print(a.deposit(5).deposit(1).balance, a._Acc__balance)
    print(a.__dict__)
    a.__balance
except Exception as e:
    print(type(e).__name__, e)
# %%
try:
    class T:
        def __init__(self, c): self._c = c
        @property
        def c(self): "doc"; return self._c
        @c.setter
        def c(self, v):
            if v < -273: raise ValueError(f'{v} too cold')
            self._c = v
        @c.deleter
        def c(self): print('deleted')
        f = property(lambda self: self._c * 9 / 5 + 32)
    t = T(25)
    t.c = 30
    print(t.c, t.f)
    del t.c
    t.c = -300
except Exception as e:
    print(type(e).__name__, e)
