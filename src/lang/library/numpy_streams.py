"""What NumPy's random streams are made of: the bit generator PCG64 with its state, and sequences of seeds."""
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
        return entropy, list(self.spawn_key), self.n_children_spawned

    def _stream(self):
        return _tensh.seeded_stream(*self._parts())

    def spawn(self, n_children):
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [SeedSequence(self.entropy, spawn_key=self.spawn_key + (i,)) for i in range(first, first + n_children)]

    def generate_state(self, n_words, dtype=np.uint32):
        if np.dtype(dtype) == np.uint32:
            return np.array(_tensh.seed_words(*self._parts(), n_words), dtype="uint32")
        words = _tensh.seed_words(*self._parts(), 2 * n_words)
        return np.array([low + (high << 32) for low, high in zip(words[::2], words[1::2])], dtype="uint64")

    @property
    def state(self):
        found = {"entropy": self.entropy, "spawn_key": self.spawn_key, "pool_size": self.pool_size,
                 "n_children_spawned": self.n_children_spawned}
        return {k: v for k, v in found.items() if v or k == "entropy"}

    def __repr__(self):
        lines = [f"    entropy={self.entropy},\n"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key},\n")
        if self.n_children_spawned:
            lines.append(f"    n_children_spawned={self.n_children_spawned},\n")
        return "SeedSequence(\n" + "".join(lines) + ")"


class PCG64:
    """The bits behind default_rng: the stream itself, of which generators draw."""
    __module__ = "numpy.random._pcg64"

    def __init__(self, seed=None):
        self._source = np.random.default_rng(seed)

    def _stream(self):
        return self._source

    @property
    def state(self):
        state, inc, spare = _tensh.stream_state(self._source)
        return {"bit_generator": "PCG64", "state": {"state": state, "inc": inc}, "has_uint32": int(spare is not None),
                "uinteger": 0 if spare is None else spare}

    @state.setter
    def state(self, value):
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != "PCG64":
            raise ValueError("state must be for a PCG64 RNG")
        spare = value["uinteger"] if value["has_uint32"] else None
        _tensh.put_stream_state(self._source, value["state"]["state"], value["state"]["inc"], spare)

    @property
    def seed_seq(self):
        entropy, key, spawned = _tensh.stream_seeds(self._source)
        return SeedSequence(_entropy(entropy), spawn_key=key, n_children_spawned=spawned)

    def random_raw(self, size=None, output=True):
        if size is None:
            return _tensh.stream_raw(self._source, 1)[0]
        shape = (size,) if isinstance(size, int) else tuple(size)
        count = 1
        for n in shape:
            count *= n
        return np.reshape(np.array(_tensh.stream_raw(self._source, count), dtype="uint64"), shape)

    def advance(self, delta):
        _tensh.advance_stream(self._source, delta)
        return self

    def jumped(self, jumps=1):
        other = PCG64(0)
        other.state = self.state
        return other.advance(210306068529402873165736369884012333109 * jumps)

    def spawn(self, n_children):
        return [_bits(child) for child in self._source.spawn(n_children)]


def MT19937(seed=None):
    raise NotImplementedError("np.random.MT19937 is not in tensh: np.random.RandomState draws from one, np.random.PCG64 "
                              "is what default_rng draws from")


# in _streams
def bits(stream):
    return _bits(stream)


# in _nowhere
def _bits(stream):
    made = PCG64(0)
    made._source = stream
    return made
