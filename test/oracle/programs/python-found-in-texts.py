"""All that patterns find in a text: findall, finditer, split, sub."""
import re

text = "the cat, the hat; 12 apples & 7 pears \U0001f600 na\u00efve x=1,y=22"
for p in (r"[a-z]+", r"\d+", r"(\w)=(\d+)", r"(\w+) ", r"x*", r"", r"\b", r"(a)|(t)", r"[^\w\s]", r"(?i)THE", r"na.ve|\U0001f600", r"$", r"(?<=,)."):
    c = re.compile(p)
    print(p, c.findall(text), [m.span() for m in c.finditer(text)][:9])
    print([ascii(x) for x in c.split(text)][:8], len(c.split(text)), c.split(text, 2)[:3], ascii(c.sub("-", text)), c.subn("<>", text, 2)[1])
for m in re.finditer(r"(\w)=(\d+)", text):
    print(m.group(), m.groups(), m.start(1), m.end(2), m.pos, m.endpos == len(text), m.string is text, m.lastindex)
print(re.sub(r"(\w+)=(\d+)", r"\2=\1", text)[-10:], re.sub("a", lambda m: m.group().upper(), "banana"), re.sub("a", "$&", "banana"), re.sub("n", "", "nan"))
print(re.split(r"[,; ]+", "a, b;c  d"), re.split(r"(-)", "a-b-c", maxsplit=1), re.split("x", "abc"), re.split(r"(x)|(y)", "axbyc"), re.split("", "ab"))
print(re.findall(rb"\d", b"a1b2"), re.sub(rb"\d", b"#", b"a1b2"), re.compile("a").findall("banana", 2), re.compile("a").findall("banana", 0, 3))
print(re.findall("a*", "baac"), re.sub("a*", "-", "baac"), re.sub("x*", "-", "abxd"), re.subn("b*", "c", "abb\U0001f600"))
print(re.findall("^.", "a\nb\nc", re.M), re.findall("(?m)^$", "\n\n"), re.findall(r"(?P<k>\w+):(?P<v>\w*)", "a:1 b: c:3"))
