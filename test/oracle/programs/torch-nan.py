# NaN among values that are ordered and counted.
import torch

nan = float("nan")
for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16):
    x = torch.tensor([3, nan, 1, nan, 2, -nan, 1, 0.0, float("inf")], dtype=dtype)
    print(torch.unique(x))
    print(x.unique(return_inverse=True, return_counts=True))
    print(torch.sort(x, descending=True, stable=True))
    print(torch.argsort(x, descending=True, stable=True), torch.argsort(x, stable=True))
    print(torch.topk(x, 4).values, torch.topk(x, 4, largest=False).values)
    ends = torch.tensor([0, 1, 2], dtype=dtype)
    print(torch.searchsorted(ends, torch.tensor([nan, 1, 5], dtype=dtype)))
    print(torch.searchsorted(ends, torch.tensor([nan, 1, 5], dtype=dtype), right=True))

many = torch.arange(10000.0) % 7
many[::100] = nan
print(torch.unique(many).shape, [t.shape for t in torch.unique(many, return_inverse=True, return_counts=True)])
places = torch.sort(many, descending=True, stable=True).indices
print(places[:5], places[99:103])
