# scipy.sparse.
import numpy as np, warnings
warnings.simplefilter("ignore")
from scipy import sparse
from scipy.sparse import csr_matrix, csc_matrix, coo_matrix, lil_matrix, eye, diags, kron, vstack, hstack, csr_array, identity, issparse
from scipy.sparse.linalg import spsolve, cg, eigsh, norm
A=csr_matrix([[1,0,2],[0,0,3],[4,5,6]]); print(A.toarray(),A.nnz,A.shape,A@np.array([1,2,3]),A.T.toarray(),(A*2).toarray(),A.dot(A).toarray(),A.sum(),A[2,1],A.data,A.indices,A.indptr)
print(A); print(repr(A.T)); print(A.sum(axis=0),A.sum(axis=1),A.mean(),A.diagonal(),(A+A).toarray(),(A-A).nnz,A.multiply(A).toarray(),A[1].toarray(),A[:,2].toarray(),A.max(),(A*A).toarray(),(A/2).toarray(),A.dtype)
C=coo_matrix(([1,2,3],([0,1,1],[1,0,0]))); print(C.toarray(),C.nnz,C.tocsr().nnz,C.row,C.col); print(C)
D=diags([-1,2,-1],[-1,0,1],shape=(4,4)).tocsc(); print(D.toarray(),spsolve(D,np.ones(4)),D.dtype,repr(D)); x,i=cg(D.tocsr(),np.ones(4)); print(x.round(6),i)
L=lil_matrix((3,3)); L[0,1]=2; L[2]=[1,0,3]; print(L.toarray(),L.tocsr().data); print(eye(2).toarray(),identity(2).toarray(),kron(eye(2),[[1,2]]).toarray(),vstack([A,A]).shape,hstack([A,A]).toarray())
print(eigsh(D,k=2,return_eigenvectors=False),norm(D),issparse(D),issparse(1),(D@D).toarray(),(D@np.eye(4))[0],np.ones(4)@D)
B=csr_array([[1,0],[2,3]]); print((B*B).toarray(),(B@B).toarray(),repr(B)); print(csr_matrix((np.array([1,2,3]),np.array([0,2,1]),np.array([0,2,3]))).toarray(),csr_matrix((2,3)).toarray(),A.power(2).toarray(),A.nonzero(),(A>2).toarray(),A.getrow(1).toarray(),A.todense(),A.astype(float).dtype, A.count_nonzero(),csc_matrix(A).indptr,A.transpose().shape)
for f in (lambda: A+1, lambda: A@np.ones(2), lambda: len(A), lambda: A+D):
    try: f()
    except Exception as e: print(type(e).__name__,e)
