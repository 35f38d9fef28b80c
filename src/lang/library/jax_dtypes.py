"""JAX's dtypes and devices, and the text of its arrays."""
import numpy as np
import _tensh

# in _jax_dtypes
state = {"wide": False}


def short(dtype):
    """A dtype as JAX writes types: f32."""
    name = str(dtype)
    for long, letter in (("bfloat", "bf"), ("float", "f"), ("complex", "c"), ("uint", "u"), ("int", "i")):
        if name.startswith(long):
            return letter + name[len(long):]
    return name


# in _nowhere

class _Device:
    platform = "cpu"
    device_kind = "cpu"
    id = 0
    process_index = 0

    def __str__(self):
        return "cpu:0"

    def __repr__(self):
        return "CpuDevice(id=0)"


class SingleDeviceSharding:
    """All of an array on one device."""
    __module__ = "jax._src.sharding_impls"

    def __init__(self, device, memory_kind="device"):
        self._device, self.memory_kind = device, memory_kind
        self.device_set = {device}

    def __repr__(self):
        return f"SingleDeviceSharding(device={self._device!r}, memory_kind={self.memory_kind})"


class _Scalar:
    """A dtype that makes arrays when it is called."""
    def __init__(self, name):
        self.name = name
        self.dtype = np.zeros((), dtype=name).dtype
        self.__name__ = name

    def __call__(self, x=0):
        import _jnp
        return _jnp.array(x, self.name)

    def __eq__(self, other):
        return self.name == (_tensh.jax_dtype(other, True))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"<class 'jax.numpy.{self.name}'>"


# in _jax_dtypes
cpu = _Device()
on_cpu = SingleDeviceSharding(cpu)


def is_wide():
    return state["wide"]


def set_wide(on):
    state["wide"] = on


def name_of(kind):
    """The name of the dtype that JAX makes of one."""
    return _tensh.jax_dtype(kind, state["wide"])


def written(value):
    """The elements as NumPy's repr has them."""
    text = repr(value.reshape(1) if value.ndim == 0 else value)[6:]
    end = text.rfind("]")
    return text[1:end].strip() if value.ndim == 0 else text[:end + 1]


class _Kind:
    """Dtypes of one kind."""
    def __init__(self, *starts):
        self.starts = starts


# in jax.numpy
floating = _Kind("float", "bfloat")
inexact = _Kind("float", "bfloat", "complex")
complexfloating = _Kind("complex")
signedinteger = _Kind("int")
unsignedinteger = _Kind("uint")
integer = _Kind("int", "uint")
number = _Kind("int", "uint", "float", "bfloat", "complex")


def issubdtype(arg1, arg2):
    name = _tensh.jax_dtype(arg1, True)
    return name.startswith(arg2.starts) if isinstance(arg2, _Kind) else arg2 == name


def dtype(kind):
    return np.zeros((), dtype=_tensh.jax_dtype(kind, True)).dtype


# in jax.numpy, _jnp
bool_ = _Scalar("bool")
uint8 = _Scalar("uint8")
uint16 = _Scalar("uint16")
uint32 = _Scalar("uint32")
uint64 = _Scalar("uint64")
int8 = _Scalar("int8")
int16 = _Scalar("int16")
int32 = _Scalar("int32")
int64 = _Scalar("int64")
float16 = _Scalar("float16")
bfloat16 = _Scalar("bfloat16")
float32 = _Scalar("float32")
float64 = _Scalar("float64")
complex64 = _Scalar("complex64")
complex128 = _Scalar("complex128")
int_ = int32
uint = uint32
float_ = float32
double = float64
single = float32
