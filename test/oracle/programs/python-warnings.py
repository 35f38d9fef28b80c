# Warnings: kept in lists, raised, said once.
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    warnings.warn("hey")
    print(len(w), w[0].category, w[0].message, str(w[-1].message), w[-1].category.__name__, w[1].lineno)
    print(issubclass(w[-1].category, UserWarning), type(w[0]).__name__)
def f(x):
    if x<0: warnings.warn("negative", RuntimeWarning, stacklevel=2)
    return abs(x)**.5
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: f(-4)
    except RuntimeWarning as e: print("caught",e, repr(e))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for i in range(3): f(-1)
    print(len(w))
with warnings.catch_warnings(record=True) as w:
    warnings.filterwarnings("ignore",category=RuntimeWarning)
    f(-1); warnings.warn("x"); print([str(m.message) for m in w])
with warnings.catch_warnings(record=True) as w:
    warnings.filterwarnings("ignore",message=".*neg"); warnings.filterwarnings("error",message="boom")
    f(-1)
    try: warnings.warn("boom now")
    except UserWarning as e: print(e)
    print(len(w))
class MyW(UserWarning): pass
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("once")
    for i in range(4): warnings.warn("m", MyW)
    warnings.warn(MyW("obj")); print([(m.category.__name__,str(m.message)) for m in w])
try: warnings.simplefilter("nope")
except Exception as e: print(type(e).__name__, e)
try: warnings.warn("x", int)
except TypeError as e: print(e)
warnings.filterwarnings("ignore"); warnings.warn("unseen")
