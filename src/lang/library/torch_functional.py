"""torch.autograd.functional: gradients of functions as wholes."""
import torch
import _torch_transforms as _of
import torch.func as _func

# in _nowhere
def _parts(inputs):
    return inputs if isinstance(inputs, tuple) else (inputs,)


# in _nowhere
def _bare(found):
    """Without what it was computed from."""
    if isinstance(found, tuple):
        return tuple([_bare(f) for f in found])
    return _of.closed(found, False).detach()


def _derived(derivative, inputs, create_graph):
    if not create_graph:
        return _bare(derivative(*_parts(inputs)))
    # What is within another gradient keeps what leads to it.
    with _of.within():
        return derivative(*_parts(inputs))


# in torch.autograd.functional
def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    several = isinstance(inputs, tuple)
    return _derived(_func.jacrev(func, tuple(range(len(inputs))) if several else 0), inputs, create_graph)


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    places = tuple(range(len(inputs))) if isinstance(inputs, tuple) else 0
    return _derived(_func.jacrev(_func.jacrev(func, places), places), inputs, create_graph)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    given = _of.opened(_parts(inputs))
    with torch.enable_grad():
        out = func(*given)
        flows = tuple(_of.flows(out, list(given), v))
    found = flows if isinstance(inputs, tuple) else flows[0]
    return (out, found) if create_graph else (_bare(out), _bare(found))


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    tangents = _parts(v) if v is not None else tuple([torch.ones_like(x) for x in _parts(inputs)])
    given = _of.opened(_parts(inputs))
    with torch.enable_grad():
        out = func(*given)
        seed = torch.zeros_like(out.detach()).requires_grad_()
        flows = _of.flows(out, list(given), seed)
        found = _of.flows(sum([(g * t).sum() for g, t in zip(flows, tangents)]), [seed])[0]
    return (out, found) if create_graph else (_bare(out), _bare(found))


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    tangents = _parts(v)
    given = _of.opened(_parts(inputs))
    with torch.enable_grad():
        out = func(*given)
        flows = _of.flows(out, list(given))
        second = tuple(_of.flows(sum([(g * t).sum() for g, t in zip(flows, tangents)]), list(given)))
    found = second if isinstance(inputs, tuple) else second[0]
    return (out, found) if create_graph else (_bare(out), _bare(found))


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    return hvp(func, inputs, v, create_graph)
