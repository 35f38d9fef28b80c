"""f-strings, format and %."""

x, w, p = 3.14159, 10, 3
print(f"{x=}", f"{x = :.2f}", f"{x!r:>{w}}", f"{x:{w}.{p}f}|", f"{'a':*^{w}}", f"{1000000:_}", f"{255:#x} {255:#b} {255:o}", f"{-5:+d} {5:+d}", f"{0.5:%}", f"{1e10:g}", f"{x:e}")
print(f"{x + 1=}", f"{[1,2]!s}", f"{'q':{'>'}{5}}", f"{{}}", f"{{{x:.1f}}}", f"{x:>10.3}", f"{True:d}", f"{None}", f"{'yes' if x > 3 else 'no'}", f"{(lambda y: y*2)(3)}")
d = {"k": "v"}
print(f"{d['k']}", f"{d!r}", f"a\nb", rf"\n{x:.0f}", f"{x:0>8.2f}", f"{12:08.3f}", f"{-12:=+8d}", f"{1234.5:,.2f}", f"{3+4j:.1f}")
class F:
    def __format__(self, s): return f"<{s}>"
    def __str__(self): return "S"
    def __repr__(self): return "R"
print(f"{F()}", f"{F():abc}", f"{F()!s:>3}", f"{F()!r}", f"{F()=}", "{:q}".format(F()), "{0!r} {0!s}".format(F()), format(F(), "z"))
print("{:>{}}".format("a", 4), "{a[k]} {b.real}".format(a=d, b=3), "{0[1]}".format([1, 2]), "{:,}".format(1234), "{!r}".format("x"), "%5.2f|%-5s|%05d|%x|%+d|%%" % (1.5, "a", 42, 255, 3), "%(a)s" % {"a": 1})
import datetime
print(f"{datetime.date(2024,1,2):%Y/%m}", f"{'한글':>6}|", f"{'x':^5}|")
print(f"{f'{1+1}'}", f"""{
    x
:.1f}""")
