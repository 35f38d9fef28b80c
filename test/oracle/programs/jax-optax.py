"""Training with optax: optimizers, what they are made of, rates that change, losses."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
def f(x): return jnp.sum(x ** 2)
solver = optax.adam(learning_rate=0.003); params = jnp.array([1., 2., 3.]); print('Objective function: ', f(params))
opt_state = solver.init(params)
for _ in range(5):
    g = jax.grad(f)(params); updates, opt_state = solver.update(g, opt_state, params); params = optax.apply_updates(params, updates); print('Objective function: {:.2E}'.format(f(params)), params)
BATCH_SIZE = 5; NUM_TRAIN_STEPS = 60
RAW_TRAINING_DATA = np.random.RandomState(0).randint(255, size=(NUM_TRAIN_STEPS, BATCH_SIZE, 1))
TRAINING_DATA = np.unpackbits(RAW_TRAINING_DATA.astype(np.uint8), axis=-1)
LABELS = jax.nn.one_hot(RAW_TRAINING_DATA % 2, 2).astype(jnp.float32).reshape(NUM_TRAIN_STEPS, BATCH_SIZE, 2)
initial_params = {'hidden': jax.random.normal(shape=[8, 32], key=jax.random.PRNGKey(0)), 'output': jax.random.normal(shape=[32, 2], key=jax.random.PRNGKey(1))}
def net(x: jnp.ndarray, params: optax.Params) -> jnp.ndarray:
    x = jnp.dot(x, params['hidden']); x = jax.nn.relu(x); x = jnp.dot(x, params['output']); return x
def loss(params, batch, labels):
    y_hat = net(batch, params); loss_value = optax.sigmoid_binary_cross_entropy(y_hat, labels).sum(axis=-1); return loss_value.mean()
def fit(params: optax.Params, optimizer: optax.GradientTransformation) -> optax.Params:
    opt_state = optimizer.init(params)
    @jax.jit
    def step(params, opt_state, batch, labels):
        loss_value, grads = jax.value_and_grad(loss)(params, batch, labels)
        updates, opt_state = optimizer.update(grads, opt_state, params)
        params = optax.apply_updates(params, updates)
        return params, opt_state, loss_value
    for i, (batch, labels) in enumerate(zip(TRAINING_DATA, LABELS)):
        params, opt_state, loss_value = step(params, opt_state, batch, labels)
        if i % 20 == 0: print(f'step {i}, loss: {loss_value}')
    return params
fit(initial_params, optax.adam(learning_rate=1e-2))
schedule = optax.warmup_cosine_decay_schedule(init_value=0.0, peak_value=1.0, warmup_steps=50, decay_steps=200, end_value=0.0)
optimizer = optax.chain(optax.clip(1.0), optax.adamw(learning_rate=schedule))
fit(initial_params, optimizer)
for o in [optax.sgd(0.01, momentum=0.9, nesterov=True), optax.rmsprop(1e-3), optax.adagrad(0.1), optax.adamax(1e-2), optax.lion(1e-3), optax.lamb(1e-2), optax.nadam(1e-2), optax.radam(1e-2), optax.adadelta(1.0), optax.adabelief(1e-2), optax.yogi(1e-2), optax.chain(optax.clip_by_global_norm(1.0), optax.trace(0.9), optax.scale(-0.1)), optax.chain(optax.scale_by_adam(), optax.scale_by_schedule(optax.exponential_decay(1., 10, 0.9)), optax.scale(-0.01))]:
    p = {'a': jnp.array([1., -2.]), 'b': jnp.array(0.5)}; s = o.init(p)
    for i in range(4):
        g = jax.grad(lambda p: jnp.sum(p['a']**4) + jnp.cos(p['b']))(p); u, s = o.update(g, s, p); p = optax.apply_updates(p, u)
    print(p)
for sch in [optax.constant_schedule(0.1), optax.exponential_decay(0.1, 10, 0.5, staircase=True), optax.cosine_decay_schedule(1., 20), optax.polynomial_schedule(1., 0., 2, 10), optax.piecewise_constant_schedule(1., {3: .1, 6: .5}), optax.linear_schedule(0., 1., 5), optax.join_schedules([optax.linear_schedule(0., 1., 3), optax.constant_schedule(.5)], [3])]:
    print([float(sch(i)) for i in (0, 2, 5, 9)])
lg = jnp.array([[1., 2., .5], [0., -1., 3.]]); lb = jnp.array([1, 2])
print(optax.softmax_cross_entropy_with_integer_labels(lg, lb), optax.softmax_cross_entropy(lg, jax.nn.one_hot(lb, 3)), optax.l2_loss(lg), optax.huber_loss(lg, jnp.zeros_like(lg)), optax.cosine_similarity(lg, lg*2), optax.global_norm({'a': lg}))
print(optax.adam(1e-3).init({'w': jnp.ones(2)}))
