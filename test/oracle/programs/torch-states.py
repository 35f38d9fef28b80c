"""State dicts: hooks before and behind, modules with states of their own, names that are missing."""
import torch
import torch.nn as nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
net.register_state_dict_post_hook(lambda m, sd, prefix, about: sd.__setitem__("extra", torch.ones(1)))
net[0].register_state_dict_pre_hook(lambda m, prefix, keep: print("saves", prefix, keep))
print(list(net.state_dict()), net.state_dict()._metadata["2"])

lin = nn.Sequential(nn.Linear(3, 4))
lin.register_load_state_dict_pre_hook(
    lambda m, sd, prefix, about, strict, missing, unexpected, errors: sd.update({k.replace("lin.", "0."): sd.pop(k) for k in list(sd)}))
lin.register_load_state_dict_post_hook(lambda m, keys: print("loaded", keys))
print(lin.load_state_dict({"lin.weight": torch.ones(4, 3), "lin.bias": torch.zeros(4)}), lin[0].weight[0])


class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(2, 2)
        self.k = 3

    def get_extra_state(self):
        return {"k": self.k}

    def set_extra_state(self, state):
        self.k = state["k"]

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + "mine"] = torch.tensor(5)

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        print("mine", state_dict.pop(prefix + "mine"), prefix)
        super()._load_from_state_dict(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)


outer = nn.Sequential(Own())
state = outer.state_dict()
print(list(state))
state["0._extra_state"] = {"k": 7}
print(outer.load_state_dict(state), outer[0].k)

plain = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
wrong = dict(plain.state_dict())
del wrong["0.bias"]
wrong["1.weight"] = torch.ones(3)
wrong["2.more"] = torch.ones(1)
try:
    plain.load_state_dict(wrong)
except RuntimeError as error:
    print(error)
del wrong["1.weight"]
print(plain.load_state_dict(wrong, strict=False))
given = {"0.weight": torch.full((2, 2), 3.0), "0.bias": torch.zeros(2)}
alone = nn.Sequential(nn.Linear(2, 2))
alone.load_state_dict(given, assign=True)
given["0.weight"][0, 0] = 9
print(alone[0].weight.tolist(), alone[0].weight.requires_grad)
