"""Records what Python prints for the programs in lang/*.py, into lang.json beside this file.

Needs Python 3.11 and NumPy 2; `python record-lang.py`. A program is what stands between two lines `# %%`; each runs on
its own. In errors.py each program ends with an error, whose type and text are recorded in place of the last line.
"""

import contextlib
import io
import json
import platform
import re
from pathlib import Path

import numpy as np

here = Path(__file__).parent


def programs(text):
    return text.split("# %%\n")[1:]


def run(program):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
        except Exception as error:
            # Where a module of this machine lies is no part of what Python says.
            text = re.sub(r" \(/[^)]*\)$", "", str(error))
            return out.getvalue() + f"!{type(error).__name__}" + (f": {text}" if text else "")
    return out.getvalue()


recorded = {}
for path in sorted((here / "lang").glob("*.py")):
    outs = [run(program) for program in programs(path.read_text("utf-8"))]
    for number, (program, out) in enumerate(zip(programs(path.read_text("utf-8")), outs)):
        failed = re.search(r"(?:^|\n)!\w+(?:: [^\n]*)?$", out) is not None
        if failed != (path.stem == "errors"):
            raise SystemExit(f"{path.name}, program {number}: {out[-300:]}\n{program}")
    recorded[path.stem] = outs

# How scalars of every dtype are written: dtype, the literal it is made of, str() of NumPy's scalar.
floats = "0.0 -0.0 1.0 0.1 0.3 1.5 -2.75 100.0 123456.789 1e-4 1e-5 1e15 1e16 1e17 16777216.0 1e22 3.4e38 1e-38 1e-45 0.333333333333 2.5e-8".split()
wholes = "0 1 -1 7 -128 127 128 255 -32768 32767 65535 -2147483648 2147483647 4294967295 9223372036854775807 -9223372036854775808 18446744073709551615".split()
scalars = []
for dtype in ["float32", "float64"]:
    for text in floats:
        scalars.append([dtype, text, str(np.dtype(dtype).type(float(text)))])
for dtype in ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]:
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    for text in wholes:
        if low <= int(text) <= high:
            scalars.append([dtype, text, str(np.dtype(dtype).type(int(text)))])
scalars += [["bool", text, str(np.bool_(text == "True"))] for text in ["True", "False"]]

text = json.dumps({"python": platform.python_version(), "printed": recorded, "scalars": scalars}, ensure_ascii=False, indent=1)
(here / "lang.json").write_text(text + "\n", "utf-8")
print({name: len(outs) for name, outs in recorded.items()})
