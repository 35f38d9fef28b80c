import numpy as np, torch
r=np.random.default_rng(0)
i=r.integers(0,10,20000); a=r.standard_normal(20000).astype('float32')
z=np.zeros(10,'float32'); np.add.at(z,i,a); print(z)
z=np.ones(10,'float32'); np.multiply.at(z,i[:200],a[:200]); print(z); np.maximum.at(z,i,a); print(z); np.minimum.at(z,i-10,a); print(z)
z=np.zeros(10,'int64'); np.add.at(z,i,1); print(z)
z=np.zeros((10,3)); np.add.at(z,i,r.standard_normal((20000,3))); print(z)
z=np.zeros((4,10)); z[:, i]=r.standard_normal((4,20000)); print(z)
z=np.zeros((4,10)); np.add.at(z,(i%4,i),1.5); print(z)
t=torch.zeros(5).scatter_add(0,torch.tensor(i%5),torch.tensor(a)); print(t)
t=torch.zeros(3,5).index_add(1,torch.tensor(i%5),torch.ones(3,20000)); print(t)
t=torch.zeros(5,dtype=torch.float16).index_add(0,torch.tensor(i[:30]%5),torch.ones(30,dtype=torch.float16)); print(t)
try: np.add.at(z,(i, i), 1)
except IndexError as e: print(e)
e=torch.nn.Embedding(10,4); e(torch.tensor(i).reshape(100,200)).sum().backward(); print(e.weight.grad)
z=np.zeros((4,10))
i=np.array([1,8])
try:
    np.add.at(z,(i, i), 1)
except IndexError as e:
    print(e)
try:
    z[i, i] += 1
except IndexError as e:
    print(e)
try:
    z[i, i] = 1
except IndexError as e:
    print(e)
i=np.arange(20000)
try:
    z[i%8, i%10] = 1
except IndexError as e:
    print(e)
try:
    np.add.at(z,(i%8, i%10), 1)
except IndexError as e:
    print(e)
print(z.sum())
