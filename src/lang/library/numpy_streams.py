"""What NumPy's random streams are made of: the bit generators with their states, and sequences of seeds."""
import copy
import numpy as np
import _tensh

# in _nowhere
def _entropy(of):
    return of[0] if len(of) == 1 else list(of)


# in _numpy.random
class SeedSequence:
    __module__ = "numpy.random.bit_generator"

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        self.entropy = _tensh.entropy() if entropy is None else entropy
        self.spawn_key = tuple(spawn_key)
        self.pool_size = pool_size
        self.n_children_spawned = n_children_spawned

    def _parts(self):
        entropy = [self.entropy] if isinstance(self.entropy, int) else [int(e) for e in self.entropy]
        return entropy, list(self.spawn_key), self.n_children_spawned, self.pool_size

    def _stream(self):
        return _tensh.seeded_stream(*self._parts())

    def spawn(self, n_children):
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [SeedSequence(self.entropy, spawn_key=self.spawn_key + (i,), pool_size=self.pool_size) for i in range(first, first + n_children)]

    def generate_state(self, n_words, dtype=np.uint32):
        if np.dtype(dtype) == np.uint32:
            return np.array(_tensh.seed_words(n_words, *self._parts()), dtype="uint32")
        words = _tensh.seed_words(2 * n_words, *self._parts())
        return np.array([low + (high << 32) for low, high in zip(words[::2], words[1::2])], dtype="uint64")

    @property
    def pool(self):
        return np.array(_tensh.seed_pool(*self._parts()), dtype="uint32")

    @property
    def state(self):
        found = {"entropy": self.entropy, "spawn_key": self.spawn_key, "pool_size": self.pool_size,
                 "n_children_spawned": self.n_children_spawned}
        return found

    def __repr__(self):
        lines = [f"    entropy={self.entropy},\n"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key},\n")
        if self.pool_size != 4:
            lines.append(f"    pool_size={self.pool_size},\n")
        if self.n_children_spawned:
            lines.append(f"    n_children_spawned={self.n_children_spawned},\n")
        return "SeedSequence(\n" + "".join(lines) + ")"


# in np.random
class BitGenerator:
    """The bits that generators draw of: a stream, which it shares with them."""
    __module__ = "numpy.random.bit_generator"

    def __init__(self, seed=None):
        self._source = _tensh.stream_of_bits(np.random.default_rng(seed), type(self).__name__)

    def _stream(self):
        return self._source

    def _parts(self):
        """The numbers of its state, and what NumPy keeps of the word that waits."""
        _, numbers, waits, last = _tensh.stream_state(self._source)
        return numbers, {"has_uint32": waits, "uinteger": last}

    @property
    def state(self):
        numbers, word = self._parts()
        return {"bit_generator": type(self).__name__, "state": self._named(numbers), **word}

    @state.setter
    def state(self, value):
        name = type(self).__name__
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != name:
            raise ValueError(f"state must be for a {name} {'PRNG' if name in ('Philox', 'MT19937') else 'RNG'}")
        _tensh.put_stream_state(self._source, self._numbers(value), int(value.get("has_uint32", 0)), int(value.get("uinteger", 0)))

    @property
    def seed_seq(self):
        entropy, key, spawned, pool = _tensh.stream_seeds(self._source)
        return SeedSequence(_entropy(entropy), spawn_key=key, n_children_spawned=spawned, pool_size=pool)

    def random_raw(self, size=None, output=True):
        found = _tensh.stream_raw(self._source, 1 if size is None else int(np.prod(size)))
        if not output:
            return None
        return found[0] if size is None else np.reshape(np.array(found, dtype="uint64"), size)

    def spawn(self, n_children):
        return [_bits(child) for child in self._source.spawn(n_children)]

    def _copied(self):
        other = type(self)(0)
        other._source = copy.deepcopy(self._source)
        return other

    def __copy__(self):
        return self._copied()

    def __deepcopy__(self, memo):
        return self._copied()


# in _nowhere
class _Moving(BitGenerator):
    """Bits that can be moved as far as any number of draws would."""
    def advance(self, delta):
        _tensh.advance_stream(self._source, delta)
        return self

    def jumped(self, jumps=1):
        return self._copied().advance(self._jump * jumps)


class _Congruential(_Moving):
    _jump = 210306068529402873165736369884012333109

    def _named(self, numbers):
        return {"state": numbers[0], "inc": numbers[1]}

    def _numbers(self, value):
        return [value["state"]["state"], value["state"]["inc"]]


def _limbs(number, count, name):
    """A number, or several of 64 bits, as so many of 64 bits, the lowest first."""
    if not isinstance(number, int):
        found = [int(n) for n in np.asarray(number).ravel()]
        if len(found) != count:
            raise ValueError(f"{name} must have {count} elements when using array form")
        return found
    if not 0 <= number < 1 << (64 * count):
        raise ValueError(f"{name} must be positive and less than 2**{64 * count}.")
    return [(number >> (64 * i)) & 0xFFFFFFFFFFFFFFFF for i in range(count)]


def _joined(limbs):
    return sum([int(limb) << (64 * i) for i, limb in enumerate(limbs)])


# in np.random
class PCG64(_Congruential):
    __module__ = "numpy.random._pcg64"


class PCG64DXSM(_Congruential):
    __module__ = "numpy.random._pcg64"


class SFC64(BitGenerator):
    __module__ = "numpy.random._sfc64"

    def _named(self, numbers):
        return {"state": np.array(numbers, dtype="uint64")}

    def _numbers(self, value):
        return [int(n) for n in value["state"]["state"]]


class Philox(_Moving):
    __module__ = "numpy.random._philox"
    _jump = 1 << 128

    def __init__(self, seed=None, counter=None, key=None):
        if seed is not None and key is not None:
            raise ValueError("seed and key cannot be both used")
        super().__init__(seed)
        numbers, _ = self._parts()
        if key is not None:
            numbers[1:3] = _limbs(key, 2, "key")
        numbers[0] = 0 if counter is None else _joined(_limbs(counter, 4, "counter"))
        _tensh.put_stream_state(self._source, numbers, 0, 0)

    @property
    def state(self):
        numbers, word = self._parts()
        counter = np.array(_limbs(numbers[0], 4, "counter"), dtype="uint64")
        return {"bit_generator": "Philox", "state": {"counter": counter, "key": np.array(numbers[1:3], dtype="uint64")},
                "buffer": np.array(numbers[3:7], dtype="uint64"), "buffer_pos": numbers[7], **word}

    @state.setter
    def state(self, value):
        BitGenerator.state.fset(self, value)

    def _numbers(self, value):
        inner = value["state"]
        return [_joined(inner["counter"]), *[int(n) for n in inner["key"]], *[int(n) for n in value["buffer"]], int(value["buffer_pos"])]


class MT19937(BitGenerator):
    __module__ = "numpy.random._mt19937"

    @property
    def state(self):
        numbers, _ = self._parts()
        return {"bit_generator": "MT19937", "state": {"key": np.array(numbers[:624], dtype="uint32"), "pos": numbers[624]}}

    @state.setter
    def state(self, value):
        if isinstance(value, tuple):
            value = {"bit_generator": value[0], "state": {"key": value[1], "pos": value[2]}}
        BitGenerator.state.fset(self, value)

    def _numbers(self, value):
        return [int(n) for n in value["state"]["key"]] + [int(value["state"]["pos"])]

    def jumped(self, jumps=1):
        raise NotImplementedError("MT19937.jumped is not in tensh: PCG64, PCG64DXSM and Philox jump, and every bit generator spawns")


# in _streams
def bits(stream):
    return _bits(stream)


# in _nowhere
def _bits(stream):
    made = getattr(np.random, _tensh.stream_state(stream)[0])(0)
    made._source = stream
    return made
