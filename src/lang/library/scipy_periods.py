"""scipy.signal: how much of each frequency a series has, as a whole (Welch, periodograms) and from moment to moment."""
import math
import warnings
import numpy as np

# in _nowhere
def _window(window, nperseg, size, default=256):
    """The window's values and its length."""
    from scipy.signal import get_window
    if isinstance(window, (str, tuple)):
        n = default if nperseg is None else int(nperseg)
        if n > size:
            if nperseg is not None:
                warnings.warn(f"nperseg = {n} is greater than input length  = {size}, using nperseg = {size}")
            n = size
        if n < 1:
            raise ValueError("nperseg must be a positive integer")
        return get_window(window, n), n
    win = np.asarray(window)
    if len(win) > size:
        raise ValueError("window is longer than input signal")
    if nperseg is not None and nperseg != len(win):
        raise ValueError("value specified for nperseg is different from length of window")
    return win, len(win)


def _flat(rows, detrend):
    if detrend is False or detrend is None:
        return rows
    if callable(detrend):
        return detrend(rows)
    from scipy.signal import detrend as straight
    return straight(rows, type=detrend, axis=-1)


def _pieces(x, win, n, step, nfft, detrend, sides):
    count = (x.shape[-1] - n) // step + 1
    places = np.arange(count)[:, None] * step + np.arange(n)[None, :]
    rows = _flat(x[..., places], detrend) * win
    return np.fft.rfft(rows, nfft) if sides == "onesided" else np.fft.fft(rows, nfft)


def _edges(x, n, boundary):
    if boundary is None:
        return x
    if boundary == "zeros":
        none = np.zeros(tuple(x.shape[:-1]) + (n // 2,), dtype=x.dtype)
        return np.concatenate([none, x, none], axis=-1)
    from _scipy_filtering import longer
    return longer(x, boundary, n // 2, 0)[0]


def _spectra(x, y, fs, window, nperseg, noverlap, nfft, detrend, onesided, scaling, axis, mode, boundary=None, padded=False):
    """Frequencies, times, and the spectra of all pieces: frequencies where the series was, times along the last axis."""
    same = y is x
    x = np.moveaxis(np.asarray(x), axis, -1)
    y = x if same else np.moveaxis(np.asarray(y), axis, -1)
    if not same and x.shape[-1] != y.shape[-1]:
        most = max(x.shape[-1], y.shape[-1])
        x, y = [np.concatenate([v, np.zeros(tuple(v.shape[:-1]) + (most - v.shape[-1],))], axis=-1) for v in (x, y)]
    x = x + 0.0
    y = x if same else y + 0.0
    win, n = _window(window, nperseg, x.shape[-1])
    nfft = n if nfft is None else int(nfft)
    if nfft < n:
        raise ValueError("nfft must be greater than or equal to nperseg.")
    noverlap = n // 2 if noverlap is None else int(noverlap)
    if noverlap >= n:
        raise ValueError("noverlap must be less than nperseg.")
    step = n - noverlap
    x = _edges(x, n, boundary)
    y = x if same else _edges(y, n, boundary)
    if padded:
        more = (-(x.shape[-1] - n) % step) % n
        x = np.concatenate([x, np.zeros(tuple(x.shape[:-1]) + (more,), dtype=x.dtype)], axis=-1)
        y = x if same else np.concatenate([y, np.zeros(tuple(y.shape[:-1]) + (more,), dtype=y.dtype)], axis=-1)
    if scaling not in ("density", "spectrum"):
        raise ValueError(f"Unknown scaling: {scaling!r}")
    scale = 1.0 / (fs * np.sum(win * win)) if scaling == "density" else 1.0 / np.sum(win) ** 2
    scale = math.sqrt(scale) if mode == "stft" else scale
    sides = "onesided" if onesided and x.dtype.kind != "c" and y.dtype.kind != "c" else "twosided"
    found = _pieces(x, win, n, step, nfft, detrend, sides)
    if mode == "psd":
        found = np.conj(found) * (found if same else _pieces(y, win, n, step, nfft, detrend, sides))
    found = found * scale
    if sides == "onesided" and mode == "psd":
        found[..., 1:(None if nfft % 2 else -1)] *= 2
    freqs = np.fft.rfftfreq(nfft, 1 / fs) if sides == "onesided" else np.fft.fftfreq(nfft, 1 / fs)
    times = np.arange(n / 2, x.shape[-1] - n / 2 + 1, step) / float(fs)
    times = times - n / 2 / fs if boundary is not None else times
    if mode == "psd" and same:
        found = np.real(found)
    return freqs, times, np.moveaxis(found, -1, axis - 1 if axis < 0 else axis)


def _middle(n):
    """How far the median of n lies from their mean."""
    ii = 2 * np.arange(1.0, (n - 1) // 2 + 1)
    return 1 + np.sum(1.0 / (ii + 1) - 1.0 / ii)


# in scipy.signal
def csd(x, y, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True, scaling="density",
        axis=-1, average="mean"):
    freqs, _, found = _spectra(x, y, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis, "psd")
    if found.shape[-1] == 1:
        found = found[..., 0]
    elif average == "mean":
        found = np.mean(found, axis=-1)
    elif average == "median":
        parts = np.median(np.real(found), axis=-1)
        found = (parts + 1j * np.median(np.imag(found), axis=-1) if found.dtype.kind == "c" else parts) / _middle(found.shape[-1])
    else:
        raise ValueError(f'average must be "median" or "mean", got {average}')
    return freqs, found


def welch(x, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True, scaling="density",
          axis=-1, average="mean"):
    return csd(x, x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis, average)


def periodogram(x, fs=1.0, window="boxcar", nfft=None, detrend="constant", return_onesided=True, scaling="density", axis=-1):
    x = np.asarray(x)
    size = x.shape[axis]
    window = "boxcar" if window is None else window
    nperseg = size if nfft is None or nfft >= size else nfft
    if nperseg < size:
        x = np.moveaxis(np.moveaxis(x, axis, -1)[..., :nperseg], -1, axis)
    return welch(x, fs, window, nperseg if isinstance(window, (str, tuple)) else None, 0, nfft, detrend, return_onesided, scaling, axis)


def coherence(x, y, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", axis=-1):
    given = dict(fs=fs, window=window, nperseg=nperseg, noverlap=noverlap, nfft=nfft, detrend=detrend, axis=axis)
    freqs, own = welch(x, **given)
    return freqs, np.abs(csd(x, y, **given)[1]) ** 2 / own / welch(y, **given)[1]


def spectrogram(x, fs=1.0, window=("tukey", 0.25), nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True,
                scaling="density", axis=-1, mode="psd"):
    if mode not in ("psd", "complex", "magnitude", "angle", "phase"):
        raise ValueError(f"unknown value for mode {mode}, must be one of ['psd', 'complex', 'magnitude', 'angle', 'phase']")
    _, n = _window(window, nperseg, np.asarray(x).shape[axis])
    nperseg = n if isinstance(window, (str, tuple)) else None
    noverlap = n // 8 if noverlap is None else noverlap
    how = "psd" if mode == "psd" else "stft"
    freqs, times, found = _spectra(x, x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis, how)
    if mode == "magnitude":
        found = np.abs(found)
    elif mode in ("angle", "phase"):
        found = np.angle(found) if mode == "angle" else np.unwrap(np.angle(found), axis=-2)
    return freqs, times, found


def stft(x, fs=1.0, window="hann", nperseg=256, noverlap=None, nfft=None, detrend=False, return_onesided=True, boundary="zeros", padded=True,
         axis=-1, scaling="spectrum"):
    how = {"spectrum": "spectrum", "psd": "density"}[scaling]
    return _spectra(x, x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, how, axis, "stft", boundary, padded)


def istft(Zxx, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, input_onesided=True, boundary=True, time_axis=-1, freq_axis=-2,
          scaling="spectrum"):
    if time_axis != -1 or freq_axis != -2:
        raise NotImplementedError("scipy.signal.istft takes times along the last axis in tensh")
    Z = np.asarray(Zxx) + 0j
    count, size = Z.shape[-1], Z.shape[-2]
    whole = 2 * (size - 1) if input_onesided else size
    n = int(nperseg) if nperseg is not None else whole
    nfft = (whole + 1 if input_onesided and n == whole + 1 else whole) if nfft is None else int(nfft)
    noverlap = n // 2 if noverlap is None else int(noverlap)
    step = n - noverlap
    win, _ = _window(window, n, n)
    rows = np.moveaxis(Z, -1, -2)
    parts = (np.fft.irfft(rows, nfft) if input_onesided else np.fft.ifft(rows, nfft))[..., :n]
    parts = parts * (np.sum(win) if scaling == "spectrum" else math.sqrt(fs * np.sum(win ** 2)))
    length = n + (count - 1) * step
    x, norm = np.zeros(tuple(Z.shape[:-2]) + (length,), dtype=parts.dtype), np.zeros(length)
    for i in range(count):
        x[..., i * step:i * step + n] += parts[..., i, :] * win
        norm[i * step:i * step + n] += win ** 2
    if boundary:
        x, norm = x[..., n // 2:length - n // 2], norm[n // 2:length - n // 2]
    if np.sum(norm > 1e-10) != len(norm):
        warnings.warn("NOLA condition failed, STFT may not be invertible." + (" Possibly due to missing boundary" if not boundary else ""))
    x = x / np.where(norm > 1e-10, norm, 1.0)
    return np.arange(x.shape[-1]) / float(fs), x
