from scipy import signal
import numpy as np
for n in (2,3,4,5):
    b,a=signal.ellip(n,.5,30,.3); print(np.round(b,6), np.round(a,6))
