"""Python's pprint: what does not fit in a line is one item to a line; keys stand in order."""

# in _nowhere
def _keys(d, ordered):
    if not ordered:
        return list(d.items())
    try:
        return sorted(d.items(), key=lambda kv: kv[0])
    except TypeError:
        return sorted(d.items(), key=lambda kv: (str(type(kv[0])), id(kv[0])))


def _ends(x):
    return {dict: "{}", list: "[]", tuple: "()", set: "{}"}.get(type(x))


def _flat(x, depth, ordered):
    """All in one line."""
    ends = _ends(x)
    if ends is None or type(x) is set or len(x) == 0:
        return repr(x)
    if depth == 0:
        return ends[0] + "..." + ("," if type(x) is tuple and len(x) == 1 else "") + ends[1]
    if type(x) is dict:
        parts = [_flat(k, depth - 1, ordered) + ": " + _flat(v, depth - 1, ordered) for k, v in _keys(x, ordered)]
    else:
        parts = [_flat(v, depth - 1, ordered) for v in x]
    return ends[0] + ", ".join(parts) + ("," if type(x) is tuple and len(x) == 1 else "") + ends[1]


def _laid(x, at, after, options):
    """From a column on, with so many characters behind it."""
    step, width, depth, compact, ordered = options
    flat, ends = _flat(x, depth, ordered), _ends(x)
    if ends is None or len(x) == 0 or depth == 0 or len(flat) <= width - at - after:
        return flat
    inner = (step, width, depth - 1, compact, ordered)
    at += step
    items = _keys(x, ordered) if type(x) is dict else sorted(x) if type(x) is set else list(x)
    lines, last = [], len(items) - 1
    for i, item in enumerate(items):
        behind = after + 1 if i == last else 1
        if type(x) is dict:
            key = _flat(item[0], depth - 1, ordered) + ": "
            text = key + _laid(item[1], at + len(key), behind, inner)
        else:
            text = _laid(item, at, behind, inner)
        if compact and type(x) is not dict and lines and len(lines[-1]) + 2 + len(text) + (behind if i == last else 1) <= width - at:
            lines[-1] += ", " + text
        else:
            lines.append(text)
    close = "," + ends[1] if type(x) is tuple and len(x) == 1 else ends[1]
    return ends[0] + " " * (step - 1) + (",\n" + " " * at).join(lines) + close


# in pprint
def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return _laid(object, 0, 0, (indent, width, 1 << 30 if depth is None else depth, compact, sort_dicts))


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts)
    print(text) if stream is None else stream.write(text + "\n")


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._stream, self._options = stream, {"indent": indent, "width": width, "depth": depth, "compact": compact, "sort_dicts": sort_dicts}

    def pformat(self, object):
        return pformat(object, **self._options)

    def pprint(self, object):
        pprint(object, self._stream, **self._options)
