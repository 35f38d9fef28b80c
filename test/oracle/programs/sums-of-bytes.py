# hashlib's newer sums, keys out of passwords, zlib in parts.
import hashlib
import hmac
import zlib

for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    made = getattr(hashlib, name)(b"abc")
    made.update(b"d" * 300)
    print(name, made.hexdigest(), made.digest_size, made.block_size, hashlib.new(name, b"").hexdigest()[:16], made.copy().hexdigest()[:8])
print(hashlib.shake_128(b"abc").hexdigest(10), hashlib.shake_256(b"abc").digest(40).hex(), hashlib.new("shake_128", b"x").hexdigest(3))
print(hashlib.blake2b(b"abc", digest_size=16).hexdigest(), hashlib.blake2b(b"abc", key=b"k").hexdigest(), hashlib.blake2b(b"x" * 128).hexdigest()[:20])
print(hashlib.blake2s(b"abc", digest_size=8, salt=b"s", person=b"p").hexdigest(), hashlib.blake2s(b"", key=b"key" * 9).hexdigest(), hashlib.blake2s(b"y" * 200).hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 1000).hex(), hashlib.pbkdf2_hmac("sha1", b"pw", b"salt", 10, 40).hex())
print(hashlib.scrypt(b"pw", salt=b"salt", n=16, r=8, p=1, dklen=20).hex(), sorted(hashlib.algorithms_guaranteed))
print(hmac.new(b"k", b"m", "sha3_256").hexdigest(), hmac.new(b"k", b"m", hashlib.sha256).hexdigest())
for call in (lambda: hashlib.blake2b(b"", digest_size=65), lambda: hashlib.new("nothing"), lambda: hashlib.scrypt(b"", salt=b"", n=3, r=1, p=1)):
    try:
        print(call())
    except ValueError as e:
        print(type(e).__name__, str(e)[:40])
print(zlib.adler32(b"abc"), zlib.adler32(b"def", zlib.adler32(b"abc")), zlib.adler32(b"\xff" * 10000), zlib.adler32(b""))
packing = zlib.compressobj(9)
data = packing.compress(b"hello " * 20) + packing.compress(b"end") + packing.flush()
print(zlib.decompress(data))
unpacking = zlib.decompressobj()
got = b"".join([unpacking.decompress(data[i:i + 4]) for i in range(0, len(data), 4)]) + unpacking.flush()
print(got == zlib.decompress(data), unpacking.eof, unpacking.unused_data)
unpacking = zlib.decompressobj()
print(unpacking.decompress(data + b"rest") == got, unpacking.unused_data)
packing = zlib.compressobj(9, zlib.DEFLATED, -15)
raw = packing.compress(b"hello") + packing.flush()
print(zlib.decompress(raw, -15), zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw), zlib.decompress(zlib.compress(b"hi", wbits=31), wbits=47))
print(b"abc".find(bytearray(b"b")), b"abc".index(memoryview(b"c")), b"a,b".split(bytearray(b",")), b"abc".replace(bytearray(b"b"), b"x"))
print(b"abc".startswith(bytearray(b"a")), b"xax".strip(bytearray(b"x")), bytearray(b"a,b").split(b","))
