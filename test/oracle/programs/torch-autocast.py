# Mixed precision on the CPU: which functions compute in bfloat16, and what flows back.
import torch
# autocast on CPU
torch.manual_seed(0)
x=torch.randn(4,3); w=torch.randn(3,5)
with torch.autocast("cpu"):
    y=x@w; print(y.dtype, y)
    z=torch.mm(x,w); print(z.dtype)
    a=y+1.0; print(a.dtype); b=y+x[:, :1]; print(b.dtype)
    print(torch.softmax(y,-1).dtype, torch.exp(y).dtype, y.sum().dtype, torch.nn.functional.relu(y).dtype, torch.sigmoid(y).dtype)
    print(torch.nn.functional.layer_norm(y,(5,)).dtype)
    print(torch.nn.functional.linear(x, w.t()).dtype, torch.nn.functional.cross_entropy(y, torch.tensor([0,1,2,3])).dtype, torch.nn.functional.mse_loss(y,y).dtype)
    print(torch.cat([y,x[:, :2]],1).dtype, torch.stack([y, y.float()]).dtype)
    print(torch.einsum("ij,jk->ik",x,w).dtype, torch.bmm(x[None],w[None]).dtype, torch.addmm(torch.zeros(5),x,w).dtype, torch.matmul(x.double(), w.double()).dtype)
    print(torch.is_autocast_enabled(), torch.is_autocast_cpu_enabled(), torch.get_autocast_dtype("cpu"))
    c=torch.nn.Conv2d(1,2,3); print(c(torch.randn(1,1,5,5)).dtype)
    bn=torch.nn.BatchNorm1d(5); print(bn(y).dtype); print(torch.nn.Dropout(0.1)(y).dtype, torch.tanh(y).dtype, torch.log(y.abs()).dtype, (y**2).dtype, y.mean().dtype, torch.nn.functional.gelu(y).dtype, torch.nn.functional.log_softmax(y,1).dtype, torch.logsumexp(y,1).dtype)
    with torch.autocast("cpu", enabled=False): print((x@w).dtype)
    print(torch.nn.MultiheadAttention(4,2)(torch.randn(2,1,4),torch.randn(2,1,4),torch.randn(2,1,4))[0].dtype)
    print(torch.nn.functional.scaled_dot_product_attention(torch.randn(1,2,4),torch.randn(1,2,4),torch.randn(1,2,4)).dtype)
    print(torch.nn.Embedding(3,4)(torch.tensor([0])).dtype, torch.cdist(x,x).dtype, torch.linalg.norm(x@w).dtype, torch.nn.functional.binary_cross_entropy_with_logits(y, torch.ones_like(y)).dtype, torch.cumsum(y,0).dtype, torch.prod(y,0).dtype)
print((x@w).dtype)
with torch.autocast("cpu", dtype=torch.float16): print((x@w).dtype)
m=torch.nn.Sequential(torch.nn.Linear(3,8),torch.nn.ReLU(),torch.nn.Linear(8,2)); o=torch.optim.SGD(m.parameters(),0.1)
for i in range(3):
    with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
        l=torch.nn.functional.cross_entropy(m(x), torch.tensor([0,1,0,1]))
    o.zero_grad(); l.backward(); o.step(); print(l.item(), m[0].weight.grad.dtype, m[0].weight.grad[0])
@torch.autocast("cpu")
def f(x): return x@w
print(f(x).dtype)
