"""model.summary(): the table of a model's layers."""
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
    lines, line = [], ""
    for word in text.split(" "):
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


def _table(rows, heads, widths, right):
    def lines(cells, left, bar, end):
        parts = [_wrapped(c, w - 2) for c, w in zip(cells, widths)]
        for i in range(max([len(p) for p in parts])):
            texts = [p[i] if i < len(p) else "" for p in parts]
            laid = [t.rjust(w - 2) if k == right else t.ljust(w - 2) for k, (t, w) in enumerate(zip(texts, widths))]
            print(left + bar.join([" " + t + " " for t in laid]) + end)
    print("┏" + "┳".join(["━" * w for w in widths]) + "┓")
    lines(heads, "┃", "┃", "┃")
    print("┡" + "╇".join(["━" * w for w in widths]) + "┩")
    for i, row in enumerate(rows):
        if i > 0:
            print("├" + "┼".join(["─" * w for w in widths]) + "┤")
        lines(row, "│", "│", "│")
    print("└" + "┴".join(["─" * w for w in widths]) + "┘")


def _bare_layers():
    kinds = tf.keras.layers
    return (kinds.Activation, kinds.ELU, kinds.LeakyReLU, kinds.ReLU, kinds.Softmax, kinds.UnitNormalization,
            kinds.GlobalAveragePooling1D, kinds.GlobalAveragePooling2D, kinds.GlobalMaxPooling1D, kinds.GlobalMaxPooling2D,
            kinds.AveragePooling1D, kinds.AveragePooling2D, kinds.MaxPooling1D, kinds.MaxPooling2D,
            kinds.ActivityRegularization, kinds.Dropout, kinds.GaussianDropout, kinds.GaussianNoise,
            kinds.SpatialDropout1D, kinds.SpatialDropout2D, kinds.Identity, kinds.Masking)


# in _summaries
def graph(outputs):
    return _Graph(outputs)


def show(model):
    connected = False
    if model._outputs is None or hasattr(model, "_steps"):
        rows = []
        for layer in model.layers:
            # What has nothing to build was never told a shape.
            bare = isinstance(layer, _bare_layers())
            count = f"{layer.count_params():,}" if layer.built or bare else "0 (unbuilt)"
            # Keras asks layers for their shapes, and only its own know them by themselves.
            tells = layer._config is not None or isinstance(layer, tf.keras.Model) or hasattr(layer, "compute_output_shape")
            gave = "?" if layer._gave is None or not tells or bare or not layer.built else str(layer._gave)
            after = gave if model._outputs is None else _shape_after(layer, model._outputs)
            rows.append([f"{layer.name} ({layer.__class__.__name__})", after, count])
    else:
        graph = _Graph(model._outputs)
        connected = not graph.is_chain()
        rows = [graph.row(maker, connected) for maker in graph.makers]
    print(f'Model: "{model.name}"')
    heads = ["Layer (type)", "Output Shape", "Param #"]
    if connected:
        _table(rows, heads + ["Connected to"], [21, 19, 12, 19], 2)
    else:
        _table(rows, heads, [33, 24, 15], 2)
    kept = model.trainable_weights
    trained = model.optimizer.variables if model.optimizer is not None and model.optimizer.built else []
    parts = [("Total", list(model.weights) + list(trained)), ("Trainable", kept),
             ("Non-trainable", model.non_trainable_weights)]
    if trained:
        parts.append(("Optimizer", trained))
    for what, found in parts:
        count = sum([int(np.prod(v.shape)) for v in found])
        print(f" {what} params: {count:,} ({_bytes(sum([int(np.prod(v.shape)) * tf.as_dtype(v.dtype).size for v in found]))})")
