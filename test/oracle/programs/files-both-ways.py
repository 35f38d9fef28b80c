# Files that are read and written at once, modules that are made, imports that fail.
import types


def show(f):
    try:
        found = f()
        print(repr(found), "|", str(found))
    except Exception as e:
        print(type(e).__name__, e)


m = types.ModuleType("m")
m.x = 1
show(lambda: m.x)
show(lambda: m.__name__)
show(lambda: m.y)
show(lambda: isinstance(types, types.ModuleType))
show(lambda: isinstance(m, types.ModuleType))
try:
    import nonexistent_xyz
except ImportError as e:
    print(e.name, e.msg, e)
try:
    from types import nothing_like_it
except ImportError as e:
    print(e.name)
with open("both.txt", "w") as f:
    f.write("hello world")
with open("both.txt", "r+") as f:
    print(f.read(5))
    f.seek(0)
    f.write("HE")
    f.seek(0)
    print(f.read(), f.readable(), f.writable())
print(open("both.txt").read())
with open("new.txt", "w+") as f:
    f.write("abc\ndef\n")
    f.seek(0)
    print(f.readlines())
with open("new.txt", "a+") as f:
    f.write("ghi")
    f.seek(0)
    print(f.read())
with open("new.txt", "rb+") as f:
    f.seek(2)
    f.write(b"XY")
    f.seek(0)
    print(f.read())
with open("new.txt", "r+") as f:
    f.truncate(3)
    print(f.read())
show(lambda: open("missing.txt", "r+"))
show(lambda: open("new.txt", "x+"))
show(lambda: open("new.txt", "rw"))
