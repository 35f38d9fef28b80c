"""optax: Adafactor, Rprop, Adan, Lookahead and others, step by step."""
import jax
import jax.numpy as jnp
import optax


def shown(x):
    return " ".join([f"{v:.5f}" for v in jnp.ravel(x).tolist()])


x = jnp.linspace(-1.0, 1.0, 12).reshape(4, 3)
y = jnp.sin(3 * x[:, 0]) + x[:, 2] ** 2
params = {"w": jnp.array([0.5, -0.25, 0.125]), "b": jnp.array(0.1), "m": jnp.array([[0.3, -0.2], [0.1, 0.4], [-0.5, 0.2]])}


def loss(p):
    return jnp.mean((x @ p["w"] + (jnp.tanh(x @ p["m"])).sum(axis=1) + p["b"] - y) ** 2)


def trained(name, optimizer, steps=4, with_value=False):
    p, state = params, optimizer.init(params)
    for _ in range(steps):
        value, g = jax.value_and_grad(loss)(p)
        extra = {"value": value} if with_value else {}
        updates, state = optimizer.update(g, state, p, **extra)
        p = optax.apply_updates(p, updates)
    print(name, shown(p["w"]), shown(p["b"]), shown(p["m"]), shown(loss(p)))
    return state


trained("adafactor", optax.adafactor(0.1))
state = trained("factored", optax.adafactor(0.1, min_dim_size_to_factor=2, momentum=0.9, weight_decay_rate=0.01))
print(shown(state[0].v_row["m"]), shown(state[0].v_col["m"]), state[0].count)
trained("unscaled", optax.adafactor(optax.constant_schedule(0.05), multiply_by_parameter_scale=False, clipping_threshold=None))
print(trained("rprop", optax.rprop(0.01))[0].step_sizes["w"])
trained("adan", optax.adan(0.05, weight_decay=0.01))
trained("fromage", optax.fromage(0.05))
trained("signum", optax.signum(0.05))
trained("polyak", optax.polyak_sgd(0.5), with_value=True)
trained("polyak+", optax.polyak_sgd(0.5, f_min=0.1, variant="sps+"), with_value=True)
trained("noisy", optax.noisy_sgd(0.1, key=jax.random.key(3)))
trained("nonnegative", optax.chain(optax.sgd(0.5), optax.keep_params_nonnegative()))
trained("normalized", optax.chain(optax.normalize_by_update_norm(0.5), optax.scale(-0.1)))
trained("by the weights", optax.chain(optax.scale_by_param_block_norm(), optax.clip_by_block_rms(0.1), optax.scale(-0.1)))
print(list(trained("named", optax.named_chain(("clip", optax.clip(0.1)), ("step", optax.sgd(0.1))))))

slow = optax.lookahead(optax.sgd(0.2), sync_period=2, slow_step_size=0.5)
p = optax.LookaheadParams.init_synced(params)
state = slow.init(p)
for _ in range(5):
    updates, state = slow.update(jax.grad(loss)(p.fast), state, p)
    p = optax.apply_updates(p, updates)
print(shown(p.fast["w"]), shown(p.slow["w"]), state.steps_since_sync, shown(loss(p.slow)))
print(optax.safe_norm(jnp.array([3.0, 4.0]), 0.1), optax.safe_norm(jnp.zeros(2), 0.1), optax.safe_root_mean_squares(jnp.array([3.0, 4.0]), 0.1))
print(jax.grad(lambda v: optax.safe_norm(v, 0.1))(jnp.zeros(2)))
