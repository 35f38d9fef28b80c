"""gzip: files that are packed as a whole."""
import io
import _disk
import _tensh

# in gzip
class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    return _tensh.packed(_disk.plain(data), "gzip", compresslevel)


def decompress(data):
    data = _disk.plain(data)
    found = _tensh.unpacked(data, "gzip")
    if found is None:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    return found


class GzipFile(io.BytesIO):
    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = mode or "rb"
        self.name, self._writes, self._level, self._into = filename, mode[:1] in "wxa", compresslevel, fileobj
        data = b""
        if not self._writes:
            data = fileobj.read() if fileobj is not None else _tensh.read_bytes(_disk.there(filename))
            data = _unpacked(data)
        elif mode[:1] == "a" and _disk.kind(filename) != "":
            data = _unpacked(_tensh.read_bytes(_disk.name_of(filename)))
        io.BytesIO.__init__(self, data)
        if self._writes:
            self.seek(0, 2)

    def close(self):
        if self.closed:
            return
        if self._writes:
            packed = _tensh.packed(self.getvalue(), "gzip", self._level)
            if self._into is not None:
                self._into.write(packed)
            else:
                _disk.put(self.name, packed)
        io.BytesIO.close(self)


_unpacked = decompress


class _TextGzip(io.StringIO):
    def __init__(self, inner):
        self._inner = inner
        io.StringIO.__init__(self, inner.getvalue().decode("utf-8"))
        if inner._writes:
            self.seek(0, 2)

    def close(self):
        if self.closed:
            return
        if self._inner._writes:
            self._inner.seek(0)
            self._inner.write(self.getvalue().encode("utf-8"))
        self._inner.close()
        io.StringIO.close(self)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    inner = GzipFile(filename, mode.replace("t", "").replace("b", "") + "b", compresslevel)
    return _TextGzip(inner) if "t" in mode else inner
