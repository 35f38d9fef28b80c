/**
 * logf and sincosf as glibc and ARM optimized-routines have them, bit for bit: TensorFlow's float32 normals depend on
 * the last bit of these, and Math.fround(Math.log(x)) differs in one of a hundred. Numbers and order of operations are
 * Arm's, under the MIT licence: see NOTICE. The arithmetic is double, with one rounding to float32 at the end.
 * Decimals are the shortest ones that give exactly the double meant.
 */

/** 1/c and log(c) for sixteen c between 0.7 and 1.4, in pairs. */
const reciprocals = new Float64Array(
  [
    [1.398907162146528, -0.33569133332882284],
    [1.3403141896637998, -0.2929040563774074],
    [1.286432210124115, -0.2518726580937369],
    [1.2367150214269895, -0.21245868807117255],
    [1.1906977166711752, -0.17453945183745634],
    [1.1479821020556429, -0.1380057072319758],
    [1.1082251448272158, -0.10275976698545139],
    [1.0711297413057381, -0.06871392447020525],
    [1.036437278977283, -0.0357891387398228],
    [1, 0],
    [0.9492859795739057, 0.05204517742929496],
    [0.8951049428609004, 0.11081431298787942],
    [0.8476821620351103, 0.1652495223695143],
    [0.8050314851692001, 0.21687389031699977],
    [0.7664671008843108, 0.2659635028121397],
    [0.731428603316328, 0.3127556664073557],
  ].flat(),
);

// Neither function branches on its argument: random numbers defeat branch prediction, at 5 ns a miss.

/**
 * Natural logarithm of a positive, normal, finite float32, given by its 32 bits; a float32.
 * Bits, and no typed array to read them through: that would take twice the time.
 */
export function logf(bits: number): number {
  if (bits === 0x3f800000) return 0;
  // x = 2^k · z, and z is a float of exponent 0 or -1.
  const t = (bits - 0x3f330000) | 0;
  const k = t >> 23;
  const b = bits - (k << 23);
  const z = (((b & 0x7fffff) | 0x800000) << ((b >> 23) & 1)) * 2 ** -24;
  const pair = ((t >> 19) & 15) << 1;
  const r = z * reciprocals[pair]! - 1;
  const y0 = reciprocals[pair + 1]! + k * Math.LN2;
  const r2 = r * r;
  const y = -0.25089342214237154 * r2 + (0.333456765744066 * r - 0.4999997485802103);
  return Math.fround(y * r2 + (y0 + r));
}

/**
 * Writes sin(y) to `out[at]` and cos(y) to `out[at + 1]`, for a float32 y of 0 to 120.
 * Arm's shortcuts for small y are left out: the main path gives the same bits (checked for every y that a draw makes).
 */
export function sincosf(y: number, out: Float32Array, at: number): void {
  const quarters = (Math.trunc(y * 10680707.430881744) + 0x800000) >> 24;
  const rest = y - quarters * 1.5707963267948966;
  const x = rest * (1 - ((quarters + 1) & 2));
  const x2 = x * x;
  const x3 = x2 * x;
  const x4 = x2 * x2;
  const s = x + x3 * -0.16666654943701084;
  const sine = s + x3 * x2 * (0.008332178146138854 + x2 * -0.00019517298981385725);
  const c = 1 + x2 * -0.49999999725108224 + x4 * 0.041666623324344516;
  const cosine = (c + x4 * x2 * (-0.001388676379437604 + x2 * 2.4390450703564542e-5)) * (1 - (quarters & 2));
  out[at + (quarters & 1)] = sine;
  out[at + 1 - (quarters & 1)] = cosine;
}
