# Programs for record-lang.py, one a cell: print, repr of containers.
# %%
print()
print('')
print(1, 2, 3, sep=', ')
print('a', end='')
print('b')
print(1, 2, sep='', end='!\n')
print('x', 'y', sep='\n')
print(*[1, 2, 3])
print(*'abc', sep='-')
print(1, end=' ', sep='x'); print(2)
print(sep='x'); print(None, sep=None, end=None)
# %%
print([], [1], [1, 2], [[1], []], (), (1,), (1, 2), ((),), {}, {1: 2}, {'a': [1, 2]}, {(1, 2): {}}, [None, True, 1.0, 'x'])
print([[1, 2], [3, 4]], ([1], {2: 3}), {'x': (1,), 'y': []}, ['a\nb'], [1e-7, 1e20], [-0.0])
# %%
a = [1, 2]
a.append(a)
print(len(a), a[2] is a)
# %%
print(set(), {1}, {1, 2, 3}, {3, 2, 1}, {'a'}, {(1, 2)}, len({1, 1.0, True}))
# %%
print(range(5), range(1, 10, 2), range(0), range(5, 0, -1), list(range(3)), [range(2)])
# %%
print(None, True, False, ..., Ellipsis, NotImplemented if False else '')
# %%
print(type(1), type(1.0), type('a'), type(True), type(None), type([]), type(()), type({}), type({1}), type(range(1)))
print(type(1).__name__, type('a').__name__, type([]).__name__, int, str, [float, dict], type(print) if False else '', type(type(1)))
# %%
def f():
    pass
print(f.__name__, type(f).__name__, f(), len.__name__)
# %%
d = {'a': 1, 'b': 2}
print(d.keys(), d.values(), d.items())
print(list(d.keys()), list(d.values()), list(d.items()), [d.keys()])
# %%
print({1: 'a', 2.5: 'b', None: 'c', True: 'd', (1, 'x'): 'e', 'k': None})
print({'a': {'b': {'c': []}}}, [{}], [()], ({},))
# %%
for i in range(3):
    for j in range(3):
        print(i * j, end=' ')
    print()
# %%
for i in range(1, 5):
    print(' ' * (5 - i) + '*' * (2 * i - 1))
print('=' * 20)
print('-' * 5, 'title', '-' * 5)
# %%
print("a", 1, 2.0, [3], sep="|", end="\n---\n")
print('no newline at the end', end='')
# %%
print('multi\nline', ['multi\nline'])
print("tab\there", '\\', ["\\"])
print('ünïcödé', ['ünïcödé'], '日本語')
# %%
print(1); print(2); x = 3; print(x)
if True: print('inline'); print('two')
for i in range(2): print(i)
while False: pass
else: print('done')
# %%
print([1, 2, 3] == [1, 2, 3], [1] < [2], (1, 2) < (1, 3), [1, 2] < [1], {'a': 1} == {'a': 1.0}, (1,) == [1], [1, [2]] == [1, [2]], {1, 2} == {2, 1}, None == False, 'a' == 1, [] == (), range(3) == range(0, 3), range(0) == range(5, 5))
# %%
print(1 is not None, None is None, [] is [], 5)
# %%
print((1, 2) + (3,), [1] + [2], [0] * 3, (1, 2) * 2, 2 * [1, 2], [[0] * 2] * 2, [1] * 0, () + ())
# %%
print(not [], not [1], [] == False, bool('False'), int('5') + 5, '5' * 3, [1, 2] + list('ab'), str(5) + '5')
