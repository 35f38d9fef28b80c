import jax, jax.numpy as jnp, numpy as np
from jax import tree_util as tu
from jax.tree_util import tree_map, tree_leaves, tree_structure, tree_flatten, tree_unflatten, tree_reduce, tree_all, tree_transpose, register_pytree_node_class, register_pytree_node, Partial, keystr, tree_map_with_path, tree_flatten_with_path, tree_leaves_with_path
example_trees = [[1, 'a', object()], (1, (2, 3), ()), [1, {'k1': 2, 'k2': (3, 4)}, 5], {'a': 2, 'b': (2, 3)}, jnp.array([1, 2, 3])]
for pt in example_trees[1:]:
    leaves = jax.tree.leaves(pt)
    print(f"{repr(pt):<45} has {len(leaves)} leaves: {leaves}")
print(tree_structure({'a': [1, 2], 'b': (3, None)}))
class Special:
    def __init__(self, x, y): self.x = x; self.y = y
    def __repr__(self): return f"Special(x={self.x}, y={self.y})"
register_pytree_node(Special, lambda s: ([s.x, s.y], None), lambda aux, ch: Special(*ch))
print(tree_map(lambda x: x + 1, Special(1, 2)))
@register_pytree_node_class
class P2:
    def __init__(self, a, name): self.a = a; self.name = name
    def tree_flatten(self): return (self.a,), self.name
    @classmethod
    def tree_unflatten(cls, aux, ch): return cls(*ch, aux)
    def __repr__(self): return f"P2({self.a}, {self.name})"
print(tree_map(lambda x: x * 2, [P2(3, 'u')]))
print(tree_structure([P2(3, 'u')]))
from typing import NamedTuple
class Pt(NamedTuple):
    x: float
    y: float
print(tree_leaves([Pt(1., 2.)]), tree_structure([Pt(1., 2.)]))
flat, td = tree_flatten_with_path({'w': [1, 2], 'b': Pt(3, 4)})
for k, v in flat: print(keystr(k), v, k)
print(tree_map_with_path(lambda p, x: keystr(p) + str(x), {'w': [1, 2]}))
print(tree_reduce(lambda a, b: a + b, [1, (2, 3)]), tree_all({'a': True, 'b': [True, False]}))
print(tree_transpose(tree_structure([0, 0, 0]), tree_structure((0, 0)), [(1, 2), (3, 4), (5, 6)]))
print(jax.tree.map(lambda *xs: list(xs), [{'obs': 3, 'act': 5}, {'obs': 4, 'act': 6}][0], {'obs': 4, 'act': 6}))
print(jax.tree.transpose(outer_treedef=jax.tree.structure([0 for e in [1, 2]]), inner_treedef=jax.tree.structure({'obs': 0, 'act': 0}), pytree_to_transpose=[{'obs': 3, 'act': 5}, {'obs': 4, 'act': 6}]))
print(td, td.num_leaves, td.num_nodes, td.children())
import functools
print(tree_map(lambda x: x, Partial(print, 3)))
print(jax.tree.map(lambda x: x, [None, 1], is_leaf=lambda x: x is None))
try: tree_map(lambda a, b: a + b, [1, 2], [1, 2, 3])
except ValueError as e: print('ValueError', str(e)[:160])
from dataclasses import dataclass
@jax.tree_util.register_dataclass
@dataclass
class M:
    w: jax.Array
    b: float
m = M(jnp.ones(2), 3.)
print(jax.tree.map(lambda x: x * 2, m)); print(jax.tree.structure(m))
print(jax.tree_util.tree_flatten_with_path(m)[0])
print(jax.tree.leaves_with_path({'a': [1, 2]}))
v, unravel = jax.flatten_util.ravel_pytree({'a': jnp.ones(2), 'b': jnp.zeros((1, 2))}) if hasattr(jax, 'flatten_util') else (None, None)
from jax.flatten_util import ravel_pytree
v, unravel = ravel_pytree({'a': jnp.ones(2), 'b': jnp.zeros((1, 2))})
print(v, unravel(v * 2))
import jax
for a,b in [([1,2],[1,2,3]),({'a':1},{'b':1}),((1,[2,3]),(1,[2])),([1],(1,)),({'a':[1,2]},{'a':3}), ({'a':(1,2)},{'a':(1,)})]:
    try: jax.tree.map(lambda x,y:x, a, b)
    except Exception as e: print(type(e), e); print('---')
print(jax.tree_util.tree_flatten_with_path(m)[0])
print(jax.tree.leaves(m), jax.tree_util.tree_leaves_with_path(m))
