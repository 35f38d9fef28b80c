# scipy.ndimage and scipy.cluster.
import numpy as np
from scipy import ndimage as nd
from scipy.cluster.vq import kmeans, kmeans2, vq, whiten
from scipy.cluster.hierarchy import linkage, fcluster, leaves_list, cophenet
from scipy.spatial.distance import pdist
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
rs=np.random.RandomState(0); X=np.vstack([rs.randn(8,2),rs.randn(8,2)+5,rs.randn(6,2)+[0,7]])
w=whiten(X); print(w[:2]); print(kmeans(w,w[[0,10,20]])); print(vq(w,w[[0,10,20]])[0], vq(w,w[[0,10,20]])[1][:3]); c,l=kmeans2(X,X[[0,10,20]],minit="matrix"); print(c,l)
print(kmeans(X,3,rng=1)[1]); show(lambda: kmeans(X,0))
for m in ("single","complete","average","weighted","ward","centroid","median"): print(m,linkage(X[:9],m))
Z=linkage(X,"ward"); print(Z[-3:],fcluster(Z,3,"maxclust"),fcluster(Z,5,"distance"),fcluster(Z,1,"maxclust"),leaves_list(Z)); print(cophenet(Z,pdist(X))[0]); print(linkage(pdist(X[:5]),"average")); show(lambda: linkage(X,"x"))
a=np.arange(20.).reshape(4,5)**1.5; b=rs.randint(0,9,(5,6))
print(nd.gaussian_filter(a,1),nd.gaussian_filter(b,1),nd.gaussian_filter1d(a,1.5,axis=0,order=1),nd.gaussian_filter(a,[1,.5],order=[0,2],mode="nearest"))
for mode in ("reflect","constant","nearest","mirror","wrap"): print(mode,nd.uniform_filter(a,3,mode=mode)[0],nd.correlate1d([1.,2,5,4],[1,2],mode=mode),nd.convolve1d([1.,2,5,4],[1,2],mode=mode))
k=np.array([[0,1,0],[1,-4,1],[0,2,1]]); print(nd.convolve(a,k),nd.correlate(b,k,mode="constant",cval=1),nd.sobel(a),nd.sobel(a,0),nd.prewitt(b),nd.laplace(a),nd.gaussian_gradient_magnitude(a,1))
print(nd.median_filter(b,3),nd.median_filter(b,size=(2,3)),nd.maximum_filter(b,3),nd.minimum_filter(a,footprint=[[0,1,0],[1,1,1],[0,1,0]]),nd.percentile_filter(b,20,size=3),nd.rank_filter(b,2,3),nd.generic_filter(a,np.ptp,3),nd.uniform_filter(b,3))
m=np.zeros((7,8),int); m[1:4,1:4]=1; m[2,2]=0; m[4:6,5:8]=1; m[3,4]=1; m[0,7]=1
l,n=nd.label(m); print(l,n,nd.label(m,structure=np.ones((3,3)))[1],nd.find_objects(l)); print(nd.sum_labels(np.arange(56).reshape(7,8),l,range(1,n+1)),nd.mean(np.arange(56).reshape(7,8),l,[1,2]),nd.maximum(l),nd.center_of_mass(m),nd.center_of_mass(m,l,[1,2,3]),nd.sum(m))
print(nd.binary_erosion(m).astype(int),nd.binary_dilation(m).astype(int),nd.binary_opening(m).sum(),nd.binary_closing(m).sum(),nd.binary_fill_holes(m).astype(int),nd.binary_dilation(m,iterations=2,structure=np.ones((3,3))).sum(),nd.binary_erosion(m,border_value=1).sum(),nd.generate_binary_structure(2,1))
print(nd.distance_transform_edt(m),nd.shift(a,1,order=0),nd.shift(a,(0,-2),order=0,cval=9,mode="constant"))
