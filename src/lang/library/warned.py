"""Python's warnings: what is said once beside the output, kept in a list, or raised, as filters have it."""
import _tensh
import re
import sys

# in _nowhere
_first = [("ignore", None, c, None, 0) for c in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)]
_first.insert(0, ("default", None, DeprecationWarning, "__main__", 0))
_actions = ("error", "ignore", "always", "default", "module", "once")
# What filters there are, what was said already, and the lists that take what is said.
_state = {"said": set(), "into": []}


def _added(filter, append):
    if filter in filters:
        filters.remove(filter)
    filters.insert(len(filters) if append else 0, filter)
    _state["said"] = set()
    _listened()


def _listened():
    """NumPy looks for numbers beyond floats only while somebody wants to hear of them."""
    kept = bool(_state["into"]) and _state["into"][-1] is not None
    _tensh.hear_floats(_action("", RuntimeWarning, 0) != "ignore" and (kept or len(filters) != len(_first)))


def _checked(action, category, lineno):
    if action not in _actions:
        raise AssertionError(f"invalid action: {action!r}")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise AssertionError("category must be a Warning subclass")
    if not isinstance(lineno, int) or lineno < 0:
        raise AssertionError("lineno must be an int >= 0")


def _action(text, category, lineno):
    for action, message, of, module, line in filters:
        if not issubclass(category, of) or (line and line != lineno):
            continue
        if (message is None or re.match(message, text, re.IGNORECASE)) and (module is None or re.match(module, "__main__")):
            return action
    return "default"


def _line(filename, lineno):
    lines = _tensh.read_text(filename).split("\n") if _tensh.kind_of(filename) == "file" else []
    return lines[lineno - 1].strip() if 0 < lineno <= len(lines) else ""


# in warnings
filters = list(_first)


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    line = _line(filename, lineno) if line is None else line.strip()
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def simplefilter(action, category=Warning, lineno=0, append=False):
    _checked(action, category, lineno)
    _added((action, None, category, None, lineno), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _checked(action, category, lineno)
    _added((action, message or None, category, module or None, lineno), append)


def resetwarnings():
    filters[:] = []
    _state["said"] = set()
    _listened()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    category = UserWarning if category is None else category
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frames = _tensh.frames()
    place = frames[min(max(stacklevel, 1), len(frames)) - 1] if frames else ("", {}, {}, "sys", 1)
    warn_explicit(message, category, place[3], place[4])


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    text = str(message)
    category = type(message) if isinstance(message, Warning) else category
    message = message if isinstance(message, Warning) else category(message)
    action = _action(text, category, lineno)
    if action == "error":
        raise message
    key = (text, category) if action == "once" else (text, category, filename, 0 if action == "module" else lineno)
    if action == "ignore" or (action != "always" and key in _state["said"]):
        return
    if action != "always":
        _state["said"].add(key)
    if _state["into"] and _state["into"][-1] is not None:
        _state["into"][-1].append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)


# in _warnings
def of_floats(text):
    """A RuntimeWarning of NumPy's, at the line of the program that called it."""
    warn(text, RuntimeWarning, 2)


def of_discard():
    """NumPy's warning where complex numbers become real ones."""
    import numpy as np
    warn("Casting complex values to real discards the imaginary part", np.exceptions.ComplexWarning, 2)


# in warnings
class catch_warnings:
    """Filters as they were before, behind a block; what is said within it goes into a list, if that is asked for."""
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._filter = record, None if action is None else (action, category, lineno, append)

    def __enter__(self):
        self._before, self._said = list(filters), _state["said"]
        _state["said"] = set()
        into = [] if self._record else None
        _state["into"].append(into if self._record else (_state["into"][-1] if _state["into"] else None))
        if self._filter is not None:
            simplefilter(*self._filter)
        _listened()
        return into

    def __exit__(self, *error):
        filters[:] = self._before
        _state["said"] = self._said
        _state["into"].pop()
        _listened()


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def decorator(of):
        import functools

        @functools.wraps(of)
        def called(*args, **kwargs):
            warn(message, category, stacklevel + 1)
            return of(*args, **kwargs)
        return called if category is not None else of
    return decorator
