/** How certain the parameters of a sum of squares are: standard errors. Knows numbers only. */
import { columnOf, type Dense, dense, lengthOf, solveLower, triangleOf } from "./dense.ts";

/**
 * Standard errors of the parameters: roots of the diagonal of s² (JᵀJ)⁻¹ with s² = Σ r² / (n - p), where they are at a
 * minimum. Columns are scaled first, so that parameters may be of any size. Null where J has no full rank or n ≤ p.
 */
export function standardErrors(jacobian: Dense, residuals: Float64Array): Float64Array | null {
  const { rows: n, columns: p } = jacobian;
  if (n <= p) return null;
  const lengths = Array.from({ length: p }, (_, j) => lengthOf(columnOf(jacobian, j)));
  if (lengths.some((l) => !(l > 0) || !Number.isFinite(l))) return null;
  const scaled = dense(n, p);
  for (const [j, l] of lengths.entries()) columnOf(scaled, j).set(columnOf(jacobian, j).map((v) => v / l));
  const { r } = triangleOf(scaled, residuals);
  const s = lengthOf(residuals) / Math.sqrt(n - p);
  // (JᵀJ)⁻¹ = R⁻¹ R⁻ᵀ: element (j, j) is the squared length of R⁻ᵀ eⱼ.
  const errors = lengths.map((l, j) => {
    const unit = new Float64Array(p);
    unit[j] = 1;
    const row = solveLower(r, unit);
    return row ? (s * lengthOf(row)) / l : Number.NaN;
  });
  return errors.every(Number.isFinite) ? Float64Array.from(errors) : null;
}
