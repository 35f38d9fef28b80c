import array, struct, base64, os.path, operator, typing, statistics, fractions, decimal, time
a=array.array("d",[1,2.5]); a.append(3); print(a, a.typecode, a.itemsize, a.tolist(), len(a), array.array("i",range(3))[1:], a.tobytes()[:8], sum(a), 2.5 in a, a[-1], array.array("i"), a+a, [x for x in a])
for code,v in [("i",2**31),("b",-129),("i",1.5),("x",1),("d","s"),("B",256)]:
    try: print(array.array(code,[v]))
    except Exception as e: print(type(e).__name__, e)
st=struct.Struct("<hI"); print(st.pack(1,2), st.size, st.unpack(st.pack(3,4))); b=bytearray(4); struct.pack_into("<h",b,2,5); print(b)
print([base64.b32encode(b"abcdef"[:i]) for i in range(7)], base64.b32decode(b"MFRGGZDF"), [base64.b85encode(b"hello"[:i]) for i in range(6)], base64.b85decode(base64.b85encode(b"tensor!")))
print(os.path.relpath("/a/b/c","/a/d"), os.path.relpath("/a","/a/b/c"), os.path.relpath("/a","/a"), os.path.commonpath(["/a/b/c","/a/b/d"]), os.path.commonprefix(["abc","abd",""]), os.path.splitdrive("/a"))
print(operator.iadd([1],[2]), operator.countOf([1,1,2],1), operator.indexOf([1,2],2), operator.abs(-3), operator.index(True), operator.ixor(6,3))
T=typing
print(T.get_args(T.Dict[str,int]), T.get_origin(T.List[int]), T.get_origin(T.Optional[int]) is T.Union, T.get_args(T.Optional[int]), T.get_args(T.Literal["a",1]), T.get_origin(int), T.get_args(T.Union[int,str,None]), T.Tuple[int,...], T.get_args(T.Tuple[int,...]))
@T.runtime_checkable
class Closes(T.Protocol):
    def close(self): ...
class F:
    def close(self): pass
print(isinstance(F(),Closes), isinstance(3,Closes))
class Sized2(T.Protocol):
    def size(self)->int: ...
class G(Sized2):
    def size(self): return 1
print(G().size())
try: isinstance(F(),Sized2)
except TypeError as e: print(e)
print(statistics.mean([fractions.Fraction(1,2),1]), statistics.mean([decimal.Decimal("0.1"),decimal.Decimal("0.3")]), time.strptime("2024-01-02","%Y-%m-%d").tm_yday)
