"""Tables of text whose columns are of several kinds, as np.genfromtxt and np.loadtxt read them: names, dtypes, what is missing."""
import re
import numpy as np
import _numpy_record_types
import _numpy_records

# in _nowhere
# What NumPy takes out of names.
_deleted = "~!@#$%^&*()-=+~\\|]}[{';: /?.>,<"


def _lines_of(text, comments, skip, skip_last):
    lines = text.splitlines()[skip:]
    lines = lines[:len(lines) - skip_last] if skip_last else lines
    for mark in comments:
        lines = [line.split(mark)[0] for line in lines]
    return lines


def _parts(line, delimiter, strip):
    if delimiter is None:
        return line.split()
    if isinstance(delimiter, (int, list, tuple)):
        found = _by_widths(line.rstrip("\r\n"), delimiter)
        return [p.strip() for p in found] if strip else found
    found = line.strip("\r\n").split(delimiter)
    return [p.strip() for p in found] if strip else found


def _by_widths(line, widths):
    """The columns of a line, of one width or of one each."""
    if isinstance(widths, int):
        return [line[i:i + widths] for i in range(0, len(line), widths)]
    ends = [sum(widths[:i + 1]) for i in range(len(widths))]
    return [line[end - width:end] for end, width in zip(ends, widths)]


def _valid(names, count):
    """Names as NumPy makes them: no spaces, none twice."""
    found = []
    for i, name in enumerate(names):
        name = "".join([c for c in name.strip().replace(" ", "_") if c not in _deleted]) or f"f{i}"
        again = found.count(name)
        times = len([n for n in found if n == name or re.match(re.escape(name) + r"_\d+$", n)])
        found.append(f"{name}_{times}" if again else name)
    return found + [f"f{i}" for i in range(len(found), count)]


def _is(read, text):
    try:
        read(text)
        return True
    except ValueError:
        return False


def _bool(text):
    if text.upper() not in ("TRUE", "FALSE"):
        raise ValueError("Cannot convert string")
    return text.upper() == "TRUE"


# By which kinds a column is tried, and what stands where something is missing.
_kinds = ((_bool, "?", False), (int, "i8", -1), (float, "f8", np.nan), (complex, "c16", complex(np.nan, 0)))


def _found_kind(texts, fill):
    """The dtype that a column shows, and its elements."""
    bare = [t.strip() for t in texts]
    for read, kind, missing in _kinds:
        if all([t == "" or _is(read, t) for t in bare]) and any(bare):
            missing = missing if fill is None else fill
            return kind, [missing if t == "" else read(t) for t in bare]
    if not any(bare):
        return "?", [False] * len(bare)
    return f"U{max([len(t) for t in texts] + [1])}", texts


def _typed(texts, kind, sub, fill, strict, row_of, column):
    """The elements of a column of a dtype that is said."""
    letter = kind.kind
    if letter in "US":
        wide = kind.itemsize // (4 if letter == "U" else 1) or max([len(t) for t in texts] + [1])
        return np.array(texts, dtype=f"{letter}{wide}")
    if letter in "Mm":
        return np.array([t.strip() for t in texts], dtype=kind)
    if letter not in "biufc":
        raise NotImplementedError(f"columns of {kind} are not read in tensh")
    read = {"b": lambda t: _bool(t) if not t.lstrip("+-").isdigit() else bool(int(t)), "i": int, "u": int, "f": float, "c": complex}[letter]
    missing = {"b": False, "i": -1, "u": 0, "f": np.nan, "c": complex(np.nan, 0)}[letter] if fill is None else fill
    found = []
    for i, t in enumerate(texts):
        t = t.strip()
        if strict and not _is(read, t):
            raise ValueError(f"could not convert string '{t}' to {kind} at row {row_of(i)}, column {column + 1}.")
        found.append(read(t) if t != "" and _is(read, t) else missing)
    return np.array(found, dtype=kind)


def _chosen(usecols, names, count):
    if usecols is None:
        return list(range(count))
    usecols = [usecols] if isinstance(usecols, (int, str)) else list(usecols)
    return [names.index(c) if isinstance(c, str) else int(c) % count for c in usecols]


# in _numpy_tables
def between_commas(text, widths, comments):
    """Lines of columns of fixed widths as lines of columns that commas separate."""
    return "\n".join([",".join(_by_widths(line, widths)) for line in _lines_of(text, comments, 0, 0)])


def table(text, dtype, delimiter, comments, skip_header, skip_footer, max_rows, usecols, names, fill, strict, strip):
    """`strict` as loadtxt is: what does not fit is an error; genfromtxt fills it."""
    given = text.splitlines()[skip_header:]
    given = given[:len(given) - skip_footer] if skip_footer else given
    if names is True:
        while given and not given[0].strip():
            given = given[1:]
        first = given[0] if given else ""
        for mark in comments:
            bare = first.strip()
            first = bare[len(mark):] if bare.startswith(mark) else first.split(mark)[0]
        head = [p.strip() for p in _parts(first, delimiter, True)]
        given = given[1:]
    else:
        head = [n.strip() for n in names.split(",")] if isinstance(names, str) else None if names is None else list(names)
    lines = _lines_of("\n".join(given), comments, 0, 0)
    numbered = [(i, _parts(line, delimiter, strip or delimiter is None)) for i, line in enumerate(lines) if line.strip()]
    numbered = numbered if max_rows is None else numbered[:max_rows]
    rows = [parts for _, parts in numbered]
    count = len(rows[0]) if rows else len(head or [])
    if usecols is None and any([len(r) != count for r in rows]):
        _uneven(numbered, count, strict, skip_header + (names is True))
    heads = None if head is None else _valid(head, count if len(head) >= count or usecols is None else len(head))
    chosen = _chosen(usecols, heads, count)
    columns = [[r[c] for r in rows] for c in chosen]
    if heads is not None:
        heads = [heads[c] for c in chosen] if len(heads) == count else heads[:len(chosen)]
    return _made(columns, dtype, heads, fill, strict, len(rows))


def _uneven(numbered, count, strict, before):
    for i, parts in numbered:
        if len(parts) != count and strict:
            raise ValueError(f"the number of columns changed from {count} to {len(parts)} at row {i + 1}; use `usecols` to "
                             "select a subset and avoid this error")
    bad = [f"    Line #{i + 1 + before} (got {len(p)} columns instead of {count})" for i, p in numbered if len(p) != count]
    raise ValueError("Some errors were detected !\n" + "\n".join(bad))


def _made(columns, dtype, heads, fill, strict, count):
    fills = fill if isinstance(fill, (list, tuple)) else [fill] * len(columns)
    if dtype is None:
        found = [_found_kind(c, f) for c, f in zip(columns, fills)]
        kinds = [k for k, _ in found]
        if heads is None and len(set(kinds)) == 1 and kinds[0][0] != "U":
            return _squeezed(np.stack([np.array(v, dtype=kinds[0]) for _, v in found], axis=1))
        if heads is None and all([k[0] == "U" for k in kinds]):
            return _squeezed(np.stack([np.array(v) for _, v in found], axis=1))
        names = heads or [f"f{i}" for i in range(len(columns))]
        kind = _numpy_record_types.kind_of(list(zip(names, kinds)))
        return _squeezed(_numpy_records.record_of([np.array(v, dtype=k) for k, v in found], kind))
    if isinstance(dtype, tuple) and not strict and len(dtype) != 2:
        given = list(heads or [])[:len(dtype)]
        dtype, heads = list(zip(given + [f"f{i}" for i in range(len(dtype) - len(given))], dtype)), None
    # The rest of a pair says nothing, as in np.dtype((int, float)).
    dtype = dtype[0] if isinstance(dtype, tuple) else dtype
    kind = np.dtype(dtype)
    if kind.kind != "V":
        if heads is None:
            if kind.kind in "US" and kind.itemsize == 0:
                kind = np.dtype(f"{kind.kind}{max([len(t) for c in columns for t in c] + [1])}")
            made = [_typed(c, kind, (), f, strict, lambda i: i, j) for j, (c, f) in enumerate(zip(columns, fills))]
            return _squeezed(np.stack(made, axis=1))
        kind = _numpy_record_types.kind_of([(n, dtype) for n in heads])
    elif heads is not None:
        kind = _numpy_record_types.renamed(kind, heads[:len(kind)])
    if any([f[2] or f[1].kind == "V" for f in kind._fields]):
        raise NotImplementedError("fields of several elements are not read from text in tensh")
    if len(kind) != len(columns):
        raise ValueError(f"the dtype passed requires {len(kind)} columns but {len(columns)} were found")
    made = [_typed(c, k[1], k[2], f, strict, lambda i: i, j)
            for j, (c, k, f) in enumerate(zip(columns, kind._fields, fills))]
    return _squeezed(_numpy_records.record_of(made, kind))


def _squeezed(x):
    """As NumPy gives it: without axes of one element."""
    if x.ndim == 1:
        return x.reshape(()) if x.size == 1 else x
    sizes = tuple([n for n in x.shape if n != 1])
    return x.reshape(sizes)
