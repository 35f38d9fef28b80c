import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)
image = torch.randn(2, 4, 6, 6)
row = torch.randn(2, 4, 8)
cube = torch.randn(1, 2, 4, 4, 4)


def show(module, *inputs):
    inputs = [x.clone().requires_grad_(True) if x.is_floating_point() else x for x in inputs]
    out = module(*inputs)
    out = out[0] if isinstance(out, tuple) else out
    (out * torch.linspace(0.5, 1, out.numel()).reshape(out.shape)).sum().backward()
    grads = [p.grad for p in list(module.parameters()) + inputs if p.grad is not None]
    print(module, tuple(out.shape), [f"{x:.3f}" for x in out.detach().flatten()[:4].tolist()], [f"{g.abs().sum():.2f}" for g in grads])


for layer in [nn.MaxPool1d(2), nn.AvgPool1d(3, 2, 1), nn.AdaptiveAvgPool1d(3), nn.AdaptiveMaxPool1d(2), nn.ZeroPad1d(1), nn.ConstantPad1d((1, 2), 0.5),
              nn.ReflectionPad1d(2), nn.ReplicationPad1d(1), nn.CircularPad1d(1), nn.ConvTranspose1d(4, 3, 3, stride=2), nn.InstanceNorm1d(4),
              nn.GLU(1), nn.Softmin(dim=1), nn.Hardshrink(), nn.Softshrink(0.3)]:
    show(layer, row)
for layer in [nn.AdaptiveMaxPool2d(3), nn.PixelShuffle(2), nn.Unfold(3), nn.ZeroPad2d((1, 0, 2, 1)), nn.ReflectionPad2d(1), nn.ReplicationPad2d((1, 2, 0, 1)), nn.CircularPad2d(1),
              nn.ConstantPad2d(1, 3.5), nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1), nn.ConvTranspose2d(4, 2, 2, groups=2, bias=False),
              nn.PReLU(), nn.PReLU(4, init=0.1), nn.GroupNorm(2, 4), nn.GroupNorm(4, 4, affine=False), nn.InstanceNorm2d(4, affine=True), nn.RMSNorm(6), nn.RMSNorm((6, 6), eps=1e-3),
              nn.Threshold(0.1, 20), nn.Upsample(scale_factor=2), nn.Upsample(size=(9, 5), mode="bilinear"), nn.Upsample(scale_factor=1.5, mode="bilinear", align_corners=True)]:
    show(layer, image)
for layer in [nn.MaxPool3d(2), nn.AvgPool3d(2), nn.Conv3d(2, 3, 2), nn.ConvTranspose3d(2, 1, 2), nn.BatchNorm3d(2)]:
    show(layer, cube)

a, b, c = image[0, 0], image[0, 1], image[0, 2]
sign = torch.tensor([1.0, -1, 1, -1, 1, 1])
for loss, given in [(nn.CosineSimilarity(), (a, b)), (nn.PairwiseDistance(), (a, b)), (nn.HingeEmbeddingLoss(), (a, sign)), (nn.MarginRankingLoss(0.5), (a[0], b[0], sign)),
                    (nn.CosineEmbeddingLoss(0.2), (a, b, sign)), (nn.TripletMarginLoss(margin=2.0), (a, b, c)), (nn.MultiLabelSoftMarginLoss(), (a, (b > 0).float()))]:
    found = loss(*given)
    print(loss, [f"{x:.4f}" for x in found.flatten().tolist()])
print(F.interpolate(image, size=3)[0, 0, 0], F.interpolate(row, scale_factor=2, mode="linear")[0, 0, :3])
drop = nn.Dropout2d(0.5)
torch.manual_seed(3)
print(drop, (drop(image) == 0).float().mean((2, 3)), drop.eval()(image).equal(image))
kept = nn.ParameterDict({"a": nn.Parameter(torch.ones(2)), "b": torch.zeros(3)})
print(list(kept.keys()), len(kept), "a" in kept, [tuple(p.shape) for p in kept.parameters()])
for make in (lambda: nn.GroupNorm(3, 4), lambda: nn.MultiheadAttention(5, 2)):
    try:
        make()
    except (ValueError, AssertionError) as e:
        print(type(e).__name__, e)

torch.manual_seed(2)
attention = nn.MultiheadAttention(8, 2)
x = torch.randn(5, 3, 8)
show(attention, x, x, x)
out, weights = attention(x, x, x, average_attn_weights=False)
print(tuple(weights.shape), weights.sum(-1).mean().item() - 1 < 1e-6, list(attention.state_dict()))
mask = torch.triu(torch.ones(5, 5, dtype=torch.bool), 1)
out, weights = attention(x, x, x, attn_mask=mask)
print([[f"{w:.3f}" for w in r] for r in weights[0].tolist()])
padding = torch.tensor([[False, False, True, True, True]] * 3)
print([f"{w:.3f}" for w in attention(x, x, x, key_padding_mask=padding)[1][0, 0].tolist()], attention(x, x, x, need_weights=False)[1])
torch.manual_seed(4)
encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True), 2)
print(encoder)
show(encoder, torch.randn(2, 5, 8))
decoder = nn.TransformerDecoderLayer(8, 2, 16, dropout=0.0, activation="gelu", norm_first=True)
show(decoder, x, torch.randn(4, 3, 8))
torch.manual_seed(5)
model = nn.Transformer(8, 2, 1, 1, 16, dropout=0.0)
print(sum(p.numel() for p in model.parameters()), nn.Transformer.generate_square_subsequent_mask(3))
show(model, x, x[:2])
