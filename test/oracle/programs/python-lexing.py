# What Python's lexer takes though few write it.
x = 2
print(1if x else 2, [0x1for x in range(2)], 1or 2, 3in[3], 1_000and 2)
ﬁ = 3
print(fi)
𝐱 = 1
print(x, {"ℌ": 1})
naïve = "one name, whether it is written in five characters or six"
print(naïve)
if x:
    print("before a page")

    print("behind it")
print("\N{GREEK SMALL LETTER ALPHA}\N{EM DASH}\N{Latin Capital Letter E With Acute}", f"{x}\N{DEGREE SIGN}C", len("\N{ROCKET}"))
print(b"\u00e9\N{DASH}\xe9\351", rb"\x", "a" "b" f"{x}", b"a" b"b")
print(__debug__)
match x:
    case 1: print("one");
def gives(kind):
    match kind:
        case "a":
            yield 1
            yield 2
        case _: yield from [3, 4]
print(list(gives("a")), list(gives("b")))
