/**
 * PyTorch's mixed precision on the CPU: which functions compute in the short float that a block asks for, which in float32
 * all the same, and which in the widest float that they are given. Knows functions by their names alone.
 */
import { type DType, isHalf } from "../core/dtype.ts";
import { castReal } from "../graph/cast.ts";
import { method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { autocasts, castFromNow } from "./torch-tensors.ts";
import { type Arg, none, stringOf, type Value } from "./value.ts";

const named = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const inFunctional = (text: string): string =>
  text
    .split(/\s+/)
    .map((name) => `nn.functional.${name}`)
    .join(" ");

const short = named(
  `matmul mm mv bmm addmm baddbmm addbmm einsum chain_matmul linalg.multi_dot linalg.vecdot tensordot ${inFunctional(
    "scaled_dot_product_attention linear bilinear conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d",
  )}`,
);
const wide = named(
  `prod cdist trace quantile nanquantile stft polar cholesky inverse pinverse linalg.cond linalg.matrix_rank linalg.solve
  linalg.cholesky linalg.svd linalg.svdvals linalg.eig linalg.eigh linalg.eigvals linalg.eigvalsh linalg.inv linalg.lstsq ${inFunctional(
    `avg_pool3d max_pool3d adaptive_avg_pool3d grid_sample binary_cross_entropy binary_cross_entropy_with_logits mse_loss
    l1_loss smooth_l1_loss huber_loss nll_loss cross_entropy kl_div cosine_embedding_loss hinge_embedding_loss poisson_nll_loss
    margin_ranking_loss soft_margin_loss triplet_margin_loss multi_margin_loss multilabel_margin_loss ctc_loss`,
  )}`,
);
const widest = named("cat concat concatenate stack");

/** The arguments as a function takes them in a block of mixed precision. */
export function autocast(name: string, given: readonly Arg[], env: Env): readonly Arg[] {
  const dtype = autocasts(env);
  if (dtype === null) return given;
  if (short.has(name)) return cast(given, (own) => (own === "float32" || isHalf(own) ? dtype : own));
  const lifts = wide.has(name) || (widest.has(name) && given.some(({ value }) => holdsWide(value)));
  return lifts ? cast(given, (own) => (isHalf(own) ? "float32" : own)) : given;
}

const cast = (given: readonly Arg[], to: (own: DType) => DType): readonly Arg[] =>
  given.map((arg) => ({ ...arg, value: castIn(arg.value, to) }));
function castIn(value: Value, to: (own: DType) => DType): Value {
  if (value.kind === "list" || value.kind === "tuple")
    return { ...value, items: value.items.map((v) => castIn(v, to)) };
  if (value.kind !== "tensor") return value;
  const dtype = to(value.node.dtype);
  return dtype === value.node.dtype ? value : { kind: "tensor", array: true, node: castReal(value.node, dtype) };
}
const holdsWide = (value: Value): boolean =>
  value.kind === "list" || value.kind === "tuple"
    ? value.items.some(holdsWide)
    : value.kind === "tensor" && value.node.dtype === "float32";

/** From now on functions compute in a dtype of this name, or, for None, in their own; gives what held before. */
export const castingNow = method("torch_autocast", ["dtype"], (args, env) => {
  const asked = args.value("dtype");
  const before = castFromNow(asked.kind === "string" ? (asked.value as DType) : null, env);
  return before === null ? none : stringOf(before);
});
