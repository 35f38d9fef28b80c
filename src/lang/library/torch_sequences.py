"""torch.nn.utils.rnn: sequences of several lengths, padded to one length, or packed step by step."""
import collections
import torch

# in _nowhere
_Fields = collections.namedtuple("PackedSequence", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


def _turned(sizes):
    """How many sequences there are at each step, of lengths from the longest on; or how long each is, of such counts."""
    return [sum([1 for n in sizes if n > i]) for i in range(sizes[0])]


def _places(counts, rows):
    """Where the steps of all sequences stand in a plane with as many rows at every step."""
    return torch.tensor([step * rows + row for step, count in enumerate(counts) for row in range(count)], dtype=torch.int64)


# in torch.nn.utils.rnn
class PackedSequence(_Fields):
    __module__ = "torch.nn.utils.rnn"

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        if batch_sizes is None:
            data, batch_sizes = data
        return _Fields.__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **options):
        data = self.data.to(*args, **options)
        return self if data is self.data else PackedSequence(data, self.batch_sizes, self.sorted_indices, self.unsorted_indices)

    def cpu(self):
        return self

    def float(self):
        return self.to(torch.float32)

    def double(self):
        return self.to(torch.float64)

    def long(self):
        return self.to(torch.int64)

    @property
    def is_cuda(self):
        return False


def invert_permutation(permutation):
    return None if permutation is None else torch.argsort(permutation)


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = lengths if isinstance(lengths, torch.Tensor) else torch.tensor(lengths, dtype=torch.int64)
    order = None
    if not enforce_sorted:
        lengths, order = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, order)
    kept = lengths.tolist()
    rows = input.shape[0 if batch_first else 1]
    if len(kept) != rows:
        raise RuntimeError(f"Expected `len(lengths)` to be equal to batch_size, but got {len(kept)} (batch_size={rows})")
    if kept[-1] <= 0:
        raise RuntimeError("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
    if any([a < b for a, b in zip(kept, kept[1:])]):
        raise RuntimeError("`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                           "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if "
                           "you do not need ONNX exportability.")
    steps = input.shape[1 if batch_first else 0]
    if kept[0] > steps:
        raise RuntimeError(f"Expected length of the sequences to be at most {steps}, but got {kept[0]}")
    counts = _turned(kept)
    flat = input.transpose(0, 1) if batch_first else input
    data = flat.reshape(steps * rows, *input.shape[2:]).index_select(0, _places(counts, rows))
    data._step = "PackPaddedSequenceBackward0"
    return PackedSequence(data, torch.tensor(counts, dtype=torch.int64), order, None)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    counts = sequence.batch_sizes.tolist()
    rows, steps = counts[0], len(counts)
    if total_length is not None:
        if total_length < steps:
            raise ValueError("Expected total_length to be at least the length of the longest sequence in input, but got "
                             f"total_length={total_length} and max sequence length being {steps}")
        steps = total_length
    data = sequence.data
    flat = torch.full((steps * rows, *data.shape[1:]), padding_value, dtype=data.dtype)
    padded = flat.index_copy(0, _places(counts, rows), data).reshape(steps, rows, *data.shape[1:])
    lengths = torch.tensor(_turned(counts), dtype=torch.int64)
    order = sequence.unsorted_indices
    if order is not None:
        padded, lengths = padded.index_select(1, order), lengths[order]
    if batch_first:
        padded = padded.transpose(0, 1)
    padded._step = "TransposeBackward0" if batch_first else "IndexSelectBackward0" if order is not None else "CopySlices"
    return padded, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    if padding_side not in ("right", "left"):
        raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
    if isinstance(sequences, torch.Tensor):
        sequences = sequences.unbind(0)
    if len(sequences) == 0:
        raise RuntimeError("received an empty list of sequences")
    longest = max([s.shape[0] for s in sequences])

    def filled(s):
        missing = longest - s.shape[0]
        if missing == 0:
            return s
        pad = torch.full((missing, *s.shape[1:]), padding_value, dtype=s.dtype)
        return torch.cat([s, pad] if padding_side == "right" else [pad, s])
    found = torch.stack([filled(s) for s in sequences], 0 if batch_first else 1)
    found._step = "CopySlices"
    return found


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [row[:n] for row, n in zip(rows, lengths.tolist())]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.tensor([s.shape[0] for s in sequences], dtype=torch.int64)
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
