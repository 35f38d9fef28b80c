# scipy.interpolate's splines, functions of matrices, transforms and constants.
import numpy as np, warnings
warnings.simplefilter("ignore")
from scipy.interpolate import CubicSpline, PchipInterpolator, interp1d, lagrange, PPoly
from scipy import linalg, fft, constants
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
x=np.array([0,1,2.5,3,4.]); y=np.sin(x); t=np.linspace(-.5,4.5,7)
for bc in ("not-a-knot","natural","clamped",((1,1.0),(2,0.5)),):
    cs=CubicSpline(x,y,bc_type=bc); print(bc,cs(t),cs(t,1),cs(1.5),cs.c.shape,cs.integrate(0,4),cs.derivative()(2.),cs.antiderivative()(3.))
th=np.linspace(0,2*np.pi,5); p=CubicSpline(th,np.c_[np.cos(th),np.sin(th).round(15)],bc_type="periodic"); print(p(1.0),p([7.,.5]).shape,p(7.))
print(CubicSpline([0,1],[1,3])(.5),CubicSpline([0,1,2],[1,3,2])([.5,1.5]),CubicSpline(x,y).roots(),CubicSpline(x,y,extrapolate=False)([5,1]),CubicSpline(x,np.c_[y,y*2])(1.5),CubicSpline(x,np.c_[y,y*2].T,axis=1)([1.5,2]))
show(lambda: CubicSpline([0,2,1],[1,2,3])); show(lambda: CubicSpline([0,1],[1,2,3])); show(lambda: CubicSpline([0,1,2],[1,2,3],bc_type="x")); show(lambda: CubicSpline(x,y,bc_type="periodic"))
print(PchipInterpolator(x,[0,1,1,3,2.])(t), interp1d(x,y,kind="cubic")([.5,3.3]), lagrange([0,1,2],[1,3,2]))
A=np.array([[1.,2],[3,4]]); S=np.array([[4.,1],[1,3]]); B=np.array([[0,-6.],[0,0]])
print(linalg.expm(A),linalg.expm(B),linalg.expm([[0,1],[-1,0]]),linalg.expm(np.array([[1+1j,0],[1,2]])),linalg.expm(np.diag([10.,-20,3])))
print(linalg.sqrtm(S),linalg.sqrtm(A),linalg.logm(S),linalg.logm(A),linalg.sqrtm([[1.,4],[0,1]]),linalg.logm([[1.,4],[0,1]]),linalg.cosm(A),linalg.sinm(S),linalg.fractional_matrix_power(S,.5))
M=np.array([[2.,5,8,7],[5,2,2,8],[7,5,6,6],[5,4,4,8]]); P,L,U=linalg.lu(M); print(P,L,U,np.allclose(P@L@U,M)); lu,piv=linalg.lu_factor(M); print(lu,piv,linalg.lu_solve((lu,piv),[1,1,1,1]),linalg.lu_solve((lu,piv),[1,1,1,1],trans=1)); print(linalg.lu(M[:,:2],permute_l=True))
print(linalg.solve_triangular([[3,0,0],[2,1,0],[1,0,1]],[4,2,4],lower=True),linalg.cho_solve(linalg.cho_factor(S),[1,2]),linalg.solve_banded((1,1),[[0,2,-1],[4,5,6],[3,-1,0]],[1,2,3]))
Q,R=linalg.qr(M[:,:2]); print(Q.shape,R.shape,np.allclose(Q@R,M[:,:2])); Q,R=linalg.qr(M[:,:2],mode="economic"); print(R)
w,v=linalg.eig(A); print(w,v,linalg.eigvals(S),linalg.svd(M)[1],np.abs(linalg.null_space([[1,1],[1,1]])),linalg.orth(np.array([[2.,0,0],[0,5,0]])),linalg.lstsq(M[:,:2],[1,2,3,4]))
print(linalg.circulant([1,2,3]),linalg.hankel([1,17,99]),linalg.companion([1,-10,31,-30]),linalg.det(M))
s=np.array([1.,2,1,-1,1.5]); print(fft.fft(s).real,fft.rfft(s),fft.irfft(fft.rfft(s),5),fft.fftfreq(5,.1),fft.dct(s),fft.idct(fft.dct(s)),fft.dct(s,norm="ortho"),fft.dct(s,type=3),fft.dct(s,type=1),fft.dst(s),fft.next_fast_len(13),fft.idct(s,norm="ortho"),fft.fftshift(s),fft.dst(s,norm="ortho"))
for n in "pi golden c h hbar G g e R alpha N_A k sigma Wien Rydberg m_e m_p m_n u degree hour year inch mile light_year parsec atm psi acre gallon mph knot eV calorie hp lbf epsilon_0 mu_0 oz lb torr kibi".split(): print(n,getattr(constants,n))
print(constants.convert_temperature([0,100],'Celsius','Fahrenheit'),constants.convert_temperature(300.,'K','C'),constants.speed_of_light,constants.lambda2nu(500e-9))
