# Files that are removed, copied, found and packed, for a while only; sums over bytes, other ways to write them, names.
import base64
import binascii
import glob
import gzip
import hashlib
import io
import os
import re
import shutil
import struct
import tempfile
import uuid
import zipfile
import zlib
from pathlib import Path


def said(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


os.makedirs("data/raw/deep")
for name in ("a.txt", "b.txt", "c.csv"):
    with open(f"data/{name}", "w") as f:
        f.write(name * 3 + "\n")
Path("data/raw/x.txt").write_text("x")
Path("data/raw/deep/y.txt").write_text("y" * 100)

print(sorted(glob.glob("data/*.txt")), sorted(glob.glob("data/**/*.txt", recursive=True)), glob.glob("data/?.csv"), glob.glob("none/*"))
print(sorted(p.name for p in Path("data").glob("*.txt")), sorted(str(p) for p in Path("data").rglob("*.txt")))
print([(d, sorted(f), sorted(n)) for d, f, n in sorted(os.walk("data"))])
print(shutil.copy("data/a.txt", "copied.txt"), open("copied.txt").read(), shutil.copy("data/b.txt", "data/raw"), os.path.exists("data/raw/b.txt"))
print(shutil.copytree("data", "twin"), sorted(os.listdir("twin")), shutil.move("copied.txt", "moved.txt"), os.path.exists("copied.txt"))
print(shutil.move("moved.txt", "twin"), os.path.isfile("twin/moved.txt"))
os.rename("twin/moved.txt", "twin/again.txt")
os.remove("twin/again.txt")
said(lambda: os.remove("twin/again.txt"))
said(lambda: os.rmdir("twin"))
said(lambda: shutil.copy("none.txt", "twin"))
shutil.rmtree("twin")
print(os.path.exists("twin"), shutil.rmtree("twin", ignore_errors=True))
said(lambda: shutil.rmtree("twin"))
said(lambda: os.remove("data"))
Path("data/c.csv").unlink()
Path("data/c.csv").unlink(missing_ok=True)
print(sorted(os.listdir("data")))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "t.txt")
    Path(path).write_text("passing")
    print(os.path.isdir(folder), open(path).read(), folder.startswith(tempfile.gettempdir()))
print(os.path.exists(folder))
kept = tempfile.mkdtemp(prefix="kept-", suffix=".d")
print(os.path.basename(kept).startswith("kept-"), kept.endswith(".d"), os.listdir(kept))
os.rmdir(kept)
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
    f.write("one\ntwo\n")
    f.seek(0)
    print(f.read(), f.name.endswith(".txt"), os.path.exists(f.name))
print(os.path.exists(f.name))
with tempfile.NamedTemporaryFile(delete=False) as f:
    f.write(b"bytes")
print(open(f.name, "rb").read())
os.unlink(f.name)

text = b"tensors and tensors " * 50
packed = gzip.compress(text)
print(len(packed) < len(text), packed[:2], gzip.decompress(packed) == text, zlib.decompress(zlib.compress(text)) == text, zlib.crc32(text))
with gzip.open("t.gz", "wb") as f:
    f.write(text)
    f.write(b"!")
with gzip.open("t.gz", "rb") as f:
    print(f.read(12), len(f.read()))
with gzip.open("lines.gz", "wt") as f:
    f.write("first\nsecond é\n")
with gzip.open("lines.gz", "rt") as f:
    print([line.strip() for line in f])
said(lambda: gzip.decompress(b"no gzip at all"))
said(lambda: zlib.decompress(b"nothing"))

with zipfile.ZipFile("all.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for path in sorted(glob.glob("data/**", recursive=True)):
        if os.path.isfile(path):
            z.write(path, os.path.relpath(path, "data") if hasattr(os.path, "relpath") else path[5:])
    z.writestr("notes/hello.txt", "hello " * 20)
with zipfile.ZipFile("all.zip") as z:
    print(z.namelist(), z.read("a.txt"), z.getinfo("notes/hello.txt").file_size, z.testzip())
    print([(i.filename, i.file_size, i.is_dir()) for i in z.infolist()][:2])
    with z.open("raw/x.txt") as f:
        print(f.read())
    z.extractall("out")
    print(z.extract("a.txt", "one").endswith("a.txt"))
    said(lambda: z.read("missing"))
print(sorted(glob.glob("out/**/*.txt", recursive=True)), Path("out/notes/hello.txt").read_text()[:6], zipfile.is_zipfile("all.zip"), zipfile.is_zipfile("t.gz"))
said(lambda: zipfile.ZipFile("t.gz"))
held = io.BytesIO()
with zipfile.ZipFile(held, "w") as z:
    z.writestr("m.txt", "in memory")
print(zipfile.ZipFile(io.BytesIO(held.getvalue())).read("m.txt"))
shutil.make_archive("packed", "zip", "out")
print(sorted(n for n in zipfile.ZipFile("packed.zip").namelist() if not n.endswith("/")))
shutil.unpack_archive("packed.zip", "again")
print(os.path.isfile("again/raw/deep/y.txt"))

b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.readline(), b.read(), b.seek(0), list(b), b.getvalue())

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, b"tensor").hexdigest())
h = hashlib.sha256()
h.update(b"ten")
h.update("sor".encode())
print(h.hexdigest() == hashlib.sha256(b"tensor").hexdigest(), h.digest()[:4], h.name, h.digest_size, h.block_size, hashlib.md5(open("data/a.txt", "rb").read()).hexdigest())
said(lambda: hashlib.md5("text"))
said(lambda: hashlib.new("md7"))

for data in (b"", b"a", b"ab", b"abc", bytes(range(250, 256)) + b"\xfb\xff"):
    print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b64decode(base64.b64encode(data)) == data, binascii.hexlify(data))
print(base64.b64decode("aGVsbG8="), base64.b64decode(b"aGVs\nbG8="), base64.b16encode(b"\x01\xff"), base64.urlsafe_b64decode("-_8="))
said(lambda: base64.b64decode("aGVsbG8"))
said(lambda: base64.b64encode("text"))

u = uuid.UUID("12345678123456781234567812345678")
print(u, repr(u), u.int, u.hex, u.bytes[:2], u == uuid.UUID(int=u.int), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "a"))
r = uuid.uuid4()
print(r.version, len(str(r)), bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(r))), str(r)[14])
said(lambda: uuid.UUID("no"))

print(struct.pack(">IHb", 2051, 7, -1), struct.unpack(">IIII", bytes(range(16))), struct.calcsize("<3f2d"), struct.calcsize("bi"), struct.calcsize("<bi"))
print(struct.pack("<f", 1.5), struct.unpack("<d", struct.pack("<d", 0.1)), struct.unpack(">e", struct.pack(">e", 2.5)), struct.pack("3sx?c", b"ab", True, b"z"))
print(struct.unpack_from("<H", b"\x01\x02\x03", 1), list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.unpack("!2h", b"\xff\xfe\0\1"))
for bad in (lambda: struct.pack("B", 256), lambda: struct.unpack("<I", b"a"), lambda: struct.pack("I"), lambda: struct.pack("z", 1), lambda: struct.pack("i", 1.5)):
    said(bad)
