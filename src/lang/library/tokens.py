"""Sums over bytes, other ways to write them, and names that nobody else has: hashlib, base64, binascii, secrets, uuid."""
import re
import _disk
import _tensh

# in _nowhere
# How many bytes they give, and how many they take at a time.
_digests = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
            "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168),
            "shake_256": (0, 136), "blake2b": (64, 128), "blake2s": (32, 64)}


class _Hash:
    def __init__(self, name, data=b"", size=None, how=(b"", b"", b"")):
        self.name = name
        self.digest_size, self.block_size = _digests[name]
        self.digest_size = self.digest_size if size is None else size
        self._data, self._how = _hashable(data), how

    def update(self, data):
        self._data += _hashable(data)

    def _sum(self, size):
        return _tensh.digest(self._data, self.name, size, *self._how)

    def digest(self):
        return self._sum(self.digest_size if self.name.startswith("blake2") else 0)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, self._data, self.digest_size, self._how)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object>"


class _Shake(_Hash):
    """Sums of any length."""
    def digest(self, length):
        return self._sum(length) if length > 0 else b""

    def hexdigest(self, length):
        return self.digest(length).hex()


def _blake(name, most, data, digest_size, key, salt, person, options):
    digest_size = most if digest_size is None else digest_size
    if not 1 <= digest_size <= most:
        raise ValueError(f"digest_size must be between 1 and {most} bytes")
    for what, given, room in (("key", key, most), ("salt", salt, most // 4), ("person", person, most // 4)):
        if len(given) > room:
            raise ValueError(f"maximum {what} length is {room} bytes")
    unknown = [n for n in options if n not in ("usedforsecurity", "fanout", "depth", "leaf_size", "node_offset", "node_depth", "inner_size", "last_node")]
    if unknown or any([options[n] for n in options if n != "usedforsecurity"]):
        raise NotImplementedError(f"{name} as a tree of sums is not in tensh: digest_size, key, salt and person are")
    return _Hash(name, data, digest_size, (_hashable(key), _hashable(salt), _hashable(person)))


def _hashable(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if data is None or isinstance(data, (int, float, list, tuple)):
        raise TypeError("object supporting the buffer API required")
    return _disk.plain(data)


def _unpadded(text):
    """What is read of a text with = amid it, without and with what fills its last group: the first full group of four ends it."""
    bare, pads = "", 0
    for c in text:
        if c != "=":
            bare, pads = bare + c, 0
        elif len(bare) % 4 >= 2:
            pads += 1
            if len(bare) % 4 + pads >= 4:
                break
    return bare, bare + "=" * pads


# in hashlib
algorithms_guaranteed = set(_digests)
algorithms_available = algorithms_guaranteed


def new(name, data=b"", **options):
    if name.lower() not in _digests:
        raise ValueError(f"unsupported hash type {name}")
    return (_Shake if name.lower().startswith("shake") else _Hash)(name.lower(), data)


def md5(string=b"", **options):
    return _Hash("md5", string)


def sha1(string=b"", **options):
    return _Hash("sha1", string)


def sha224(string=b"", **options):
    return _Hash("sha224", string)


def sha256(string=b"", **options):
    return _Hash("sha256", string)


def sha384(string=b"", **options):
    return _Hash("sha384", string)


def sha512(string=b"", **options):
    return _Hash("sha512", string)


def sha3_224(string=b"", **options):
    return _Hash("sha3_224", string)


def sha3_256(string=b"", **options):
    return _Hash("sha3_256", string)


def sha3_384(string=b"", **options):
    return _Hash("sha3_384", string)


def sha3_512(string=b"", **options):
    return _Hash("sha3_512", string)


def shake_128(string=b"", **options):
    return _Shake("shake_128", string)


def shake_256(string=b"", **options):
    return _Shake("shake_256", string)


def blake2b(data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", **options):
    return _blake("blake2b", 64, data, digest_size, key, salt, person, options)


def blake2s(data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", **options):
    return _blake("blake2s", 32, data, digest_size, key, salt, person, options)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name.lower() not in _digests:
        raise ValueError(f"unsupported hash type {hash_name}")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = _digests[hash_name.lower()][0] if dklen is None else dklen
    if size < 1:
        raise ValueError("key length must be greater than 0.")
    return _tensh.pbkdf2(_hashable(password), _hashable(salt), hash_name.lower(), iterations, size)


def scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    if n < 2 or n & (n - 1):
        raise ValueError("n must be a power of 2.")
    return _tensh.scrypt(_hashable(password), _hashable(salt), n, r, p, dklen)


def file_digest(fileobj, digest, /):
    return new(digest, fileobj.read()) if isinstance(digest, str) else digest(fileobj.read())


# in binascii
class Error(ValueError):
    pass


def hexlify(data):
    return _disk.plain(data).hex().encode("ascii")


def unhexlify(hexstr):
    return bytes.fromhex(hexstr.decode("ascii") if isinstance(hexstr, bytes) else hexstr)


def crc32(data, crc=0):
    return _tensh.crc32(_disk.plain(data), crc & 0xffffffff)


# in base64
def b64encode(s, altchars=None):
    found = _tensh.to_base64(_disk.plain(s))
    if altchars is not None:
        found = found.replace(b"+", altchars[:1]).replace(b"/", altchars[1:])
    return found


def b64decode(s, altchars=None, validate=False):
    from binascii import Error as Refused
    text = s if isinstance(s, str) else _disk.plain(s).decode("latin-1")
    if altchars is not None:
        said = altchars if isinstance(altchars, str) else altchars.decode("latin-1")
        text = text.replace(said[0], "+").replace(said[1], "/")
    kept = text if re.fullmatch(r"[A-Za-z0-9+/=]*", text) else re.sub(r"[^A-Za-z0-9+/=]", "", text)
    if validate and kept != text:
        raise Refused("Only base64 data is allowed")
    bare = kept.rstrip("=")
    if "=" in bare:
        bare, kept = _unpadded(kept)
    if len(bare) % 4 == 1:
        raise Refused(f"Invalid base64-encoded string: number of data characters ({len(bare)}) cannot be 1 more than a multiple "
                      "of 4")
    if len(bare) % 4 > 0 and len(kept) - len(bare) < 4 - len(bare) % 4:
        raise Refused("Incorrect padding")
    return _tensh.from_base64(bare + "=" * (-len(bare) % 4))


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def b16encode(s):
    return _disk.plain(s).hex().upper().encode("ascii")


def b16decode(s, casefold=False):
    return bytes.fromhex(s if isinstance(s, str) else s.decode("ascii"))


def encodebytes(s):
    return b"".join([b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57)])


def decodebytes(s):
    return b64decode(s)


# in secrets
def token_bytes(nbytes=None):
    return _tensh.chance(32 if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    wide = (exclusive_upper_bound.bit_length() + 7) // 8 + 8
    return int.from_bytes(_tensh.chance(wide), "big") % exclusive_upper_bound


def choice(seq):
    return seq[randbelow(len(seq))]


# in uuid
class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        if hex is not None:
            bare = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(bare) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            number = _whole(bare, 16)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            number = _whole.from_bytes(bytes, "big")
        elif int is not None:
            number = int
        else:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if version is not None:
            number = number & ~(0xc000 << 48) | (0x8000 << 48)
            number = number & ~(0xf000 << 64) | (version << 76)
        self.int = number

    @property
    def hex(self):
        return "%032x" % self.int

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def version(self):
        return (self.int >> 76) & 15 if (self.int >> 62) & 3 == 2 else None

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self):
        return f"UUID('{self}')"

    def __int__(self):
        return self.int

    def __eq__(self, other):
        return isinstance(other, UUID) and self.int == other.int

    def __lt__(self, other):
        return self.int < other.int

    def __hash__(self):
        return hash(self.int)


_whole = int
NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")


def uuid4():
    return UUID(bytes=_tensh.chance(16), version=4)


def uuid1(node=None, clock_seq=None):
    return UUID(bytes=_tensh.chance(16), version=1)


def uuid3(namespace, name):
    return UUID(bytes=_tensh.digest(namespace.bytes + name.encode("utf-8"), "md5", 0, b"", b"", b""), version=3)


def uuid5(namespace, name):
    return UUID(bytes=_tensh.digest(namespace.bytes + name.encode("utf-8"), "sha1", 0, b"", b"", b"")[:16], version=5)
