"""Records a file that the reference library of safetensors writes: python record-safetensors.py (numpy, safetensors)."""
import base64
import json
import os

import numpy as np
from safetensors.numpy import save

rng = np.random.default_rng(7)
raw = lambda n: rng.integers(0, 256, n, dtype=np.uint8).tobytes()
names = "uint8 uint16 uint32 uint64 int8 int16 int32 int64 float32 float64".split()
tensors = {t: np.frombuffer(raw(6 * np.dtype(t).itemsize), t).reshape(2, 3) for t in names}
tensors["bool"] = np.array([[True, False], [False, True]])
tensors["scalar"] = np.array(2.5, np.float32)
tensors["empty"] = np.zeros((0, 3), np.int32)
tensors["special"] = np.array([0x7FC00001, 0xFF800000, 0x80000000, 1], np.uint32).view(np.float32)
metadata = {"made by": "safetensors", "이름": "값"}
file = save(tensors, metadata)
out = {
    "file": base64.b64encode(file).decode(),
    "metadata": metadata,
    "tensors": {n: {"dtype": str(v.dtype), "shape": list(v.shape), "hex": v.tobytes().hex()} for n, v in tensors.items()},
}
with open(os.path.join(os.path.dirname(__file__), "safetensors.json"), "w") as f:
    json.dump(out, f, indent=1, ensure_ascii=False)
    f.write("\n")
