# scipy.integrate.odeint and solve_ivp by LSODA: the same steps, of Adams' formulas and of stiff ones.
import numpy as np
from scipy.integrate import odeint
np.set_printoptions(precision=8)
def pend(y,t,b,c):
    th,om=y
    return [om,-b*om-c*np.sin(th)]
t=np.linspace(0,10,11)
sol,info=odeint(pend,[np.pi-.1,0.0],t,args=(.25,5.0),full_output=True)
print(sol); print(list(info)); print([info[k] for k in ('nst','nfe','nqu','mused','imxer','lenrw','leniw','message')])
print(odeint(lambda y,t:-2*y,1.0,[0,.5,1,2]))
def lorenz(s,t,sigma=10,rho=28,beta=8/3):
    x,y,z=s
    return sigma*(y-x),x*(rho-z)-y,x*y-beta*z
r=odeint(lorenz,(1,1,1),np.arange(0,20,.01))
print(r[-1],r.shape,r[500])
def vdp(y,t,mu): return [y[1],mu*(1-y[0]**2)*y[1]-y[0]]
r,i=odeint(vdp,[2,0],np.linspace(0,300,7),args=(100,),full_output=True)
print(r,i['mused'],i['nst'],i['nfe'],i['nje'],i['nqu'],i['tsw'])
def rob(y,t): return [-.04*y[0]+1e4*y[1]*y[2],.04*y[0]-1e4*y[1]*y[2]-3e7*y[1]**2,3e7*y[1]**2]
r,i=odeint(rob,[1,0,0],[0,.4,4],full_output=True)
print(r,i['mused'],i['nst'],i['nfe'],i['nje'],i['message'])
def jac(y,t): return [[-.04,1e4*y[2],1e4*y[1]],[.04,-1e4*y[2]-6e7*y[1],-1e4*y[1]],[0,6e7*y[1],0]]
r,i=odeint(rob,[1,0,0],[0,.4,4,40],full_output=True,Dfun=jac)
print(r,i['mused'],i['nst'],i['nfe'],i['nje'])
print(odeint(pend,[1,0.0],t[::-1],args=(.25,5.0))[-1])
print(odeint(lambda t,y:y*np.cos(t),[1.],[0,1,2],tfirst=True,rtol=1e-4,atol=1e-6))
try: odeint(lambda y,t:[1,2,3],[1,2],[0,1])
except Exception as e: print(type(e),e)
try: odeint(lambda y,t:[1,2],[1,2],[0,1,.5])
except Exception as e: print(type(e),e)
def sir(y,t,N,beta,gamma):
    S,I,R=y
    return -beta*S*I/N,beta*S*I/N-gamma*I,gamma*I
print(odeint(sir,(999,1,0),np.linspace(0,160,5),args=(1000,.2,.1)))
from scipy.integrate import solve_ivp
def vdp(t,y,mu=100): return [y[1],mu*(1-y[0]**2)*y[1]-y[0]]
s=solve_ivp(vdp,[0,200],[2,0],method="LSODA")
print(s.nfev,s.njev,s.nlu,s.t.shape,s.t[-3:],s.y[:,-1],s.message,s.success)
s=solve_ivp(lambda t,y:[-y[0]],(0,5),[1],method="LSODA",dense_output=True,t_eval=np.linspace(0,5,6),rtol=1e-8,atol=1e-10)
print(s.sol(2.5),s.sol([.1,3]))
s.sol=None
print(s)
def hit(t,y): return y[0]
hit.terminal=True
s=solve_ivp(lambda t,y:[y[1],-9.8],(0,100),[10,0],method="LSODA",events=hit)
print(s.t,s.t_events,np.round(s.y_events,9)+0.0,s.status)
def rob(t,y): return [-.04*y[0]+1e4*y[1]*y[2],.04*y[0]-1e4*y[1]*y[2]-3e7*y[1]**2,3e7*y[1]**2]
def jac(t,y): return [[-.04,1e4*y[2],1e4*y[1]],[.04,-1e4*y[2]-6e7*y[1],-1e4*y[1]],[0,6e7*y[1],0]]
s=solve_ivp(rob,(0,1e4),[1,0,0],method="LSODA",jac=jac); print(s.nfev,s.njev,s.y[:,-1])
