# numpy.polynomial: series of Hermite and of Laguerre polynomials.
import numpy as np
from numpy.polynomial import hermite as H, hermite_e as E, laguerre as L, Hermite, HermiteE, Laguerre, Polynomial
x=np.linspace(-1,1.5,4); c=[1,2,.5,.25,-1]; d=[1,-1,2]
for M,p in ((H,"herm"),(E,"herme"),(L,"lag")):
    f=lambda n: getattr(M,p+n)
    print(p, f("val")(x,c), f("val")(.5,[1]), f("mul")(c,d), f("div")(c,d), f("der")(c), f("int")(c), f("der")(c,2), f("int")(c,2,k=[1,2],lbnd=-1), f("mulx")(c), f("vander")(x,3))
    print(f("roots")(c), f("roots")([1,2]), f("fromroots")([1,2,-1]), f("line")(1,2), getattr(M,p+"2poly")(c), getattr(M,"poly2"+p)([1,2,3]), f("pow")(d,2), f("add")(c,d), f("sub")(c,d))
    print(f("gauss")(1), f("gauss")(4), f("gauss")(7), f("weight")(x), f("domain"), f("x"), f("companion")([1,2]).shape)
    print(f("fit")(x,x**2,2), f("trim")([1,0,0]))
    try: f("gauss")(0)
    except Exception as e: print(e)
for C in (Hermite,HermiteE,Laguerre):
    s=C([1,2,3]); print(s,repr(s),s(.5),s.deriv(),s.integ(),s*s,s.roots(),s.domain,s.convert(kind=Polynomial),C.fit([0,1,2],[1,2,5],2),C.basis(2))
