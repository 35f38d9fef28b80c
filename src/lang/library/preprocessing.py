"""Keras 3's layers before a model: words and numbers as places in a list of known ones, bins, and pictures that are turned."""
import math
import re
import numpy as np
import tensorflow as tf
import _draws
import _layers
import _tensh
import _texts
from tensorflow.keras.layers import Layer


# in _nowhere
def _told(kind, config):
    """What a layer is made of in a file. Keras keeps the words that a layer adapted to in a part of the file of their own."""
    if not config.get("vocabulary") and config.get("vocabulary_size", 0) > 2:
        raise NotImplementedError(f"The words of layer '{config.get('name')}' stand in the file's assets, which are not read by tensh: make the layer "
                                  "with vocabulary=[…] before the model is saved")
    import _saving
    return _saving.made_from(kind, {k: v for k, v in config.items() if k not in ("vocabulary_size", "vocabulary_dtype", "sparse", "ragged", "encoding")})


def _is_text(x):
    return _texts.is_tensor(x)


def _batches(data):
    """The data to adapt to, batch by batch."""
    if hasattr(data, "element_spec"):
        for batch in data:
            yield batch
    else:
        yield data if _is_text(data) or hasattr(data, "_ragged") else tf.convert_to_tensor([data] if isinstance(data, str) else data)


def _nested(x):
    return x._nested() if _is_text(x) else x.numpy().tolist()


def _coded(places, mode, size, weights=None, shares=None):
    """Places as the rows that stand for them."""
    rank = len(places.shape)
    if mode == "one_hot":
        if rank > 1 and places.shape[-1] == 1:
            places = tf.squeeze(places, -1)
        return tf.one_hot(tf.cast(places, tf.int32), size)
    if rank == 0:
        places = tf.expand_dims(places, 0)
    rows = tf.one_hot(tf.cast(places, tf.int32), size)
    if mode == "multi_hot":
        return tf.reduce_max(rows, axis=-2)
    if weights is not None:
        rows = rows * tf.expand_dims(tf.cast(weights, tf.float32), -1)
    found = tf.reduce_sum(rows, axis=-2)
    return found * tf.constant(shares, tf.float32) if mode == "tf_idf" else found


class _Lookup(Layer):
    """What is known stands in a list, behind what stands for nothing and for the unknown."""
    _built_by_shape = False
    _takes_text = True

    def __init__(self, max_tokens, num_oov_indices, mask_token, oov_token, vocabulary, idf_weights, invert, output_mode,
                 pad_to_max_tokens, **options):
        super().__init__(**options)
        if output_mode not in ("int", "one_hot", "multi_hot", "count", "tf_idf"):
            raise ValueError("Invalid value for argument `output_mode`. Expected one of ('int', 'one_hot', 'multi_hot', 'count', 'tf_idf'). "
                             f"Received: output_mode={output_mode}")
        if invert and output_mode != "int":
            raise ValueError(f"`output_mode` must be `'int'` when `invert` is true. Received: output_mode={output_mode}")
        self.max_tokens, self.num_oov_indices, self.mask_token, self.oov_token = max_tokens, num_oov_indices, mask_token, oov_token
        self.invert, self.output_mode, self.pad_to_max_tokens = invert, output_mode, pad_to_max_tokens
        self._known, self._shares = [], idf_weights
        if vocabulary is not None:
            self.set_vocabulary(vocabulary, idf_weights)

    def _special(self):
        masked = [self.mask_token] if self.mask_token is not None and self.output_mode == "int" else []
        return masked + [self.oov_token] * self.num_oov_indices

    def set_vocabulary(self, vocabulary, idf_weights=None):
        if isinstance(vocabulary, str):
            with open(vocabulary) as file:
                vocabulary = file.read().splitlines()
        words = [self._word(w) for w in (_texts.flat(_nested(vocabulary)) if hasattr(vocabulary, "numpy") or _is_text(vocabulary) else list(vocabulary))]
        special = self._special()
        if special and words[:len(special)] == special:
            words = words[len(special):]
        if len(set(words)) != len(words):
            repeated = sorted({w for w in words if words.count(w) > 1})
            raise ValueError(f"The passed vocabulary has at least one repeated term. Please uniquify your dataset. The repeated terms are: {repeated}")
        self._known = words
        if idf_weights is not None:
            mean = sum(idf_weights) / len(idf_weights)
            self._shares = [mean] * self.num_oov_indices + [float(w) for w in idf_weights]
        self._place()

    def _place(self):
        first = len(self._special())
        self._places = {w: first + i for i, w in enumerate(self._known)}
        self.built = True

    def adapt(self, data, batch_size=None, steps=None):
        counts, among, rows = {}, {}, 0
        for batch in _batches(data):
            found = self._rows(batch)
            rows += len(found)
            for row in found:
                for word in row:
                    counts[word] = counts.get(word, 0) + 1
                for word in set(row):
                    among[word] = among.get(word, 0) + 1
        skipped = [self.mask_token, self.oov_token]
        pairs = sorted([(n, w) for w, n in counts.items() if w not in skipped], reverse=True)
        most = None if self.max_tokens is None else self.max_tokens - len(self._special())
        self._known = [w for n, w in pairs][:most]
        shares = [math.log(1 + rows / (1 + among[w])) for w in self._known]
        self._shares = [sum(shares) / len(shares) if shares else 0.0] * self.num_oov_indices + shares
        self._place()

    def _rows(self, batch):
        """The words of each element."""
        found = _nested(batch)
        rows = found if isinstance(found, list) else [found]
        return [[self._word(w) for w in _texts.flat(row)] for row in rows]

    @classmethod
    def from_config(cls, config):
        return _told(cls, config)

    def get_config(self):
        shares = self._shares[self.num_oov_indices:] if self.output_mode == "tf_idf" and self._known else None
        return {**super().get_config(), "max_tokens": self.max_tokens, "num_oov_indices": self.num_oov_indices,
                "mask_token": self.mask_token, "oov_token": self.oov_token, "vocabulary": list(self._known) or None,
                "idf_weights": shares, "invert": self.invert, "output_mode": self.output_mode,
                "pad_to_max_tokens": self.pad_to_max_tokens}

    def get_vocabulary(self, include_special_tokens=True):
        return (self._special() if include_special_tokens else []) + list(self._known)

    def vocabulary_size(self):
        return len(self._special()) + len(self._known)

    def _index(self, word):
        word = self._word(word)
        if word in self._places:
            return self._places[word]
        special = self._special()
        if self.mask_token is not None and word == self.mask_token and special and special[0] == self.mask_token:
            return 0
        if self.num_oov_indices == 0:
            return -1
        first = len(special) - self.num_oov_indices
        return first + (self._bucket(word) % self.num_oov_indices if self.num_oov_indices > 1 else 0)

    def _bucket(self, word):
        raise NotImplementedError("several places for what is unknown are not in tensh: num_oov_indices=1")

    def call(self, inputs, count_weights=None):
        if not self._known and not self.invert:
            raise ValueError(f"You must set the layer's vocabulary before calling it. Either pass a `vocabulary` argument to the layer, or call "
                             "`layer.adapt(dataset)` with some sample data.")
        if self.invert:
            words = self.get_vocabulary()
            return self._made(_texts.mapped(inputs.numpy().tolist(), lambda i: words[i] if 0 <= i < len(words) else self.oov_token))
        places = tf.constant(_texts.mapped(_nested(inputs), self._index), tf.int64)
        if self.output_mode == "int":
            return places
        size = self.max_tokens if self.pad_to_max_tokens and self.max_tokens else self.vocabulary_size()
        found = _coded(places, self.output_mode, size, count_weights, self._shares)
        return found if self.output_mode == "tf_idf" else tf.cast(found, tf.int64)


# in tf.keras.layers
class StringLookup(_Lookup):
    __module__ = "keras.src.layers.preprocessing.string_lookup"

    def __init__(self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None, idf_weights=None,
                 invert=False, output_mode="int", pad_to_max_tokens=False, sparse=False, encoding="utf-8", **options):
        super().__init__(max_tokens, num_oov_indices, mask_token, oov_token, vocabulary, idf_weights, invert, output_mode,
                         pad_to_max_tokens, **options)

    def _word(self, word):
        return word.decode() if isinstance(word, bytes) else str(word)

    def _made(self, words):
        return _texts.made(words)


class IntegerLookup(_Lookup):
    __module__ = "keras.src.layers.preprocessing.integer_lookup"

    def __init__(self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None, idf_weights=None,
                 invert=False, output_mode="int", pad_to_max_tokens=False, sparse=False, **options):
        super().__init__(max_tokens, num_oov_indices, mask_token, oov_token, vocabulary, idf_weights, invert, output_mode,
                         pad_to_max_tokens, **options)

    def _word(self, word):
        return int(word)

    def _bucket(self, word):
        return word

    def _made(self, words):
        return tf.constant(words, tf.int64)


class TextVectorization(Layer):
    __module__ = "keras.src.layers.preprocessing.text_vectorization"
    _built_by_shape = False
    _takes_text = True

    def __init__(self, max_tokens=None, standardize="lower_and_strip_punctuation", split="whitespace", ngrams=None,
                 output_mode="int", output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None, idf_weights=None,
                 sparse=False, ragged=False, encoding="utf-8", **options):
        super().__init__(**options)
        if standardize not in ("lower_and_strip_punctuation", "lower", "strip_punctuation", None) and not callable(standardize):
            raise ValueError(f"Unkown value for `standardize` argument. Received: standardize={standardize}")
        if split not in ("whitespace", "character", None) and not callable(split):
            raise ValueError(f"Unkown value for `split` argument. Received: split={split}")
        if ragged:
            raise NotImplementedError("ragged words are not in tensh: output_sequence_length cuts and fills rows")
        self._standardize, self._split, self._ngrams = standardize, split, ngrams
        self._output_mode, self._length = output_mode, output_sequence_length
        self._lookup = StringLookup(max_tokens, 1, "" if output_mode == "int" else None, "[UNK]", vocabulary, idf_weights, False,
                                    output_mode, pad_to_max_tokens)
        self._lookup._rows = self._words

    def _inner(self):
        return []

    def _words(self, inputs):
        """The words of each text."""
        whole = inputs if _is_text(inputs) else _texts.made(inputs)
        if callable(self._standardize):
            whole = self._standardize(whole)
        texts = [t.decode() for t in _texts.flat(whole._nested())]
        if self._standardize in ("lower_and_strip_punctuation", "lower"):
            texts = [t.lower() for t in texts]
        if self._standardize in ("lower_and_strip_punctuation", "strip_punctuation"):
            texts = [re.sub(r"[!\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~']", "", t) for t in texts]
        return [self._with_ngrams(self._cut(t)) for t in texts]

    def _cut(self, text):
        if callable(self._split):
            return [w.decode() for w in _texts.flat(self._split(_texts.made([text]))[0]._nested())]
        if self._split is None:
            return [text]
        return list(text) if self._split == "character" else text.split()

    def _with_ngrams(self, words):
        if self._ngrams is None:
            return words
        sizes = range(1, self._ngrams + 1) if isinstance(self._ngrams, int) else self._ngrams
        return [" ".join(words[i:i + n]) for n in sizes for i in range(len(words) - n + 1)]

    def adapt(self, data, batch_size=None, steps=None):
        self._lookup.adapt(data)
        self.built = True

    @classmethod
    def from_config(cls, config):
        return _told(cls, config)

    def get_config(self):
        import _saving
        inner = self._lookup.get_config()
        return {**super().get_config(), "max_tokens": inner["max_tokens"], "standardize": _saving.serialize(self._standardize),
                "split": _saving.serialize(self._split), "ngrams": self._ngrams, "output_mode": self._output_mode,
                "output_sequence_length": self._length, "pad_to_max_tokens": inner["pad_to_max_tokens"],
                "vocabulary": inner["vocabulary"], "idf_weights": inner["idf_weights"]}

    def get_vocabulary(self, include_special_tokens=True):
        return self._lookup.get_vocabulary(include_special_tokens)

    def set_vocabulary(self, vocabulary, idf_weights=None):
        self._lookup.set_vocabulary(vocabulary, idf_weights)

    def vocabulary_size(self):
        return self._lookup.vocabulary_size()

    def call(self, inputs):
        alone = isinstance(inputs, str) or len(inputs.shape) == 0
        rows = [[self._lookup._index(w) for w in row] for row in self._words(inputs)]
        if self._output_mode == "int":
            length = self._length or max([len(row) for row in rows])
            rows = [(row + [0] * length)[:length] for row in rows]
            return tf.constant(rows[0] if alone else rows, tf.int64)
        width = self._lookup.max_tokens if self._lookup.pad_to_max_tokens else self._lookup.vocabulary_size()
        made = []
        for row in rows:
            made.append(_coded(tf.constant(row, tf.int64), self._output_mode, width, None, self._lookup._shares) if row
                        else tf.zeros((width,)))
        found = made[0] if alone else tf.stack(made)
        return found if self._output_mode == "tf_idf" else tf.cast(found, tf.int64)


class CategoryEncoding(Layer):
    __module__ = "keras.src.layers.preprocessing.category_encoding"
    _config = "num_tokens output_mode"
    _built_by_shape = False

    def __init__(self, num_tokens=None, output_mode="multi_hot", sparse=False, **options):
        super().__init__(**options)
        if output_mode not in ("count", "one_hot", "multi_hot"):
            raise ValueError(f"Unknown arg for `output_mode`: {output_mode}")
        if num_tokens is None or num_tokens < 1:
            raise ValueError(f"`num_tokens` must be set to use this layer. Received: num_tokens={num_tokens}" if num_tokens is None else
                             f"`num_tokens` must be >= 1. Received: num_tokens={num_tokens}.")
        self.num_tokens, self.output_mode = num_tokens, output_mode

    def call(self, inputs, count_weights=None):
        if count_weights is not None and self.output_mode != "count":
            raise ValueError("`count_weights` is not used when `output_mode` is not `'count'`. Received `count_weights={count_weights}`.")
        return _coded(tf.convert_to_tensor(inputs), self.output_mode, self.num_tokens, count_weights)


class Hashing(Layer):
    __module__ = "keras.src.layers.preprocessing.hashing"
    _takes_text = True
    _config = "num_bins salt mask_value output_mode sparse"
    _built_by_shape = False

    def __init__(self, num_bins, mask_value=None, salt=None, output_mode="int", sparse=False, **options):
        if output_mode == "int" and options.get("dtype") is None:
            options["dtype"] = "int64"
        super().__init__(**options)
        if num_bins is None or num_bins <= 0:
            raise ValueError(f"The `num_bins` for `Hashing` cannot be `None` or non-positive values. Received: num_bins={num_bins}.")
        if output_mode not in ("int", "one_hot", "multi_hot", "count"):
            raise ValueError("Invalid value for argument `output_mode`. Expected one of `('int', 'one_hot', 'multi_hot', 'count')`. "
                             f"Received: output_mode={output_mode}")
        self.num_bins, self.mask_value, self.output_mode, self.sparse = num_bins, mask_value, output_mode, sparse
        self.salt = [salt, salt] if isinstance(salt, int) else salt

    def call(self, inputs):
        values = _nested(inputs)
        bins = self.num_bins
        masks = self.mask_value is not None and bins > 1
        bins -= 1 if masks else 0

        def binned(v):
            if isinstance(v, list):
                return [binned(w) for w in v]
            if isinstance(v, str):
                v = v.encode()
            hidden = self.mask_value.encode() if isinstance(self.mask_value, str) else self.mask_value
            if masks and v == hidden:
                return 0
            text = v if isinstance(v, bytes) else str(int(v)).encode()
            number = _tensh.farm_hash(text) if self.salt is None else _tensh.sip_hash(text, self.salt[0], self.salt[1])
            return number % bins + (1 if masks else 0)
        places = tf.constant(binned(values), tf.int64)
        return places if self.output_mode == "int" else _coded(places, self.output_mode, self.num_bins)


class Discretization(Layer):
    __module__ = "keras.src.layers.preprocessing.discretization"
    _config = "bin_boundaries num_bins epsilon output_mode"
    _built_by_shape = False

    def __init__(self, bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, **options):
        super().__init__(**options)
        if num_bins is not None and bin_boundaries is not None:
            raise ValueError("Both `num_bins` and `bin_boundaries` should not be set. Received: "
                             f"num_bins={num_bins} and bin_boundaries={bin_boundaries}")
        if num_bins is None and bin_boundaries is None:
            raise ValueError("You need to set either `num_bins` or `bin_boundaries`.")
        self.bin_boundaries, self.num_bins, self.epsilon, self.output_mode = bin_boundaries, num_bins, epsilon, output_mode

    def adapt(self, data, steps=None):
        if self.bin_boundaries is not None and self.num_bins is None:
            raise ValueError("Cannot adapt a Discretization layer that has been initialized with `bin_boundaries`, use `num_bins` instead.")
        values = sorted([float(v) for batch in _batches(data) for v in _texts.flat(_nested(batch))])
        # Keras looks at one of so many values, and takes what stands between them by their shares.
        step = max(int(len(values) * self.epsilon), 1)
        seen = values[int(len(values) * self.epsilon)::step]
        shares = [(i + 1) / len(seen) for i in range(len(seen))]
        self.bin_boundaries = np.interp([(i + 1) / self.num_bins for i in range(self.num_bins - 1)], shares, seen).tolist()

    def call(self, inputs):
        if self.bin_boundaries is None:
            raise ValueError("You need to either pass the `bin_boundaries` argument at construction time or call `adapt(dataset)` before you "
                             "can start using the `Discretization` layer.")
        inputs = tf.cast(tf.convert_to_tensor(inputs), tf.float32)
        edges = tf.constant([float(e) for e in self.bin_boundaries], tf.float32)
        places = tf.reduce_sum(tf.cast(tf.expand_dims(inputs, -1) >= edges, tf.int64), axis=-1)
        return tf.cast(places, tf.int32) if self.output_mode == "int" else _coded(places, self.output_mode, len(self.bin_boundaries) + 1)


# in _nowhere
def _batched(x, task):
    """Pictures by the batch; one alone is a batch of one."""
    if len(x.shape) == 3:
        return task(tf.expand_dims(x, 0))[0]
    return task(x)


# in tf.keras.layers
class Resizing(Layer):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.resizing"
    _config = "height width interpolation crop_to_aspect_ratio"

    def __init__(self, height, width, interpolation="bilinear", crop_to_aspect_ratio=False, pad_to_aspect_ratio=False,
                 fill_mode="constant", fill_value=0.0, antialias=False, data_format=None, **options):
        super().__init__(**options)
        if pad_to_aspect_ratio or antialias or data_format == "channels_first":
            raise NotImplementedError("pad_to_aspect_ratio, antialias and channels_first of Resizing are not in tensh")
        self.height, self.width, self.interpolation, self.crop_to_aspect_ratio = height, width, interpolation, crop_to_aspect_ratio

    def call(self, inputs):
        x = tf.cast(inputs, tf.float32)
        if self.crop_to_aspect_ratio:
            h, w = x.shape[-3], x.shape[-2]
            tall = min(h, int(float(w * self.height) / self.width))
            wide = min(w, int(float(h * self.width) / self.height))
            top, left = int(float(h - tall) / 2), int(float(w - wide) / 2)
            x = x[..., top:top + tall, left:left + wide, :]
        return tf.image.resize(x, (self.height, self.width), method=self.interpolation)


class CenterCrop(Layer):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.center_crop"
    _config = "height width"

    def __init__(self, height, width, data_format=None, **options):
        super().__init__(**options)
        self.height, self.width = height, width

    def call(self, inputs):
        x = tf.cast(inputs, tf.float32)
        h, w = x.shape[-3], x.shape[-2]
        if h >= self.height and w >= self.width:
            top, left = int((h - self.height) / 2), int((w - self.width) / 2)
            return x[..., top:top + self.height, left:left + self.width, :]
        return Resizing(self.height, self.width, crop_to_aspect_ratio=True).call(x)


# in _nowhere
class _Random(Layer):
    """Changes pictures by chance: always, unless it is told that nobody trains."""
    _trains = True

    def __init__(self, seed=None, data_format=None, **options):
        super().__init__(**options)
        if data_format == "channels_first":
            raise NotImplementedError("pictures have their channels last here: data_format='channels_last'")
        self.seed, self._draws = seed, _draws.Draws(seed)

    def _uniform(self, count, low, high):
        return tf.random.stateless_uniform([count], self._draws.next(), minval=low, maxval=high)

    def call(self, inputs, training=True):
        x = tf.cast(inputs, tf.float32)
        return _batched(x, self._changed) if training and not _layers.is_sample() else self._plain(x)

    def _plain(self, x):
        return x


def _bounds(given, symmetric=True):
    if isinstance(given, (list, tuple)):
        return float(given[0]), float(given[1])
    return (-float(given) if symmetric else 0.0), float(given)


def _reflected(places, size):
    """Places outside are mirrored at the edges."""
    whole = tf.math.floormod(places, 2.0 * size)
    return tf.clip_by_value(tf.minimum(whole, 2.0 * size - 1 - whole), 0.0, size - 1.0)


def _wrapped(places, size):
    """Places outside come in at the other edge."""
    turns = tf.where(places < 0, tf.floor(-places / (size - 1)) + 1, tf.where(places > size - 1, -tf.floor(places / (size - 1)), 0.0))
    return tf.clip_by_value(places + size * turns, 0.0, size - 1.0)


def _clipped(places, size):
    return tf.clip_by_value(places, 0.0, size - 1.0)


_outside = {"reflect": _reflected, "wrap": _wrapped, "nearest": _clipped, "constant": None}


class _Moving(_Random):
    """Moves what is in pictures: `fill_mode` says what comes in from outside of them."""

    def __init__(self, fill_mode, interpolation, seed, fill_value, options):
        super().__init__(seed, **options)
        if fill_mode not in _outside:
            raise NotImplementedError(f"Unknown `fill_mode` {fill_mode}. Expected of one {tuple(_outside)}.")
        if interpolation not in ("nearest", "bilinear"):
            raise NotImplementedError(f"Unknown `interpolation` {interpolation}. Expected of one ('nearest', 'bilinear').")
        self.fill_mode, self.interpolation, self.fill_value = fill_mode, interpolation, fill_value

    def _moved(self, x, columns, rows):
        h, w = float(x.shape[1]), float(x.shape[2])
        inside = _outside[self.fill_mode]
        if inside is not None:
            columns, rows = inside(columns, w), inside(rows, h)
        if self.interpolation == "nearest":
            columns, rows = tf.round(columns), tf.round(rows)
        if inside is not None:
            return _at(x, columns, rows)
        # A border of what is outside, as wide as points between pixels see.
        framed = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], constant_values=float(self.fill_value))
        return _at(framed, tf.clip_by_value(columns + 1, 0.0, w + 1), tf.clip_by_value(rows + 1, 0.0, h + 1))


def _at(x, columns, rows):
    """What stands at these columns and rows of each picture, between the pixels too."""
    h, w, channels = x.shape.as_list()[1:]
    count, tall, wide = rows.shape.as_list()
    left, top = tf.floor(columns), tf.floor(rows)
    flat = tf.reshape(x, [-1, h * w, channels])

    def at(r, c):
        place = tf.cast(tf.clip_by_value(r, 0.0, h - 1.0) * w + tf.clip_by_value(c, 0.0, w - 1.0), tf.int32)
        found = tf.gather(flat, tf.reshape(place, [count, tall * wide]), axis=1, batch_dims=1)
        return tf.reshape(found, [count, tall, wide, channels])
    right, down = tf.expand_dims(columns - left, -1), tf.expand_dims(rows - top, -1)
    above = at(top, left) * (1 - right) + at(top, left + 1) * right
    below = at(top + 1, left) * (1 - right) + at(top + 1, left + 1) * right
    return above * (1 - down) + below * down


def _grid(x):
    count, h, w = x.shape.as_list()[:3]
    rows = tf.broadcast_to(tf.reshape(tf.range(float(h)), [1, h, 1]), [count, h, w])
    columns = tf.broadcast_to(tf.reshape(tf.range(float(w)), [1, 1, w]), [count, h, w])
    return columns, rows, (w - 1) / 2.0, (h - 1) / 2.0


def _each(values):
    return tf.reshape(values, [-1, 1, 1])


# in tf.keras.layers
class RandomFlip(_Random):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_flip"
    _config = "seed mode"

    def __init__(self, mode="horizontal_and_vertical", seed=None, **options):
        if mode not in ("horizontal", "vertical", "horizontal_and_vertical"):
            raise ValueError(f"Unknown `mode`: `{mode}`. Expected one of `[\"horizontal\", \"vertical\", \"horizontal_and_vertical\"]`.")
        super().__init__(seed, **options)
        self.mode = mode

    def _changed(self, x):
        turned = tf.reshape(self._uniform(x.shape[0], 0.0, 1.0) <= 0.5, [-1, 1, 1, 1])
        for name, axis in [("horizontal", 2), ("vertical", 1)]:
            if name in self.mode:
                x = tf.where(turned, tf.reverse(x, [axis]), x)
        return x


class RandomRotation(_Moving):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_rotation"

    def __init__(self, factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, **options):
        super().__init__(fill_mode, interpolation, seed, fill_value, options)
        self.factor = _bounds(factor)

    def _changed(self, x):
        turn = _each(self._uniform(x.shape[0], self.factor[0] * 360.0, self.factor[1] * 360.0) * math.pi / 180.0)
        columns, rows, middle, center = _grid(x)
        c, r = columns - middle, rows - center
        return self._moved(x, tf.cos(turn) * c - tf.sin(turn) * r + middle, tf.sin(turn) * c + tf.cos(turn) * r + center)


class RandomZoom(_Moving):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_zoom"

    def __init__(self, height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, **options):
        super().__init__(fill_mode, interpolation, seed, fill_value, options)
        self.height_factor = _bounds(height_factor)
        self.width_factor = None if width_factor is None else _bounds(width_factor)

    def _changed(self, x):
        tall = _each(self._uniform(x.shape[0], 1 + self.height_factor[0], 1 + self.height_factor[1]))
        wide = tall if self.width_factor is None else _each(self._uniform(x.shape[0], 1 + self.width_factor[0], 1 + self.width_factor[1]))
        columns, rows, middle, center = _grid(x)
        return self._moved(x, (columns - middle) * wide + middle, (rows - center) * tall + center)


class RandomTranslation(_Moving):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_translation"

    def __init__(self, height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, **options):
        super().__init__(fill_mode, interpolation, seed, fill_value, options)
        self.height_factor, self.width_factor = _bounds(height_factor), _bounds(width_factor)

    def _changed(self, x):
        columns, rows, middle, center = _grid(x)
        down = _each(self._uniform(x.shape[0], *self.height_factor)) * float(x.shape[1])
        right = _each(self._uniform(x.shape[0], *self.width_factor)) * float(x.shape[2])
        return self._moved(x, columns - right, rows - down)


class RandomContrast(_Random):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_contrast"

    def __init__(self, factor, value_range=(0, 255), seed=None, **options):
        super().__init__(seed, **options)
        self.factor = _bounds(factor, False)
        self.value_range = value_range

    def _changed(self, x):
        by = tf.reshape(self._uniform(x.shape[0], 1 - self.factor[0], 1 + self.factor[1]), [-1, 1, 1, 1])
        mean = tf.reduce_mean(x, axis=[1, 2], keepdims=True)
        return tf.clip_by_value((x - mean) * by + mean, float(self.value_range[0]), float(self.value_range[1]))


class RandomBrightness(_Random):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_brightness"

    def __init__(self, factor, value_range=(0, 255), seed=None, **options):
        super().__init__(seed, **options)
        self.factor, self.value_range = _bounds(factor), value_range

    def _changed(self, x):
        low, high = [float(v) for v in self.value_range]
        by = tf.reshape(self._uniform(x.shape[0], *self.factor), [-1, 1, 1, 1]) * (high - low)
        return tf.clip_by_value(x + by, low, high)


class RandomCrop(_Random):
    __module__ = "keras.src.layers.preprocessing.image_preprocessing.random_crop"
    _config = "height width seed"

    def __init__(self, height, width, seed=None, **options):
        # Without a seed Keras takes two numbers by chance, and uses the second.
        told = _draws.seeded(seed)
        super().__init__(seed, **options)
        self.seed = told
        self.height, self.width = height, width

    def _changed(self, x):
        tall, wide = x.shape[1] - self.height, x.shape[2] - self.width
        if tall < 0 or wide < 0:
            return self._plain(x)
        top = int(self._uniform(1, 0.0, tall + 1.0)[0])
        left = int(self._uniform(1, 0.0, wide + 1.0)[0])
        return x[:, top:top + self.height, left:left + self.width]

    def _plain(self, x):
        return CenterCrop(self.height, self.width).call(x)


# in tf.keras.utils, tf.keras.preprocessing
def timeseries_dataset_from_array(data, targets, sequence_length, sequence_stride=1, sampling_rate=1, batch_size=128, shuffle=False,
                                  seed=None, start_index=None, end_index=None):
    first = start_index or 0
    last = end_index if end_index is not None else len(data)
    data = tf.convert_to_tensor(data)
    count = (last - first) - (sequence_length - 1) * sampling_rate
    if targets is not None:
        count = min(count, len(targets))
    starts = list(range(0, count, sequence_stride))
    if shuffle:
        seed = np.random.randint(1e6) if seed is None else seed
        places = np.array(starts)
        np.random.RandomState(seed).shuffle(places)
        starts = places.tolist()
    places = [[first + s + i * sampling_rate for i in range(sequence_length)] for s in starts]
    whole = tf.gather(data, places)
    made = tf.data.Dataset.from_tensor_slices(whole if targets is None else (whole, tf.gather(tf.convert_to_tensor(targets), [first + s for s in starts])))
    if shuffle:
        made = made.shuffle(1024 if batch_size is None else batch_size * 8, seed=seed)
    return made.batch(batch_size) if batch_size is not None else made


def split_dataset(dataset, left_size=None, right_size=None, shuffle=False, seed=None):
    items = list(dataset) if hasattr(dataset, "element_spec") else None
    count = len(items) if items is not None else len(dataset)
    if left_size is None and right_size is None:
        raise ValueError("At least one of the `left_size` or `right_size` must be specified. Received: left_size=None and right_size=None")
    share = lambda size: None if size is None else int(round(size * count)) if isinstance(size, float) else size
    left, right = share(left_size), share(right_size)
    left = count - right if left is None else left
    right = count - left if right is None else right
    whole = dataset if items is not None else tf.data.Dataset.from_tensor_slices(tf.convert_to_tensor(dataset))
    if shuffle:
        whole = whole.shuffle(count, seed=seed, reshuffle_each_iteration=False)
    return whole.take(left), whole.skip(left).take(right)
