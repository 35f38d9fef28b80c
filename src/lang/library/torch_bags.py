"""torch.nn's sums of embeddings, and losses of sequences without known places and of several classes at once."""
import math
import torch
import _tensh
import _torch_modules

# in _nowhere
_call = _tensh.torch_call
_Module = _torch_modules.Module
_Parameter = _torch_modules.Parameter


def _reduced(loss, reduction):
    if reduction == "none":
        return loss
    if reduction not in ("mean", "sum"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return loss.mean() if reduction == "mean" else loss.sum()


# in torch.nn.functional, torch
def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean", sparse=False,
                  per_sample_weights=None, include_last_offset=False, padding_idx=None):
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum or mean or max")
    if per_sample_weights is not None and mode != "sum":
        raise NotImplementedError("embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for "
                                  f"mode='sum' (got mode='{mode}'). Please open a feature request on GitHub.")
    if max_norm is not None or scale_grad_by_freq:
        raise NotImplementedError("embedding_bag here has neither max_norm nor scale_grad_by_freq")
    if input.ndim == 2:
        if offsets is not None:
            raise ValueError("if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length "
                             "sequences. However, found offsets of type <class 'torch.Tensor'>")
        count, length = input.shape
        edges = [i * length for i in range(count + 1)]
        input = input.reshape(-1)
        per_sample_weights = None if per_sample_weights is None else per_sample_weights.reshape(-1)
    elif input.ndim == 1:
        if offsets is None:
            raise ValueError("offsets has to be a 1D Tensor but got None")
        edges = offsets.tolist() if include_last_offset else [*offsets.tolist(), input.shape[0]]
        if edges and edges[0] != 0:
            raise ValueError("offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. "
                             f"However, got {edges[0]}")
    else:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.ndim}")
    places = input.tolist()
    kept = [i for i, p in enumerate(places) if p != padding_idx]
    bags, bag = [], 0
    for i in range(len(places)):
        while i >= edges[bag + 1]:
            bag += 1
        bags.append(bag)
    count = len(edges) - 1
    rows = weight[torch.tensor([places[i] for i in kept], dtype=torch.int64)]
    if per_sample_weights is not None:
        rows = rows * per_sample_weights[torch.tensor(kept, dtype=torch.int64)].unsqueeze(1)
    at = [bags[i] for i in kept]
    if mode == "max":
        parts = [[j for j, b in enumerate(at) if b == bag] for bag in range(count)]
        found = torch.stack([rows[torch.tensor(p)].max(0).values if p else torch.zeros(weight.shape[1]) for p in parts])
    else:
        found = torch.zeros(count, weight.shape[1], dtype=weight.dtype).index_add(0, torch.tensor(at, dtype=torch.int64), rows)
        if mode == "mean":
            found = found / torch.tensor([[float(max(1, at.count(bag)))] for bag in range(count)], dtype=weight.dtype)
    found._step = "EmbeddingBagBackward0"
    return found


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    alone = log_probs.ndim == 2
    if alone:
        log_probs, targets = log_probs.unsqueeze(1), targets.unsqueeze(0)
    lengths = [_listed(input_lengths), _listed(target_lengths)]
    inputs, wanted = lengths
    count = log_probs.shape[1]
    if len(inputs) != count:
        raise RuntimeError("input_lengths must be of size batch_size")
    if len(wanted) != count:
        raise RuntimeError("target_lengths must be of size batch_size")
    if not 0 <= blank < log_probs.shape[2]:
        raise RuntimeError("blank must be in label range")
    for n in inputs:
        if n > log_probs.shape[0]:
            raise RuntimeError(f"Expected input_lengths to have value at most {log_probs.shape[0]}, but got value {n} "
                               f"(while checking arguments for ctc_loss_cpu)")
    if targets.ndim == 1:
        rows, at = [], 0
        for n in wanted:
            rows.append(targets[at:at + n].tolist())
            at += n
    else:
        rows = [row[:n] for row, n in zip(targets.tolist(), wanted)]
    loss = _labelled(log_probs, rows, inputs, blank, zero_infinity)
    if alone and reduction == "none":
        return loss[0]
    if reduction == "mean":
        return (loss / torch.tensor([float(max(1, n)) for n in wanted], dtype=loss.dtype)).mean()
    return loss.sum() if reduction == "sum" else loss


# in _nowhere
_never = -1e30


def _listed(given):
    found = given.tolist() if isinstance(given, torch.Tensor) else list(given) if isinstance(given, (list, tuple)) else [given]
    return found if isinstance(found, list) else [found]


def _paths(log_probs, rows, inputs, blank):
    """-log of the probability of all paths to each row of labels, by the forward sums of Graves's paper."""
    steps, count = log_probs.shape[0], log_probs.shape[1]
    width = 2 * max([len(r) for r in rows]) + 1
    labels = [[blank if i % 2 == 0 or i // 2 >= len(r) else r[i // 2] for i in range(width)] for r in rows]
    jumps = [[0.0 if i % 2 == 1 and i > 1 and line[i] != line[i - 2] else _never for i in range(width)] for line in labels]
    at = torch.tensor(labels, dtype=torch.int64)
    jump = torch.tensor(jumps, dtype=log_probs.dtype)
    begin = torch.full([count, width], _never, dtype=log_probs.dtype)
    first = log_probs[0].gather(1, at)
    allowed = torch.tensor([[i == 0 or i == 1 and len(r) > 0 for i in range(width)] for r in rows])
    now = torch.where(allowed, first, begin)
    levels = [now]
    for t in range(1, steps):
        one = torch.cat([begin[:, :1], now[:, :-1]], 1)
        two = torch.cat([begin[:, :2], now[:, :-2]], 1)[:, :width] + jump
        now = torch.logsumexp(torch.stack([now, one, two]), 0) + log_probs[t].gather(1, at)
        levels.append(now)
    found = []
    for i, (row, n) in enumerate(zip(rows, inputs)):
        if n == 0:
            found.append(log_probs.new_zeros(1)[0] if not row else log_probs.new_zeros(1)[0] - _never)
            continue
        last = levels[n - 1][i]
        ends = last[2 * len(row)]
        found.append(-(torch.logaddexp(ends, last[2 * len(row) - 1]) if row else ends))
    return torch.stack(found)


def _labelled(log_probs, rows, inputs, blank, zero_infinity):
    with torch.enable_grad():
        inner = log_probs.detach().requires_grad_()
        costs = _paths(inner, rows, inputs, blank)
        flow = torch.autograd.grad(costs.sum(), inner)[0]
    costs = costs.detach()
    lost = costs > 1e20
    loss = torch.where(lost, torch.full_like(costs, 0.0 if zero_infinity else math.inf), costs)
    if not log_probs.requires_grad or not torch.is_grad_enabled():
        return loss
    steps = torch.arange(log_probs.shape[0]).reshape(-1, 1, 1)
    within = steps < torch.tensor(inputs).reshape(1, -1, 1)
    # PyTorch takes it that the numbers come from a softmax.
    slope = torch.where(within, inner.detach().exp() + flow, torch.zeros_like(flow))
    if zero_infinity:
        slope = torch.where(lost.reshape(1, -1, 1), torch.zeros_like(slope), slope)

    def back(dy):
        return [slope * dy.reshape(1, -1, 1)]
    return _tensh.torch_custom("CtcLossBackward0", [loss], [log_probs], back, True)[0]


# in torch.nn.functional
def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    if p not in (1, 2):
        raise ValueError("only p == 1 and p == 2 supported")
    alone = input.ndim == 1
    rows, wanted = (input.unsqueeze(0), target.reshape(1)) if alone else (input, target)
    own = rows.gather(1, wanted.unsqueeze(1))
    short = torch.relu(margin - own + rows)
    if p == 2:
        short = short * short
    if weight is not None:
        short = short * weight[wanted].unsqueeze(1)
    others = torch.ones_like(short.detach()).scatter(1, wanted.unsqueeze(1), 0.0)
    found = _reduced((short * others).sum(1) / rows.shape[1], reduction)
    found = found[0] if alone and reduction == "none" else found
    found._step = "MultiMarginLossBackward0"
    return found


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    alone = input.ndim == 1
    rows, wanted = (input.unsqueeze(0), target.unsqueeze(0)) if alone else (input, target)
    losses = []
    for row, labels in zip(rows, wanted.tolist()):
        own = labels[:labels.index(-1)] if -1 in labels else labels
        rest = [i for i in range(len(labels)) if i not in own]
        if not own or not rest:
            losses.append(row.sum() * 0)
            continue
        short = torch.relu(1 - row[torch.tensor(own)].unsqueeze(1) + row[torch.tensor(rest)].unsqueeze(0))
        losses.append(short.sum() / len(labels))
    found = _reduced(torch.stack(losses), reduction)
    found = found[0] if alone and reduction == "none" else found
    found._step = "MultilabelMarginLossBackward0"
    return found


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    return _alpha(input, p, training, inplace, list(input.shape))


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    return _alpha(input, p, training, inplace, list(input.shape[:2]) + [1] * (input.ndim - 2))


# in _nowhere
def _alpha(input, p, training, inplace, sizes):
    """Where a number is left out, SELU's smallest stands, and all are scaled so that mean and variance stay."""
    if not 0 <= p <= 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if p == 0 or not training or input.numel() == 0:
        return input
    if p == 1:
        return input.mul_(0) if inplace else input * 0
    alpha = 1.7580993408473766
    a = 1 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
    kept = torch.empty(*sizes, dtype=input.dtype).bernoulli_(1 - p)
    shift = (kept - 1) * (alpha * a) + alpha * a * p
    return input.mul_(kept * a).add_(shift) if inplace else input * (kept * a) + shift


# in torch.nn, torch.nn.modules
class EmbeddingBag(_Module):
    __module__ = "torch.nn.modules.sparse"

    def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean",
                 sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
        self.num_embeddings, self.embedding_dim, self.mode = num_embeddings, embedding_dim, mode
        self.max_norm, self.scale_grad_by_freq = max_norm, scale_grad_by_freq
        self.include_last_offset, self.padding_idx = include_last_offset, padding_idx
        self.weight = _Parameter(torch.randn(num_embeddings, embedding_dim) if _weight is None else _weight)
        if padding_idx is not None and _weight is None:
            with torch.no_grad():
                self.weight[padding_idx] = 0

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, mode="mean", **options):
        made = cls(*embeddings.shape, mode=mode, **options)
        made.weight = _Parameter(embeddings, requires_grad=not freeze)
        return made

    def forward(self, input, offsets=None, per_sample_weights=None):
        return embedding_bag(input, self.weight, offsets, self.max_norm, 2, self.scale_grad_by_freq, self.mode, False,
                             per_sample_weights, self.include_last_offset, self.padding_idx)

    def extra_repr(self):
        end = "" if self.padding_idx is None else f", padding_idx={self.padding_idx}"
        return f"{self.num_embeddings}, {self.embedding_dim}{end}, mode={self.mode!r}"


# in _nowhere
class _Loss(_Module):
    __module__ = "torch.nn.modules.loss"


# in torch.nn, torch.nn.modules
class CTCLoss(_Loss):
    __module__ = "torch.nn.modules.loss"

    def __init__(self, blank=0, reduction="mean", zero_infinity=False):
        self.blank, self.reduction, self.zero_infinity = blank, reduction, zero_infinity

    def forward(self, log_probs, targets, input_lengths, target_lengths):
        return ctc_loss(log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction, self.zero_infinity)


class MultiMarginLoss(_Loss):
    __module__ = "torch.nn.modules.loss"

    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        if p != 1 and p != 2:
            raise ValueError("only p == 1 and p == 2 supported")
        self.p, self.margin, self.weight, self.reduction = p, margin, weight, reduction

    def forward(self, input, target):
        return multi_margin_loss(input, target, self.p, self.margin, self.weight, reduction=self.reduction)


class MultiLabelMarginLoss(_Loss):
    __module__ = "torch.nn.modules.loss"

    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        self.reduction = reduction

    def forward(self, input, target):
        return multilabel_margin_loss(input, target, reduction=self.reduction)


class AlphaDropout(_torch_modules.Dropping):
    __module__ = "torch.nn.modules.dropout"

    def forward(self, input):
        return alpha_dropout(input, self.p, self.training)


class FeatureAlphaDropout(AlphaDropout):
    __module__ = "torch.nn.modules.dropout"

    def forward(self, input):
        return feature_alpha_dropout(input, self.p, self.training)


# in torch.nn.functional
def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                      reduction="mean"):
    apart = distance_function or (lambda a, b: _call("linalg.vector_norm", [a - b + 1e-6, 2, -1], {}))
    far, near = apart(anchor, negative), apart(anchor, positive)
    if swap:
        far = torch.minimum(far, apart(positive, negative))
    return _reduced(torch.relu(margin + near - far), reduction)


# in torch.nn, torch.nn.modules
class TripletMarginWithDistanceLoss(_Loss):
    __module__ = "torch.nn.modules.loss"

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
        self.distance_function, self.margin, self.swap, self.reduction = distance_function, margin, swap, reduction

    def forward(self, anchor, positive, negative):
        return triplet_margin_with_distance_loss(anchor, positive, negative, distance_function=self.distance_function,
                                                 margin=self.margin, swap=self.swap, reduction=self.reduction)
