# Wrong shapes, axes and places: which exception each is, and what it says.
import warnings

import torch

warnings.simplefilter("ignore")


def attempt(name, run):
    try:
        run()
        print(name, "runs")
    except Exception as error:
        print(name, type(error).__name__, str(error))


attempt("torch.ones(2,3)+torch.ones(4,5)", lambda: torch.ones(2,3)+torch.ones(4,5))
attempt("torch.ones(2,3)@torch.ones(4,5)", lambda: torch.ones(2,3)@torch.ones(4,5))
attempt("torch.ones(2,3).reshape(4)", lambda: torch.ones(2,3).reshape(4))
attempt("torch.ones(2,3).view(4)", lambda: torch.ones(2,3).view(4))
attempt("torch.ones(3)@torch.ones(4)", lambda: torch.ones(3)@torch.ones(4))
attempt("torch.ones(2,3)@torch.ones(4)", lambda: torch.ones(2,3)@torch.ones(4))
attempt("torch.ones(2,2,3)@torch.ones(2,4,5)", lambda: torch.ones(2,2,3)@torch.ones(2,4,5))
attempt("torch.cat([torch.ones(2,3),torch.ones(2,2)])", lambda: torch.cat([torch.ones(2,3),torch.ones(2,2)]))
attempt("torch.stack([torch.ones(2),torch.ones(3)])", lambda: torch.stack([torch.ones(2),torch.ones(3)]))
attempt("torch.ones(3)[5]", lambda: torch.ones(3)[5])
attempt("torch.ones(3).sum(2)", lambda: torch.ones(3).sum(2))
attempt("torch.ones(3).softmax(2)", lambda: torch.ones(3).softmax(2))
attempt("torch.ones(2,3).expand(3,3)", lambda: torch.ones(2,3).expand(3,3))
attempt("torch.ones(2,3).squeeze(4)", lambda: torch.ones(2,3).squeeze(4))
attempt("torch.zeros(2,3)[0,1,2]", lambda: torch.zeros(2,3)[0,1,2])
attempt("torch.nn.functional.mse_loss(torch.ones(3),torch.ones(4))", lambda: torch.nn.functional.mse_loss(torch.ones(3),torch.ones(4)))
attempt("torch.nn.functional.cross_entropy(torch.ones(2,3),torch.tensor([1,5]))", lambda: torch.nn.functional.cross_entropy(torch.ones(2,3),torch.tensor([1,5])))
attempt("torch.nn.functional.cross_entropy(torch.ones(2,3),torch.tensor([1,2,1]))", lambda: torch.nn.functional.cross_entropy(torch.ones(2,3),torch.tensor([1,2,1])))
attempt("torch.where(torch.ones(3)>0,torch.ones(2),torch.ones(3))", lambda: torch.where(torch.ones(3)>0,torch.ones(2),torch.ones(3)))
attempt("torch.dot(torch.ones(2),torch.ones(3))", lambda: torch.dot(torch.ones(2),torch.ones(3)))
attempt("torch.mm(torch.ones(2),torch.ones(2,2))", lambda: torch.mm(torch.ones(2),torch.ones(2,2)))
attempt("torch.ones(2,3).transpose(0,5)", lambda: torch.ones(2,3).transpose(0,5))
attempt("torch.ones(3)[torch.tensor([7])]", lambda: torch.ones(3)[torch.tensor([7])])
attempt("torch.bmm(torch.ones(2,3),torch.ones(2,3))", lambda: torch.bmm(torch.ones(2,3),torch.ones(2,3)))
attempt("torch.ones(3).unsqueeze(5)", lambda: torch.ones(3).unsqueeze(5))
attempt("torch.nn.Linear(3,2)(torch.ones(2,5))", lambda: torch.nn.Linear(3,2)(torch.ones(2,5)))
attempt("torch.ones(2,3)*torch.ones(2)", lambda: torch.ones(2,3)*torch.ones(2))
attempt("torch.ones(5).split(2,3)", lambda: torch.ones(5).split(2,3))
attempt("torch.ones(3).mean(1)", lambda: torch.ones(3).mean(1))
attempt("torch.ones(3)<torch.ones(4)", lambda: torch.ones(3)<torch.ones(4))
attempt("torch.ones(3).argmax(2)", lambda: torch.ones(3).argmax(2))
attempt("torch.outer(torch.ones(2,2),torch.ones(2))", lambda: torch.outer(torch.ones(2,2),torch.ones(2)))
attempt("torch.ones(2,3).add_(torch.ones(4))", lambda: torch.ones(2,3).add_(torch.ones(4)))
attempt("torch.ones(3).add_(torch.ones(2,3))", lambda: torch.ones(3).add_(torch.ones(2,3)))
attempt("torch.ones(2,3).chunk(2,5)", lambda: torch.ones(2,3).chunk(2,5))
attempt("torch.ones(2,3).flatten(3)", lambda: torch.ones(2,3).flatten(3))
attempt("torch.ones(2,3)[:,5]", lambda: torch.ones(2,3)[:,5])
attempt("torch.ones(2) @ 3", lambda: torch.ones(2) @ 3)
attempt("torch.maximum(torch.ones(3),torch.ones(4))", lambda: torch.maximum(torch.ones(3),torch.ones(4)))
attempt("torch.addmm(torch.ones(2),torch.ones(2,3),torch.ones(4,5))", lambda: torch.addmm(torch.ones(2),torch.ones(2,3),torch.ones(4,5)))
attempt("torch.ones(2,3).view(-1,4)", lambda: torch.ones(2,3).view(-1,4))
attempt("torch.ones(2,3).reshape(-1,-1)", lambda: torch.ones(2,3).reshape(-1,-1))
attempt("torch.ones(3) @ torch.ones(4, 5)", lambda: torch.ones(3) @ torch.ones(4, 5))
attempt("torch.ones(2, 2, 3) @ torch.ones(4, 5)", lambda: torch.ones(2, 2, 3) @ torch.ones(4, 5))
attempt("torch.nn.Linear(3, 2, bias=False)(torch.ones(2, 5))", lambda: torch.nn.Linear(3, 2, bias=False)(torch.ones(2, 5)))
attempt("torch.mm(torch.ones(2, 2), torch.ones(2))", lambda: torch.mm(torch.ones(2, 2), torch.ones(2)))
attempt("torch.bmm(torch.ones(2, 2, 2), torch.ones(2, 2))", lambda: torch.bmm(torch.ones(2, 2, 2), torch.ones(2, 2)))
attempt("torch.outer(torch.ones(2), torch.ones(2, 2))", lambda: torch.outer(torch.ones(2), torch.ones(2, 2)))
attempt("torch.dot(torch.ones(2, 2), torch.ones(2))", lambda: torch.dot(torch.ones(2, 2), torch.ones(2)))
attempt("torch.mv(torch.ones(2), torch.ones(2))", lambda: torch.mv(torch.ones(2), torch.ones(2)))
attempt("3 @ torch.ones(2)", lambda: 3 @ torch.ones(2))
attempt("torch.ones(2, 3) + [1, 2, 3]", lambda: torch.ones(2, 3) + [1, 2, 3])
attempt("torch.ones(3).mean(dim=-3)", lambda: torch.ones(3).mean(dim=-3))
attempt("torch.arange(3).mean()", lambda: torch.arange(3).mean())
attempt("torch.nn.functional.nll_loss(torch.ones(2, 3), torch.tensor([0, -1]))", lambda: torch.nn.functional.nll_loss(torch.ones(2, 3), torch.tensor([0, -1])))

try:
    torch.ones(2, 3) + torch.ones(4, 5)
except RuntimeError as error:
    print("caught", error)
