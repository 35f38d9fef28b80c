# scipy.optimize: minima, roots, fits of curves.
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


from scipy import optimize
from scipy.optimize import minimize, minimize_scalar, root_scalar, brentq, bisect, newton, curve_fit
def rosen(x): return sum(100.0*(x[1:]-x[:-1]**2.0)**2.0 + (1-x[:-1])**2.0)
def quad(x): return (x[0]-1)**2 + (x[1]-2.5)**2
show(lambda: minimize(quad, [2,0]))
show(lambda: minimize(quad,[2,0]).x)
show(lambda: minimize(rosen,[1.3,0.7,0.8,1.9,1.2],method='nelder-mead',options={'xatol':1e-8}).x)
show(lambda: minimize(rosen,[1.3,0.7],method='Nelder-Mead'))
show(lambda: minimize(lambda x: x**2+3, 2.0))
show(lambda: minimize(lambda x,a: (x[0]-a)**2, [0.], args=(3,)).x)
show(lambda: minimize(quad,[2,0],jac=lambda x: np.array([2*(x[0]-1),2*(x[1]-2.5)])))
show(lambda: minimize(lambda x: (quad(x), np.array([2*(x[0]-1),2*(x[1]-2.5)])),[2,0],jac=True).nfev)
show(lambda: minimize(quad,[2,0],tol=1e-8).nit)
show(lambda: minimize(quad,[2,0],options={'maxiter':1}).message)
show(lambda: minimize(rosen,[-1.2,1.,1.,1.]).nfev)
show(lambda: minimize(quad,[[2,0]]))
show(lambda: minimize_scalar(lambda x: (x-2)*x*(x+2)**2))
show(lambda: minimize_scalar(lambda x: (x-2)*x*(x+2)**2, bounds=(-3,-1), method='bounded'))
show(lambda: minimize_scalar(lambda x: (x-1.5)**2, bracket=(0,1)).x)
show(lambda: minimize_scalar(lambda x: (x-1.5)**2, bounds=(0,4)).x)
show(lambda: minimize_scalar(np.cos, bracket=(2,3,4)).x)
f=lambda x: x**3-1
fp=lambda x: 3*x**2
show(lambda: root_scalar(f,bracket=[0,3]))
show(lambda: root_scalar(f,bracket=[0,3],method='bisect').root)
show(lambda: root_scalar(f,x0=0.2,fprime=fp,method='newton'))
show(lambda: root_scalar(f,x0=.2,x1=.6))
show(lambda: brentq(f,0,3))
show(lambda: bisect(f,0,3))
show(lambda: newton(f,1.5))
show(lambda: newton(f,1.5,fprime=fp))
show(lambda: brentq(lambda x: x**2-2,0,2))
show(lambda: brentq(f,2,3))
show(lambda: brentq(lambda x,a: x-a,0,3,args=(1,)))
show(lambda: newton(lambda x: x**2+1,1.))
show(lambda: brentq(f,0,3,full_output=True))
show(lambda: bisect(np.cos,1,2))
show(lambda: root_scalar(f))
show(lambda: brentq(np.cos,1,2))
rng=np.random.default_rng(1)
x=np.linspace(0,4,50)
y=2.5*np.exp(-1.3*x)+0.5+0.2*rng.normal(size=50)
def func(x,a,b,c): return a*np.exp(-b*x)+c
show(lambda: curve_fit(func,x,y))
show(lambda: curve_fit(func,x,y)[0])
show(lambda: np.sqrt(np.diag(curve_fit(func,x,y)[1])))
show(lambda: curve_fit(lambda x,m,b: m*x+b,[0,1,2,3],[1,3,5,7.1]))
show(lambda: curve_fit(lambda x,m,b: m*x+b,[0,1,2,3],[1,3,5,7.1],sigma=[1,1,2,2.])[0])
show(lambda: curve_fit(func,x,y,p0=[2,1,0])[0])
