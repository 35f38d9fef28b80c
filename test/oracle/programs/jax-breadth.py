"""JAX's draws, statistics, special functions, layers' functions, trees and derivatives of one's own; what concatenate refuses."""
import jax, jax.numpy as jnp
from jax import grad, jit, vmap, lax, random
import numpy as np
show = lambda x: print(np.round(np.asarray(x, np.float64), 4).tolist())

print("concat errs")
try:
    jnp.concatenate([jnp.ones((2,3)),jnp.ones((3,2))])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("concat errs2")
try:
    jnp.concatenate([])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("concat errs3")
try:
    jnp.stack([jnp.ones(2),jnp.ones(3)])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("add err")
try:
    jnp.ones(2)+jnp.ones(3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("matmul err")
try:
    jnp.ones((2,3))@jnp.ones((2,3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("reshape err")
try:
    jnp.ones(6).reshape(4,2)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("list err")
try:
    jnp.sum([1,2])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("assign")
try:
    x=jnp.zeros(3); x[0]=1
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("cond")
try:
    @jit
    def f(x): return lax.cond(x>0, lambda v: v*2, lambda v: -v, x)
    print(f(3.),f(-3.)); print(grad(lambda x: lax.cond(x>0, lambda v: v**2, lambda v: -v, x))(2.)); print(vmap(lambda x: lax.cond(x>0, lambda v: v*2, lambda v: -v, x))(jnp.array([1.,-1.])))
    print(lax.cond(True, lambda: 1, lambda: 2)); print(lax.switch(1,[lambda x:x, lambda x:x*10],3.)); print(jit(lambda i,x: lax.switch(i,[lambda x:x, lambda x:x*10],x))(0,3.))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("while")
try:
    @jit
    def g(n): return lax.while_loop(lambda c: c[0]<n, lambda c: (c[0]+1,c[1]*2), (0,1))
    print(g(5)); print(lax.while_loop(lambda x: x<100., lambda x: x*2., 1.)); print(vmap(lambda n: lax.while_loop(lambda x: x<n, lambda x: x*2., 1.))(jnp.array([5.,50.])))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("fori")
try:
    print(lax.fori_loop(0,5,lambda i,x: x+i,0)); print(jit(lambda n: lax.fori_loop(0,n,lambda i,x: x+i,0))(4)); print(grad(lambda x: lax.fori_loop(0,3,lambda i,v: v*x,1.))(2.))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("scan")
try:
    print(lax.scan(lambda c,x:(c+x,c*x),0.,jnp.arange(4.))); print(lax.scan(lambda c,_:(c*2,c),1.,None,length=4)); print(lax.scan(lambda c,x:(c+x['a'],None),0.,{'a':jnp.arange(3.)},reverse=True)); print(lax.associative_scan(jnp.add,jnp.arange(5.))); print(lax.map(lambda x:x**2,jnp.arange(3.)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("random")
try:
    k=random.PRNGKey(0); k1,k2=random.split(k); print(k,k1); show(random.normal(k1,(3,))); show(random.uniform(k2,(2,2),minval=-1,maxval=1)); show(random.randint(k,(4,),0,10)); show(random.permutation(k,jnp.arange(5))); show(random.choice(k,jnp.arange(10),(3,),replace=False)); show(random.choice(k,5,(3,))); show(random.bernoulli(k,0.3,(5,))); show(random.categorical(k,jnp.log(jnp.array([0.2,0.3,0.5])),shape=(5,))); show(random.exponential(k,(3,))); show(random.gamma(k,2.0,(3,))); show(random.beta(k,2.,3.,(2,))); show(random.dirichlet(k,jnp.array([1.,2.,3.]))); show(random.poisson(k,3.,(4,))); show(random.laplace(k,(2,))); show(random.gumbel(k,(2,))); show(random.truncated_normal(k,-1,1,(3,))); show(random.multivariate_normal(k,jnp.zeros(2),jnp.eye(2))); show(random.cauchy(k,(2,))); show(random.logistic(k,(2,))); show(random.rademacher(k,(4,))); show(random.fold_in(k,3)); print(random.key(0)); show(random.t(k,3.,(2,))); show(random.orthogonal(k,2));  show(random.geometric(k,0.3,(3,))); show(random.lognormal(k,0.5,(2,))); show(random.pareto(k,2.,(2,))); show(random.rayleigh(k,1.,(2,))); show(random.weibull_min(k,1.,2.,(2,))); show(random.chisquare(k,3.,(2,))); show(random.bits(k,(2,))); show(random.double_sided_maxwell(k,0.,1.,(2,))); show(random.maxwell(k,(2,))); show(random.loggamma(k,2.,(2,))); show(random.wald(k,1.,(2,))); show(random.f(k,2.,3.,(2,)));  show(random.triangular(k,0.,0.5,1.,(2,))); 
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("stats")
try:
    import jax.scipy.stats as st
    for e in [st.norm.pdf(0.5),st.norm.logpdf(jnp.array([0.,1.]),1.,2.),st.norm.cdf(1.),st.norm.ppf(0.3),st.norm.sf(1.),st.norm.logcdf(-2.),st.beta.pdf(0.3,2.,3.),st.beta.logpdf(0.3,2.,3.),st.gamma.pdf(1.,2.),st.gamma.logpdf(1.,2.,scale=2.),st.expon.pdf(1.),st.expon.logpdf(1.,scale=2.),st.uniform.pdf(0.3),st.laplace.pdf(1.),st.laplace.cdf(1.),st.poisson.pmf(2,3.),st.poisson.logpmf(jnp.arange(3),3.),st.bernoulli.pmf(1,0.3),st.bernoulli.logpmf(0,0.3),st.t.pdf(1.,3.),st.t.logpdf(1.,3.),st.cauchy.pdf(1.),st.cauchy.cdf(1.),st.chi2.pdf(1.,3.),st.dirichlet.logpdf(jnp.array([0.2,0.8]),jnp.array([1.,2.])),st.multivariate_normal.logpdf(jnp.zeros(2),jnp.zeros(2),jnp.eye(2)),st.multivariate_normal.pdf(jnp.ones(2),jnp.zeros(2),2*jnp.eye(2)),st.binom.pmf(2,5,0.3),st.geom.pmf(2,0.3),st.logistic.pdf(1.),st.logistic.cdf(1.),st.pareto.pdf(2.,3.),st.truncnorm.pdf(0.5,-1.,1.),st.nbinom.pmf(2,3,0.5),st.gumbel_r.pdf(1.),st.multinomial.logpmf(jnp.array([1,2]),3,jnp.array([0.3,0.7])),st.sem(jnp.array([1.,2.,4.]))]: print(np.round(np.asarray(e, np.float64), 3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("kde")
try:
    kde=st.gaussian_kde(jnp.array([1.,2.,3.5])); print(np.round(np.asarray(kde(jnp.array([1.,2.]))), 4))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("special")
try:
    import jax.scipy.special as sp
    for e in [sp.logsumexp(jnp.arange(3.)),sp.expit(0.3),sp.logit(0.3),sp.erf(0.5),sp.erfinv(0.3),sp.gammaln(3.5),sp.digamma(2.),sp.betaln(1.,2.),sp.xlogy(0.,0.),sp.entr(0.3),sp.softmax(jnp.arange(3.)),sp.i0(1.),sp.ndtr(0.5),sp.ndtri(0.3),sp.gammainc(1.,2.),sp.betainc(1.,2.,0.3),sp.polygamma(1,2.),sp.zeta(2.,1.),sp.rel_entr(1.,2.),sp.kl_div(1.,2.),sp.factorial(4.),sp.gamma(4.5),sp.log_softmax(jnp.arange(3.)),sp.log_ndtr(-3.),sp.multigammaln(3.,2), sp.xlog1py(1.,2.), sp.beta(1.,2.)]: print(np.round(np.asarray(e, np.float64), 3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("nn")
try:
    import jax.nn as nn
    x=jnp.array([-1.,0.5,2.])
    for f in [nn.relu,nn.relu6,nn.sigmoid,nn.softplus,nn.silu,nn.swish,nn.gelu,nn.elu,nn.selu,nn.celu,nn.leaky_relu,nn.hard_tanh,nn.hard_sigmoid,nn.hard_swish,nn.hard_silu,nn.soft_sign,nn.log_sigmoid,nn.softmax,nn.log_softmax,nn.standardize,nn.mish,nn.squareplus,nn.sparse_plus,nn.tanh,nn.identity,nn.logsumexp]: show(f(x))
    for v in (nn.one_hot(jnp.array([0,2]),3), nn.glu(jnp.arange(4.)), nn.gelu(x,approximate=False), nn.softmax(x,where=jnp.array([True,False,True])), nn.log_softmax(x,where=jnp.array([True,False,True])), nn.logsumexp(x,where=jnp.array([True,False,True]))): show(v)
    print(nn.dot_product_attention(jnp.ones((1,2,1,2)),jnp.ones((1,2,1,2)),jnp.arange(4.).reshape(1,2,1,2)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("init")
try:
    k=random.PRNGKey(1)
    for i in [nn.initializers.glorot_uniform(),nn.initializers.he_normal(),nn.initializers.lecun_normal(),nn.initializers.normal(0.1),nn.initializers.zeros,nn.initializers.constant(2.),nn.initializers.orthogonal(),nn.initializers.uniform(),nn.initializers.xavier_normal(),nn.initializers.variance_scaling(1.,'fan_in','truncated_normal'), nn.initializers.truncated_normal(0.1)]: show(i(k,(2,3)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("tree")
try:
    from jax.tree_util import tree_map
    t={'a':jnp.ones(2),'b':(1.,[2,3])}
    print(jax.tree.map(lambda x:x*2,t)); print(jax.tree.leaves(t)); print(jax.tree.structure(t)); print(tree_map(lambda a,b:a+b,t,t)); print(jax.tree.reduce(lambda a,b:a+jnp.sum(b),t,0.)); l,td=jax.tree.flatten(t); print(jax.tree.unflatten(td,l)); print(jax.tree.all({'a':True})); print(jax.tree_util.tree_leaves(t)); from jax.flatten_util import ravel_pytree; v,un=ravel_pytree({'w':jnp.ones((2,2)),'b':jnp.zeros(2)}); print(v,un(v))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("custom")
try:
    @jax.custom_jvp
    def f(x): return jnp.sin(x)
    @f.defjvp
    def fj(p,t): return f(p[0]), 3.*t[0]
    print(grad(f)(1.), vmap(grad(f))(jnp.ones(2)))
    f.defjvps(lambda t,ans,x: 5.*t) if hasattr(f,'defjvps') else None
    print(grad(f)(1.))
    @jax.custom_vjp
    def g(x,y): return x*y
    def gf(x,y): return g(x,y),(x,y)
    def gb(r,c): return (c*r[1]*10, c*r[0]*100)
    g.defvjp(gf,gb); print(grad(g,(0,1))(2.,3.), jit(grad(g))(2.,3.))
    from functools import partial
    @partial(jax.custom_vjp,nondiff_argnums=(0,))
    def clip(lim,x): return x
    clip.defvjp(lambda lim,x:(x,None), lambda lim,r,c:(jnp.clip(c,-lim,lim),))
    print(grad(lambda x: clip(0.5,x)*3)(1.))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("vjp etc")
try:
    print(jax.value_and_grad(lambda p: p['w']**2)({'w':3.})); y,vj=jax.vjp(lambda x,y:x*y,2.,3.); print(y,vj(1.)); print(jax.jacobian(lambda x: x**2)(jnp.arange(2.)), jax.hessian(lambda x: jnp.sum(x**3))(jnp.arange(2.)), jax.jacfwd(jnp.sin)(1.), jax.linearize(jnp.sin,1.)[1](2.)); print(grad(lambda x: x**2, has_aux=False)(3.)); print(jax.checkpoint(lambda x: x**2)(2.), grad(jax.remat(jnp.sin))(0.)); print(lax.stop_gradient(3.)); print(grad(lambda x: x*lax.stop_gradient(x))(3.))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grad int")
try:
    grad(lambda x: x**2)(3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grad vec")
try:
    grad(lambda x: x**2)(jnp.ones(2))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("misc")
try:
    print(jnp.where(jnp.array([1,0]),1.,2.), jnp.arange(5).at[1].set(9), jnp.zeros(3).at[jnp.array([0,0])].add(1.), jnp.zeros((2,2)).at[0,:].multiply(2), jnp.array([3,1,2]).sort(), jnp.linalg.norm(jnp.arange(3.)), jnp.finfo(jnp.float32).eps, jnp.array(1).dtype, jnp.einsum('ij,jk',jnp.ones((2,2)),jnp.ones((2,2))), jnp.array([1,2,3])[jnp.array([True,False,True])], jax.eval_shape(lambda x: x@x.T, jnp.ones((2,3))), jnp.piecewise(jnp.array([-1.,1.]),[jnp.array([True,False])],[0.,1.]), jnp.vectorize(lambda a: a+1)(jnp.arange(2)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])
