"""How functions are called, by inspect."""

import inspect
def f(a, b: int = 2, *args, c, d=None, **kw) -> str:
    """Doc of f."""
    pass
s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["b"].default, s.parameters["a"].default is inspect.Parameter.empty, s.parameters["c"].kind, s.parameters["args"].kind.name, s.return_annotation)
print(inspect.isfunction(f), inspect.isclass(f), inspect.isclass(int), inspect.getdoc(f), inspect.ismodule(inspect), inspect.isgeneratorfunction(f))
class A:
    def m(self, x=1): pass
print(inspect.signature(A.m), inspect.signature(A().m), [n for n, _ in inspect.getmembers(A, inspect.isfunction)])
print(inspect.signature(lambda x, /, y: x), inspect.signature(A))
b = s.bind(1, c=3); print(b.arguments); b.apply_defaults(); print(b.args, b.kwargs)
