/** Cases of complex numbers, made of real inputs and brought back to real results. */
import { type Case, on } from "./case.ts";

const parts = on(
  [[4], [4]],
  "real(complex(x, y) * complex(y, x)) + imag(complex(x, y) / complex(y, x + 2))",
  "abs(complex(x, y) * complex(y, 1))",
  "angle(complex(x + 2, y))",
  "real(conj(complex(x, y)) ** 3)",
  "abs(polar(x + 2, y) + complex(y, x))",
  "abs(exp(complex(x, y))) + real(log(complex(x + 2, y))) + imag(sqrt(complex(x + 2, y)))",
  "imag(tanh(complex(x, y))) + real(atan(complex(x, y)))",
  "real(sign(complex(x + 2, y)))",
  "real(prod(complex(x, y)))",
  "imag(cumprod(complex(x, y)))",
  "real(complex(x, y) ** complex(y, 1))",
  "vdot(x, y)",
  "imag(vdot(complex(x, y), complex(y, y)))",
  "abs(mean(complex(x, y)))",
  "var(complex(x, y))",
  "norm(complex(x, y))",
);
const products = on(
  [
    [2, 3],
    [3, 2],
  ],
  "abs(complex(x, transpose(y)) @ complex(y, transpose(x)))",
  "imag(einsum('ij,jk->ik', complex(x, 2 * x), complex(y, y)))",
);
const transforms = on(
  [[2, 6]],
  "abs(fft(x))",
  "real(ifft(x, 5)) + imag(ifft(x, 5)) ** 2",
  "abs(rfft(x, norm='ortho'))",
  "irfft(complex(x, x * x), 7)",
  "real(hfft(complex(x, 1 - x))) ** 2",
  "abs(ihfft(x))",
  "abs(fft2(x) + 20) + abs(ifft2(complex(x, x * x)) + 20)",
  "abs(rfft2(x))",
  "irfft2(complex(x, x * x)) ** 2",
  "abs(fftn(x) + 20) + abs(ifftn(complex(x, x * x)) + 20)",
  "abs(rfftn(x))",
  "irfftn(complex(x, x * x)) ** 2",
  "fftshift(x) * ifftshift(x * x)",
);

export const complex: readonly Case[] = [...parts, ...products, ...transforms];
