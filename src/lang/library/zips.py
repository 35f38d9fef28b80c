"""Archives of files, and the way in which they pack them: zipfile, zlib."""
import io
import os
import _disk
import _tensh

# in _nowhere
def _number(data, at, size):
    return int.from_bytes(data[at:at + size], "little")


def _bytes(n, size):
    return n.to_bytes(size, "little")


def _packing(wbits, data):
    """What is meant by so many bits of a window: below 0 nothing around it, from 16 on gzip's, from 32 on what the data is."""
    if wbits >= 32:
        return "gzip" if bytes(data[:2]) == b"\x1f\x8b" else "zlib"
    return "raw" if wbits < 0 else "gzip" if wbits > 15 else "zlib"


def _facts(info):
    """Version, flags, method, date, check sum and sizes, which stand before a file and in the directory."""
    return (b"\x14\0\0\x08" + _bytes(info.compress_type, 2) + b"\0\0\x21\0" + _bytes(info.CRC, 4) + _bytes(info.compress_size, 4)
            + _bytes(info.file_size, 4))


# in zlib
class error(Exception):
    pass


DEFLATED = 8
MAX_WBITS = 15
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = 0, 1, 2, 3, 4
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH = 0, 1, 2, 3, 4


def compress(data, /, level=-1, wbits=15):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    return _tensh.packed(_disk.plain(data), _packing(wbits, data), level)


class _Packing:
    """Packs when all is there: what it is given before comes out at the end."""
    def __init__(self, level, wbits):
        self._level, self._wbits, self._parts = level, wbits, []

    def compress(self, data, /):
        self._parts.append(_disk.plain(data))
        return b""

    def flush(self, mode=4, /):
        if mode != Z_FINISH:
            raise NotImplementedError("zlib's flush within a stream is not in tensh: flush() ends it")
        return compress(b"".join(self._parts), self._level, self._wbits)

    def copy(self):
        made = _Packing(self._level, self._wbits)
        made._parts = list(self._parts)
        return made


class _Unpacking:
    def __init__(self, wbits):
        self._wbits, self._data, self._given = wbits, b"", 0
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if self.eof:
            self.unused_data += _disk.plain(data)
            return b""
        self._data += _disk.plain(data)
        if not self._data:
            return b""
        found = _tensh.unpacked_so_far(self._data, _packing(self._wbits, self._data))
        if found is None:
            raise error("Error -3 while decompressing data: incorrect header check")
        whole, used, self.eof = found
        more = whole[self._given:]
        if max_length:
            more = more[:max_length]
            self.eof = self.eof and self._given + len(more) == len(whole)
        self._given += len(more)
        if self.eof:
            self.unused_data = self._data[used:]
        return more

    def flush(self, length=DEF_BUF_SIZE, /):
        return self.decompress(b"")


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=8, strategy=0, zdict=None):
    return _Packing(level, wbits)


def decompressobj(wbits=15, zdict=b""):
    return _Unpacking(wbits)


def decompress(data, /, wbits=15, bufsize=16384):
    found = _tensh.unpacked(_disk.plain(data), _packing(wbits, data))
    if found is None:
        raise error("Error -3 while decompressing data: incorrect header check")
    return found


def adler32(data, value=1, /):
    return _tensh.adler32(_disk.plain(data), value & 0xffffffff)


def crc32(data, value=0, /):
    return _tensh.crc32(_disk.plain(data), value & 0xffffffff)


# in zipfile
ZIP_STORED = 0
ZIP_DEFLATED = 8


class BadZipFile(Exception):
    pass


class ZipInfo:
    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.filename, self.date_time = filename, date_time
        self.file_size = self.compress_size = self.CRC = self.compress_type = self.header_offset = 0

    def is_dir(self):
        return self.filename.endswith("/")

    def __repr__(self):
        how = " compress_type=deflate" if self.compress_type == 8 else ""
        return f"<ZipInfo filename={self.filename!r}{how} file_size={self.file_size} compress_size={self.compress_size}>"


class ZipFile:
    def __init__(self, file, mode="r", compression=0, allowZip64=True, compresslevel=None, *, strict_timestamps=True):
        self.mode, self.compression, self._level = mode, compression, -1 if compresslevel is None else compresslevel
        self._file = file
        self.filename = None if hasattr(file, "read") else _disk.name_of(file)
        self.filelist, self.NameToInfo, self._data, self._closed = [], {}, b"", False
        if mode == "r" or (mode == "a" and _disk.kind(file) != ""):
            self._data = file.read() if hasattr(file, "read") else _tensh.read_bytes(_disk.there(file))
            self._read_directory()

    def _read_directory(self):
        data = self._data
        end = data.rfind(b"PK\x05\x06")
        if end < 0:
            raise BadZipFile("File is not a zip file")
        count, at = _number(data, end + 10, 2), _number(data, end + 16, 4)
        for _ in range(count):
            wide, extra, said = [_number(data, at + k, 2) for k in (28, 30, 32)]
            coded = _number(data, at + 8, 2) & 2048
            info = ZipInfo(data[at + 46:at + 46 + wide].decode("utf-8" if coded else "latin-1"))
            info.compress_type = _number(data, at + 10, 2)
            info.CRC, info.compress_size, info.file_size = [_number(data, at + k, 4) for k in (16, 20, 24)]
            info.header_offset = _number(data, at + 42, 4)
            time, day = _number(data, at + 12, 2), _number(data, at + 14, 2)
            info.date_time = ((day >> 9) + 1980, (day >> 5) & 15, day & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2)
            self._add(info)
            at += 46 + wide + extra + said

    def _add(self, info):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def getinfo(self, name):
        if name not in self.NameToInfo:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return self.NameToInfo[name]

    def read(self, name, pwd=None):
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        at = info.header_offset
        begin = at + 30 + _number(self._data, at + 26, 2) + _number(self._data, at + 28, 2)
        packed = self._data[begin:begin + info.compress_size]
        found = packed if info.compress_type == 0 else _tensh.unpacked(packed, "raw")
        if found is None or _tensh.crc32(found, 0) != info.CRC:
            raise BadZipFile(f"Bad CRC-32 for file {info.filename!r}")
        return found

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        return io.BytesIO(self.read(name))

    def testzip(self):
        for info in self.filelist:
            try:
                self.read(info)
            except BadZipFile:
                return info.filename
        return None

    def extract(self, member, path=None, pwd=None):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        # What leads out of the folder stays within it.
        parts = [p for p in info.filename.split("/") if p not in ("", ".", "..")]
        target = "/".join([_disk.name_of(path) if path is not None else _tensh.folder()] + parts)
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
        else:
            folder = os.path.dirname(target)
            if folder:
                os.makedirs(folder, exist_ok=True)
            _disk.put(target, self.read(info))
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for member in self.namelist() if members is None else members:
            self.extract(member, path)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else _disk.name_of(zinfo_or_arcname)
        data = data.encode("utf-8") if isinstance(data, str) else _disk.plain(data)
        info = ZipInfo(name)
        info.compress_type = 0 if info.is_dir() else self.compression if compress_type is None else compress_type
        packed = data if info.compress_type == 0 else _tensh.packed(data, "raw", self._level)
        info.CRC, info.file_size, info.compress_size = _tensh.crc32(data, 0), len(data), len(packed)
        info.header_offset = len(self._content())
        head = name.encode("utf-8")
        self._data = self._content() + b"PK\x03\x04" + _facts(info) + _bytes(len(head), 2) + b"\0\0" + head + packed
        self._add(info)

    def _content(self):
        """What stands before the directory."""
        end = self._data.rfind(b"PK\x05\x06")
        return self._data if end < 0 else self._data[:_number(self._data, end + 16, 4)]

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        name = _disk.name_of(filename if arcname is None else arcname).lstrip("/")
        while name.startswith("./"):
            name = name[2:]
        if _disk.kind(filename) == "folder":
            self.writestr(name.rstrip("/") + "/", b"")
        else:
            self.writestr(name, _tensh.read_bytes(_disk.there(filename)), compress_type)

    def printdir(self, file=None):
        print(f"{'File Name':46} {'Modified    ':>19} {'Size':>12}", file=file)
        for info in self.filelist:
            y, m, d, h, n, s = info.date_time
            print(f"{info.filename:46} {y}-{m:02d}-{d:02d} {h:02d}:{n:02d}:{s:02d} {info.file_size:12d}", file=file)

    def close(self):
        if self._closed:
            return
        self._closed = True
        if self.mode == "r":
            return
        content, directory = self._content(), b""
        for info in self.filelist:
            head = info.filename.encode("utf-8")
            directory += (b"PK\x01\x02\x14\x03" + _facts(info) + _bytes(len(head), 2) + bytes(12) + _bytes(info.header_offset, 4)
                          + head)
        count = _bytes(len(self.filelist), 2)
        whole = content + directory + b"PK\x05\x06" + bytes(4) + count + count + _bytes(len(directory), 4) + _bytes(
            len(content), 4) + bytes(2)
        if hasattr(self._file, "write"):
            self._file.write(whole)
        else:
            _disk.put(self._file, whole)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
        return None

    def __repr__(self):
        return f"<zipfile.ZipFile filename={self.filename!r} mode={self.mode!r}>"


def is_zipfile(filename):
    data = filename.read() if hasattr(filename, "read") else _tensh.read_bytes(_disk.name_of(filename)) if _disk.kind(filename) == "file" else b""
    return b"PK\x05\x06" in data
