"""Runs the example of each operation as the Python that tensh writes for it, and says where a framework fails or gives other
values: python run-operations.py [numpy torch jax tensorflow] (the frameworks; node, and tensh built). Nothing is recorded."""
import ast
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
page = open(os.path.join(root, "docs/operations.md")).read()
examples = []
for section in re.split(r"^### ", page, flags=re.M)[1:]:
    shown = re.search(r"```\n(.*?)```", section, re.S)
    lines = [line[2:] for line in shown[1].split("\n") if line.startswith("> ")] if shown else []
    examples += [(section.split("\n")[0], e) for e in lines if not re.match(r"\w+\s*=[^=]", e) and ";" not in e]
session = "".join(f"r{i} = {e}\n" for i, (_, e) in enumerate(examples))


def tensh(text):
    with tempfile.NamedTemporaryFile("w", suffix=".tsh") as file:
        file.write(text)
        file.flush()
        ran = subprocess.run(["node", os.path.join(root, "bin/tensh.js"), "--no-config", "--json", "--keep-going", file.name],
                             capture_output=True, text=True, cwd=root)
    return [json.loads(line) for line in ran.stdout.strip().split("\n")]


def plain(v):
    for name in ["detach", "resolve_conj", "numpy"]:
        v = getattr(v, name)() if hasattr(v, name) else v
    if hasattr(v, "tolist"):
        return v.tolist()
    return [plain(x) for x in v] if hasattr(v, "__iter__") and not isinstance(v, (str, bytes, dict)) else v


def number(x):
    if isinstance(x, str):
        try:
            return float(x.replace("Infinity", "inf"))
        except ValueError:
            return x
    if isinstance(x, complex):
        return [x.real, x.imag]
    if isinstance(x, dict):
        return list(x.values())
    return float(x) if isinstance(x, (bool, int)) else x


def near(a, b):
    a, b = number(a), number(b)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(near, a, b))
    if isinstance(a, float) and isinstance(b, float):
        return a == b or (math.isnan(a) and math.isnan(b)) or abs(a - b) <= 2e-5 * max(1, abs(a), abs(b))
    return a == b


answers = tensh(session + "".join(f"r{i}\n" for i in range(len(examples))))
own = {a["line"] - len(examples) - 1: a for a in answers if a.get("line", 0) > len(examples)}
valueof = lambda a: next((a[k] for k in ["data", "value", "values"] if k in a), a)
for target in sys.argv[1:] or ["numpy", "torch", "jax", "tensorflow"]:
    script = tensh(session + f"code as {target}\n")[-1]["text"]
    lines = script.split("\n")
    found = Counter()
    names = {}
    for node in ast.parse(script).body:
        code = "\n".join(lines[node.lineno - 1:node.end_lineno])
        name = re.match(r"r(\d+) = ", code)
        try:
            exec(code, names)
        except Exception as error:
            found["fails"] += 1
            print(target, "|", code[:200], "|", str(error).split("\n")[0])
            continue
        if name is None:
            continue
        i = int(name[1])
        if "has no words" in lines[node.lineno - 2]:
            found["without words"] += 1
        elif near(plain(names[f"r{i}"]), valueof(own[i])):
            found["right"] += 1
        else:
            found["differs"] += 1
            print(target, "|", code[:200], "|", str(plain(names[f"r{i}"]))[:100], "for", str(valueof(own[i]))[:100])
    print(target, dict(found))
