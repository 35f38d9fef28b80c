"""Keras 3's layers over sequences: cells, and what steps through time with them."""
import tensorflow as tf
from _draws import seeded
from tensorflow.keras.layers import Layer


# in _nowhere
_cell_ends = "kernel_initializer recurrent_initializer bias_initializer{} kernel_regularizer recurrent_regularizer " \
             "bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout{} seed"


class _Cell(Layer):
    __module__ = "keras.src.layers.rnn.rnn"
    _fixed = {"kernel_regularizer": None, "recurrent_regularizer": None, "bias_regularizer": None,
              "kernel_constraint": None, "recurrent_constraint": None, "bias_constraint": None, "dropout": 0.0,
              "recurrent_dropout": 0.0}
    _gates = 1
    _states = 1
    _seeds_first = False

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 dropout=0.0, recurrent_dropout=0.0, seed=None, **options):
        super().__init__(**options)
        if dropout or recurrent_dropout:
            raise NotImplementedError("dropout inside of a recurrent layer is not in tensh; layers.Dropout is")
        self._given_seed = seed
        # Keras takes a seed for the dropout, also where there is none: simple cells before their other seeds.
        if self._seeds_first:
            seed = seeded(seed)
        self.units, self.use_bias = units, use_bias
        self.activation = tf.keras.activations.get(activation)
        self.recurrent_activation = tf.keras.activations.get(recurrent_activation)
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)
        self.recurrent_initializer = tf.keras.initializers.get(recurrent_initializer)
        self.bias_initializer = tf.keras.initializers.get(bias_initializer)
        self.seed = seeded(seed)
        self.state_size = units if self._states == 1 else [units] * self._states
        self.output_size = units

    def build(self, input_shape):
        wide = self._gates * self.units
        self.kernel = self.add_weight(shape=(input_shape[-1], wide), initializer=self.kernel_initializer,
                                      name="kernel")
        self.recurrent_kernel = self.add_weight(shape=(self.units, wide), initializer=self.recurrent_initializer,
                                                name="recurrent_kernel")
        self.bias = self.add_weight(shape=self._bias_shape(), initializer=self._bias_start, name="bias") \
            if self.use_bias else None

    def _bias_shape(self):
        return (self._gates * self.units,)

    def _bias_start(self, shape, dtype=None):
        return self.bias_initializer(shape, dtype=dtype)

    def get_initial_state(self, batch_size=None, **options):
        return [tf.zeros((batch_size, self.units)) for i in range(self._states)]

    def get_config(self):
        return {**super().get_config(), "seed": self._given_seed}


# in tf.keras.layers
class SimpleRNNCell(_Cell):
    __module__ = "keras.src.layers.rnn.simple_rnn"
    _seeds_first = True
    _config = "units activation use_bias " + _cell_ends.format("", "")

    def __init__(self, units, activation="tanh", **options):
        super().__init__(units, activation, **options)

    def call(self, sequence, states, training=False):
        before = states[0] if isinstance(states, (list, tuple)) else states
        h = tf.matmul(sequence, self.kernel)
        if self.bias is not None:
            h = h + self.bias
        output = self.activation(h + tf.matmul(before, self.recurrent_kernel))
        return output, [output] if isinstance(states, (list, tuple)) else output


class LSTMCell(_Cell):
    __module__ = "keras.src.layers.rnn.lstm"
    _gates = 4
    _states = 2
    _config = "units activation recurrent_activation use_bias unit_forget_bias " + _cell_ends.format("", "")

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", unit_forget_bias=True, **options):
        super().__init__(units, activation, recurrent_activation, **options)
        self.unit_forget_bias = unit_forget_bias

    def _bias_start(self, shape, dtype=None):
        if not self.unit_forget_bias:
            return self.bias_initializer(shape, dtype=dtype)
        n = self.units
        return tf.concat([self.bias_initializer((n,)), tf.ones((n,)), self.bias_initializer((n * 2,))], 0)

    def call(self, inputs, states, training=False):
        h, c = states
        z = tf.matmul(inputs, self.kernel)
        z = z + tf.matmul(h, self.recurrent_kernel)
        if self.bias is not None:
            z = z + self.bias
        z0, z1, z2, z3 = tf.split(z, 4, axis=1)
        c = self.recurrent_activation(z1) * c + self.recurrent_activation(z0) * self.activation(z2)
        h = self.recurrent_activation(z3) * self.activation(c)
        return h, [h, c]


class GRUCell(_Cell):
    __module__ = "keras.src.layers.rnn.gru"
    _gates = 3
    _config = "units activation recurrent_activation use_bias " + _cell_ends.format("", " reset_after")

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", reset_after=True, **options):
        super().__init__(units, activation, recurrent_activation, **options)
        self.reset_after = reset_after

    def _bias_shape(self):
        return (2, 3 * self.units) if self.reset_after else (3 * self.units,)

    def call(self, inputs, states, training=False):
        before = states[0] if isinstance(states, (list, tuple)) else states
        x = tf.matmul(inputs, self.kernel)
        if self.bias is not None:
            x = x + (self.bias[0] if self.reset_after else self.bias)
        x_z, x_r, x_h = tf.split(x, 3, axis=-1)
        n = self.units
        if self.reset_after:
            inner = tf.matmul(before, self.recurrent_kernel)
            if self.bias is not None:
                inner = inner + self.bias[1]
        else:
            inner = tf.matmul(before, self.recurrent_kernel[:, :2 * n])
        z = self.recurrent_activation(x_z + inner[:, :n])
        r = self.recurrent_activation(x_r + inner[:, n:2 * n])
        last = r * inner[:, 2 * n:] if self.reset_after else tf.matmul(r * before, self.recurrent_kernel[:, 2 * n:])
        h = z * before + (1 - z) * self.activation(x_h + last)
        return h, [h] if isinstance(states, (list, tuple)) else h


class StackedRNNCells(Layer):
    __module__ = "keras.src.layers.rnn.stacked_rnn_cells"
    _config = "cells"

    def __init__(self, cells, **options):
        super().__init__(**options)
        self.cells = cells
        self.output_size = cells[-1].output_size

    def build(self, input_shape):
        size = input_shape[-1]
        for cell in self.cells:
            self._ready_within(cell, (None, size))
            size = cell.output_size

    def get_initial_state(self, batch_size=None, **options):
        return [cell.get_initial_state(batch_size=batch_size) for cell in self.cells]

    def call(self, inputs, states, training=False):
        x, new = inputs, []
        for cell, state in zip(self.cells, states):
            x, state = cell.call(x, state)
            new.append(state)
        return x, new


class RNN(Layer):
    __module__ = "keras.src.layers.rnn.rnn"
    _config = "return_sequences return_state go_backwards stateful unroll zero_output_for_mask"
    _fixed = {**_Cell._fixed, "stateful": False, "activity_regularizer": None}
    # Of a recurrent layer that makes its own cell: what stands of the cell in the layer's config.
    _cell_config = None

    def __init__(self, cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False,
                 unroll=False, zero_output_for_mask=False, **options):
        super().__init__(**options)
        self.cell = StackedRNNCells(cell) if isinstance(cell, (list, tuple)) else cell
        if stateful:
            raise NotImplementedError("stateful recurrent layers are not in tensh: hand the state on with initial_state")
        self.return_sequences, self.return_state, self.go_backwards = return_sequences, return_state, go_backwards
        self.zero_output_for_mask, self.stateful, self.unroll = zero_output_for_mask, stateful, unroll

    def build(self, input_shape):
        self._ready_within(self.cell, (input_shape[0],) + tuple(input_shape)[2:])

    def call(self, sequences, initial_state=None, mask=None, training=False):
        states = initial_state
        if states is None:
            states = self.cell.get_initial_state(batch_size=sequences.shape[0])
        states = list(states) if isinstance(states, (list, tuple)) else [states]
        outputs = []
        steps = range(sequences.shape[1])
        for t in reversed(steps) if self.go_backwards else steps:
            output, new = self.cell.call(sequences[:, t], states)
            if mask is not None:
                # Where a step is masked, everything stays as it was.
                kept = tf.expand_dims(mask[:, t], -1)
                before = outputs[-1] if outputs and not self.zero_output_for_mask else tf.zeros_like(output)
                output, new = tf.where(kept, output, before), _chosen(kept, new, states)
            states = new
            outputs.append(output)
        found = tf.stack(outputs, axis=1) if self.return_sequences else outputs[-1]
        return [found] + list(states) if self.return_state else found

    supports_masking = True

    def compute_mask(self, inputs, mask=None):
        mask = mask[0] if isinstance(mask, list) else mask
        found = mask if self.return_sequences else None
        return [found] + [None] * len(self.cell.state_size if isinstance(self.cell.state_size, list) else [0]) \
            if self.return_state else found

    def get_config(self):
        import _saving
        found = super().get_config()
        if self._cell_config is None:
            return {**found, "cell": _saving.serialize(self.cell)}
        cell = {**self._fixed, **self.cell.get_config()}
        return {**found, **{name: cell[name] for name in self._cell_config.split()}}

    @classmethod
    def from_config(cls, config):
        import _saving
        if cls._cell_config is None:
            config = {**config, "cell": _saving.deserialize(config["cell"])}
        return _saving.made_from(cls, config)


# in _nowhere
def _chosen(kept, new, before):
    if isinstance(new, (list, tuple)):
        return [_chosen(kept, a, b) for a, b in zip(new, before)]
    return tf.where(kept, new, before)


def _divided(options):
    """Arguments of the layer that steps, and of the cell that it steps with."""
    outer = ["return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask", "name",
             "input_shape", "trainable", "dtype"]
    return ({k: v for k, v in options.items() if k in outer}, {k: v for k, v in options.items() if k not in outer})


# in tf.keras.layers
class SimpleRNN(RNN):
    __module__ = "keras.src.layers.rnn.simple_rnn"
    _cell_config = "units activation use_bias " + _cell_ends.format("", "").replace(" seed", "").replace(
        "bias_regularizer", "bias_regularizer activity_regularizer")

    def __init__(self, units, activation="tanh", **options):
        outer, inner = _divided(options)
        super().__init__(SimpleRNNCell(units, activation, name="simple_rnn_cell", **inner), **outer)
        self.units = units


class LSTM(RNN):
    __module__ = "keras.src.layers.rnn.lstm"
    _cell_config = "units activation recurrent_activation use_bias " + _cell_ends.format(" unit_forget_bias", "").replace(
        "bias_regularizer", "bias_regularizer activity_regularizer")

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", **options):
        outer, inner = _divided(options)
        super().__init__(LSTMCell(units, activation, recurrent_activation, name="lstm_cell", **inner), **outer)
        self.units = units


class GRU(RNN):
    __module__ = "keras.src.layers.rnn.gru"
    _cell_config = "units activation recurrent_activation use_bias " + _cell_ends.format("", " reset_after").replace(
        "bias_regularizer", "bias_regularizer activity_regularizer")

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", **options):
        outer, inner = _divided(options)
        super().__init__(GRUCell(units, activation, recurrent_activation, name="gru_cell", **inner), **outer)
        self.units = units


class TimeDistributed(Layer):
    __module__ = "keras.src.layers.rnn.time_distributed"
    supports_masking = True
    _config = "layer"

    def __init__(self, layer, **options):
        super().__init__(**options)
        self.layer = layer

    def build(self, input_shape):
        self._ready_within(self.layer, (input_shape[0],) + tuple(input_shape)[2:])

    def call(self, inputs):
        return tf.stack([self.layer(inputs[:, t]) for t in range(inputs.shape[1])], axis=1)


class RepeatVector(Layer):
    __module__ = "keras.src.layers.reshaping.repeat_vector"
    _config = "n"

    def __init__(self, n, **options):
        super().__init__(**options)
        self.n = n

    def call(self, inputs):
        return tf.repeat(tf.expand_dims(inputs, 1), self.n, axis=1)
