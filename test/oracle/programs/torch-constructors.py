# torch.Tensor and its like are called with sizes, or with what holds numbers: lists, arrays, ranges, tensors.
import numpy as np
import torch


def show(make):
    try:
        x = make()
        print(type(x).__name__, x.dtype, tuple(x.shape), x.tolist())
    except TypeError as e:
        print("TypeError", str(e) if "new()" in str(e) else "")


# Sizes: what the elements are is not said, so they are set.
for x in [torch.Tensor(2, 3), torch.Tensor(2), torch.Tensor(torch.Size([2, 1])), torch.FloatTensor(2, 2), torch.LongTensor(3)]:
    x.zero_()
    print(x.dtype, tuple(x.shape), x.sum().item())
weight = torch.nn.Parameter(torch.Tensor(4, 3))
torch.nn.init.constant_(weight, 0.5)
print(tuple(weight.shape), weight.sum().item(), weight.requires_grad)

# Numbers: the kind says the dtype, whatever the array's is.
show(lambda: torch.Tensor([2]))
show(lambda: torch.Tensor((2, 3)))
show(lambda: torch.Tensor([[1, 2], [3, 4]]))
show(lambda: torch.Tensor(np.eye(2)))
show(lambda: torch.Tensor(np.array([1, 2])))
show(lambda: torch.Tensor(range(3)))
show(lambda: torch.Tensor())
show(lambda: torch.Tensor([]))
show(lambda: torch.Tensor([True]))
show(lambda: torch.Tensor([np.array([1.0]), np.array([2.0])]))
show(lambda: torch.Tensor([torch.tensor(1), torch.tensor(2.5)]))
show(lambda: torch.FloatTensor(np.eye(2)))
show(lambda: torch.FloatTensor(np.array([1, 2])))
show(lambda: torch.FloatTensor(np.arange(3, dtype=np.float32)))
show(lambda: torch.DoubleTensor(np.arange(3)))
show(lambda: torch.LongTensor(np.array([1, 2])))
show(lambda: torch.LongTensor(np.array([1.7, 2.0])))
show(lambda: torch.IntTensor(np.array([1.5, 2])))
show(lambda: torch.BoolTensor(np.array([1, 0])))
show(lambda: torch.ByteTensor([True, False]))
show(lambda: torch.LongTensor([np.int64(3), 4]))

# Tensors stay as they are, and those of another kind are refused by all but torch.Tensor.
show(lambda: torch.Tensor(torch.ones(2)))
show(lambda: torch.Tensor(torch.ones(2).long()))
show(lambda: torch.LongTensor(torch.tensor([1, 2])))
show(lambda: torch.LongTensor(torch.tensor([1.0, 2.0])))

# What holds no numbers.
show(lambda: torch.Tensor(3.5))
show(lambda: torch.FloatTensor(np.float64(3)))
show(lambda: torch.FloatTensor(None))
show(lambda: torch.FloatTensor({1: 2}))
show(lambda: torch.FloatTensor("12"))
