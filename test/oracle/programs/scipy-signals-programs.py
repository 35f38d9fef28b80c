# scipy.signal: peaks and filters; scipy.optimize.linprog and linear_sum_assignment.
import numpy as np
from scipy import signal
from scipy.optimize import linprog, linear_sum_assignment
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
t=np.linspace(0,6*np.pi,200); x=np.sin(t)+.3*np.sin(3.7*t)+np.linspace(0,1,200)
p,_=signal.find_peaks(x); print(p,_)
for kw in (dict(height=.8),dict(height=(0,1.5)),dict(distance=25),dict(prominence=.5),dict(width=5),dict(threshold=.001),dict(height=0,distance=10,prominence=.1,width=3,rel_height=.7),dict(plateau_size=1),dict(prominence=.2,wlen=31)):
    print(kw,signal.find_peaks(x,**kw))
print(signal.find_peaks([0,2,2,2,0,3,1,1,4,0],plateau_size=(1,None)),signal.find_peaks([1,2,3])); show(lambda: signal.find_peaks([[1,2]])); show(lambda: signal.find_peaks([1,2,1],distance=.5))
print(signal.peak_prominences(x,p[:3]),signal.peak_widths(x,p[:3]),signal.argrelextrema(x,np.greater,order=5),signal.argrelmin(x)[0])
print(signal.convolve([1,2,3],[0,1,.5]),signal.convolve([1,2,3,4],[1,1],mode="same"),signal.convolve([1,2,3,4],[1,1,1],mode="valid"),signal.correlate([1,2,3],[0,1,.5]),signal.correlate([1,2,3,4],[1,2],mode="same"),signal.fftconvolve([1,2,3],[1,1]).round(9),signal.correlation_lags(4,3))
b,a=signal.butter(4,.2); print(b,a); print(signal.butter(3,[.1,.4],btype="band")); print(signal.butter(2,100,btype="high",fs=1000)); print(signal.butter(2,[.2,.3],btype="bandstop"))
print(signal.lfilter(b,a,x)[:6],signal.filtfilt(b,a,x)[[0,5,100,-1]],signal.lfilter([1.,1],[2],[1,2,3]),signal.lfilter_zi(b,a)); show(lambda: signal.butter(2,1.5)); show(lambda: signal.filtfilt(b,a,[1,2]))
print(signal.detrend([1,2,4,7]),signal.detrend([1,2,4,7],type="constant"),signal.medfilt([1.,5,2,8,3]),signal.savgol_coeffs(5,2),signal.savgol_filter([2,2,5,2,1,0,1,4,9],5,2),signal.savgol_filter([2,2,5,2,1,0,1,4,9],5,2,deriv=1,mode="nearest"),signal.hilbert([1,2,0,-1]).round(9)+0,signal.square(np.array([.1,4])),signal.sawtooth(np.array([.1,4])),signal.sawtooth(np.array([.1,4]),.5))
r=linprog([-1,4],A_ub=[[-3,1],[1,2]],b_ub=[6,4],bounds=[(None,None),(-3,None)]); print(r.x,r.fun,r.message,r.status,r.success,r.slack,r.ineqlin.marginals,r.lower.marginals,r.lower.residual,r.upper.residual)
r=linprog([-3,-2],A_ub=[[1,1],[1,3]],b_ub=[4,6]); print(r.x,r.fun,r.slack,r.ineqlin,r.lower); print(sorted(r.keys()))
r=linprog([2,3,1],A_eq=[[1,1,1],[1,-1,0]],b_eq=[10,2],bounds=[(0,6),(0,None),(1,5)]); print(r.x,r.fun,r.con,r.eqlin.marginals,r.upper.marginals,r.lower.marginals)
r=linprog([1,1],A_ub=[[1,1]],b_ub=[-1]); print(r.status,r.success,r.x,r.fun,r.message[:26])
r=linprog([-1,-1],A_ub=[[1,-1]],b_ub=[1]); print(r.status,r.x,r.message[:25])
show(lambda: linprog([1,2],A_ub=[[1,2,3]],b_ub=[1]).x)
r=linprog([-5,-4],A_ub=[[6,4],[1,2]],b_ub=[24,6],integrality=1); print(r.x+0.0,r.fun)
C=np.array([[8,6,10,9],[9,12,13,7],[14,9,16,5]]); print(linprog(C.ravel(),A_eq=np.vstack([np.kron(np.eye(3),np.ones(4)),np.kron(np.ones(3),np.eye(4))])[:-1],b_eq=[35,50,40,45,20,30]).fun)
print(linear_sum_assignment([[4,1,3],[2,0,5],[3,2,2]]),linear_sum_assignment([[4,1,3],[2,0,5]],maximize=True),linear_sum_assignment(np.array([[4,1],[2,0],[3,2]])))
