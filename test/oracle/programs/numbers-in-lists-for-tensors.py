# Numbers of Python's and NumPy's in one list, of which TensorFlow and PyTorch make tensors: each by rules of its own.
import numpy as np
import tensorflow as tf
import torch

k, x, d = np.arange(3), np.array([1.5, 2], np.float32), np.array([1.5, 2])
u, n, h, b = np.array([1, 2], np.uint8), np.array([1, 2], np.int32), np.array([1, 2], np.float16), np.array([True])
for e in """[k[0],k[1]];[d[0],2.5];[d[0],d[1]];[2.5,d[0]];[2,k[1]];[k[1],2,k[1]];[x[0],2.5];[x[0],1];[n[0],.5];[n[0],1];[u[0],2];[.5,k[1]]
[h[0],2.];[h[0],1];[d[0],1];[1,d[0]];[k[:2],[1,2]];[k[:2],[1.5,2]];[d,[1,2]];[d,[1.5,2]];[[k[1],.5],[1.5,2]];[[1.5,2],[k[1],.5]];[k[1],d[0]]
[d[0],k[1]];[d[0],x[0]];[x[0],d[0]];[k[1],x[0]];[x[0],k[1]];[n[0],k[1]];[u[0],300];[u[0],.5];[k[1],2**40];[[k[1],2],[3,4]];(k[1],.5)
[x,[1,2]];[x,[1.5,2]];[n,[1,2]];[u[0],n[0]];[1.5,x[0]];[1,x[0]];[1,u[0]];[1,n[0]];[.5,n[0]];[k,k];[u[0],u[1]];[u,u];[h[0],h[1]];[h,h];[d,x]
[x,d];[k*2**40,[1,2,3]];[k[1]*2**40,1];[[d[0],1],[2,3]];[[1,d[0]],[2,3]];[k[1],np.nan];[k[2],k.mean()];[k.mean(),k[2]];[x.mean(),1.5]""".replace("\n", ";").split(";"):
    for make in (tf.constant, tf.reduce_mean, torch.tensor):
        v = make(eval(e))
        print(e, v.dtype, v.numpy().tolist())
