"""inspect: how functions are called, and what kind of thing something is."""
import _tensh


# in _nowhere
class _empty:
    __module__ = "inspect"
    __qualname__ = "_empty"


class _Kind:
    def __init__(self, number, name, description):
        self._number, self.name, self.description = number, name, description

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self._number}>"

    def __str__(self):
        return self.name

    def __lt__(self, other):
        return self._number < other._number

    def __int__(self):
        return self._number


_PLACE = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_ANY = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_REST = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_NAME = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_NAMED = _Kind(4, "VAR_KEYWORD", "variadic keyword")


def _annotation(x):
    return x.__name__ if isinstance(x, type) else repr(x)


# in inspect
class Parameter:
    __module__ = "inspect"
    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL = _PLACE, _ANY, _REST
    KEYWORD_ONLY, VAR_KEYWORD = _NAME, _NAMED

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        now = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation, **changes}
        return Parameter(now["name"], now["kind"], default=now["default"], annotation=now["annotation"])

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f": {_annotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return {_REST: "*", _NAMED: "**"}.get(self.kind, "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default,
                                                                        other.annotation)

    def __hash__(self):
        return hash(self.name)


class BoundArguments:
    __module__ = "inspect"

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, one in self.signature.parameters.items():
            if one.kind in (_NAME, _NAMED) or name not in self.arguments:
                break
            if one.kind is _REST:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, by_name = {}, False
        for name, one in self.signature.parameters.items():
            by_name = by_name or one.kind in (_NAME, _NAMED) or name not in self.arguments
            if not by_name or name not in self.arguments:
                continue
            if one.kind is _NAMED:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        filled = {}
        for name, one in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif one.default is not _empty:
                filled[name] = one.default
            elif one.kind is _REST:
                filled[name] = ()
            elif one.kind is _NAMED:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{k}={v!r}' for k, v in self.arguments.items()])})>"


class Signature:
    __module__ = "inspect"
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {one.name: one for one in parameters or ()}
        self.return_annotation = return_annotation

    def __str__(self):
        words, marked = [], False
        every = list(self.parameters.values())
        for i, one in enumerate(every):
            if one.kind is _REST:
                marked = True
            elif one.kind is _NAME and not marked:
                words.append("*")
                marked = True
            words.append(str(one))
            if one.kind is _PLACE and (i + 1 == len(every) or every[i + 1].kind is not _PLACE):
                words.append("/")
        text = f"({', '.join(words)})"
        return text if self.return_annotation is _empty else f"{text} -> {_annotation(self.return_annotation)}"

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return str(self) == str(other)

    def _bound(self, args, named, partial):
        found, rest, left = {}, list(args), dict(named)
        for name, one in self.parameters.items():
            if one.kind is _REST:
                if rest:
                    found[name] = tuple(rest)
                rest = []
            elif one.kind is _NAMED:
                if left:
                    found[name] = left
                left = {}
            elif rest and one.kind is not _NAME:
                if name in left and one.kind is not _PLACE:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = rest.pop(0)
            elif name in left and one.kind is not _PLACE:
                found[name] = left.pop(name)
            elif one.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if left:
            raise TypeError(f"got an unexpected keyword argument {next(iter(left))!r}")
        return BoundArguments(self, found)

    def bind(self, /, *args, **kwargs):
        return self._bound(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bound(args, kwargs, True)


def signature(obj, /):
    wrapped = getattr(obj, "__wrapped__", None)
    if wrapped is not None:
        return signature(wrapped)
    if isclass(obj):
        for one in obj.__mro__[:-1]:
            if "__init__" in one.__dict__:
                return _without_first(signature(one.__dict__["__init__"]))
        return Signature()
    inner = getattr(obj, "__func__", None)
    if inner is not None:
        return _without_first(signature(inner))
    code = getattr(obj, "__code__", None)
    if code is None:
        if not isfunction(obj) and hasattr(type(obj), "__call__") and hasattr(type(obj).__call__, "__code__"):
            return _without_first(signature(type(obj).__call__))
        raise ValueError(f"no signature found for builtin {obj!r}")
    names, types = code.co_varnames, obj.__annotations__
    places, named = code.co_argcount, code.co_kwonlyargcount
    defaults, by_name = obj.__defaults__ or (), obj.__kwdefaults__ or {}
    first = places - len(defaults)
    found = []
    for i in range(places):
        kind = _PLACE if i < code.co_posonlyargcount else _ANY
        found.append(Parameter(names[i], kind, default=defaults[i - first] if i >= first else _empty,
                               annotation=types.get(names[i], _empty)))
    at = places + named
    if code.co_flags & 4:
        found.append(Parameter(names[at], _REST, annotation=types.get(names[at], _empty)))
        at += 1
    for name in names[places:places + named]:
        found.append(Parameter(name, _NAME, default=by_name.get(name, _empty), annotation=types.get(name, _empty)))
    if code.co_flags & 8:
        found.append(Parameter(names[at], _NAMED, annotation=types.get(names[at], _empty)))
    return Signature(found, return_annotation=types.get("return", _empty))


# in _nowhere
def _without_first(found):
    return Signature(list(found.parameters.values())[1:], return_annotation=found.return_annotation)


# in inspect
def isfunction(object):
    return type(object).__name__ == "function"


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return hasattr(object, "__func__") and hasattr(object, "__self__")


def ismodule(object):
    return type(object).__name__ == "module"


def isbuiltin(object):
    return type(object).__name__ == "builtin_function_or_method"


def isgenerator(object):
    return type(object).__name__ == "generator"


def isgeneratorfunction(object):
    return isfunction(object) and bool(object.__code__.co_flags & 32)


def iscoroutinefunction(object):
    return (isfunction(object) or ismethod(object)) and bool(object.__code__.co_flags & 128)


def isasyncgenfunction(object):
    return isfunction(object) and bool(object.__code__.co_flags & 512)


def iscoroutine(object):
    return type(object).__name__ == "coroutine"


def isasyncgen(object):
    return type(object).__name__ == "async_generator"


def isawaitable(object):
    return iscoroutine(object) or hasattr(object, "__await__")


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmembers(object, predicate=None):
    found = [(name, getattr(object, name)) for name in dir(object) if hasattr(object, name)]
    return [(name, value) for name, value in found if predicate is None or predicate(value)]


def getmro(cls):
    return cls.__mro__


# in _nowhere
class _Code:
    def __init__(self, name, file, line):
        self.co_name, self.co_filename, self.co_firstlineno, self.co_varnames = name, file, line, ()


def _frame_at(frames, i):
    return None if i >= len(frames) else _Frame(frames, i)


class _Frame:
    """A call under way, with the names in it."""

    def __init__(self, frames, i):
        name, self.f_locals, self.f_globals, file, self.f_lineno = frames[i]
        self.f_code = _Code(name, file, self.f_lineno)
        self._frames, self._place = frames, i

    @property
    def f_back(self):
        return _frame_at(self._frames, self._place + 1)

    def clear(self):
        pass

    def __repr__(self):
        return f"<frame, file {self.f_code.co_filename!r}, line {self.f_lineno}, code {self.f_code.co_name}>"


# in inspect
def currentframe():
    return _frame_at(_tensh.frames(), 0)


class ArgInfo:
    def __init__(self, args, varargs, keywords, locals):
        self.args, self.varargs, self.keywords, self.locals = args, varargs, keywords, locals

    def __iter__(self):
        return iter((self.args, self.varargs, self.keywords, self.locals))

    def __getitem__(self, i):
        return (self.args, self.varargs, self.keywords, self.locals)[i]


def getargvalues(frame):
    return ArgInfo(list(frame.f_locals), None, None, frame.f_locals)


class FrameInfo:
    def __init__(self, frame):
        self.frame, self.filename, self.lineno, self.function = frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name

    def __getitem__(self, i):
        return (self.frame, self.filename, self.lineno, self.function)[i]


def stack(context=1):
    frames = _tensh.frames()
    return [FrameInfo(_Frame(frames, i)) for i in range(len(frames))]
