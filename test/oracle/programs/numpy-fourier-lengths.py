import numpy as np
r=np.random.default_rng(0)
for n in [3,5,9,15,25,27,45,60,75,100,125,243,360,625,1000,1001,3000,3125,7,14,200000]:
    z=r.standard_normal(n)+1j*r.standard_normal(n)
    f=np.fft.fft(z); b=np.fft.ifft(f)
    k=np.arange(n)
    d=(z*np.exp(-2j*np.pi*k*min(n-1,3)/n)).sum() if n<5000 else f[3]
    print(n, abs(f[min(n-1,3)]-d)<1e-9*n**.5+1e-11, abs(b-z).max()<1e-13*max(1,np.log2(n)), np.round(f[1],6), np.round(f.sum().real,4))
