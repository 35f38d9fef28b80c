# Programs for record-lang.py, one a cell: Python's strings.
# %%
print('a', "b", '''c''', """d
e""", 'it\'s', "say \"hi\"", 'tab\tx', 'nl\\n', r'raw\n', 'a' 'b' "c")
print('\x41\u00e9\U0001F600\101\0end'.replace('\0', '0'), '\a\b' == '\x07\x08', 'back\
slash')
# %%
s = 'hello world'
print(s[0], s[-1], s[2:5], s[:3], s[-5:], s[::-1], s[::2], s[10:0:-3], s[100:], s[-100:3], s[5:2], len(s))
print(s[slice(1, 4)], s[:], s[-3:-1], s[1:-1:2], s[::-2])
# %%
s = 'héllo 한국 😀!'
print(len(s), s[6], s[9], s[-1], s[::-1], s.upper(), s.find('국'), s.index('!'), s.center(15, '*'))
for c in 'a한😀':
    print(c, ord(c))
# %%
s = 'The quick brown fox'
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.split(), s.split('q'), s.replace('quick', 'slow'))
print(s.find('quick'), s.find('zzz'), s.rfind('o'), s.index('brown'), s.rindex('o'), s.count('o'), s.startswith('The'), s.endswith('fox'), s.find('o', 13), s.find('o', 0, 5), s.count('o', 13), s.startswith('quick', 4))
# %%
print('  x '.strip() + '|', '  x '.lstrip() + '|', '  x '.rstrip() + '|', 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'www.x.com'.lstrip('w.'), '\n\t x\r\n'.strip())
# %%
print('a,b,,c'.split(','), 'a b  c'.split(' '), ' a  b '.split(), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a b c d'.split(None, 2), ''.split(), ''.split(','), 'abc'.split('b', maxsplit=1), ' a b  c '.split(maxsplit=1), 'a b c'.rsplit(None, 1), 'a--b--c'.rsplit('--'))
# %%
print('a\nb\r\nc'.splitlines(), 'a\nb\n'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\rb'.splitlines(), 'a\n\nb'.splitlines(keepends=True))
# %%
print(','.join(['a', 'b']), ''.join('xyz'), '-'.join(str(i) for i in range(4)), ', '.join({'k': 1, 'l': 2}), '|'.join(()), ' '.join(('one',)))
# %%
print('abc' + 'def', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, 'a' in 'abc', 'z' not in 'abc', '' in 'abc', 'bc' in 'abc', 'abc' == 'abc', 'abc' < 'abd', 'Z' < 'a', 'abc' < 'abcd', '' < 'a', 'b' > 'abc')
# %%
print('5'.zfill(3), '-5'.zfill(4), '+5'.zfill(4), 'abc'.zfill(2), 'x'.ljust(3) + '|', 'x'.rjust(3) + '|', 'x'.center(4, '.') + '|', 'ab'.center(5, '*'), 'abc'.ljust(5, '-'), 'abc'.rjust(2))
# %%
print('123'.isdigit(), 'abc'.isalpha(), 'a1'.isalnum(), ' '.isspace(), ''.isdigit(), 'Abc'.isupper(), 'ABC'.isupper(), 'abc'.islower(), 'a b'.isalpha(), '1.5'.isdigit(), 'Ab Cd'.istitle(), 'x1'.isidentifier(), '1x'.isidentifier(), '12'.isnumeric(), '12'.isdecimal(), '²'.isdigit(), '½'.isnumeric(), 'A1'.isupper(), ''.islower(), 'a\n'.isprintable(), ''.isspace(), 'é'.isalpha(), 'abc'.isascii())
# %%
print('a-b-c'.partition('-'), 'abc'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.rpartition('-'), 'prefix_x'.removeprefix('prefix_'), 'x.py'.removesuffix('.py'), 'x'.removesuffix('y'))
# %%
print('a\tb'.expandtabs(4), 'abcabc'.replace('b', 'X', 1), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'abc'.replace('x', 'y'), 'aXbX'.casefold(), 'ß'.upper(), 'ABC'.casefold())
# %%
print("they're bill's friends from the UK".title(), 'hello WORLD 3rd'.title(), 'ǆ'.upper(), 'straße'.capitalize(), 'hELLO'.capitalize(), 'x-ray y_z'.title())
# %%
print(repr('a'), repr("it's"), repr('say "hi"'), repr('both \' and "'), repr('\n\t\\'), repr('\x00\x1f\x7f'), repr('é한😀'), repr('\u200b\xa0\xad'), repr(''))
print(['a', "it's", 'x\ny'], {'k': 'v'}, ('t',))
# %%
print(str(1), str(1.5), str(True), str(None), str([1, 'a']), str('x'), str((1,)), str({'a': 1}), repr(1.0), str(1e100))
# %%
print('abc'.startswith(('x', 'a')), 'abc'.endswith(('c', 'z')), 'abc'.startswith(''), ''.startswith('a'), 'abc'.startswith('bc', 1), 'abc'.endswith('b', 0, 2))
# %%
t = str.maketrans('abc', 'xyz')
print('aabbcc'.translate(t))
# %%
words = 'the cat sat on the mat the end'.split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts.items(), key=lambda p: (-p[1], p[0])), max(counts, key=counts.get))
# %%
s = 'racecar'
print(s == s[::-1], ''.join(reversed(s)), ''.join(sorted('hello')), list('abc'), tuple('ab'), sorted('bca', reverse=True), len(set('hello')))
# %%
def caesar(text, k):
    out = ''
    for c in text:
        if c.isalpha():
            base = ord('A') if c.isupper() else ord('a')
            out += chr((ord(c) - base + k) % 26 + base)
        else:
            out += c
    return out
print(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), -3))
# %%
text = """
first line
  second line
third
"""
for i, line in enumerate(text.strip().split('\n')):
    print(i, repr(line))
# %%
print('%d items' % 3, '%5d|%-5d|%05d' % (1, 2, 3), '%s %r' % ('a', 'a'), '%.2f %e %g' % (3.14159, 12345.678, 0.0001), '%x %X %o' % (255, 255, 8), '%%', '%c' % 65, '%5s|%-5s|' % ('a', 'b'), '%+d' % 5, '%(a)s-%(b)d' % {'a': 'x', 'b': 2})
print('%s' % [1, 2], '%s' % (1,), '%s %s' % (1, [2]), '%i' % 3.7, '%*d' % (5, 3), '%.3s' % 'abcdef', '% d' % 4, '%#x' % 255, '%r' % None)
# %%
print('{} {}'.format(1, 'a'), '{0} {1} {0}'.format('x', 'y'), '{a} {b}'.format(a=1, b=2), '{:.2f}'.format(3.14159), '{:>5}|{:<5}|{:^5}'.format('a', 'b', 'c'), '{:05d}'.format(42), '{:,}'.format(1234567), '{!r}'.format('x'), '{{}}'.format(), '{:{}}'.format('x', 4) + '|', '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{0[1]} {1[a]}'.format([1, 2], {'a': 3}), '{0.real}'.format(5))
# %%
x = 3.14159
name = 'bob'
print(f'{x}', f'{x:.2f}', f'{name!r}', f'{name:>6}|', f'{x=}', f'{x = :.3f}', f'{1 + 2}', f'{{}}', f'{name.upper()}', f'{"nested"}', f'{x:{8}.{2}f}', f'{[1, 2][0]}', f'{ {"a": 1}["a"] }', f"{'a' if x > 3 else 'b'}")
print(f'{1234567:,}', f'{0.25:.1%}', f'{255:#x}', f'{255:08b}', f'{-5:+d}', f'{5:+d}', f'{1e10:g}', f'{True}', f'{None}', f'{(1, 2)}', f'{x!s:>10}', f'{name!a}', rf'\n{1}', f'a' 'b' f'{1}', f'{3:<5}|{3:^5}|{3:>5}')
# %%
width = 10
for label, value in [('pi', 3.14159), ('e', 2.71828), ('golden', 1.61803)]:
    print(f'{label:<{width}}|{value:>{width}.3f}')
print(f"{'a':-^20}", f'{3.0}', f'{1e-7}', f'{10**20}', f'{2.0**70}', f'{1/3:.10g}', f'{12.5:010.2f}')
# %%
print(f'''multi
{1 + 1}
line''', f'{lambda_ if False else 3}' if False else 'ok', f'{"a" + "b"}', f'{len("abc"):03d}', f'{max([1, 2, 3])}', f'{3 if True else 4:>4}')
# %%
print(f'{1:d} {1:5} {1.0:5} {"s":5}|', f'{True:d}', f'{3.7:.0f}', f'{2.5:.0f}', f'{1e6:,.2f}', f'{1234.5:_}', f'{"abc":.2}', f'{65:c}', f'{1_000_000:_}', f'{0:.3e}')
# %%
print(format(3.14159, '.3f'), format(42, 'x'), format('a', '>4'), format(1234.5, ',.1f'), format(True), format([1]), format(5, '>3') + '|')
# %%
print('abc' 'def', ('a'
      'b'), 'x'.join(['1', '2']) + 'y' * 2, 'a' + 'b' * 2 + 'c', ('ab' + 'c')[1:], 'abc'[1].upper(), 'a b'.split()[0])
# %%
print('a' < 'b' < 'c', 'a' == "a", 'é' > 'z', '한' > 'a', '😀' > '한', 'a' != 'A', min('cab'), max('cab'), sorted(['b', 'A', 'c']), sorted(['b', 'A', 'c'], key=str.lower))
# %%
print(list(map(str.upper, ['a', 'b'])), list(map(len, ['a', 'bb'])), list(map(int, '1 2 3'.split())), [s.strip() for s in ' a , b '.split(',')])
# %%
s = 'x=1;y=2;z=3'
d = dict(pair.split('=') for pair in s.split(';'))
print(d, {k: int(v) for k, v in d.items()}, sum(int(v) for v in d.values()))
# %%
print('a\\b', 'tab\\t', "quote'", 'mixed\'"', '\\', '\"', 'a\
b', '\q' if False else 'q')
# %%
print('{}'.format(1.0), '{}'.format(None), '{:d}'.format(True), '{:5.1f}|'.format(2.25), '{:e}'.format(12345.678), '{:g}'.format(1e-5), '{:b}'.format(10), '{:o}'.format(8), '{:X}'.format(255), '{:%}'.format(0.5), '{:+.1f}'.format(1), '{:^7}|'.format(1), '{:*<6}'.format('a'), '{:=+6d}'.format(3))
# %%
print('ab'.encode if False else 'no', 'A'.lower(), 'Σ'.lower(), 'ΑΣ'.lower(), 'İ'.lower() == 'i̇', 'ŉ'.upper())
