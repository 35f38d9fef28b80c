"""What NumPy counts time in: units and their multiples, how counts turn from one into another, and the texts that mean them."""
import math
import re
import numpy as np
from _days import civil

# in _numpy_units
nat = -9223372036854775808
names = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes", "s": "seconds",
         "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds", "ps": "picoseconds", "fs": "femtoseconds",
         "as": "attoseconds", "generic": "generic time units"}
order = list(names)
# Attoseconds in each that has as many always; of years and months as many as they have on average.
size = {"W": 604800 * 10 ** 18, "D": 86400 * 10 ** 18, "h": 3600 * 10 ** 18, "m": 60 * 10 ** 18, "s": 10 ** 18, "ms": 10 ** 15,
        "us": 10 ** 12, "ns": 10 ** 9, "ps": 10 ** 6, "fs": 1000, "as": 1}
average = {"Y": 31556952 * 10 ** 18, "M": 2629746 * 10 ** 18}


class _TimeType:
    """The dtype of moments ("M") or of spans between them ("m"), in so many of a unit."""
    __module__ = "numpy"
    hasobject = False
    itemsize = 8
    alignment = 8
    byteorder = "="
    isnative = True
    names = fields = None
    subdtype = None
    shape = ()
    ndim = 0

    def __init__(self, kind, unit, many=1):
        self.kind = self.char = kind
        self.unit = unit
        self.many = many
        self._said = "" if unit == "generic" else f"[{many if many != 1 else ''}{unit}]"
        self.str = f"<{kind}8{self._said}"
        self.name = ("datetime64" if kind == "M" else "timedelta64") + self._said

    @property
    def type(self):
        return np.datetime64 if self.kind == "M" else np.timedelta64

    @property
    def num(self):
        return 21 if self.kind == "M" else 22

    def of(self, kind):
        return _TimeType(kind, self.unit, self.many)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.str}')"

    def _is(self, other):
        other = kind_of(other)
        return other is not None and other.str == self.str

    def __eq__(self, other):
        return self._is(other)

    def __ne__(self, other):
        return not self._is(other)

    def __hash__(self):
        return hash(self.str)


def kind(letter, unit, many=1):
    return _TimeType(letter, unit, many)


def kind_of(said):
    """The dtype of times that is meant; None where it is another one."""
    if isinstance(said, _TimeType):
        return said
    if said is np.datetime64:
        return _TimeType("M", "generic")
    if said is np.timedelta64:
        return _TimeType("m", "generic")
    if not isinstance(said, str):
        return None
    found = re.match(r"[<=|]?(datetime64|timedelta64|[Mm]8|M|m)(\[.*\])?$", said)
    if found is None or (found.group(1) in ("M", "m") and found.group(2)):
        return None
    unit = found.group(2)
    letter = {"d": "M", "t": "m"}.get(found.group(1)[0], found.group(1)[0])
    if unit is None:
        return _TimeType(letter, "generic")
    try:
        return unit_of(unit[1:-1], letter)
    except TypeError:
        raise TypeError(f'Invalid datetime unit in metadata string "{unit}"') from None


def unit_of(said, kind="M"):
    """A unit by its name, which may have a number of them before it."""
    if isinstance(said, _TimeType):
        return said.of(kind)
    if isinstance(said, tuple):
        return _TimeType(kind, unit_of(said[0]).unit, said[1])
    said = said.decode() if isinstance(said, bytes) else said
    found = re.match(r"(\d*)([A-Za-zμ]+)$", said) if isinstance(said, str) else None
    unit = None if found is None else "us" if found.group(2) == "μs" else found.group(2)
    if unit not in names or (found.group(1) and (unit == "generic" or int(found.group(1)) == 0)):
        raise TypeError(f'Invalid datetime unit "{said}" in metadata')
    return _TimeType(kind, unit, int(found.group(1) or "1"))


def is_civil(kind):
    """Years and months have no fixed number of days."""
    return kind.unit in ("Y", "M")


def met(a, b, strict=False):
    """The unit in which two meet. `strict`: spans of years have no length in days."""
    if a.unit == "generic" or b.unit == "generic":
        return b if a.unit == "generic" else a
    if is_civil(a) != is_civil(b):
        if strict:
            raise TypeError(f"Cannot get a common metadata divisor for Numpy datetime metadata [{a._said[1:-1]}] and "
                            f"[{b._said[1:-1]}] because they have incompatible nonlinear base time units.")
        return b if is_civil(a) else a
    fine = a if order.index(a.unit) >= order.index(b.unit) else b
    lengths = [k.many * (12 if k.unit == "Y" and fine.unit == "M" else 1 if is_civil(k) else size[k.unit] // size[fine.unit])
               for k in (a, b)]
    return _TimeType(a.kind, fine.unit, math.gcd(*lengths))


def turned(count, old, new, moments):
    """Counts, or a count, of one unit in another: what begins before, as NumPy does."""
    if old.str[3:] == new.str[3:] or old.unit == "generic" or new.unit == "generic":
        if new.unit == "generic" and old.unit != "generic" and moments:
            raise ValueError("Cannot convert a NumPy datetime value other than NaT with generic units")
        return count
    if isinstance(count, int):
        if count == nat:
            return nat
        made = _turned(count, old, new, moments)
        if abs(made) > 9223372036854775807:
            raise OverflowError(f"Overflow when converting between NumPy {'datetime' if moments else 'timedelta'} units")
        return made
    if _longest(count) * _ratio(old, new) > 9223372036854775807:
        raise OverflowError(f"Overflow when converting between NumPy {'datetime' if moments else 'timedelta'} units")
    return np.where(count == nat, nat, _turned(count, old, new, moments))


def _longest(counts):
    there = counts[counts != nat]
    return max(-int(there.min()), int(there.max())) if there.size else 0


def _ratio(old, new):
    length = [(average if is_civil(k) else size)[k.unit] * k.many for k in (old, new)]
    return length[0] / length[1]


def _turned(count, old, new, moments):
    if is_civil(old):
        if is_civil(new):
            months = count * (old.many * (12 if old.unit == "Y" else 1))
            return months // (new.many * (12 if new.unit == "Y" else 1))
        if moments:
            return _turned(days_of(count * (old.many * (12 if old.unit == "Y" else 1))), _TimeType("M", "D"), new, True)
    if is_civil(new) and moments:
        year, month, _ = civil(_turned(count, old, _TimeType("M", "D"), True))
        return (year - 1970 if new.unit == "Y" else (year - 1970) * 12 + month - 1) // new.many
    a, b = [(average if is_civil(k) else size)[k.unit] * k.many for k in (old, new)]
    common = math.gcd(a, b)
    up, down = a // common, b // common
    made = count if up == 1 else count * up
    return made if down == 1 else made // down


def days_of(months):
    """The day since 1970 on which a month since then begins."""
    month = months % 12 + 1
    year = 1970 + months // 12 - 1 + (month + 9) // 12
    era = year // 400
    inner = year - era * 400
    return era * 146097 + inner * 365 + inner // 4 - inner // 100 + (153 * ((month + 9) % 12) + 2) // 5 - 719468


def written(count, kind, unit=None):
    """A moment as ISO 8601 writes it, up to a unit, which is its own where none is said."""
    if count == nat:
        return "NaT"
    unit = kind.unit if unit is None else unit
    if is_civil(kind):
        months = count * kind.many * (12 if kind.unit == "Y" else 1)
        year, month, day, clock = 1970 + months // 12, months % 12 + 1, 1, 0
    else:
        total, one = count * kind.many * size[kind.unit], size["D"]
        year, month, day = civil(total // one)
        clock = total % one
    text = f"{year:04d}"
    if unit == "Y":
        return text
    text += f"-{month:02d}"
    if unit == "M":
        return text
    text += f"-{day:02d}"
    if unit in ("D", "W"):
        return text
    seconds, rest = divmod(clock, 10 ** 18)
    text += f"T{seconds // 3600:02d}"
    if unit == "h":
        return text
    text += f":{seconds // 60 % 60:02d}"
    if unit == "m":
        return text
    text += f":{seconds % 60:02d}"
    digits = {"s": 0, "ms": 3, "us": 6, "ns": 9, "ps": 12, "fs": 15, "as": 18}[unit]
    return text if digits == 0 else text + "." + f"{rest:018d}"[:digits]


# How wide NumPy makes texts of moments: the years may be long.
widths = {"Y": 21, "M": 25, "W": 28, "D": 28, "h": 32, "m": 35, "s": 38, "ms": 42, "us": 45, "ns": 48, "ps": 51, "fs": 54,
          "as": 57, "generic": 57}


def _short(total):
    """The coarsest unit, days at most, that says all of so many attoseconds."""
    for unit in ("D", "m", "s", "ms", "us", "ns", "ps", "fs"):
        if total % size[unit] == 0:
            return unit
    return "as"


def automatic(counts, kind):
    """The unit in which the most exact of the moments is said whole."""
    if is_civil(kind) or kind.unit == "W":
        return "D"
    found = [_short(c * kind.many * size[kind.unit]) for c in counts if c != nat] or ["D"]
    return max(found, key=lambda u: order.index(u))


_days = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read(text):
    """A moment that is written: its count, and the unit in which it is written; None as unit for none (NaT)."""
    if text.strip().lower() in ("nat", ""):
        return nat, None
    if text in ("now", "today"):
        from datetime import datetime
        seconds = int(datetime.now().timestamp())
        return (seconds, "s") if text == "now" else (seconds // 86400, "D")
    at = len(text) - len(text.lstrip())

    def bad(place):
        raise ValueError(f'Error parsing datetime string "{text}" at position {place}')

    def out(what):
        raise ValueError(f'{what} out of range in datetime string "{text}"')

    found = re.match(r"([+-]?)(\d+)", text[at:])
    if found is None:
        bad(at)
    year = int(found.group(2)) * (-1 if found.group(1) == "-" else 1)
    if len(found.group(2)) < 4 and not found.group(1):
        bad(at + len(found.group(2)))
    at += found.end()
    month, day = 1, 1
    for part in ("month", "day"):
        if at == len(text):
            return _made(year, month, day, 0, "Y" if part == "month" else "M")
        if text[at] != "-":
            bad(at)
        two = re.match(r"\d\d", text[at + 1:])
        if two is None:
            bad(at + 1)
        if part == "month":
            month = int(two.group())
            if not 1 <= month <= 12:
                out("Month")
        else:
            day = int(two.group())
            leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            if not 1 <= day <= _days[month - 1] + leap:
                out("Day")
        at += 3
    if at == len(text) or not text[at:].strip():
        return _made(year, month, day, 0, "D")
    if text[at] not in "T ":
        bad(at)
    clock, unit = 0, "D"
    for name, mark, most, unit_now, each in (("Hours", "T ", 23, "h", 3600), ("Minutes", ":", 59, "m", 60),
                                             ("Seconds", ":", 59, "s", 1)):
        if at == len(text) or text[at] not in mark:
            break
        two = re.match(r"\d\d", text[at + 1:])
        if two is None:
            bad(at + 1)
        if int(two.group()) > most:
            out(name)
        clock += int(two.group()) * each * 10 ** 18
        at, unit = at + 3, unit_now
    if unit == "s" and at < len(text) and text[at] == ".":
        digits = re.match(r"\d*", text[at + 1:]).group()
        if not 0 < len(digits) <= 18:
            bad(at + 1 + min(len(digits), 18))
        clock += int(digits.ljust(18, "0"))
        unit = ("ms", "us", "ns", "ps", "fs", "as")[(len(digits) - 1) // 3]
        at += 1 + len(digits)
    zone = re.match(r"(Z|([+-])(\d\d):?(\d\d)?)?\s*$", text[at:])
    if zone is None:
        bad(at)
    if zone.group(1):
        import warnings
        warnings.warn("no explicit representation of timezones available for np.datetime64", UserWarning)
        if zone.group(2):
            step = (int(zone.group(3)) * 60 + int(zone.group(4) or 0)) * (1 if zone.group(2) == "+" else -1)
            clock -= step * size["m"]
            unit = "m" if order.index(unit) < order.index("m") else unit
    return _made(year, month, day, clock, unit)


def _made(year, month, day, clock, unit):
    months = (year - 1970) * 12 + month - 1
    if unit in ("Y", "M"):
        return (year - 1970 if unit == "Y" else months), unit
    total = (days_of(months) + day - 1) * size["D"] + clock
    return total // size[unit], unit
