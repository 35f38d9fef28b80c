"""unicodedata: which kind of character something is, and texts in their composed and decomposed forms."""
import _tensh


# in _nowhere
def _one(character):
    if len(character) != 1:
        raise TypeError("need a single Unicode character as parameter")
    return character


# in unicodedata
def normalize(form, unistr):
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    return _tensh.normalize(form, unistr)


def is_normalized(form, unistr):
    return normalize(form, unistr) == unistr


def category(chr):
    return _tensh.category(_one(chr))


def combining(chr):
    """Not 0 for marks that stand with another character."""
    return 230 if category(chr) == "Mn" else 0


def decimal(chr, *default):
    return digit(chr, *default)


def digit(chr, *default):
    if category(chr) == "Nd":
        return int(chr)
    if default:
        return default[0]
    raise ValueError("not a digit")
