"""torch.autograd.Function: steps whose gradients their authors state."""
import torch
import _tensh

# in _nowhere
class _Context:
    """What a step keeps from its way there for its way back."""
    def __init__(self, needs):
        self.needs_input_grad = needs
        self._saved = ()

    def save_for_backward(self, *tensors):
        self._saved = tensors

    @property
    def saved_tensors(self):
        return self._saved

    def mark_dirty(self, *tensors):
        pass

    def mark_non_differentiable(self, *tensors):
        pass

    def set_materialize_grads(self, value):
        pass


# in torch.autograd
class Function:
    __module__ = "torch.autograd.function"

    @staticmethod
    def forward(*args, **options):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *flows):
        raise NotImplementedError("You must implement either the backward or vjp method for your custom autograd.Function to "
                                  "use it with backward mode AD.")

    @classmethod
    def apply(cls, *args):
        needs = tuple([isinstance(a, torch.Tensor) and a.requires_grad for a in args])
        ctx = _Context(needs)
        with torch.no_grad():
            if hasattr(cls, "setup_context"):
                out = cls.forward(*args)
                cls.setup_context(ctx, args, out)
            else:
                out = cls.forward(ctx, *args)
        if not any(needs) or not torch.is_grad_enabled():
            return out

        def back(*flows):
            found = cls.backward(ctx, *flows)
            found = found if isinstance(found, tuple) else (found,)
            if len(found) < len(args):
                raise RuntimeError(f"function {cls.__name__}Backward returned an incorrect number of gradients (expected "
                                   f"{len(args)}, got {len(found)})")
            return [g for g, a in zip(found, args) if isinstance(a, torch.Tensor)]
        several = isinstance(out, tuple)
        outs = _tensh.torch_custom(cls.__name__ + "Backward", list(out) if several else [out],
                                   [a for a in args if isinstance(a, torch.Tensor)], back, len(ctx._saved) > 0)
        return tuple(outs) if several else outs[0]
