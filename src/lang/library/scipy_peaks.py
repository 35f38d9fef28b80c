"""scipy.signal: peaks of series, products of shifted ones, and filters that smooth."""
import math
import numpy as np

# in _nowhere
def _maxima(x):
    """Where a plateau lies above both its sides: middles, first and last places."""
    found, i, n = [], 1, len(x)
    x = x.tolist()
    while i < n - 1:
        if x[i - 1] < x[i]:
            ahead = i + 1
            while ahead < n - 1 and x[ahead] == x[i]:
                ahead += 1
            if x[ahead] < x[i]:
                found.append(((i + ahead - 1) // 2, i, ahead - 1))
                i = ahead
        i += 1
    return [np.array([f[k] for f in found], dtype="int64") for k in range(3)]


def _ends(interval, x, peaks):
    low, high = interval if isinstance(interval, (tuple, list)) else (interval, None)
    return [v[peaks] if isinstance(v, np.ndarray) and v.ndim and len(v) == len(x) else v for v in (low, high)]


def _between(values, interval, x, peaks):
    low, high = _ends(interval, x, peaks)
    keep = np.ones(len(values), dtype=bool)
    keep = keep if low is None else keep & (low <= values)
    return keep if high is None else keep & (values <= high)


def _apart(peaks, heights, distance):
    """Which stay, when the lower ones near higher ones go."""
    keep, distance = [True] * len(peaks), math.ceil(distance)
    places = peaks.tolist()
    for j in np.argsort(heights, kind="stable")[::-1].tolist():
        if keep[j]:
            for way in (-1, 1):
                k = j + way
                while 0 <= k < len(places) and abs(places[k] - places[j]) < distance:
                    keep[k] = False
                    k += way
    return np.array(keep, dtype=bool)


def _prominences(x, peaks, wlen):
    row, found = x.tolist(), []
    for p in peaks.tolist():
        low, high = (0, len(row) - 1) if wlen is None else (max(p - wlen // 2, 0), min(p + wlen // 2, len(row) - 1))
        sides = []
        for end, way in ((low, -1), (high, 1)):
            i, base, least = p, p, row[p]
            while low <= i <= high and row[i] <= row[p]:
                if row[i] < least:
                    least, base = row[i], i
                i += way
            sides.append((least, base))
        found.append((row[p] - max(sides[0][0], sides[1][0]), sides[0][1], sides[1][1]))
    return np.array([f[0] for f in found], dtype="float64"), *[np.array([f[k] for f in found], dtype="int64") for k in (1, 2)]


def _widths(x, peaks, part, prominences, lefts, rights):
    row, found = x.tolist(), []
    for p, prominence, low, high in zip(peaks.tolist(), prominences.tolist(), lefts.tolist(), rights.tolist()):
        height = row[p] - prominence * part
        i = p
        while low < i and height < row[i]:
            i -= 1
        left = i + (height - row[i]) / (row[i + 1] - row[i]) if row[i] < height else float(i)
        i = p
        while i < high and height < row[i]:
            i += 1
        right = i - (height - row[i]) / (row[i - 1] - row[i]) if row[i] < height else float(i)
        found.append((right - left, height, left, right))
    return [np.array([f[k] for f in found], dtype="float64") for k in range(4)]


def _series(x):
    x = np.asarray(x) + 0.0
    if x.ndim != 1:
        raise ValueError("`x` must be a 1-D array")
    return x


# in scipy.signal
def find_peaks(x, height=None, threshold=None, distance=None, prominence=None, width=None, wlen=None, rel_height=0.5, plateau_size=None):
    x = _series(x)
    if distance is not None and distance < 1:
        raise ValueError("`distance` must be greater or equal to 1")
    peaks, lefts, rights = _maxima(x)
    found = {}

    def kept(keep):
        return peaks[keep], {k: v[keep] for k, v in found.items()}
    if plateau_size is not None:
        found = {"plateau_sizes": rights - lefts + 1, "left_edges": lefts, "right_edges": rights}
        peaks, found = kept(_between(found["plateau_sizes"], plateau_size, x, peaks))
    if height is not None:
        found["peak_heights"] = x[peaks]
        peaks, found = kept(_between(x[peaks], height, x, peaks))
    if threshold is not None:
        found["left_thresholds"], found["right_thresholds"] = x[peaks] - x[peaks - 1], x[peaks] - x[peaks + 1]
        low, high = _ends(threshold, x, peaks)
        steps = np.stack([found["left_thresholds"], found["right_thresholds"]])
        keep = np.ones(len(peaks), dtype=bool) if low is None else low <= np.min(steps, axis=0)
        peaks, found = kept(keep if high is None else keep & (np.max(steps, axis=0) <= high))
    if distance is not None:
        peaks, found = kept(_apart(peaks, x[peaks], distance))
    if prominence is not None or width is not None:
        names = ("prominences", "left_bases", "right_bases")
        found.update(dict(zip(names, _prominences(x, peaks, wlen))))
    if prominence is not None:
        peaks, found = kept(_between(found["prominences"], prominence, x, peaks))
    if width is not None:
        names = ("widths", "width_heights", "left_ips", "right_ips")
        found.update(dict(zip(names, _widths(x, peaks, rel_height, found["prominences"], found["left_bases"], found["right_bases"]))))
        peaks, found = kept(_between(found["widths"], width, x, peaks))
    return peaks, found


def peak_prominences(x, peaks, wlen=None):
    return _prominences(_series(x), np.asarray(peaks), wlen)


def peak_widths(x, peaks, rel_height=0.5, prominence_data=None, wlen=None):
    x, peaks = _series(x), np.asarray(peaks)
    return tuple(_widths(x, peaks, rel_height, *(_prominences(x, peaks, wlen) if prominence_data is None else prominence_data)))


def argrelextrema(data, comparator, axis=0, order=1, mode="clip"):
    data = np.asarray(data)
    if data.ndim != 1:
        raise NotImplementedError("argrelextrema of several rows is not in tensh")
    places, keep = np.arange(len(data)), np.ones(len(data), dtype=bool)
    for shift in range(1, order + 1):
        for moved in (places + shift, places - shift):
            moved = moved % len(data) if mode == "wrap" else np.clip(moved, 0, len(data) - 1)
            keep = keep & comparator(data, data[moved])
    return (np.nonzero(keep)[0],)


def argrelmax(data, axis=0, order=1, mode="clip"):
    return argrelextrema(data, np.greater, axis, order, mode)


def argrelmin(data, axis=0, order=1, mode="clip"):
    return argrelextrema(data, np.less, axis, order, mode)


def convolve(in1, in2, mode="full", method="auto"):
    a, b = np.asarray(in1), np.asarray(in2)
    if a.ndim != b.ndim:
        raise ValueError("in1 and in2 should have the same dimensionality")
    if a.ndim == 2:
        from scipy.signal import convolve2d
        return convolve2d(a, b, mode)
    if mode not in ("full", "same", "valid"):
        raise ValueError("acceptable mode flags are 'valid', 'same', or 'full'")
    whole = np.convolve(a, b, "valid" if mode == "valid" else "full")
    start = (len(b) - 1) // 2
    return whole[start:start + len(a)] if mode == "same" else whole


def fftconvolve(in1, in2, mode="full", axes=None):
    found = convolve(np.asarray(in1) + 0.0, np.asarray(in2) + 0.0, mode)
    return found


def correlate(in1, in2, mode="full", method="auto"):
    a, b = np.asarray(in1), np.asarray(in2)
    turned = np.conj(b[::-1, ::-1] if b.ndim == 2 else b[::-1])
    return convolve(a, turned, mode)


def correlation_lags(in1_len, in2_len, mode="full"):
    lags = np.arange(-in2_len + 1, in1_len)
    if mode == "full":
        return lags
    middle = len(lags) // 2
    if mode == "same":
        bound = in1_len // 2
        return lags[middle - bound:middle + bound + (in1_len % 2)]
    bound = in1_len - in2_len
    return np.arange(bound + 1) if bound >= 0 else np.arange(bound, 1)


def detrend(data, axis=-1, type="linear", bp=0, overwrite_data=False):
    x = np.moveaxis(np.asarray(data) + 0.0, axis, -1)
    if type in ("constant", "c"):
        return np.moveaxis(x - np.mean(x, axis=-1, keepdims=True), -1, axis)
    if type not in ("linear", "l"):
        raise ValueError("Trend type must be 'linear' or 'constant'.")
    n = x.shape[-1]
    A = np.stack([np.arange(1, n + 1) / n, np.ones(n)], axis=1)
    rows = x.reshape(-1, n)
    fit = np.dot(A, np.linalg.lstsq(A, rows.T, None)[0]).T
    return np.moveaxis((rows - fit).reshape(x.shape), -1, axis)


def medfilt(volume, kernel_size=None):
    x, size = np.asarray(volume), 3 if kernel_size is None else kernel_size
    if np.any(np.asarray(size) % 2 != 1):
        raise ValueError("Each element of kernel_size should be odd.")
    if x.ndim > 1:
        sizes = (size,) * x.ndim if np.ndim(size) == 0 else tuple(size)
        wide = np.pad(x, [(n // 2, n // 2) for n in sizes])
        shifts = np.stack([wide[tuple([slice(i, i + n) for i, n in zip(at, x.shape)])] for at in np.ndindex(*sizes)])
        return np.sort(shifts, axis=0)[len(shifts) // 2]
    padded = np.concatenate([np.zeros(size // 2, dtype=x.dtype), x, np.zeros(size // 2, dtype=x.dtype)])
    return np.sort(np.stack([padded[i:i + len(x)] for i in range(size)]), axis=0)[size // 2]


def savgol_coeffs(window_length, polyorder, deriv=0, delta=1.0, pos=None, use="conv"):
    if polyorder >= window_length:
        raise ValueError("polyorder must be less than window_length.")
    half, even = divmod(window_length, 2)
    place = (half - 0.5 if even == 0 else half) if pos is None else pos
    if deriv > polyorder:
        return np.zeros(window_length)
    x = np.arange(-place, window_length - place, dtype=float)
    x = x[::-1] if use == "conv" else x
    wanted = np.zeros(polyorder + 1)
    wanted[deriv] = math.factorial(deriv) / delta ** deriv
    return np.linalg.lstsq(x ** np.arange(polyorder + 1)[:, None], wanted, None)[0]


def savgol_filter(x, window_length, polyorder, deriv=0, delta=1.0, axis=-1, mode="interp", cval=0.0):
    x = np.asarray(x) + 0.0
    if x.ndim > 1:
        rows = np.moveaxis(x, axis, -1)
        done = [savgol_filter(row, window_length, polyorder, deriv, delta, -1, mode, cval) for row in rows.reshape(-1, rows.shape[-1])]
        return np.moveaxis(np.stack(done).reshape(rows.shape), -1, axis)
    if mode not in ("mirror", "constant", "nearest", "interp", "wrap"):
        raise ValueError("mode must be 'mirror', 'constant', 'nearest' 'wrap' or 'interp'.")
    c, half = savgol_coeffs(window_length, polyorder, deriv, delta), window_length // 2
    if mode == "interp":
        if window_length > x.shape[-1]:
            raise ValueError("If mode is 'interp', window_length must be less than or equal to the size of x.")
        found = np.convolve(x, c, "same") if len(x) >= len(c) else x.copy()
        for start, places in ((0, np.arange(half)), (len(x) - window_length, np.arange(window_length - half, window_length))):
            p = np.polyfit(np.arange(window_length), x[start:start + window_length], polyorder)
            p = np.polyder(p, deriv) if deriv else p
            found[start + places] = np.polyval(p, places) / delta ** deriv
        return found
    how = {"mirror": "reflect", "constant": "constant", "nearest": "edge", "wrap": "wrap"}[mode]
    padded = np.pad(x, half, mode=how, **({"constant_values": cval} if mode == "constant" else {}))
    return np.convolve(padded, c, "valid")


def hilbert(x, N=None, axis=-1):
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    n = x.shape[-1] if N is None else N
    h = np.zeros(n)
    h[0] = 1
    h[1:(n + 1) // 2] = 2
    if n % 2 == 0:
        h[n // 2] = 1
    return np.moveaxis(np.fft.ifft(np.fft.fft(x, n) * h), -1, axis)


def square(t, duty=0.5):
    t = np.asarray(t) % (2 * np.pi)
    return np.where(t < duty * 2 * np.pi, 1.0, -1.0)


def sawtooth(t, width=1):
    t = np.asarray(t) % (2 * np.pi)
    up = 2 * np.pi * width
    rising = t / (np.pi * width) - 1 if width else t * 0.0
    return np.where(t < up, rising, (np.pi * (width + 1) - t) / (np.pi * (1 - width)) if width < 1 else 0.0)
