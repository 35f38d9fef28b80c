# Logistic regression (the autodiff cookbook)
import jax, jax.numpy as jnp
from jax import grad, jit, vmap
from jax import random
key = random.key(0)

def sigmoid(x):
    return 0.5 * (jnp.tanh(x / 2) + 1)

def predict(W, b, inputs):
    return sigmoid(jnp.dot(inputs, W) + b)

inputs = jnp.array([[0.52, 1.12,  0.77],
                    [0.88, -1.08, 0.15],
                    [0.52, 0.06, -1.30],
                    [0.74, -2.49, 1.39]])
targets = jnp.array([True, True, False, True])

def loss(W, b):
    preds = predict(W, b, inputs)
    label_probs = preds * targets + (1 - preds) * (1 - targets)
    return -jnp.sum(jnp.log(label_probs))

key, W_key, b_key = random.split(key, 3)
W = random.normal(W_key, (3,))
b = random.normal(b_key, ())
W_grad = grad(loss, argnums=0)(W, b)
print(jnp.round(W_grad, 2))
W_grad = grad(loss, 0)(W, b)
b_grad = grad(loss, 1)(W, b)
W_grad, b_grad = grad(loss, (0, 1))(W, b)
print(jnp.round(W_grad, 2))
print(f'{b_grad:.5f}')
def loss2(params_dict):
    preds = predict(params_dict['W'], params_dict['b'], inputs)
    label_probs = preds * targets + (1 - preds) * (1 - targets)
    return -jnp.sum(jnp.log(label_probs))
print(jax.tree.map(lambda x: jnp.round(x, 2), grad(loss2)({'W': W, 'b': b})))
from jax import value_and_grad
loss_value, Wb_grad = value_and_grad(loss, (0, 1))(W, b)
print('loss value', round(float(loss_value), 5))
print('loss value', round(float(loss(W, b)), 5))
eps = 1e-4
b_grad_numerical = (loss(W, b + eps / 2.) - loss(W, b - eps / 2.)) / eps
print('b_grad_autodiff', grad(loss, 1)(W, b).shape)
from jax import jacfwd, jacrev
f = lambda W: predict(W, b, inputs)
J = jacfwd(f)(W)
print("jacfwd result, with shape", J.shape)
J = jacrev(f)(W)
print(J.shape, J.dtype)
def hessian(f):
    return jacfwd(jacrev(f))
H = hessian(f)(W)
print("hessian, with shape", H.shape)
for i in range(100):
    gw, gb = grad(loss, (0, 1))(W, b)
    W, b = W - 0.1 * gw, b - 0.1 * gb
print(jnp.round(W, 2), jnp.round(b, 2), f"{loss(W, b):.4f}")
