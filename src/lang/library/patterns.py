"""re and textwrap: patterns in texts, and texts in lines."""
import _tensh


# in re
NOFLAG = 0
A = 256
ASCII = 256
I = 2
IGNORECASE = 2
M = 8
MULTILINE = 8
S = 16
DOTALL = 16
X = 64
VERBOSE = 64
U = 32
UNICODE = 32


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos, self.lineno, self.colno = msg, pattern, pos, None, None
        if pattern is not None and pos is not None:
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            place = f" at position {pos}"
            msg = msg + place + (f" (line {self.lineno}, column {self.colno})" if "\n" in pattern else "")
        super().__init__(msg)


class Match:
    def __init__(self, of, string, spans, pos=0, endpos=None):
        self.re, self.string, self._spans = of, string, spans
        self.pos, self.endpos = pos, len(string) if endpos is None else endpos

    def _place(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return group

    def _text(self, at, default=None):
        start, end = self._spans[at]
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        found = [self._text(self._place(g)) for g in groups or (0,)]
        return found[0] if len(found) == 1 else tuple(found)

    def __getitem__(self, group):
        return self._text(self._place(group))

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re.groupindex.items()}

    def span(self, group=0):
        return self._spans[self._place(group)]

    def start(self, group=0):
        return self._spans[self._place(group)][0]

    def end(self, group=0):
        return self._spans[self._place(group)][1]

    @property
    def lastindex(self):
        found = [i for i in range(1, len(self._spans)) if self._spans[i][0] >= 0]
        return found[-1] if found else None

    @property
    def lastgroup(self):
        last = self.lastindex
        return next((name for name, place in self.re.groupindex.items() if place == last), None)

    @property
    def regs(self):
        return tuple(self._spans)

    def expand(self, template):
        return _filled(template, self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern, self.flags = pattern, flags
        # Bytes are looked through as the characters of their numbers.
        self._bytes = isinstance(pattern, (bytes, bytearray))
        self._text = bytes(pattern).decode("latin-1") if self._bytes else pattern
        self._flags = flags | 256 if self._bytes else flags
        said, names, self.groups = _tensh.pattern(self._text, self._flags)
        if said != "":
            msg, _, pos = said.partition(" at position ")
            raise error(msg, self._text, int(pos)) if pos else error(msg)
        self.groupindex = dict(names)

    def _read(self, string):
        if isinstance(string, str):
            if self._bytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        if not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        if not self._bytes:
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return bytes(string).decode("latin-1")

    def _at(self, string, pos, how, endpos=None):
        text = self._read(string)
        end = len(text) if endpos is None else max(0, min(endpos, len(text)))
        spans = _tensh.match_at(self._text, self._flags, text if endpos is None else text[:end], pos, how)
        return None if spans is None else Match(self, string, spans, pos, end)

    def search(self, string, pos=0, endpos=None):
        return self._at(string, pos, "search", endpos)

    def match(self, string, pos=0, endpos=None):
        return self._at(string, pos, "match", endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._at(string, pos, "fullmatch", endpos)

    def _whole(self, string, pos=0, endpos=None):
        """All of a text is looked through, which the host does at once."""
        return pos == 0 and endpos is None and not self._bytes and isinstance(string, str)

    def finditer(self, string, pos=0, endpos=None):
        if self._whole(string, pos, endpos):
            for spans in _tensh.match_all(self._text, self._flags, string):
                yield Match(self, string, spans)
            return
        end = len(string) if endpos is None else endpos
        while pos <= end:
            found = self.search(string, pos, endpos)
            if found is None:
                return
            yield found
            start, last = found.span()
            pos = last + 1 if start == last else last

    def findall(self, string, pos=0, endpos=None):
        if self._whole(string, pos, endpos):
            return _tensh.find_texts(self._text, self._flags, string)
        found, nothing = list(self.finditer(string, pos, endpos)), b"" if self._bytes else ""
        if self.groups == 0:
            return [m.group() for m in found]
        return [m._text(1, nothing) if self.groups == 1 else m.groups(nothing) for m in found]

    def split(self, string, maxsplit=0):
        if self._whole(string) and maxsplit >= 0:
            return _tensh.split_text(self._text, self._flags, string, maxsplit)
        parts, at = [], 0
        for n, m in enumerate(self.finditer(string)):
            if maxsplit and n >= maxsplit:
                break
            parts.append(string[at:m.start()])
            parts.extend(m.groups())
            at = m.end()
        return parts + [string[at:]]

    def subn(self, repl, string, count=0):
        if self._bytes:
            return self._subn_bytes(repl, string, count)
        if self._whole(string) and isinstance(repl, str) and "\\" not in repl and count >= 0:
            return _tensh.replace_text(self._text, self._flags, repl, string, count)
        out, at, done = [], 0, 0
        for m in self.finditer(string):
            if count and done >= count:
                break
            out.append(string[at:m.start()])
            out.append(repl(m) if callable(repl) else _filled(repl, m))
            at = m.end()
            done += 1
        return "".join(out) + string[at:], done

    def _subn_bytes(self, repl, string, count):
        if not callable(repl):
            made, done = compile(self._text, self._flags).subn(bytes(repl).decode("latin-1"), self._read(string), count)
            return made.encode("latin-1"), done
        out, at, done = b"", 0, 0
        for m in self.finditer(string):
            if count and done >= count:
                break
            out += string[at:m.start()] + repl(m)
            at, done = m.end(), done + 1
        return out + string[at:], done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        named = [n for n, bit in (("re.IGNORECASE", 2), ("re.MULTILINE", 8), ("re.DOTALL", 16), ("re.VERBOSE", 64)) if self.flags & bit]
        return f"re.compile({self.pattern!r}{', ' + '|'.join(named) if named else ''})"


# in _nowhere
_kept = {}
_escapes = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "a": "\a", "f": "\f", "v": "\v"}


def _filled(template, m):
    r"""A replacement with what was found: \1, \g<name>, \n."""
    if "\\" not in template:
        return template
    out, i = "", 0
    while i < len(template):
        c = template[i]
        i += 1
        if c != "\\" or i >= len(template):
            out += c
            continue
        c = template[i]
        i += 1
        if c == "g":
            end = template.find(">", i)
            if end < 0 or template[i:i + 1] != "<":
                raise error("missing <")
            name = template[i + 1:end]
            out += m._text(m._place(int(name) if name.isdigit() else name), "")
            i = end + 1
        elif c.isdigit() and c != "0":
            if template[i:i + 1].isdigit():
                c += template[i]
                i += 1
            if int(c) >= len(m._spans):
                raise error(f"invalid group reference {c}")
            out += m._text(int(c), "")
        elif c in _escapes:
            out += _escapes[c]
        elif c.isalpha():
            raise error(f"bad escape \\{c}")
        else:
            out += "\\" + c
    return out


# in re
def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (pattern, flags)
    if key not in _kept:
        _kept[key] = Pattern(pattern, flags)
    return _kept[key]


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern])


# in textwrap
def wrap(text, width=70, initial_indent="", subsequent_indent="", **options):
    lines, line = [], None
    for word in text.split():
        indent = initial_indent if not lines else subsequent_indent
        while len(word) > width - len(indent) and (line is None or line == ""):
            room = max(1, width - len(indent))
            lines.append(indent + word[:room])
            word, indent, line = word[room:], subsequent_indent, None
        if word == "":
            continue
        if line is None:
            line = indent + word
        elif len(line) + 1 + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = subsequent_indent + word
    return lines + ([line] if line is not None else [])


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, placeholder=" [...]", **options):
    words, kept = text.split(), ""
    if len(" ".join(words)) <= width:
        return " ".join(words)
    for word in words:
        longer = word if kept == "" else kept + " " + word
        if len(longer) + len(placeholder) > width:
            break
        kept = longer
    return kept + placeholder if kept != "" else placeholder.strip()


def dedent(text):
    lines = text.split("\n")
    lines = [line if line.strip() != "" else "" for line in lines]
    full = [line for line in lines if line != ""]
    margin = None
    for line in full:
        indent = line[:len(line) - len(line.lstrip())]
        if margin is None or margin.startswith(indent):
            margin = indent
        else:
            while not indent.startswith(margin):
                margin = margin[:-1]
    margin = margin or ""
    return "\n".join([line[len(margin):] for line in lines])


def indent(text, prefix, predicate=None):
    lines = text.splitlines(True)
    return "".join([prefix + line if (predicate(line) if predicate else line.strip() != "") else line for line in lines])
