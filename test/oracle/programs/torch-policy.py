import torch, torch.nn as nn, torch.optim as optim
from torch.distributions import Categorical
from collections import deque, namedtuple
import random
random.seed(0); torch.manual_seed(0)
Transition = namedtuple('Transition', ('state', 'action', 'reward'))
class Env:
    def __init__(self): self.pos = 0
    def reset(self): self.pos = 0; return [float(self.pos)]
    def step(self, a):
        self.pos += 1 if a == 1 else -1
        done = abs(self.pos) >= 3
        return [float(self.pos)], (1.0 if self.pos >= 3 else 0.0), done
class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine1 = nn.Linear(1, 8); self.affine2 = nn.Linear(8, 2)
        self.saved_log_probs = []; self.rewards = []
    def forward(self, x):
        return torch.softmax(self.affine2(torch.relu(self.affine1(x))), dim=-1)
policy, env = Policy(), Env()
optimizer = optim.RMSprop(policy.parameters(), lr=1e-2)
history = deque(maxlen=5)
for ep in range(15):
    s, done = env.reset(), False
    while not done:
        probs = policy(torch.tensor([s]))
        m = Categorical(probs); a = m.sample()
        policy.saved_log_probs.append(m.log_prob(a))
        s, r, done = env.step(a.item())
        policy.rewards.append(r)
    R, returns = 0, deque()
    for r in policy.rewards[::-1]:
        R = r + 0.9 * R; returns.appendleft(R)
    returns = torch.tensor(returns)
    loss = torch.cat([-lp * R for lp, R in zip(policy.saved_log_probs, returns)]).sum()
    optimizer.zero_grad(); loss.backward(); optimizer.step()
    history.append(sum(policy.rewards)); policy.rewards.clear(); del policy.saved_log_probs[:]
    if ep % 5 == 4: print(ep, sum(history) / len(history), f"{loss.item():.4f}")
mem = [Transition(1, 2, 3), Transition(4, 5, 6)]
batch = Transition(*zip(*random.sample(mem, 2)))
print(batch.state, Transition._fields)
