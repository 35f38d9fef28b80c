"""Functional models as configs and back: their layers, and what each was called with."""
import tensorflow as tf
import _layers
import _saving
import _summaries


# in _saving
def functional_config(model):
    graph = _summaries.graph(model._outputs)
    layers = []
    for maker in graph.makers:
        one = _saving.layer_config(maker)
        one["name"] = maker.name
        one["inbound_nodes"] = [{"args": _saving.serialize(_moved(args, graph)), "kwargs": _saving.serialize(_moved(options, graph))}
                                for args, options, outputs in _nodes(maker, graph) if maker.__class__.__name__ != "InputLayer"]
        layers.append(one)
    return {"name": model.name, "trainable": model.trainable, "layers": layers,
            "input_layers": _ends(model._inputs, graph), "output_layers": _ends(model._outputs, graph)}


# in _nowhere
def _nodes(maker, graph):
    """The calls of a layer that are in this model."""
    return [node for node in maker._nodes if any([t is node[2][0] for t in graph.tensors])]


def _place(tensor, graph):
    """Layer, call and output that a tensor is: Keras counts the calls that are in the model."""
    maker, call, output = tensor._history
    for i, node in enumerate(_nodes(maker, graph)):
        if node is maker._nodes[call]:
            return [maker.name, i, output]
    return [maker.name, call, output]


def _is_functional(layer):
    return isinstance(layer, tf.keras.Model) and not isinstance(layer, tf.keras.Sequential) and layer._outputs is not None


def _ends(x, graph):
    """Where a model begins and ends. Here, and only here, Keras counts from 1 the calls of models."""
    if isinstance(x, dict):
        return {k: _ends(v, graph) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [_ends(v, graph) for v in x]
    name, call, output = _place(x, graph)
    return [name, call + (1 if _is_functional(x._made_by) else 0), output]


class _Moved:
    """A tensor as it stands in a config, where the calls are counted anew."""

    def __init__(self, tensor, place):
        self.shape, self.dtype = tensor.shape, tensor.dtype
        self._place = place

    @property
    def _history(self):
        return [self] + self._place[1:]

    @property
    def name(self):
        return self._place[0]


def _moved(x, graph):
    if hasattr(x, "_history"):
        return _Moved(x, _place(x, graph))
    if isinstance(x, tuple):
        return tuple([_moved(v, graph) for v in x])
    if isinstance(x, list):
        return [_moved(v, graph) for v in x]
    return {k: _moved(v, graph) for k, v in x.items()} if isinstance(x, dict) else x


# in _saving
def functional_from(kind, config):
    config = dict(config)
    layers, waiting = {}, {}
    for one in config.pop("layers"):
        name = one.get("name") or one["config"]["name"]
        layers[name] = _saving.layer_from(one)
        waiting[name] = list(one.get("inbound_nodes", []))
        if isinstance(layers[name], tf.keras.layers.InputLayer):
            _layers.input_of(layers[name])
            waiting[name] = []
    while any(waiting.values()):
        moved = False
        for name, nodes in waiting.items():
            while nodes and _is_ready(nodes[0], layers):
                args, options = _call_of(nodes.pop(0), layers)
                layers[name](*args, **options)
                moved = True
        if not moved:
            stuck = [name for name, nodes in waiting.items() if nodes]
            raise ValueError("Invalid Functional model configuration. The graph of the Functional model either has loops or "
                             f"disconnected nodes. The following nodes failed to be resolved: {stuck}")
    inputs, outputs = _tensors_at(config.pop("input_layers"), layers), _tensors_at(config.pop("output_layers"), layers)
    return kind(inputs=inputs, outputs=outputs, **config)


# in _nowhere
def _at(place, layers):
    name, call, output = place[:3]
    if name not in layers:
        raise ValueError(f"Invalid Functional model configuration: it uses a layer '{name}' that it does not have")
    nodes = layers[name]._nodes
    return nodes[call][2][output] if call < len(nodes) else None


def _tensors_at(x, layers):
    if isinstance(x, dict):
        return {k: _tensors_at(v, layers) for k, v in x.items()}
    if len(x) > 2 and isinstance(x[0], str):
        return _at([x[0], x[1] - (1 if _is_functional(layers.get(x[0])) else 0), x[2]], layers)
    return [_tensors_at(v, layers) for v in x]


def _histories(x):
    if isinstance(x, dict):
        if x.get("class_name") == "__keras_tensor__":
            return [x["config"]["keras_history"]]
        return [h for v in x.values() for h in _histories(v)]
    return [h for v in x for h in _histories(v)] if isinstance(x, list) else []


def _is_ready(node, layers):
    wanted = _histories([node["args"], node["kwargs"]]) if isinstance(node, dict) else _old_places(node)
    return all([_at(place, layers) is not None for place in wanted])


def _old_places(node):
    """Keras 2 wrote `[layer, call, output, options]`, one or a list of them."""
    return [node] if isinstance(node[0], str) else node


def _call_of(node, layers):
    if isinstance(node, dict):
        args = [_argument(a, layers) for a in node["args"]]
        return args, {k: _argument(v, layers) for k, v in node["kwargs"].items() if v is not None}
    places = _old_places(node)
    given = [_at(place, layers) for place in places]
    options = places[0][3] if len(places[0]) > 3 else {}
    return [given[0] if len(given) == 1 else given], {k: v for k, v in options.items() if v is not None}


def _argument(x, layers):
    if isinstance(x, dict) and x.get("class_name") == "__keras_tensor__":
        return _at(x["config"]["keras_history"], layers)
    if isinstance(x, list):
        return [_argument(v, layers) for v in x]
    return _saving.deserialize(x)
