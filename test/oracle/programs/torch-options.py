"""What PyTorch's layers, functions, losses, optimizers and schedules take beside the usual."""
import torch, torch.nn as nn, torch.nn.functional as F
import torch, torch.nn as nn
import torch, torch.nn as nn, torch.nn.functional as F, math

print("kinds")
try:
    print(torch.LongTensor([1,2]), torch.FloatTensor([1,2]), torch.FloatTensor(2,3).shape, torch.ones(2).type(torch.LongTensor), torch.ones(2).type('torch.DoubleTensor'), isinstance(torch.ones(1),torch.FloatTensor), isinstance(torch.ones(1),torch.LongTensor), torch.ByteTensor([1]), torch.ones(1).type())
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("emb")
try:
    torch.manual_seed(0); e=nn.Embedding(5,3,padding_idx=0,max_norm=1.0); print(e(torch.tensor([0,1,2]))); print(e); e2=nn.Embedding.from_pretrained(torch.arange(6.).view(3,2),freeze=True); print(e2.weight.requires_grad, e2(torch.tensor([1]))); e(torch.tensor([0,1])).sum().backward(); print(e.weight.grad); e3=nn.Embedding(4,2,scale_grad_by_freq=True); e3(torch.tensor([1,1,2])).sum().backward(); print(e3.weight.grad); print(F.embedding(torch.tensor([1]),torch.ones(3,2),padding_idx=1), F.one_hot(torch.tensor([0,2]),num_classes=4))
    e=nn.Embedding(4,2,padding_idx=-1); e(torch.tensor([[3,1],[1,3]])).pow(2).sum().backward(); print(e.weight.grad, e.padding_idx)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pad training")
try:
    torch.manual_seed(0); e=nn.Embedding(4,2,padding_idx=0); l=nn.Linear(2,1); o=torch.optim.SGD(list(e.parameters())+list(l.parameters()),0.1)
    for _ in range(3): o.zero_grad(); (l(e(torch.tensor([[0,1],[2,0]])).mean(1))-1).pow(2).mean().backward(); o.step()
    print(e.weight)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("interpolate")
try:
    x=torch.arange(16.).view(1,1,4,4)
    for kw in [dict(scale_factor=2,mode='nearest'),dict(size=(2,3),mode='bilinear'),dict(scale_factor=0.5,mode='bilinear',align_corners=True),dict(size=6,mode='bicubic'),dict(size=5,mode='bicubic',align_corners=True),dict(scale_factor=1.5,mode='bicubic'),dict(scale_factor=1.5,mode='bilinear',recompute_scale_factor=True),dict(size=(3,3),mode='area'),dict(size=(3,3),mode='nearest-exact'),dict(scale_factor=0.5,mode='area')]:
        print(kw, [round(v,2) for v in F.interpolate(x,**kw).flatten().tolist()][:12])
    y=x.clone().requires_grad_(); F.interpolate(y,size=6,mode='bicubic').pow(2).sum().backward(); print(y.grad.sum(), y.grad[0,0,0,0].item()+0.40819 < 1e-3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("reductions")
try:
    x=torch.tensor([[1.,2.,3.],[4.,5.,7.]])
    print(x.std(unbiased=False), x.var(1,keepdim=True), x.norm(p=1,dim=1), x.sum((0,1),keepdim=True), x.mean(0,dtype=torch.float64), x.median(1), x.mode(1), x.max(1,keepdim=True)[0], x.argmax(keepdim=True), x.sort(descending=True,dim=0)[1], x.topk(2,largest=False)[0], x.cumsum(1,dtype=torch.float64), x.prod(1), x.logsumexp(1,keepdim=True), x.all(), (x>2).any(1), x.quantile(torch.tensor([0.25,0.5]),dim=1), x.amax((0,1)), x.sum(dtype=torch.int32), x.nansum(), x.count_nonzero(1), torch.linalg.vector_norm(x,ord=float('inf')), torch.norm(x,dim=0), x.clamp(min=torch.tensor([2.,2.,2.])), x.round(decimals=0), x.argsort(stable=True,descending=True), x.flatten().unique(sorted=True), x.repeat(1,2), x.roll((1,1),(0,1)), x.fmod(2), x.remainder(3), torch.div(x,2,rounding_mode='floor'), torch.div(-x,2,rounding_mode='trunc'), x.to(torch.int8), x.bool(), x.type(torch.LongTensor), x.index_select(1,torch.tensor([2,0])), x.where(x>2,torch.tensor(0.)), x.tril(-1), x.diagonal(), x.unfold(1,2,1), x.bernoulli(0.) , torch.full_like(x,2,dtype=torch.int64), x.new_tensor([1,2]), x.new_ones(2), x.ne(1), x.isclose(x+1e-9), x.lerp(x*2,0.5), x.addcmul(x,x,value=0.1), x.sub(1,alpha=2), torch.add(x,x,alpha=3), x.true_divide(2), x.dist(x*2), x.tolist(), x.nelement(), x.element_size())
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("modes")
try:
    torch.manual_seed(0)
    x=torch.randn(2,3,5,6)
    for kw in [dict(padding=1,padding_mode='reflect'),dict(padding=(1,2),padding_mode='circular'),dict(padding=2,padding_mode='replicate',stride=2),dict(padding='same',padding_mode='reflect',dilation=2),dict(padding='valid',padding_mode='reflect'),dict(padding=1),dict(padding='same')]:
        torch.manual_seed(1); c=nn.Conv2d(3,2,3,**kw); y=c(x); print(c, y.shape, round(y.sum().item(),3), round((y*torch.arange(y.numel()).view(y.shape)).sum().item(),1))
    torch.manual_seed(1); c=nn.Conv1d(3,2,3,padding=1,padding_mode='circular',bias=False,dtype=torch.float64); print(c, c.weight.dtype, c(torch.ones(1,3,4,dtype=torch.float64)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad2")
try:
    nn.ConvTranspose2d(1,1,3,padding_mode='reflect')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("optim options")
try:
    def run(mk):
        torch.manual_seed(0); w=torch.nn.Parameter(torch.tensor([1.,-2.,3.])); o=mk([w])
        for i in range(4):
            o.zero_grad(); (w**2).sum().backward(); o.step()
        print([round(v,5) for v in w.tolist()])
    O=torch.optim
    for mk in [lambda p:O.SGD(p,0.1,maximize=True),lambda p:O.SGD(p,0.1,momentum=0.9,dampening=0.5,weight_decay=0.1),lambda p:O.Adam(p,0.1,amsgrad=True,weight_decay=0.1),lambda p:O.Adam(p,0.1,maximize=True,eps=0.1),lambda p:O.AdamW(p,0.1,amsgrad=True,betas=(0.5,0.9)),lambda p:O.RMSprop(p,0.1,centered=True,momentum=0.5),lambda p:O.RMSprop(p,0.1,alpha=0.5,weight_decay=0.1),lambda p:O.Adagrad(p,0.1,lr_decay=0.1,initial_accumulator_value=0.5),lambda p:O.Adadelta(p,maximize=True),lambda p:O.NAdam(p,0.1,decoupled_weight_decay=True,weight_decay=0.1),lambda p:O.RAdam(p,0.1,decoupled_weight_decay=True,weight_decay=0.1),lambda p:O.Adamax(p,0.1,weight_decay=0.1),lambda p:O.SGD([{'params':p,'lr':0.01}],0.1),lambda p:O.Adam(p,lr=torch.tensor(0.1)),lambda p:O.Adam(p,0.1,foreach=True),lambda p:O.SGD(p,0.1,weight_decay=0.1,nesterov=True,momentum=0.9)]: run(mk)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("layers options")
try:
    torch.manual_seed(0); x=torch.randn(2,4,6)
    for l in [nn.BatchNorm1d(4,affine=False),nn.BatchNorm1d(4,track_running_stats=False),nn.BatchNorm1d(4,momentum=None),nn.BatchNorm1d(4,eps=0.5),nn.LayerNorm(6,elementwise_affine=False),nn.LayerNorm((4,6)),nn.LayerNorm(6,bias=False),nn.GroupNorm(2,4),nn.InstanceNorm1d(4,affine=True),nn.RMSNorm(6),nn.Softmax(dim=1),nn.LogSoftmax(dim=-1),nn.Softmin(dim=1),nn.Flatten(0,1),nn.Unflatten(2,(2,3)),nn.AvgPool1d(3,stride=2,padding=1,count_include_pad=False),nn.AvgPool1d(4,3,ceil_mode=True),nn.MaxPool1d(3,stride=2,padding=1,dilation=1,ceil_mode=True),nn.AdaptiveAvgPool1d(4),nn.AdaptiveMaxPool1d(4),nn.ConstantPad1d((1,2),3.),nn.ReflectionPad1d(2),nn.ReplicationPad1d((2,0)),nn.ZeroPad1d(1),nn.CircularPad1d(1),nn.Conv1d(4,2,3,padding='same',padding_mode='reflect'),nn.Conv1d(4,4,3,groups=2,dilation=2,padding=2,bias=False),nn.Conv1d(4,2,3,padding_mode='circular',padding=1),nn.Upsample(scale_factor=2),nn.Upsample(size=4,mode='linear',align_corners=True),nn.GLU(1),nn.PReLU(4),nn.Hardtanh(-0.5,0.5),nn.Threshold(0.1,20),nn.Softshrink(0.3),nn.CELU(0.5),nn.ELU(0.5),nn.LeakyReLU(0.3),nn.GELU('tanh'),nn.Softplus(2,1),nn.ChannelShuffle(2) if False else nn.Identity(),nn.Linear(6,2,bias=False)]:
        torch.manual_seed(1)
        for p in l.parameters():
            with torch.no_grad(): p.copy_(torch.linspace(0.1,1,p.numel()).view(p.shape))
        y=l(x); print(type(l).__name__, y.shape, round(y.sum().item(),2)+0.0, round((y*torch.arange(y.numel()).view(y.shape)).sum().item()/10,1)+0.0)
        if hasattr(l,'running_mean') and l.running_mean is not None: print(l.running_mean, l.running_var)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("losses")
try:
    torch.manual_seed(0); a=torch.randn(3,4); t=torch.tensor([0,2,1]); p=torch.rand(3,4); s=F.softmax(torch.randn(3,4),1)
    for l in [F.cross_entropy(a,t,weight=torch.tensor([1.,2.,3.,4.])),F.cross_entropy(a,t,ignore_index=2),F.cross_entropy(a,t,reduction='none'),F.cross_entropy(a,t,label_smoothing=0.1,weight=torch.tensor([1.,2.,3.,4.])),F.cross_entropy(a,s),F.cross_entropy(a,t,reduction='sum'),F.nll_loss(F.log_softmax(a,1),t,weight=torch.tensor([1.,2.,3.,4.])),F.binary_cross_entropy(p,s,weight=torch.rand(3,4)),F.binary_cross_entropy_with_logits(a,p,pos_weight=torch.tensor([1.,2.,3.,4.])),F.binary_cross_entropy_with_logits(a,p,weight=torch.tensor([1.,2.,3.,4.]),reduction='sum'),F.mse_loss(a,p,reduction='none').sum(),F.smooth_l1_loss(a,p,beta=0.5),F.huber_loss(a,p,delta=0.5),F.kl_div(a.log_softmax(1),s,reduction='batchmean'),F.kl_div(a.log_softmax(1),s.log(),log_target=True,reduction='sum'),F.cosine_embedding_loss(a,p,torch.tensor([1,-1,1]),margin=0.2),F.margin_ranking_loss(a[:,0],a[:,1],torch.tensor([1.,-1.,1.]),margin=0.1),F.triplet_margin_loss(a,p,s,margin=0.5,p=1,swap=True),F.poisson_nll_loss(a,p,log_input=True,full=True),F.gaussian_nll_loss(a,p,torch.rand(3,4)+0.1,full=True),F.soft_margin_loss(a,torch.sign(p-0.5)),F.multilabel_soft_margin_loss(a,(p>0.5).float()),F.multi_margin_loss(a,t,p=2,margin=0.5),F.hinge_embedding_loss(a,torch.sign(p-0.5)),F.l1_loss(a,p,reduction='sum'),nn.CrossEntropyLoss(reduction='none')(a[None].transpose(1,2)[:, :, :2].transpose(1,2).transpose(1,2)*1.0 if False else torch.randn(2,3,4),torch.randint(0,3,(2,4))).sum(), nn.NLLLoss(ignore_index=0)(F.log_softmax(a,1),t)]: print(round(l.item() if l.dim()==0 else l.sum().item(),4))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("transformer")
try:
    torch.manual_seed(0)
    for kw in [dict(norm_first=True),dict(activation='gelu'),dict(batch_first=True),dict(activation=F.relu,bias=False)]:
        torch.manual_seed(0); l=nn.TransformerEncoderLayer(8,2,16,dropout=0.,**kw); x=torch.randn(3,5,8); m=nn.Transformer.generate_square_subsequent_mask(3 if not kw.get('batch_first') else 5); y=l(x,src_mask=m); print(y.shape, round(y.abs().sum().item(),3))
        pm=torch.zeros(5 if not kw.get('batch_first') else 3, 3 if not kw.get('batch_first') else 5,dtype=torch.bool); pm[0,-1]=True; print(round(l(x,src_key_padding_mask=pm).abs().sum().item(),3))
    print(F.scaled_dot_product_attention(torch.ones(1,2,3,4),torch.ones(1,2,3,4),torch.arange(24.).view(1,2,3,4),is_causal=True,scale=0.3)[0,0])
    torch.manual_seed(0); tr=nn.Transformer(8,2,1,1,16,dropout=0.,batch_first=True); print(round(tr(torch.randn(2,4,8),torch.randn(2,3,8),tgt_mask=tr.generate_square_subsequent_mask(3)).abs().sum().item(),3))
    torch.manual_seed(0); enc=nn.TransformerEncoder(nn.TransformerEncoderLayer(8,2,16,dropout=0.,batch_first=True),2,norm=nn.LayerNorm(8)); print(round(enc(torch.randn(2,4,8)).abs().sum().item(),3)); dec=nn.TransformerDecoder(nn.TransformerDecoderLayer(8,2,16,dropout=0.,batch_first=True),1); print(round(dec(torch.randn(2,3,8),torch.randn(2,4,8)).abs().sum().item(),3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("sizes")
try:
    x=torch.arange(16.).view(1,1,4,4)
    for kw in [dict(scale_factor=2,mode='nearest'),dict(size=(2,3),mode='bilinear'),dict(scale_factor=0.5,mode='bilinear',align_corners=True),dict(size=6,mode='bicubic'),dict(scale_factor=1.5,mode='bilinear',recompute_scale_factor=True),dict(size=(3,3),mode='area'),dict(size=(3,3),mode='nearest-exact')]:
        print(kw, F.interpolate(x,**kw).flatten().round(decimals=2).tolist()[:12])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pad unfold fold")
try:
    print(F.pad(torch.arange(6.).view(1,2,3),(1,1,0,1),value=9), F.pad(torch.arange(4.).view(1,1,4),(2,1),mode='circular'), F.unfold(torch.arange(16.).view(1,1,4,4),2,stride=2), F.pixel_shuffle(torch.arange(16.).view(1,4,2,2),2), F.normalize(torch.tensor([[3.,4.]]),p=1,dim=1), F.cosine_similarity(torch.tensor([1.,0]),torch.tensor([1.,1]),dim=0), F.pairwise_distance(torch.ones(1,2),torch.zeros(1,2),p=1), F.pdist(torch.tensor([[0.,0],[3,4],[6,8]])), F.conv2d(torch.ones(1,1,3,3),torch.ones(1,1,2,2),stride=(1,2),padding=(1,0)), F.conv_transpose1d(torch.ones(1,1,2),torch.ones(1,1,3),stride=2,output_padding=1), F.bilinear(torch.ones(1,2),torch.ones(1,3),torch.ones(1,2,3)), F.dropout(torch.ones(3),0.5,training=False), F.alpha_dropout(torch.ones(2),0.5,False), F.gumbel_softmax(torch.zeros(1,2),tau=1.,hard=False).shape)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("schedulers")
try:
    w=[nn.Parameter(torch.ones(1))]
    S=torch.optim.lr_scheduler
    for mk in [lambda o:S.StepLR(o,2,0.5),lambda o:S.MultiStepLR(o,[1,3],0.1),lambda o:S.ExponentialLR(o,0.9),lambda o:S.LambdaLR(o,lambda e:1/(e+1)),lambda o:S.CosineAnnealingLR(o,3,eta_min=0.01),lambda o:S.LinearLR(o,0.1,1.0,3),lambda o:S.ConstantLR(o,0.5,2),lambda o:S.PolynomialLR(o,4,2.),lambda o:S.MultiplicativeLR(o,lambda e:0.9),lambda o:S.OneCycleLR(o,1.,total_steps=8,anneal_strategy='linear',pct_start=0.4),lambda o:S.CyclicLR(o,0.1,1.,step_size_up=2,mode='triangular2',cycle_momentum=False)]:
        o=torch.optim.SGD(w,0.5); s=mk(o); l=[]
        for _ in range(6): o.step(); s.step(); l.append(round(s.get_last_lr()[0],5))
        print(l)
    o=torch.optim.SGD(w,0.5); s=S.ReduceLROnPlateau(o,'min',0.5,patience=1,threshold=0.1,cooldown=1,min_lr=0.05); l=[]
    for v in [1,1,1,1,1,0.5,0.5,0.5,0.5]: s.step(v); l.append(o.param_groups[0]['lr'])
    print(l, s.num_bad_epochs)
except Exception as error:
    print(type(error).__name__, str(error)[:120])
