"""model.summary(): the table of a model's layers."""
import numpy as np
import tensorflow as tf


# in nowhere
def _behind(tensor, order, finished):
    """Walks from a tensor to those it was made of; `order`: layers as they are met, `finished`: as all is known."""
    maker = getattr(tensor, "_made_by", None) or tensor
    if any([maker is f for f in finished]):
        return
    if not any([maker is o for o in order]):
        order.append(maker)
    for source in _sources(tensor):
        _behind(source, order, finished)
    finished.append(maker)


def _sources(tensor):
    if hasattr(tensor, "_from"):
        return _flat(tensor._from)
    made = getattr(tensor, "_made", None)
    return [a for a in _flat(made[1]) if hasattr(a, "_made")] if made is not None else []


def _flat(x):
    return [t for v in x for t in _flat(v)] if isinstance(x, (list, tuple)) else [x]


def _place(x, items):
    for i, item in enumerate(items):
        if item is x:
            return i
    return -1


class _Graph:
    """The layers of a functional model in Keras' order: the farthest from the outputs first."""
    def __init__(self, outputs):
        order, finished, self.tensors = [], [], []
        for tensor in _flat(outputs):
            _behind(tensor, order, finished)
            self._collect(tensor)
        depths = [0] * len(order)
        for maker in reversed(finished):
            for tensor in self.tensors:
                if self._maker(tensor) is maker:
                    for source in _sources(tensor):
                        at = _place(self._maker(source), order)
                        depths[at] = max(depths[at], depths[_place(maker, order)] + 1)
        self.depths = depths
        self.makers = [order[i] for i in sorted(range(len(order)), key=lambda i: (-depths[i], i))]

    def _maker(self, tensor):
        return getattr(tensor, "_made_by", None) or tensor

    def _collect(self, tensor):
        if _place(tensor, self.tensors) < 0:
            self.tensors.append(tensor)
            for source in _sources(tensor):
                self._collect(source)

    def is_chain(self):
        return len(set(self.depths)) == len(self.depths) and all([len(_sources(t)) <= 1 for t in self.tensors])

    def row(self, maker, connected):
        made = [t for t in self.tensors if self._maker(t) is maker]
        name, kind = _called(maker)
        count = maker.count_params() if hasattr(maker, "count_params") else 0
        row = [f"{name} ({kind})", str(tuple(made[0].shape)), f"{count:,}"]
        if connected:
            before = [f"{_called(self._maker(s))[0]}[0][0]" for t in made for s in _sources(t)]
            row.append(", ".join(before) if before else "-")
        return row


def _called(maker):
    if hasattr(maker, "count_params"):
        return maker.name, maker.__class__.__name__
    return getattr(maker, "_layer_name", maker.name), "InputLayer"


def _shape_after(layer, outputs):
    graph = _Graph(outputs)
    for tensor in graph.tensors:
        if getattr(tensor, "_made_by", None) is layer:
            return str(tuple(tensor.shape))
    return "?"


def _wrapped(text, width):
    """Lines of words; a word that is too long is cut."""
    lines, line = [], ""
    for word in text.split(" "):
        while len(word) > width:
            if line:
                lines.append(line)
                line = ""
            lines.append(word[:width])
            word = word[width:]
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


# in _summaries
def show(model):
    connected = False
    if model._outputs is None or hasattr(model, "_steps"):
        rows = []
        for layer in model.layers:
            count = f"{layer.count_params():,}" if layer.built else "0 (unbuilt)"
            after = "?" if model._outputs is None else _shape_after(layer, model._outputs)
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
