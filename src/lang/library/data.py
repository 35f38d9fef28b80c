"""tf.data: pipelines of elements, each made when it is asked for."""
import numpy as np
import tensorflow as tf
import _tensh


# in nowhere
def _sliced(x, i):
    if isinstance(x, tuple):
        return tuple([_sliced(v, i) for v in x])
    if isinstance(x, dict):
        return {k: _sliced(v, i) for k, v in x.items()}
    return x[i]


def _size(x):
    if isinstance(x, tuple):
        return _size(x[0])
    if isinstance(x, dict):
        return _size(list(x.values())[0])
    return x.shape[0]


def _converted(x):
    if isinstance(x, tuple):
        return tuple([_converted(v) for v in x])
    if isinstance(x, dict):
        return {k: _converted(v) for k, v in x.items()}
    return tf.convert_to_tensor(x)


def _joined(items):
    first = items[0]
    if isinstance(first, tuple):
        return tuple([_joined([i[k] for i in items]) for k in range(len(first))])
    if isinstance(first, dict):
        return {k: _joined([i[k] for i in items]) for k in first}
    return tf.stack(items)


def _numpy(x):
    if isinstance(x, tuple):
        return tuple([_numpy(v) for v in x])
    if isinstance(x, dict):
        return {k: _numpy(v) for k, v in x.items()}
    return x.numpy()


def _spec(x):
    if isinstance(x, tuple):
        return tuple([_spec(v) for v in x])
    if isinstance(x, dict):
        return {k: _spec(v) for k, v in x.items()}
    return tf.TensorSpec(x.shape, x.dtype)


def _argued(fn, item):
    return fn(*item) if isinstance(item, tuple) else fn(item)


# in tf.data
class Dataset:
    __module__ = "tensorflow.python.data.ops.dataset_ops"

    def __init__(self, make, size, kind="_MapDataset", batched=False):
        self._make = make
        self._size = size
        self._kind = kind
        self._batched = batched

    @staticmethod
    def from_tensor_slices(tensors, name=None):
        whole = _converted(tensors)
        count = _size(whole)

        def make():
            for i in range(count):
                yield _sliced(whole, i)
        return Dataset(make, count, "_TensorSliceDataset")

    @staticmethod
    def from_tensors(tensors, name=None):
        whole = _converted(tensors)

        def make():
            yield whole
        return Dataset(make, 1, "_TensorDataset")

    @staticmethod
    def range(*args, output_type=None, name=None):
        places = _range(*args)

        def make():
            for i in places:
                yield tf.constant(i, output_type or tf.int64)
        return Dataset(make, len(places), "_RangeDataset")

    @staticmethod
    def from_generator(generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None):
        def make():
            for item in generator(*(args or ())):
                if isinstance(output_types, tuple):
                    yield tuple([tf.cast(v, t) for v, t in zip(item, output_types)])
                elif output_types is not None:
                    yield tf.cast(item, output_types)
                elif output_signature is not None and not isinstance(output_signature, tuple):
                    yield tf.cast(item, output_signature.dtype)
                elif output_signature is not None:
                    yield tuple([tf.cast(v, s.dtype) for v, s in zip(item, output_signature)])
                else:
                    yield _converted(item)
        return Dataset(make, -2, "_FlatMapDataset")

    @staticmethod
    def zip(*datasets, name=None):
        parts = datasets[0] if len(datasets) == 1 and isinstance(datasets[0], tuple) else datasets

        def make():
            for items in _zip(*[iter(d) for d in parts]):
                yield tuple(items)
        return Dataset(make, min([d._size for d in parts]), "_ZipDataset")

    def __iter__(self):
        return iter(self._make())

    def __len__(self):
        if self._size == -1:
            raise TypeError("The dataset is infinite.")
        if self._size == -2:
            raise TypeError("The dataset length is unknown.")
        return self._size

    def __bool__(self):
        return True

    def cardinality(self):
        return tf.constant(self._size, tf.int64)

    def batch(self, batch_size, drop_remainder=False, **options):
        def make():
            items = []
            for item in self._make():
                items.append(item)
                if len(items) == batch_size:
                    yield _joined(items)
                    items = []
            if items and not drop_remainder:
                yield _joined(items)
        whole = self._size // batch_size if drop_remainder else -(-self._size // batch_size)
        return Dataset(make, whole if self._size >= 0 else self._size, "_BatchDataset", not drop_remainder)

    def unbatch(self):
        def make():
            for item in self._make():
                for i in _range(_size(item)):
                    yield _sliced(item, i)
        return Dataset(make, -2, "_UnbatchDataset")

    def map(self, map_func, num_parallel_calls=None, deterministic=None, name=None):
        def make():
            for item in self._make():
                yield _argued(map_func, item)
        return Dataset(make, self._size, "_MapDataset", self._batched)

    def filter(self, predicate, name=None):
        def make():
            for item in self._make():
                if _argued(predicate, item):
                    yield item
        return Dataset(make, -2, "_FilterDataset", self._batched)

    def take(self, count, name=None):
        def make():
            taken = 0
            for item in self._make():
                if taken == count:
                    return
                taken += 1
                yield item
        limit = self._size if count < 0 else count if self._size == -1 else min(count, self._size)
        return Dataset(make, limit if self._size != -2 else -2, "_TakeDataset", self._batched)

    def skip(self, count, name=None):
        def make():
            passed = 0
            for item in self._make():
                if passed >= count:
                    yield item
                passed += 1
        return Dataset(make, max(0, self._size - count) if self._size >= 0 else self._size, "_SkipDataset", self._batched)

    def repeat(self, count=None, name=None):
        def make():
            done = 0
            while count is None or count < 0 or done < count:
                yield from self._make()
                done += 1
        endless = count is None or count < 0
        return Dataset(make, -1 if endless else self._size * count if self._size >= 0 else self._size,
                       "_RepeatDataset", self._batched)

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=True, name=None):
        def make():
            waiting = []
            for item in self._make():
                waiting.append(item)
                if len(waiting) >= buffer_size:
                    yield waiting.pop(_place(len(waiting), seed))
            while waiting:
                yield waiting.pop(_place(len(waiting), seed))
        return Dataset(make, self._size, "_ShuffleDataset", self._batched)

    def concatenate(self, dataset, name=None):
        def make():
            yield from self._make()
            yield from dataset._make()
        return Dataset(make, self._size + dataset._size, "_ConcatenateDataset")

    def enumerate(self, start=0, name=None):
        def make():
            at = start
            for item in self._make():
                yield (tf.constant(at, tf.int64), item)
                at += 1
        return Dataset(make, self._size, "_ZipDataset", self._batched)

    def window(self, size, shift=None, stride=1, drop_remainder=False, name=None):
        def make():
            items = list(self._make())
            at = 0
            while at < len(items):
                part = items[at:at + size * stride:stride]
                if len(part) == size or not drop_remainder:
                    yield _listed(part)
                at += shift or size
        return Dataset(make, -2, "_WindowDataset")

    def flat_map(self, map_func, name=None):
        def make():
            for item in self._make():
                yield from _argued(map_func, item)._make()
        return Dataset(make, -2, "_FlatMapDataset")

    def reduce(self, initial_state, reduce_func, name=None):
        now = _converted(initial_state)
        for item in self._make():
            now = reduce_func(now, item)
        return now

    def cache(self, filename="", name=None):
        return Dataset(self._make, self._size, "CacheDataset", self._batched)

    def prefetch(self, buffer_size, name=None):
        return Dataset(self._make, self._size, "_PrefetchDataset", self._batched)

    def as_numpy_iterator(self):
        return iter([_numpy(item) for item in self._make()])

    def get_single_element(self, name=None):
        return next(iter(self))

    @property
    def element_spec(self):
        for item in self._make():
            spec = _spec(item)
            return _open(spec) if self._batched else spec

    def __repr__(self):
        return f"<{self._kind} element_spec={self.element_spec!r}>"


# in tf.data, tf.data.experimental
AUTOTUNE = -1


# in tf
class TensorSpec:
    __module__ = "tensorflow.python.framework.tensor"

    def __init__(self, shape=None, dtype=None, name=None):
        self.shape = tf.TensorShape(shape)
        self.dtype = tf.float32 if dtype is None else dtype
        self.name = name

    def __repr__(self):
        return f"TensorSpec(shape={self.shape}, dtype={self.dtype!r}, name={self.name!r})"

    def __eq__(self, other):
        return isinstance(other, TensorSpec) and self.shape == other.shape and self.dtype == other.dtype


# in nowhere
_range = range
_zip = zip


def _listed(items):
    def make():
        yield from items
    return Dataset(make, len(items), "_VariantDataset")


def _open(spec):
    """The size of batches is not known: the last may be smaller."""
    if isinstance(spec, tuple):
        return tuple([_open(s) for s in spec])
    if isinstance(spec, dict):
        return {k: _open(s) for k, s in spec.items()}
    return TensorSpec([None] + spec.shape.as_list()[1:], spec.dtype, spec.name)


_streams = {}


def _place(count, seed):
    if count == 1:
        return 0
    return int(tf.random.uniform((), 0, count, dtype=tf.int32, seed=seed))
