"""Small parts of Python's own modules: what scripts about tensors use of them, none of it reaching the machine."""
import math
import _tensh


# in time
time = _tensh.time
time_ns = _tensh.time_ns
perf_counter = _tensh.perf_counter
perf_counter_ns = _tensh.perf_counter_ns
monotonic = _tensh.monotonic
monotonic_ns = _tensh.monotonic_ns
process_time = _tensh.process_time
process_time_ns = _tensh.process_time_ns


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
class Timer:
    """Times a statement, behind a setup that is not timed."""
    def __init__(self, stmt="pass", setup="pass", timer=None, globals=None):
        self._names, self._setup = {} if globals is None else globals, setup
        self._timer = perf_counter if timer is None else timer
        self._stmt = stmt if callable(stmt) else self._compiled(stmt)

    def _compiled(self, stmt):
        names = self._names
        try:
            exec(f"def _timed():\n    return (\n{stmt}\n    )", names)
        except SyntaxError:
            lines = "\n".join(["    " + line for line in stmt.split("\n")])
            exec(f"def _timed():\n{lines}\n    __import__('time').perf_counter()", names)
        return names["_timed"]

    def timeit(self, number=1000000):
        if callable(self._setup):
            self._setup()
        else:
            exec(self._setup, self._names)
        start = self._timer()
        for _ in range(number):
            _tensh.settled(self._stmt())
        return self._timer() - start

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """As many turns as take 0.2 seconds: 1, 2, 5, 10, 20, 50 …"""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=None, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=None, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


default_timer = _tensh.perf_counter


# in _nowhere
class _Draws:
    """Python's Mersenne Twister, number for number."""
    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, a=None, version=2):
        if isinstance(a, (str, bytes, bytearray)):
            from hashlib import sha512
            text = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(text + sha512(text).digest(), "big")
        elif a is not None and not isinstance(a, int):
            if not isinstance(a, float):
                raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
            a = abs(hash(a))
        self._words = _tensh.words(a)
        self._kept = None

    def getstate(self):
        return 3, (self._words, _tensh.words_at(self._words)), self._kept

    def setstate(self, state):
        version, (words, at), self._kept = state
        if words is self._words:
            _tensh.words_to(words, at)
        else:
            # Those of another generator, which goes on by itself.
            self._words = _tensh.words_from(words, at)

    def __copy__(self):
        made = object.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made._words = _tensh.words_from(self._words, _tensh.words_at(self._words))
        return made

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__copy__()
        for name, value in self.__dict__.items():
            if name != "_words":
                setattr(made, name, deepcopy(value, memo))
        return made

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
        width = b - a + 1
        return a + self._below(width) if width > 0 else self.randrange(a, b + 1)

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

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * math.sqrt(u * c)

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return math.exp(self.normalvariate(mu, sigma))

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-math.log(1.0 - self.random())) ** (1.0 / beta)

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return 2.0 * math.pi * self.random()
        s = 0.5 / kappa
        r = s + math.sqrt(1.0 + s * s)
        while True:
            z = math.cos(math.pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * math.exp(d):
                break
        q = 1.0 / r
        angle = math.acos((q + z) / (1.0 + q * z))
        return (mu + angle if self.random() > 0.5 else mu - angle) % (2.0 * math.pi)

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -math.log(1.0 - self.random()) * beta
        if alpha < 1.0:
            return self._small_gamma(alpha) * beta
        ainv = math.sqrt(2.0 * alpha - 1.0)
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = math.log(u1 / (1.0 - u1)) / ainv
            x = alpha * math.exp(v)
            z = u1 * u1 * u2
            r = alpha - math.log(4.0) + (alpha + ainv) * v - x
            if r + (1.0 + math.log(4.5)) - 4.5 * z >= 0.0 or r >= math.log(z):
                return x * beta

    def _small_gamma(self, alpha):
        while True:
            b = (math.e + alpha) / math.e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -math.log((b - p) / alpha)
            u = self.random()
            if u <= (x ** (alpha - 1.0) if p > 1.0 else math.exp(-x)):
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0


class _Stream(_Draws):
    """The same; what loops draw most comes of the host, as far as it knows what it is given."""
    random = _tensh.chance_random
    randint = _tensh.chance_randint
    randrange = _tensh.chance_randrange
    uniform = _tensh.chance_uniform
    gauss = _tensh.chance_gauss
    choice = _tensh.chance_choice
    choices = _tensh.chance_choices
    shuffle = _tensh.chance_shuffle
    sample = _tensh.chance_sample


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
randbytes = _stream.randbytes
triangular = _stream.triangular
lognormvariate = _stream.lognormvariate
paretovariate = _stream.paretovariate
weibullvariate = _stream.weibullvariate
vonmisesvariate = _stream.vonmisesvariate
gammavariate = _stream.gammavariate
betavariate = _stream.betavariate


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
    name, encoding, errors, mode, closed = "<stdout>", "utf-8", "strict", "w", False

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def write(self, text):
        _tensh.print(text, True)
        return len(text)


class _Errors(_Output):
    name = "<stderr>"

    def write(self, text):
        _tensh.print(text, False)
        return len(text)


class _Input:
    name, encoding, closed = "<stdin>", "utf-8", False

    def isatty(self):
        return False

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
