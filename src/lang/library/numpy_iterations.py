"""NumPy's ways through arrays: nditer, and functions of elements or of parts of arrays."""
import itertools
import math
import numpy as np
import _tensh

# in _nowhere
_known_flags = {"multi_index", "c_index", "f_index", "external_loop", "buffered", "refs_ok", "zerosize_ok", "reduce_ok", "growinner",
                "copy_if_overlap", "common_dtype", "ranged", "delay_bufalloc"}


def _steps(array, shape):
    """How far apart the elements are along the axes of a shape to which the array broadcasts."""
    missing = len(shape) - array.ndim
    return [0] * missing + [0 if n == 1 else abs(s) for n, s in zip(array.shape, array.strides)]


# in _numpy
class nditer:
    """The elements of one array, or of several that broadcast, one after another; None makes room for a result."""
    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None, itershape=None,
                 buffersize=0):
        flags = [] if flags is None else list(flags)
        for flag in flags:
            if flag not in _known_flags:
                raise ValueError(f"Unexpected iterator global flag \"{flag}\"")
        if op_axes is not None or itershape is not None:
            raise NotImplementedError("np.nditer with op_axes= or itershape= is not in tensh")
        given = list(op) if isinstance(op, (list, tuple)) else [op]
        several = op_flags is not None and len(op_flags) > 0 and isinstance(op_flags[0], (list, tuple))
        each = list(op_flags) if several else [op_flags or ["readonly" if g is not None else "writeonly"] for g in given]
        found = [np.asarray(g) for g in given if g is not None]
        shape = tuple(np.broadcast_shapes(*[f.shape for f in found]))
        kinds = op_dtypes if op_dtypes is not None else [None] * len(given)
        kinds = list(kinds) if isinstance(kinds, (list, tuple)) else [kinds] * len(given)
        common = np.result_type(*[f.dtype for f in found])
        rest = iter(found)
        arrays = [np.zeros(shape, dtype=kind or common) if g is None else next(rest) for g, kind in zip(given, kinds)]
        self.operands = tuple([a if kind is None or a.dtype == np.dtype(kind) else a.astype(kind) for a, kind in zip(arrays, kinds)])
        self._writes = [any([f in ("readwrite", "writeonly") for f in own]) for own in each]
        for a, writes in zip(self.operands, self._writes):
            if writes and a.shape != shape:
                raise ValueError(f"non-broadcastable operand with shape {str(a.shape).replace(' ', '')} doesn't match the broadcast "
                                 f"shape {str(shape).replace(' ', '')}")
        self.shape, self.ndim, self.nop = shape, len(shape), len(given)
        self.itersize = math.prod(shape)
        self.has_multi_index = "multi_index" in flags
        self._external = "external_loop" in flags
        self._count = "C" if "c_index" in flags else "F" if "f_index" in flags else None
        if self.itersize == 0 and "zerosize_ok" not in flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")
        self._axes = self._ordered(order)
        self.reset()

    def _ordered(self, order):
        """The axes, the one that changes slowest first."""
        axes = list(range(self.ndim))
        if order == "F":
            return axes[::-1]
        if order == "K":
            steps = [max([_steps(a, self.shape)[axis] for a in self.operands]) for axis in axes]
            return sorted(axes, key=lambda axis: -steps[axis])
        return axes

    def reset(self):
        sizes = [self.shape[a] for a in self._axes]
        self._inner = 0
        if self._external and self.ndim > 0:
            # As many of the last axes as lie in one row.
            self._inner = 1
            while self._inner < self.ndim and all([self._row(a, self._inner + 1) for a in self.operands]):
                self._inner += 1
        self._places = itertools.product(*[range(n) for n in sizes[:self.ndim - self._inner]])
        self.iterindex = -1
        self.finished = False
        self._advance()

    def _row(self, array, count):
        steps = _steps(array, self.shape)
        last = self._axes[self.ndim - count:]
        return all([steps[a] == steps[b] * self.shape[b] for a, b in zip(last, last[1:])])

    def _advance(self):
        place = next(self._places, None)
        if place is None:
            self.finished = True
            return
        self.iterindex += 1
        at = [slice(None)] * self.ndim
        for axis, i in zip(self._axes, place):
            at[axis] = i
        self._at = tuple(at)

    def iternext(self):
        self._advance()
        return not self.finished

    @property
    def multi_index(self):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        return self._at

    @property
    def index(self):
        if self._count is None:
            raise ValueError("Iterator does not have an index")
        found = 0
        pairs = list(zip(self._at, self.shape))
        for i, n in pairs if self._count == "C" else pairs[::-1]:
            found = found * n + i
        return found

    def _part(self, array):
        missing = self.ndim - array.ndim
        at = tuple([i if n > 1 or isinstance(i, slice) else 0 for i, n in zip(self._at[missing:], array.shape)])
        found = _tensh.array_part(array, at + (...,))
        if self._inner < 2:
            return np.broadcast_to(found, (self.shape[self._axes[-1]],)) if self._inner and found.shape != (self.shape[self._axes[-1]],) else found
        return found.ravel("F" if self._axes[-1] < self._axes[-2] else "C")

    @property
    def value(self):
        parts = tuple([self._part(a) for a in self.operands])
        return parts[0] if self.nop == 1 else parts

    def __getitem__(self, i):
        return self._part(self.operands[i])

    def __setitem__(self, i, value):
        self._part(self.operands[i])[...] = value

    def __iter__(self):
        while not self.finished:
            yield self.value
            self._advance()

    def __len__(self):
        return self.nop

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def close(self):
        pass


def _dims(text):
    """The names of axes of each part of a signature."""
    return [[name.strip() for name in part.split(",") if name.strip()] for part in text.strip().strip("()").split("),(")]


# in np
class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        self.excluded = set() if excluded is None else set(excluded)
        self.signature = signature
        self._types = [otypes] if otypes is not None and not isinstance(otypes, (list, tuple, str)) else otypes
        if pyfunc is not None:
            self.__name__, self.__doc__ = getattr(pyfunc, "__name__", "vectorize"), doc or getattr(pyfunc, "__doc__", None)

    def __call__(self, *args, **options):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            return self
        # What varies is given by place, the rest as it is.
        places = [i for i in range(len(args)) if i not in self.excluded]
        names = [name for name in options if name not in self.excluded]
        varying = [args[i] for i in places] + [options[name] for name in names]

        def called(*values):
            given = list(args)
            for i, v in zip(places, values):
                given[i] = v
            return self.pyfunc(*given, **{**options, **dict(zip(names, values[len(places):]))})
        if not varying:
            return self.pyfunc(*args, **options)
        if self.signature is not None:
            return self._parts(called, varying)
        arrays = np.broadcast_arrays(*varying) if len(varying) > 1 else [np.asarray(varying[0])]
        if arrays[0].size == 0 and self._types is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        # The function is given Python's own numbers.
        found = [called(*row) for row in zip(*[a.ravel().tolist() for a in arrays])]
        shape = arrays[0].shape
        if found and isinstance(found[0], tuple):
            return tuple([self._made([f[i] for f in found], shape, i) for i in range(len(found[0]))])
        return self._made(found, shape, 0)

    def _parts(self, called, varying):
        """The function of parts of the arrays, whose axes the signature names."""
        before, after = self.signature.replace(" ", "").split("->")
        wanted, given = _dims(before), [np.asarray(v) for v in varying]
        if len(wanted) != len(given):
            raise TypeError(f"wrong number of positional arguments: expected {len(wanted)}, got {len(given)}")
        sizes = {}
        for names, array in zip(wanted, given):
            if array.ndim < len(names):
                raise ValueError(f"{array.ndim}-dimensional argument does not have enough dimensions for all core dimensions "
                                 f"({', '.join(names)})" if len(names) != 1 else
                                 f"{array.ndim}-dimensional argument does not have enough dimensions for all core dimensions "
                                 f"('{names[0]}',)")
            for name, n in zip(names, array.shape[array.ndim - len(names):]):
                if sizes.setdefault(name, n) != n:
                    raise ValueError(f"inconsistent size for core dimension '{name}': {n} vs {sizes[name]}")
        loops = [a.shape[:a.ndim - len(names)] for names, a in zip(wanted, given)]
        whole = tuple(np.broadcast_shapes(*loops))
        wide = [np.broadcast_to(a, whole + tuple(a.shape[a.ndim - len(names):])) for names, a in zip(wanted, given)]
        found = [called(*[w[place] for w in wide]) for place in np.ndindex(*whole)]
        several = len(_dims(after)) > 1
        rows = list(zip(*found)) if several else [found]
        made = []
        for i, row in enumerate(rows):
            parts = [np.asarray(r) for r in row]
            out = np.reshape(np.stack(parts), whole + tuple(parts[0].shape))
            made.append(out if self._types is None else out.astype(self._types[i]))
        return tuple(made) if several else made[0]

    def _made(self, found, shape, i):
        if self._types is not None:
            return np.reshape(np.array(found, dtype=self._types[i]), shape)
        made = np.array(found)
        return np.reshape(made if isinstance(found[0], str) else made.astype(np.asarray(found[0]).dtype), shape)


# in _numpy
def einsum_path(*operands, optimize="greedy", einsum_call=False):
    text, arrays = operands[0].replace(" ", ""), [np.asarray(o) for o in operands[1:]]
    inputs = text.split("->")[0].split(",")
    counts = {}
    for c in text.split("->")[0].replace(",", ""):
        counts[c] = counts.get(c, 0) + 1
    output = text.split("->")[1] if "->" in text else "".join(sorted([c for c in counts if counts[c] == 1]))
    sizes = {c: n for names, a in zip(inputs, arrays) for c, n in zip(names, a.shape)}
    steps = _path([set(i) for i in inputs], set(output), sizes, "optimal" if optimize == "optimal" else "greedy", optimize is False)
    return ["einsum_path"] + steps, _report(inputs, output, sizes, steps)


# in _nowhere
def _flops(names, inner, count, sizes):
    """How many operations a contraction is: so many products for each element, and a sum where axes go."""
    factor = max(1, count - 1) + (1 if inner else 0)
    return math.prod([sizes[c] for c in names]) * factor


def _joined(sets, at, output):
    """The axes that come together, what stays of them, and the sets afterwards."""
    rest = [s for i, s in enumerate(sets) if i not in at]
    met = set()
    for i in at:
        met |= sets[i]
    kept = set(output)
    for s in rest:
        kept |= s
    return met, met & kept, rest + [met & kept]


def _path(sets, output, sizes, how, whole):
    if whole or len(sets) <= 2:
        return [tuple(range(len(sets)))]
    if how == "optimal":
        return _cheapest(sets, output, sizes)[1]
    steps = []
    while len(sets) > 1:
        best = None
        for i, j in itertools.combinations(range(len(sets)), 2):
            met, kept, after = _joined(sets, (i, j), output)
            shrinks = math.prod([sizes[c] for c in sets[i]]) + math.prod([sizes[c] for c in sets[j]]) - math.prod([sizes[c] for c in kept])
            cost = _flops(met, met - kept, 2, sizes)
            # Pairs that share no axis come last.
            order = (not (sets[i] & sets[j]), -shrinks, cost)
            if best is None or order < best[0]:
                best = (order, (i, j), after)
        steps.append(best[1])
        sets = best[2]
    return steps


def _cheapest(sets, output, sizes):
    if len(sets) == 1:
        return 0, []
    best = None
    for pair in itertools.combinations(range(len(sets)), 2):
        met, kept, after = _joined(sets, pair, output)
        cost, rest = _cheapest(after, output, sizes)
        cost += _flops(met, met - kept, 2, sizes)
        if best is None or cost < best[0]:
            best = (cost, [pair] + rest)
    return best


def _report(inputs, output, sizes, steps):
    every = set("".join(inputs))
    naive = _flops(every, len(every - set(output)) > 0, len(inputs), sizes)
    sets, names, cost, largest, widest, lines = [set(i) for i in inputs], list(inputs), 1, math.prod([sizes[c] for c in output]), 0, []
    for number, at in enumerate(steps):
        met, kept, sets = _joined(sets, at, set(output))
        cost += _flops(met, met - kept, len(at), sizes)
        widest = max(widest, len(met))
        largest = max(largest, math.prod([sizes[c] for c in kept]))
        taken = [names[i] for i in sorted(at, reverse=True)]
        names = [n for i, n in enumerate(names) if i not in at]
        made = output if number == len(steps) - 1 else "".join([c for _, c in sorted([(sizes[c], c) for c in kept])])
        names.append(made)
        step = ",".join(taken) + "->" + made
        lines.append(f"\n{len(met):4d}    {step:>24} {','.join(names) + '->' + output:>40}")
    head = f"  Complete contraction:  {','.join(inputs)}->{output}\n"
    head += f"         Naive scaling:  {len(every)}\n"
    head += f"     Optimized scaling:  {widest}\n"
    head += f"      Naive FLOP count:  {naive:.3e}\n"
    head += f"  Optimized FLOP count:  {cost:.3e}\n"
    head += f"   Theoretical speedup:  {naive / cost:.3f}\n"
    head += f"  Largest intermediate:  {largest:.3e} elements\n"
    head += "-" * 74 + "\n"
    head += "scaling".rjust(6) + " " + "current".rjust(24) + " " + "remaining".rjust(40) + "\n"
    return head + "-" * 74 + "".join(lines)
