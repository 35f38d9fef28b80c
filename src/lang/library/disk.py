"""Files and folders beside reading and writing: removed, renamed, copied, found by patterns, and there for a while only."""
import io
import os
import re
import _tensh

# in _disk
def name_of(path):
    return path.__fspath__() if hasattr(path, "__fspath__") else path


def kind(path):
    return _tensh.kind_of(name_of(path))


def refused(kind, errno, strerror, path):
    return kind(errno, strerror, name_of(path))


def there(path):
    if kind(path) == "":
        raise refused(FileNotFoundError, 2, "No such file or directory", path)
    return name_of(path)


def put(path, data):
    _tensh.write_text(name_of(path), "")
    _tensh.append(name_of(path), data)


def plain(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if data is None or isinstance(data, (int, float)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def inside(folder, name):
    return name if folder in ("", ".") else f"{folder}/{name}"


def below(folder):
    """All files and folders in a folder, each folder before what lies in it."""
    for name in sorted(_tensh.names_in(folder)):
        path = inside(folder, name)
        yield path
        if _tensh.kind_of(path) == "folder":
            yield from below(path)


# in os
def remove(path, *, dir_fd=None):
    if kind(path) == "folder":
        raise refused(IsADirectoryError, 21, "Is a directory", path)
    _tensh.removed(there(path))


def rmdir(path, *, dir_fd=None):
    if kind(path) == "file":
        raise refused(NotADirectoryError, 20, "Not a directory", path)
    if len(_tensh.names_in(there(path))) > 0:
        raise refused(OSError, 39, "Directory not empty", path)
    _tensh.removed(name_of(path))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    if kind(src) == "":
        raise FileNotFoundError(2, "No such file or directory", name_of(src))
    _tensh.renamed(name_of(src), name_of(dst))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = name_of(top)
    if kind(top) != "folder":
        return
    names = _tensh.names_in(top)
    folders = [n for n in names if _tensh.kind_of(inside(top, n)) == "folder"]
    files = [n for n in names if n not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(f"{top}/{name}" if top != "/" else "/" + name, topdown)
    if not topdown:
        yield top, folders, files


unlink = remove
replace = rename


class stat_result:
    """What is known of a file: what it is, and how many bytes it has."""
    def __init__(self, mode, size):
        self.st_mode, self.st_size = mode, size

    def __repr__(self):
        return f"os.stat_result(st_mode={self.st_mode}, st_size={self.st_size})"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    from os.path import getsize
    return stat_result(0o040755, 4096) if there(path) == "folder" else stat_result(0o100644, getsize(name_of(path)))


# Files that are known by numbers, and where they are.
_numbered = {}


def open(path, flags, mode=511, *, dir_fd=None):
    if flags & 64 and kind(path) == "":
        put(path, b"")
    there(path)
    number = max([2, *_numbered]) + 1
    _numbered[number] = name_of(path)
    return number


def close(fd, /):
    if fd not in _numbered:
        raise OSError(9, "Bad file descriptor")
    _numbered.pop(fd)


def write(fd, data, /):
    _tensh.append(_numbered[fd], bytes(data))
    return len(data)


def fdopen(fd, mode="r", *args, **options):
    from io import open as begin
    return begin(_numbered[fd], mode)


O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 64
O_EXCL = 128
O_TRUNC = 512
O_APPEND = 1024


def urandom(size, /):
    return _tensh.chance(size)


def _pattern(pat):
    found, i = "", 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            found += ".*"
        elif c == "?":
            found += "."
        elif c == "[" and "]" in pat[i + 1:]:
            end = pat.index("]", i + 1)
            inner = pat[i:end].replace("\\", "\\\\")
            found += "[" + ("^" + inner[1:] if inner[0] == "!" else inner) + "]"
            i = end + 1
        else:
            found += re.escape(c)
    return found


# in fnmatch
def translate(pat):
    return "(?s:" + _pattern(pat) + r")\Z"


def fnmatch(name, pat):
    return re.fullmatch(_pattern(pat), name, re.S) is not None


fnmatchcase = fnmatch


def filter(names, pat):
    return [n for n in names if fnmatch(n, pat)]


def _joined(base, name):
    return "/" + name if base == "/" else inside(base, name)


# in glob
def iglob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    parts = name_of(pathname).split("/")
    begun = [""]
    if parts[0] == "":
        begun, parts = ["/"], parts[1:]

    def real(path):
        return path if root_dir is None else os.path.join(root_dir, path) if path else name_of(root_dir)
    for i, part in enumerate(parts):
        found = []
        last = i == len(parts) - 1
        for base in begun:
            folder = real(base) or "."
            if part == "**" and recursive:
                found.append(base)
                lead = 0 if folder == "." else len(folder) + 1
                for path in below(folder):
                    if last or _tensh.kind_of(path) == "folder":
                        found.append(_joined(base, path[lead:]))
            elif any([c in part for c in "*?["]):
                if _tensh.kind_of(folder) == "folder":
                    found.extend([_joined(base, n) for n in _tensh.names_in(folder)
                                  if fnmatch(n, part) and (not n.startswith(".") or part.startswith("."))])
            elif part == "":
                found.append(base + "/")
            elif _tensh.kind_of(real(_joined(base, part))) != "":
                found.append(_joined(base, part))
        begun = found
    yield from [path for path in begun if path != ""]


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive))


def escape(pathname):
    return re.sub(r"([*?[])", r"[\1]", pathname)


# in shutil
class Error(OSError):
    pass


class SameFileError(Error):
    pass


def copyfile(src, dst, *, follow_symlinks=True):
    if kind(src) == "folder":
        raise refused(IsADirectoryError, 21, "Is a directory", src)
    there(src)
    if os.path.abspath(src) == os.path.abspath(dst):
        raise SameFileError(f"{name_of(src)!r} and {name_of(dst)!r} are the same file")
    parent = os.path.dirname(dst)
    if parent and kind(parent) == "":
        raise refused(FileNotFoundError, 2, "No such file or directory", dst)
    put(dst, _tensh.read_bytes(name_of(src)))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if kind(dst) == "folder":
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def which(cmd, mode=1, path=None):
    import os
    if "/" in cmd:
        return cmd if kind(cmd) == "file" else None
    for folder in (os.environ.get("PATH", "/bin:/usr/bin") if path is None else path).split(":"):
        if kind(os.path.join(folder, cmd)) == "file":
            return os.path.join(folder, cmd)
    return None


def ignore_patterns(*patterns):
    def ignored(path, names):
        return set([n for n in names if any([fnmatch(n, p) for p in patterns])])
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    src, dst = there(src), name_of(dst)
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    names = _tensh.names_in(src)
    left = ignore(src, names) if ignore is not None else ()
    for name in names:
        if name in left:
            continue
        if kind(f"{src}/{name}") == "folder":
            copytree(f"{src}/{name}", f"{dst}/{name}", ignore=ignore, copy_function=copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(f"{src}/{name}", f"{dst}/{name}")
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    path = name_of(path)
    lies = kind(path)
    if lies != "folder":
        if ignore_errors:
            return
        there(path)
        raise refused(NotADirectoryError, 20, "Not a directory", path)
    for inner in reversed(list(below(path))):
        _tensh.removed(inner)
    _tensh.removed(path)


def move(src, dst, copy_function=copy2):
    there(src)
    real = dst
    if kind(dst) == "folder":
        real = os.path.join(dst, os.path.basename(name_of(src).rstrip("/")))
        if kind(real) != "":
            raise Error(f"Destination path '{real}' already exists")
    _tensh.renamed(name_of(src), name_of(real))
    return real


def make_archive(base_name, format, root_dir=None, base_dir=None, *options):
    if format != "zip":
        raise ValueError(f"unknown archive format '{format}'")
    root = name_of(root_dir or ".")
    from zipfile import ZipFile
    with ZipFile(name_of(base_name) + ".zip", "w", 8) as z:
        for path in below(root):
            inner = path[len(root) + 1:] if root not in ("", ".") else path
            if kind(path) == "folder":
                z.writestr(inner + "/", b"")
            elif path != name_of(base_name) + ".zip":
                z.write(path, inner)
    return name_of(base_name) + ".zip"


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    from zipfile import ZipFile
    with ZipFile(filename) as z:
        z.extractall(extract_dir or ".")


# in _nowhere
def _free(folder, prefix, suffix):
    folder = name_of(folder) if folder is not None else _tensh.passing_folder()
    letters = "".join(["abcdefghijklmnopqrstuvwxyz0123456789_"[b % 37] for b in _tensh.chance(8)])
    begun = f"{folder}/{'tmp' if prefix is None else prefix}{letters}"
    while kind(begun + (suffix or "")) != "":
        begun += "_"
    return begun + (suffix or "")


# in tempfile
def gettempdir():
    return _tensh.passing_folder()


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _free(dir, prefix, suffix)
    _tensh.make_folder(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    from os import open as opened
    path = mktemp(suffix or "", prefix or "tmp", dir)
    put(path, b"")
    return opened(path, 2), path


def mktemp(suffix="", prefix="tmp", dir=None):
    return _free(dir, prefix, suffix)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        self.cleanup()
        return None

    def cleanup(self):
        rmtree(self.name, ignore_errors=True)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


class _Passing:
    """A file that is written and read again, and is there no more once it is closed."""
    def __init__(self, path, mode, delete):
        self.name, self._keeps, self._mode = path, not delete, mode
        self._held = io.BytesIO() if "b" in mode else io.StringIO()
        self.closed = False
        put(path, b"")

    def write(self, data):
        return self._held.write(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        data = self._held.getvalue()
        put(self.name, data)

    def read(self, size=-1):
        return self._held.read(size)

    def readline(self, size=-1):
        return self._held.readline(size)

    def readlines(self, hint=-1):
        return self._held.readlines()

    def __iter__(self):
        return iter(self._held)

    def seek(self, offset, whence=0):
        self.flush()
        return self._held.seek(offset, whence)

    def tell(self):
        return self._held.tell()

    def close(self):
        if self.closed:
            return
        self.flush()
        self.closed = True
        if not self._keeps and kind(self.name) != "":
            _tensh.removed(self.name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
        return None


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    return _Passing(_free(dir, prefix, suffix), mode, delete)


def TemporaryFile(mode="w+b", *args, **options):
    return NamedTemporaryFile(mode)
