"""Files as Python has them: open, io, os, os.path, pathlib. What is written goes to the disk piece by piece, at the latest when the run ends."""
import _tensh


def _name(path):
    return path.__fspath__() if hasattr(path, "__fspath__") else path


def _refused(kind, errno, strerror, path):
    return kind(errno, strerror, path)


def _missing(path):
    return _refused(FileNotFoundError, 2, "No such file or directory", path)


# in _nowhere
class _Pieces:
    """What is read from a text (or bytes) that is there as a whole, and where that reading is."""
    def _begin(self, whole, end):
        self._whole, self._at, self._end = whole, 0, end
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def read(self, size=-1):
        self._check()
        start = self._at
        stop = len(self._whole) if size is None or size < 0 else min(len(self._whole), start + size)
        self._at = stop
        return self._whole[start:stop]

    def readline(self, size=-1):
        self._check()
        found = self._whole.find(self._end, self._at)
        return self.read(-1 if found < 0 else found + 1 - self._at)

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        self._check()
        while self._at < len(self._whole):
            yield self.readline()

    def __next__(self):
        found = self.readline()
        if len(found) == 0:
            raise StopIteration
        return found

    def seek(self, offset, whence=0):
        self._check()
        self._at = offset if whence == 0 else (self._at if whence == 1 else len(self._whole)) + offset
        return self._at

    def tell(self):
        self._check()
        return self._at

    def readable(self):
        return True

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()
        return False


# in io
class StringIO(_Pieces):
    def __init__(self, initial_value="", newline="\n"):
        self._begin(initial_value or "", "\n")

    def write(self, s):
        self._check()
        self._whole = self._whole[:self._at] + s + self._whole[self._at + len(s):]
        self._at += len(s)
        return len(s)

    def getvalue(self):
        self._check()
        return self._whole

    def writable(self):
        return True


class BytesIO(_Pieces):
    def __init__(self, initial_bytes=b""):
        self._begin(bytes(initial_bytes), b"\n")

    def write(self, b):
        self._check()
        b = bytes(b)
        self._whole = self._whole[:self._at].ljust(self._at, b"\0") + b + self._whole[self._at + len(b):]
        self._at += len(b)
        return len(b)

    def getvalue(self):
        self._check()
        return self._whole

    getbuffer = getvalue

    def writable(self):
        return True


# in _nowhere
class _File(_Pieces):
    def __init__(self, path, mode):
        self.name, self.mode = path, mode
        self._path = _name(path)
        self._binary = "b" in mode
        kind = _tensh.kind_of(self._path)
        if kind == "folder":
            raise _refused(IsADirectoryError, 21, "Is a directory", self._path)
        if "x" in mode and kind != "":
            raise _refused(FileExistsError, 17, "File exists", self._path)
        parent = _split(self._path)[0]
        if kind == "" and ("r" in mode or parent != "" and _tensh.kind_of(parent) == ""):
            raise _missing(self._path)
        if "w" in mode or "x" in mode:
            _tensh.write_text(self._path, "")
        if "a" in mode and kind == "":
            _tensh.write_text(self._path, "")
        end = b"\n" if self._binary else "\n"
        self._begin((b"" if self._binary else "") if "r" not in mode else self._all(), end)

    def _all(self):
        if self._binary:
            return _tensh.read_bytes(self._path)
        return _tensh.read_text(self._path).replace("\r\n", "\n").replace("\r", "\n")

    def _check_reading(self):
        if "r" not in self.mode:
            raise _unsupported("not readable")

    def read(self, size=-1):
        self._check()
        self._check_reading()
        return super().read(size)

    def write(self, text):
        self._check()
        if "r" in self.mode:
            raise _unsupported("not writable")
        if not isinstance(text, bytes if self._binary else str):
            if self._binary:
                raise TypeError(f"a bytes-like object is required, not '{type(text).__name__}'")
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        _tensh.append(self._path, text)
        return len(text)

    def flush(self):
        self._check()
        self._settle()

    def close(self):
        if not self.closed:
            self._settle()
        self.closed = True

    def _settle(self):
        if self.writable():
            _tensh.settle_file(self._path)

    def tell(self):
        # Whatever is written goes to the end.
        return super().tell() if "r" in self.mode else len(_tensh.read_bytes(self._path))

    def readable(self):
        return "r" in self.mode

    def writable(self):
        return "r" not in self.mode

    def __repr__(self):
        if self._binary:
            return f"<_io.BufferedReader name={self.name!r}>"
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='UTF-8'>"


class _Both(_File):
    """A file that is read and written: all of it is kept, and what is written goes to the disk at once."""
    def __init__(self, path, mode):
        super().__init__(path, mode)
        self._whole = self._all()
        self._at = len(self._whole) if "a" in mode else 0

    def _check_reading(self):
        pass

    def write(self, text):
        self._check()
        if not isinstance(text, bytes if self._binary else str):
            if self._binary:
                raise TypeError(f"a bytes-like object is required, not '{type(text).__name__}'")
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if "a" in self.mode:
            self._at = len(self._whole)
        begun = len(self._whole)
        gap = self._at - begun
        if gap >= 0:
            added = (b"\0" if self._binary else "\0") * gap + text
            self._whole += added
            _tensh.append(self._path, added)
        else:
            self._whole = self._whole[:self._at] + text + self._whole[self._at + len(text):]
            self._keep()
        self._at += len(text)
        return len(text)

    def _keep(self):
        _tensh.write_text(self._path, "")
        _tensh.append(self._path, self._whole)

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        nothing = b"\0" if self._binary else "\0"
        self._whole = self._whole[:size] + nothing * (size - len(self._whole))
        self._keep()
        return size

    def readable(self):
        return True

    writable = readable

    def seekable(self):
        return True

    def __repr__(self):
        if self._binary:
            return f"<_io.BufferedRandom name={self.name!r}>"
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='UTF-8'>"


def _unsupported(text):
    from io import UnsupportedOperation
    return UnsupportedOperation(text)


# in io
class UnsupportedOperation(ValueError):
    pass


# in _files, io
def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    bare = mode.replace("t", "").replace("b", "") if isinstance(mode, str) else ""
    if "+" in bare and bare.replace("+", "", 1) in ("r", "w", "a", "x"):
        return _Both(file, mode)
    if bare not in ("r", "w", "a", "x"):
        if bare and all([c in "rwax+" for c in bare]):
            raise ValueError("must have exactly one of create/read/write/append mode")
        raise ValueError(f"invalid mode: {mode!r}")
    return _File(file, mode)


# in os
sep = "/"
curdir = "."
pardir = ".."
linesep = "\n"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


def access(path, mode, **options):
    import os
    return os.path.exists(path)


name = "posix"


def getcwd():
    return _tensh.folder()


def fspath(path):
    return _name(path)


def listdir(path="."):
    path = _name(path)
    kind = _tensh.kind_of(path)
    if kind == "":
        raise _missing(path)
    if kind == "file":
        raise _refused(NotADirectoryError, 20, "Not a directory", path)
    return _tensh.names_in(path)


def mkdir(path, mode=511, dir_fd=None):
    path = _name(path)
    if _tensh.kind_of(path) != "":
        raise _refused(FileExistsError, 17, "File exists", path)
    parent = _split(path)[0]
    if parent != "" and _tensh.kind_of(parent) != "folder":
        raise _missing(path)
    _tensh.make_folder(path)


def makedirs(name, mode=511, exist_ok=False):
    path = _name(name)
    kind = _tensh.kind_of(path)
    if kind != "" and not (exist_ok and kind == "folder"):
        raise _refused(FileExistsError, 17, "File exists", path)
    if kind == "":
        _tensh.make_folder(path)


# in _nowhere
def _join(first, *others):
    whole = _name(first)
    for other in others:
        other = _name(other)
        if other.startswith("/"):
            whole = other
        elif whole == "" or whole.endswith("/"):
            whole += other
        else:
            whole += "/" + other
    return whole


def _split(p):
    p = _name(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    bare = head.rstrip("/")
    return (bare if bare != "" else head), tail


def _splitext(p):
    p = _name(p)
    start = p.rfind("/") + 1
    lead = start
    while lead < len(p) and p[lead] == ".":
        lead += 1
    dot = p.rfind(".", lead)
    return (p, "") if dot < 0 else (p[:dot], p[dot:])


def _normpath(path):
    path = _name(path)
    rooted = path.startswith("/")
    kept = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (kept and kept[-1] != ".." or rooted and not kept):
            if kept:
                kept.pop()
            continue
        kept.append(part)
    whole = ("/" if rooted else "") + "/".join(kept)
    return whole if whole != "" else "."


# in os.path
def join(path, *paths):
    return _join(path, *paths)


def split(p):
    return _split(p)


def splitext(p):
    return _splitext(p)


def basename(p):
    return _split(p)[1]


def dirname(p):
    return _split(p)[0]


def normpath(path):
    return _normpath(path)


def isabs(s):
    return _name(s).startswith("/")


def abspath(path):
    return _normpath(_join(_tensh.folder(), path))


def realpath(path):
    return _normpath(_join(_tensh.folder(), path))


def exists(path):
    return _tensh.kind_of(_name(path)) != ""


def isfile(path):
    return _tensh.kind_of(_name(path)) == "file"


def isdir(s):
    return _tensh.kind_of(_name(s)) == "folder"


def getsize(filename):
    filename = _name(filename)
    if _tensh.kind_of(filename) == "":
        raise _missing(filename)
    return len(_tensh.read_bytes(filename))


def expanduser(path):
    return _name(path)


# in pathlib
class Path:
    def __init__(self, *parts):
        whole = _join(*parts) if parts else "."
        kept = [part for part in whole.split("/") if part not in ("", ".")]
        whole = ("/" if whole.startswith("/") else "") + "/".join(kept)
        self._text = whole if whole != "" else "."

    def __fspath__(self):
        return self._text

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"PosixPath({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, Path) and self._text == other._text

    def __lt__(self, other):
        return self._text < other._text

    def __hash__(self):
        return hash(self._text)

    def __truediv__(self, other):
        return Path(self._text, other)

    def __rtruediv__(self, other):
        return Path(other, self._text)

    def joinpath(self, *others):
        return Path(self._text, *others)

    @classmethod
    def cwd(cls):
        return Path(_tensh.folder())

    @property
    def name(self):
        return "" if self._text in (".", "/") else _split(self._text)[1]

    @property
    def suffix(self):
        return _splitext(self.name)[1]

    @property
    def suffixes(self):
        name = self.name.lstrip(".")
        return ["." + part for part in name.split(".")[1:]]

    @property
    def stem(self):
        return _splitext(self.name)[0]

    @property
    def parent(self):
        return Path(_split(self._text)[0])

    @property
    def parents(self):
        found, now = [], self
        while now.parent != now:
            now = now.parent
            found.append(now)
        return tuple(found)

    @property
    def parts(self):
        kept = tuple([part for part in self._text.split("/") if part not in ("", ".")])
        return ("/",) + kept if self._text.startswith("/") else kept

    def with_suffix(self, suffix):
        return Path(self._text[:len(self._text) - len(self.suffix)] + suffix)

    def with_name(self, name):
        return self.parent / name

    def with_stem(self, stem):
        return self.parent / (stem + self.suffix)

    def is_absolute(self):
        return self._text.startswith("/")

    def as_posix(self):
        return self._text

    def resolve(self, strict=False):
        return Path(_normpath(_join(_tensh.folder(), self._text)))

    def absolute(self):
        return Path(_join(_tensh.folder(), self._text))

    def expanduser(self):
        return self

    def exists(self):
        return _tensh.kind_of(self._text) != ""

    def is_file(self):
        return _tensh.kind_of(self._text) == "file"

    def is_dir(self):
        return _tensh.kind_of(self._text) == "folder"

    def stat(self, *, follow_symlinks=True):
        from os import stat as known
        return known(self._text)

    def relative_to(self, *other):
        base = Path(*other)
        if base._text != "." and self.parts[:len(base.parts)] != base.parts:
            raise ValueError(f"{self._text!r} is not in the subpath of {base._text!r} OR one path is relative and the other is absolute.")
        return Path(*self.parts[len(base.parts) if base._text != "." else 0:])

    def is_relative_to(self, *other):
        base = Path(*other)
        return base._text == "." or self.parts[:len(base.parts)] == base.parts

    @classmethod
    def home(cls):
        from os.path import expanduser
        return Path(expanduser("~"))

    def iterdir(self):
        from os import listdir as names_in
        for name in names_in(self._text):
            yield self / name

    def mkdir(self, mode=511, parents=False, exist_ok=False):
        from os import makedirs as make, mkdir as make_one
        if parents or self.is_dir():
            make(self._text, mode, exist_ok)
        else:
            make_one(self._text, mode)

    def unlink(self, missing_ok=False):
        from os import remove
        if not missing_ok or self.exists():
            remove(self._text)

    def rmdir(self):
        from os import rmdir as drop
        drop(self._text)

    def rename(self, target):
        from os import rename as move
        move(self._text, target)
        return Path(target)

    replace = rename

    def touch(self, mode=438, exist_ok=True):
        if not self.exists():
            self.write_text("")

    def glob(self, pattern):
        from glob import glob as found_by
        return iter([self / p for p in found_by(pattern, root_dir=self._text, recursive=True)])

    def rglob(self, pattern):
        return self.glob("**/" + pattern)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        from io import open as begin
        return begin(self._text, mode)

    def read_text(self, encoding=None, errors=None):
        with self.open() as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open("w") as f:
            return f.write(data)

    def write_bytes(self, data):
        with self.open("wb") as f:
            return f.write(data)


PosixPath = Path
PurePath = Path
