"""NumPy's functions that read files and write them."""
import math
import numpy as np
import _numpy_npy as _npy
import _tensh


# in _nowhere
def _path(file):
    if isinstance(file, str):
        return file
    if hasattr(file, "__fspath__"):
        return file.__fspath__()
    # A file that is open in bytes is as good as its name: these functions read and write it as a whole.
    if "b" in getattr(file, "mode", ""):
        return _path(file.name)
    raise TypeError("a file is given by its path here: np.load('data.npy')")


def _named(file, ending):
    path = _path(file)
    return path if path.endswith(ending) else path + ending


class NpzFile:
    """The arrays of an archive, by name."""
    __module__ = "numpy.lib.npyio"

    def __init__(self, path, arrays):
        self._path = path
        self._arrays = arrays
        self.files = list(arrays)

    def __getitem__(self, name):
        if name in self._arrays:
            return self._arrays[name]
        if name.endswith(".npy") and name[:-4] in self._arrays:
            return self._arrays[name[:-4]]
        raise KeyError(f"{name} is not a file in the archive")

    def __contains__(self, name):
        return name in self._arrays

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __repr__(self):
        shown = ", ".join(self.files[:5]) + ("..." if len(self.files) > 5 else "")
        return f"NpzFile {self._path!r} with keys: {shown}"

    def keys(self):
        return self._arrays.keys()

    def values(self):
        return self._arrays.values()

    def items(self):
        return self._arrays.items()

    def get(self, name, default=None):
        return self._arrays.get(name, default)

    def close(self):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


def _put(file, data, ending):
    if hasattr(file, "write"):
        file.write(data)
    else:
        path = _named(file, ending)
        _tensh.write_text(path, "")
        _tensh.append(path, data)


def _archive(file, args, named):
    arrays = dict(named)
    for i, array in enumerate(args):
        if f"arr_{i}" in arrays:
            raise ValueError(f"Cannot use un-named variables and keyword arr_{i}")
        arrays[f"arr_{i}"] = array
    opened = hasattr(file, "write") and "b" not in getattr(file, "mode", "")
    if opened or not all([_npy.is_plain(a) for a in arrays.values()]):
        from io import BytesIO
        from zipfile import ZipFile
        data = BytesIO()
        with ZipFile(data, "w") as archive:
            for name, array in arrays.items():
                archive.writestr(name + ".npy", _npy.encoded(array))
        return _put(file, data.getvalue(), ".npz")
    _tensh.write_arrays(_named(file, ".npz"), {name: _numbers(array, "savez") for name, array in arrays.items()})


def _text_in(file):
    """The text of a file, or of the lines that are given instead."""
    if hasattr(file, "readline"):
        text = file.read()
        return text if isinstance(text, str) else text.decode()
    if isinstance(file, (list, tuple)):
        return "\n".join([line.rstrip("\n") for line in file])
    path = _path(file)
    try:
        return _tensh.read_text(path)
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} not found.") from None


def _marks(comments):
    return [] if comments is None else [comments] if isinstance(comments, str) else list(comments)


def _counts(dtype):
    return dtype is not None and np.isdtype(np.zeros(0, dtype=dtype).dtype, "integral")


def _refuse(name, given):
    for option, wanted in given.items():
        if wanted:
            raise NotImplementedError(f"np.{name} has no {option} here")


def _table(found, dtype, unpack, ndmin):
    array = found if dtype is None else found.astype(dtype)
    if found.size == 0 and ndmin < 2:
        array = array.reshape(-1)
    elif ndmin == 0:
        array = array.squeeze()
    elif ndmin == 1 and array.size == array.shape[0] or ndmin == 1 and array.shape[0] == 1:
        array = array.reshape(-1)
    return array.T if unpack else array


def _is_mixed(dtype):
    """Columns are no numbers of one dtype."""
    return dtype is None or isinstance(dtype, tuple) or dtype is str or dtype is bytes or np.dtype(dtype).kind in "VUSMm"


def _numbers(arr, name):
    """What a file of arrays takes."""
    arr = np.asanyarray(arr)
    if arr.dtype.kind in "VMmOUS":
        raise NotImplementedError(f"np.{name} writes arrays of numbers in tensh, none of {arr.dtype}")
    return arr


def _turned(found):
    """The columns of a table, each by itself where they are fields."""
    return found.T if found.dtype.kind != "V" else [found[n] for n in found.dtype.names]


def _row(fmt, delimiter, count):
    """One format for a whole row."""
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != count:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        return delimiter.join(fmt)
    marks = fmt.count("%")
    if marks == 1:
        return delimiter.join([fmt] * count)
    if marks != count:
        raise ValueError(f"fmt has wrong number of % formats:  {fmt}")
    return fmt


# in _numpy_files
def tofile(of, fid, sep="", format="%s"):
    if sep:
        shown = sep.join([format % x for x in of.ravel().tolist()])
        data = shown.encode()
    else:
        data = of.tobytes()
    if hasattr(fid, "write"):
        fid.write(data)
    else:
        with open(_path(fid), "wb") as file:
            file.write(data)


# in np
def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", max_header_size=10000):
    if hasattr(file, "read") and "b" not in getattr(file, "mode", ""):
        return _decoded(file.read(), repr(file))
    path = _path(file)
    try:
        found = _tensh.read_arrays(path)
    except OSError:
        raise
    except Exception:
        # Moments, texts and records.
        return _decoded(_tensh.read_bytes(path), path)
    return NpzFile(path, found) if isinstance(found, dict) else found


# in _nowhere
def _decoded(data, name):
    if data[:2] != b"PK":
        return _npy.decoded(data)
    from io import BytesIO
    from zipfile import ZipFile
    with ZipFile(BytesIO(data)) as archive:
        return NpzFile(name, {n[:-4] if n.endswith(".npy") else n: _npy.decoded(archive.read(n)) for n in archive.namelist()})


# in np
def save(file, arr, allow_pickle=True):
    opened = hasattr(file, "write") and "b" not in getattr(file, "mode", "")
    if opened or not _npy.is_plain(arr):
        data = _npy.encoded(arr)
        return _put(file, data, ".npy")
    _tensh.write_arrays(_named(file, ".npy"), _numbers(arr, "save"))


def savez(file, *args, allow_pickle=True, **kwds):
    _archive(file, args, kwds)


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    _archive(file, args, kwds)


def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    if sep:
        text = _text_in(file)
        words = text.split() if sep.isspace() else text.split(sep.strip())
        found = np.array([w for w in words if w.strip()], dtype=float).astype(dtype)
        return found if count < 0 else found[:count]
    kind = np.dtype(dtype.lstrip(">!") if isinstance(dtype, str) else dtype)
    if hasattr(file, "read"):
        file.seek(offset, 1)
        data = file.read(-1 if count < 0 else count * kind.itemsize)
    else:
        data = _tensh.read_bytes(_path(file))[offset:]
    whole = len(data) // kind.itemsize if count < 0 else min(count, len(data) // kind.itemsize)
    return np.frombuffer(data[:whole * kind.itemsize], dtype if isinstance(dtype, str) else kind).copy()


def memmap(filename, dtype="uint8", mode="r+", offset=0, shape=None, order="C"):
    if mode not in ("r", "c", "readonly", "copyonwrite"):
        raise NotImplementedError("np.memmap reads here, mode='r' or 'c': x.tofile(path) writes an array")
    kind = np.dtype(dtype)
    data = _tensh.read_bytes(_path(filename))[offset:]
    if shape is None:
        if len(data) % kind.itemsize:
            raise ValueError("Size of available data is not a multiple of the data-type size.")
        shape = len(data) // kind.itemsize
    sizes = (shape,) if isinstance(shape, int) else tuple(shape)
    count = math.prod(sizes)
    if len(data) < count * kind.itemsize:
        raise ValueError("mmap length is greater than file size")
    found = np.frombuffer(data[:count * kind.itemsize], kind).reshape(sizes, order=order)
    return found.copy() if mode.startswith("c") else found


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False,
            ndmin=0, encoding=None, max_rows=None, quotechar=None, like=None):
    _refuse("loadtxt", {"converters": converters, "quotechar": quotechar})
    if _is_mixed(dtype):
        import _numpy_tables
        _refuse("loadtxt", {"ndmin of a table of several kinds": ndmin})
        made = _numpy_tables.table(_text_in(fname), float if dtype is None else dtype, delimiter, _marks(comments), skiprows, 0,
                                   max_rows, usecols, None, None, True, False)
        return _turned(made) if unpack else made
    found = _tensh.numbers(_text_in(fname), delimiter, _marks(comments), skiprows, 0, max_rows, usecols, _counts(dtype), False)
    return _table(found, dtype, unpack, ndmin)


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None,
               missing_values=None, filling_values=None, usecols=None, names=None, unpack=False, max_rows=None,
               encoding=None, ndmin=0, autostrip=False, deletechars=None, invalid_raise=True):
    _refuse("genfromtxt", {"converters": converters, "missing_values": missing_values, "deletechars": deletechars})
    if names is not None and names is not False or _is_mixed(dtype):
        import _numpy_tables
        _refuse("genfromtxt", {"ndmin of a table of several kinds": ndmin, "filling_values by name": isinstance(filling_values, dict)})
        made = _numpy_tables.table(_text_in(fname), dtype, delimiter, _marks(comments), skip_header, skip_footer, max_rows,
                                   usecols, names or None, filling_values, False, autostrip)
        return _turned(made) if unpack else made
    counts = _counts(dtype) and filling_values is None
    text = _text_in(fname)
    if isinstance(delimiter, (int, tuple, list)):
        import _numpy_tables
        text, delimiter = _numpy_tables.between_commas(text, delimiter, _marks(comments)), ","
    found = _tensh.numbers(text, delimiter, _marks(comments), skip_header, skip_footer, max_rows, usecols,
                           counts, True)
    if filling_values is not None:
        found = np.where(np.isnan(found), filling_values, found)
    return _table(found, dtype, unpack, ndmin)


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    array = np.asarray(X)
    fields = array.dtype.names if array.dtype.kind == "V" else None
    if array.ndim == 0 or array.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {array.ndim}D array instead")
    rows = array.reshape(-1, 1) if array.ndim == 1 and fields is None else array
    form = _row(fmt, delimiter, rows.shape[1] if fields is None else len(fields))
    lines = [comments + header.replace("\n", "\n" + comments)] if header else []
    lines += [form % tuple(row) for row in rows.tolist()]
    if footer:
        lines.append(comments + footer.replace("\n", "\n" + comments))
    text = "".join([line + newline for line in lines])
    if hasattr(fname, "write"):
        fname.write(text.encode() if "b" in getattr(fname, "mode", "") else text)
    else:
        _tensh.write_text(_path(fname), text)
