"""PyTorch's dtypes. Some have the names of Python's own types, so nothing else stands here."""


# in torch, _torch_dtypes
class dtype:
    __module__ = "torch"

    def __init__(self, name):
        self.name = name
        self._bare = name

    @property
    def is_floating_point(self):
        return self.name.startswith("float") or self.name == "bfloat16"

    @property
    def is_complex(self):
        return self.name.startswith("complex")

    @property
    def is_signed(self):
        return self.name != "bool" and not self.name.startswith("uint")

    @property
    def itemsize(self):
        return {"bool": 1, "bfloat16": 2}.get(self.name) or [n for n in (1, 2, 4, 8, 16) if self.name.endswith(str(8 * n))][-1]

    def __repr__(self):
        return "torch." + self.name


_known = {name: dtype(name) for name in ("bool", "uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "uint64",
                                         "float16", "bfloat16", "float32", "float64", "complex64", "complex128")}


def named(name):
    return _known[name]


_by_type = {"float": "float64", "int": "int64", "bool": "bool", "complex": "complex128"}


def of_type(kind):
    """The dtype itself, or the one that PyTorch takes a type of Python's for."""
    name = _by_type.get(getattr(kind, "__name__", None))
    return kind if name is None else _known[name]


def every():
    return _known


# in torch
uint8 = _known["uint8"]
uint16 = _known["uint16"]
uint32 = _known["uint32"]
uint64 = _known["uint64"]
int8 = _known["int8"]
int16 = _known["int16"]
short = int16
int32 = _known["int32"]
int64 = _known["int64"]
long = int64
float16 = _known["float16"]
half = float16
bfloat16 = _known["bfloat16"]
float32 = _known["float32"]
float64 = _known["float64"]
double = float64
complex64 = _known["complex64"]
cfloat = complex64
complex128 = _known["complex128"]
cdouble = complex128
bool = _known["bool"]
int = int32
float = float32
