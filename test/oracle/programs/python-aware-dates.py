"""Dates with and without time zones, weeks, quotients of times."""

from datetime import datetime, date, timedelta, timezone, time
print(divmod(timedelta(hours=5), timedelta(hours=2)), timedelta(hours=5) // timedelta(hours=2), timedelta(hours=5) % timedelta(hours=2), timedelta(1) / timedelta(hours=1), timedelta(3) // 2)
print(date.fromisocalendar(2024, 1, 1), date.fromisocalendar(2020, 53, 7), tuple(date(2024, 2, 29).isocalendar()), date(2024, 1, 1).isocalendar().week)
n, a = datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=timezone.utc)
try: n < a
except TypeError as e: print(e)
try: n - a
except TypeError as e: print(e)
print(n == a, n != a, a == datetime(2024, 1, 1, 9, tzinfo=timezone(timedelta(hours=9))), a < datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-1))))
print(a.astimezone(timezone(timedelta(hours=9), "KST")), a.isoformat(), a.utcoffset(), a.tzname(), repr(a), (a + timedelta(1)).isoformat(), datetime.fromisoformat("2024-01-02T03:04:05+09:00"))
print(datetime.strptime("2024-03-05 01:02", "%Y-%m-%d %H:%M"), n.strftime("%a %d %b %Y %j %U"), n.weekday(), n.isoweekday(), n.timetuple().tm_yday, n.replace(year=2020), n.date(), n.time(), datetime.combine(date(2020, 1, 1), time(3)))
print(timedelta(days=-1, hours=3), repr(timedelta(1, 2, 3)), timedelta(weeks=1).total_seconds(), abs(timedelta(-1)), -timedelta(1), timedelta(1) > timedelta(0), sum([timedelta(1), timedelta(2)], timedelta()))
