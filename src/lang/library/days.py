"""The calendar: which years are leap years, how long months are, which day a number of days is. Plain numbers, or arrays of them for `civil`."""

# in _days
def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]


def civil(days):
    """The year, the month and the day of the month of a day since 1970 (Howard Hinnant's civil_from_days)."""
    shifted = days + 719468
    era = shifted // 146097
    inner = shifted - era * 146097
    of_era = (inner - inner // 1460 + inner // 36524 - inner // 146096) // 365
    rest = inner - (365 * of_era + of_era // 4 - of_era // 100)
    month = (5 * rest + 2) // 153
    return of_era + era * 400 + month // 10, (month + 2) % 12 + 1, rest - (153 * month + 2) // 5 + 1
