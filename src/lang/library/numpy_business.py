"""NumPy's business days: which days are some, how many lie between two, and which lies so many of them away."""
import numpy as np
from _days import civil
import _numpy_units as _units

# in _nowhere
_weekdays = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_nat = _units.nat


def _mask(said):
    """Which days of the week are business days, from Monday on."""
    if isinstance(said, str):
        if len(said) == 7 and all([c in "01" for c in said]):
            found = [c == "1" for c in said]
        else:
            rest, found = said.replace(" ", ""), [False] * 7
            for i in range(0, len(rest), 3):
                if rest[i:i + 3] not in _weekdays:
                    raise ValueError(f'Invalid business day weekmask string "{said}"')
                found[_weekdays.index(rest[i:i + 3])] = True
    else:
        given = said.tolist() if isinstance(said, np.ndarray) else list(said)
        if len(given) != 7:
            raise ValueError("A business day weekmask array must have length 7")
        found = [bool(v) for v in given]
    if not any(found):
        raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
    return found


def _days(x):
    """Days as an array of times that counts them."""
    made = np.array(x, dtype="datetime64") if not hasattr(x, "_kind") else np.asarray(x)
    unit = made.dtype.unit
    if _units.order.index(unit) > _units.order.index("D") and unit != "generic":
        raise TypeError(f"Iterator operand 0 dtype could not be cast from dtype('{made.dtype.str}') to dtype('<M8[D]') "
                        "according to the rule 'safe'")
    return made.astype("datetime64[D]")


def _known(weekmask, holidays, busdaycal):
    if busdaycal is not None:
        return busdaycal._is_on
    return busdaycalendar("1111100" if weekmask is None else weekmask, holidays)._is_on


def _each(f, *given):
    """f of the counts of days, element by element."""
    shape = np.broadcast_shapes(*[np.shape(v) for v in given])
    rows = [np.broadcast_to(v, shape).ravel().tolist() for v in given]
    return np.reshape(np.array([f(*row) for row in zip(*rows)]), shape)


# in np
class busdaycalendar:
    __module__ = "numpy"

    def __init__(self, weekmask="1111100", holidays=None):
        self._mask = _mask(weekmask)
        given = [] if holidays is None else _days(holidays).astype("int64").ravel().tolist()
        self._holidays = set([d for d in given if d != _nat and self._mask[(d + 3) % 7]])

    @property
    def weekmask(self):
        return np.array(self._mask)

    @property
    def holidays(self):
        return np.array(sorted(self._holidays), dtype="int64").astype("datetime64[D]")

    def _is_on(self, day):
        return self._mask[(day + 3) % 7] and day not in self._holidays


def is_busday(dates, weekmask=None, holidays=None, busdaycal=None, out=None):
    on = _known(weekmask, holidays, busdaycal)
    days = _days(dates).astype("int64")
    found = _each(lambda d: d != _nat and on(d), days)
    return found if found.ndim else np.bool_(bool(found))


def busday_count(begindates, enddates, weekmask=None, holidays=None, busdaycal=None, out=None):
    on = _known(weekmask, holidays, busdaycal)

    def between(first, last):
        if _nat in (first, last):
            raise ValueError("Cannot compute a business day count with a NaT (not-a-time) date")
        if first > last:
            return -len([d for d in range(last + 1, first + 1) if on(d)])
        return len([d for d in range(first, last) if on(d)])

    found = _each(between, _days(begindates).astype("int64"), _days(enddates).astype("int64"))
    return found if found.ndim else np.int64(int(found))


def busday_offset(dates, offsets, roll="raise", weekmask=None, holidays=None, busdaycal=None, out=None):
    on = _known(weekmask, holidays, busdaycal)
    rolls = ("raise", "nat", "forward", "following", "backward", "preceding", "modifiedfollowing", "modifiedpreceding")
    if roll not in rolls:
        raise ValueError(f"Invalid business day roll parameter \"{roll}\"")

    def moved(day, step):
        if day == _nat:
            return _nat
        if not on(day):
            if roll == "raise":
                raise ValueError("Non-business day date in busday_offset")
            if roll == "nat":
                return _nat
            by = 1 if roll in ("forward", "following", "modifiedfollowing") else -1
            first, month = day, civil(day)[1]
            while not on(day):
                day += by
            if roll.startswith("modified") and civil(day)[1] != month:
                day = first
                while not on(day):
                    day -= by
        by = 1 if step > 0 else -1
        while step != 0:
            day += by
            if on(day):
                step -= by
        return day

    found = _each(moved, _days(dates).astype("int64"), np.asarray(offsets))
    made = found.astype("int64").astype("datetime64[D]")
    return made if found.ndim else made[()]
