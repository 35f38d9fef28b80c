/**
 * Calls of functions that take our parameters as we do. Knows of each how many stand by place, and which others by which word:
 * as the frameworks' signatures say. test/oracle/run-operations.py runs each; what gave other values is not here.
 */
import { namesIn } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import type { Framework, Target } from "./framework.ts";

/** `repeat:2,axis`: two by place, `axis` by its name; `ddof=correction`: under another one. */
const agreeing: Readonly<Record<Target, string>> = {
  tensorflow: `full_like:2,value=fill_value matmul:6 matvec:4 tensordot:3 split:2,axis,parts=num_or_size_splits
    take_along_axis:2,axis gather_nd:3 tensor_scatter_nd_update:3 tensor_scatter_nd_add:3
    tensor_scatter_nd_max:3 tensor_scatter_nd_min:3 tensor_scatter_nd_sub:3 scatter_nd:3 one_hot:4,axis
    leaky_relu:2 silu:2 l2_normalize:1,axis,epsilon sigmoid_cross_entropy_with_logits:2
    softmax_cross_entropy_with_logits:2,axis sparse_softmax_cross_entropy_with_logits:2 repeat:2,axis
    argsort:1,axis,direction,stable top_k:2,sorted argmax:1,axis,output_type argmin:1,axis,output_type
    boolean_mask:2,axis diag:2 diag_embed:1,k diag_part:1,k band_part:3,lower=num_lower,upper=num_upper
    cholesky_solve:2 gelu:2 qr:1,full_matrices pinv:2 matrix_rank:1,tol clip_by_norm:3 norm:2,axis,keepdims
    normalize:2,axis isclose:5 allclose:5 diagflat:2 set_diag:2 unravel_index:2,shape=dims polyval:2
    polyval_of:2 bounded_relu:4 celu:2 hardshrink:2 softshrink:2 threshold:3,value=default_value
    mean_absolute_percentage_error:2 mean_squared_logarithmic_error:2 log_cosh:2 hinge:2 squared_hinge:2
    categorical_hinge:2 kl_divergence:2 poisson_loss:2 cosine_similarity_loss:2,axis
    categorical_crossentropy:4,axis sparse_categorical_crossentropy:4,axis binary_focal_crossentropy:7,axis
    categorical_focal_crossentropy:6,axis tversky_loss:4,axis dice_loss:2,axis
    weighted_cross_entropy_with_logits:3 log_poisson_loss:3 pool_nd:7,ksize=window_shape rfft:2,n=fft_length
    irfft:2,n=fft_length rfft2:2,s=fft_length irfft2:2,s=fft_length fftshift:2 ifftshift:2 space_to_depth:3
    depth_to_space:3 space_to_batch:3 batch_to_space:3 batch_normalization:6,epsilon=variance_epsilon
    weighted_moments:1,axis=axes,frequency_weights,keepdims bias_add:3 dropout:4 bincount:4
    histogram_fixed_width:3,range=value_range,bins=nbins
    histogram_fixed_width_bins:3,range=value_range,bins=nbins zeta:2 polygamma:2 truncatediv:2,other=y
    scalar_mul:2 sequence_mask:2 dynamic_partition:3 dynamic_stitch:2 confusion_matrix:4 strided_slice:9
    reverse_sequence:4 in_top_k:3 ensure_shape:2 segment_sum:2,ids=segment_ids segment_mean:2,ids=segment_ids
    segment_prod:2,ids=segment_ids segment_max:2,ids=segment_ids segment_min:2,ids=segment_ids
    unsorted_segment_sum:3,ids=segment_ids,count=num_segments
    unsorted_segment_mean:3,ids=segment_ids,count=num_segments
    unsorted_segment_sqrt_n:3,ids=segment_ids,count=num_segments
    unsorted_segment_prod:3,ids=segment_ids,count=num_segments
    unsorted_segment_max:3,ids=segment_ids,count=num_segments
    unsorted_segment_min:3,ids=segment_ids,count=num_segments lu_solve:3 lu_matrix_inverse:2 lu_reconstruct:2
    huber:3 searchsorted:3,out_type global_norm:1 binary_crossentropy:4,axis complex:2 real:1 imag:1 conj:1
    angle:1 add_n:1`,
  numpy: `sum:1,axis,keepdims,initial prod:1,axis,keepdims,initial max:1,axis,keepdims,initial
    min:1,axis,keepdims,initial variance:1,axis,keepdims,ddof std:1,axis,keepdims,ddof
    full_like:2,value=fill_value logspace:3,base swapaxes:3 moveaxis:3 matmul:2 matvec:2 tensordot:3 round:2
    split_at:2,axis,places=indices_or_sections array_split:2,axis,places=indices_or_sections
    take_along_axis:2,axis repeat:2,axis pad:3,paddings=pad_width argsort:1,axis,stable,kind
    searchsorted:4,values=v diag:2 diag_part:1,k=offset tril:2 triu:2 trace:4 solve:2 matrix_power:2 heaviside:2
    nan_to_num:1,nan,posinf,neginf quantile:2,axis,keepdims,method percentile:2,axis,keepdims,method
    average:1,axis,weights,keepdims cov:3,ddof corrcoef:3 diff:2,axis,prepend,append trapezoid:3,axis interp:3
    qr:2 svd:3 pinv:2 matrix_rank:1,rcond=rtol,tol vector_norm:1,axis,keepdims,ord matrix_norm:1,keepdims,ord
    cond:2 isclose:5 allclose:5 array_equal:3,b=a2 tri:3,m=M tril_indices:3 triu_indices:3 diag_indices:2
    diagflat:2 vander:3,n=N geomspace:4 unravel_index:2 ravel_multi_index:2,shape=dims
    nanvar:1,axis,keepdims,ddof nanstd:1,axis,keepdims,ddof nanquantile:2,axis,keepdims
    nanpercentile:2,axis,keepdims choose:2 digitize:3 partition:2,axis argpartition:2,axis polyval:2 polyfit:3,w
    convolve:3,b=v correlate:3,b=v polyder:2 polyint:1,k insert:3,axis,index=obj delete:2,axis,index=obj
    resize:2,shape=new_shape hsplit:2,places=indices_or_sections vsplit:2,places=indices_or_sections
    dsplit:2,places=indices_or_sections rot90:3 rollaxis:1,axis,start trim_zeros:2
    unique:4,axis,equal_nan,sorted union1d:2,y=ar2 intersect1d:3,y=ar2 setdiff1d:3,y=ar2 setxor1d:3,y=ar2
    isin:4,kind,values=test_elements angle:2 fft:2,axis,norm ifft:2,axis,norm rfft:2,axis,norm irfft:2,axis,norm
    fft2:4 ifft2:4 rfft2:4 irfft2:4 fftn:4 ifftn:4 rfftn:4 irfftn:4 hfft:2,axis,norm ihfft:2,axis,norm
    fftshift:2 ifftshift:2 fftfreq:2 rfftfreq:2 tensorsolve:3 tensorinv:2 kaiser:2 ediff1d:3 bincount:3
    histogram:5 histogram_bin_edges:3 roots:1 poly:1 indices:1 select:3 lexsort:1,axis real:1 imag:1 conj:1
    iscomplex:1 isreal:1 multi_dot:1 hanning:1 hamming:1 blackman:1 bartlett:1`,
  torch: `variance:1,axis=dim,keepdims=keepdim,ddof=correction std:1,axis=dim,keepdims=keepdim,ddof=correction
    full_like:2,value=fill_value logspace:4,stop=end,num=steps flatten_axes:3 unflatten:1,axis=dim,sizes
    swapaxes:3,axis1=dim0,axis2=dim1 moveaxis:3 matmul:2,b=other matvec:2,b=vec tensordot:3,axes=dims
    array_split:2,axis=dim,places=indices_or_sections chunks_of:2,axis=dim,size=split_size_or_sections
    chunk:2,axis=dim elu:2 repeat:2,axis=dim argsort:1,axis=dim,descending,stable boolean_mask:2
    searchsorted:2,side,sorter,right diag:2,k=diagonal diag_embed:2,k=offset diag_part:1,k=offset
    tril:2,k=diagonal triu:2,k=diagonal solve:2,b=B solve_cholesky:3,l=L matrix_power:2 gelu:2
    heaviside:2,at=values nan_to_num:4 logit:2 quantile:2,axis=dim,keepdims=keepdim,method=interpolation
    cov:1,ddof=correction diff:2,axis=dim,prepend,append trapezoid:2,dx,axis=dim qr:2 svd:2 pinv:1,rcond=rtol
    matrix_rank:1,rcond=rtol,tol=atol vector_norm:1,axis=dim,keepdims=keepdim,ord
    matrix_norm:1,keepdims=keepdim,ord norm:2,axis=dim,keepdims=keepdim,ord=p cond:2 isclose:5,b=other
    allclose:5,b=other array_equal:2,b=other diagflat:2,k=offset unravel_index:2
    nanquantile:2,axis=dim,keepdims=keepdim bucketize:2,right hsplit:2,places=indices_or_sections
    vsplit:2,places=indices_or_sections dsplit:2,places=indices_or_sections rot90:3,axes=dims
    isin:2,assume_unique,invert,values=test_elements hardtanh:3 celu:2 hardshrink:2,threshold=lambd
    softshrink:2,threshold=lambd threshold:3 softplus_scaled:3 prelu:2 mse_loss:2,weight,reduction
    l1_loss:2,weight,reduction soft_margin_loss:2,reduction huber_loss:5 smooth_l1_loss:2,reduction,beta
    binary_cross_entropy:3,reduction binary_cross_entropy_with_logits:3,reduction,pos_weight
    kl_div:2,reduction,log_target poisson_nll_loss:8 gaussian_nll_loss:6,variance=var hinge_embedding_loss:6
    margin_ranking_loss:7 cosine_similarity:4 cosine_embedding_loss:7 pairwise_distance:5 triplet_margin_loss:10
    cdist:3 conv1d_channels_first:7,filters=weight,strides=stride,dilations=dilation
    conv3d_channels_first:7,filters=weight,strides=stride,dilations=dilation
    conv2d_transpose_channels_first:8,filters=weight,strides=stride,dilations=dilation
    conv3d_transpose_channels_first:8,filters=weight,strides=stride,dilations=dilation
    avg_pool1d_channels_first:6,ksize=kernel_size,strides=stride
    avg_pool2d_channels_first:7,ksize=kernel_size,strides=stride
    avg_pool3d_channels_first:7,ksize=kernel_size,strides=stride adaptive_avg_pool1d:2 adaptive_avg_pool2d:2
    adaptive_avg_pool3d:2 unfold_windows:5,ksize=kernel_size,dilations=dilation,strides=stride polar:2
    fft:2,axis=dim,norm ifft:2,axis=dim,norm rfft:2,axis=dim,norm irfft:2,axis=dim,norm fft2:4,axes=dim
    ifft2:4,axes=dim rfft2:4,axes=dim irfft2:4,axes=dim fftn:4,axes=dim ifftn:4,axes=dim rfftn:4,axes=dim
    irfftn:4,axes=dim hfft:2,axis=dim,norm ihfft:2,axis=dim,norm fftshift:2,axes=dim ifftshift:2,axes=dim
    fftfreq:2 rfftfreq:2 gather_elements:3 scatter_elements:4 scatter_add:4 scatter_reduce:5,include_self
    narrow:4 select_at:3 index_add:4,alpha select_scatter:4 slice_scatter:6 diagonal_scatter:5 pixel_shuffle:2
    pixel_unshuffle:2 channel_shuffle:2 pad_last:4 tensorsolve:3,b=B,axes=dims tensorinv:2 affine:3 layer_norm:5
    rms_norm:4 group_norm:5 instance_norm:8 normalize_along:4 scaled_dot_product_attention:7 dropout_while:3
    embedding:2 bincount:3 histc:4 zeta:2,q=other multigammaln:2 addmm:3,beta,alpha,left=mat1,right=mat2
    addmv:3,beta,alpha,left=mat,right=vec addr:3,beta,alpha,left=vec1,right=vec2
    baddbmm:3,beta,alpha,left=batch1,right=batch2 addbmm:3,beta,alpha,left=batch1,right=batch2 addcmul:3,value
    addcdiv:3,value renorm:4 kthvalue:2,axis=dim,keepdims=keepdim
    std_mean:1,axis=dim,keepdims=keepdim,ddof=correction var_mean:1,axis=dim,keepdims=keepdim,ddof=correction
    sort_along:1,axis=dim,descending,stable top_along:2,axis=dim,largest,sorted take_along_axis:2,axis=dim
    take_flat:2 index_copy:4 index_fill:4 masked_fill:3 masked_scatter:3 nll_loss:3,ignore_index,reduction
    complex:2 real:1 imag:1 conj:1 angle:1 isreal:1 hanning:2 hamming:1 blackman:2 bartlett:2
    kaiser:1,beta,periodic`,
  jax: `sum:1,axis,keepdims,initial prod:1,axis,keepdims,initial max:1,axis,keepdims,initial
    min:1,axis,keepdims,initial variance:1,axis,keepdims,ddof std:1,axis,keepdims,ddof
    full_like:2,value=fill_value logspace:3,base swapaxes:3 moveaxis:3 matmul:2 matvec:2 tensordot:3 round:2
    split_at:2,axis,places=indices_or_sections array_split:2,axis,places=indices_or_sections
    take_along_axis:2,axis repeat:2,axis pad:3,paddings=pad_width argsort:1,axis,descending,stable,kind
    sort:1,axis,descending,stable,kind searchsorted:4,values=v diag:2 diag_part:1,k=offset tril:2 triu:2 trace:4
    solve:2 matrix_power:2 heaviside:2 nan_to_num:1,nan,posinf,neginf quantile:2,axis,keepdims,method
    percentile:2,axis,keepdims,method average:1,axis,weights,keepdims cov:3,ddof corrcoef:3
    diff:2,axis,prepend,append trapezoid:3,axis interp:3 qr:2 svd:3 pinv:2,rcond=rtol
    matrix_rank:2,tol,rcond=rtol vector_norm:1,axis,keepdims,ord matrix_norm:1,keepdims,ord cond:2 isclose:5
    allclose:5 array_equal:3,b=a2 tri:3,m=M tril_indices:3 triu_indices:3 diag_indices:2 diagflat:2 vander:3,n=N
    geomspace:4 unravel_index:2 ravel_multi_index:2,shape=dims nanvar:1,axis,keepdims,ddof
    nanstd:1,axis,keepdims,ddof nanquantile:2,axis,keepdims nanpercentile:2,axis,keepdims
    select:3,choices=choicelist,otherwise=default choose:2 digitize:3 partition:2,axis argpartition:2,axis
    polyval:2 polyfit:3,w convolve:3,b=v correlate:3,b=v polyder:2 polyint:1,k insert:3,axis,index=obj
    delete:2,axis,index=obj hsplit:2,places=indices_or_sections vsplit:2,places=indices_or_sections
    dsplit:2,places=indices_or_sections rot90:3 rollaxis:1,axis,start trim_zeros:2
    unique:4,axis,equal_nan,sorted union1d:2,y=ar2 intersect1d:3,y=ar2 setdiff1d:3,y=ar2 setxor1d:3,y=ar2
    isin:4,values=test_elements angle:2 fft:2,axis,norm ifft:2,axis,norm rfft:2,axis,norm irfft:2,axis,norm
    fft2:4 ifft2:4 rfft2:4 irfft2:4 fftn:4 ifftn:4 rfftn:4 irfftn:4 hfft:2,axis,norm ihfft:2,axis,norm
    fftshift:2 ifftshift:2 fftfreq:2 rfftfreq:2 tensorsolve:3 tensorinv:2 kaiser:2 ediff1d:3 bincount:3
    histogram:3,density,weights histogram_bin_edges:3 indices:1 lexsort:1,axis real:1 imag:1 conj:1 iscomplex:1
    isreal:1 multi_dot:1 hanning:1 hamming:1 blackman:1 bartlett:1`,
};

type Call = { readonly byPlace: number; readonly words: ReadonlyMap<string, string> };
const read = new Map<Target, ReadonlyMap<string, Call>>();
function callsOf(target: Target): ReadonlyMap<string, Call> {
  const found = read.get(target);
  if (found) return found;
  const calls = new Map(
    agreeing[target].split(/\s+/).map((entry): [string, Call] => {
      const [, name, count, rest] = /^(\w+):(\d+),?(.*)$/.exec(entry)!;
      const words = rest!.split(",").map((w): [string, string] => [w.split("=")[0]!, w.split("=").at(-1)!]);
      return [name!, { byPlace: Number(count), words: new Map(words) }];
    }),
  );
  read.set(target, calls);
  return calls;
}

const finePoints: ReadonlySet<string> = new Set(["order", "nan", "equal_nan"]);
/** The call of a framework's own function; null where it has none that takes these parameters as we do. */
export function agreeingCode(
  operation: Operation,
  given: ReadonlyMap<string, string>,
  { target, prefix }: Framework,
): string | null {
  const call = callsOf(target).get(operation.name);
  const where = ({ tensorflow: "tf", numpy: "np", torch: "torch", jax: "np" } as const)[target];
  const [name] = namesIn(operation, where);
  if (!call || !name) return null;
  // What goes by other defaults there has to be said, but for last digits and for what becomes of NaN.
  const others = Object.keys(operation.variants?.[`${where}.${name}`] ?? {});
  if (others.some((param) => !given.has(param) && !finePoints.has(param))) return null;
  const written: string[] = [];
  for (const [at, param] of Object.keys(operation.params).entries()) {
    const code = given.get(param);
    if (code === undefined) continue;
    const inPlace = at < call.byPlace && at === written.length;
    const word = call.words.get(param) ?? (at < call.byPlace ? param : undefined);
    if (!inPlace && !word) return null;
    written.push(inPlace ? code : `${word}=${code}`);
  }
  return `${prefix}.${name}(${written.join(", ")})`;
}
