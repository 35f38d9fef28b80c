"""Python's urllib.parse and html: addresses taken apart and put together, and the characters that HTML writes in another way."""
import re
from collections import namedtuple

# in _nowhere
_safe = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu", "sftp", "svn",
             "svn+ssh", "ws", "wss"]
_with_host = _relative + ["telnet", "snews", "rsync", "nfs", "git", "git+ssh"]
_with_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]


class _Parts:
    """What results of `urlparse` and `urlsplit` say of the part with the host."""
    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        before, at, _ = self.netloc.rpartition("@")
        return before.partition(":")[0] if at else None

    @property
    def password(self):
        before, at, _ = self.netloc.rpartition("@")
        name, colon, word = before.partition(":")
        return word if at and colon else None

    @property
    def hostname(self):
        host = self._host
        if host.startswith("["):
            found = host[1:].partition("]")[0]
        else:
            found = host.partition(":")[0]
        return found.lower() or None

    @property
    def port(self):
        rest = self._host.partition("]")[2] if self._host.startswith("[") else self._host
        digits = rest.partition(":")[2]
        if not digits:
            return None
        if not digits.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {digits!r}")
        if not 0 <= int(digits) <= 65535:
            raise ValueError("Port out of range 0-65535")
        return int(digits)


# in urllib.parse
class ParseResult(_Parts, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    def geturl(self):
        return urlunparse(self)


class SplitResult(_Parts, namedtuple("SplitResult", "scheme netloc path query fragment")):
    def geturl(self):
        return urlunsplit(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    netloc = query = fragment = ""
    url = url.lstrip("".join([chr(i) for i in range(33)])).replace("\t", "").replace("\r", "").replace("\n", "")
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if found:
        scheme, url = found[1].lower(), url[found.end():]
    if url.startswith("//"):
        end = min([at for at in [url.find(c, 2) for c in "/?#"] if at >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in _with_params and ";" in path:
        at = path.find(";", path.rfind("/") if "/" in path else 0)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in _with_host and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in _relative:
        return url
    if scheme in _with_host:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    before = bpath.split("/")
    if before[-1] != "":
        del before[-1]
    if path[:1] == "/":
        parts = path.split("/")
    else:
        parts = before + path.split("/")
        parts[1:-1] = [p for p in parts[1:-1] if p]
    found = []
    for part in parts:
        if part == "..":
            if found:
                found.pop()
        elif part != ".":
            found.append(part)
    if parts[-1] in (".", ".."):
        found.append("")
    return urlunparse((scheme, netloc, "/".join(found) or "/", params, query, fragment))


def quote_from_bytes(bs, safe="/"):
    kept = _safe | set(safe if isinstance(safe, str) else safe.decode())
    return "".join([chr(b) if chr(b) in kept else f"%{b:02X}" for b in bs])


def quote(string, safe="/", encoding=None, errors=None):
    return quote_from_bytes(string.encode(encoding or "utf-8") if isinstance(string, str) else string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    found = bytearray()
    text = string.encode("utf-8") if isinstance(string, str) else string
    i = 0
    while i < len(text):
        pair = text[i + 1:i + 3]
        if text[i] == 37 and len(pair) == 2 and all([chr(c) in "0123456789abcdefABCDEF" for c in pair]):
            found.append(int(pair.decode(), 16))
            i += 3
        else:
            found.append(text[i])
            i += 1
    return bytes(found)


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    return re.sub(r"(?:%[0-9a-fA-F]{2})+", lambda m: unquote_to_bytes(m[0]).decode(encoding, errors), string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    said = lambda v: quote_via(v if isinstance(v, (str, bytes)) else str(v), safe)
    found = []
    for key, value in query.items() if hasattr(query, "items") else query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__"):
            found.extend([said(key) + "=" + said(one) for one in value])
        else:
            found.append(said(key) + "=" + said(value))
    return "&".join(found)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    found = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {pair!r}")
        if value or keep_blank_values:
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, separator=separator):
        found.setdefault(name, []).append(value)
    return found


# in html
def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def unescape(s):
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)", _character, s)


# in _nowhere
_latin = ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil "
          "sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
          "Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc "
          "atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide "
          "oslash ugrave uacute ucirc uuml yacute thorn yuml").split()
_others = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "euro": "€", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘",
           "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "trade": "™", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "infin": "∞",
           "ne": "≠", "le": "≤", "ge": "≥", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "lambda": "λ", "mu": "μ", "pi": "π",
           "sigma": "σ", "omega": "ω", "sum": "∑", "prod": "∏", "radic": "√", "part": "∂", "int": "∫", "nabla": "∇", "hearts": "♥"}


def _character(found):
    name = found[1]
    if name.startswith("#"):
        number = int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";"))
        return "\ufffd" if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else chr(number)
    word = name.rstrip(";")
    if word in _latin:
        return chr(160 + _latin.index(word))
    if word in _others and (name.endswith(";") or word in ("amp", "lt", "gt", "quot")):
        return _others[word]
    return found[0]
