"""NumPy's other names of dtypes, as they are on 64-bit machines."""
import numpy as np

# in np
int_ = np.int64
intp = np.int64
intc = np.int32
longlong = np.int64
long = np.int64
short = np.int16
byte = np.int8
uint = np.uint64
uintp = np.uint64
uintc = np.uint32
ulong = np.uint64
ulonglong = np.uint64
ushort = np.uint16
ubyte = np.uint8
single = np.float32
double = np.float64
csingle = np.complex64
cdouble = np.complex128
