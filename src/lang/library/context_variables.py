"""Python's contextvars: variables that each task has for itself."""

# in _nowhere
_missing = object()
_now = [{}]


# in contextvars
class Token:
    MISSING = _missing

    def __init__(self, var, old):
        self.var, self.old_value, self._used = var, old, False


class ContextVar:
    def __init__(self, name, *, default=_missing):
        self.name, self._default = name, default

    def get(self, default=_missing):
        if self in _now[0]:
            return _now[0][self]
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value):
        token = Token(self, _now[0].get(self, _missing))
        _now[0][self] = value
        return token

    def reset(self, token):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        token._used = True
        if token.old_value is _missing:
            _now[0].pop(self, None)
        else:
            _now[0][self] = token.old_value


class Context:
    def __init__(self):
        self._values = {}

    def run(self, callable, *args, **kwargs):
        before, _now[0] = _now[0], self._values
        try:
            return callable(*args, **kwargs)
        finally:
            _now[0] = before

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def items(self):
        return self._values.items()


def copy_context():
    made = Context()
    made._values = dict(_now[0])
    return made
