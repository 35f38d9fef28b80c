# Floats as texts, to so many digits.
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
for x in [1.0,3.14,1e-5,1e20,123456.789,0.0,-2.5,np.float32(0.1),np.float32(3.14),1/3,1e-10,16.0, 0.5]:
    show(lambda: [np.format_float_positional(x), np.format_float_positional(x,trim='0'), np.format_float_positional(x,trim='-'), np.format_float_positional(x,trim='.')])
    show(lambda: [np.format_float_positional(x,precision=3), np.format_float_positional(x,precision=3,unique=False), np.format_float_positional(x,precision=3,fractional=False), np.format_float_scientific(x)])
    show(lambda: [np.format_float_scientific(x,trim='0'), np.format_float_scientific(x,precision=3), np.format_float_scientific(x,precision=3,unique=False), np.format_float_scientific(x,exp_digits=3,trim='-'),np.format_float_positional(x,sign=True,pad_left=8,pad_right=4)])
