# Tables of text whose columns are of several kinds.
import datetime
import warnings
import numpy as np

warnings.simplefilter("ignore")


def show(f):
    try:
        found = f()
        print(repr(found), "|", str(found))
    except Exception as e:
        print(type(e).__name__, e)


from io import StringIO
show(lambda: np.genfromtxt(StringIO("1,1.3,abcde"), dtype=[('myint','i8'),('myfloat','f8'),('mystring','S5')], delimiter=","))
show(lambda: np.genfromtxt(StringIO("1,1.3,abcde\n2,2.5,xyz"), dtype=None, delimiter=","))
show(lambda: np.genfromtxt(StringIO("a,b,c\n1,2,3\n4,5,6"), delimiter=",", names=True))
show(lambda: np.genfromtxt(StringIO("a,b,c\n1,2,3\n4,5,6"), delimiter=",", names=True, dtype=None))
show(lambda: np.genfromtxt(StringIO("1 2 3\n4 5 6"), names="x,y,z"))
show(lambda: np.genfromtxt(StringIO("1 2 3\n4 5 6"), names=['x','y','z'], dtype=None))
show(lambda: np.genfromtxt(StringIO("1 2 3\n4 5 6"), dtype=None))
show(lambda: np.genfromtxt(StringIO("1 2.5 3\n4 5 6"), dtype=None))
show(lambda: np.genfromtxt(StringIO("So it goes\n# a b c\n1 2 3\n4 5 6"), names=True, skip_header=1))
show(lambda: np.genfromtxt(StringIO("name,age,city\nAnn,23,Paris\nBob,,Rome\n"), delimiter=",", names=True, dtype=None))
show(lambda: np.genfromtxt(StringIO("name,age,city\nAnn,23,Paris\nBob,,Rome\n"), delimiter=",", names=True, dtype=None, encoding='utf-8')['age'])
show(lambda: np.genfromtxt(StringIO("a b,c-d,e\n1,2,3"), delimiter=",", names=True))
show(lambda: np.genfromtxt(StringIO("1,2\n3,4"), delimiter=",", dtype=(int,float)))
show(lambda: np.genfromtxt(StringIO("1,2\n3,4"), delimiter=",", dtype="i4,f8"))
show(lambda: np.genfromtxt(StringIO("1,2\n3,4"), delimiter=",", dtype=[('a',int),('b',float)], usecols=(1,0)))
show(lambda: np.genfromtxt(StringIO("a,b,c\n1,2,3\n4,5,6"), delimiter=",", names=True, usecols=('a','c')))
show(lambda: np.genfromtxt(StringIO("a,b,c\n1,2,3\n4,5,6"), delimiter=",", names=True, usecols=(0,2)))
show(lambda: np.genfromtxt(StringIO("True,1\nFalse,2"), delimiter=",", dtype=None))
show(lambda: np.genfromtxt(StringIO("1,x\n2.5,y\n,z"), delimiter=",", dtype=None))
show(lambda: np.genfromtxt(StringIO("1,2\n3"), delimiter=",", dtype=None))
show(lambda: np.genfromtxt(StringIO("a;b\n1;2"), delimiter=";", dtype=str))
show(lambda: np.loadtxt(StringIO("M 21 72\nF 35 58"), dtype={'names': ('gender','age','weight'), 'formats': ('S1','i4','f4')}))
show(lambda: np.loadtxt(StringIO("M,21,72\nF,35,58"), dtype=[('g','U1'),('a','i4'),('w','f4')], delimiter=','))
show(lambda: np.loadtxt(StringIO("M,21\nF,35"), dtype=str, delimiter=','))
show(lambda: np.loadtxt(StringIO("M,21\nF,x"), dtype=[('g','U1'),('a','i4')], delimiter=','))
show(lambda: np.genfromtxt(StringIO("M,21\nF,x"), dtype=[('g','U1'),('a','i4')], delimiter=','))
show(lambda: np.loadtxt(StringIO("M,21\nF,35"), dtype=[('g','U1'),('a','i4')], delimiter=',', unpack=True))
show(lambda: np.array(['a'],dtype=int))
show(lambda: np.array(['a']).astype(int))
show(lambda: np.array(['1.5'],dtype=int))
show(lambda: np.genfromtxt(StringIO("1,2,3\n4,,6"), delimiter=",", dtype=int))
show(lambda: np.genfromtxt(StringIO("1, abc , 2\n 3, xxx, 4"), delimiter=",", dtype="|U5", autostrip=True))
show(lambda: np.genfromtxt(StringIO("1+2j,3"), delimiter=",", dtype=None))
show(lambda: np.genfromtxt(StringIO("2020-01-01,3"), delimiter=",", dtype="M8[D],i4"))
