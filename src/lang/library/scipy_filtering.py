"""scipy.signal: series through filters, their answers to frequencies, and series at other rates."""
import math
import numpy as np

# in _nowhere
def _through(b, a, row, zi):
    n = len(b)
    state, found = list(zi) + [0.0], []
    for v in row:
        y = b[0] * v + state[0]
        for k in range(1, n):
            state[k - 1] = b[k] * v + state[k] - a[k] * y
        found.append(y)
    return found, state[:n - 1]


def _alike(b, a):
    """Both as long as the longer one, and the first of a is 1."""
    b, a = np.atleast_1d(np.asarray(b) + 0.0), np.atleast_1d(np.asarray(a) + 0.0)
    n = max(len(a), len(b))
    return [np.concatenate([v, np.zeros(n - len(v))]) / a[0] for v in (b, a)]


# in scipy.signal
def lfilter(b, a, x, axis=-1, zi=None):
    """A series through a filter, by its coefficients, in direct form."""
    b, a = _alike(b, a)
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    n, lead = len(b), tuple(x.shape[:-1])
    kind = np.result_type(b, a, x)
    if zi is not None:
        zi = np.moveaxis(np.asarray(zi) + 0.0, axis, -1)
        kind = np.result_type(kind, zi)
        zi = np.broadcast_to(zi, lead + (n - 1,)).reshape(-1, n - 1).tolist()
    rows = x.reshape(-1, x.shape[-1]).tolist()
    b, a = b.tolist(), a.tolist()
    done = [_through(b, a, row, [0.0] * (n - 1) if zi is None else zi[i]) for i, row in enumerate(rows)]
    found = np.moveaxis(np.array([d[0] for d in done], dtype=kind).reshape(x.shape), -1, axis)
    if zi is None:
        return found
    return found, np.moveaxis(np.array([d[1] for d in done], dtype=kind).reshape(lead + (n - 1,)), -1, axis)


def lfilter_zi(b, a):
    b, a = _alike(b, a)
    n = len(b)
    A = np.zeros((n - 1, n - 1))
    A[0] = -a[1:]
    A[1:, :-1] = np.eye(n - 2)
    return np.linalg.solve(np.eye(n - 1) - A.T, b[1:] - a[1:] * b[0])


def sosfilt(sos, x, axis=-1, zi=None):
    sos = np.atleast_2d(np.asarray(sos) + 0.0)
    if sos.shape[1] != 6:
        raise ValueError("sos array must be shape (n_sections, 6)")
    x, ends = np.asarray(x) + 0.0, []
    for i, row in enumerate(sos):
        if zi is None:
            x = lfilter(row[:3], row[3:], x, axis)
        else:
            x, end = lfilter(row[:3], row[3:], x, axis, np.asarray(zi)[i])
            ends.append(end)
    return x if zi is None else (x, np.stack(ends))


def sosfilt_zi(sos):
    found, scale = [], 1.0
    for row in np.asarray(sos) + 0.0:
        found.append(scale * lfilter_zi(row[:3], row[3:]))
        scale *= np.sum(row[:3]) / np.sum(row[3:])
    return np.stack(found)


# in _scipy_filtering
def longer(x, padtype, padlen, taps):
    """The series with its ends turned over, so that a filter has come to rest where it begins; how much was added."""
    edge = taps * 3 if padlen is None else padlen
    if padtype is None:
        edge = 0
    if x.shape[-1] <= edge:
        raise ValueError(f"The length of the input vector x must be greater than padlen, which is {edge}.")
    if not edge:
        return x, 0
    first, last = x[..., :1], x[..., -1:]
    before, behind = x[..., edge:0:-1], x[..., -2:-edge - 2:-1]
    if padtype == "odd":
        before, behind = 2 * first - before, 2 * last - behind
    elif padtype == "constant":
        before, behind = np.broadcast_to(first, before.shape), np.broadcast_to(last, behind.shape)
    elif padtype != "even":
        raise ValueError(f"Unknown value '{padtype}' given to padtype. padtype must be 'even', 'odd', 'constant', or None.")
    return np.concatenate([before, x, behind], axis=-1), edge


# in scipy.signal
def filtfilt(b, a, x, axis=-1, padtype="odd", padlen=None, method="pad", irlen=None):
    if method != "pad":
        raise NotImplementedError("scipy.signal.filtfilt pads in tensh")
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    wide, edge = longer(x, padtype, padlen, max(np.size(a), np.size(b)))
    start = lfilter_zi(b, a)
    y, _ = lfilter(b, a, wide, zi=start * wide[..., :1])
    y, _ = lfilter(b, a, y[..., ::-1], zi=start * y[..., -1:])
    y = y[..., ::-1]
    return np.moveaxis(y[..., edge:y.shape[-1] - edge].copy(), -1, axis)


def sosfiltfilt(sos, x, axis=-1, padtype="odd", padlen=None):
    sos = np.atleast_2d(np.asarray(sos) + 0.0)
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    taps = 2 * len(sos) + 1
    taps -= min(int(np.sum(sos[:, 2] == 0)), int(np.sum(sos[:, 5] == 0)))
    wide, edge = longer(x, padtype, padlen, taps)
    start = sosfilt_zi(sos).reshape((len(sos),) + (1,) * (x.ndim - 1) + (2,))
    y, _ = sosfilt(sos, wide, zi=start * wide[..., :1])
    y, _ = sosfilt(sos, y[..., ::-1], zi=start * y[..., -1:])
    y = y[..., ::-1]
    return np.moveaxis(y[..., edge:y.shape[-1] - edge].copy(), -1, axis)


# in _nowhere
def _frequencies(worN, whole, include_nyquist=False):
    worN = 512 if worN is None else worN
    if np.ndim(worN) == 0:
        end = 2 * np.pi if whole else np.pi
        return np.linspace(0, end, int(worN), endpoint=include_nyquist and not whole)
    return None


def _asked(worN, whole, fs, include_nyquist=False):
    w = _frequencies(worN, whole, include_nyquist)
    return 2 * np.pi * (np.atleast_1d(np.asarray(worN)) + 0.0) / fs if w is None else w


# in scipy.signal
def freqz(b, a=1, worN=512, whole=False, plot=None, fs=2 * np.pi, include_nyquist=False):
    w = _asked(worN, whole, fs, include_nyquist)
    at = np.exp(-1j * w)
    h = np.polyval(np.atleast_1d(np.asarray(b))[::-1], at) / np.polyval(np.atleast_1d(np.asarray(a))[::-1], at)
    w = w * (fs / (2 * np.pi))
    if plot is not None:
        plot(w, h)
    return w, h


def freqz_sos(sos, worN=512, whole=False, fs=2 * np.pi):
    h = 1.0
    for row in np.asarray(sos):
        w, part = freqz(row[:3], row[3:], worN, whole, fs=fs)
        h = h * part
    return w, h


def sosfreqz(sos, worN=512, whole=False, fs=2 * np.pi):
    return freqz_sos(sos, worN, whole, fs)


def freqz_zpk(z, p, k, worN=512, whole=False, fs=2 * np.pi):
    w = _asked(worN, whole, fs)
    at = np.exp(1j * w)
    h = k * np.prod(at[:, None] - np.atleast_1d(z)[None, :], axis=1) / np.prod(at[:, None] - np.atleast_1d(p)[None, :], axis=1)
    return w * (fs / (2 * np.pi)), h


def freqs(b, a, worN=200, plot=None):
    if np.ndim(worN) == 0:
        raise NotImplementedError("scipy.signal.freqs is told its frequencies in tensh")
    w = np.atleast_1d(np.asarray(worN) + 0.0)
    return w, np.polyval(b, 1j * w) / np.polyval(a, 1j * w)


def group_delay(system, w=512, whole=False, fs=2 * np.pi):
    b, a = [np.atleast_1d(np.asarray(v) + 0.0) for v in system]
    w = _asked(w, whole, fs)
    c = np.convolve(b, a[::-1])
    at = np.exp(-1j * w)
    above, below = np.polyval((c * np.arange(len(c)))[::-1], at), np.polyval(c[::-1], at)
    return w * (fs / (2 * np.pi)), np.real(above / below) - len(a) + 1


def upfirdn(h, x, up=1, down=1, axis=-1, mode="constant", cval=0):
    h, x = np.asarray(h), np.moveaxis(np.asarray(x), axis, -1)
    size = x.shape[-1]
    spread = np.zeros(tuple(x.shape[:-1]) + ((size - 1) * up + 1,), dtype=np.result_type(x, h, np.float32 if x.dtype == np.float32 else float))
    spread[..., ::up] = x
    rows = spread.reshape(-1, spread.shape[-1])
    found = np.stack([np.convolve(row, h)[::down] for row in rows])
    return np.moveaxis(found.reshape(tuple(x.shape[:-1]) + (found.shape[-1],)), -1, axis)


def resample(x, num, t=None, axis=0, window=None, domain="time"):
    if window is not None or domain != "time":
        raise NotImplementedError("scipy.signal.resample takes no window in tensh")
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    size, real = x.shape[-1], x.dtype.kind == "f"
    least = min(num, size)
    if real:
        X = np.fft.rfft(x)
        Y = np.zeros(tuple(x.shape[:-1]) + (num // 2 + 1,), dtype=complex)
        Y[..., :least // 2 + 1] = X[..., :least // 2 + 1]
        if least % 2 == 0 and num != size:
            Y[..., least // 2] *= 2.0 if num < size else 0.5
        y = np.fft.irfft(Y, num)
    else:
        X = np.fft.fft(x)
        Y = np.zeros(tuple(x.shape[:-1]) + (num,), dtype=complex)
        half = (least + 1) // 2
        Y[..., :half] = X[..., :half]
        if half > 1 or least > half:
            Y[..., num - (least - half):] = X[..., size - (least - half):]
        y = np.fft.ifft(Y)
    y = np.moveaxis(y * (num / size), -1, axis)
    return y if t is None else (y, np.arange(num) * (t[1] - t[0]) * size / float(num) + t[0])


def resample_poly(x, up, down, axis=0, window=("kaiser", 5.0), padtype="constant", cval=None):
    from scipy.signal import firwin
    if padtype != "constant" or cval is not None:
        raise NotImplementedError("scipy.signal.resample_poly pads with zeros in tensh")
    x = np.moveaxis(np.asarray(x), axis, -1)
    common = math.gcd(up, down)
    up, down = up // common, down // common
    if up == down == 1:
        return np.moveaxis(x.copy(), -1, axis)
    size = x.shape[-1]
    wanted = -(-size * up // down)
    if isinstance(window, (list, np.ndarray)):
        h = np.asarray(window) * up
        half = (len(h) - 1) // 2
    else:
        half = 10 * max(up, down)
        h = firwin(2 * half + 1, 1.0 / max(up, down), window=window) * up
    before = down - half % down
    drop = (half + before) // down
    behind = 0
    while ((size - 1) * up + len(h) + before + behind - 1) // down + 1 < wanted + drop:
        behind += 1
    y = upfirdn(np.concatenate([np.zeros(before), h, np.zeros(behind)]), x, up, down)
    return np.moveaxis(y[..., drop:drop + wanted], -1, axis)


def decimate(x, q, n=None, ftype="iir", axis=-1, zero_phase=True):
    from scipy.signal import cheby1, firwin
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    if ftype == "fir":
        half = 10 * q if n is None else n // 2
        b = firwin(2 * half + 1 if n is None else n + 1, 1.0 / q, window="hamming")
        y = resample_poly(x, 1, q, axis=-1, window=b) if zero_phase else upfirdn(b, x, 1, q)[..., :-(-x.shape[-1] // q)]
    elif ftype == "iir":
        sos = cheby1(8 if n is None else n, 0.05, 0.8 / q, output="sos")
        y = (sosfiltfilt(sos, x) if zero_phase else sosfilt(sos, x))[..., ::q]
    else:
        raise ValueError("invalid ftype")
    return np.moveaxis(y, -1, axis)


def deconvolve(signal, divisor):
    num, den = np.atleast_1d(np.asarray(signal) + 0.0), np.atleast_1d(np.asarray(divisor) + 0.0)
    if len(den) > len(num):
        return np.zeros(0), num
    given = np.zeros(len(num) - len(den) + 1)
    given[0] = 1
    quot = lfilter(num, den, given)
    return quot, num - np.convolve(den, quot)


def unit_impulse(shape, idx=None, dtype=float):
    made = np.zeros(shape, dtype=dtype)
    size = tuple(made.shape)
    at = (0,) * len(size) if idx is None else tuple([n // 2 for n in size]) if isinstance(idx, str) else idx
    made[at if isinstance(at, tuple) else (at,) * len(size)] = 1
    return made


def chirp(t, f0, t1, f1, method="linear", phi=0, vertex_zero=True, *, complex=False):
    t, f0, t1, f1 = np.asarray(t) + 0.0, float(f0), float(t1), float(f1)
    if method in ("linear", "lin", "li"):
        beta = (f1 - f0) / t1
        phase = 2 * np.pi * (f0 * t + 0.5 * beta * t * t)
    elif method in ("quadratic", "quad", "q"):
        beta = (f1 - f0) / t1 ** 2
        phase = 2 * np.pi * (f0 * t + beta * t ** 3 / 3) if vertex_zero else \
            2 * np.pi * (f1 * t + beta * ((t1 - t) ** 3 - t1 ** 3) / 3)
    elif method in ("logarithmic", "log", "lo"):
        if f0 * f1 <= 0.0:
            raise ValueError("For a logarithmic chirp, f0 and f1 must be nonzero and have the same sign.")
        rate = t1 / math.log(f1 / f0) if f0 != f1 else 0.0
        phase = 2 * np.pi * f0 * t if f0 == f1 else 2 * np.pi * rate * f0 * ((f1 / f0) ** (t / t1) - 1.0)
    elif method in ("hyperbolic", "hyp"):
        if f0 == 0 or f1 == 0:
            raise ValueError("For a hyperbolic chirp, f0 and f1 must be nonzero.")
        sing = -f1 * t1 / (f0 - f1) if f0 != f1 else 0.0
        phase = 2 * np.pi * f0 * t if f0 == f1 else 2 * np.pi * (-sing * f0) * np.log(np.abs(1 - t / sing))
    else:
        raise ValueError(f"method must be 'linear', 'quadratic', 'logarithmic', or 'hyperbolic', but a value of {method!r} was given.")
    phase = phase + np.deg2rad(phi)
    return np.exp(1j * phase) if complex else np.cos(phase)


def gausspulse(t, fc=1000, bw=0.5, bwr=-6, tpr=-60, retquad=False, retenv=False):
    ref = 10.0 ** (bwr / 20.0)
    a = -(math.pi * fc * bw) ** 2 / (4.0 * math.log(ref))
    t = np.asarray(t) + 0.0
    envelope = np.exp(-a * t * t)
    found = [envelope * np.cos(2 * np.pi * fc * t)] + ([envelope * np.sin(2 * np.pi * fc * t)] if retquad else []) + ([envelope] if retenv else [])
    return tuple(found) if len(found) > 1 else found[0]
