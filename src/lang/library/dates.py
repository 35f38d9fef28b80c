"""datetime: days, times of day, and how long something takes. Knows no time zones but those a fixed step from UTC."""
import math
import _tensh
from _days import civil, days_in, is_leap

# in datetime
MINYEAR = 1
MAXYEAR = 9999

# in _nowhere
_months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")
_weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_before = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _day_of_year(year, month, day):
    return _before[month] + (1 if month > 2 and is_leap(year) else 0) + day


def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _day_of_year(year, month, day)


def _civil(ordinal):
    """Of days counted from the first of the year 1."""
    return civil(ordinal - 719163)


def _whole(x):
    if not isinstance(x, int):
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
    return x


def _check_date(year, month, day):
    _whole(year), _whole(month), _whole(day)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond):
    if not 0 <= _whole(hour) <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= _whole(minute) <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= _whole(second) <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= _whole(microsecond) <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def _clock(hour, minute, second, microsecond, timespec="auto"):
    part = f".{microsecond:06d}" if microsecond and timespec == "auto" or timespec == "microseconds" else ""
    if timespec == "milliseconds":
        part = f".{microsecond // 1000:03d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec == "hours":
        return f"{hour:02d}"
    return f"{hour:02d}:{minute:02d}:{second:02d}{part}"


def _offset(x):
    """`+01:00`, of what is a step from UTC; nothing where there is none."""
    step = x.utcoffset()
    if step is None:
        return ""
    seconds = step.days * 86400 + step.seconds
    sign, size = ("-", -seconds) if seconds < 0 else ("+", seconds)
    return f"{sign}{size // 3600:02d}:{size // 60 % 60:02d}"


def _formatted(x, format):
    """strftime, in C's words for places that speak English."""
    day = x if isinstance(x, date) else date(1900, 1, 1)
    hour, minute, second = getattr(x, "hour", 0), getattr(x, "minute", 0), getattr(x, "second", 0)
    found, at = "", 0
    while at < len(format):
        c = format[at]
        at += 1
        if c != "%" or at == len(format):
            found += c
            continue
        c = format[at]
        at += 1
        plain = False
        if c == "-" and at < len(format):
            plain, c = True, format[at]
            at += 1
        text = _field(c, x, day, hour, minute, second)
        found += text.lstrip("0 ") or "0" if plain else text
    return found


def _field(c, x, day, hour, minute, second):
    yearday = _day_of_year(day.year, day.month, day.day)
    if c == "Y":
        return str(day.year)
    if c == "m":
        return f"{day.month:02d}"
    if c == "d":
        return f"{day.day:02d}"
    if c == "e":
        return f"{day.day:2d}"
    if c == "y":
        return f"{day.year % 100:02d}"
    if c == "H":
        return f"{hour:02d}"
    if c == "I":
        return f"{(hour + 11) % 12 + 1:02d}"
    if c == "M":
        return f"{minute:02d}"
    if c == "S":
        return f"{second:02d}"
    if c == "f":
        return f"{getattr(x, 'microsecond', 0):06d}"
    if c == "p":
        return "AM" if hour < 12 else "PM"
    if c == "A":
        return _weekdays[day.weekday()]
    if c == "a":
        return _weekdays[day.weekday()][:3]
    if c == "B":
        return _months[day.month - 1]
    if c in "bh":
        return _months[day.month - 1][:3]
    if c == "j":
        return f"{yearday:03d}"
    if c == "w":
        return str(day.isoweekday() % 7)
    if c == "u":
        return str(day.isoweekday())
    if c == "U":
        return f"{(yearday + 6 - day.isoweekday() % 7) // 7:02d}"
    if c == "W":
        return f"{(yearday + 6 - day.weekday()) // 7:02d}"
    if c == "V":
        return f"{day.isocalendar()[1]:02d}"
    if c == "G":
        return str(day.isocalendar()[0])
    if c == "F":
        return f"{day.year}-{day.month:02d}-{day.day:02d}"
    if c == "T" or c == "X":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if c == "R":
        return f"{hour:02d}:{minute:02d}"
    if c == "D" or c == "x":
        return f"{day.month:02d}/{day.day:02d}/{day.year % 100:02d}"
    if c == "c":
        return f"{_weekdays[day.weekday()][:3]} {_months[day.month - 1][:3]} {day.day:2d} {hour:02d}:{minute:02d}:{second:02d} {day.year}"
    if c == "z":
        return _offset(x).replace(":", "") if hasattr(x, "utcoffset") else ""
    if c == "Z":
        return (x.tzname() or "") if hasattr(x, "tzname") else ""
    if c == "n":
        return "\n"
    return "%" if c == "%" else "%" + c


# in datetime
class timedelta:
    __module__ = "datetime"

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        seconds = seconds + minutes * 60 + hours * 3600
        microseconds = microseconds + milliseconds * 1000
        days = days + weeks * 7
        # Parts of a day and of a second go on to what is smaller.
        if isinstance(days, float):
            part, days = math.modf(days)
            seconds, days = seconds + part * 86400, int(days)
        if isinstance(seconds, float):
            part, seconds = math.modf(seconds)
            microseconds, seconds = microseconds + part * 1000000, int(seconds)
        total = (days * 86400 + seconds) * 1000000 + (round(microseconds) if isinstance(microseconds, float) else microseconds)
        self._us = total
        if not -999999999 <= total // 86400000000 <= 999999999:
            raise OverflowError(f"days={total // 86400000000}; must have magnitude <= 999999999")

    @property
    def days(self):
        return self._us // 86400000000

    @property
    def seconds(self):
        return self._us // 1000000 % 86400

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 1000000

    def __add__(self, other):
        return _of(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    def __radd__(self, other):
        return _of(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _of(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return _of(self._us * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _of(_nearest(self._us * a, b))
        return NotImplemented

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return _of(_nearest(self._us, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _of(_nearest(self._us * b, a))
        return NotImplemented

    def __floordiv__(self, other):
        return self._us // other._us if isinstance(other, timedelta) else _of(self._us // other)

    def __mod__(self, other):
        return _of(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self._us // other._us, _of(self._us % other._us)

    def __neg__(self):
        return _of(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return _of(abs(self._us))

    def __bool__(self):
        return self._us != 0

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._us)

    def __str__(self):
        days, seconds = self.days, self.seconds
        text = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        if self.microseconds:
            text += f".{self.microseconds:06d}"
        return f"{days} day{'' if abs(days) == 1 else 's'}, {text}" if days else text

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)}" for name in ("days", "seconds", "microseconds") if getattr(self, name)]
        return f"datetime.timedelta({', '.join(parts) or '0'})"


# in _nowhere
def _first_monday(year):
    """The Monday of the week that has the year's first Thursday, and its 4th of January."""
    fourth = _ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


def _know_alike(a, b):
    """Both say how far from UTC they are, or neither does; days alone never do."""
    return not isinstance(a, datetime) or (a.utcoffset() is None) == (b.utcoffset() is None)


def _of(us):
    made = timedelta()
    made._us = us
    return made


def _nearest(a, b):
    """a / b as a whole number, a half to the even one."""
    q, r = divmod(a, b)
    twice = 2 * r
    if (twice > b if b > 0 else twice < b) or twice == b and q % 2 == 1:
        q += 1
    return q


def _compared(a, b, sign):
    if hasattr(b, "__tf_dispatch__"):
        return NotImplemented
    raise TypeError(f"'{sign}' not supported between instances of '{_full(a)}' and '{_full(b)}'")


def _full(x):
    return f"datetime.{type(x).__name__}" if isinstance(x, (date, time, timedelta)) else type(x).__name__


# in datetime
class tzinfo:
    __module__ = "datetime"


class timezone(tzinfo):
    __module__ = "datetime"

    def __init__(self, offset, name=None):
        self._step = offset
        self._name = name

    def utcoffset(self, dt):
        return self._step

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        seconds = int(self._step.total_seconds())
        if seconds == 0:
            return "UTC"
        return f"UTC{'-' if seconds < 0 else '+'}{abs(seconds) // 3600:02d}:{abs(seconds) // 60 % 60:02d}"

    def __eq__(self, other):
        return isinstance(other, timezone) and self._step == other._step

    def __hash__(self):
        return hash(self._step)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is UTC:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._step!r})"


UTC = timezone(timedelta(0))
timezone.utc = UTC


class date:
    __module__ = "datetime"

    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_tensh.wall() / 1000)

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_civil(int(timestamp // 86400) + 719163))

    @classmethod
    def fromordinal(cls, n):
        return cls(*_civil(n))

    @classmethod
    def fromisoformat(cls, date_string):
        parts = date_string.split("-")
        if len(date_string) == 8 and date_string.isdigit():
            parts = [date_string[:4], date_string[4:6], date_string[6:]]
        if [len(p) for p in parts] != [4, 2, 2] or not all([p.isdigit() for p in parts]):
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*[int(p) for p in parts])

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"Year is out of range: {year}")
        monday = _first_monday(year)
        if not 1 <= week <= (_first_monday(year + 1) - monday) // 7:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(monday + 7 * (week - 1) + day - 1)

    def isocalendar(self):
        from collections import namedtuple
        thursday = self.toordinal() - self.weekday() + 3
        year = _civil(thursday)[0]
        week = (thursday - _ordinal(year, 1, 1)) // 7 + 1

        class IsoCalendarDate(namedtuple("IsoCalendarDate", "year week weekday")):
            def __repr__(self):
                return "datetime." + super().__repr__()

        return IsoCalendarDate(year, week, self.isoweekday())

    def timetuple(self):
        from collections import namedtuple
        names = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst"
        return namedtuple("struct_time", names)(self.year, self.month, self.day, getattr(self, "hour", 0),
                                                getattr(self, "minute", 0), getattr(self, "second", 0), self.weekday(),
                                                _day_of_year(self.year, self.month, self.day), -1)

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def ctime(self):
        return _formatted(self, "%c")

    def strftime(self, format):
        return _formatted(self, format)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self.year if year is None else year, self.month if month is None else month,
                          self.day if day is None else day)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def _key(self):
        return (self.year, self.month, self.day)

    def _is_like(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def _has_order_with(self, other):
        return self._is_like(other)

    def __eq__(self, other):
        if not self._is_like(other):
            return NotImplemented
        return _know_alike(self, other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._has_order_with(other) else _compared(self, other, "<")

    def __le__(self, other):
        return self._key() <= other._key() if self._has_order_with(other) else _compared(self, other, "<=")

    def __gt__(self, other):
        return self._key() > other._key() if self._has_order_with(other) else _compared(self, other, ">")

    def __ge__(self, other):
        return self._key() >= other._key() if self._has_order_with(other) else _compared(self, other, ">=")

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"


class time:
    __module__ = "datetime"

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

    @classmethod
    def fromisoformat(cls, time_string):
        found = _read("%H:%M:%S.%f" if "." in time_string else "%H:%M:%S" if time_string.count(":") == 2 else "%H:%M",
                      time_string)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(found["H"], found["M"], found.get("S", 0), found.get("f", 0))

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return _clock(self.hour, self.minute, self.second, self.microsecond, timespec) + _offset(self)

    def strftime(self, format):
        return _formatted(self, format)

    def replace(self, hour=None, minute=None, second=None, microsecond=None):
        return time(self.hour if hour is None else hour, self.minute if minute is None else minute,
                    self.second if second is None else second, self.microsecond if microsecond is None else microsecond)

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [self.hour, self.minute, *([self.second, self.microsecond] if self.microsecond else [self.second] if self.second else [])]
        return f"datetime.time({', '.join([str(p) for p in parts])})"


class datetime(date):
    __module__ = "datetime"

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self.year, self.month, self.day = year, month, day
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
        self.fold = fold

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_tensh.wall() / 1000, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        us = round(timestamp * 1000000)
        made = cls(1970, 1, 1) + _of(us)
        return made if tz is None else (made + (tz._at_utc(made) if hasattr(tz, "_at_utc") else tz.utcoffset(made))).replace(tzinfo=tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_civil(n))

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   tzinfo or time.tzinfo)

    @classmethod
    def fromisoformat(cls, date_string):
        day, clock = date_string[:10], date_string[11:]
        try:
            one = date.fromisoformat(day)
            if not clock:
                return cls(one.year, one.month, one.day)
            zone = None
            if clock.endswith("Z"):
                clock, zone = clock[:-1], timezone.utc
            elif len(clock) > 6 and clock[-6] in "+-":
                size = timedelta(hours=int(clock[-5:-3]), minutes=int(clock[-2:]))
                zone = timezone(-size if clock[-6] == "-" else size)
                zone = timezone.utc if not size else zone
                clock = clock[:-6]
            return cls.combine(one, time.fromisoformat(clock), zone)
        except ValueError as error:
            if str(error).startswith("Invalid isoformat"):
                raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
            raise

    @classmethod
    def strptime(cls, date_string, format):
        found = _read(format, date_string)
        if found is None:
            raise ValueError(f"time data {date_string!r} does not match format {format!r}")
        if "rest" in found:
            raise ValueError(f"unconverted data remains: {found['rest']}")
        hour = found.get("H", 0)
        if "I" in found:
            hour = found["I"] % 12 + (12 if found.get("p") == 1 else 0)
        year = found.get("Y", 1900)
        if "y" in found:
            year = found["y"] + (2000 if found["y"] < 69 else 1900)
        if "j" in found:
            _, month, day = _civil(_ordinal(year, 1, 1) + found["j"] - 1)
        else:
            month, day = found.get("m", 1), found.get("d", 1)
        return cls(year, month, day, hour, found.get("M", 0), found.get("S", 0), found.get("f", 0), found.get("z"))

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        utc = self - (self.utcoffset() or timedelta(0))
        step = tz._at_utc(utc) if hasattr(tz, "_at_utc") else tz.utcoffset(utc)
        return (utc.replace(tzinfo=None) + step).replace(tzinfo=tz)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self):
        return (self._us() - _ordinal(1970, 1, 1) * 86400000000) / 1000000

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}"
                + _clock(self.hour, self.minute, self.second, self.microsecond, timespec) + _offset(self))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, fold=None):
        return type(self)(self.year if year is None else year, self.month if month is None else month,
                          self.day if day is None else day, self.hour if hour is None else hour,
                          self.minute if minute is None else minute, self.second if second is None else second,
                          self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    def _us(self):
        """Microseconds since the day 0, by UTC where the step from it is known."""
        clock = (self.hour * 3600 + self.minute * 60 + self.second) * 1000000 + self.microsecond
        step = self.utcoffset()
        return self.toordinal() * 86400000000 + clock - (step._us if step is not None else 0)

    def _key(self):
        return (self._us(),)

    def _is_like(self, other):
        return isinstance(other, datetime)

    def _has_order_with(self, other):
        if self._is_like(other) and not _know_alike(self, other):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._is_like(other)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        step = self.utcoffset()
        total = self._us() + other._us + (step._us if step is not None else 0)
        ordinal, rest = divmod(total, 86400000000)
        if not 0 < ordinal <= 3652059:
            raise OverflowError("date value out of range")
        seconds, us = divmod(rest, 1000000)
        return type(self)(*_civil(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, us, self.tzinfo)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _of(self._us() - other._us())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({', '.join([str(p) for p in parts])}{zone})"


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
timedelta.resolution = timedelta(microseconds=1)


# in _nowhere
def _read(format, text):
    """strptime: the fields of a text; None where it does not fit, `rest` where it goes on."""
    import re
    patterns = {"Y": r"(\d{4})", "m": r"(1[0-2]|0?[1-9])", "d": r"(3[01]|[12]\d|0?[1-9]| [1-9])", "y": r"(\d\d)",
                "H": r"(2[0-3]|[01]?\d)", "I": r"(1[0-2]|0?[1-9])", "M": r"([0-5]?\d)", "S": r"(6[01]|[0-5]?\d)",
                "f": r"(\d{1,6})", "p": r"([AaPp][Mm])", "j": r"(36[0-6]|3[0-5]\d|[12]\d\d|0?\d?\d)",
                "z": r"([+-]\d\d:?\d\d|Z)", "Z": r"(UTC|GMT)",
                "b": "(" + "|".join([m[:3] for m in _months]) + ")", "B": "(" + "|".join(_months) + ")",
                "a": "(" + "|".join([d[:3] for d in _weekdays]) + ")", "A": "(" + "|".join(_weekdays) + ")"}
    for short, long in (("%T", "%H:%M:%S"), ("%F", "%Y-%m-%d"), ("%D", "%m/%d/%y"), ("%R", "%H:%M")):
        format = format.replace(short, long)
    pattern, names, at = "", [], 0
    while at < len(format):
        c = format[at]
        at += 1
        if c == "%" and at < len(format):
            name = format[at]
            at += 1
            if name == "%":
                pattern += "%"
                continue
            if name not in patterns:
                raise ValueError(f"{name!r} is a bad directive in format {format!r}")
            names.append(name)
            pattern += patterns[name]
        else:
            pattern += r"\s+" if c.isspace() else re.escape(c)
    found = re.match(pattern, text, re.IGNORECASE)
    if found is None:
        return None
    fields = {}
    for name, part in zip(names, found.groups()):
        if name in "bB":
            fields["m"] = [m[:3].lower() for m in _months].index(part[:3].lower()) + 1
        elif name == "p":
            fields["p"] = 1 if part.lower() == "pm" else 0
        elif name == "f":
            fields["f"] = int(part.ljust(6, "0"))
        elif name == "z":
            digits = part.replace(":", "")
            step = timedelta(0) if part == "Z" else timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
            fields["z"] = timezone.utc if not step else timezone(-step if digits[0] == "-" else step)
        elif name not in "aAZ":
            fields[name] = int(part)
    if found.end() < len(text):
        fields["rest"] = text[found.end():]
    return fields
