"""torch.nn's recurrent layers and cells, step by step as PyTorch computes them."""
import math
import torch
import _torch
import _torch_init
import _torch_modules

# in _nowhere
_linear = _torch.function("nn.functional.linear")
_dropout = _torch.function("nn.functional.dropout")
_Module = _torch_modules.Module


def _plain(x, h, w, b, active):
    return (active(x + _linear(h[0], w, b)),)


def _tanh(x, h, w, b):
    return _plain(x, h, w, b, torch.tanh)


def _relu(x, h, w, b):
    return _plain(x, h, w, b, torch.relu)


def _long(x, h, w, b):
    i, f, g, o = (x + _linear(h[0], w, b)).chunk(4, -1)
    c = f.sigmoid() * h[1] + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def _gated(x, h, w, b):
    xr, xz, xn = x.chunk(3, -1)
    hr, hz, hn = _linear(h[0], w, b).chunk(3, -1)
    n = (xn + (xr + hr).sigmoid() * hn).tanh()
    return ((h[0] - n) * (xz + hz).sigmoid() + n,)


_known = {"tanh": _tanh, "relu": _relu}


def _cell(nonlinearity):
    if nonlinearity not in _known:
        raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
    return _known[nonlinearity]


class _Weighted(_Module):
    __module__ = "torch.nn.modules.rnn"
    _gates = 1

    def _weigh(self, suffix, ins):
        outs = self._gates * self.hidden_size
        sizes = {"weight_ih": (outs, ins), "weight_hh": (outs, self.hidden_size)}
        if self.bias:
            sizes.update({"bias_ih": (outs,), "bias_hh": (outs,)})
        for name, size in sizes.items():
            setattr(self, name + suffix, _torch_modules.Parameter(torch.empty(*size)))

    def reset_parameters(self):
        bound = 1 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for p in self.parameters():
            _torch_init.uniform_(p, -bound, bound)

    def _weights(self, suffix):
        names = ("weight_ih", "bias_ih", "weight_hh", "bias_hh")
        return [getattr(self, n + suffix) if self.bias or n.startswith("weight") else None for n in names]


class _Recurrent(_Weighted):
    _states = 1

    @property
    def _flat_weights_names(self):
        return list(self._parameters)

    @property
    def _flat_weights(self):
        return list(self._parameters.values())

    @property
    def _all_weights(self):
        names, each = self._flat_weights_names, (4 if self.bias else 2) + (1 if getattr(self, "proj_size", 0) else 0)
        return [names[i:i + each] for i in range(0, len(names), each)]

    @property
    def all_weights(self):
        return [[self._parameters[name] for name in names] for names in self._all_weights]

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False,
                 proj_size=0, device=None, dtype=None):
        if not 0 <= dropout <= 1:
            raise ValueError("dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
        if proj_size:
            raise NotImplementedError("proj_size of recurrent layers is not in tensh")
        self.input_size, self.hidden_size, self.num_layers, self.bias = input_size, hidden_size, num_layers, bias
        self.batch_first, self.dropout, self.bidirectional, self.proj_size = batch_first, float(dropout), bidirectional, 0
        self._suffixes = [f"_l{i}{end}" for i in range(num_layers) for end in (("", "_reverse") if bidirectional else ("",))]
        self._ways = 2 if bidirectional else 1
        for i, suffix in enumerate(self._suffixes):
            self._weigh(suffix, input_size if i < self._ways else hidden_size * self._ways)
        self.reset_parameters()

    def flatten_parameters(self):
        pass

    def _begin(self, given, count, batched):
        """The states to begin with, each of all layers."""
        wanted = (len(self._suffixes), count, self.hidden_size)
        if given is None:
            return [torch.zeros(*wanted, dtype=self.weight_ih_l0.dtype)] * self._states
        states = list(given) if self._states > 1 else [given]
        states = states if batched else [s.unsqueeze(1) for s in states]
        for i, state in enumerate(states):
            if tuple(state.shape) != wanted:
                name = f"hidden[{i}]" if self._states > 1 else "hidden"
                raise RuntimeError(f"Expected {name} size {wanted}, got {list(state.shape)}")
        return states

    def _run_packed(self, data, counts, state, suffix, backwards):
        """The same of sequences of several lengths: at each step there are those that are so long."""
        w_in, b_in, w, b = self._weights(suffix)
        steps = list(zip(_linear(data, w_in, b_in).split(counts), counts))
        begin, ends, found = state, [], []
        state = tuple([s[:0] for s in begin]) if backwards else begin
        for x, count in steps[::-1] if backwards else steps:
            have = state[0].shape[0]
            if count < have:
                ends.append(tuple([s[count:] for s in state]))
                state = tuple([s[:count] for s in state])
            elif count > have:
                state = tuple([torch.cat([s, first[have:count]]) for s, first in zip(state, begin)])
            state = self._cell(x, state, w, b)
            found.append(state[0])
        ends.append(state)
        last = tuple([torch.cat([e[k] for e in ends[::-1]]) for k in range(self._states)])
        return torch.cat(found[::-1] if backwards else found), last

    def _packed(self, packed, hx):
        data, counts, order, back = packed
        if data.shape[-1] != self.input_size:
            raise RuntimeError(f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {data.shape[-1]}")
        counts = counts.tolist()
        begin = self._begin(hx, counts[0], True)
        if hx is not None and order is not None:
            begin = [s.index_select(1, order) for s in begin]
        found, states = self._layers(data, begin, lambda *given: self._run_packed(given[0], counts, *given[1:]))
        if back is not None:
            states = tuple([s.index_select(1, back) for s in states])
        return torch.nn.utils.rnn.PackedSequence(found, packed.batch_sizes, order, back), states if self._states > 1 else states[0]

    def _layers(self, input, begin, run):
        """What the last layer gives, and the last states of all."""
        ends = []
        for layer in range(self.num_layers):
            parts = []
            for i in range(layer * self._ways, (layer + 1) * self._ways):
                found, state = run(input, tuple([s[i] for s in begin]), self._suffixes[i], i % self._ways == 1)
                parts.append(found)
                ends.append(state)
            input = parts[0] if len(parts) == 1 else torch.cat(parts, -1)
            if self.dropout > 0 and self.training and layer < self.num_layers - 1:
                input = _dropout(input, self.dropout)
        return input, tuple([torch.stack([e[k] for e in ends]) for k in range(self._states)])

    def _run(self, input, state, suffix, backwards):
        """One layer in one direction: what it gives at each step, and its last state."""
        w_in, b_in, w, b = self._weights(suffix)
        steps = _linear(input, w_in, b_in).unbind(0)
        found = []
        for x in steps[::-1] if backwards else steps:
            state = self._cell(x, state, w, b)
            found.append(state[0])
        return torch.stack(found[::-1] if backwards else found), state

    def forward(self, input, hx=None):
        if isinstance(input, torch.nn.utils.rnn.PackedSequence):
            return self._packed(input, hx)
        name = type(self).__name__
        if input.ndim not in (2, 3):
            raise ValueError(f"{name}: Expected input to be 2D or 3D, got {input.ndim}D instead")
        batched = input.ndim == 3
        along = 0 if self.batch_first else 1
        input = input if batched else input.unsqueeze(along)
        input = input.transpose(0, 1) if self.batch_first else input
        held = self.weight_ih_l0.dtype
        if input.dtype != held:
            raise ValueError(f"RNN input dtype ({input.dtype}) does not match weight dtype ({held}). "
                             f"Convert input: input.to({held}), or convert model: model.to({input.dtype})")
        if input.shape[-1] != self.input_size:
            raise RuntimeError(f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.shape[-1]}")
        begin = self._begin(hx, input.shape[1], batched)
        input, states = self._layers(input, begin, self._run)
        input = input.transpose(0, 1) if self.batch_first else input
        if not batched:
            input, states = input.squeeze(along), tuple([s.squeeze(1) for s in states])
        return input, states if self._states > 1 else states[0]

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        for name, usual in (("num_layers", 1), ("bias", True), ("batch_first", False), ("dropout", 0), ("bidirectional", False)):
            if getattr(self, name) != usual:
                text += f", {name}={getattr(self, name)}"
        return text


# in torch.nn, torch.nn.modules
class RNN(_Recurrent):
    __module__ = "torch.nn.modules.rnn"

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, device=None, dtype=None):
        self.nonlinearity = nonlinearity
        self._cell = _cell(nonlinearity)
        _Recurrent.__init__(self, input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional)


class LSTM(_Recurrent):
    __module__ = "torch.nn.modules.rnn"
    _gates = 4
    _states = 2
    _cell = staticmethod(_long)


class GRU(_Recurrent):
    __module__ = "torch.nn.modules.rnn"
    _gates = 3
    _cell = staticmethod(_gated)


# in _nowhere
class _Cell(_Weighted):
    _states = 1

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
        self._weigh("", input_size)
        self.reset_parameters()

    def forward(self, input, hx=None):
        if hx is None:
            states = tuple([torch.zeros(*list(input.shape)[:-1], self.hidden_size, dtype=input.dtype)] * self._states)
        else:
            states = tuple(hx) if self._states > 1 else (hx,)
        w_in, b_in, w, b = self._weights("")
        found = self._cell(_linear(input, w_in, b_in), states, w, b)
        return found if self._states > 1 else found[0]

    def extra_repr(self):
        return f"{self.input_size}, {self.hidden_size}" + ("" if self.bias else ", bias=False")


# in torch.nn, torch.nn.modules
class RNNCell(_Cell):
    __module__ = "torch.nn.modules.rnn"

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        self.nonlinearity = nonlinearity
        self._cell = _cell(nonlinearity)
        _Cell.__init__(self, input_size, hidden_size, bias)


class LSTMCell(_Cell):
    __module__ = "torch.nn.modules.rnn"
    _gates = 4
    _states = 2
    _cell = staticmethod(_long)


class GRUCell(_Cell):
    __module__ = "torch.nn.modules.rnn"
    _gates = 3
    _cell = staticmethod(_gated)
