/**
 * Whether functions may add products without rounding them in between (relaxed SIMD). Who knows the host says so before
 * the first kernel is made; until then they may not.
 */
let fused = false;

export const isFused = (): boolean => fused;
export const allowFused = (allowed: boolean): void => {
  fused = allowed;
};
