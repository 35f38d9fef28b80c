import csv
import json
import os
from pathlib import Path

import numpy as np

os.makedirs("runs/first", exist_ok=True)
with open("runs/log.txt", "w") as f:
    for i in range(3):
        print("epoch", i, file=f)
        f.write(f"loss {i / 2}\n")
    f.writelines(["end", "\n"])
print(f, f.closed, f.name, f.mode)
with open("runs/log.txt") as f:
    print(repr(f.readline()), f.read(5), f.tell(), [line.strip() for line in f])
    f.seek(0)
    print(len(f.readlines()), f.readable(), f.writable())
for line in open("runs/log.txt", encoding="utf-8"):
    print(line, end="")
open("notes.txt", "a").write("ünï\n")
open("notes.txt", "a").write("more\r\n")
print(repr(open("notes.txt").read()), open("notes.txt", "rb").read())
with open("config.json", "w") as f:
    json.dump({"lr": 0.1, "layers": [1, 2]}, f)
print(json.load(open("config.json")))
for path, mode in (("none.txt", "r"), ("runs", "r"), ("notes.txt", "x"), ("nowhere/a.txt", "w"), ("notes.txt", "q")):
    try:
        open(path, mode)
    except OSError as e:
        print(type(e).__name__, e, e.errno, e.filename)
    except ValueError as e:
        print(e)
try:
    f.read()
except ValueError as e:
    print(e)
try:
    open("notes.txt").write("x")
except Exception as e:
    print(type(e).__name__, e)
try:
    open("other.txt", "w").write(3)
except TypeError as e:
    print(e)
p = Path("runs") / "sub" / "file.tar.gz"
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.exists(), p.with_suffix(".zip"), p.with_name("x"))
print(repr(p), [str(x) for x in p.parents], Path("/a") / "b", Path("a", "b") == Path("a/b"), f"{p}", Path("."), Path("a//b/./c"))
p.parent.mkdir(parents=True, exist_ok=True)
print(p.write_text("hello"), p.read_text(), p.is_file(), p.parent.is_dir(), os.path.getsize(p), sorted(os.listdir(".")), sorted(os.listdir("runs")))
print(sorted(x.name for x in Path("runs").iterdir()))
print(os.path.join("a", "b", "/c", "d"), os.path.splitext("a/b.tar.gz"), os.path.splitext(".bashrc"), os.path.basename("a/b"), os.path.dirname("a/b/c"),
      os.path.abspath("/x/../y"), os.path.isdir("runs"), os.path.isfile("runs"), os.path.exists("nope"), os.path.normpath("a//b/./../c"), os.path.split("a/b"))
for make in (lambda: os.mkdir("runs"), lambda: os.makedirs("runs"), lambda: os.mkdir("x/y"), lambda: os.listdir("nope")):
    try:
        make()
    except OSError as e:
        print(type(e).__name__, e)
with open("b.bin", "wb") as f:
    print(f.write(bytes([1, 2, 255])))
print(open("b.bin", "rb").read(), Path("b.bin").read_bytes())
with open("t.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["a", "b"])
    for row in np.arange(4).reshape(2, 2) / 2:
        w.writerow(row.tolist())
with open("t.csv", newline="") as f:
    for r in csv.DictReader(f):
        print(r)
print(np.loadtxt("t.csv", delimiter=",", skiprows=1), np.genfromtxt(open("t.csv"), delimiter=",", names=None, skip_header=1).shape)
with open("s.txt", "w") as f:
    np.savetxt(f, np.eye(2), fmt="%.1f")
print(open("s.txt").read(), end="")
with open("y.npy", "wb") as f:
    np.save(f, np.arange(2))
with open("y.npy", "rb") as f:
    print(np.load(f))
np.save("x.npy", np.arange(3))
print(os.path.exists("x.npy"), np.load("x.npy"))
