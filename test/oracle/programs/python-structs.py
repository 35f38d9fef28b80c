# Bytes piece by piece: slices, what they stand for as text, and numbers packed into them by struct.
import base64
import binascii
import copy
import hashlib
import random
import struct
import zlib

import numpy as np


def said(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


all_bytes = bytes(range(256))
print(all_bytes[250:], all_bytes[::-64], all_bytes[-3], all_bytes[10:5], list(all_bytes[5:8]), sum(all_bytes))
said(lambda: b"abc"[3])
said(lambda: b"abc"[-4])
said(lambda: b"abc"["a"])
print("naïve €uro 😀 text".encode(), "naïve €uro 😀 text".encode().decode() == "naïve €uro 😀 text", len("a😀b"), "a😀b"[1:], "a😀b😀"[::-1])
print("a😀b😀c".find("c"), "a😀b😀c".find("😀", 2), "a😀b😀c".count("😀", 2, 4), "a😀b".startswith("b", 2), "x" * 3 + "é"[0], "é€"[1])
for how in ("replace", "ignore", "backslashreplace"):
    print(b"ab\xffc\xc3\xa9d\xe2\x82".decode("utf-8", how), b"ab\xff".decode("ascii", how))
said(lambda: b"ok\xe2\x82".decode())
said(lambda: b"\xff".decode("ascii"))
print(b"\x85 a\xa0 b ".split(), b"\xc9A".lower(), b"a\xffb\xff".split(b"\xff"), b"a\xffb".find(b"\xffb"), b"\xff\xff".count(255), b"\xff".isalpha())
print(b"a\xffb".replace(b"\xff", b"\xfe\xfe"), b"\xffa".startswith((b"b", b"\xff")), b"a\xffb".partition(b"\xff"), b"abc".translate(bytes(reversed(range(256))), b"b"))
print(all_bytes.hex()[:20], all_bytes.hex()[-8:], b"\x01\xab".hex(":"), bytes.fromhex("00 ff1a"), int.from_bytes(b"\xff\x01", "little", signed=True), int.from_bytes(b"", "big"), int.from_bytes(b"\x80\0\0", "big"))

print(struct.pack("<IfH", 7, 1.5, 3), struct.unpack("<IfH", struct.pack("<IfH", 7, 1.5, 3)), struct.calcsize("<IfH"), struct.calcsize("bIq"))
print(struct.pack(">hhl", 1, -2, 3), struct.pack("!Q", 2**64 - 1), struct.pack("=q", -(2**63)), struct.pack("@bi", 1, 2), struct.pack("<b3xh", 1, 2))
print(struct.pack("<e", 0.1), struct.pack(">d", -0.0), struct.pack("<f", float("inf")), struct.unpack("<e", b"\x66\x2e"), struct.unpack(">d", b"\x7f\xf0" + bytes(6)))
print(struct.pack("3s5sc?", b"abcdef", bytearray(b"xy"), b"z", []), struct.unpack("3s5sc?", b"abcxy\0\0\0z\1"), struct.pack("0s2s", b"ab", b""))
print(struct.pack("<3h 2B", 1, 2, 3, 4, True), struct.unpack("<3h2B", b"\1\0\2\0\3\0\4\1"), struct.pack("<id", np.int64(5), np.float32(0.5)))
print(struct.unpack_from("<H", b"abcdef", 2), struct.unpack_from("<H", b"abcdef", -2), list(struct.iter_unpack("<HB", bytes(range(6)))), struct.unpack("<2i", bytearray(range(8))))
print(struct.Struct("<2h").pack(1, 2), struct.Struct("<2h").unpack(b"\1\0\2\0"), struct.pack(b"<h", 5))
values = [0.1 * i for i in range(2000)]
packed = struct.pack("<2000d", *values)
print(len(packed), list(struct.unpack("<2000d", packed)) == values, np.frombuffer(packed).sum(), hashlib.md5(packed).hexdigest(), np.array(values).tobytes() == packed)
for f in (lambda: struct.pack("<B", 256), lambda: struct.pack("<b", -129), lambda: struct.pack("<h", 40000), lambda: struct.pack("<I", -1), lambda: struct.pack("<q", 2**63),
          lambda: struct.pack("<Q", -1), lambda: struct.pack("<i", 1.5), lambda: struct.pack("<f", "a"), lambda: struct.pack("<f", 1e300), lambda: struct.pack("<e", 1e6),
          lambda: struct.pack("<2i", 1), lambda: struct.pack("z", 1), lambda: struct.pack("3"), lambda: struct.pack("<c", b"ab"), lambda: struct.pack("<s", "a"),
          lambda: struct.unpack("<i", b"abc"), lambda: struct.unpack_from("<i", b"abcd", 1), lambda: list(struct.iter_unpack("<H", b"abc"))):
    said(f)

grown = bytearray(b"ab")
grown.append(255)
grown += b"\0z"
grown.extend([1, 2])
grown[0] = 65
said(lambda: grown.append(256))
said(lambda: grown.append("a"))
said(lambda: grown.__setitem__(0, -1))
print(grown, bytes(grown), len(grown), grown[1:3], grown.hex(), base64.b64encode(bytes(grown)), base64.b64decode("QWL/\nAHoBAg=="))

# Sums that go on from those before them, and what is refused of packed bytes and of other ways to write them.
print(zlib.crc32(b"world", zlib.crc32(b"hello ")) == zlib.crc32(b"hello world"), zlib.crc32(b"world", zlib.crc32(b"hello ")), binascii.crc32(b"ab", 7), zlib.crc32(b"", 5), zlib.crc32(b"a", 2**32 - 1))
for level in (10, -2, 9):
    said(lambda: zlib.decompress(zlib.compress(b"a", level)))
for text in ("ab=c", "ab", "a", "ab==", "abc", "abcde", "====", "=ab", "ab=", "abc=", "abc=d", "ab=c=", "a=b=", "ab\n==x", "abc==", "ab====", " a b = = ", "abcd=efgh", "abcd=ef"):
    said(lambda: base64.b64decode(text))
said(lambda: np.frombuffer(b"abcdefgh", dtype="O"))
for data in (5, None, 1.5, "a"):
    said(lambda: hashlib.md5(data))
    said(lambda: hashlib.sha256().update(data))
for byte in (300, -1, 97, 0, "a", 1.5):
    said(lambda: byte in b"abc")
for byte in (300, -1, 97, 0):
    said(lambda: byte in bytearray(b"abc"))

# In place, at offsets from both ends, and floats that are too large for their size.
buffer = bytearray(10)
struct.pack_into("<ih", buffer, -6, 7, -2)
print(buffer)
struct.Struct("<H").pack_into(buffer, 1, 513)
print(buffer)
for offset in (-5, -11, 5, -10, 10):
    said(lambda: struct.pack_into("<ih", buffer, offset, 7, -2))
    said(lambda: struct.unpack_from("<ih", buffer, offset))
said(lambda: struct.pack_into("<ih", b"12345678", 0, 7, -2))
said(lambda: struct.pack_into("<ih", buffer, 0, 7))
said(lambda: struct.unpack_from("<i", buffer, -40))
print(buffer)
for form in ("f", "@f", "<f", "=f", ">f", "e"):
    said(lambda: struct.pack(form, 1e300))
    said(lambda: struct.pack(form, -1e300))

# Generators of numbers from chance that begin where another is, and go on by themselves.
one, other = random.Random(4), random.Random(1)
one.random()
other.setstate(one.getstate())
print(one.random(), one.randint(0, 100), other.random(), other.randint(0, 100), one.getrandbits(40), other.getrandbits(40))
before = one.getstate()
drawn = [one.random() for _ in range(700)]
one.setstate(before)
print([one.random() for _ in range(700)] == drawn, drawn[-1])
random.setstate(before)
print(random.random() == drawn[0], random.gauss(0, 1), one.gauss(0, 1))
for twin in (copy.copy(one), copy.deepcopy(one), copy.deepcopy({"r": [one]})["r"][0]):
    print(twin is one, twin.random(), twin.gauss(0, 1), twin.random())
print(one.random(), one.gauss(0, 1), one.random())
one.seed(9)
print(one.random(), other.random())
