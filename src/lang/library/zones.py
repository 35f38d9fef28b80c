"""Python's zoneinfo: the clocks of places, as the host knows them."""
import _tensh
from datetime import datetime, timedelta, timezone, tzinfo

# in _nowhere
_known = {}


def _seconds(dt):
    """The reading of a clock, as if it stood on UTC."""
    return (datetime(dt.year, dt.month, dt.day, dt.hour, dt.minute, dt.second) - datetime(1970, 1, 1)) // timedelta(seconds=1)


# in zoneinfo
class ZoneInfoNotFoundError(KeyError):
    pass


class ZoneInfo(tzinfo):
    def __new__(cls, key):
        if key not in _known:
            if _tensh.zone_at(key, 0) is None:
                raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
            made = super().__new__(cls)
            made.key = key
            _known[key] = made
        return _known[key]

    def __init__(self, key):
        pass

    def _offset_at(self, seconds):
        return _tensh.zone_at(self.key, seconds)[0]

    def _offset(self, dt):
        """Of the two that a reading may mean around a change, the one that `fold` says."""
        local = _seconds(dt)
        before, after = self._offset_at(local - 86400 - self._offset_at(local)), self._offset_at(local + 86400 - self._offset_at(local))
        second = getattr(dt, "fold", 0) == 1
        first_fits = self._offset_at(local - before) == before
        other_fits = self._offset_at(local - after) == after
        if first_fits and not (other_fits and second):
            return before
        if other_fits:
            return after
        return after if second else before

    def _at_utc(self, utc):
        return timedelta(seconds=self._offset_at(_seconds(utc)))

    def utcoffset(self, dt):
        return None if dt is None else timedelta(seconds=self._offset(dt))

    def dst(self, dt):
        if dt is None:
            return None
        standard = min([self._offset_at(_seconds(datetime(dt.year, month, 1))) for month in (1, 7)])
        return timedelta(seconds=max(0, self._offset(dt) - standard))

    def tzname(self, dt):
        return None if dt is None else _tensh.zone_at(self.key, _seconds(dt) - self._offset(dt))[1]

    def __str__(self):
        return self.key

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self.key!r})"


def available_timezones():
    return set(_tensh.zones())
