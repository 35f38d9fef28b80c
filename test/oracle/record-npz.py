"""Writes test/golden/npz/*.npz with NumPy: every dtype, stored and deflated."""

from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "npz"
TYPES = "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 float32 float64".split()

FOLDER.mkdir(parents=True, exist_ok=True)
tensors = {t: (np.arange(6) * 3 - 5).astype(t).reshape(2, 3) for t in TYPES}
np.savez(FOLDER / "stored.npz", **tensors)
np.savez_compressed(FOLDER / "deflated.npz", half=np.float16([0.5, -2]), **tensors)
np.savez(FOLDER / "unnamed.npz", np.int32([1, 2]), np.float32(0.25))
print(np.__version__)
