"""Small parts of Python's own modules: what scripts about tensors use of them, none of it reaching the machine."""
import math
import _tensh


# in time
def time():
    return _tensh.wall() / 1000


def time_ns():
    return int(_tensh.wall() * 1000000)


def perf_counter():
    return _tensh.clock() / 1000


def perf_counter_ns():
    return int(_tensh.clock() * 1000000)


def process_time():
    return _tensh.clock() / 1000


def monotonic():
    return _tensh.clock() / 1000


def sleep(secs):
    _tensh.sleep(float(secs))


def strftime(format, t=None, /):
    import datetime
    return datetime.datetime.now().strftime(format) if t is None else t._at.strftime(format)


def localtime(secs=None, /):
    import datetime
    return struct_time(datetime.datetime.now() if secs is None else datetime.datetime.fromtimestamp(secs))


def gmtime(secs=None, /):
    import datetime
    return struct_time(datetime.datetime.fromtimestamp(time() if secs is None else secs, datetime.timezone.utc))


def ctime(secs=None, /):
    return localtime(secs)._at.strftime("%c")


def asctime(t=None, /):
    return (localtime() if t is None else t)._at.strftime("%c")


def mktime(t, /):
    return t._at.timestamp()


class struct_time:
    __module__ = "time"

    def __init__(self, at):
        self._at = at
        self.tm_year, self.tm_mon, self.tm_mday = at.year, at.month, at.day
        self.tm_hour, self.tm_min, self.tm_sec = at.hour, at.minute, at.second
        self.tm_wday, self.tm_yday, self.tm_isdst = at.weekday(), at.toordinal() - at.replace(month=1, day=1).toordinal() + 1, 0

    def __iter__(self):
        return iter((self.tm_year, self.tm_mon, self.tm_mday, self.tm_hour, self.tm_min, self.tm_sec, self.tm_wday,
                     self.tm_yday, self.tm_isdst))

    def __len__(self):
        return 9

    def __getitem__(self, at):
        return tuple(self)[at]


# in timeit
def timeit(stmt="pass", setup="pass", timer=None, number=1000000, globals=None):
    names = {} if globals is None else globals
    if callable(setup):
        setup()
    else:
        exec(setup, names)
    if not callable(stmt):
        lines = "\n".join(["    " + line for line in stmt.split("\n")])
        exec(f"def _timed():\n{lines}", names)
        stmt = names["_timed"]
    start = perf_counter()
    for _ in range(number):
        stmt()
    return perf_counter() - start


def repeat(stmt="pass", setup="pass", timer=None, repeat=5, number=1000000, globals=None):
    return [timeit(stmt, setup, timer, number, globals) for _ in range(repeat)]


def default_timer():
    return perf_counter()


# in _nowhere
class _Stream:
    """Python's Mersenne Twister, number for number."""
    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, a=None, version=2):
        if a is not None and not isinstance(a, int):
            raise TypeError("random.seed takes a whole number here")
        self._words = _tensh.words(a)
        self._kept = None

    def getstate(self):
        return 3, (self._words, _tensh.words_at(self._words)), self._kept

    def setstate(self, state):
        version, (self._words, at), self._kept = state
        _tensh.words_to(self._words, at)

    def random(self):
        return _tensh.fraction(self._words)

    def getrandbits(self, k):
        found, shift = 0, 0
        while k > 0:
            word = next(self._words)
            found |= (word >> (32 - k) if k < 32 else word) << shift
            shift += 32
            k -= 32
        return found

    def _below(self, n):
        if n < 4294967296:
            return _tensh.below(self._words, n)
        k = n.bit_length()
        found = self.getrandbits(k)
        while found >= n:
            found = self.getrandbits(k)
        return found

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        width = (stop - start + step - (1 if step > 0 else -1)) // step
        if width <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop})")
        return start + step * self._below(width)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def choice(self, seq):
        if len(seq) == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, cum_weights=None, k=1):
        n = len(population)
        if weights is None and cum_weights is None:
            return [population[math.floor(self.random() * (n + 0.0))] for _ in range(k)]
        sums = list(cum_weights) if cum_weights is not None else []
        if not sums:
            for w in weights:
                sums.append(w + (sums[-1] if sums else 0))
        total = sums[-1] + 0.0
        found = []
        for _ in range(k):
            at, limit = 0, self.random() * total
            while at < n - 1 and sums[at] <= limit:
                at += 1
            found.append(population[at])
        return found

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, counts=None):
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        size = 21
        if k > 5:
            size += 4 ** math.ceil(math.log(k * 3) / math.log(4))
        found = []
        if n <= size:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                found.append(pool[j])
                pool[j] = pool[n - i - 1]
        else:
            taken = set()
            for i in range(k):
                j = self._below(n)
                while j in taken:
                    j = self._below(n)
                taken.add(j)
                found.append(population[j])
        return found

    def gauss(self, mu=0.0, sigma=1.0):
        z = self._kept
        self._kept = None
        if z is None:
            angle = self.random() * 2.0 * math.pi
            length = math.sqrt(-2.0 * math.log(1.0 - self.random()))
            z = math.cos(angle) * length
            self._kept = math.sin(angle) * length
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = 4 * math.exp(-0.5) / math.sqrt(2.0) * (u1 - 0.5) / u2
            if z * z / 4.0 <= -math.log(u2):
                return mu + z * sigma

    def expovariate(self, lambd=1.0):
        return -math.log(1.0 - self.random()) / lambd


_stream = _Stream()

# in random
Random = _Stream
seed = _stream.seed
getstate = _stream.getstate
setstate = _stream.setstate
random = _stream.random
getrandbits = _stream.getrandbits
randrange = _stream.randrange
randint = _stream.randint
uniform = _stream.uniform
choice = _stream.choice
choices = _stream.choices
shuffle = _stream.shuffle
sample = _stream.sample
gauss = _stream.gauss
normalvariate = _stream.normalvariate
expovariate = _stream.expovariate


# in tf.keras.utils
def to_categorical(x, num_classes=None):
    import numpy as np
    places = np.array(x, dtype="int64")
    shape = places.shape
    # A last axis of size 1 is not kept.
    if len(shape) > 1 and shape[-1] == 1:
        shape = shape[:-1]
    flat = places.reshape(-1)
    count = int(np.max(flat)) + 1 if num_classes is None else num_classes
    found = np.zeros((flat.shape[0], count))
    found[np.arange(flat.shape[0]), flat] = 1
    return found.reshape(tuple(shape) + (count,))


def normalize(x, axis=-1, order=2):
    import numpy as np
    norm = np.atleast_1d(np.linalg.norm(x, order, axis))
    norm[norm == 0] = 1
    return x / np.expand_dims(norm, axis)


def pad_sequences(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.0):
    import numpy as np
    longest = max([len(s) for s in sequences]) if maxlen is None else maxlen
    found = np.full((len(sequences), longest), value, dtype=dtype)
    for i, s in enumerate(sequences):
        if len(s) == 0:
            continue
        part = s[-longest:] if truncating == "pre" else s[:longest]
        if padding == "post":
            found[i, :len(part)] = part
        else:
            found[i, -len(part):] = part
    return found


# in tf.keras.preprocessing.sequence
pad_sequences = pad_sequences


# in tf.version
VERSION = "2.21.0"


# in tf.keras.utils
def set_random_seed(seed):
    import tensorflow as tf
    import numpy as np
    _stream.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)


# in _files
def input(prompt=""):
    if prompt != "":
        print(prompt, end="")
    line = _tensh.read_line()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


# in os
environ = {}


def getenv(key, default=None):
    return environ.get(key, default)


# in _nowhere
class _Output:
    def flush(self):
        pass

    def write(self, text):
        _tensh.print(text, True)
        return len(text)


class _Errors(_Output):
    def write(self, text):
        _tensh.print(text, False)
        return len(text)


class _Input:
    def readline(self):
        return _tensh.read_line()

    def read(self):
        return "".join(self)

    def readlines(self):
        return list(self)

    def __iter__(self):
        line = _tensh.read_line()
        while line:
            yield line
            line = _tensh.read_line()


def _script_folder():
    script, here = _tensh.arguments()[0], _tensh.folder()
    folder = script.rpartition("/")[0]
    return folder if script.startswith("/") else f"{here}/{folder}" if folder else here


# in sys
stdin = _Input()
stdout = _Output()
stderr = _Errors()
version = "3.11.2 (main)"
version_info = (3, 11, 2)
maxsize = 9223372036854775807
platform = "linux"
argv = _tensh.arguments()
modules = _tensh.modules()
path = [_script_folder()]


def exc_info():
    found = _tensh.handled()
    return (type(found), found, None) if found is not None else (None, None, None)


def exception():
    return _tensh.handled()


def exit(status=None):
    raise SystemExit(status) if status is not None else SystemExit()


# in _nowhere
def _last_lines(exc):
    said = str(exc)
    name = type(exc).__qualname__ if type(exc).__module__ in ("builtins", "__main__") else f"{type(exc).__module__}.{type(exc).__qualname__}"
    return [f"{name}: {said}\n" if said else f"{name}\n"] + [f"{note}\n" for note in getattr(exc, "__notes__", [])]


# in traceback
def format_exception_only(exc, value=None, /, **options):
    return _last_lines(exc if value is None else value)


def format_exception(exc, value=None, tb=None, /, limit=None, chain=True, **options):
    return ["Traceback (most recent call last):\n"] + _last_lines(exc if value is None else value)


def format_exc(limit=None, chain=True):
    found = _tensh.handled()
    return "NoneType: None\n" if found is None else "".join(format_exception(found))


def print_exc(limit=None, file=None, chain=True):
    (stderr if file is None else file).write(format_exc())


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    (stderr if file is None else file).write("".join(format_exception(exc, value)))


# in ast
def literal_eval(node_or_string):
    return _tensh.literal(node_or_string)


# in importlib
def import_module(name, package=None):
    distance = len(name) - len(name.lstrip("."))
    if distance > 0:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        above = package.split(".")[:len(package.split(".")) - distance + 1]
        name = ".".join(above + ([name[distance:]] if name[distance:] else []))
    return __import__(name, None, None, ["*"])


def reload(module):
    return _tensh.reloaded(module)


def invalidate_caches():
    pass


# in _nowhere
_levels = {10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}


# What basicConfig said, if it did. The first message of the module itself calls it; later calls change nothing.
_said = {"ready": False, "format": None, "date": None, "stream": None, "file": None}


class _Logger:
    def __init__(self, name, level=0):
        self.name, self.level, self.disabled, self.propagate, self.handlers = name, level, False, True, []

    def setLevel(self, level):
        self.level = level if isinstance(level, int) else {v: k for k, v in _levels.items()}[level]

    def getEffectiveLevel(self):
        return self.level or _root.level

    def isEnabledFor(self, level):
        return not self.disabled and level >= self.getEffectiveLevel() and level > _root.least

    def addHandler(self, handler):
        self.handlers.append(handler)

    def log(self, level, msg, *args, **options):
        if not self.isEnabledFor(level):
            return
        text = str(msg)
        if args:
            text = text % (args[0] if len(args) == 1 and isinstance(args[0], dict) else args)
        if not _said["ready"]:
            if level >= 30:
                stderr.write(text + "\n")
            return
        from datetime import datetime
        now = datetime.now()
        facts = {"levelname": _levels.get(level, f"Level {level}"), "levelno": level, "name": self.name, "message": text,
                 "asctime": now.strftime(_said["date"]) if _said["date"] else now.strftime("%Y-%m-%d %H:%M:%S") + f",{now.microsecond // 1000:03d}",
                 "filename": argv[0].split("/")[-1], "module": argv[0].split("/")[-1].split(".")[0], "lineno": 0,
                 "funcName": "<module>", "process": 1, "created": now.timestamp()}
        line = (_said["format"] or "%(levelname)s:%(name)s:%(message)s") % facts + "\n"
        if _said["file"] is not None:
            _tensh.append(_said["file"], line)
        else:
            (_said["stream"] or stderr).write(line)

    def debug(self, msg, *args, **options):
        self.log(10, msg, *args)

    def info(self, msg, *args, **options):
        self.log(20, msg, *args)

    def warning(self, msg, *args, **options):
        self.log(30, msg, *args)

    def error(self, msg, *args, **options):
        self.log(40, msg, *args)

    def critical(self, msg, *args, **options):
        self.log(50, msg, *args)

    exception = error
    warn = warning


_root = _Logger("root", 30)
_root.least = 0
_loggers = {}


# in logging
NOTSET = 0
DEBUG = 10
INFO = 20
WARNING = 30
ERROR = 40
FATAL = 50
CRITICAL = 50


def getLogger(name=None):
    if name is None or name == "root":
        return _root
    if name not in _loggers:
        _loggers[name] = _Logger(name)
    return _loggers[name]


def basicConfig(*, level=None, format=None, datefmt=None, stream=None, filename=None, filemode="a", force=False, **options):
    if _said["ready"] and not force:
        return
    if level is not None:
        _root.setLevel(level)
    _said.update(ready=True, format=format, date=datefmt, stream=stream, file=filename)
    if filename is not None and filemode == "w":
        _tensh.write_text(filename, "")


def disable(level=50):
    _root.least = level


def debug(msg, *args, **options):
    log(10, msg, *args)


def info(msg, *args, **options):
    log(20, msg, *args)


def warning(msg, *args, **options):
    log(30, msg, *args)


def error(msg, *args, **options):
    log(40, msg, *args)


def critical(msg, *args, **options):
    log(50, msg, *args)


def log(level, msg, *args, **options):
    basicConfig()
    _root.log(level, msg, *args)


# in copy
def copy(x):
    return _tensh.copied(x, False)


def deepcopy(x, memo=None):
    return _tensh.copied(x, True, memo)


# in string
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\x0b\x0c"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([x.capitalize() for x in s.split(sep)])


class Template:
    def __init__(self, template):
        self.template = template

    def _filled(self, values, lenient):
        import re

        def put(found):
            whole, name = found.group(), found.group(1) or found.group(2)
            if whole == "$$":
                return "$"
            if name is None:
                if lenient:
                    return whole
                at = found.start() + 1
                raise ValueError(f"Invalid placeholder in string: line 1, col {at}")
            if lenient and name not in values:
                return whole
            return str(values[name])
        return re.sub(r"\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|)", put, self.template)

    def substitute(self, mapping={}, /, **named):
        return self._filled({**mapping, **named}, False)

    def safe_substitute(self, mapping={}, /, **named):
        return self._filled({**mapping, **named}, True)

# in __future__
absolute_import = True
annotations = True
division = True
generators = True
print_function = True
unicode_literals = True
