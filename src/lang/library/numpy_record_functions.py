"""Functions that put records together, add and take out fields, and turn records into plain arrays and back."""
import numpy as np
import _numpy_placed
from _numpy_record_arrays import ndarray
from _numpy_record_types import RecordType, kind_of, listed_kind, names_in
from _numpy_records import record_of, records_of

# in np.rec, np.core.records, np._core.records
def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    arrays = [np.asarray(a) for a in arrayList]
    if dtype is None and formats is None:
        names = names_in(names, len(arrays))
        dtype = [(n, a.dtype) for n, a in zip(names, arrays)]
    kind = listed_kind(dtype, formats, names)
    if len(kind) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    for i, a in enumerate(arrays):
        if a.shape != arrays[0].shape:
            raise ValueError(f"array-shape mismatch in array {i} ({kind.names[i]!r})")
    made = np.zeros(arrays[0].shape if shape is None else shape, dtype=kind)
    for n, a in zip(kind.names, arrays):
        made[n] = a.astype(kind[n]) if isinstance(a, _numpy_placed.Placed) and not isinstance(a, ndarray) else a
    return np.recarray(made._columns, made._kind, made._sizes)


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    if dtype is None and formats is None:
        return fromarrays([np.array([row[i] for row in recList]) for i in range(len(recList[0]))], names=names)
    made = records_of(list(recList), listed_kind(dtype, formats, names))
    return np.recarray(made._columns, made._kind, made._sizes)


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False,
          byteorder=None, copy=True):
    if isinstance(obj, ndarray):
        made = obj.copy() if dtype is None else obj.astype(dtype)
        return np.recarray(made._columns, made._kind, made._sizes)
    if isinstance(obj, (list, tuple)) and len(obj) > 0 and isinstance(obj[0], np.ndarray):
        return fromarrays(obj, dtype=dtype, formats=formats, names=names)
    if dtype is None and formats is None:
        return fromrecords(obj, names=names)
    made = records_of(obj, listed_kind(dtype, formats, names))
    return np.recarray(made._columns, made._kind, made._sizes)


# in np.lib.recfunctions
def structured_to_unstructured(arr, dtype=None, copy=False, casting="unsafe"):
    parts = []
    for n in arr.dtype.names:
        column, sub = arr._columns[n], arr.dtype._field(n)[2]
        column = structured_to_unstructured(column) if isinstance(column, ndarray) else column.reshape(arr.shape + (-1,))
        parts.append(column)
    found = np.concatenate(parts, axis=-1)
    return found if dtype is None else found.astype(dtype)


def unstructured_to_structured(arr, dtype=None, names=None, align=False, copy=False, casting="unsafe"):
    arr = np.asarray(arr)
    if dtype is None:
        names = names_in(names, arr.shape[-1])
        dtype = [(n, arr.dtype) for n in names]
    kind = kind_of(np.dtype(dtype))
    if len(kind) != arr.shape[-1]:
        raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
    made = np.zeros(arr.shape[:-1], dtype=kind)
    for i, n in enumerate(kind.names):
        made[n] = arr[..., i]
    return made


def append_fields(base, names, data, dtypes=None, fill_value=-1, usemask=True, asrecarray=False):
    if usemask:
        raise NotImplementedError("append_fields gives masked records, which are not in tensh: usemask=False gives plain ones")
    names = [names] if isinstance(names, str) else list(names)
    data = [np.asarray(data)] if len(names) == 1 and not (isinstance(data, (list, tuple)) and len(data) == 1) else [np.asarray(d) for d in data]
    if dtypes is not None:
        dtypes = [dtypes] * len(names) if not isinstance(dtypes, (list, tuple)) else dtypes
        data = [d.astype(t) for d, t in zip(data, dtypes)]
    for d in data:
        if d.shape != base.shape:
            raise NotImplementedError("append_fields wants as many elements as there are rows in tensh")
    fields = base.dtype.descr + [(n, d.dtype) for n, d in zip(names, data)]
    return record_of([base[n].copy() for n in base.dtype.names] + [d.copy() for d in data], kind_of(fields))


def drop_fields(base, drop_names, usemask=True, asrecarray=False):
    drop = [drop_names] if isinstance(drop_names, str) else list(drop_names)
    return repack_fields(base[[n for n in base.dtype.names if n not in drop]])


def rename_fields(base, namemapper):
    names = [namemapper.get(n, n) for n in base.dtype.names]
    fields = [(n,) + f[1:] for n, f in zip(names, base.dtype._fields)]
    return ndarray({n: base._columns[m] for n, m in zip(names, base.dtype.names)}, RecordType(fields, base.dtype.itemsize), base.shape)


def repack_fields(a, align=False, recurse=False):
    if isinstance(a, RecordType):
        return kind_of(a.descr)
    return ndarray({n: a._columns[n].copy() for n in a.dtype.names}, kind_of(a.dtype.descr), a.shape)


def get_names(adtype):
    return adtype.names
