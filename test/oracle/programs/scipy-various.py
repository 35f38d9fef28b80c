# scipy.signal, interpolate, integrate, linalg: what is made of NumPy's functions.
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


from scipy import signal, interpolate, integrate, linalg
from scipy.signal import convolve2d
from scipy.interpolate import interp1d
a=np.arange(12).reshape(3,4)
k=np.array([[1,2],[0,-1]])
k3=np.ones((3,3),int)
show(lambda: convolve2d(a,k))
show(lambda: convolve2d(a,k,mode='same'))
show(lambda: convolve2d(a,k,mode='valid'))
show(lambda: convolve2d(a,k3,mode='same',boundary='wrap'))
show(lambda: convolve2d(a,k3,mode='same',boundary='symm'))
show(lambda: convolve2d(a,k3,mode='same',boundary='fill',fillvalue=1))
show(lambda: convolve2d(a*.5,k3/9))
show(lambda: signal.correlate2d(a,k))
show(lambda: signal.correlate2d(a,k,mode='same'))
show(lambda: signal.correlate2d(a,k3,mode='same'))
show(lambda: convolve2d(k,a,mode='valid'))
show(lambda: convolve2d([1,2],[3]))
show(lambda: convolve2d(a,k,mode='x'))
f=interp1d([0,1,2,4],[0,2,1,5])
show(lambda: f(0.5))
show(lambda: f([0,.25,3]))
show(lambda: f(5))
show(lambda: f(-1))
show(lambda: interp1d([0,1,2],[0,2,1],kind='nearest')([.4,.5,1.6]))
show(lambda: interp1d([0,1,2],[0,2,1],kind='previous')([.4,1,1.6]))
show(lambda: interp1d([0,1,2],[0,2,1],kind='next')([.4,1,1.6]))
show(lambda: interp1d([0,1,2],[0,2,1],fill_value='extrapolate')([-1,3]))
show(lambda: interp1d([0,1,2],[0,2,1],bounds_error=False)([-1,3]))
show(lambda: interp1d([0,1,2],[0,2,1],bounds_error=False,fill_value=(7,8))([-1,3]))
show(lambda: interp1d([2,0,1],[1,0,2])(.5))
show(lambda: f([[.5,1],[2,3]]))
show(lambda: interp1d([0,1],[0,1,2]))
x=np.linspace(0,np.pi,11)
show(lambda: integrate.trapezoid(np.sin(x),x))
show(lambda: integrate.simpson(np.sin(x),x=x))
show(lambda: integrate.simpson([1,4,9,16]))
show(lambda: integrate.simpson([1,4,9,16,25],dx=.5))
show(lambda: integrate.simpson([1,3,9,16],x=[0,1,2.5,3]))
show(lambda: integrate.cumulative_trapezoid([1,2,3,4]))
show(lambda: integrate.cumulative_trapezoid([1,2,3,4],initial=0))
show(lambda: integrate.simpson([1,4]))
m=np.array([[4.,1],[1,3]])
show(lambda: linalg.inv(m))
show(lambda: linalg.det(m))
show(lambda: linalg.solve(m,[1,2]))
show(lambda: linalg.norm(m))
show(lambda: linalg.cholesky(m))
show(lambda: linalg.cholesky(m,lower=True))
show(lambda: linalg.eigh(m))
show(lambda: linalg.eigvalsh(m))
show(lambda: linalg.svdvals(m))
show(lambda: linalg.block_diag([[1,2]],[3]))
show(lambda: linalg.toeplitz([1,2,3]))
show(lambda: linalg.toeplitz([1,2,3],[1,4,5,6]))
show(lambda: linalg.hilbert(3))
show(lambda: linalg.pinv(m))
