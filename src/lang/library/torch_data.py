"""torch.utils.data: datasets, and loaders that go over them in batches."""
import torch
import numpy as np
import _torch_draws

# in _nowhere
def _order(count):
    """The order of one pass, which a word of the generator that all share seeds."""
    return _torch_draws.seeded(_torch_draws.seed(), lambda: torch.randperm(count)).tolist()


def _together(items):
    """One batch of items, in their arrangement."""
    first = items[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(items)
    if isinstance(first, np.ndarray):
        return torch.stack([torch.as_tensor(i) for i in items])
    if isinstance(first, float):
        return torch.tensor(items, dtype=torch.float64)
    if isinstance(first, (bool, int)):
        return torch.tensor(items)
    if isinstance(first, (str, bytes)):
        return items
    if isinstance(first, dict):
        return {k: _together([i[k] for i in items]) for k in first}
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return type(first)(*[_together(c) for c in zip(*items)])
    if isinstance(first, (list, tuple)):
        if any([len(i) != len(first) for i in items]):
            raise RuntimeError("each element in list of batch should be of equal size")
        return [_together(c) for c in zip(*items)]
    raise TypeError(f"default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {type(first)}")


def _whole(dataset):
    """The tensors whose rows a dataset is, and at which places; None where only its items say so."""
    if type(dataset) is Subset:
        found = _whole(dataset.dataset)
        return found and (found[0], [found[1][i] for i in dataset.indices])
    if type(dataset) is TensorDataset and not any([t.requires_grad for t in dataset.tensors]):
        return dataset.tensors, range(len(dataset))
    return None


# in torch.utils.data
class Dataset:
    __module__ = "torch.utils.data.dataset"

    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    __module__ = "torch.utils.data.dataset"


class TensorDataset(Dataset):
    __module__ = "torch.utils.data.dataset"

    def __init__(self, *tensors):
        if any([t.size(0) != tensors[0].size(0) for t in tensors]):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple([t[index] for t in self.tensors])

    def __len__(self):
        return self.tensors[0].size(0)


class Subset(Dataset):
    __module__ = "torch.utils.data.dataset"

    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def __getitem__(self, index):
        return self.dataset[self.indices[index]]

    def __len__(self):
        return len(self.indices)


class ConcatDataset(Dataset):
    __module__ = "torch.utils.data.dataset"

    def __init__(self, datasets):
        self.datasets = list(datasets)

    def __len__(self):
        return sum([len(d) for d in self.datasets])

    def __getitem__(self, index):
        index = index + len(self) if index < 0 else index
        for dataset in self.datasets:
            if index < len(dataset):
                return dataset[index]
            index -= len(dataset)
        raise IndexError("list index out of range")


class ChainDataset(IterableDataset):
    __module__ = "torch.utils.data.dataset"

    def __init__(self, datasets):
        self.datasets = datasets

    def __iter__(self):
        for dataset in self.datasets:
            yield from dataset

    def __len__(self):
        return sum([len(d) for d in self.datasets])


class Sampler:
    __module__ = "torch.utils.data.sampler"

    @classmethod
    def __class_getitem__(cls, types):
        return cls

    def __init__(self, data_source=None):
        pass

    def __iter__(self):
        raise NotImplementedError


class SequentialSampler(Sampler):
    def __init__(self, data_source):
        self.data_source = data_source

    def __iter__(self):
        return iter(range(len(self.data_source)))

    def _draws_once(self):
        """Whether a pass draws nothing but its order, before anything else."""
        return True

    def __len__(self):
        return len(self.data_source)


class RandomSampler(SequentialSampler):
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        self.data_source, self.replacement, self._count, self.generator = data_source, replacement, num_samples, generator
        if num_samples is not None and (not isinstance(num_samples, int) or num_samples <= 0):
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")

    @property
    def num_samples(self):
        return len(self.data_source) if self._count is None else self._count

    def __len__(self):
        return self.num_samples

    def _draws_once(self):
        return not self.replacement and self._count is None and self.generator is None

    def __iter__(self):
        n = len(self.data_source)
        if self._draws_once():
            return iter(_order(n))
        return self._many(n)

    def _many(self, n):
        # Draws that PyTorch makes have a generator of their own, which begins at a word of the common one.
        generator = self.generator
        if generator is None:
            generator = torch.Generator()
            generator.manual_seed(_torch_draws.seed())
        if self.replacement:
            for _ in range(self.num_samples // 32):
                yield from generator.draw(lambda: torch.randint(0, n, (32,))).tolist()
            rest = self.num_samples % 32
            yield from generator.draw(lambda: torch.randint(0, n, (rest,))).tolist()
        else:
            for _ in range(self.num_samples // n):
                yield from generator.draw(lambda: torch.randperm(n)).tolist()
            yield from generator.draw(lambda: torch.randperm(n)).tolist()[:self.num_samples % n]


class SubsetRandomSampler(Sampler):
    def __init__(self, indices, generator=None):
        self.indices, self.generator = indices, generator

    def __iter__(self):
        n = len(self.indices)
        order = torch.randperm(n) if self.generator is None else self.generator.draw(lambda: torch.randperm(n))
        for i in order.tolist():
            yield self.indices[i]

    def __len__(self):
        return len(self.indices)


class WeightedRandomSampler(Sampler):
    def __init__(self, weights, num_samples, replacement=True, generator=None):
        if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
        if not isinstance(replacement, bool):
            raise ValueError(f"replacement should be a boolean value, but got replacement={replacement}")
        self.weights = torch.as_tensor(weights, dtype=torch.float64)
        self.num_samples, self.replacement, self.generator = num_samples, replacement, generator

    def __iter__(self):
        yield from torch.multinomial(self.weights, self.num_samples, self.replacement, generator=self.generator).tolist()

    def __len__(self):
        return self.num_samples


class BatchSampler(Sampler):
    def __init__(self, sampler, batch_size, drop_last):
        if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
            raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        self.sampler, self.batch_size, self.drop_last = sampler, batch_size, drop_last

    def __iter__(self):
        rows = []
        for i in self.sampler:
            rows.append(i)
            if len(rows) == self.batch_size:
                yield rows
                rows = []
        if rows and not self.drop_last:
            yield rows

    def __len__(self):
        count = len(self.sampler)
        return count // self.batch_size if self.drop_last else -(-count // self.batch_size)


class StackDataset(Dataset):
    def __init__(self, *args, **named):
        self.datasets = named or args

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {k: d[index] for k, d in self.datasets.items()}
        return tuple([d[index] for d in self.datasets])

    def __len__(self):
        return len(list(self.datasets.values())[0] if isinstance(self.datasets, dict) else self.datasets[0])


def get_worker_info():
    return None


# in _nowhere
_samplers = (SequentialSampler, RandomSampler)


# in torch.utils.data
class DataLoader:
    __module__ = "torch.utils.data.dataloader"

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, generator=None, **options):
        if isinstance(dataset, IterableDataset):
            for name, value in (("shuffle", shuffle or None), ("sampler", sampler), ("batch_sampler", batch_sampler)):
                if value is not None:
                    raise ValueError(f"DataLoader with IterableDataset: expected unspecified {name} option, but got {name}={value}")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError("batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
            batch_size = None
        elif batch_size is None:
            if drop_last:
                raise ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
        elif not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
            raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        self.num_workers, self.pin_memory, self.timeout, self.worker_init_fn = num_workers, pin_memory, timeout, worker_init_fn
        self.persistent_workers, self.prefetch_factor = options.get("persistent_workers", False), options.get("prefetch_factor")
        self.dataset, self.batch_size, self.drop_last = dataset, batch_size, drop_last
        self.collate_fn = collate_fn if collate_fn is not None else _together
        self.batch_sampler = batch_sampler
        self.generator = generator
        if isinstance(dataset, IterableDataset):
            self.sampler = None
        elif sampler is not None:
            self.sampler = sampler
        else:
            self.sampler = RandomSampler(dataset) if shuffle else SequentialSampler(dataset)

    def _places(self):
        if not isinstance(self.sampler, RandomSampler) or self.generator is None:
            return self.sampler
        return self._drawn_places(len(self.dataset))

    def _drawn_places(self, count):
        for i in self.generator.draw(lambda: torch.randperm(count)).tolist():
            yield i
        # PyTorch draws an order for what is left over, and of nothing too.
        self.generator.draw(lambda: torch.randperm(count))

    def _rows(self):
        return iter(self.dataset) if self.sampler is None else (self.dataset[i] for i in self._places())

    def _taken(self):
        """What makes a batch of places in tensors, all its rows at once; None where items have to be asked for."""
        if self.collate_fn is not _together or self.batch_size is None or type(self.sampler) not in _samplers:
            return None
        found = _whole(self.dataset)
        if found is None:
            return None
        tensors, places = found

        def taken(at):
            rows = torch.tensor(at if type(places) is range else [places[i] for i in at])
            return [t[rows] for t in tensors]
        return taken

    def __iter__(self):
        # Every pass takes a word for its workers.
        if self.generator is None:
            _torch_draws.seed()
        else:
            self.generator.draw(_torch_draws.seed)
        return self._batches()

    def _batches(self):
        if self.batch_sampler is not None:
            for places in self.batch_sampler:
                yield self.collate_fn([self.dataset[i] for i in places])
            return
        taken = self._taken()
        if taken and self._places() is self.sampler and self.sampler._draws_once():
            order = list(self.sampler)
            for at in range(0, len(order), self.batch_size):
                if at + self.batch_size <= len(order) or not self.drop_last:
                    yield taken(order[at:at + self.batch_size])
            return
        rows = []
        together = taken or self.collate_fn
        for row in self._places() if taken else self._rows():
            if self.batch_size is None:
                yield row
                continue
            rows.append(row)
            if len(rows) == self.batch_size:
                yield together(rows)
                rows = []
        if rows and not self.drop_last:
            yield together(rows)

    def __len__(self):
        if self.batch_sampler is not None:
            return len(self.batch_sampler)
        count = len(self.dataset if self.sampler is None else self.sampler)
        return count // self.batch_size if self.drop_last else -(-count // self.batch_size)


def random_split(dataset, lengths, generator=None):
    if sum(lengths) <= 1 and any([isinstance(n, float) for n in lengths]):
        found = [int(len(dataset) * f) for f in lengths]
        for i in range(len(dataset) - sum(found)):
            found[i % len(found)] += 1
        lengths = found
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order = (torch.randperm(len(dataset)) if generator is None else generator.draw(lambda: torch.randperm(len(dataset)))).tolist()
    parts, at = [], 0
    for n in lengths:
        parts.append(Subset(dataset, order[at:at + n]))
        at += n
    return parts


def default_collate(batch):
    return _together(batch)
