import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.rand(64, 1, 8, 8)
loader = DataLoader(TensorDataset(X), batch_size=16, shuffle=True)
class VAE(nn.Module):
    def __init__(self):
        super(VAE, self).__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.Flatten())
        self.mu = nn.Linear(64, 2); self.logvar = nn.Linear(64, 2)
        self.dec = nn.Sequential(nn.Linear(2, 64), nn.Unflatten(1, (4, 4, 4)), nn.ConvTranspose2d(4, 1, 4, stride=2, padding=1), nn.Sigmoid())
    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return mu + eps * std
    def forward(self, x):
        h = self.enc(x)
        mu, logvar = self.mu(h), self.logvar(h)
        z = self.reparameterize(mu, logvar)
        return self.dec(z), mu, logvar
def loss_function(recon, x, mu, logvar):
    BCE = F.binary_cross_entropy(recon.view(-1, 64), x.view(-1, 64), reduction='sum')
    KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return BCE + KLD
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = VAE().to(device)
opt = optim.Adam(model.parameters(), lr=1e-3)
sched = optim.lr_scheduler.StepLR(opt, step_size=2, gamma=0.5)
for epoch in range(1, 4):
    model.train(); total = 0
    for batch_idx, (data,) in enumerate(loader):
        data = data.to(device)
        opt.zero_grad()
        recon, mu, logvar = model(data)
        loss = loss_function(recon, data, mu, logvar)
        loss.backward()
        total += loss.item()
        opt.step()
    sched.step()
    print('====> Epoch: {} Average loss: {:.4f} lr {:.5f}'.format(epoch, total / len(loader.dataset), sched.get_last_lr()[0]))
with torch.no_grad():
    model.eval()
    sample = model.dec(torch.randn(2, 2)).cpu()
    print(sample.shape, sample.mean())
