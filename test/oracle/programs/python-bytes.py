"""bytes, bytearray, memoryview, encodings."""

b = b"hello"
print(b[0], b[1:3], len(b), list(b[:2]), b.decode(), b.upper(), b"l" in b, 104 in b, b + b"!", b * 2, b.hex(), bytes.fromhex("ff00"), bytes(3), bytes([1, 2]), bytes("é", "utf-8"))
print(b.find(b"l"), b.replace(b"l", b"L"), b.split(b"e"), b.startswith(b"he"), b"".join([b"a", b"b"]), b"a,b".split(b","), b" x ".strip(), b == b"hello", hash(b) == hash(b"hello"))
a = bytearray(b"abc"); a[0] = 65; a.append(33); a.extend(b"zz"); print(a, len(a), bytes(a), a.decode(), a[1:2]); del a[0]; print(a); a[0:2] = b"XYZ"; print(a, a.pop(), a.find(b"Y"))
m = memoryview(b"abcdef"); print(m[0], bytes(m[1:3]), len(m), m.tolist(), m.nbytes, m.itemsize, m.format, m.readonly)
n = memoryview(bytearray(b"abc")); n[0] = 90; print(n.obj, n.tobytes())
print((258).to_bytes(2, "big"), int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\xff", "big", signed=True), (5).to_bytes(), (-2).to_bytes(2, "little", signed=True))
print("héllo".encode(), "héllo".encode("latin-1"), b"h\xc3\xa9".decode("utf-8"), "가".encode("utf-16-le"), "abc".encode("ascii"))
try: b"\xff\xfe".decode("utf-8")
except UnicodeDecodeError as e: print(e, e.reason, e.start, e.end, e.encoding)
try: "é".encode("ascii")
except UnicodeEncodeError as e: print(e, e.start, e.reason)
print(b"\xff".decode("utf-8", "replace"), b"\xffa".decode("utf-8", errors="ignore"), "é".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
print(b"%d %s" % (3, b"x"), bytes(range(5)), b"\x00\n\t'\"\\", repr(b'a"b'), bytearray(2), repr(bytearray(b"x")))
try: b[0] = 1
except TypeError as e: print(e)
try: b + "a"
except TypeError as e: print(e)
print(b.center(9, b"*"), b.isalpha(), b.title(), b.partition(b"l"), b.count(b"l"), b.index(b"o"), b[::-1], b.rjust(7), b.zfill(7), sorted(b"ba"), max(b), bytes(a) < b"z", b.translate(bytes.maketrans(b"l", b"L")))
a = bytearray(b"0123456789")
a[1::3] = bytes(3); a[0:2] = bytearray(b"abc"); a.extend(b"yz"); a.extend([65]); print(a)
try: a[0:1] = [256]
except ValueError as e: print(e)
