"""Records NumPy's indexing, reading and assigning, into test/oracle/index.json.

Run with a Python that has numpy: python test/oracle/record-ops-index.py
A case is [shape, items, outcome]: x has that shape and its elements count from 0; the items are code that goes inside
x[…]; the outcome is [shape, elements] of x[items], or "error". A fourth entry says what happens to the elements of x
when x[items] gets the numbers -1, -2, … in the shape of the fifth: all elements afterwards, or "error".
"""
import json
import pathlib
import random

import numpy as np

rng = random.Random(11)


def slice_text():
    part = lambda: rng.choice(["", "", *map(str, range(-5, 6))])
    step = rng.choice(["", "", ":1", ":2", ":-1", ":-2", ":3", ":-7", ":"])
    return f"{part()}:{part()}{step}"


def integers(size):
    low, high = (-size, size - 1) if rng.random() < 0.97 or size == 0 else (-size - 1, size)
    shape = rng.choice([(2,), (2,), (2,), (1,), (3,), (2, 2), (2, 1), (0,), ()])
    if size == 0:
        shape = (0,)
    return np.array([rng.randint(low, high) for _ in range(int(np.prod(shape)))], int).reshape(shape).tolist()


def mask(shape):
    return np.array([rng.random() < 0.5 for _ in range(int(np.prod(shape)))], bool).reshape(shape).tolist()


def items_for(shape):
    """Random items that mostly fit a shape."""
    items, axis, dots = [], 0, False
    while axis < len(shape) or rng.random() < 0.15:
        size = shape[axis] if axis < len(shape) else 3
        kind = rng.choices(
            ["int", "slice", "list", "mask", "mask2", "new", "dots", "stop", "bool"], [4, 5, 5, 1.5, 0.7, 1.5, 1.5, 2, 0.15])[0]
        if kind == "int":
            wide = rng.random() < 0.05
            items.append(str(rng.randint(-size - wide, size - 1 + wide) if size else 0))
        elif kind == "slice":
            items.append(slice_text())
        elif kind == "list":
            picked = integers(size)
            items.append(str(picked))
        elif kind == "mask":
            items.append(str(mask((size + (rng.random() < 0.05),))))
        elif kind == "mask2" and axis + 1 < len(shape) and 0 not in shape:
            items.append(str(mask(shape[axis:axis + 2])))
            axis += 1
        elif kind == "new":
            items.append(rng.choice(["None", "newaxis"]))
            axis -= 1
        elif kind == "dots" and (not dots or rng.random() < 0.03):
            items.append("...")
            dots = True
            axis += rng.randint(0, max(0, len(shape) - axis)) - 1
        elif kind == "bool":
            items.append(rng.choice(["True", "False"]))
            axis -= 1
        elif kind == "stop":
            break
        else:
            continue
        axis += 1
    return items or ["..."]


def index_of(items):
    """Lists become arrays, so that a list of one item is not taken for the index itself."""
    parts = []
    for item in items:
        if item.startswith("["):
            a = np.array(eval(item))
            parts.append(a.astype(int) if a.size == 0 and a.dtype != bool else a)
        else:
            parts.append(eval(f"np.s_[{item}]", {"np": np, "newaxis": None}))
    return tuple(parts)


def value_for(shape):
    """A shape that mostly broadcasts to that of the picked elements."""
    out = [1 if rng.random() < 0.3 else d for d in shape[rng.randint(0, len(shape)) if rng.random() < 0.4 else 0:]]
    if rng.random() < 0.05:
        out = [1, *out]
    if rng.random() < 0.05:
        out = [*out, 2]
    return out


def outcomes(shape, items):
    x = np.arange(int(np.prod(shape))).reshape(shape)
    try:
        index = index_of(items)
        found = x[index]
    except (IndexError, ValueError):
        return ["error"]
    # An element takes an array of one value only after an ellipsis.
    given = value_for(found.shape) if isinstance(found, np.ndarray) else []
    v = -1 - np.arange(int(np.prod(given))).reshape(given)
    try:
        x[index] = v
    except (IndexError, ValueError):
        return [[list(found.shape), found_list(shape, index)], "error", given]
    except TypeError:  # One mask alone takes no value with more axes, not even of size 1.
        return [[list(found.shape), found_list(shape, index)]]
    return [[list(found.shape), found_list(shape, index)], x.ravel().tolist(), given]


def found_list(shape, index):
    return np.arange(int(np.prod(shape))).reshape(shape)[index].ravel().tolist()


# Indices with an answer of their own in NumPy's documentation, then random ones.
fixed = [
    ((2, 3, 4), s) for s in (
        "0", "-1", "2", "1, 2", "1, 2, 3", "0, 0, 0, 0", "...", "..., 0", "0, ...", "0, ..., 0", "0, 1, 2, ...", "..., ...",
        "[0, 1], [1, 2]", "[0, 1], :, [1, 2]", ":, [0, 1], [1, 2]", "0, :, [1, 2]", ":, 0, [1, 2]", "[1], 0", "[0, 1], 0, :", "0, [0, 1], 1",
        "[[0], [1]], [[0, 1, 2]]", "[0, 1], None, [1, 2]", "None, [0, 1], [1, 2]", "[0, 1], ..., [1, 2]", "[0, 1], [0, 1], ..., [1, 2]",
        "..., [0, 1], [1, 2]", "[0, 1, 1], [1, 2]", "[0, 2]", "[-3]", "[]", "[], []", ":, []", "[0], [5]", "::-1, ::2, ::-3", "5:, :, -9:9", "::0",
        "1:0", "True", "False", "True, 0", "None, None", "0, None, [0, 1]", "[0, 1], True", "True, [0, 1]", "1, [0, 2], None, 3", "1, None, [0, 2], 3",
        "[True, False]", "[True, False], 0", "[True, True], [True, False, True]", "[True, True], [True, False, False]", "[True, False, True]",
        "[[True, False, True], [False, True, False]]", "[[True, False, True], [False, True, False]], 0", "[[True, False, True], [False, True, False]], [0, 1, 2]",
        ":, [[True, False, True, False]] * 3", "[False, False]", "[False, False], [0]", "[True, True], None, [0]", "-2:, -1", "0, -4, 0", "[[0, 1], [1, 0]]", "[[0, 1], [1, 0]], 1, ::2",
    )
] + [((), s) for s in ("...", "None", "True", "False", "0", "None, ..., None")] + [((3,), s) for s in ("[2, 0]", "[[2, 0], [1, 1]]", "3", "-4", "[True, False, True]", "None, :, None", "::-1, 0")] + [
    ((0, 3), s) for s in ("0", ":", ":, 0", "[], 1", "::-1", "[], [1]", "[]", "0:5, [1, 2]", "[[True, True, True]] * 0", "-1")]


def split_items(text):
    depth, parts = 0, [""]
    for c in text:
        depth += (c == "[") - (c == "]")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts]


cases = [[list(shape), ", ".join(split_items(text)), *outcomes(shape, split_items(text))] for shape, text in fixed if "*" not in text]
while len(cases) < 1600:
    shape = rng.choice([(3,), (4,), (2, 3), (3, 4), (2, 3, 4), (2, 3, 4), (3, 2, 2, 3), (2, 2, 3, 2), (0, 3), (2, 0, 3), (), (1, 3, 1)])
    items = items_for(shape)
    cases.append([list(shape), ", ".join(items), *outcomes(shape, items)])

path = pathlib.Path(__file__).with_name("index.json")
path.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
print(len(cases), "cases", sum(c[2] == "error" for c in cases), "errors", path.stat().st_size, "bytes")
