# scipy.optimize: systems of equations and least squares, by the steps of MINPACK and of reflective regions of trust.
import numpy as np, warnings
from scipy.optimize import fsolve, root, leastsq, least_squares, curve_fit, Bounds
def func(x): return [x[0]*np.cos(x[1])-4, x[1]*x[0]-x[1]-5]
print(fsolve(func,[1,1]))
x,info,ier,msg=fsolve(func,[1,1],full_output=True); print(x,info,ier,msg)
print(fsolve(lambda x:x+2*np.cos(x),0.3), fsolve(lambda x: x**2-2, 1), fsolve(lambda x,a:x**3-a,2.,args=(5,)))
def f2(x): return [x[0]+.5*(x[0]-x[1])**3-1,.5*(x[1]-x[0])**3+x[1]]
def j2(x): return np.array([[1+1.5*(x[0]-x[1])**2,-1.5*(x[0]-x[1])**2],[-1.5*(x[1]-x[0])**2,1+1.5*(x[1]-x[0])**2]])
print(root(f2,[0,0],jac=j2,method='hybr'))
print(root(f2,[0,0]))
s=root(f2,[0,0],method='lm'); print(s.x,s.success,s.status,s.message,s.nfev)
print(root(lambda x:x**2+1,1.0).message)
def three(v):
    x,y,z=v
    return x**2+y**2+z**2-14, x*y*z-6, x+y-z
print(fsolve(three,(1,1,2)), root(three,[1,1,2]).x, root(three,[1,1,2]).nfev)
for bad in (lambda: fsolve(lambda x:[x[0],x[1],1],[1,2]), lambda: fsolve(lambda x:x[0],[1.,2.]), lambda: root(f2,[0,0],method='nope')):
    try: bad()
    except Exception as e: print(type(e).__name__,e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(fsolve(lambda x:x**2+1,1.0,full_output=True)[2:])
print(leastsq(lambda x:2*(x-3)**2+1,0))
t=np.linspace(0,4,20); y=2.5*np.exp(-1.3*t)+.5+.01*np.sin(20*t)
def res(p): return p[0]*np.exp(-p[1]*t)+p[2]-y
o=leastsq(res,[1,1,1],full_output=True); print(o[0],o[1],o[3],o[4])
def rosen(x): return np.array([10*(x[1]-x[0]**2),1-x[0]])
def jrosen(x): return np.array([[-20*x[0],10],[-1,0]])
r=least_squares(rosen,[2,2]); print(r.x,r.nfev,r.njev,r.jac,r.status,r.active_mask); print(least_squares(res,[1,1,1]).message, list(r))
r=least_squares(rosen,[2,2],jac=jrosen,bounds=([-np.inf,1.5],np.inf)); print(r.x,r.cost,r.nfev,r.njev,r.active_mask,r.status,r.message)
r=least_squares(res,[1,1,1]); print(r.x,r.cost,r.nfev,r.optimality<1e-6,r.status)
for loss in ('soft_l1','huber','cauchy','arctan'):
    r=least_squares(res,[1,1,1],loss=loss,f_scale=.1); print(loss,r.x,r.cost,r.nfev,r.status)
r=least_squares(res,[1,1,1],bounds=(0,[3,1,1])); print(r.x,r.cost,r.nfev,r.active_mask,r.status)
r=least_squares(res,[1,1,1],method='lm'); print(r.x,r.cost,r.nfev,r.njev,r.status)
r=least_squares(res,[1,1,1],jac='3-point',x_scale='jac',verbose=1); print(r.x)
r=least_squares(lambda x,a,b=1:[x[0]-a,x[1]-b],[0,0],args=(3,),kwargs={'b':4}); print(r.x,r.nfev)
def model(t,a,b,c): return a*np.exp(-b*t)+c
p,c=curve_fit(model,t,y,bounds=(0,[3.,1.,.5])); print(p,c)
p,c=curve_fit(model,t,y,method='trf'); print(p,c)
p,c=curve_fit(model,t,y,p0=[1,1,1],bounds=Bounds([0,0,0],[5,5,5]),sigma=np.full(20,.1),absolute_sigma=True); print(p,c)
print(curve_fit(model,t,y,full_output=True)[3:])
