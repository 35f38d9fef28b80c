"""Texts that programs exchange: json and csv, as Python reads and writes them."""
import _tensh


# in json
class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.ensure_ascii, self.allow_nan, self.sort_keys = ensure_ascii, allow_nan, sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.item_separator, self.key_separator = separators or ((", " if indent is None else ","), ": ")
        self._given = default

    def default(self, o):
        if self._given is not None:
            return self._given(o)
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return self._text(o, "\n")

    def iterencode(self, o):
        yield self.encode(o)

    def _text(self, o, line):
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, str):
            return _tensh.json_string(o, self.ensure_ascii)
        if isinstance(o, int):
            return str(int(o))
        if isinstance(o, float):
            return self._float(o)
        if isinstance(o, (list, tuple)):
            inner = self._inner(line)
            return self._joined("[", [self._text(x, inner) for x in o], "]", line)
        if isinstance(o, dict):
            inner = self._inner(line)
            keys = sorted(o) if self.sort_keys else list(o)
            parts = [self._key(k) + self.key_separator + self._text(o[k], inner) for k in keys]
            return self._joined("{", parts, "}", line)
        return self._text(self.default(o), line)

    def _float(self, o):
        if o == o and o not in (float("inf"), -float("inf")):
            return repr(float(o))
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def _key(self, k):
        if isinstance(k, str):
            return _tensh.json_string(k, self.ensure_ascii)
        if k is None or isinstance(k, (bool, int, float)):
            return '"' + self._text(k, "") + '"'
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(k).__name__}")

    def _inner(self, line):
        return line + self.indent if self.indent is not None else line

    def _joined(self, first, parts, last, line):
        if not parts:
            return first + last
        if self.indent is None:
            return first + self.item_separator.join(parts) + last
        inner = line + self.indent
        return first + inner + (self.item_separator + inner).join(parts) + line + last


def dumps(obj, *, cls=None, **options):
    return (cls or JSONEncoder)(**options).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None):
    if not isinstance(s, (str, bytes, bytearray)):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    text = s if isinstance(s, str) else bytes(s).decode()
    if cls is not None:
        return cls(object_hook=object_hook, object_pairs_hook=object_pairs_hook).decode(text)
    found, at, value = _tensh.json_value(text)
    if found != "":
        raise JSONDecodeError(found, text, at)
    if parse_float is not None or parse_int is not None or parse_constant is not None or object_pairs_hook is not None:
        return _Reader(text, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook).value()
    return _hooked(value, object_hook) if object_hook is not None else value


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self._hooks = object_hook, parse_float, parse_int, parse_constant, object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, len(s) - len(s.lstrip(" \t\n\r")))
        if s[end:].strip(" \t\n\r"):
            raise JSONDecodeError("Extra data", s, end + len(s[end:]) - len(s[end:].lstrip(" \t\n\r")))
        return value

    def raw_decode(self, s, idx=0):
        found, at, value = _tensh.json_value(s[idx:])
        if found != "" and found != "Extra data":
            raise JSONDecodeError(found, s, idx + at)
        reader = _Reader(s, *self._hooks)
        reader.at = idx
        return reader.value(), reader.at


def load(fp, **options):
    return loads(fp.read(), **options)


# in _nowhere
class _Reader:
    """Reads a text that is right, part by part, for who wants to see each."""
    def __init__(self, text, hook, of_float, of_int, of_constant, of_pairs):
        self.text, self.at, self.hook, self.of_pairs = text, 0, hook, of_pairs
        self.of_float, self.of_int, self.of_constant = of_float or float, of_int or int, of_constant

    def _blank(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r":
            self.at += 1

    def _takes(self, c):
        self._blank()
        if self.text[self.at] != c:
            return False
        self.at += 1
        return True

    def _string(self):
        begun = self.at
        self.at += 1
        while self.text[self.at] != '"':
            self.at += 2 if self.text[self.at] == "\\" else 1
        self.at += 1
        return _tensh.json_value(self.text[begun:self.at])[2]

    def value(self):
        self._blank()
        c = self.text[self.at]
        if c == '"':
            return self._string()
        if c == "[":
            self.at += 1
            items = []
            while not self._takes("]"):
                items.append(self.value())
                self._takes(",")
            return items
        if c == "{":
            self.at += 1
            pairs = []
            while not self._takes("}"):
                self._blank()
                key = self._string()
                self._takes(":")
                pairs.append((key, self.value()))
                self._takes(",")
            if self.of_pairs is not None:
                return self.of_pairs(pairs)
            return dict(pairs) if self.hook is None else self.hook(dict(pairs))
        begun = self.at
        while self.at < len(self.text) and self.text[self.at] not in " \t\n\r,]}":
            self.at += 1
        word = self.text[begun:self.at]
        if word in ("null", "true", "false"):
            return {"null": None, "true": True, "false": False}[word]
        if word in ("NaN", "Infinity", "-Infinity"):
            return self.of_constant(word) if self.of_constant is not None else float(word.replace("Infinity", "inf"))
        return self.of_float(word) if any([c in word for c in ".eE"]) else self.of_int(word)


def _hooked(value, hook):
    if isinstance(value, list):
        return [_hooked(v, hook) for v in value]
    if isinstance(value, dict):
        return hook({k: _hooked(v, hook) for k, v in value.items()})
    return value


# in csv
QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None


class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ",", '"', True, False, "\r\n", 0


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ",", '"', True, False, "\n", 1


def register_dialect(name, dialect=None, **options):
    made = _dialect_of("excel" if dialect is None else dialect, options)
    _dialects[name] = type(name, (Dialect,), made)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=131072):
    return 131072


class Sniffer:
    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        best, most = None, 0
        for c in delimiters or self.preferred + ["|"]:
            counts = [line.count(c) for line in lines]
            if counts and counts[0] > 0 and all([n == counts[0] for n in counts]) and (best is None or counts[0] > most and best not in ",\t;"):
                best, most = c, counts[0]
        if best is None:
            raise Error("Could not determine delimiter")
        return type("dialect", (excel,), {"delimiter": best, "quotechar": "'" if f"{best}'" in sample else '"',
                                          "skipinitialspace": all([f"{best} " in line for line in lines]), "_name": "sniffed"})

    def has_header(self, sample):
        rows = list(reader(sample.splitlines(), self.sniff(sample)))
        head, votes = rows[0], 0
        for i in range(len(head)):
            kinds = {_number_like(row[i]) for row in rows[1:21] if len(row) == len(head)}
            if kinds == {True}:
                votes += -1 if _number_like(head[i]) else 1
            elif kinds == {False}:
                lengths = {len(row[i]) for row in rows[1:21] if len(row) == len(head)}
                if len(lengths) == 1:
                    votes += 1 if len(head[i]) not in lengths else -1
        return votes > 0


# in _nowhere
_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_facts = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


def _number_like(text):
    try:
        complex(text)
    except ValueError:
        return False
    return True


def _dialect_of(dialect, options):
    """What a dialect says, with what is said besides."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    for name in options:
        if name not in _facts:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    found = {"delimiter": ",", "quotechar": '"', "escapechar": None, "doublequote": True, "skipinitialspace": False, "lineterminator": "\r\n", "quoting": 0}
    for name in found:
        said = options.get(name) if name in options else getattr(dialect, name, None)
        if said is not None or name in options:
            found[name] = said
    if not isinstance(found["delimiter"], str) or len(found["delimiter"]) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if found["quotechar"] is None:
        found["quoting"] = 3
    return found


def _records(lines, delimiter, quotechar, skipinitialspace, escapechar, doublequote, quoting):
    """Rows of cells and whether each was quoted; a quoted cell may go on over lines."""
    row, cell, quoted, inside = [], "", False, False
    for line in lines:
        text = line
        while text.endswith("\n") or text.endswith("\r"):
            text = text[:-1]
        if not inside:
            if text == "":
                yield []
                continue
            if quoting == 3:
                quotechar = None
            if (quotechar is None or quotechar not in text) and (escapechar is None or escapechar not in text):
                cells = text.split(delimiter)
                yield [(c.lstrip(" ") if skipinitialspace else c, False) for c in cells]
                continue
        i = 0
        while i < len(text):
            c = text[i]
            if c == escapechar:
                i += 1
                cell += text[i:i + 1]
            elif inside:
                if c == quotechar and doublequote and text[i + 1:i + 2] == quotechar:
                    cell += c
                    i += 1
                elif c == quotechar:
                    inside = False
                else:
                    cell += c
            elif c == quotechar and cell == "":
                inside = quoted = True
            elif c == delimiter:
                row.append((cell, quoted))
                cell, quoted = "", False
            elif not (c == " " and cell == "" and skipinitialspace):
                cell += c
            i += 1
        if inside:
            cell += "\n"
            continue
        row.append((cell, quoted))
        yield row
        row, cell, quoted = [], "", False
    if inside:
        row.append((cell, quoted))
        yield row


# in csv
class reader:
    def __init__(self, csvfile, dialect="excel", **options):
        said = _dialect_of(dialect, options)
        self.line_num = 0
        self._quoting = said["quoting"]
        self._rows = _records(self._counted(csvfile), said["delimiter"], said["quotechar"], said["skipinitialspace"], said["escapechar"],
                              said["doublequote"], said["quoting"])

    def _counted(self, lines):
        for line in lines:
            self.line_num += 1
            yield line

    def __iter__(self):
        return self

    def __next__(self):
        row = next(self._rows)
        if self._quoting == 2:
            return [cell if quoted else float(cell) for cell, quoted in row]
        return [cell for cell, _ in row]


class writer:
    def __init__(self, csvfile, dialect="excel", **options):
        said = _dialect_of(dialect, options)
        self._file, self._delimiter, self._quote, self._quoting = csvfile, said["delimiter"], said["quotechar"], said["quoting"]
        self._end, self._escape, self._doubles = said["lineterminator"], said["escapechar"], said["doublequote"]

    def _cell(self, value, alone):
        text = "" if value is None else repr(value) if type(value) is float else str(value)
        quote = self._quote
        special = any([c in text for c in (self._delimiter, quote or self._delimiter, "\n", "\r")]) or (alone and text == "")
        if self._quoting == 3:
            return self._escaped(text, (self._delimiter, quote, self._escape, "\n", "\r"))
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if self._quoting == 1 or (self._quoting == 2 and not number) or (self._quoting != 3 and special):
            return quote + (text.replace(quote, quote + quote) if self._doubles else self._escaped(text, (quote, self._escape))) + quote
        return text

    def _escaped(self, text, special):
        if self._escape is None:
            if any([c is not None and c in text for c in special]):
                raise Error("need to escape, but no escapechar set")
            return text
        return "".join([self._escape + c if c in special else c for c in text])

    def writerow(self, row):
        cells = list(row)
        line = self._delimiter.join([self._cell(v, len(cells) == 1) for v in cells]) + self._end
        return self._file.write(line)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self._names, self._rest, self._default = fieldnames, restkey, restval
        self.reader = reader(f, dialect, **options)

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self._rest] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self._default
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **options):
        self.fieldnames, self._default, self._extras = list(fieldnames), restval, extrasaction
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        extra = [k for k in rowdict if k not in self.fieldnames]
        if self._extras == "raise" and extra:
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(k) for k in extra]))
        return self.writer.writerow([rowdict.get(k, self._default) for k in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)
