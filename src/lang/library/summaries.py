"""model.summary(): the table of a model's layers."""
import re
import numpy as np
import tensorflow as tf


# in _nowhere
def _behind(tensor, order, finished):
    """Walks from a tensor to those it was made of; `order`: layers as they are met, `finished`: calls as all is known."""
    if _place(tensor, finished) >= 0:
        return
    if _place(tensor._made_by, order) < 0:
        order.append(tensor._made_by)
    for source in _sources(tensor):
        _behind(source, order, finished)
    finished.append(tensor)


def _sources(tensor):
    return [_call(t) for t in tensor._from]


def _call(tensor):
    """What stands for a layer's call: the first of the tensors that it gave."""
    maker, call, output = tensor._history
    return maker._nodes[call][2][0]


def _flat(x):
    if isinstance(x, dict):
        return [t for name in sorted(x) for t in _flat(x[name])]
    return [t for v in x for t in _flat(v)] if isinstance(x, (list, tuple)) else [x]


def _place(x, items):
    for i, item in enumerate(items):
        if item is x:
            return i
    return -1


class _Graph:
    """The layers of a functional model in Keras' order: the farthest from the outputs first."""
    def __init__(self, outputs):
        order, self.tensors = [], []
        for tensor in _flat(outputs):
            _behind(_call(tensor), order, self.tensors)
        # Of calls and of layers: how far they are from the outputs.
        of_calls, depths = [0] * len(self.tensors), [0] * len(order)
        for i in range(len(self.tensors) - 1, -1, -1):
            at = _place(self.tensors[i]._made_by, order)
            of_calls[i] = depths[at] = max(of_calls[i], depths[at])
            for source in _sources(self.tensors[i]):
                k = _place(source, self.tensors)
                of_calls[k] = max(of_calls[k], of_calls[i] + 1)
        self.depths = depths
        self.makers = [order[i] for i in sorted(range(len(order)), key=lambda i: (-depths[i], i))]

    def is_chain(self):
        return len(set(self.depths)) == len(self.depths) and all([len(_sources(t)) <= 1 for t in self.tensors])

    def row(self, maker, connected):
        made = [t for t in self.tensors if t._made_by is maker]
        name, kind = _called(maker)
        count = maker.count_params() if hasattr(maker, "count_params") else 0
        row = [f"{name} ({kind})", _shape_of_call(made[0]), f"{count:,}"]
        if connected:
            before = [f"{s._made_by.name}[{s._history[1]}][{s._history[2]}]" for t in made for s in t._from]
            row.append(", ".join(before) if before else "-")
        return row


def _shape_of_call(tensor):
    shapes = [tuple(t.shape) for t in tensor._made_by._nodes[tensor._history[1]][2]]
    return str(shapes[0] if len(shapes) == 1 else shapes)


def _called(maker):
    return maker.name, maker.kind if hasattr(maker, "kind") else maker.__class__.__name__


def _shape_after(layer, outputs):
    graph = _Graph(outputs)
    for tensor in graph.tensors:
        if getattr(tensor, "_made_by", None) is layer:
            return str(tuple(tensor.shape))
    return "?"


def _wrapped(text, width):
    """Lines of words; a word that is too long is cut off, and says so."""
    bare = text.lstrip(" ")
    words = bare.split(" ")
    words[0] = " " * (len(text) - len(bare)) + words[0]
    lines, line = [], ""
    for word in words:
        word = word if len(word) <= width else word[:width - 1] + "…"
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line = line + " " + word
        else:
            lines.append(line)
            line = word
    return lines + [line]


def _bytes(n):
    for unit, size in [("GB", 1024 ** 3), ("MB", 1024 ** 2), ("KB", 1024)]:
        if n >= size:
            return f"{n / size:.2f} {unit}"
    return f"{n:.2f} B"


def _widths(positions, length):
    """How wide columns become that end at these parts of a line: evenly less where borders and room beside the texts are too much."""
    widths, end = [], 0
    for position in positions:
        width = int(position * length) - end
        if width < 4:
            raise ValueError("Insufficient console width to print summary.")
        widths.append(width + 2)
        end += width
    excess, left = sum(widths) - (length - len(widths) - 1), len(widths)
    for i in range(len(widths)):
        taken = min(widths[i], round(excess / left))
        widths[i], excess, left = widths[i] - taken, excess - taken, left - 1
    return widths


def _laid(text, width, how):
    if how == "center":
        before = (width - len(text)) // 2
        return " " * before + text + " " * (width - len(text) - before)
    return text.rjust(width) if how == "right" else text.ljust(width)


def _table(rows, heads, widths):
    """The lines of a table; what the screen has no room for is cut off."""
    found = []

    def lines(cells, bar):
        parts = [_wrapped(c, w - 2) for c, w in zip(cells, widths)]
        for i in range(max([len(p) for p in parts])):
            laid = [_laid(p[i] if i < len(p) else "", w - 2, _laid_as[head]) for p, w, head in zip(parts, widths, heads)]
            found.append(bar + bar.join([" " + t + " " for t in laid]) + bar)
    found.append("┏" + "┳".join(["━" * w for w in widths]) + "┓")
    lines(heads, "┃")
    found.append("┡" + "╇".join(["━" * w for w in widths]) + "┩")
    for i, row in enumerate(rows):
        if i > 0:
            found.append("├" + "┼".join(["─" * w for w in widths]) + "┤")
        lines(row, "│")
    found.append("└" + "┴".join(["─" * w for w in widths]) + "┘")
    return [line[:_screen] for line in found]


_screen = 80
_laid_as = {"Layer (type)": "left", "Output Shape": "left", "Param #": "right", "Connected to": "left", "Trainable": "center"}


def _bare_layers():
    kinds = tf.keras.layers
    return (kinds.Activation, kinds.ELU, kinds.LeakyReLU, kinds.ReLU, kinds.Softmax, kinds.UnitNormalization,
            kinds.GlobalAveragePooling1D, kinds.GlobalAveragePooling2D, kinds.GlobalMaxPooling1D, kinds.GlobalMaxPooling2D,
            kinds.AveragePooling1D, kinds.AveragePooling2D, kinds.MaxPooling1D, kinds.MaxPooling2D,
            kinds.ActivityRegularization, kinds.Dropout, kinds.AlphaDropout, kinds.GaussianDropout, kinds.GaussianNoise,
            kinds.SpatialDropout1D, kinds.SpatialDropout2D, kinds.Identity, kinds.Masking)


def _row_of(model, layer):
    """Of a layer of a model whose layers are shown one after the other."""
    # What has nothing to build was never told a shape.
    bare = isinstance(layer, _bare_layers())
    count = f"{layer.count_params():,}" if layer.built or bare else "0 (unbuilt)"
    # Keras asks layers for their shapes, and only its own know them by themselves.
    tells = layer._config is not None or isinstance(layer, tf.keras.Model) or hasattr(layer, "compute_output_shape")
    gave = "?" if layer._gave is None or not tells or bare or not layer.built else str(layer._gave)
    after = gave if model._outputs is None else _shape_after(layer, model._outputs)
    return [f"{layer.name} ({layer.__class__.__name__})", after, count]


def _rows_of(model):
    """The layers with the cells of their rows, and whether it is said what each is connected to."""
    if model._outputs is None or hasattr(model, "_steps"):
        return [(layer, _row_of(model, layer)) for layer in model.layers], False
    graph = _Graph(model._outputs)
    connected = not graph.is_chain()
    return [(maker, graph.row(maker, connected)) for maker in graph.makers], connected


def _nested(model, connected, depth=1):
    rows = []
    for layer, row in _rows_of(model)[0]:
        row = ["   " * depth + "└ " + row[0]] + row[1:3] + (["-"] if connected else [])
        rows.append((layer, row))
        if getattr(layer, "layers", None):
            rows += _nested(layer, connected, depth + 1)
    return rows


def _between(rows, bounds):
    """The rows from one layer to another, whose names begin as the patterns say."""
    if bounds is None:
        return rows
    if len(bounds) != 2:
        raise ValueError("layer_range must be a list or tuple of length 2. Received: "
                         f"layer_range = {bounds} of length {len(bounds)}")
    if not (isinstance(bounds[0], str) and isinstance(bounds[1], str)):
        raise ValueError(f"layer_range should contain string type only. Received: {bounds}")
    first, last = [[i for i, (layer, row) in enumerate(rows) if re.match(b, layer.name)] for b in bounds]
    if not first or not last:
        raise ValueError(f"Passed layer_names do not match the layer names in the model. Received: {bounds}")
    if min(first) > max(last):
        return rows[min(last):max(first) + 1]
    return rows[min(first):max(last) + 1]


def _sums(model):
    """How many numbers the model has."""
    trained = model.optimizer.variables if model.optimizer is not None and model.optimizer.built else []
    parts = [("Total", list(model.weights) + list(trained)), ("Trainable", model.trainable_weights),
             ("Non-trainable", model.non_trainable_weights)]
    if trained:
        parts.append(("Optimizer", trained))
    lines = []
    for what, found in parts:
        count = sum([int(np.prod(v.shape)) for v in found])
        size = sum([int(np.prod(v.shape)) * tf.as_dtype(v.dtype).size for v in found])
        lines.append(f" {what} params: {count:,} ({_bytes(size)})")
    return lines


# in _summaries
def graph(outputs):
    return _Graph(outputs)


def show(model, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False, layer_range=None):
    rows, connected = _rows_of(model)
    heads = ["Layer (type)", "Output Shape", "Param #"] + (["Connected to"] if connected else [])
    ends, length = positions or ([0.3, 0.56, 0.74, 1.0] if connected else [0.45, 0.80, 1.0]), 108 if connected else 88
    shown = []
    for layer, row in _between(rows, layer_range):
        shown.append((layer, row))
        if expand_nested and getattr(layer, "layers", None):
            shown += _nested(layer, connected)
    cells = [row for layer, row in shown]
    if show_trainable:
        length, ends, heads = length + 12, [p * 0.90 for p in ends] + [1.0], heads + ["Trainable"]
        cells = [row + ["-" if not getattr(layer, "weights", None) else "Y" if layer.trainable else "N"] for layer, row in shown]
    widths = _widths(ends, line_length or min(length, _screen - 4))
    lines = [f'Model: "{model.name}"'] + _table(cells, heads, widths) + _sums(model)
    if print_fn is None:
        print("\n".join(lines))
    else:
        print_fn("\n".join(lines) + "\n")
