# Sizes that leave nothing, and pads that are wider than what they repeat.
import torch
import torch.nn.functional as F
def t(f):
    try:
        y = f(); print(list(y.shape))
    except RuntimeError as e:
        print("RuntimeError")
t(lambda: F.conv_transpose1d(torch.ones(1, 1, 1), torch.ones(1, 1, 1), stride=3, padding=2))
t(lambda: F.conv_transpose2d(torch.ones(2, 1, 1, 6), torch.ones(1, 1, 3, 1), stride=2, padding=(2, 1)))
t(lambda: F.conv_transpose3d(torch.ones(1, 1, 3, 5, 4), torch.ones(1, 1, 1, 2, 1), stride=(3, 3, 1), output_padding=1))
t(lambda: F.conv_transpose3d(torch.ones(1, 1, 3, 5, 4), torch.ones(1, 1, 1, 2, 1), stride=(3, 3, 1), output_padding=(2, 1, 0)))
t(lambda: F.conv_transpose1d(torch.ones(1, 1, 3), torch.ones(1, 1, 2), dilation=2, output_padding=1))
t(lambda: torch.nn.ConvTranspose2d(1, 1, 2, padding=3)(torch.ones(1, 1, 2, 9)))
t(lambda: F.pad(torch.ones(1, 2, 3), (3, 0), "reflect"))
t(lambda: F.pad(torch.ones(1, 2, 3), (2, 2), "reflect"))
t(lambda: F.pad(torch.ones(1, 2, 3), (4, 0), "circular"))
t(lambda: F.pad(torch.ones(1, 2, 3), (3, 3), "circular"))
t(lambda: F.pad(torch.ones(1, 2, 3), (9, 3), "replicate"))
