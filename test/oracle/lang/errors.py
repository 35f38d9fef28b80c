# Programs for record-lang.py, one a cell: each ends with an error.
# %%
print('start')
1 / 0
# %%
print('start')
5 // 0
# %%
print('start')
5 % 0
# %%
print('start')
1.0 / 0
# %%
print('start')
0.0 ** -1
# %%
print('start')
0 ** -1
# %%
print('start')
divmod(1, 0)
# %%
print('start')
10 ** 400 * 1.0
# %%
print('start')
float(10 ** 400)
# %%
print('start')
10 ** 400 / 3
# %%
print('start')
2.0 ** 5000
# %%
print('start')
10.0 ** 400
# %%
print('start')
int('x')
# %%
print('start')
int('1.5')
# %%
print('start')
int('')
# %%
print('start')
int('9', 8)
# %%
print('start')
int(float('nan'))
# %%
print('start')
int(float('inf'))
# %%
print('start')
float('abc')
# %%
print('start')
float('1e')
# %%
print('start')
float('1__0')
# %%
print('start')
int('1__0')
# %%
print('start')
round(float('nan'))
# %%
print('start')
round('a')
# %%
print('start')
abs('a')
# %%
print('start')
'a' + 1
# %%
print('start')
1 + 'a'
# %%
print('start')
'a' * 'b'
# %%
print('start')
'a' - 'b'
# %%
print('start')
[1] + (2,)
# %%
print('start')
[1] - [1]
# %%
print('start')
[1] * 2.0
# %%
print('start')
None + 1
# %%
print('start')
{} + {}
# %%
print('start')
{1} + {2}
# %%
print('start')
-'a'
# %%
print('start')
~1.5
# %%
print('start')
+None
# %%
print('start')
1 << -1
# %%
print('start')
1.5 & 1
# %%
print('start')
1 < 'a'
# %%
print('start')
None < 1
# %%
print('start')
[1] < (1,)
# %%
print('start')
{} < {}
# %%
print('start')
sorted([1, 'a'])
# %%
print('start')
sorted([None, 1])
# %%
print('start')
max([])
# %%
print('start')
min('')
# %%
print('start')
max(1)
# %%
# in our words
print('start')
max()
# %%
# in our words
print('start')
max(1, 2, foo=3)
# %%
print('start')
sum('ab')
# %%
print('start')
sum(['a'])
# %%
print('start')
len(5)
# %%
print('start')
len(None)
# %%
print('start')
len(zip([1]))
# %%
print('start')
range(1.5)
# %%
print('start')
range(1, 2, 0)
# %%
print('start')
range('a')
# %%
# in our words
print('start')
range()
# %%
print('start')
[1, 2][5]
# %%
print('start')
[1, 2][-3]
# %%
print('start')
[][0]
# %%
print('start')
(1,)[1]
# %%
print('start')
'abc'[3]
# %%
print('start')
[1]['a']
# %%
print('start')
[1][1.0]
# %%
print('start')
'abc'[None]
# %%
print('start')
{}['a']
# %%
print('start')
{'a': 1}['b']
# %%
print('start')
{'a': 1}[[1]]
# %%
print('start')
{[1]: 2}
# %%
print('start')
{[1]}
# %%
print('start')
{{}: 1}
# %%
print('start')
5[0]
# %%
print('start')
None[0]
# %%
print('start')
undefined
# %%
print('start')
undefined.x
# %%
print('start')
undefined()
# %%
print('start')
(5).foo
# %%
print('start')
'a'.foo()
# %%
print('start')
[].push(1)
# %%
print('start')
{}.has('a')
# %%
print('start')
None.x
# %%
print('start')
5()
# %%
print('start')
'a'()
# %%
print('start')
None()
# %%
print('start')
[1]()
# %%
print('start')
f = lambda x: x; f()
# %%
print('start')
f = lambda x: x; f(1, 2)
# %%
print('start')
f = lambda x: x; f(y=1)
# %%
print('start')
f = lambda x: x; f(1, x=2)
# %%
print('start')
f = lambda *, a: a; f(1)
# %%
print('start')
f = lambda *, a: a; f()
# %%
print('start')
f = lambda a, /: a; f(a=1)
# %%
print('start')
f = lambda a, b=1: a; f(**{'c': 1})
# %%
# in our words
print('start')
f = lambda a: a; f(**{1: 2})
# %%
# in our words
print('start')
f = lambda a: a; f(*5)
# %%
print('start')
len()
# %%
print('start')
len(1, 2)
# %%
# in our words
print('start')
len(x=1)
# %%
# in our words
print('start')
print(1, foo=2)
# %%
# in our words
print('start')
print(1, sep=5)
# %%
print('start')
a, b = 1
# %%
print('start')
a, b = [1]
# %%
print('start')
a, b = 1, 2, 3
# %%
print('start')
a, *b, c = [1]
# %%
print('start')
a, b = 'x'
# %%
print('start')
for x in 5: pass
# %%
print('start')
for a, b in [1]: pass
# %%
print('start')
for a, b in [[1, 2, 3]]: pass
# %%
print('start')
list(5)
# %%
print('start')
tuple(None)
# %%
# in our words
print('start')
dict([1])
# %%
print('start')
dict([(1, 2, 3)])
# %%
print('start')
set(5)
# %%
print('start')
zip(1)
# %%
print('start')
list(map(5, [1]))
# %%
print('start')
list(map(lambda x: x.y, [1]))
# %%
print('start')
iter(5)
# %%
print('start')
next([1])
# %%
print('start')
next(iter([]))
# %%
print('start')
del nothing
# %%
print('start')
x = [1]; del x[5]
# %%
print('start')
x = {}; del x['a']
# %%
print('start')
x = (1,); x[0] = 2
# %%
print('start')
x = 'a'; x[0] = 'b'
# %%
print('start')
x = [1]; x[5] = 2
# %%
print('start')
x = [1]; x[::2] = [1, 2]
# %%
print('start')
x = 5; x.y = 1
# %%
print('start')
x = 5; x[0] = 1
# %%
print('start')
x += 1
# %%
print('start')
x = 'a'; x += 1
# %%
print('start')
x = [1]; x += 5
# %%
print('start')
x = [1]; x.remove(9)
# %%
print('start')
x = []; x.pop()
# %%
print('start')
x = [1]; x.pop(5)
# %%
print('start')
x = [1]; x.index(9)
# %%
print('start')
x = (1,); x.append(2)
# %%
print('start')
x = {1}; x.remove(9)
# %%
print('start')
x = {}; x.pop('a')
# %%
print('start')
x = {}; x.popitem()
# %%
print('start')
set().pop()
# %%
print('start')
'a'.index('b')
# %%
print('start')
'a,b'.split('')
# %%
print('start')
''.join([1])
# %%
# in our words
print('start')
','.join(5)
# %%
print('start')
'a'.center(5, 'ab')
# %%
print('start')
'abc'.partition('')
# %%
print('start')
'%d' % 'a'
# %%
print('start')
'%d %d' % 1
# %%
print('start')
'%d' % (1, 2)
# %%
print('start')
'%q' % 1
# %%
print('start')
'%(a)s' % {'b': 1}
# %%
print('start')
'{} {}'.format(1)
# %%
print('start')
'{a}'.format()
# %%
print('start')
'{'.format()
# %%
print('start')
'{0} {}'.format(1)
# %%
print('start')
'{:d}'.format('a')
# %%
print('start')
'{:z}'.format(1)
# %%
print('start')
f'{1.5:d}'
# %%
print('start')
f'{"a":.2f}'
# %%
print('start')
f'{[1]:5}'
# %%
print('start')
format('a', 'd')
# %%
print('start')
ord('ab')
# %%
# in our words
print('start')
ord(5)
# %%
print('start')
chr(-1)
# %%
print('start')
chr(1114112)
# %%
print('start')
bin(1.5)
# %%
print('start')
hex('a')
# %%
print('start')
pow(2, -1, 4)
# %%
print('start')
pow(2, 3, 0)
# %%
print('start')
import math; math.sqrt(-1)
# %%
print('start')
import math; math.log(0)
# %%
print('start')
import math; math.factorial(-1)
# %%
print('start')
import math; math.factorial(1.5)
# %%
# in our words
print('start')
import math; math.foo
# %%
print('start')
import math; math.exp(1000)
# %%
print('start')
import math; math.isqrt(-1)
# %%
print('start')
try:
    import nothing_of_that_name
finally:
    print('end')
# %%
# in our words
print('start')
try:
    from math import nothing_of_that_name
finally:
    print('end')
# %%
print('start')
assert 1 == 2
# %%
print('start')
assert False, 'why'
# %%
print('start')
assert []
# %%
print('start')
1 in 5
# %%
print('start')
'a' in 5
# %%
print('start')
1 in 'abc'
# %%
print('start')
not undefined
# %%
print('start')
1 if undefined else 2
# %%
print('start')
[x for x in 5]
# %%
print('start')
[y for x in [1]]
# %%
print('start')
(lambda: undefined)()
# %%
print('start')
isinstance(1, 5)
# %%
print('start')
isinstance(1)
# %%
print('start')
'abc'.startswith(5)
# %%
print('start')
{} | [1]
# %%
print('start')
{1} | [1]
# %%
print('start')
{1} < [1]
# %%
print('start')
{1, 2} - 5
# %%
print('start')
bool(1, 2)
# %%
# in our words
print('start')
str.upper(5)
# %%
# in our words
print('start')
list.append(5, 1)
# %%
print('start')
enumerate(5)
# %%
print('start')
enumerate([1], 'a')
# %%
print('start')
reversed(5)
# %%
print('start')
reversed({1})
# %%
print('start')
filter(None, 5)
# %%
print('start')
hash([1])
# %%
print('start')
max([1], key=5)
# %%
print('start')
sorted([1], key=lambda: 1)
# %%
print('start')
sorted(5)
# %%
# in our words
print('start')
sum([1], 'a')
# %%
print('start')
sum(5)
# %%
print('start')
any(5)
# %%
print('start')
all(None)
# %%
print('start')
'a'.zfill('b')
# %%
print('start')
'abc'.replace('a')
# %%
# in our words
print('start')
'abc'.replace(1, 2)
# %%
# in our words
print('start')
[1, 2].sort(lambda x: x)
# %%
print('start')
[3, 'a'].sort()
# %%
print('start')
range(3)[5]
# %%
print('start')
range(3)['a']
# %%
# in our words
print('start')
slice()
# %%
print('start')
dict.fromkeys(5)
# %%
print('start')
int([1])
# %%
print('start')
float(None)
# %%
print('start')
int(None)
# %%
def f():
    print(x)
    x = 1
x = 5
f()
# %%
def f():
    return g()
def g():
    return 1 / 0
print('before')
f()
# %%
def f(a, b):
    return a
f(1)
# %%
for i in range(3):
    print(i)
    [0, 1][i]
# %%
def f(n):
    return f(n + 1)
print('deep')
f(0)
# %%
x = [1, 2, 3]
for v in x:
    print(v)
    v.foo
# %%
# in our words
def f():
    del y
    y = 1
f()
# %%
def outer():
    def inner():
        return z
    inner()
    z = 1
outer()
# %%
print('a')
print(1 / 0)
print('b')
# %%
if undefined:
    print('x')
# %%
while undefined > 1:
    pass
# %%
d = {'a': {'b': 1}}
print(d['a']['b'])
d['a']['c']
# %%
t = (1, [2])
t[1].append(3)
print(t)
t[0] += 1
# %%
def f(x, x2=undefined):
    pass
# %%
it = iter([1])
print(next(it))
next(it)
