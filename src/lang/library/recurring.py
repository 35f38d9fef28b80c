"""Keras 3's layers over sequences: cells, and what steps through time with them."""
import tensorflow as tf
import _layers
import _tensh
from _draws import Draws, dropped, seeded
from tensorflow.keras.layers import Layer


# in _nowhere
_cell_ends = "kernel_initializer recurrent_initializer bias_initializer{} kernel_regularizer recurrent_regularizer " \
             "bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout{} seed"


class _Cell(Layer):
    __module__ = "keras.src.layers.rnn.rnn"
    _gates = 1
    _states = 1
    _seeds_first = False

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None,
                 recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None,
                 implementation=2, **options):
        super().__init__(**options)
        self.dropout, self.recurrent_dropout = min(1.0, max(0.0, dropout)), min(1.0, max(0.0, recurrent_dropout))
        # Each gate has masks of its own where states drop out, or where that is asked for.
        self._apart = self._gates > 1 and (self.recurrent_dropout != 0 or implementation == 1)
        self._mask, self._recurrent_mask = None, None
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
        self.kernel_regularizer = tf.keras.regularizers.get(kernel_regularizer)
        self.recurrent_regularizer = tf.keras.regularizers.get(recurrent_regularizer)
        self.bias_regularizer = tf.keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = tf.keras.constraints.get(kernel_constraint)
        self.recurrent_constraint = tf.keras.constraints.get(recurrent_constraint)
        self.bias_constraint = tf.keras.constraints.get(bias_constraint)
        self.seed = seeded(seed)
        self._draws = Draws(self.seed)
        self.state_size = units if self._states == 1 else [units] * self._states
        self.output_size = units

    def build(self, input_shape):
        wide = self._gates * self.units
        self.kernel = self.add_weight(shape=(input_shape[-1], wide), initializer=self.kernel_initializer,
                                      name="kernel", regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        self.recurrent_kernel = self.add_weight(shape=(self.units, wide), initializer=self.recurrent_initializer,
                                                name="recurrent_kernel", regularizer=self.recurrent_regularizer,
                                                constraint=self.recurrent_constraint)
        self.bias = self.add_weight(shape=self._bias_shape(), initializer=self._bias_start, name="bias",
                                    regularizer=self.bias_regularizer, constraint=self.bias_constraint) \
            if self.use_bias else None

    def _bias_shape(self):
        return (self._gates * self.units,)

    def _bias_start(self, shape, dtype=None):
        return self.bias_initializer(shape, dtype=dtype)

    def get_initial_state(self, batch_size=None, **options):
        return [tf.zeros((batch_size, self.units)) for i in range(self._states)]

    def get_config(self):
        return {**super().get_config(), "seed": self._given_seed}

    def get_dropout_mask(self, step_input):
        """What drops out of the inputs, the same at all steps; a mask for each gate where they are apart."""
        if self._mask is None and self.dropout > 0:
            self._mask = self._masks_like(step_input, self.dropout)
        return self._mask

    def get_recurrent_dropout_mask(self, step_input):
        if self._recurrent_mask is None and self.recurrent_dropout > 0:
            self._recurrent_mask = self._masks_like(step_input, self.recurrent_dropout)
        return self._recurrent_mask

    def reset_dropout_mask(self):
        self._mask = None

    def reset_recurrent_dropout_mask(self):
        self._recurrent_mask = None

    def _masks_like(self, x, rate):
        ones = tf.ones_like(x)
        made = [tf.zeros_like(x) if rate == 1 else dropped(ones, rate, x.shape, self._draws.next())
                for i in range(self._gates if self._apart else 1)]
        return made if self._apart else made[0]

    def _of_inputs(self, inputs, training):
        """The inputs of all gates, or of each."""
        if training and 0 < self.dropout < 1:
            mask = self.get_dropout_mask(inputs)
            return [inputs * one for one in mask] if self._apart else inputs * mask
        return [inputs] * self._gates if self._apart else inputs

    def _of_states(self, states, training):
        if training and 0 < self.recurrent_dropout < 1:
            mask = self.get_recurrent_dropout_mask(states)
            return [states * one for one in mask] if self._apart else states * mask
        return [states] * self._gates if self._apart else states

    def _times(self, x, kernel, gates=None):
        """Products with the parts of a kernel, of all gates in one or of each apart."""
        if not self._apart:
            return tf.matmul(x, kernel if gates is None else kernel[:, :gates * self.units])
        parts = tf.split(kernel, self._gates, axis=1)
        return tf.concat([tf.matmul(one, part) for one, part in list(zip(x, parts))[:gates]], 1)


# in tf.keras.layers
class SimpleRNNCell(_Cell):
    __module__ = "keras.src.layers.rnn.simple_rnn"
    _seeds_first = True
    _config = "units activation use_bias " + _cell_ends.format("", "")

    def __init__(self, units, activation="tanh", **options):
        super().__init__(units, activation, **options)

    def call(self, sequence, states, training=False):
        before = states[0] if isinstance(states, (list, tuple)) else states
        h = tf.matmul(self._of_inputs(sequence, training), self.kernel)
        if self.bias is not None:
            h = h + self.bias
        output = self.activation(h + tf.matmul(self._of_states(before, training), self.recurrent_kernel))
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
        z = self._times(self._of_inputs(inputs, training), self.kernel)
        z = z + self._times(self._of_states(h, training), self.recurrent_kernel)
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
        x = self._times(self._of_inputs(inputs, training), self.kernel)
        left = self._of_states(before, training)
        if self.bias is not None:
            x = x + (self.bias[0] if self.reset_after else self.bias)
        x_z, x_r, x_h = tf.split(x, 3, axis=-1)
        n = self.units
        if self.reset_after:
            inner = self._times(left, self.recurrent_kernel)
            if self.bias is not None:
                inner = inner + self.bias[1]
        else:
            inner = self._times(left, self.recurrent_kernel, 2)
        z = self.recurrent_activation(x_z + inner[:, :n])
        r = self.recurrent_activation(x_r + inner[:, n:2 * n])
        last = r * inner[:, 2 * n:] if self.reset_after else \
            tf.matmul(r * (left[2] if self._apart else left), self.recurrent_kernel[:, 2 * n:])
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
            x, state = cell.call(x, state, **_phase_of(cell, training))
            new.append(state)
        return x, new


class RNN(Layer):
    __module__ = "keras.src.layers.rnn.rnn"
    _config = "return_sequences return_state go_backwards stateful unroll zero_output_for_mask"
    # Of a recurrent layer that makes its own cell: what stands of the cell in the layer's config.
    _cell_config = None

    def __init__(self, cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False,
                 unroll=False, zero_output_for_mask=False, **options):
        super().__init__(**options)
        self.cell = StackedRNNCells(cell) if isinstance(cell, (list, tuple)) else cell
        self.return_sequences, self.return_state, self.go_backwards = return_sequences, return_state, go_backwards
        self.zero_output_for_mask, self.stateful, self.unroll = zero_output_for_mask, stateful, unroll
        self.states = None

    def build(self, input_shape):
        self._ready_within(self.cell, (input_shape[0],) + tuple(input_shape)[2:])
        if self.stateful and self.states is None:
            rows = input_shape[0]
            if rows is None:
                raise ValueError("When using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
                                 f"sequence.shape={tuple(input_shape)}")
            self.states = [self._held(state) for state in _listed(self.cell.get_initial_state(batch_size=rows))]

    def _held(self, state):
        """A state that lasts from call to call."""
        if isinstance(state, (list, tuple)):
            return [self._held(one) for one in state]
        return _tensh.variable(tf.zeros_like(state), "rnn_state", f"{self.path}/rnn_state", False)

    def reset_state(self):
        for held in _held_in(self.states):
            held.assign(tf.zeros_like(held))

    def reset_states(self):
        self.reset_state()

    def call(self, sequences, initial_state=None, mask=None, training=False):
        states = initial_state
        if states is None:
            states = _read(self.states) if self.stateful else self.cell.get_initial_state(batch_size=sequences.shape[0])
        states = _listed(states)
        rows = _held_in(self.states)[0].shape[0] if self.stateful else sequences.shape[0]
        if rows != sequences.shape[0]:
            raise ValueError("If an RNN is stateful, the batch size of the input sequences must be the same as the batch size of "
                             f"the initial state. \n- Expected batch size: {rows}\n- Received batch size: {sequences.shape[0]}")
        phase = _phase_of(self.cell, training)
        if not _layers.is_sample():
            _prepare(self.cell, sequences[:, 0], states)
        outputs = []
        steps = range(sequences.shape[1])
        for t in reversed(steps) if self.go_backwards else steps:
            output, new = self.cell.call(sequences[:, t], states, **phase)
            new = _listed(new)
            if mask is not None:
                # Where a step is masked, everything stays as it was.
                kept = tf.expand_dims(mask[:, t], -1)
                before = outputs[-1] if outputs and not self.zero_output_for_mask else tf.zeros_like(output)
                output, new = tf.where(kept, output, before), _chosen(kept, new, states)
            states = new
            outputs.append(output)
        _forget(self.cell)
        if self.stateful and not _layers.is_sample():
            for held, state in zip(_held_in(self.states), _held_in(states)):
                held.assign(state)
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
        cell = {"activity_regularizer": _saving.serialize(self.activity_regularizer), **self.cell.get_config()}
        return {**found, **{name: cell[name] for name in self._cell_config.split()}}

    @classmethod
    def from_config(cls, config):
        import _saving
        if cls._cell_config is None:
            config = {**config, "cell": _saving.deserialize(config["cell"])}
        return _saving.made_from(cls, config)


# in _nowhere
def _listed(states):
    return list(states) if isinstance(states, (list, tuple)) else [states]


def _held_in(states):
    if isinstance(states, (list, tuple)):
        return [held for one in states for held in _held_in(one)]
    return [] if states is None else [states]


def _read(states):
    if isinstance(states, (list, tuple)):
        return [_read(one) for one in states]
    return tf.convert_to_tensor(states)


def _phase_of(cell, training):
    return {"training": training} if isinstance(cell, Layer) and cell._takes("training") else {}


def _prepare(cell, inputs, states):
    """Draws what drops out, in trainings and elsewhere, as Keras does."""
    if isinstance(cell, _Cell):
        cell.get_dropout_mask(inputs)
        cell.get_recurrent_dropout_mask(states[0] if isinstance(states, (list, tuple)) else states)
    if isinstance(cell, StackedRNNCells):
        for one, state in zip(cell.cells, states):
            _prepare(one, inputs, state)
            inputs, _ = one.call(inputs, _listed(state))


def _forget(cell):
    if isinstance(cell, _Cell):
        cell.reset_dropout_mask()
        cell.reset_recurrent_dropout_mask()
    if isinstance(cell, StackedRNNCells):
        for one in cell.cells:
            _forget(one)


def _chosen(kept, new, before):
    if isinstance(new, (list, tuple)):
        return [_chosen(kept, a, b) for a, b in zip(new, before)]
    return tf.where(kept, new, before)


def _divided(options):
    """Arguments of the layer that steps, and of the cell that it steps with."""
    outer = ["return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask", "name",
             "input_shape", "batch_input_shape", "trainable", "dtype", "activity_regularizer"]
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
