"""torch.stft and torch.istft: spectra of windows of a signal, and the signal from them."""
import torch
import torch.nn.functional as F
import _tensh

# in _nowhere
def _say(name, input, fields, wrong):
    shown = ", ".join([f"{k}={_shown(v)}" for k, v in fields])
    kind = _tensh.torch_kind(input.dtype.name)
    of = f"torch.{kind}Tensor" if name == "stft" else f"CPU{kind}Type"
    return RuntimeError(f"{name}({of}{list(input.shape)}, {shown}) : {wrong}")


def _shown(value):
    if isinstance(value, bool):
        return int(value)
    return "torch.FloatTensor{" + str(list(value.shape)) + "}" if isinstance(value, torch.Tensor) else value


def _wide(window, n_fft, win_length, dtype):
    """The window in the middle of as many numbers as a spectrum is made of."""
    window = torch.ones(win_length, dtype=dtype) if window is None else window
    left = (n_fft - win_length) // 2
    return F.pad(window, (left, n_fft - win_length - left)) if win_length < n_fft else window


# in torch
def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode="reflect", normalized=False,
         onesided=None, return_complex=None, align_to_window=None):
    hop = n_fft // 4 if hop_length is None else hop_length
    wide = n_fft if win_length is None else win_length
    whole = input.is_complex() or (window is not None and window.is_complex())
    if return_complex is None:
        if not whole:
            raise RuntimeError("stft requires the return_complex parameter be given for real inputs, and will further require "
                               "that return_complex=True in a future PyTorch release.")
        return_complex = True
    if input.ndim not in (1, 2):
        raise _refused(input, n_fft, hop, wide, window, normalized, onesided, return_complex, "expected a 1D or 2D tensor")
    x = input.unsqueeze(0) if input.ndim == 1 else input
    if center:
        half = n_fft // 2
        if pad_mode == "reflect" and half >= x.shape[-1]:
            shape = [1] + list(x.shape) if input.ndim == 2 else [1, 1] + list(input.shape)
            raise RuntimeError("Argument #4: Padding size should be less than the corresponding input dimension, but got: "
                               f"padding ({half}, {half}) at dimension 2 of input {shape}")
        x = F.pad(x.unsqueeze(0), (half, half), mode=pad_mode).squeeze(0)
    around = x if input.ndim == 2 else x[0]
    if n_fft <= 0 or n_fft > x.shape[-1]:
        raise _refused(around, n_fft, hop, wide, window, normalized, onesided, return_complex,
                       f"expected 0 < n_fft < {x.shape[-1]}, but got n_fft={n_fft}")
    if hop <= 0:
        raise _refused(around, n_fft, hop, wide, window, normalized, onesided, return_complex,
                       f"expected hop_length > 0, but got hop_length={hop}")
    if wide <= 0 or wide > n_fft:
        raise _refused(around, n_fft, hop, wide, window, normalized, onesided, return_complex,
                       f"expected 0 < win_length <= n_fft, but got win_length={wide}")
    if window is not None and (window.ndim != 1 or window.shape[0] != wide):
        raise _refused(around, n_fft, hop, wide, window, normalized, onesided, return_complex,
                       f"expected a 1D window tensor of size equal to win_length={wide}, but got window with size "
                       f"{list(window.shape)}")
    frames = x.unfold(-1, n_fft, hop)
    if window is not None or wide < n_fft:
        frames = frames * _wide(window, n_fft, wide, x.dtype)
    norm = "ortho" if normalized else "backward"
    one = not whole if onesided is None else onesided
    found = (torch.fft.rfft if one else torch.fft.fft)(frames, dim=-1, norm=norm).transpose(1, 2)
    found = found[0] if input.ndim == 1 else found
    return found if return_complex else torch.view_as_real(found)


def istft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False, onesided=None,
          length=None, return_complex=False):
    hop = n_fft // 4 if hop_length is None else hop_length
    wide = n_fft if win_length is None else win_length
    if not input.is_complex():
        raise TypeError("istft requires a complex-valued input tensor matching the output from stft with return_complex=True.")
    spectra = input.unsqueeze(0) if input.ndim == 2 else input
    sizes, count = spectra.shape[1], spectra.shape[2]
    one = sizes != n_fft if onesided is None else onesided
    fields = [("n_fft", n_fft), ("hop_length", hop), ("win_length", wide), ("window", window), ("center", center),
              ("normalized", normalized), ("onesided", onesided), ("length", length), ("return_complex", return_complex)]
    if one and sizes != n_fft // 2 + 1:
        raise _say("istft", input, fields, "expected the frequency dimension (3rd to the last) of the input tensor to match "
                                           f"n_fft / 2 + 1 when onesided=True, but got {sizes}")
    if not one and sizes != n_fft:
        raise _say("istft", input, fields, "expected the frequency dimension (3rd to the last) of the input tensor to match "
                                           f"n_fft when onesided=False, but got {sizes}")
    if not (0 < hop <= wide):
        raise _say("istft", input, fields, "expected 0 < hop_length <= win_length")
    if not (0 < wide <= n_fft):
        raise _say("istft", input, fields, "expected 0 < win_length <= n_fft")
    norm = "ortho" if normalized else "backward"
    rows = spectra.transpose(1, 2)
    rows = torch.fft.irfft(rows, n=n_fft, dim=-1, norm=norm) if one else torch.fft.ifft(rows, dim=-1, norm=norm)
    rows = rows if one or return_complex else rows.real
    shape = _wide(window, n_fft, wide, rows.dtype)
    total = n_fft + hop * (count - 1)
    whole = _added(rows * shape, total, hop)
    weight = _added((shape * shape).expand(1, count, n_fft), total, hop)
    start = n_fft // 2 if center else 0
    end = start + length if length is not None else total - n_fft // 2 if center else total
    whole, weight = whole[:, start:end], weight[:, start:end]
    if bool(weight.abs().min() <= 1e-11):
        raise _say("istft", input, fields, "window overlap add min: 1")
    found = whole / weight
    if end > total:
        found = F.pad(found, (0, end - total))
    return found[0] if input.ndim == 2 else found


# in _nowhere
def _added(rows, total, hop):
    """Rows that overlap, added up where they lie."""
    n = rows.shape[-1]
    return F.fold(rows.transpose(1, 2), (1, total), (1, n), stride=(1, hop)).reshape(rows.shape[0], total)


def _refused(x, n_fft, hop, wide, window, normalized, onesided, complexly, wrong):
    fields = [("n_fft", n_fft), ("hop_length", hop), ("win_length", wide), ("window", window), ("normalized", normalized),
              ("onesided", onesided), ("return_complex", complexly), ("align_to_window", None)]
    return _say("stft", x, fields, wrong)
