"""Small modules of Python's: keyword, shlex, hmac, getpass, atexit, graphlib, errno, codecs, locale, subprocess that is not here."""
import _tensh
import hashlib
import re

# in keyword
kwlist = ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
          "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
          "while", "with", "yield"]
softkwlist = ["_", "case", "match"]


def iskeyword(s, /):
    return s in kwlist


def issoftkeyword(s, /):
    return s in softkwlist


# in shlex
def split(s, comments=False, posix=True):
    found, word, begun, i = [], "", False, 0
    while i < len(s):
        c = s[i]
        i += 1
        if c in " \t\r\n":
            if begun:
                found.append(word)
            word, begun = "", False
        elif comments and c == "#" and not begun:
            while i < len(s) and s[i] != "\n":
                i += 1
        elif c in "'\"":
            begun = True
            word += "" if posix else c
            while i < len(s) and s[i] != c:
                if posix and c == '"' and s[i] == "\\" and s[i + 1:i + 2] in ('"', "\\"):
                    i += 1
                word += s[i]
                i += 1
            if i >= len(s):
                raise ValueError("No closing quotation")
            word += "" if posix else c
            i += 1
        elif posix and c == "\\":
            if i >= len(s):
                raise ValueError("No escaped character")
            word, begun, i = word + s[i], True, i + 1
        else:
            word, begun = word + c, True
    return found + [word] if begun else found


def quote(s):
    if not s:
        return "''"
    return s if re.search(r"[^\w@%+=:,./-]", s, re.ASCII) is None else "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])


# in hmac
class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._made = (lambda data=b"": hashlib.new(digestmod, data)) if isinstance(digestmod, str) else digestmod
        inner = self._made()
        self.digest_size, self.name = inner.digest_size, f"hmac-{inner.name}"
        self.block_size = inner.block_size
        key = bytes(key)
        if len(key) > self.block_size:
            key = self._made(key).digest()
        key = key + bytes(self.block_size - len(key))
        self._outer, self._data = bytes([b ^ 0x5C for b in key]), bytes([b ^ 0x36 for b in key])
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._data += bytes(msg)

    def digest(self):
        return self._made(self._outer + self._made(self._data).digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    return a == b


# in secrets
compare_digest = compare_digest


def randbits(k):
    return int.from_bytes(_random_bytes((k + 7) // 8), "big") >> (-k % 8)


# in _nowhere
def _random_bytes(n):
    import secrets
    return secrets.token_bytes(n)


# in getpass
def getuser():
    return "user"


def getpass(prompt="Password: ", stream=None):
    return input(prompt)


# in atexit
def register(func, /, *args, **kwargs):
    raise NotImplementedError("tensh calls nothing at the end of a program: try … finally does")


def unregister(func, /):
    pass


# in graphlib
class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._before, self._left, self._ready, self._out = {}, None, [], set()
        for node, before in (graph or {}).items():
            self.add(node, *before)

    def add(self, node, *predecessors):
        if self._left is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        known = self._before.setdefault(node, [])
        for one in predecessors:
            self._before.setdefault(one, [])
            if one not in known:
                known.append(one)

    def prepare(self):
        if self._left is not None:
            raise ValueError("cannot prepare() more than once")
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)
        self._left = {node: len(before) for node, before in self._before.items()}
        self._after = {}
        for node, before in self._before.items():
            for one in before:
                self._after.setdefault(one, []).append(node)
        self._ready = [node for node, count in self._left.items() if count == 0]

    def _cycle(self):
        seen, path = {}, []

        def visit(node):
            seen[node] = "open"
            path.append(node)
            for after in [n for n, before in self._before.items() if node in before]:
                if seen.get(after) == "open":
                    return path[path.index(after):] + [after]
                if after not in seen:
                    found = visit(after)
                    if found:
                        return found
            path.pop()
            seen[node] = "done"
            return None

        for node in self._before:
            if node not in seen:
                found = visit(node)
                if found:
                    return found
        return None

    def get_ready(self):
        if self._left is None:
            raise ValueError("prepare() must be called first")
        found, self._ready = tuple(self._ready), []
        self._out.update(found)
        return found

    def done(self, *nodes):
        for node in nodes:
            if node not in self._out:
                raise ValueError(f"node {node!r} was not passed out (still not ready)" if node in self._before else f"node {node!r} was not added using add()")
            self._out.remove(node)
            for after in self._after.get(node, []):
                self._left[after] -= 1
                if self._left[after] == 0:
                    self._ready.append(after)

    def is_active(self):
        if self._left is None:
            raise ValueError("prepare() must be called first")
        return bool(self._out) or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def static_order(self):
        self.prepare()
        while self._ready or self._out:
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)


# in errno
EPERM = 1
ENOENT = 2
EINTR = 4
EIO = 5
EACCES = 13
EEXIST = 17
ENOTDIR = 20
EISDIR = 21
EINVAL = 22
ENOSPC = 28
EPIPE = 32
ENOTEMPTY = 39
errorcode = {1: "EPERM", 2: "ENOENT", 4: "EINTR", 5: "EIO", 13: "EACCES", 17: "EEXIST", 20: "ENOTDIR", 21: "EISDIR", 22: "EINVAL", 28: "ENOSPC",
             32: "EPIPE", 39: "ENOTEMPTY"}


# in codecs
def encode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("rot13", "rot_13"):
        return _turned(obj)
    if encoding in ("hex", "hex_codec"):
        return obj.hex().encode()
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("rot13", "rot_13"):
        return _turned(obj)
    if encoding in ("hex", "hex_codec"):
        return bytes.fromhex(obj.decode())
    return obj.decode(encoding, errors)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    return _open(filename, mode, encoding=encoding)


BOM_UTF8 = b"\xef\xbb\xbf"


# in _nowhere
from _files import open as _open


def _turned(text):
    return "".join([chr((ord(c) - base + 13) % 26 + base) if (base := 97 if c.islower() else 65) and c.isascii() and c.isalpha() else c for c in text])


_no_programs = "tensh runs no other programs: what a script does, it does itself"


# in subprocess
PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stdout, self.stderr = returncode, cmd, output, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stdout, self.stderr = cmd, timeout, output, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class Popen:
    def __init__(self, args, *rest, **options):
        raise PermissionError(_no_programs)


def run(*popenargs, **kwargs):
    raise PermissionError(_no_programs)


def call(*popenargs, **kwargs):
    raise PermissionError(_no_programs)


def check_call(*popenargs, **kwargs):
    raise PermissionError(_no_programs)


def check_output(*popenargs, **kwargs):
    raise PermissionError(_no_programs)


def getoutput(cmd):
    raise PermissionError(_no_programs)


# in os
def system(command):
    raise PermissionError(_no_programs)


def popen(cmd, mode="r", buffering=-1):
    raise PermissionError(_no_programs)
