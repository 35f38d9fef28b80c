"""Records what Python and NumPy read from texts of numbers into test/golden/csv.json.

    python test/oracle/record-csv.py

`written`: tables that Python's csv module wrote, in many dialects, with the values that went in. `read`: texts with
what numpy.genfromtxt (NaN for what is missing) or numpy.loadtxt makes of them. Values are little-endian hex.
"""

import csv
import io
import json
import pathlib
import random

import numpy as np

random.seed(7)
words = ["x", "sepal length", "a,b", "a;b", 'say "hi"', "größe", "two\nlines", "tab\there", "-", "1e", "日本"]


def number(kind):
    if kind == "int":
        return random.randint(-(10 ** random.randint(0, 9)), 10 ** random.randint(0, 9))
    if kind == "long":
        return random.randint(-(2**63), 2**63 - 1)
    return random.choice([1, -1]) * random.random() * 10.0 ** random.randint(-300, 300)


written = []
for case in range(120):
    kind = random.choice(["int", "long", "float"])
    rows, columns = random.randint(2, 6), random.randint(1, 5)
    table = [[number(kind) for _ in range(columns)] for _ in range(rows)]
    out = io.StringIO()
    end = random.choice(["\n", "\r\n", "\r"])
    # The writer quotes only the line breaks of its own line ends.
    names = [random.choice(words) for _ in range(columns)] if random.random() < 0.6 else None
    if names:
        names = ["first"] + [name if "\n" in end else name.replace("\n", " ") for name in names[1:]]
    writer = csv.writer(
        out,
        delimiter=random.choice([",", ";", "\t"]),
        quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        lineterminator=end,
    )
    if names:
        writer.writerow(names)
    for row in table:
        writer.writerow([repr(x) if kind == "float" and writer.dialect.quoting != 2 else x for x in row])
    text = out.getvalue()
    if random.random() < 0.3:
        text = text[: -len(end)]
    if random.random() < 0.2:
        text = "\ufeff" + text
    values = np.array(table, np.float64 if kind == "float" else np.int64)
    if kind != "float" and values.min() >= -(2**31) and values.max() < 2**31:
        values = values.astype(np.int32)
    shape = [rows] if columns == 1 and names is None else [rows, columns]
    written.append(
        {
            "text": text,
            "names": names,
            "dtype": values.dtype.name,
            "shape": shape,
            "hex": values.tobytes().hex(),
        }
    )

read = []


def record(text, separator, header, dtype=np.float64):
    """genfromtxt takes what it cannot read for missing: NaN."""
    values = np.genfromtxt(io.StringIO(text), delimiter=separator, skip_header=int(header), dtype=dtype, comments=None)
    read.append({"text": text, "shape": list(values.shape), "dtype": values.dtype.name, "hex": values.tobytes().hex()})


for dtype in [np.float32, np.float64]:
    record("a,b,c\n1,,3\nNA,5,n/a\nnan,NaN,null\nNone,?,-\n,,\n", ",", True, dtype)
    record("x;y\n.5;5.\n+1e3;-2.5E-3\ninf;-inf\n-Infinity;+Infinity\nINF;0\n", ";", True, dtype)
    record(" 1 ,  2.5\n 3,4 \n", ",", False, dtype)
    record("0.1\t0.2\t0.30000000000000004\n1e400\t-1e400\t1e-400\n", "\t", False, dtype)
    record("4.9406564584124654e-324,2.4703282292062327e-324,2.4703282292062328e-324\n1,2,3.0\n", ",", False, dtype)
    record("16777217.0,16777219.0,3.4028235677973366e38\n0.1,-0.0,1.17549435e-38\n", ",", False, dtype)

plain = []
rng = np.random.default_rng(3)
for values in [rng.normal(size=(4, 3)), rng.normal(size=7), np.array([[np.nan, np.inf], [-np.inf, -0.0]])]:
    out = io.StringIO()
    np.savetxt(out, values, header="one two three")
    text = out.getvalue()
    loaded = np.loadtxt(io.StringIO(text))
    plain.append({"text": text, "shape": list(loaded.shape), "dtype": "float64", "hex": loaded.tobytes().hex()})
for text in ["1 2 3\n4\t5   6\n", "# c\n\n 1\n2 # two\n\n3\n", "1.5e3 -2\n.5 +7.\n"]:
    loaded = np.loadtxt(io.StringIO(text), ndmin=1)
    plain.append({"text": text, "shape": list(loaded.shape), "dtype": "float64", "hex": loaded.tobytes().hex()})

out = pathlib.Path(__file__).resolve().parent.parent / "golden" / "csv.json"
facts = {"numpy": np.__version__, "written": written, "read": read, "plain": plain}
out.write_text(json.dumps(facts, indent=0, separators=(",", ":")) + "\n")
print(len(written), len(read), len(plain))
