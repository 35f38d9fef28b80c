"""weakref: what one holds of objects without keeping them. Here they are kept: nothing tells when somebody let go of one."""


# in weakref
class ref:
    __module__ = "weakref"

    def __init__(self, object, callback=None):
        if object is None or isinstance(object, (int, float, str, tuple, list, dict)) and type(object).__module__ == "builtins":
            raise TypeError(f"cannot create weak reference to '{type(object).__name__}' object")
        self._object = object

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return isinstance(other, ref) and self._object == other._object

    def __hash__(self):
        return hash(self._object)


ReferenceType = ref


class WeakMethod(ref):
    __module__ = "weakref"


class WeakValueDictionary(dict):
    __module__ = "weakref"


class WeakKeyDictionary(dict):
    __module__ = "weakref"


class WeakSet(set):
    __module__ = "weakref"


def proxy(object, callback=None):
    return object


class finalize:
    """Called at the end by nobody: objects are not let go here."""
    __module__ = "weakref"

    def __init__(self, object, function, *args, **options):
        self._call = function, args, options
        self.alive = True

    def __call__(self):
        if not self.alive:
            return None
        self.alive = False
        function, args, options = self._call
        return function(*args, **options)

    def detach(self):
        self.alive = False
