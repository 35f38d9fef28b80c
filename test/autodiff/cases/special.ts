/** Cases of special functions, alone and on pairs. */
import { type Case, on, one, within } from "./case.ts";

export const special: readonly Case[] = [
  ...one("i0 i1 i0e i1e j0 j1 ndtr log_ndtr erfcx dawsn fresnel_sin fresnel_cos"),
  ...one("k0 k1 k0e k1e y0 y1 reciprocal_no_nan entr lbeta expint spence", "positive"),
  ...one("erfcinv ndtri", "share"),
  ...within("large", [{ code: "multigammaln(x, 2)", shapes: [[5]] }]),
  ...within(
    "positive",
    on(
      [[2, 3]],
      "igamma([1.5, 2.0, 3.0], x)",
      "igammac([1.5, 2.0, 3.0], x)",
      "zeta([3.5, 2.0, 3.0], x)",
      "polygamma([1.0, 2.0, 3.0], x)",
    ),
  ),
  ...within("share", on([[2, 3]], "betainc([1.5, 2.0, 3.0], 2.0, x)")),
];
