"""scipy.signal.windows, by name too, and filters that are made of windows."""
import math
import numpy as np

# in _nowhere
def _made(M, sym, of):
    if int(M) != M or M < 0:
        raise ValueError("Window length M must be a non-negative integer")
    M = int(M)
    if M <= 1:
        return np.ones(M)
    return of(M) if sym else of(M + 1)[:-1]


def _cosines(M, weights, sym):
    def of(n):
        at = np.linspace(-np.pi, np.pi, n)
        found = np.zeros(n)
        for k, a in enumerate(weights):
            found = found + a * np.cos(k * at)
        return found
    return _made(M, sym, of)


# in scipy.signal.windows
def general_cosine(M, a, sym=True):
    return _cosines(M, a, sym)


def general_hamming(M, alpha, sym=True):
    return _cosines(M, [alpha, 1.0 - alpha], sym)


def hann(M, sym=True):
    return _cosines(M, [0.5, 0.5], sym)


def hamming(M, sym=True):
    return _cosines(M, [0.54, 1.0 - 0.54], sym)


def blackman(M, sym=True):
    return _cosines(M, [0.42, 0.50, 0.08], sym)


def nuttall(M, sym=True):
    return _cosines(M, [0.3635819, 0.4891775, 0.1365995, 0.0106411], sym)


def blackmanharris(M, sym=True):
    return _cosines(M, [0.35875, 0.48829, 0.14128, 0.01168], sym)


def flattop(M, sym=True):
    return _cosines(M, [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368], sym)


def boxcar(M, sym=True):
    return _made(M, sym, np.ones)


def triang(M, sym=True):
    def of(n):
        at = np.arange(1, (n + 1) // 2 + 1)
        side = (2 * at - 1.0) / n if n % 2 == 0 else 2 * at / (n + 1.0)
        return np.concatenate([side, side[::-1] if n % 2 == 0 else side[-2::-1]])
    return _made(M, sym, of)


def bartlett(M, sym=True):
    return _made(M, sym, lambda n: np.where(np.arange(n) <= (n - 1) / 2.0, 2.0 * np.arange(n) / (n - 1), 2.0 - 2.0 * np.arange(n) / (n - 1)))


def cosine(M, sym=True):
    return _made(M, sym, lambda n: np.sin(np.pi / n * (np.arange(n) + 0.5)))


def bohman(M, sym=True):
    def of(n):
        far = np.abs(np.linspace(-1, 1, n)[1:-1])
        return np.concatenate([[0.0], (1 - far) * np.cos(np.pi * far) + 1.0 / np.pi * np.sin(np.pi * far), [0.0]])
    return _made(M, sym, of)


def parzen(M, sym=True):
    def of(n):
        at = np.abs(np.arange(-(n - 1) / 2.0, (n - 1) / 2.0 + 0.5, 1.0))
        part = at / (n / 2.0)
        return np.where(at > (n - 1) / 4.0, 2 * (1 - part) ** 3.0, 1 - 6 * part ** 2.0 + 6 * part ** 3.0)
    return _made(M, sym, of)


def gaussian(M, std, sym=True):
    return _made(M, sym, lambda n: np.exp(-(np.arange(n) - (n - 1.0) / 2.0) ** 2 / (2 * std * std)))


def general_gaussian(M, p, sig, sym=True):
    return _made(M, sym, lambda n: np.exp(-0.5 * np.abs((np.arange(n) - (n - 1.0) / 2.0) / sig) ** (2 * p)))


def exponential(M, center=None, tau=1.0, sym=True):
    if sym and center is not None:
        raise ValueError("If sym==True, center must be None.")
    return _made(M, sym, lambda n: np.exp(-np.abs(np.arange(n) - ((n - 1) / 2 if center is None else center)) / tau))


def kaiser(M, beta, sym=True):
    return _made(M, sym, lambda n: np.kaiser(n, beta))


def tukey(M, alpha=0.5, sym=True):
    if alpha <= 0:
        return boxcar(M, sym)
    if alpha >= 1.0:
        return hann(M, sym)

    def of(n):
        at, wide = np.arange(n), math.floor(alpha * (n - 1) / 2.0)
        left = 0.5 * (1 + np.cos(np.pi * (-1 + 2.0 * at[:wide + 1] / alpha / (n - 1))))
        right = 0.5 * (1 + np.cos(np.pi * (-2.0 / alpha + 1 + 2.0 * at[n - wide - 1:] / alpha / (n - 1))))
        return np.concatenate([left, np.ones(n - 2 * wide - 2), right])
    return _made(M, sym, of)


# in _nowhere
_windows = {}
for _said, _one in (("boxcar box ones rect rectangular", boxcar), ("hann hanning han", hann), ("hamming hamm ham", hamming),
                    ("blackman black blk", blackman), ("nuttall nutl nut", nuttall), ("blackmanharris blackharr bkh", blackmanharris),
                    ("flattop flat flt", flattop), ("triang tri triangle", triang), ("bartlett bart brt", bartlett),
                    ("cosine halfcosine", cosine), ("bohman bman bmn", bohman), ("parzen parz par", parzen),
                    ("gaussian gauss gss", gaussian), ("general_gaussian general_gauss ggs", general_gaussian),
                    ("exponential poisson", exponential), ("kaiser ksr", kaiser), ("tukey tuk", tukey),
                    ("general_cosine general_cos", general_cosine), ("general_hamming", general_hamming)):
    for _word in _said.split():
        _windows[_word] = _one


# in scipy.signal, scipy.signal.windows
def get_window(window, Nx, fftbins=True, *, xp=None, device=None):
    given, given_as = (), window
    if isinstance(window, (int, float)):
        window, given = "kaiser", (window,)
    elif isinstance(window, tuple):
        window, given = window[0], window[1:]
    elif not isinstance(window, str):
        raise ValueError(f"{type(window)} as window type is not supported.")
    if window not in _windows:
        raise ValueError(f"Invalid window name '{window}' in parameter window={given_as!r}!")
    if not given and window in ("gaussian", "gauss", "gss", "kaiser", "ksr", "general_gaussian", "general_gauss", "ggs", "general_cosine",
                                "general_cos", "general_hamming"):
        raise ValueError(f"The '{window}' window needs one or more parameters -- pass a tuple.")
    return _windows[window](Nx, *given, sym=not fftbins)


# in scipy.signal
def kaiser_beta(a):
    return 0.1102 * (a - 8.7) if a > 50 else 0.5842 * (a - 21) ** 0.4 + 0.07886 * (a - 21) if a > 21 else 0.0


def kaiser_atten(numtaps, width):
    return 2.285 * (numtaps - 1) * np.pi * width + 7.95


def kaiserord(ripple, width):
    a = abs(ripple)
    if a < 8:
        raise ValueError("Requested maximum ripple attenuation is too small for the Kaiser formula.")
    return int(math.ceil((a - 7.95) / 2.285 / (np.pi * width) + 1)), kaiser_beta(a)


def firwin(numtaps, cutoff, *, width=None, window="hamming", pass_zero=True, scale=True, fs=None):
    half = 0.5 * (2 if fs is None else float(fs))
    cutoff = np.atleast_1d(np.asarray(cutoff) + 0.0) / half
    if cutoff.ndim > 1:
        raise ValueError("The cutoff argument must be at most one-dimensional.")
    if np.min(cutoff) <= 0 or np.max(cutoff) >= 1:
        raise ValueError("Invalid cutoff frequency: frequencies must be greater than 0 and less than fs/2.")
    if np.any(np.diff(cutoff) <= 0):
        raise ValueError("Invalid cutoff frequencies: the frequencies must be strictly increasing.")
    if width is not None:
        window = ("kaiser", kaiser_beta(kaiser_atten(numtaps, float(width) / half)))
    if isinstance(pass_zero, str):
        if pass_zero not in ("bandstop", "lowpass", "bandpass", "highpass"):
            raise ValueError(f'pass_zero must be True, False, "bandpass", "lowpass", "highpass", or "bandstop", got {pass_zero}')
        pass_zero = pass_zero in ("bandstop", "lowpass")
    high = bool(len(cutoff) % 2) != bool(pass_zero)
    if high and numtaps % 2 == 0:
        raise ValueError("A filter with an even number of coefficients must have zero response at the Nyquist frequency.")
    edges = np.concatenate([[0.0] if pass_zero else [], cutoff, [1.0] if high else []]).reshape(-1, 2)
    m = np.arange(numtaps) - 0.5 * (numtaps - 1)
    h = np.zeros(numtaps)
    for left, right in edges.tolist():
        h = h + right * np.sinc(right * m) - left * np.sinc(left * m)
    h = h * get_window(window, numtaps, fftbins=False)
    if scale:
        left, right = edges[0].tolist()
        middle = 0.0 if left == 0 else 1.0 if right == 1 else 0.5 * (left + right)
        h = h / np.sum(h * np.cos(np.pi * m * middle))
    return h


def firwin2(numtaps, freq, gain, *, nfreqs=None, window="hamming", antisymmetric=False, fs=None):
    if antisymmetric:
        raise NotImplementedError("scipy.signal.firwin2 makes symmetric filters in tensh")
    half = 0.5 * (2 if fs is None else float(fs))
    if numtaps % 2 == 0 and gain[-1] != 0.0:
        raise ValueError("A Type II filter must have zero gain at the Nyquist frequency.")
    n = 1 + 2 ** math.ceil(math.log2(numtaps)) if nfreqs is None else nfreqs
    x = np.linspace(0.0, half, n)
    shape = np.interp(x, freq, gain) * np.exp(-(numtaps - 1) / 2.0 * 1j * np.pi * x / half)
    found = np.fft.irfft(shape)[:numtaps]
    return found if window is None else found * get_window(window, numtaps, fftbins=False)
