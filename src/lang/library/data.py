"""tf.data: pipelines of elements, each made when it is asked for."""
import numpy as np
import tensorflow as tf
import _tensh


# in _nowhere
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


def _counts(x):
    """The sizes of the first axes."""
    if isinstance(x, (tuple, dict)):
        return [n for v in (x.values() if isinstance(x, dict) else x) for n in _counts(v)]
    return [x.shape[0]]


def _converted(x):
    if isinstance(x, tuple):
        return tuple([_converted(v) for v in x])
    if isinstance(x, dict):
        return {k: _converted(v) for k, v in x.items()}
    return tf.convert_to_tensor(x)


def _gathered(x, places):
    """The elements at these places, as one batch."""
    if isinstance(x, tuple):
        return tuple([_gathered(v, places) for v in x])
    if isinstance(x, dict):
        return {k: _gathered(v, places) for k, v in x.items()}
    first, last = places[0], places[-1]
    # Neighbours are a slice.
    if last - first == len(places) - 1 and places == list(_range(first, last + 1)):
        return x[first:last + 1]
    return tf.gather(x, places)


def _joined(items):
    first = items[0]
    if isinstance(first, tuple):
        return tuple([_joined([i[k] for i in items]) for k in range(len(first))])
    if isinstance(first, dict):
        return {k: _joined([i[k] for i in items]) for k in first}
    return tf.stack(items)


def _stacked_rows(items):
    first = items[0]
    if isinstance(first, tuple):
        return tuple([_stacked_rows([i[k] for i in items]) for k in range(len(first))])
    if isinstance(first, dict):
        return {k: _stacked_rows([i[k] for i in items]) for k in first}
    return tf.stack(items) if len(first.shape) == 0 else tf.ragged.stack(items)


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
    return tf.TensorSpec(x.shape, x.dtype) if hasattr(x, "shape") else DatasetSpec(x.element_spec, tf.TensorShape([]))


def _argued(fn, item):
    return fn(*item) if isinstance(item, tuple) else fn(item)


# in tf.data
class Dataset:
    """
    Elements come from `make`; or, where `places` is given, they are what stands in `whole` at those places, so that a
    batch of them is one piece of it.
    """
    __module__ = "tensorflow.python.data.ops.dataset_ops"

    def __init__(self, make, size, kind="_MapDataset", spec=None, whole=None, places=None):
        self._size = size
        self._kind = kind
        self._spec = spec
        self._whole = whole
        self._places = places
        self._make = self._picked if make is None else make

    def _picked(self):
        for i in self._places():
            yield _sliced(self._whole, i)

    def _moved(self, turn, size, kind, spec=None):
        """The same elements in other numbers or another order: `turn` makes them of a function that makes them."""
        spec = self._spec_now if spec is None else spec
        if self._places is not None:
            places = self._places
            return Dataset(None, size, kind, spec, self._whole, lambda: turn(places))
        make = self._make
        return Dataset(lambda: turn(make), size, kind, spec)

    @staticmethod
    def from_tensor_slices(tensors, name=None):
        whole = _converted(tensors)
        count = _size(whole)
        for other in _counts(whole):
            if other != count:
                raise ValueError(f"Dimensions {count} and {other} are not compatible")
        return Dataset(None, count, "_TensorSliceDataset", None, whole, lambda: _range(count))

    @staticmethod
    def from_tensors(tensors, name=None):
        whole = _converted(tensors)

        def make():
            yield whole
        return Dataset(make, 1, "_TensorDataset")

    @staticmethod
    def range(*args, output_type=None, name=None):
        numbers = _range(*[int(a) for a in args])
        whole = tf.constant(list(numbers), output_type or tf.int64)
        return Dataset(None, len(numbers), "_RangeDataset", None, whole, lambda: _range(len(numbers)))

    @staticmethod
    def from_generator(generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None):
        types = output_types if output_signature is None else _dtypes(output_signature)

        def make():
            if _passed[0]:
                return
            for item in generator(*(args or ())):
                yield _converted(item) if types is None else _typed(item, types)
        return Dataset(make, -2, "_FlatMapDataset", None if output_signature is None else lambda: output_signature)

    @staticmethod
    def zip(*datasets, name=None):
        parts = datasets[0] if len(datasets) == 1 and isinstance(datasets[0], tuple) else datasets

        def make():
            for items in _zip(*[iter(d) for d in parts]):
                yield tuple(items)
        return Dataset(make, _least([d._size for d in parts]), "_ZipDataset",
                       lambda: tuple([d.element_spec for d in parts]))

    @staticmethod
    def list_files(file_pattern, shuffle=None, seed=None, name=None):
        """The paths of files that go with patterns; in an order by chance unless that is not wanted."""
        import glob
        given = file_pattern.numpy() if hasattr(file_pattern, "numpy") else file_pattern
        patterns = [p.decode() if isinstance(p, bytes) else str(p) for p in (given if isinstance(given, (list, tuple)) else [given])]
        found = sorted([path for pattern in patterns for path in glob.glob(pattern)])
        if not found:
            raise tf.errors.InvalidArgumentError(None, None, "Expected 'tf.Tensor(False, shape=(), dtype=bool)' to be true. Summarized "
                                                 f"data: b'No files matched pattern: {', '.join(patterns)}'")
        files = Dataset.from_tensor_slices(found)
        return files if shuffle is False else files.shuffle(len(found), seed)

    @staticmethod
    def choose_from_datasets(datasets, choice_dataset, stop_on_empty_dataset=True):
        def make():
            parts = [iter(d) for d in datasets]
            for choice in choice_dataset:
                found = next(parts[int(choice)], None)
                if found is not None:
                    yield found
                elif stop_on_empty_dataset:
                    return
        return Dataset(make, -2, "_DirectedInterleaveDataset", lambda: datasets[0].element_spec)

    @staticmethod
    def random(seed=None, rerandomize_each_iteration=None, name=None):
        seeds = _tensh.op_seeds(seed)
        spec = tf.TensorSpec(shape=(), dtype=tf.int64)

        def make():
            for word in _tensh.philox(*seeds):
                yield tf.constant(word, tf.int64)
        return Dataset(make, -1, "_RandomDataset", lambda: spec)

    @staticmethod
    def sample_from_datasets(datasets, weights=None, seed=None, stop_on_empty_dataset=False, rerandomize_each_iteration=None):
        if hasattr(weights, "_make"):
            raise NotImplementedError("weights that are a dataset are not in tensh")
        if len(datasets) == 1:
            return datasets[0]
        logits = tf.ones([1, len(datasets)]) if weights is None else tf.math.log(tf.constant([[float(w) for w in weights]]))
        pairs = Dataset.random(seed).batch(2)

        def make():
            parts = [iter(d) for d in datasets]
            for pair in pairs:
                choice = int(tf.random.stateless_categorical(logits, 1, pair)[0, 0])
                found = next(parts[choice], None) if parts[choice] is not None else None
                if found is not None:
                    yield found
                    continue
                if stop_on_empty_dataset:
                    return
                parts[choice] = None
                if all([p is None for p in parts]):
                    return
        return Dataset(make, -2, "_SampleFromDatasetsDataset", lambda: datasets[0].element_spec)

    def ragged_batch(self, batch_size, drop_remainder=False, row_splits_dtype=None, name=None):
        def make():
            items = []
            for item in self._make():
                items.append(item)
                if len(items) == int(batch_size):
                    yield _stacked_rows(items)
                    items = []
            if items and not drop_remainder:
                yield _stacked_rows(items)
        return Dataset(make, -2 if self._size < 0 else -(-self._size // int(batch_size)), "_RaggedBatchDataset", lambda: None)

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
        batch_size = int(batch_size)
        if batch_size < 1:
            raise tf.errors.InvalidArgumentError(None, None, "{{function_node __wrapped__BatchDatasetV2_device_/job:localhost/replica:0/"
                                                 "task:0/device:CPU:0}} Batch size must be greater than zero. [Op:BatchDatasetV2] name: ")
        source, whole = self._make if self._places is None else self._places, self._whole
        join = _joined if self._places is None else lambda places: _gathered(whole, places)

        def make():
            items = []
            for item in source():
                items.append(item)
                if len(items) == batch_size:
                    yield join(items)
                    items = []
            if items and not drop_remainder:
                yield join(items)
        count = self._size // batch_size if drop_remainder else -(-self._size // batch_size)
        return Dataset(make, count if self._size >= 0 else self._size, "_BatchDataset",
                       lambda: _grown(self.element_spec, batch_size if drop_remainder else None))

    def padded_batch(self, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False, name=None):
        def make():
            items = []
            for item in self._make():
                items.append(item)
                if len(items) == batch_size:
                    yield _padded(items, padded_shapes, padding_values)
                    items = []
            if items and not drop_remainder:
                yield _padded(items, padded_shapes, padding_values)
        count = self._size // batch_size if drop_remainder else -(-self._size // batch_size)
        return Dataset(make, count if self._size >= 0 else self._size, "_PaddedBatchDataset")

    def unbatch(self):
        def make():
            for item in self._make():
                for i in _range(_size(item)):
                    yield _sliced(item, i)
        return Dataset(make, -2, "_UnbatchDataset")

    def rebatch(self, batch_size, drop_remainder=False, name=None):
        return self.unbatch().batch(batch_size, drop_remainder)

    def map(self, map_func, num_parallel_calls=None, deterministic=None, name=None):
        graph = f"map {id(map_func)}"

        def make():
            if not _repeated[0]:
                _tensh.forget_graph(graph)
            for item in self._make():
                yield _tensh.in_graph(graph, map_func, item if isinstance(item, tuple) else (item,))
        return Dataset(make, self._size, "_MapDataset" if num_parallel_calls is None else "_ParallelMapDataset",
                       lambda: _opened(self, map_func))

    def filter(self, predicate, name=None):
        def make():
            for item in self._make():
                if _argued(predicate, item):
                    yield item
        return Dataset(make, -2, "_FilterDataset", self._spec_now)

    def take(self, count, name=None):
        def turn(make):
            left = count
            if left == 0:
                return
            for item in make():
                yield item
                left -= 1
                if left == 0:
                    return
        limit = self._size if count < 0 else count if self._size == -1 else min(count, self._size)
        return self._moved(turn, limit if self._size != -2 else -2, "_TakeDataset")

    def take_while(self, predicate, name=None):
        def make():
            for item in self._make():
                if not _argued(predicate, item):
                    return
                yield item
        return Dataset(make, -2, "_TakeWhileDataset", self._spec_now)

    def skip(self, count, name=None):
        def turn(make):
            passed = 0
            for item in make():
                if passed >= count >= 0:
                    yield item
                passed += 1
        return self._moved(turn, (max(0, self._size - count) if count >= 0 else 0) if self._size >= 0 else self._size, "_SkipDataset")

    def shard(self, num_shards, index, name=None):
        def turn(make):
            at = 0
            for item in make():
                if at % num_shards == index:
                    yield item
                at += 1
        count = (self._size - index + num_shards - 1) // num_shards
        return self._moved(turn, max(0, count) if self._size >= 0 else self._size, "_ShardDataset")

    def repeat(self, count=None, name=None):
        endless = count is None or count < 0

        def turn(make):
            done = 0
            while endless or done < count:
                items, before = iter(make()), _repeated[0]
                _repeated[0] = before or done > 0
                try:
                    item = next(items, _ended)
                finally:
                    _repeated[0] = before
                if item is not _ended:
                    yield item
                    yield from items
                done += 1
        return self._moved(turn, -1 if endless else self._size * count if self._size >= 0 else self._size,
                           "_RepeatDataset")

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=True, name=None):
        first, second = _tensh.op_seeds(seed)
        seeds = _tensh.philox(first, second)

        def turn(make):
            if _asked[0]:
                # Somebody asks what elements look like: no order is used up for that.
                yield from make()
                return
            if _passed[0]:
                if reshuffle_each_iteration is not False:
                    next(seeds), next(seeds)
                return
            again = reshuffle_each_iteration is None or reshuffle_each_iteration
            words = _tensh.philox(next(seeds), next(seeds)) if again else _tensh.philox(first, second)
            waiting, start = [], 0
            for item in make():
                waiting.append(item)
                if len(waiting) - start >= buffer_size:
                    at = start + next(words) % (len(waiting) - start)
                    yield waiting[at]
                    waiting[at], waiting[start] = waiting[start], None
                    start += 1
            while start < len(waiting):
                at = start + next(words) % (len(waiting) - start)
                yield waiting[at]
                waiting[at], waiting[start] = waiting[start], None
                start += 1
        return self._moved(turn, self._size, "_ShuffleDataset")

    def concatenate(self, dataset, name=None):
        def make():
            yield from self._make()
            yield from dataset._make()
        sizes = [self._size, dataset._size]
        return Dataset(make, min(sizes) if min(sizes) < 0 else sum(sizes), "_ConcatenateDataset", self._spec_now)

    def enumerate(self, start=0, name=None):
        def make():
            at = start
            for item in self._make():
                yield (tf.constant(at, tf.int64), item)
                at += 1
        return Dataset(make, self._size, "_ZipDataset",
                       lambda: (TensorSpec([], tf.int64), self.element_spec))

    def window(self, size, shift=None, stride=1, drop_remainder=False, name=None):
        step = size if shift is None else shift

        def make():
            waiting, passing, reach = [], 0, (size - 1) * stride + 1
            for item in self._make():
                if passing > 0:
                    passing -= 1
                    continue
                waiting.append(item)
                if len(waiting) == reach:
                    yield _windowed(waiting[::stride])
                    passing = max(0, step - reach)
                    waiting = waiting[step:]
            while waiting and not drop_remainder:
                yield _windowed(waiting[::stride])
                waiting = waiting[step:]
        return Dataset(make, -2, "_WindowDataset")

    def flat_map(self, map_func, name=None):
        def make():
            for item in self._make():
                yield from _argued(map_func, item)._make()
        return Dataset(make, -2, "_FlatMapDataset")

    def interleave(self, map_func, cycle_length=None, block_length=None, num_parallel_calls=None, deterministic=None,
                   name=None):
        width, block = cycle_length or 1, block_length or 1

        def make():
            inputs = iter(self._make())
            slots, open_now, more, at = [None] * width, 0, True, 0
            while more or open_now > 0:
                if slots[at] is None and more:
                    item = next(inputs, None)
                    if item is None:
                        more = False
                    else:
                        slots[at] = iter(_argued(map_func, item))
                        open_now += 1
                if slots[at] is not None:
                    given = 0
                    while given < block:
                        found = next(slots[at], None)
                        if found is None:
                            slots[at] = None
                            open_now -= 1
                            break
                        yield found
                        given += 1
                at = (at + 1) % width
        return Dataset(make, -2, "_InterleaveDataset")

    def reduce(self, initial_state, reduce_func, name=None):
        now = _converted(initial_state)
        for item in self._make():
            now = reduce_func(now, item)
        return now

    def scan(self, initial_state, scan_func, name=None):
        def make():
            now = _converted(initial_state)
            for item in self._make():
                now, found = scan_func(now, item)
                yield found
        return Dataset(make, self._size, "_ScanDataset")

    def unique(self, name=None):
        def make():
            seen = []
            for item in self._make():
                value = item.numpy()
                if value not in seen:
                    seen.append(value)
                    yield item
        return Dataset(make, -2, "_UniqueDataset", self._spec_now)

    def apply(self, transformation_func):
        return transformation_func(self)

    def cache(self, filename="", name=None):
        if self._places is not None:
            return self._moved(_same, self._size, "CacheDataset")
        kept = []

        def make():
            if kept:
                yield from kept[0]
                return
            if _passed[0]:
                yield from self._make()
                return
            items = []
            for item in self._make():
                items.append(item)
                yield item
            kept.append(items)
        return Dataset(make, self._size, "CacheDataset", self._spec_now)

    def prefetch(self, buffer_size, name=None):
        return self._moved(_same, self._size, "_PrefetchDataset")

    def with_options(self, options, name=None):
        return self._moved(_same, self._size, "_OptionsDataset")

    def options(self):
        return Options()

    def as_numpy_iterator(self):
        for item in self._make():
            yield _numpy(item)

    def get_single_element(self, name=None):
        items = iter(self)
        found, more = next(items, None), next(items, None)
        if found is None or more is not None:
            raise tf.errors.InvalidArgumentError(None, None, "{{function_node __wrapped__DatasetToSingleElement_output_types_1_device_/"
                                                 "job:localhost/replica:0/task:0/device:CPU:0}} Dataset "
                                                 f"{'was empty' if found is None else 'had more than one element'}. "
                                                 "[Op:DatasetToSingleElement]")
        return found

    def group_by_window(self, key_func, reduce_func, window_size=None, window_size_func=None, name=None):
        """Items of one key wait until there are as many as the window has."""
        def make():
            waiting = {}
            for item in self._make():
                key = int(_argued(key_func, item))
                waiting.setdefault(key, []).append(item)
                size = window_size if window_size_func is None else int(window_size_func(tf.constant(key, tf.int64)))
                if len(waiting[key]) == size:
                    yield from _reduced(key, waiting.pop(key))
            for key in sorted(waiting):
                yield from _reduced(key, waiting[key])

        def _reduced(key, items):
            return iter(reduce_func(tf.constant(key, tf.int64), Dataset(lambda: iter(items), len(items), spec=lambda: self.element_spec)))
        return Dataset(make, -2, "_GroupByWindowDataset")

    def bucket_by_sequence_length(self, element_length_func, bucket_boundaries, bucket_batch_sizes, padded_shapes=None,
                                  padding_values=None, pad_to_bucket_boundary=False, no_padding=False, drop_remainder=False, name=None):
        """Batches of items of like lengths."""
        edges = list(bucket_boundaries)
        if len(bucket_batch_sizes) != len(edges) + 1:
            raise ValueError("`len(bucket_batch_sizes)` must equal `len(bucket_boundaries) + 1` but `len(bucket_batch_sizes)="
                             f"{len(bucket_batch_sizes)}` and `len(bucket_boundaries)={len(edges)}`.")

        def bucket(*item):
            length = int(element_length_func(*item))
            return sum([1 for edge in edges if length >= edge])

        def batch(key, window):
            size = bucket_batch_sizes[int(key)]
            if no_padding:
                return window.batch(size, drop_remainder)
            return window.padded_batch(size, padded_shapes, padding_values, drop_remainder)
        return self.group_by_window(bucket, batch, window_size_func=lambda key: bucket_batch_sizes[int(key)])

    def _spec_now(self):
        return self.element_spec

    @property
    def element_spec(self):
        if self._spec is not None:
            return self._spec()
        return _spec(_sample(self))

    def __repr__(self):
        return f"<{self._kind} element_spec={self.element_spec!r}>"


class Options:
    __module__ = "tensorflow.python.data.ops.options"

    def __init__(self):
        self.deterministic = None
        self.experimental_deterministic = None
        self.threading = _Kept()
        self.autotune = _Kept()
        self.experimental_distribute = _Kept()
        self.experimental_optimization = _Kept()


# in tf.data
def TextLineDataset(filenames, compression_type=None, buffer_size=None, num_parallel_reads=None, name=None):
    """The lines of files, one file after the other."""
    if compression_type:
        raise NotImplementedError("tf.data.TextLineDataset reads plain files in tensh")
    given = filenames.numpy() if hasattr(filenames, "numpy") else filenames
    if isinstance(given, Dataset):
        given = [path.numpy() for path in given]
    paths = [p.decode() if isinstance(p, bytes) else str(p) for p in (given if isinstance(given, (list, tuple, np.ndarray)) else [given])]

    def make():
        for path in paths:
            try:
                with open(path, "rb") as file:
                    text = file.read()
            except FileNotFoundError:
                raise tf.errors.NotFoundError(None, None, f"{path}; No such file or directory")
            lines = text.split(b"\n")
            for line in lines[:-1] if lines[-1] == b"" else lines:
                yield tf.constant(line[:-1] if line[-1:] == b"\r" else line)
    return Dataset(make, -2, "TextLineDatasetV2", lambda: TensorSpec([], tf.string))


# in tf.data
class DatasetSpec:
    __module__ = "tensorflow.python.data.ops.dataset_ops"

    def __init__(self, element_spec, dataset_shape=()):
        self.element_spec = element_spec
        self._shape = dataset_shape

    def __repr__(self):
        return f"DatasetSpec({self.element_spec!r}, {self._shape!r})"


# in tf.data.experimental
INFINITE_CARDINALITY = -1
UNKNOWN_CARDINALITY = -2


def cardinality(dataset):
    return dataset.cardinality()


# in tf.data, tf.data.experimental
AUTOTUNE = -1


# in tf
def py_function(func=None, inp=None, Tout=None, name=None):
    """A function of Python's, of tensors that have values."""
    return _made_by_python(func(*[tf.convert_to_tensor(x) for x in inp]), Tout)


def numpy_function(func=None, inp=None, Tout=None, stateful=True, name=None):
    """A function of NumPy's arrays."""
    return _made_by_python(func(*[tf.convert_to_tensor(x).numpy() for x in inp]), Tout)


# in _nowhere
def _made_by_python(found, types):
    if isinstance(types, (list, tuple)):
        found = list(found) if isinstance(found, (list, tuple)) else [found]
        return [tf.convert_to_tensor(x, t) for x, t in zip(found, types)]
    return tf.convert_to_tensor(found, types)


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


# in _nowhere
_range = range
_zip = zip


# Whether somebody asks what elements look like, and wants none of them.
_asked = [False]
# Whether a pass is begun that goes on with an iterator that had one: random operations go on, too.
_repeated = [False]
_ended = object()
# Whether a pass is begun that nobody goes on with, so that the next one has another order.
_passed = [False]


class _Kept:
    """Settings that change nothing here."""


def _same(make):
    yield from make()


def _least(sizes):
    """Of several datasets, the shortest one's: those without an end do not count."""
    ends = [s for s in sizes if s != -1]
    return -1 if not ends else -2 if -2 in ends else min(ends)


def _sample(dataset):
    before = _asked[0]
    _asked[0] = True
    try:
        for item in dataset._make():
            return item
    finally:
        _asked[0] = before
    raise ValueError("An empty dataset tells nothing of its elements.")


# in _datasets
def pass_over(dataset):
    """Begins a pass, as Keras does behind each epoch."""
    _passed[0] = True
    try:
        next(iter(dataset._make()), None)
    finally:
        _passed[0] = False


# in _nowhere
def _windowed(items):
    def one(parts):
        def make():
            yield from parts
        return Dataset(make, len(parts), "_VariantDataset")
    if isinstance(items[0], tuple):
        return tuple([one([i[k] for i in items]) for k in _range(len(items[0]))])
    if isinstance(items[0], dict):
        return {k: one([i[k] for i in items]) for k in items[0]}
    return one(items)


def _grown(spec, count):
    """What a batch looks like, of elements that look like this."""
    if isinstance(spec, tuple):
        return tuple([_grown(s, count) for s in spec])
    if isinstance(spec, dict):
        return {k: _grown(s, count) for k, s in spec.items()}
    return TensorSpec([count] + _sizes(spec.shape), spec.dtype, spec.name)


def _sizes(shape):
    return [s for s in shape]


def _opened(dataset, map_func):
    """What map gives, with a first size that is unknown where that of the elements is."""
    spec = _spec(_argued(map_func, _sample(dataset)))
    return _opening(spec) if _is_open(dataset.element_spec) else spec


def _is_open(spec):
    if isinstance(spec, tuple):
        return any([_is_open(s) for s in spec])
    if isinstance(spec, dict):
        return any([_is_open(s) for s in spec.values()])
    return isinstance(spec, TensorSpec) and len(spec.shape) > 0 and spec.shape[0] is None


def _opening(spec):
    if isinstance(spec, tuple):
        return tuple([_opening(s) for s in spec])
    if isinstance(spec, dict):
        return {k: _opening(s) for k, s in spec.items()}
    return TensorSpec([None] + _sizes(spec.shape)[1:], spec.dtype, spec.name) if len(spec.shape) > 0 else spec


def _dtypes(signature):
    if isinstance(signature, tuple):
        return tuple([_dtypes(s) for s in signature])
    if isinstance(signature, dict):
        return {k: _dtypes(s) for k, s in signature.items()}
    return signature.dtype


def _typed(item, types):
    if isinstance(types, tuple):
        return tuple([_typed(v, t) for v, t in _zip(item, types)])
    if isinstance(types, dict):
        return {k: _typed(item[k], t) for k, t in types.items()}
    return tf.constant(item, types) if not isinstance(item, tf.Tensor) else tf.cast(item, types)


def _padded(items, shapes, values):
    first = items[0]
    if isinstance(first, tuple):
        return tuple([_padded([i[k] for i in items], None if shapes is None else shapes[k],
                              values[k] if isinstance(values, tuple) else values) for k in _range(len(first))])
    if isinstance(first, dict):
        return {k: _padded([i[k] for i in items], None if shapes is None else shapes[k],
                           values[k] if isinstance(values, dict) else values) for k in first}
    rank = len(first.shape)
    wanted = [None] * rank if shapes is None else [None if s is None or s < 0 else s for s in _sizes(shapes)]
    sizes = [max([i.shape[a] for i in items]) if wanted[a] is None else wanted[a] for a in _range(rank)]
    fill = ("" if first.dtype == tf.string else 0) if values is None else values
    if rank == 0:
        return tf.stack(items)
    return tf.stack([tf.pad(i, [[0, sizes[a] - i.shape[a]] for a in _range(rank)],
                            constant_values=tf.cast(fill, i.dtype)) for i in items])
