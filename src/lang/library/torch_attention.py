"""torch.nn's attention and the layers of transformers that are made of it."""
import copy
import math
import torch
import _tensh
import _torch_init
import _torch_modules

# in _nowhere
_call = _tensh.torch_call
_Module = _torch_modules.Module
_Parameter = _torch_modules.Parameter


def _additive(mask, like):
    """A mask as numbers that are added: where a truth value is set, nothing is looked at."""
    if mask is None or mask.dtype != torch.bool:
        return mask
    return torch.zeros_like(mask, dtype=like.dtype).masked_fill_(mask, -math.inf)


# in torch.nn.modules.linear
class NonDynamicallyQuantizableLinear(torch.nn.Linear):
    __module__ = "torch.nn.modules.linear"


# in torch.nn, torch.nn.modules
class MultiheadAttention(_Module):
    __module__ = "torch.nn.modules.activation"

    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None,
                 vdim=None, batch_first=False, device=None, dtype=None):
        if embed_dim <= 0 or num_heads <= 0:
            raise ValueError(f"embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and "
                             f"num_heads={num_heads} instead")
        if embed_dim % num_heads != 0:
            raise AssertionError("embed_dim must be divisible by num_heads")
        if add_bias_kv or add_zero_attn or kdim not in (None, embed_dim) or vdim not in (None, embed_dim):
            raise NotImplementedError("MultiheadAttention here has keys and values of embed_dim numbers, and no biases of their own")
        self.embed_dim, self.num_heads, self.dropout, self.batch_first = embed_dim, num_heads, dropout, batch_first
        self.head_dim = embed_dim // num_heads
        self.in_proj_weight = _Parameter(torch.empty(3 * embed_dim, embed_dim))
        self.in_proj_bias = _Parameter(torch.empty(3 * embed_dim)) if bias else None
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias)
        _torch_init.xavier_uniform_(self.in_proj_weight)
        if bias:
            _torch_init.zeros_(self.in_proj_bias)
            _torch_init.zeros_(self.out_proj.bias)

    def _heads(self, x):
        """(length, rows, numbers) as (rows, heads, length, numbers of a head)."""
        return x.reshape(x.shape[0], x.shape[1], self.num_heads, self.head_dim).permute(1, 2, 0, 3)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True,
                is_causal=False):
        alone = query.ndim == 2
        if alone:
            query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
            key_padding_mask = None if key_padding_mask is None else key_padding_mask.unsqueeze(0)
        elif self.batch_first:
            query, key, value = query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1)
        length, rows, _ = query.shape
        weights = self.in_proj_weight.chunk(3)
        biases = (None, None, None) if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        linear = torch.nn.functional.linear
        q, k, v = [self._heads(linear(x, w, b)) for x, w, b in zip((query, key, value), weights, biases)]
        scores = (q * math.sqrt(1.0 / self.head_dim)) @ k.transpose(-2, -1)
        mask = _additive(attn_mask, query)
        if mask is not None:
            scores = scores + (mask if mask.ndim == 2 else mask.reshape(rows, self.num_heads, length, -1))
        if key_padding_mask is not None:
            scores = scores + _additive(key_padding_mask, query).reshape(rows, 1, 1, -1)
        looks = scores.softmax(-1)
        used = _call("nn.functional.dropout", [looks, self.dropout, True], {}) if self.dropout > 0 and self.training else looks
        out = self.out_proj((used @ v).permute(2, 0, 1, 3).reshape(length, rows, self.embed_dim))
        out = out.squeeze(1) if alone else out.transpose(0, 1) if self.batch_first else out
        if not need_weights:
            return out, None
        looks = used.mean(1) if average_attn_weights else used
        return out, looks.squeeze(0) if alone else looks


# in _nowhere
def _activation(given):
    if not isinstance(given, str):
        return given
    if given not in ("relu", "gelu"):
        raise RuntimeError(f"activation should be relu/gelu, not {given}")
    return torch.relu if given == "relu" else torch.nn.functional.gelu


class _Layer(_Module):
    __module__ = "torch.nn.modules.transformer"

    def _made(self, d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, looks):
        nn = torch.nn
        self.self_attn = nn.MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        if looks == 2:
            self.multihead_attn = nn.MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias)
        self.dropout = nn.Dropout(dropout)
        self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias)
        self.norm_first = norm_first
        for i in range(looks + 1):
            setattr(self, f"norm{i + 1}", nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias))
        for i in range(looks + 1):
            setattr(self, f"dropout{i + 1}", nn.Dropout(dropout))
        self.activation = _activation(activation)

    def _attended(self, x, mask, padding):
        return self.dropout1(self.self_attn(x, x, x, attn_mask=mask, key_padding_mask=padding, need_weights=False)[0])

    def _fed(self, x):
        return self.linear2(self.dropout(self.activation(self.linear1(x))))


# in torch.nn, torch.nn.modules
class TransformerEncoderLayer(_Layer):
    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu", layer_norm_eps=1e-5,
                 batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
        self._made(d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, 1)

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        x = src
        if self.norm_first:
            x = x + self._attended(self.norm1(x), src_mask, src_key_padding_mask)
            return x + self.dropout2(self._fed(self.norm2(x)))
        x = self.norm1(x + self._attended(x, src_mask, src_key_padding_mask))
        return self.norm2(x + self.dropout2(self._fed(x)))


class TransformerDecoderLayer(_Layer):
    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu", layer_norm_eps=1e-5,
                 batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
        self._made(d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, 2)

    def _looked(self, x, memory, mask, padding):
        found = self.multihead_attn(x, memory, memory, attn_mask=mask, key_padding_mask=padding, need_weights=False)
        return self.dropout2(found[0])

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
                tgt_is_causal=False, memory_is_causal=False):
        x = tgt
        if self.norm_first:
            x = x + self._attended(self.norm1(x), tgt_mask, tgt_key_padding_mask)
            x = x + self._looked(self.norm2(x), memory, memory_mask, memory_key_padding_mask)
            return x + self.dropout3(self._fed(self.norm3(x)))
        x = self.norm1(x + self._attended(x, tgt_mask, tgt_key_padding_mask))
        x = self.norm2(x + self._looked(x, memory, memory_mask, memory_key_padding_mask))
        return self.norm3(x + self.dropout3(self._fed(x)))


class TransformerEncoder(_Module):
    __module__ = "torch.nn.modules.transformer"

    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        self.layers = torch.nn.ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
        self.num_layers, self.norm = num_layers, norm

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        x = src
        for layer in self.layers:
            x = layer(x, src_mask=mask, src_key_padding_mask=src_key_padding_mask)
        return x if self.norm is None else self.norm(x)


class TransformerDecoder(_Module):
    __module__ = "torch.nn.modules.transformer"

    def __init__(self, decoder_layer, num_layers, norm=None):
        self.layers = torch.nn.ModuleList([copy.deepcopy(decoder_layer) for _ in range(num_layers)])
        self.num_layers, self.norm = num_layers, norm

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
                tgt_is_causal=None, memory_is_causal=False):
        x = tgt
        for layer in self.layers:
            x = layer(x, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)
        return x if self.norm is None else self.norm(x)


class Transformer(_Module):
    __module__ = "torch.nn.modules.transformer"

    def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1,
                 activation="relu", custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5, batch_first=False,
                 norm_first=False, bias=True, device=None, dtype=None):
        nn = torch.nn
        options = [d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias]
        layer = nn.TransformerEncoderLayer(*options)
        self.encoder = custom_encoder or nn.TransformerEncoder(layer, num_encoder_layers, nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias))
        layer = nn.TransformerDecoderLayer(*options)
        self.decoder = custom_decoder or nn.TransformerDecoder(layer, num_decoder_layers, nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias))
        for p in self.parameters():
            if p.dim() > 1:
                _torch_init.xavier_uniform_(p)
        self.d_model, self.nhead, self.batch_first = d_model, nhead, batch_first

    def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                tgt_key_padding_mask=None, memory_key_padding_mask=None, **options):
        memory = self.encoder(src, src_mask, src_key_padding_mask)
        return self.decoder(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)

    @staticmethod
    def generate_square_subsequent_mask(sz, device=None, dtype=None):
        return torch.triu(torch.full([sz, sz], -math.inf), 1)
