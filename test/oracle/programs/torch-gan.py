import torch
import torch.nn as nn
torch.manual_seed(42)
class Generator(nn.Module):
    def __init__(self, nz=4):
        super().__init__()
        self.main = nn.Sequential(
            nn.ConvTranspose2d(nz, 8, 4, 1, 0, bias=False), nn.BatchNorm2d(8), nn.ReLU(True),
            nn.ConvTranspose2d(8, 1, 4, 2, 1, bias=False), nn.Tanh())
    def forward(self, x): return self.main(x)
class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.Conv2d(1, 4, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True), nn.Dropout2d(0.0), nn.Conv2d(4, 1, 4, 1, 0, bias=False), nn.Sigmoid())
    def forward(self, x): return self.main(x).view(-1)
def weights_init(m):
    classname = m.__class__.__name__
    if classname.find('Conv') != -1: nn.init.normal_(m.weight.data, 0.0, 0.02)
    elif classname.find('BatchNorm') != -1:
        nn.init.normal_(m.weight.data, 1.0, 0.02); nn.init.constant_(m.bias.data, 0)
netG, netD = Generator(), Discriminator()
netG.apply(weights_init); netD.apply(weights_init)
criterion = nn.BCELoss()
optD = torch.optim.Adam(netD.parameters(), lr=0.0002, betas=(0.5, 0.999))
optG = torch.optim.Adam(netG.parameters(), lr=0.0002, betas=(0.5, 0.999))
for i in range(5):
    netD.zero_grad()
    real = torch.randn(8, 1, 8, 8).clamp(-1, 1)
    label = torch.full((8,), 1.0)
    output = netD(real); errD_real = criterion(output, label); errD_real.backward(); D_x = output.mean().item()
    noise = torch.randn(8, 4, 1, 1)
    fake = netG(noise); label.fill_(0.0)
    output = netD(fake.detach()); errD_fake = criterion(output, label); errD_fake.backward()
    optD.step()
    netG.zero_grad(); label.fill_(1.0)
    output = netD(fake); errG = criterion(output, label); errG.backward(); optG.step()
    print('[%d/%d]\tLoss_D: %.4f\tLoss_G: %.4f\tD(x): %.4f' % (i, 5, (errD_real + errD_fake).item(), errG.item(), D_x))
print(netG)
