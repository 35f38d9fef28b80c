# pytrees
import jax, jax.numpy as jnp
from collections import namedtuple
example_trees = [[1, 'a', object], (1, (2, 3), ()), [1, {'k1': 2, 'k2': (3, 4)}, 5], {'a': 2, 'b': (2, 3)}, jnp.array([1, 2, 3])]
for pytree in example_trees[1:]:
    leaves = jax.tree.leaves(pytree)
    print(f"{repr(pytree):<45} has {len(leaves)} leaves: {leaves}")
list_of_lists = [[1, 2, 3], [1, 2], [1, 2, 3, 4]]
print(jax.tree.map(lambda x: x * 2, list_of_lists))
print(jax.tree.map(lambda x, y: x + y, list_of_lists, list_of_lists))
Point = namedtuple('Point', ['x', 'y'])
p = Point(jnp.array(1.0), jnp.array([2.0, 3.0]))
print(jax.tree.map(lambda v: v + 1, p))
flat, treedef = jax.tree.flatten({'b': [1, 2], 'a': (3, None)})
print(flat, treedef, treedef.num_leaves, jax.tree.unflatten(treedef, [10, 20, 30]))
print(jax.tree.reduce(lambda a, b: a + b, {'a': 1, 'b': [2, 3]}), jax.tree_util.tree_all({'a': True, 'b': False}))
def init_mlp_params(layer_widths):
    params = []
    for n_in, n_out in zip(layer_widths[:-1], layer_widths[1:]):
        params.append(dict(weights=jnp.ones((n_in, n_out)) * 0.1, biases=jnp.ones(shape=(n_out,))))
    return params
params = init_mlp_params([1, 4, 1])
print(jax.tree.map(lambda x: x.shape, params))
def forward(params, x):
    *hidden, last = params
    for layer in hidden:
        x = jax.nn.relu(x @ layer['weights'] + layer['biases'])
    return x @ last['weights'] + last['biases']
def loss_fn(params, x, y):
    return jnp.mean((forward(params, x) - y) ** 2)
@jax.jit
def update(params, x, y):
    grads = jax.grad(loss_fn)(params, x, y)
    return jax.tree.map(lambda p, g: p - 0.01 * g, params, grads)
xs = jnp.linspace(-1, 1, 8).reshape(8, 1)
ys = xs ** 2
for _ in range(20):
    params = update(params, xs, ys)
print(f"{loss_fn(params, xs, ys):.4f}")
print(jax.tree.structure(params))
@jax.tree_util.register_pytree_node_class
class Special:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def tree_flatten(self):
        return (self.x, self.y), None
    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*children)
    def __repr__(self):
        return f"Special(x={self.x}, y={self.y})"
print(jax.tree.map(lambda v: v * 2, Special(1, jnp.array([1., 2.]))))
print(jax.vmap(lambda d: d['a'] + d['b'])({'a': jnp.arange(3), 'b': jnp.ones(3)}))
