"""The text of PyTorch's tensors, as PyTorch writes them."""
import math
import numpy as np

# in _nowhere
_options = {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80, "sci_mode": None}

# in _torch_text
def set_options(precision, threshold, edgeitems, linewidth, profile, sci_mode):
    if profile == "full":
        _options.update({"precision": 4, "threshold": math.inf, "edgeitems": 3, "linewidth": 80})
    elif profile in ("default", "short"):
        short = profile == "short"
        _options.update({"precision": 2 if short else 4, "threshold": 1000, "edgeitems": 2 if short else 3, "linewidth": 80})
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth}
    _options.update({name: value for name, value in given.items() if value is not None})
    _options["sci_mode"] = sci_mode


# in _nowhere
class _Numbers:
    """How wide the numbers are, and how each is written."""
    def __init__(self, values, floating):
        self.floating = floating
        self.whole = True
        self.scientific = False
        self.width = 1
        if not floating:
            self.width = max([len(str(v)) for v in values])
            return
        found = [v for v in values if v != 0 and math.isfinite(v)]
        if not found:
            return
        sizes = [abs(v) for v in found]
        least, most = min(sizes), max(sizes)
        self.whole = all([v == math.floor(v) for v in found])
        given = _options["sci_mode"]
        self.scientific = (most / least > 1000.0 or most > 1.0e8 or least < 1.0e-4) if given is None else given
        if self.whole and not self.scientific:
            self.width = max([len(f"{v:.0f}") + 1 for v in found])
        else:
            self.width = max([len(self._text(v)) for v in found])

    def _text(self, value):
        return f"{value:.{_options['precision']}{'e' if self.scientific else 'f'}}"

    def text(self, value):
        if not self.floating:
            out = str(value)
        elif self.whole and not self.scientific:
            out = f"{value:.0f}" + ("." if math.isfinite(value) else "")
        else:
            out = self._text(value)
        return " " * (self.width - len(out)) + out


def _element(value, numbers):
    if len(numbers) == 1:
        return numbers[0].text(value)
    re, im = numbers[0].text(value.real), (numbers[1].text(value.imag) + "j").lstrip()
    return re + im if im[0] in "+-" else re + "+" + im


def _vector(items, indent, cut, numbers):
    length = numbers[0].width + 2 + (numbers[1].width + 1 if len(numbers) > 1 else 0)
    per_line = max(1, math.floor((_options["linewidth"] - indent) / length))
    edge = _options["edgeitems"]
    if cut and len(items) > 2 * edge:
        texts = [_element(v, numbers) for v in items[:edge]] + [" ..."] + [_element(v, numbers) for v in items[-edge:]]
    else:
        texts = [_element(v, numbers) for v in items]
    lines = [", ".join(texts[i:i + per_line]) for i in range(0, len(texts), per_line)]
    return "[" + (",\n" + " " * (indent + 1)).join(lines) + "]"


def _rows(items, rank, indent, cut, numbers):
    if rank == 0:
        return _element(items, numbers)
    if rank == 1:
        return _vector(items, indent, cut, numbers)
    edge = _options["edgeitems"]
    each = [_rows(i, rank - 1, indent + 1, cut, numbers) for i in
            (items if not (cut and len(items) > 2 * edge) else items[:edge] + items[-edge:])]
    if cut and len(items) > 2 * edge:
        each = each[:edge] + ["..."] + each[edge:]
    return "[" + ("," + "\n" * (rank - 1) + " " * (indent + 1)).join(each) + "]"


def _seen(array, cut):
    """The numbers that are written, in one list."""
    edge = _options["edgeitems"]
    if cut:
        for axis, size in enumerate(array.shape):
            if size > 2 * edge:
                array = np.take(array, list(range(edge)) + list(range(size - edge, size)), axis=axis)
    return array.ravel().tolist()


# in _torch_text
def shown(array, step, wants, prefix="tensor("):
    name = str(array.dtype)
    indent = len(prefix)
    suffixes = []
    if array.size == 0:
        text = "[]"
        if array.ndim != 1:
            suffixes.append("size=" + str(tuple(array.shape)))
        if name != "float32":
            suffixes.append("dtype=torch." + name)
    else:
        if name not in ("float32", "int64", "bool", "complex64"):
            suffixes.append("dtype=torch." + name)
        cut = array.size > _options["threshold"]
        seen = _seen(array, cut)
        if name.startswith("complex"):
            numbers = [_Numbers([v.real for v in seen], True), _Numbers([v.imag for v in seen], True)]
        else:
            numbers = [_Numbers(seen, "float" in name)]
        text = _rows(array.tolist(), array.ndim, indent, cut, numbers)
    if step is not None:
        suffixes.append(f"grad_fn=<{step}>")
    elif wants:
        suffixes.append("requires_grad=True")
    out = prefix + text
    last = len(out) - out.rfind("\n") + 1
    for suffix in suffixes:
        if last + len(suffix) + 2 > _options["linewidth"]:
            out += ",\n" + " " * indent + suffix
            last = indent + len(suffix)
        else:
            out += ", " + suffix
            last += len(suffix) + 2
    return out + ")"
