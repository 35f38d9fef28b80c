"""Keras 3's smaller layers: noise, slopes that are learned, masks, attention, norms, and what goes both ways through time."""
import math
import tensorflow as tf
import _draws
import _layers
import _spreads
from tensorflow.keras.layers import Layer


# in _nowhere
class _Random(Layer):
    """Draws anew with each call of a training."""
    supports_masking = True
    _trains = True
    _built_by_shape = False

    def _start(self, seed):
        self.seed, self._draws = seed, _draws.Draws(seed)


# in tf.keras.layers
class SpatialDropout2D(_Random):
    __module__ = "keras.src.layers.regularization.spatial_dropout"
    _config = "rate seed data_format"
    _rank = 2

    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None, **options):
        super().__init__(name=name, dtype=dtype, **options)
        _draws.check_share("rate", rate)
        self.rate, self.data_format = rate, data_format or "channels_last"
        self._start(seed)

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        shape = [inputs.shape[0]] + [1] * self._rank + [inputs.shape[-1]]
        if self.data_format == "channels_first":
            shape = [inputs.shape[0], inputs.shape[1]] + [1] * self._rank
        return _draws.dropped(inputs, self.rate, shape, self._draws.next())


class SpatialDropout1D(SpatialDropout2D):
    __module__ = "keras.src.layers.regularization.spatial_dropout"
    _config = "rate seed"
    _rank = 1


class SpatialDropout3D(SpatialDropout2D):
    __module__ = "keras.src.layers.regularization.spatial_dropout"
    _rank = 3


class GaussianNoise(_Random):
    __module__ = "keras.src.layers.regularization.gaussian_noise"
    _config = "stddev seed"

    def __init__(self, stddev, seed=None, **options):
        super().__init__(**options)
        _draws.check_share("stddev", stddev)
        self.stddev = stddev
        self._start(seed)

    def call(self, inputs, training=False):
        if not training or self.stddev == 0:
            return inputs
        return inputs + tf.random.stateless_normal(inputs.shape, self._draws.next(), stddev=self.stddev)


class GaussianDropout(_Random):
    __module__ = "keras.src.layers.regularization.gaussian_dropout"
    _config = "rate seed"

    def __init__(self, rate, seed=None, **options):
        super().__init__(**options)
        _draws.check_share("rate", rate)
        self.rate = rate
        self._start(seed)

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        spread = math.sqrt(self.rate / (1 - self.rate))
        return inputs * tf.random.stateless_normal(inputs.shape, self._draws.next(), mean=1.0, stddev=spread)


class AlphaDropout(_Random):
    __module__ = "keras.src.layers.regularization.alpha_dropout"
    _config = "rate seed noise_shape"

    def __init__(self, rate, noise_shape=None, seed=None, **options):
        super().__init__(**options)
        if not 0 <= rate <= 1:
            raise ValueError(f"Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate={rate}")
        self.rate, self.noise_shape = rate, noise_shape
        self._start(seed)

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        shape = inputs.shape if self.noise_shape is None else [n or m for n, m in zip(self.noise_shape, inputs.shape)]
        # What selu becomes far below 0; then so that mean and variance stay.
        least = -1.6732632423543772848170429916717 * 1.0507009873554804934193349852946
        kept = tf.cast(tf.random.stateless_uniform(shape, self._draws.next()) >= self.rate, inputs.dtype)
        a = ((1 - self.rate) * (1 + self.rate * least ** 2)) ** -0.5
        return a * (inputs * kept + least * (1 - kept)) - a * least * self.rate


class ActivityRegularization(Layer):
    __module__ = "keras.src.layers.regularization.activity_regularization"
    supports_masking = True
    _config = "l1 l2"
    _built_by_shape = False

    def __init__(self, l1=0.0, l2=0.0, **options):
        super().__init__(activity_regularizer=tf.keras.regularizers.L1L2(l1=l1, l2=l2), **options)
        self.l1, self.l2 = l1, l2

    def call(self, inputs):
        return inputs


class Identity(Layer):
    __module__ = "keras.src.layers.core.identity"
    supports_masking = True
    _config = ""
    _built_by_shape = False

    def call(self, inputs):
        return inputs


class ELU(Layer):
    __module__ = "keras.src.layers.activations.elu"
    supports_masking = True
    _config = "alpha"
    _built_by_shape = False

    def __init__(self, alpha=1.0, **options):
        super().__init__(**options)
        self.alpha = alpha

    def call(self, inputs):
        return tf.keras.activations.elu(inputs, alpha=self.alpha)


class PReLU(Layer):
    __module__ = "keras.src.layers.activations.prelu"
    supports_masking = True
    _config = "alpha_initializer alpha_regularizer alpha_constraint shared_axes"

    def __init__(self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **options):
        super().__init__(**options)
        self.alpha_initializer = tf.keras.initializers.get(alpha_initializer)
        self.alpha_regularizer = tf.keras.regularizers.get(alpha_regularizer)
        self.alpha_constraint = tf.keras.constraints.get(alpha_constraint)
        self.shared_axes = [shared_axes] if isinstance(shared_axes, int) else None if shared_axes is None else list(shared_axes)

    def build(self, input_shape):
        sizes = list(input_shape[1:])
        for axis in self.shared_axes or []:
            sizes[axis - 1] = 1
        self.alpha = self.add_weight(shape=tuple(sizes), name="alpha", initializer=self.alpha_initializer,
                                     regularizer=self.alpha_regularizer, constraint=self.alpha_constraint)

    def call(self, inputs):
        return tf.nn.relu(inputs) - self.alpha * tf.nn.relu(-inputs)


class Masking(Layer):
    __module__ = "keras.src.layers.core.masking"
    supports_masking = True
    _makes_mask = True
    _config = "mask_value"
    _built_by_shape = False

    def __init__(self, mask_value=0.0, **options):
        super().__init__(**options)
        self.mask_value = mask_value

    def compute_mask(self, inputs, mask=None):
        return tf.reduce_any(tf.not_equal(inputs, self.mask_value), axis=-1)

    def call(self, inputs):
        kept = tf.reduce_any(tf.not_equal(inputs, self.mask_value), axis=-1, keepdims=True)
        return inputs * tf.cast(kept, inputs.dtype)


class Dot(Layer):
    __module__ = "keras.src.layers.merging.dot"
    _config = "axes normalize"

    def __init__(self, axes, normalize=False, **options):
        super().__init__(**options)
        self.axes, self.normalize = axes, normalize

    def call(self, inputs):
        a, b = inputs
        i, j = (self.axes, self.axes) if isinstance(self.axes, int) else self.axes
        i, j = i % len(a.shape), j % len(b.shape)
        if self.normalize:
            a, b = tf.linalg.l2_normalize(a, axis=i), tf.linalg.l2_normalize(b, axis=j)
        letters = "bcdefgh"
        left = ["a"] + [letters[k] for k in range(1, len(a.shape))]
        right = ["a"] + [letters[k].upper() for k in range(1, len(b.shape))]
        right[j] = left[i]
        out = ["a"] + [c for k, c in enumerate(left) if k not in (0, i)] + [c for k, c in enumerate(right) if k not in (0, j)]
        found = tf.einsum(f"{''.join(left)},{''.join(right)}->{''.join(out)}", a, b)
        return tf.expand_dims(found, -1) if len(found.shape) == 1 else found


def dot(inputs, axes=-1, **options):
    return Dot(axes, **options)(inputs)


class EinsumDense(Layer):
    __module__ = "keras.src.layers.core.einsum_dense"
    _config = "equation output_shape activation bias_axes kernel_initializer bias_initializer kernel_regularizer " \
              "bias_regularizer activity_regularizer kernel_constraint bias_constraint"

    def __init__(self, equation, output_shape, activation=None, bias_axes=None, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, **options):
        super().__init__(**options)
        self.equation, self.bias_axes = equation, bias_axes
        self.output_sizes = (output_shape,) if isinstance(output_shape, int) else tuple(output_shape)
        self.activation = tf.keras.activations.get(activation)
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)
        self.bias_initializer = tf.keras.initializers.get(bias_initializer)
        self.kernel_regularizer = tf.keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = tf.keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = tf.keras.constraints.get(kernel_constraint)
        self.bias_constraint = tf.keras.constraints.get(bias_constraint)
        self.bias = None

    def build(self, input_shape):
        left, out = self.equation.replace(" ", "").split("->")
        given, kernel = left.split(",")
        sizes = {}
        if "..." in given:
            given, kernel, out = given.replace("...", ""), kernel.replace("...", ""), out.replace("...", "")
            named = zip(reversed(given), reversed(input_shape)) if not self.equation.replace(" ", "").split(",")[0].endswith("...") \
                else zip(given, input_shape)
            sizes.update(dict(named))
            shift = -len(self.output_sizes) if self.equation.split("->")[1].strip().startswith("...") else 0
            named = list(zip(out[shift:], self.output_sizes)) if shift else list(zip(out[1:], self.output_sizes))
        else:
            sizes.update(dict(zip(given, input_shape)))
            named = list(zip(out[1:], self.output_sizes))
        for letter, size in named:
            if size is not None:
                sizes[letter] = size
        drawn = _spreads.along(self.kernel_initializer, [i for i, c in enumerate(kernel) if c not in out],
                                    [i for i, c in enumerate(kernel) if c in out])
        self.kernel = self.add_weight(shape=tuple([sizes[c] for c in kernel]), name="kernel", initializer=drawn,
                                      regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        if self.bias_axes is not None:
            first = min([out.index(c) for c in self.bias_axes])
            shape = tuple([sizes[c] if c in self.bias_axes else 1 for c in out[first:]])
            self.bias = self.add_weight(shape=shape, name="bias", initializer=self.bias_initializer,
                                        regularizer=self.bias_regularizer, constraint=self.bias_constraint)

    def call(self, inputs):
        x = tf.einsum(self.equation, inputs, self.kernel)
        return self.activation(x if self.bias is None else x + self.bias)


class UnitNormalization(Layer):
    __module__ = "keras.src.layers.normalization.unit_normalization"
    supports_masking = True
    _config = "axis"
    _built_by_shape = False

    def __init__(self, axis=-1, **options):
        super().__init__(**options)
        self.axis = axis

    def call(self, inputs):
        return tf.linalg.l2_normalize(inputs, axis=self.axis, epsilon=1e-12)


class RMSNormalization(Layer):
    __module__ = "keras.src.layers.normalization.rms_normalization"
    supports_masking = True
    _config = "axis epsilon"

    def __init__(self, axis=-1, epsilon=1e-6, **options):
        super().__init__(**options)
        self.axis, self.epsilon = axis, epsilon

    def build(self, input_shape):
        axes = self.axis if isinstance(self.axis, (list, tuple)) else [self.axis]
        self.scale = self.add_weight(shape=tuple([input_shape[a] for a in axes]), name="scale", initializer="ones")

    def call(self, inputs):
        return inputs * tf.math.rsqrt(tf.reduce_mean(tf.square(inputs), self.axis, keepdims=True) + self.epsilon) * self.scale


class GroupNormalization(Layer):
    __module__ = "keras.src.layers.normalization.group_normalization"
    supports_masking = True
    _config = "groups axis epsilon center scale beta_initializer gamma_initializer"

    def __init__(self, groups=32, axis=-1, epsilon=1e-3, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", **options):
        super().__init__(**options)
        if axis != -1:
            raise NotImplementedError("groups of another axis than the last are not in tensh")
        self.groups, self.axis, self.epsilon, self.center, self.scale = groups, axis, epsilon, center, scale
        self.beta_initializer = tf.keras.initializers.get(beta_initializer)
        self.gamma_initializer = tf.keras.initializers.get(gamma_initializer)
        self.gamma, self.beta = None, None

    def build(self, input_shape):
        size = input_shape[-1]
        if self.groups == -1:
            self.groups = size
        if size < self.groups:
            raise ValueError(f"Number of groups ({self.groups}) cannot be more than the number of channels ({size}).")
        if size % self.groups != 0:
            raise ValueError(f"Number of groups ({self.groups}) must be a multiple of the number of channels ({size}).")
        if self.scale:
            self.gamma = self.add_weight(shape=(size,), name="gamma", initializer=self.gamma_initializer)
        if self.center:
            self.beta = self.add_weight(shape=(size,), name="beta", initializer=self.beta_initializer)

    def call(self, inputs):
        shape = inputs.shape.as_list()
        x = tf.reshape(inputs, shape[:-1] + [self.groups, shape[-1] // self.groups])
        axes = list(range(1, len(shape) - 1)) + [len(shape)]
        mean, variance = tf.nn.moments(x, axes, keepdims=True)
        x = tf.reshape((x - mean) * tf.math.rsqrt(variance + self.epsilon), shape)
        x = x if self.gamma is None else x * self.gamma
        return x if self.beta is None else x + self.beta


class Attention(Layer):
    __module__ = "keras.src.layers.attention.attention"
    _config = "use_scale score_mode dropout"
    _takes_all = True

    def __init__(self, use_scale=False, score_mode="dot", dropout=0.0, seed=None, **options):
        super().__init__(**options)
        if score_mode not in ("dot", "concat"):
            raise ValueError(f"Invalid value for argument score_mode. Expected one of {{'dot', 'concat'}}. Received: score_mode={score_mode}")
        self.use_scale, self.score_mode, self.dropout = use_scale, score_mode, dropout
        self._drop = tf.keras.layers.Dropout(dropout, seed=seed) if dropout else None
        self.scale, self.concat_score_weight = None, None

    def build(self, input_shape):
        if self.use_scale:
            self.scale = self.add_weight(shape=(), name="scale", initializer="ones")
        if self.score_mode == "concat":
            self.concat_score_weight = self.add_weight(shape=(), name="concat_score_weight", initializer="ones")

    def _scores(self, query, key):
        if self.score_mode == "dot":
            scores = tf.matmul(query, key, transpose_b=True)
            return scores if self.scale is None else scores * self.scale
        both = tf.expand_dims(query, -2) + tf.expand_dims(key, -3)
        if self.scale is not None:
            both = self.scale * both
        return self.concat_score_weight * tf.reduce_sum(tf.tanh(both), axis=-1)

    def call(self, inputs, mask=None, training=False, return_attention_scores=False, use_causal_mask=False):
        query, value = inputs[0], inputs[1]
        key = inputs[2] if len(inputs) > 2 else value
        scores = self._scores(query, key)
        masks = mask if isinstance(mask, (list, tuple)) else [None, None]
        seen = None if len(masks) < 2 or masks[1] is None else tf.expand_dims(masks[1], -2)
        if use_causal_mask:
            steps = tf.range(scores.shape[-1])
            past = tf.expand_dims(tf.range(scores.shape[-2])[:, None] >= steps[None, :], 0)
            seen = past if seen is None else tf.logical_and(seen, past)
        if seen is not None:
            scores = scores - 1e9 * tf.cast(tf.logical_not(seen), scores.dtype)
        weights = tf.nn.softmax(scores, axis=-1)
        if self._drop is not None:
            weights = self._drop(weights, training=training)
        found = tf.matmul(weights, value)
        if masks[0] is not None:
            found = found * tf.cast(tf.expand_dims(masks[0], -1), found.dtype)
        return (found, weights) if return_attention_scores else found


class AdditiveAttention(Attention):
    __module__ = "keras.src.layers.attention.additive_attention"
    _config = "use_scale dropout"

    def __init__(self, use_scale=True, dropout=0.0, **options):
        super().__init__(use_scale=use_scale, dropout=dropout, **options)

    def build(self, input_shape):
        if self.use_scale:
            self.scale = self.add_weight(shape=(input_shape[0][-1],), name="scale", initializer="glorot_uniform")

    def _scores(self, query, key):
        scale = 1.0 if self.scale is None else self.scale
        return tf.reduce_sum(scale * tf.tanh(tf.expand_dims(query, -2) + tf.expand_dims(key, -3)), axis=-1)


class MultiHeadAttention(Layer):
    __module__ = "keras.src.layers.attention.multi_head_attention"
    supports_masking = True
    _config = "num_heads key_dim value_dim dropout use_bias output_shape attention_axes kernel_initializer bias_initializer " \
              "kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint seed"
    _fixed = {"kernel_regularizer": None, "bias_regularizer": None, "kernel_constraint": None, "bias_constraint": None,
              "use_gate": False, "flash_attention": None, "sliding_window": None}

    def __init__(self, num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None,
                 kernel_initializer="glorot_uniform", bias_initializer="zeros", seed=None, **options):
        super().__init__(**options)
        self.attention_axes = attention_axes
        if attention_axes not in (None, 1, (1,), [1]) or output_shape is not None and not isinstance(output_shape, int):
            raise NotImplementedError("attention over axes of one's choice is not in tensh")
        self.num_heads, self.key_dim, self.value_dim = num_heads, key_dim, value_dim or key_dim
        self.dropout, self.use_bias, self.seed = dropout, use_bias, seed
        self.output_shape = self._size = output_shape
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)
        self.bias_initializer = tf.keras.initializers.get(bias_initializer)
        self._initializers = (kernel_initializer, bias_initializer)
        self._drop = None

    def _dense(self, equation, sizes, axes, name, shape):
        made = EinsumDense(equation, output_shape=sizes, bias_axes=axes if self.use_bias else None, name=name,
                           kernel_initializer=self._initializers[0], bias_initializer=self._initializers[1])
        self._ready_within(made, shape)
        return made

    def get_build_config(self):
        if "query_dense" not in self.__dict__:
            return None
        query, value, key = self._shapes
        return {"shapes_dict": {"query_shape": query, "value_shape": value, **({} if key == value else {"key_shape": key})}}

    def build_from_config(self, config):
        shapes = config["shapes_dict"]
        query, value = tuple(shapes["query_shape"]), tuple(shapes["value_shape"])
        self._made(query, value, tuple(shapes.get("key_shape") or value))
        self.built = True

    def _made(self, query, value, key):
        self._shapes = tuple([(None,) + tuple(shape)[1:] for shape in (query, value, key)])
        h = self.num_heads
        self.query_dense = self._dense("abc,cde->abde", (None, h, self.key_dim), "de", "query", query)
        self.key_dense = self._dense("abc,cde->abde", (None, h, self.key_dim), "de", "key", key)
        self.value_dense = self._dense("abc,cde->abde", (None, h, self.value_dim), "de", "value", value)
        # Keras has these as layers of their own, whose names and seeds are counted.
        tf.keras.layers.Softmax()
        drop = tf.keras.layers.Dropout(self.dropout, seed=self.seed)
        self._drop = drop if self.dropout else None
        self.output_dense = self._dense("abcd,cde->abe", (None, self._size or query[-1]), "e", "attention_output",
                                        (None, None, h, self.value_dim))

    def build(self, query_shape, value_shape=None, key_shape=None):
        pass

    def call(self, query, value=None, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None,
             return_attention_scores=False, training=False, use_causal_mask=False):
        value = query if value is None else value
        key = value if key is None else key
        if "query_dense" not in self.__dict__:
            self._made(tuple(query.shape), tuple(value.shape), tuple(key.shape))
        q, k, v = self.query_dense(query), self.key_dense(key), self.value_dense(value)
        q = q * (1.0 / math.sqrt(float(self.key_dim)))
        scores = tf.einsum("aecd,abcd->acbe", k, q)
        seen = self._seen(query, value, key, query_mask, value_mask, key_mask, attention_mask, use_causal_mask)
        if seen is not None:
            scores = scores + (1.0 - tf.cast(seen, scores.dtype)) * -3e4 * 1e5
        weights = tf.nn.softmax(scores, axis=-1)
        dropped = weights if self._drop is None else self._drop(weights, training=training)
        found = self.output_dense(tf.einsum("acbe,aecd->abcd", dropped, v))
        return (found, weights) if return_attention_scores else found

    def _seen(self, query, value, key, query_mask, value_mask, key_mask, given, causal):
        """Which keys each query sees: (batch, heads, queries, keys)."""
        found = None if given is None else tf.cast(given, tf.bool)
        if found is not None and len(found.shape) == 3:
            found = tf.expand_dims(found, 1)
        query_mask = _layers.mask_of(query) if query_mask is None else query_mask
        value_mask = _layers.mask_of(value) if value_mask is None else value_mask
        parts = []
        if query_mask is not None:
            parts.append(tf.cast(query_mask, tf.bool)[:, None, :, None])
        if value_mask is not None:
            parts.append(tf.cast(value_mask, tf.bool)[:, None, None, :])
        if key_mask is not None:
            parts.append(tf.cast(key_mask, tf.bool)[:, None, None, :])
        if causal:
            rows, columns = tf.range(query.shape[1])[:, None], tf.range(value.shape[1])[None, :]
            parts.append((rows >= columns)[None, None])
        for part in parts:
            found = part if found is None else tf.logical_and(found, part)
        return found


class Bidirectional(Layer):
    __module__ = "keras.src.layers.rnn.bidirectional"
    supports_masking = True
    _config = "merge_mode"

    def __init__(self, layer, merge_mode="concat", weights=None, backward_layer=None, **options):
        if merge_mode not in ("sum", "mul", "ave", "concat", None):
            raise ValueError("Invalid merge mode. Received: merge_mode=" f"{merge_mode}. Merge mode should be one of {{'sum', 'mul', 'ave', 'concat', None}}")
        super().__init__(**options)
        self.merge_mode, self.layer = merge_mode, layer
        kind = type(layer)
        config = {**layer.get_config(), "name": "forward_" + layer.name}
        self.forward_layer = kind.from_config(config)
        if backward_layer is None:
            self.backward_layer = kind.from_config({**config, "go_backwards": not layer.go_backwards, "name": "backward_" + layer.name})
        else:
            self.backward_layer = backward_layer
        self.return_sequences, self.return_state = layer.return_sequences, layer.return_state

    def _inner(self):
        return [self.__dict__[name] for name in ("forward_layer", "backward_layer") if name in self.__dict__]

    def build(self, input_shape):
        for one in self._inner():
            self._ready_within(one, input_shape)

    def call(self, inputs, initial_state=None, mask=None, training=False):
        states = [None, None] if initial_state is None else \
            [initial_state[:len(initial_state) // 2], initial_state[len(initial_state) // 2:]]
        options = {} if mask is None else {"mask": mask}
        one = self.forward_layer(inputs, initial_state=states[0], **options)
        other = self.backward_layer(inputs, initial_state=states[1], **options)
        more = []
        if self.return_state:
            more = list(one[1:]) + list(other[1:])
            one, other = one[0], other[0]
        if self.return_sequences:
            other = tf.reverse(other, [1])
        if self.merge_mode == "concat":
            found = tf.concat([one, other], -1)
        elif self.merge_mode == "sum":
            found = one + other
        elif self.merge_mode == "ave":
            found = (one + other) / 2
        elif self.merge_mode == "mul":
            found = one * other
        else:
            return [one, other] + more
        return [found] + more if more else found

    def compute_mask(self, inputs, mask=None):
        return mask if self.return_sequences else None

    def get_config(self):
        import _saving
        return {**super().get_config(), "layer": _saving.serialize(self.layer)}


class Wrapper(Layer):
    __module__ = "keras.src.layers.core.wrapper"

    def __init__(self, layer, **options):
        super().__init__(**options)
        self.layer = layer

    def build(self, input_shape=None):
        if not self.layer.built:
            self._ready_within(self.layer, input_shape)


class InputSpec:
    """What a layer may say of its inputs; it is not checked here."""
    __module__ = "keras.src.layers.input_spec"

    def __init__(self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None, allow_last_axis_squeeze=False,
                 name=None, optional=False):
        self.dtype, self.shape, self.ndim, self.max_ndim, self.min_ndim = dtype, shape, ndim, max_ndim, min_ndim
        self.axes, self.name = axes or {}, name
