from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
from datetime import datetime, timedelta, timezone
s=ZoneInfo("Asia/Seoul"); n=ZoneInfo("America/New_York"); p=ZoneInfo("Europe/Paris")
d=datetime(2024,7,1,12,tzinfo=s); print(d, d.utcoffset(), d.tzname(), d.dst(), d.astimezone(n), d.astimezone(p).tzname(), repr(s), str(n))
print(datetime(2024,1,1,12,tzinfo=n).utcoffset(), datetime(2024,7,1,12,tzinfo=n).tzname(), datetime(2024,7,1,tzinfo=n).dst(), datetime(2024,1,1,tzinfo=n).tzname())
print(datetime(2024,11,3,1,30,tzinfo=n).utcoffset(), datetime(2024,11,3,1,30,tzinfo=n,fold=1).utcoffset(), datetime(2024,3,10,2,30,tzinfo=n).utcoffset(), datetime(2024,3,10,3,0,tzinfo=n).utcoffset(), datetime(2024,3,10,1,59,tzinfo=n).utcoffset())
print(datetime.fromtimestamp(0,n), datetime(2024,3,9,12,tzinfo=n)+timedelta(days=1), d.isoformat(), d.timestamp(), datetime(2024,7,1,3,tzinfo=timezone.utc)==d, d-datetime(2024,7,1,tzinfo=n))
print(d.strftime("%Y-%m-%d %H:%M %Z %z"), datetime(2024,1,1,tzinfo=ZoneInfo("UTC")), ZoneInfo("Asia/Kolkata").tzname(d), ZoneInfo("Asia/Tokyo") is ZoneInfo("Asia/Tokyo"), datetime(2024,1,1,tzinfo=ZoneInfo("Australia/Sydney")).tzname())
try: ZoneInfo("Nope/Here")
except ZoneInfoNotFoundError as e: print(e)
print(datetime(2024,11,3,1,30,tzinfo=n).replace(fold=1).utcoffset())
class E(KeyError): pass
class F(LookupError): pass
try: raise E("x")
except KeyError as e: print(e, str(e), repr(e), f"{e}")
print(KeyError("a"), KeyError("a","b"), F("q"))
