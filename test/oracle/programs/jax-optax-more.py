# optax getting started + flax-like MLP
import jax, jax.numpy as jnp, optax, numpy as np
import functools
NUM_TRAIN_STEPS = 20
TRAINING_DATA = np.random.RandomState(0).randint(low=0, high=2, size=(NUM_TRAIN_STEPS, 32, 8))
LABELS = np.expand_dims((np.sum(TRAINING_DATA, axis=-1) >= 4).astype(np.float32), -1) 
LABELS = np.concatenate([1 - LABELS, LABELS], -1)
initial_params = {'hidden': jax.random.normal(key=jax.random.PRNGKey(0), shape=[8, 32]), 'output': jax.random.normal(key=jax.random.PRNGKey(1), shape=[32, 2])}
def net(x, params):
    x = jnp.dot(x, params['hidden']); x = jax.nn.relu(x); x = jnp.dot(x, params['output']); return x
def loss(params, batch, labels):
    y_hat = net(batch, params)
    loss_value = optax.sigmoid_binary_cross_entropy(y_hat, labels).sum(axis=-1)
    return loss_value.mean()
def fit(params, optimizer):
    opt_state = optimizer.init(params)
    @jax.jit
    def step(params, opt_state, batch, labels):
        loss_value, grads = jax.value_and_grad(loss)(params, batch, labels)
        updates, opt_state = optimizer.update(grads, opt_state, params)
        params = optax.apply_updates(params, updates)
        return params, opt_state, loss_value
    for i, (batch, labels) in enumerate(zip(TRAINING_DATA, LABELS)):
        params, opt_state, loss_value = step(params, opt_state, batch, labels)
        if i % 5 == 0: print(f'step {i}, loss: {loss_value:.4f}')
    return params
params = fit(initial_params, optax.adam(learning_rate=1e-2))
schedule = optax.warmup_cosine_decay_schedule(init_value=0.0, peak_value=1.0, warmup_steps=5, decay_steps=20, end_value=0.0)
optimizer = optax.chain(optax.clip(1.0), optax.adamw(learning_rate=schedule))
params = fit(initial_params, optimizer)
for o in [optax.sgd(0.1, momentum=0.9, nesterov=True), optax.rmsprop(0.01), optax.adagrad(0.1), optax.lion(1e-3), optax.lamb(1e-2), optax.adabelief(1e-2), optax.nadam(1e-2), optax.radam(1e-2), optax.yogi(1e-2), optax.amsgrad(1e-2), optax.adamax(1e-2), optax.lars(1e-1), optax.sm3(1e-1), optax.adadelta(1.0), optax.sign_sgd(0.01)]:
    p = {'a': jnp.array([1., -2.]), 'b': jnp.array([[0.5, 1.5]])}
    s = o.init(p)
    for _ in range(3):
        g = jax.grad(lambda p: jnp.sum(p['a'] ** 2) + jnp.sum(jnp.sin(p['b'])))(p)
        u, s = o.update(g, s, p); p = optax.apply_updates(p, u)
    print(p)
tx = optax.multi_transform({'x': optax.sgd(0.1), 'y': optax.set_to_zero()}, {'a': 'x', 'b': 'y'})
p = {'a': jnp.ones(2), 'b': jnp.ones(2)}; s = tx.init(p); u, s = tx.update(p, s, p); print(u)
tx = optax.MultiSteps(optax.sgd(0.1), every_k_schedule=2); s = tx.init(p); u, s = tx.update(p, s, p); print(u); u, s = tx.update(p, s, p); print(u)
tx = optax.inject_hyperparams(optax.adam)(learning_rate=0.1); s = tx.init(p); print(s.hyperparams['learning_rate']); s.hyperparams['learning_rate'] = 0.5; u, s = tx.update(p, s, p); print(u)
print(optax.global_norm(p), optax.tree_utils.tree_l2_norm(p), optax.incremental_update(p, {'a': jnp.zeros(2), 'b': jnp.zeros(2)}, 0.1))
for f in [optax.exponential_decay(1., 10, 0.5), optax.piecewise_constant_schedule(1., {5: .1, 8: .1}), optax.linear_schedule(1., 0., 10), optax.polynomial_schedule(1., 0., 2, 10), optax.cosine_decay_schedule(1., 10), optax.cosine_onecycle_schedule(20, 1.), optax.sgdr_schedule([dict(init_value=0., peak_value=1., decay_steps=5, warmup_steps=2, end_value=0.)]), optax.join_schedules([optax.constant_schedule(1.), optax.constant_schedule(.1)], [6])]:
    print([float(f(i)) for i in (0, 3, 6, 9)])
lab = jnp.array([0, 2]); lg = jnp.array([[1., 2., 3.], [0.1, .2, .7]])
print(optax.softmax_cross_entropy_with_integer_labels(lg, lab), optax.softmax_cross_entropy(lg, jax.nn.one_hot(lab, 3)), optax.l2_loss(lg), optax.huber_loss(lg), optax.cosine_similarity(lg, lg + 1), optax.smooth_labels(jax.nn.one_hot(lab, 3), .1), optax.hinge_loss(lg, jnp.sign(lg)), optax.sigmoid_focal_loss(lg, jax.nn.one_hot(lab, 3)).round(4))

for tx in [optax.masked(optax.sgd(0.1), {'a': True, 'b': False}), optax.apply_every(2), optax.ema(0.9), optax.zero_nans(), optax.centralize(), optax.apply_if_finite(optax.sgd(0.1), 2), optax.optimistic_gradient_descent(0.1), optax.multi_transform({'x': optax.adam(0.1), 'y': optax.sgd(0.5)}, lambda t: {'a': 'x', 'b': 'y'})]:
    q = {'a': jnp.array([1., -2.]), 'b': jnp.array([[0.5, 1.5]])}; s = tx.init(q)
    for _ in range(3):
        u, s = tx.update(jax.tree.map(lambda v: v * 2, q), s, q); q = optax.apply_updates(q, u)
    print(q)
tx = optax.inject_hyperparams(optax.sgd)(learning_rate=optax.exponential_decay(1., 1, .5)); s = tx.init(q)
for _ in range(2):
    u, s = jax.jit(tx.update)(q, s); print(s.hyperparams, u)
