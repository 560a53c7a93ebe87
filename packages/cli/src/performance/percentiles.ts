/** The values below which these shares of `samples` are; 0 where there are none. Sorts `samples`. */
export function percentiles(samples: Int32Array, shares: readonly number[]): number[] {
  samples.sort();
  return shares.map((share) => samples[Math.floor(share * samples.length)] ?? 0);
}
