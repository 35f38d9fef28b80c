import bisect
import csv
import heapq
import io
import json
import re
import textwrap

import numpy as np

# json
config = {"lr": 0.001, "layers": [64, 128, 10], "name": "ünï \"x\"\n", "none": None, "flags": {"a": True, "b": False}}
text = json.dumps(config)
print(text)
print(json.dumps(config, indent=2, sort_keys=True))
print(json.dumps(config, ensure_ascii=False, separators=(",", ":")))
print(json.loads(text) == config, type(json.loads("1.0")).__name__, type(json.loads("1")).__name__)
print(json.dumps([1e100, 1.5e-7, 1e16, 0.1 + 0.2, float("inf"), -0.0, 10 ** 20, (1, 2), [], {}, {1: 2, None: 3, True: 4}]))
print(json.loads('{"a": [1, 2.5e3, -0, true, null, "\\u00e9\\n"], "b": {}}'))
print(json.dumps({"w": np.arange(3).tolist(), "m": np.ones((2, 2)).tolist()}))
for bad in ['{"a": 1,}', '[1, 2', '{a: 1}', 'nope', '[1] 2', '"abc', '{"a" 1}', '']:
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), "->", e, e.lineno, e.colno, e.pos)
try:
    json.dumps({"x": np.arange(2)})
except TypeError as e:
    print("TypeError", e)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, np.ndarray):
            return o.tolist()
        return super().default(o)


print(json.dumps({"x": np.arange(2)}, cls=Encoder), json.dumps({1.5, }, default=list))
buffer = io.StringIO()
json.dump([1, {"a": 2}], buffer, indent=1)
print(buffer.getvalue())

# csv
rows = list(csv.reader(io.StringIO('a,b,c\n1,"x, y",3\n"say ""hi""",,\n')))
print(rows)
for row in csv.DictReader(io.StringIO("name,age\nAda,36\nAlan,41\n")):
    print(row["name"], int(row["age"]) + 1, row)
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["epoch", "loss", "note"])
writer.writerows([[1, 0.5, "a,b"], [2, 0.25, 'q"q'], [3, None, True]])
print(repr(out.getvalue()))
out = io.StringIO()
table = csv.DictWriter(out, fieldnames=["x", "y"], lineterminator="\n")
table.writeheader()
table.writerow({"x": 1, "y": 2.5})
print(out.getvalue(), end="")
try:
    table.writerow({"x": 1, "z": 3})
except ValueError as e:
    print(e)
print(list(csv.reader(["1;2", "3;4"], delimiter=";")), list(csv.reader(['"two\n', 'lines",b\n'])))

# re
log = "epoch 1: loss=0.52 acc=0.81\nepoch 2: loss=0.31 acc=0.88\n"
print(re.findall(r"loss=([\d.]+)", log), re.findall(r"(\w+)=([\d.]+)", log))
m = re.search(r"epoch (?P<n>\d+): loss=(?P<loss>\S+)", log)
print(m, m.group(), m.group(1), m["loss"], m.groups(), m.groupdict(), m.span(), m.start("n"), m.end(2))
print(re.match("poch", log), re.fullmatch(r"[a-c]+", "abcab") is not None, re.fullmatch("a|ab", "ab"))
print(re.sub(r"(\d+)", r"<\1>", "a1b22"), re.sub("[aeiou]", lambda m: m.group().upper(), "hello world", count=2))
print(re.sub(r"(?P<k>\w+)=(\w+)", r"\g<2>=\g<k>", "a=1, b=2"), re.subn("x", "y", "xaxbx"))
print(re.split(r"[,;\s]+", "a, b;c  d"), re.split(r"(-)", "1-2-3"), re.split(",", "a,b,c", maxsplit=1))
print([x.group() for x in re.finditer(r"\b\w{3}\b", "the cat sat on a mat")], re.findall("a*", "baac"))
print(re.findall(r"^\w+", log, re.M), re.findall("EPOCH", log, re.IGNORECASE), re.search("1.*2", log), re.search("1.*2", log, re.DOTALL).span())
print(re.findall(r"\w+", "한국어 text ünï 42"), re.findall(r"[^\W\d]+", "ab12cd"), re.findall(r"[\w.-]+@[\w-]+\.\w+", "mail me@x-y.org, you@b.com."))
pattern = re.compile(r"""
    (\d+)   # whole
    \.      # point
    (\d*)   # rest
""", re.X)
print(pattern.findall("3.14 2. 10.5"), pattern.groups, pattern.match("x1.5", 1))
print(re.escape("a.b*c[d]"), re.findall(r"(?i)ab(?=c)", "ABC abd"), re.findall(r"(?<!\d)7", "7 17"), re.findall(r"(a)|b", "ab"))
print(re.findall(r"(.)\1", "aabbcd"), re.search(r"end$", "the end\n"), re.search(r"end\Z", "the end\n"), re.findall(r"x{2,3}", "xxxx x{2"))
for bad in ["(", "[a", r"\q", "a)"]:
    try:
        re.compile(bad)
        print("no error")
    except re.error as e:
        print("re.error")

# heapq, bisect, textwrap
heap = [5, 1, 8, 3, 2]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, [heapq.heappop(heap) for _ in range(3)], heap, heapq.nlargest(2, [3, 9, 4]), heapq.nsmallest(2, "hello"))
print(heapq.heappushpop(heap, 1), heapq.heapreplace(heap, 7), heap)
a = [1, 2, 2, 5]
bisect.insort(a, 3)
print(a, bisect.bisect_left(a, 2), bisect.bisect(a, 2), bisect.bisect_right(a, 9))
print(textwrap.dedent("""\
    one
      two
    three"""))
print(textwrap.fill("The quick brown fox jumps over the lazy dog and runs", 20))
print(textwrap.indent("a\n\nb", "> "), textwrap.shorten("Hello world of tensors", 12), textwrap.wrap("", 5))
