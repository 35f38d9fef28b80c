# datetime
from datetime import datetime, date, timedelta, time
import datetime as dt
d = datetime(2024, 2, 28, 13, 5, 9)
print(d, repr(d), d.year, d.month, d.weekday(), d.isoformat(), d.strftime("%Y-%m-%d %H:%M:%S %A %B %d %j %y %I %p %b %a"))
e = d + timedelta(days=2, hours=3, minutes=4, seconds=5, microseconds=6)
print(e, e - d, repr(e - d), (e - d).total_seconds(), (e-d).days, (e-d).seconds)
print(date(2024, 1, 31) + timedelta(days=1), date(2024,3,1) - date(2024,2,1), repr(date(2024,1,1)))
print(timedelta(hours=25), timedelta(seconds=-1), timedelta(days=1) * 3, timedelta(hours=1) / 2, timedelta(days=1) / timedelta(hours=1), timedelta(days=-1, seconds=3))
print(d < e, max(d, e), d == datetime(2024,2,28,13,5,9), d.date(), d.time(), d.replace(year=2020))
print(datetime.strptime("2023-07-04 12:30", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2023-07-04T12:30:15"), date.fromisoformat("2020-02-29"))
print(f"{d:%Y/%m/%d}", "{:%H:%M}".format(d), d.timetuple().tm_yday if hasattr(d, "timetuple") else None)
try:
    datetime(2024, 13, 1)
except ValueError as x: print(x)
try:
    date(2023, 2, 29)
except ValueError as x: print(x)
print(isinstance(datetime.now(), datetime), type(datetime.now() - datetime.now()), isinstance(date.today(), date))
print(datetime(2024,1,1).isocalendar()[1], d.toordinal(), date.fromordinal(738000), d.ctime(), d.isoweekday())
print(time(3, 4), repr(time(3,4,5)), datetime.combine(date(2020,1,2), time(3,4)), dt.timedelta(minutes=90), timedelta(days=365).days // 7)
days = [date(2024,1,1) + timedelta(days=i) for i in range(3)]
print([str(x) for x in days], {days[0]: 1}, sorted(days, reverse=True)[0], abs(timedelta(-1)), str(timedelta(days=2, microseconds=5)))
