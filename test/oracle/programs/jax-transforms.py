import jax
import jax.numpy as jnp
from jax import grad, jit, vmap, random, lax
from functools import partial
key = random.PRNGKey(0)
print(key, random.split(key), random.uniform(key,(3,)), random.normal(key,(2,2)), random.randint(key,(4,),0,10))
f = lambda x: jnp.sum(x**3)
print(grad(f)(jnp.array([1.,2.,3.])), jax.hessian(f)(jnp.array([1.,2.])), grad(grad(lambda x: jnp.sin(x)))(1.0), repr(grad(lambda x:x**2)(3.0)))
@jit
def selu(x, alpha=1.67, lmbda=1.05):
    print("tracing")
    return lmbda * jnp.where(x > 0, x, alpha * jnp.exp(x) - alpha)
print(selu(jnp.arange(5.0)))
print(selu(jnp.arange(5.0)))
print(repr(vmap(lambda a,b: jnp.dot(a,b))(jnp.arange(6.).reshape(3,2), jnp.ones((3,2)))))
print(vmap(lambda a,x: a*x, in_axes=(None,0))(2.0, jnp.arange(3.)))
print(jax.value_and_grad(f)(jnp.ones(2)))
print(lax.fori_loop(0, 10, lambda i,x: x+i, 0), repr(lax.scan(lambda c,x:(c+x,c*x), 0., jnp.arange(4.))), lax.cond(True, lambda x:x+1, lambda x:x-1, 3.), lax.while_loop(lambda x: x<10, lambda x: x*2, 1))
params={'w':jnp.ones((2,)),'b':0.}
print(jax.tree.map(lambda x:x*2, params), jax.tree_util.tree_leaves(params), jax.tree_util.tree_structure(params))
loss=lambda p,x: jnp.sum((x@p['w']+p['b'])**2)
print(grad(loss)(params, jnp.ones((3,2))))
print(jax.nn.relu(jnp.array([-1.,2.])), jax.nn.softmax(jnp.arange(3.)), jax.nn.one_hot(jnp.array([0,2]),3), jax.nn.sigmoid(0.5))
@partial(jit, static_argnums=(1,))
def pw(x,n): return x**n
print(pw(2.0,3), jax.jacfwd(lambda x: x**2)(jnp.arange(3.)), jax.jvp(jnp.sin,(1.,),(1.,)), jax.vjp(jnp.sin,1.)[1](1.))
print(jax.devices(), random.permutation(key,5), random.choice(key,jnp.arange(10),(3,)), random.bernoulli(key,0.3,(4,)), random.key(0))
jax.debug.print("x={x} {}", 1.0, x=jnp.arange(2))
