"""match in all its forms, := and stars."""

from dataclasses import dataclass
@dataclass
class Pt:
    x: int
    y: int
class Color:
    RED = 1
def m(v):
    match v:
        case Pt(0, 0): return "origin"
        case Pt(x=0, y=y): return f"y={y}"
        case Pt(x, y) if x == y: return "diag"
        case Pt(): return "pt"
        case Color.RED: return "red"
        case "a" | "b": return "ab"
        case str(s) if len(s) > 3: return f"long {s}"
        case [1, 2, *rest]: return f"12 {rest}"
        case [x, y, z]: return f"three {x}{y}{z}"
        case [_, _]: return "two"
        case []: return "empty"
        case (1 | 2) as n: return f"n{n}"
        case {"t": "p", "v": [a, b]}: return f"map {a} {b}"
        case {"k": k, **rest}: return f"k {k} {rest}"
        case {}: return "dict"
        case None: return "none"
        case True: return "true"
        case 3.5: return "f"
        case -1: return "neg"
        case 1+2j: return "cplx"
        case int(n): return f"int {n}"
        case float() | complex(): return "num"
        case bytes(): return "bytes"
        case _: return "other"
for v in [Pt(0, 0), Pt(0, 5), Pt(3, 3), Pt(1, 2), 1, "a", "hello", [1, 2, 3, 4], [7, 8, 9], (1, 9), [], 2, {"t": "p", "v": [1, 2]}, {"k": 1, "z": 2}, {}, None, True, 3.5, -1, 1+2j, 99, 2.5, b"x", {1}, "abc", (1, 2, 3)]:
    print(repr(v), "->", m(v))
match 5, 6:
    case a, b: print(a, b)
match = 3; case = 4; print(match + case)

if (n := 10) > 5: print(n)
print([y := 5, y ** 2], [last := i for i in range(3)], last)
while (k := n - 7) < 0: break
print(k, any((w := v) > 2 for v in [1, 3, 5]), w)
a, *b = [1, 2, 3]; *a2, b2 = "xyz"; c, (d, *e), f = 1, (2, 3, 4), 5
print(a, b, a2, b2, c, d, e, f, [*b, *"hi"], {**{"a": 1}, "b": 2}, (*b, 9), {*b, 3}, *[1, 2])
def g(*a, **k): return a, k
print(g(*[1], 2, *(3,), **{"z": 1}, y=2), print(*[1, 2], sep="-"))
for i, (p, *q) in enumerate([(1, 2, 3)]): print(i, p, q)
[x, y] = 1, 2; (z,) = [3]; print(x, y, z)
x = y = []; x.append(1); print(y)
def r(): return 1, *[2, 3]
print(r())
t = 1,; print(t)
a = 1; a, b = b, a; print(a, b)
lst = [1, 2, 3, 4]; lst[1:3] = [9]; del lst[0]; lst[len(lst):] = [7]; print(lst, lst[::-1])
