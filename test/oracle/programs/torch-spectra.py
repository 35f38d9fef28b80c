# Spectra of windows and the signal from them; numbers of 16 bits by chance; the most frequent number.
import torch


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


x = torch.tensor([[1, 2, 2, 3, 3], [5, 5, 1, 1, 1]])
for f in (lambda: torch.mode(x), lambda: torch.mode(x, 0), lambda: x.mode(1, keepdim=True), lambda: torch.mode(torch.tensor([1, 1, 2, 2, 2, 1])),
          lambda: torch.mode(torch.tensor(3)), lambda: torch.mode(torch.tensor([4, 2, 2, 4]))):
    shown(f)
torch.manual_seed(0)
for d in (torch.half, torch.bfloat16, torch.float64):
    for f in (lambda: torch.rand(5, dtype=d), lambda: torch.randn(4, dtype=d), lambda: torch.randn(20, dtype=d), lambda: torch.rand(20, dtype=d),
              lambda: torch.empty(3, dtype=d).uniform_(-1, 1), lambda: torch.empty(3, dtype=d).normal_(), lambda: torch.rand_like(torch.zeros(3, dtype=d)),
              lambda: torch.randn_like(torch.zeros(3, dtype=d))):
        shown(f)

s = torch.sin(torch.arange(32.0) * 0.7)
h = torch.hann_window(8)
S = torch.stft(s, 8, 4, window=h, return_complex=True)
for f in (lambda: torch.stft(s, 8, window=torch.ones(8), return_complex=True).shape, lambda: S.abs()[:2], lambda: S[1:4, 1:3],
          lambda: torch.stft(s, 8, 4, 6, torch.hann_window(6), center=False, normalized=True, onesided=False, return_complex=True).abs()[1],
          lambda: torch.stft(torch.stack([s, s * 2]), 8, 4, window=h, pad_mode="constant", return_complex=True).abs().sum((1, 2)),
          lambda: torch.stft(s, 8, 4, window=h, pad_mode="replicate", return_complex=True).abs()[1], lambda: torch.view_as_real(S).shape,
          lambda: torch.stft(s, 8), lambda: torch.stft(s, 64, return_complex=True), lambda: torch.stft(s, 8, window=torch.ones(5), return_complex=True),
          lambda: torch.istft(S, 8, 4, window=h)[1:], lambda: torch.istft(S, 8, 4, window=h, length=30).shape, lambda: torch.istft(S.real, 8, 4),
          lambda: torch.istft(S, 10, 4), lambda: torch.allclose(torch.istft(S, 8, 4, window=h, length=32), s, atol=1e-6),
          lambda: s.stft(8, window=torch.ones(8), return_complex=True).dtype):
    shown(f)
w = s.clone().requires_grad_()
torch.stft(w, 8, 4, window=h, return_complex=True).abs().pow(2).sum().backward()
print(w.grad)
