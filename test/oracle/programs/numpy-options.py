"""What NumPy's functions take beside their arrays: masks, dtypes, pads, methods, ways through arrays; and numpy.testing."""
import numpy as np

print("tril vec")
try:
    print(np.tril([1,2,3])); print(np.triu(np.array([1.,2.]),1)); print(np.tril(np.arange(8).reshape(2,2,2)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("percentile list")
try:
    a=np.array([1,2,3,4,5]); print(repr(np.percentile(a,[25,50,75]))); print(repr(np.quantile(a,[0.1,0.9]))); print(np.percentile(a,50), type(np.percentile(a,50)))
    print(repr(np.percentile(a.astype(np.float32),[25,50]))); print(np.percentile(a.reshape(5,1),[10,90],axis=0)); print(np.percentile(np.arange(12).reshape(3,4),[25,75],axis=1,keepdims=True))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("methods")
try:
    a=np.array([1.,3.,7.,8.,20.])
    for m in "inverted_cdf averaged_inverted_cdf closest_observation interpolated_inverted_cdf hazen weibull linear median_unbiased normal_unbiased lower higher midpoint nearest".split():
        print(m, np.quantile(a,[0.1,0.37,0.5,0.9],method=m))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("int lower")
try:
    print(repr(np.percentile([1,2,3,4],[30],method='lower')), repr(np.percentile([1,2,3,4],30,method='nearest')))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("quant bad")
try:
    np.quantile([1,2,3],1.5)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("perc bad")
try:
    np.percentile([1,2,3],[50,101])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("nanperc")
try:
    print(np.nanpercentile([1,np.nan,3],[50,75]), np.nanquantile([[1,np.nan],[2,3]],0.5,axis=0), np.percentile([1,np.nan],50))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("ragged")
try:
    np.array([[1,2],[3]])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("ragged2")
try:
    np.array([[1,2],3])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("ragged3")
try:
    np.array([[[1],[2]],[[3],[4,5]]])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("casting")
try:
    print(np.add(1,2.5,dtype=np.int32,casting='unsafe'))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("casting err")
try:
    np.add(1,2.5,dtype=np.int32)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("casting2")
try:
    np.add(np.array([1.5]),np.array([1]),casting='no')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("where")
try:
    print(np.add([1,2,3],10,where=[True,False,True],out=np.zeros(3,int))); print(np.sum([1,2,3],where=[True,False,True])); print(np.divide([1.,2.],[0.,1.],out=np.zeros(2),where=np.array([0.,1.])!=0)); print(np.log([1.,-1.],where=[True,False],out=np.full(2,9.)))
    print(np.max([1,5,3],initial=10), np.min([[1,2],[3,4]],axis=1,initial=2), np.sum([1,2],initial=5), np.prod([2,3],initial=10), np.mean([1,2,3.],where=[True,True,False]), np.max([1,5,3],where=[True,False,True],initial=-1), np.std([1,2,3,4],where=[1,1,1,0]) if False else '')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("max where no initial")
try:
    np.max([1,2],where=[True,False])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("any all where")
try:
    print(np.any([False,True],where=[True,False]), np.all([False,True],where=[False,True]), np.var([1.,2.,30.],where=[True,True,False]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("out")
try:
    o=np.empty(3); r=np.sqrt([1,4,9],out=o); print(o, r is o); np.cumsum([1,2,3],out=o); print(o); np.dot(np.eye(2),np.ones(2),out=o[:2]); print(o); np.sum(np.ones((2,3)),axis=0,out=o); print(o); np.clip([1,5,9],2,6,out=o); print(o); np.matmul(np.eye(3),np.ones(3)*4,out=o); print(o); np.mean(np.ones((2,3))*3,axis=0,out=o); print(o); np.round([1.26,2.34,3.4],1,out=o); print(o); np.take([5,6,7],[2,1,0],out=o,mode='clip') if False else None; np.concatenate([[1.],[2.,3.]],out=o); print(o)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("corrcoef")
try:
    rng=np.random.default_rng(0); x=rng.normal(size=(3,10)); print(np.corrcoef(x).tolist()); print(np.cov(x).tolist()); y=np.arange(5.); print(np.corrcoef(y,2*y+1).tolist()); print(np.corrcoef([1,2,3,4],[2,4,6,9]).tolist()); print(np.corrcoef([1.,2.,3.],[3.,2.,1.]).tolist(), np.corrcoef(x[0],x[1])[0,1])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pad")
try:
    a=np.array([1,2,3])
    for m in ("constant","edge","linear_ramp","maximum","mean","median","minimum","reflect","symmetric","wrap"): print(m,np.pad(a,(2,3),mode=m))
    print(np.pad(a,2,constant_values=(7,8))); print(np.pad(a,(1,2),mode='linear_ramp',end_values=(-5,9))); print(np.pad(np.arange(6).reshape(2,3),((1,0),(0,2)))); print(np.pad(np.arange(4.).reshape(2,2),1,mode='reflect')); print(np.pad(a,5,mode='reflect')); print(np.pad(a,5,mode='wrap'));print(np.pad(a,(2,1),'reflect',reflect_type='odd')); print(np.pad(np.arange(6).reshape(2,3),1,mode='mean')); print(np.pad(a,(2,3),mode='maximum',stat_length=2)); print(np.pad([1.5,2.5],1,mode='mean'))
    print(np.pad(np.ones((2,2)),((0,1),(1,0)),constant_values=5), np.pad(a,{0:(1,1)}) if False else '')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pad func")
try:
    def padf(v,pw,ax,kw): v[:pw[0]]=kw.get('padder',10); v[-pw[1]:]=kw.get('padder',10)
    print(np.pad(np.arange(4).reshape(2,2),2,padf)); print(np.pad(np.arange(4).reshape(2,2),1,padf,padder=100))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pad empty")
try:
    print(np.pad(np.arange(3),1,mode='empty').shape)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pad bad")
try:
    np.pad([1,2],1,mode='foo')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("apply")
try:
    print(np.apply_along_axis(lambda v: v.max()-v.min(),0,np.arange(6).reshape(2,3))); print(np.apply_along_axis(sorted,1,np.array([[3,1,2],[9,7,8]]))); print(np.apply_along_axis(np.diag,-1,np.arange(4).reshape(2,2))); print(np.apply_over_axes(np.sum,np.arange(24).reshape(2,3,4),[0,2]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("vectorize")
try:
    f=np.vectorize(lambda a,b: a-b if a>b else a+b); print(f([1,2,3,4],2)); g=np.vectorize(len,otypes=[int]); print(f(1,2), repr(f(np.array([[1],[5]]),[1,2])))
    h=np.vectorize(lambda v: v.sum(), signature='(n)->()'); print(h(np.arange(6).reshape(2,3)))
    @np.vectorize
    def sq(x): return x**2+0.5
    print(sq([1,2,3]), sq(3)); k=np.vectorize(lambda x:(x,x*2)); print(k([1,2])); p=np.vectorize(pow,excluded=[1]); print(p([1,2,3],2))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("nditer")
try:
    for x in np.nditer(np.arange(4).reshape(2,2)): print(x,end=' ')
    print()
    for i,x in np.ndenumerate(np.array([[1,2],[3,4]])): print(i,x)
    for i in np.ndindex(2,2): print(i,end=' ')
    a=np.arange(4.)
    with np.nditer(a,op_flags=['readwrite']) as it:
        for x in it: x[...]=2*x
    print(a)
    it=np.nditer(np.arange(4).reshape(2,2),flags=['multi_index'])
    while not it.finished:
        print(it[0],it.multi_index,end=';'); it.iternext()
    print()
    for x,y in np.nditer([np.arange(3),np.arange(3)*2]): print(x,y,end=' ')
    for x,y in np.nditer([np.arange(2)[:,None],np.arange(3)]): print("%d:%d"%(x,y),end=' ')
    for x in np.nditer(np.arange(6).reshape(2,3),order='F'): print(x,end=' ')
    for x in np.nditer(np.arange(6).reshape(2,3).T): print(x,end=' ')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("einsum_path")
try:
    print(np.einsum_path('ij,jk,kl->il',np.ones((2,3)),np.ones((3,4)),np.ones((4,5)))[0])
    print(np.einsum_path('ij,jk,kl->il',np.ones((2,3)),np.ones((3,4)),np.ones((4,5)),optimize='optimal')[1])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("strides")
try:
    from numpy.lib.stride_tricks import sliding_window_view, as_strided
    a=np.arange(6); print(sliding_window_view(a,3)); print(as_strided(a,(2,3),(8,8))); b=as_strided(a,shape=(4,3),strides=(8,8)); a[2]=100; print(b)
    w=as_strided(a,(3,),(16,)); w[1]=-7; print(a); print(sliding_window_view(np.arange(12).reshape(3,4),(2,2))[0,1]); print(np.lib.stride_tricks.sliding_window_view(a,2).mean(axis=-1))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("sliding ro")
try:
    v=sliding_window_view(np.arange(4),2); v[0]=1
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("testing")
try:
    np.testing.assert_allclose([1.,2.],[1.,2.0000000001]); np.testing.assert_array_equal([1,2],[1,2]); np.testing.assert_almost_equal(1.0,1.00000001); np.testing.assert_array_almost_equal([1.],[1.0000001]); np.testing.assert_equal({'a':[1]},{'a':[1]}); np.testing.assert_raises(ValueError,int,'x'); np.testing.assert_array_less([1],[2]); print('ok')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("testing fail")
try:
    np.testing.assert_allclose([1.,2.],[1.,2.1],rtol=1e-3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("testing fail2")
try:
    np.testing.assert_array_equal([1,2],[1,3])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("testing fail3")
try:
    np.testing.assert_almost_equal(1.0,1.1)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("testing fail 4")
try:
    np.testing.assert_array_equal([1,2],[1,2,3])
except Exception as error:
    print(type(error).__name__, str(error)[:120])
