"""scipy.ndimage: filters of arrays, regions in them, and their measures."""
import math
import numpy as np

# in _nowhere
# Python's own; the module has a sum of another kind.
_total = sum
_modes = {"reflect": "symmetric", "grid-mirror": "symmetric", "mirror": "reflect", "nearest": "edge", "wrap": "wrap", "grid-wrap": "wrap",
          "constant": "constant", "grid-constant": "constant"}


def _padded(x, before, after, mode, cval, axis):
    if mode not in _modes:
        raise RuntimeError("boundary mode not supported")
    widths = [(before, after) if k == axis else (0, 0) for k in range(x.ndim)]
    return np.pad(x, widths, mode=_modes[mode], **({"constant_values": cval} if _modes[mode] == "constant" else {}))


def _cut(x, axis, start, count):
    return x[tuple([slice(start, start + count) if k == axis else slice(None) for k in range(x.ndim)])]


def _given(found, input, output):
    """Of the dtype of what came in, or of what was asked for."""
    input = np.asarray(input)
    dtype = input.dtype if output is None or isinstance(output, np.ndarray) else output
    found = found.astype(dtype)
    if isinstance(output, np.ndarray):
        output[...] = found
    return found


def _each(value, n):
    return list(value) if isinstance(value, (tuple, list, np.ndarray)) else [value] * n


def _windows(x, footprint, mode, cval, origin=0):
    """What lies under each place of a footprint, one array for each."""
    for axis, (size, o) in enumerate(zip(footprint.shape, _each(origin, x.ndim))):
        before = size // 2 + o
        x = _padded(x, before, size - 1 - before, mode, cval, axis)
    shape = [x.shape[k] - footprint.shape[k] + 1 for k in range(x.ndim)]
    found = []
    for place in zip(*[i.tolist() for i in np.nonzero(footprint)]):
        found.append((x[tuple([slice(p, p + s) for p, s in zip(place, shape)])], place))
    return found


def _footprint(size, footprint, n):
    if footprint is not None:
        return np.asarray(footprint) != 0
    if size is None:
        raise RuntimeError("no footprint or filter size provided")
    return np.ones(tuple(_each(size, n)), dtype=bool)


# in scipy.ndimage
def correlate1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    x, weights = np.asarray(input) + 0.0, np.asarray(weights) + 0.0
    axis = axis % x.ndim
    size = len(weights)
    before = size // 2 + origin
    wide = _padded(x, before, size - 1 - before, mode, cval, axis)
    found = np.zeros(x.shape)
    for k, w in enumerate(weights.tolist()):
        found = found + w * _cut(wide, axis, k, x.shape[axis])
    return _given(found, input, output)


def convolve1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    weights = np.asarray(weights)[::-1]
    return correlate1d(input, weights, axis, output, mode, cval, -origin - (1 if len(weights) % 2 == 0 else 0))


def correlate(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    weights = np.asarray(weights) + 0.0
    found = 0.0
    for part, place in _windows(np.asarray(input) + 0.0, np.ones(weights.shape, dtype=bool), mode, cval, origin):
        found = found + part * weights[place]
    return _given(found, input, output)


def convolve(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    weights = np.asarray(weights)
    turned = weights[tuple([slice(None, None, -1)] * weights.ndim)]
    # The middle of an even number of weights is the other one when they are turned around.
    return correlate(input, turned, output, mode, cval, [-o - (n % 2 == 0) for o, n in zip(_each(origin, weights.ndim), weights.shape)])


def gaussian_filter1d(input, sigma, axis=-1, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None):
    sigma = float(sigma)
    reach = int(truncate * sigma + 0.5) if radius is None else radius
    x = np.arange(-reach, reach + 1)
    phi = np.exp(-0.5 / (sigma * sigma) * x ** 2)
    phi = phi / phi.sum()
    if order:
        # The polynomial that each derivative multiplies the bell with.
        q = np.zeros(order + 1)
        q[0] = 1
        D, P = np.diag(np.arange(1, order + 1) + 0.0, 1), np.diag(np.ones(order) / -(sigma * sigma), -1)
        for _ in range(order):
            q = np.dot(D + P, q)
        phi = np.dot(x[:, None] ** np.arange(order + 1), q) * phi
    return correlate1d(input, phi[::-1], axis, output, mode, cval)


def gaussian_filter(input, sigma, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None, axes=None):
    x = np.asarray(input)
    found = x + 0.0
    for axis, (s, o) in enumerate(zip(_each(sigma, x.ndim), _each(order, x.ndim))):
        if s > 1e-15:
            found = gaussian_filter1d(found, s, axis, o, None, mode, cval, truncate, radius=radius)
            found = found if x.dtype.kind == "f" else found.astype(x.dtype) + 0.0
    return _given(found, input, output)


def uniform_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    return _given(correlate1d(np.asarray(input) + 0.0, np.ones(size), axis, None, mode, cval, origin) / size, input, output)


def uniform_filter(input, size=3, output=None, mode="reflect", cval=0.0, origin=0):
    x = np.asarray(input)
    for axis, n in enumerate(_each(size, x.ndim)):
        x = uniform_filter1d(x, n, axis, None, mode, cval, origin)
    return _given(x, input, output)


def sobel(input, axis=-1, output=None, mode="reflect", cval=0.0):
    x = np.asarray(input)
    found = correlate1d(x, [-1, 0, 1], axis, None, mode, cval)
    for k in range(x.ndim):
        found = found if k == axis % x.ndim else correlate1d(found, [1, 2, 1], k, None, mode, cval)
    return _given(found, input, output)


def prewitt(input, axis=-1, output=None, mode="reflect", cval=0.0):
    x = np.asarray(input)
    found = correlate1d(x, [-1, 0, 1], axis, None, mode, cval)
    for k in range(x.ndim):
        found = found if k == axis % x.ndim else correlate1d(found, [1, 1, 1], k, None, mode, cval)
    return _given(found, input, output)


def laplace(input, output=None, mode="reflect", cval=0.0):
    x = np.asarray(input)
    return _given(_total([correlate1d(x, [1, -2, 1], axis, None, mode, cval) for axis in range(x.ndim)]), input, output)


def gaussian_gradient_magnitude(input, sigma, output=None, mode="reflect", cval=0.0):
    x = np.asarray(input) + 0.0
    parts = [gaussian_filter(x, sigma, [int(k == axis) for k in range(x.ndim)], None, mode, cval) for axis in range(x.ndim)]
    return _given(np.sqrt(_total([p * p for p in parts])), input, output)


def rank_filter(input, rank, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    x = np.asarray(input)
    values = np.sort(np.stack([part for part, _ in _windows(x, _footprint(size, footprint, x.ndim), mode, cval)]), axis=0)
    return _given(values[rank], input, output)


def median_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    count = int(np.sum(_footprint(size, footprint, np.ndim(input))))
    return rank_filter(input, count // 2, size, footprint, output, mode, cval)


def percentile_filter(input, percentile, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    count = int(np.sum(_footprint(size, footprint, np.ndim(input))))
    percentile = percentile + 100.0 if percentile < 0 else percentile
    return rank_filter(input, count - 1 if percentile == 100.0 else int(count * percentile / 100.0), size, footprint, output, mode, cval)


def maximum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    return rank_filter(input, -1, size, footprint, output, mode, cval)


def minimum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    return rank_filter(input, 0, size, footprint, output, mode, cval)


def generic_filter(input, function, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, extra_arguments=(),
                   extra_keywords=None):
    x = np.asarray(input)
    rows = np.stack([part + 0.0 for part, _ in _windows(x, _footprint(size, footprint, x.ndim), mode, cval)], axis=-1)
    flat = rows.reshape(-1, rows.shape[-1])
    found = np.array([function(row, *extra_arguments, **(extra_keywords or {})) for row in flat]) + 0.0
    return _given(found.reshape(x.shape), input, output)


def generate_binary_structure(rank, connectivity):
    apart = _total([np.abs(i - 1) for i in np.indices((3,) * rank)]) if rank else np.zeros(())
    return apart <= connectivity


def _near(input, structure, value):
    """Where all (or any) places under a structure are in a shape; outside it there is only `value`."""
    x = np.asarray(input) != 0
    structure = generate_binary_structure(x.ndim, 1) if structure is None else np.asarray(structure) != 0
    return [part for part, _ in _windows(x, structure, "constant", value)]


def binary_erosion(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0, brute_force=False):
    x = np.asarray(input) != 0
    steps = 0
    while iterations < 1 or steps < iterations:
        new = np.all(np.stack(_near(x, structure, bool(border_value))), axis=0)
        steps += 1
        if iterations < 1 and np.all(new == x):
            break
        x = new
    return x


def binary_dilation(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0, brute_force=False):
    x = np.asarray(input) != 0
    turned = None if structure is None else np.asarray(structure)[tuple([slice(None, None, -1)] * x.ndim)]
    steps = 0
    while iterations < 1 or steps < iterations:
        new = np.any(np.stack(_near(x, turned, bool(border_value))), axis=0)
        new = new if mask is None else np.where(np.asarray(mask) != 0, new, x)
        steps += 1
        if iterations < 1 and np.all(new == x):
            break
        x = new
    return x


def binary_opening(input, structure=None, iterations=1, output=None, origin=0):
    return binary_dilation(binary_erosion(input, structure, iterations), structure, iterations)


def binary_closing(input, structure=None, iterations=1, output=None, origin=0):
    return binary_erosion(binary_dilation(input, structure, iterations), structure, iterations)


def binary_fill_holes(input, structure=None, output=None, origin=0):
    x = np.asarray(input) != 0
    return ~binary_dilation(np.zeros(x.shape, dtype=bool), structure, -1, ~x, border_value=1)


def label(input, structure=None, output=None):
    """The number of the region that each place is in, in the order in which they are met."""
    x = np.asarray(input) != 0
    structure = generate_binary_structure(x.ndim, 1) if structure is None else np.asarray(structure) != 0
    steps = [tuple([i - 1 for i in place]) for place in zip(*[i.tolist() for i in np.nonzero(structure)])]
    inside = set(zip(*[i.tolist() for i in np.nonzero(x)]))
    found, count = np.zeros(x.shape, dtype="int32"), 0
    for start in sorted(inside):
        if start not in inside:
            continue
        count += 1
        inside.discard(start)
        open_, places = [start], [start]
        while open_:
            at = open_.pop()
            for step in steps:
                next = tuple([a + s for a, s in zip(at, step)])
                if next in inside:
                    inside.discard(next)
                    open_.append(next)
                    places.append(next)
        found[tuple([np.array([p[k] for p in places]) for k in range(x.ndim)])] = count
    return found, count


def find_objects(input, max_label=0):
    labels, found = np.asarray(input), []
    for i in range(1, (max_label or int(np.max(labels))) + 1):
        places = np.nonzero(labels == i)
        found.append(None if len(places[0]) == 0 else tuple([slice(int(p.min()), int(p.max()) + 1, None) for p in places]))
    return found


# in _nowhere
def _measured(of, input, labels, index):
    x = np.asarray(input)
    if labels is None:
        return of(x.ravel())
    labels = np.asarray(labels)
    if index is None:
        return of(x[labels > 0])
    if np.ndim(index) == 0:
        return of(x[labels == index])
    return np.array([of(x[labels == i]) for i in np.asarray(index).tolist()])


# in scipy.ndimage
def sum_labels(input, labels=None, index=None):
    return _measured(lambda v: np.sum(v + 0.0), input, labels, index)


def sum(input, labels=None, index=None):
    return sum_labels(input, labels, index)


def mean(input, labels=None, index=None):
    return _measured(lambda v: np.mean(v), input, labels, index)


def variance(input, labels=None, index=None):
    return _measured(lambda v: np.var(v), input, labels, index)


def standard_deviation(input, labels=None, index=None):
    return _measured(lambda v: np.std(v), input, labels, index)


def maximum(input, labels=None, index=None):
    return _measured(lambda v: np.max(v), input, labels, index)


def minimum(input, labels=None, index=None):
    return _measured(lambda v: np.min(v), input, labels, index)


def center_of_mass(input, labels=None, index=None):
    x = np.asarray(input)

    def of(mask):
        part = np.where(mask, x, 0)
        total = np.sum(part)
        return tuple([np.float64(np.sum(part * grid) / total) for grid in np.indices(x.shape)])
    if labels is None or index is None:
        return of(np.ones(x.shape, dtype=bool) if labels is None else np.asarray(labels) > 0)
    return of(np.asarray(labels) == index) if np.ndim(index) == 0 else [of(np.asarray(labels) == i) for i in np.asarray(index).tolist()]


def distance_transform_edt(input, sampling=None, return_distances=True, return_indices=False, distances=None, indices=None):
    if return_indices:
        raise NotImplementedError("scipy.ndimage.distance_transform_edt gives distances alone in tensh")
    x = np.asarray(input) != 0
    grids = np.indices(x.shape)
    steps = _each(1.0 if sampling is None else sampling, x.ndim)
    found = np.full(x.shape, np.inf)
    for place in zip(*[i.tolist() for i in np.nonzero(~x)]):
        apart = 0.0
        for grid, p, s in zip(grids, place, steps):
            apart = apart + ((grid - p) * s) ** 2
        found = np.minimum(found, apart)
    return np.where(x, np.sqrt(found), 0.0)


def shift(input, shift, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    x = np.asarray(input)
    moves = _each(shift, x.ndim)
    if any([m != int(m) for m in moves]):
        raise NotImplementedError("scipy.ndimage.shift moves by whole places in tensh")
    for axis, by in enumerate([int(m) for m in moves]):
        wide = _padded(x, max(by, 0), max(-by, 0), mode, cval, axis)
        x = _cut(wide, axis, max(-by, 0), x.shape[axis])
    return _given(x, input, output)
